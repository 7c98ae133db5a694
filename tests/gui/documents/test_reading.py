"""Reading files: what is wrong is said as plain text, and large files leave the window alive."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.gui.documents import reading, working
from journeymap.gui.documents.reading import read_document
from journeymap.gui.documents.working import WorkingBox, carry_out
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.background import Progress, StoppedError
from journeymap.gui.session.preferences import Preferences
from journeymap.storage.fingerprint import digest
from tests.gui.documents.conftest import Answers


def test_a_file_is_read_with_its_digest(journey_file: Path, speech: Speech, preferences: Preferences) -> None:
    opened = read_document(journey_file, speech, preferences)
    assert opened is not None
    assert opened.document.path == journey_file
    assert not opened.document.modified
    assert opened.origin.digest == digest(journey_file)
    assert opened.origin.base is opened.document.journey


@pytest.mark.parametrize("language", ["en", "id"])
def test_what_is_wrong_is_said_with_its_places(
    tmp_path: Path, speech: Speech, preferences: Preferences, answers: Answers, language: str
) -> None:
    speech.speak(language)
    path = tmp_path / "<img src=x>.journey"
    path.write_text("journeymap: 1\ntitle: [1]\ntouchpoints: 7\n")
    answers.will_be("cancel")
    assert read_document(path, speech, preferences) is None
    assert "<img src=x>.journey:2:" in answers.seen[0]
    assert "touchpoints" in answers.seen[0]


def test_a_missing_file_is_said(tmp_path: Path, speech: Speech, preferences: Preferences, answers: Answers) -> None:
    answers.will_be("cancel")
    assert read_document(tmp_path / "gone.journey", speech, preferences) is None
    assert "no such file" in answers.seen[0]


def test_a_large_file_is_read_off_the_gui_thread(
    journey_file: Path, speech: Speech, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    real = reading.read_file

    def noted(path: Path) -> reading.Read:
        threads.append(threading.current_thread())
        return real(path)

    monkeypatch.setattr(reading, "LARGE_BYTES", 10)
    monkeypatch.setattr(reading, "read_file", noted)
    assert read_document(journey_file, speech, preferences) is not None
    assert threads[0] is not threading.main_thread()


def test_errors_of_a_large_file_are_said_too(
    tmp_path: Path, speech: Speech, preferences: Preferences, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGE_BYTES", 10)
    path = tmp_path / "broken.journey"
    path.write_text("journeymap: 1\ntitle: [1]\n")
    answers.will_be("cancel")
    assert read_document(path, speech, preferences) is None
    assert "broken.journey:2:" in answers.seen[0]


def test_long_work_can_be_stopped(speech: Speech, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "SHOW_AFTER_MS", 1)
    release = threading.Event()
    boxes: list[WorkingBox] = []

    def work(progress: Progress) -> str:
        progress.say("One step", 0.5)
        release.wait(10)
        progress.check()
        return "done after all"

    def stop() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, WorkingBox) and box.step.text() == "One step":
            assert box.progress.value() == 50
            boxes.append(box)
            box.stop.click()
            release.set()

    timer = QTimer()
    timer.timeout.connect(stop)
    timer.start(10)
    with pytest.raises(StoppedError):
        carry_out(work, "Working", speech)
    timer.stop()
    assert boxes


def test_long_work_gives_its_result(speech: Speech, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "SHOW_AFTER_MS", 1)
    waiting = threading.Event()

    def work(progress: Progress) -> str:
        waiting.wait(0.2)
        return "done"

    assert carry_out(work, "Working", speech) == "done"


def test_what_work_raises_is_raised_here(speech: Speech) -> None:
    def work(progress: Progress) -> None:
        raise KeyError("inside")

    with pytest.raises(KeyError, match="inside"):
        carry_out(work, "Working", speech)
