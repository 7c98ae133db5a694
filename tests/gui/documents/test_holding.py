"""Two people and one file: who comes second reads, copies or takes over; earlier versions are there to go back to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.settings import rename_journey
from journeymap.editing.document import Document
from journeymap.gui.documents.desk import Desk
from journeymap.gui.documents.holding import HELD
from journeymap.model import Journey
from journeymap.storage import files
from journeymap.storage.sharing import Note, holder_of, note_of, take_note
from tests.gui.documents.conftest import Answers, MakeDesk, Picked


@pytest.fixture
def sari(journey_file: Path, monkeypatch: pytest.MonkeyPatch) -> Note:
    """Somebody else has the file open, in another process: the one that started these tests."""
    with monkeypatch.context() as patch:
        patch.setattr(os, "getpid", os.getppid)
        found = take_note(journey_file, "Sari")
    assert isinstance(found, Note)
    return found


def press(desk: Desk, matter: str, at: int) -> None:
    bar = desk._bar.shown(matter)
    assert bar is not None
    QTest.mouseClick(bar.buttons[at], Qt.MouseButton.LeftButton)


def test_an_open_file_says_so_to_others_until_it_is_closed(desk: Desk, journey_file: Path) -> None:
    holder = holder_of(journey_file)
    assert holder is not None
    assert holder.process == os.getpid()
    desk.close()
    assert not note_of(journey_file).exists()


def test_the_second_reads_and_saves_elsewhere(
    sari: Note, make_desk: MakeDesk, journey_file: Path, tmp_path: Path, picked: Picked
) -> None:
    desk = make_desk(journey_file)
    bar = desk._bar.shown(HELD)
    assert bar is not None
    assert "Sari has hotel.journey open on" in bar.label.text()
    assert desk.read_only
    before = journey_file.read_bytes()
    desk.session.do(rename_journey, "Mine")
    copy = tmp_path / "mine.journey"
    picked.paths = [copy]
    press(desk, HELD, 0)
    assert files.load(copy).journey.title == "Mine"
    assert journey_file.read_bytes() == before
    assert not desk.read_only
    assert sari.refresh(), "the first still has the file"


def test_the_second_may_not_save_over_the_first(
    sari: Note, make_desk: MakeDesk, journey_file: Path, picked: Picked, answers: Answers
) -> None:
    desk = make_desk(journey_file)
    desk.session.do(rename_journey, "Mine")
    picked.paths = [journey_file]
    answers.will_be("elsewhere", "cancel")
    assert not desk.save()
    assert "hotel.journey is for reading only here" in answers.seen[0]
    assert "Somebody else has hotel.journey open" in answers.seen[1]
    assert picked.suggestions == ["hotel (copy).journey"]


def test_nobody_saves_over_a_file_that_another_has_open(
    sari: Note, make_desk: MakeDesk, journey_file: Path, picked: Picked, answers: Answers
) -> None:
    desk = make_desk(Document(Journey(title="Mine")))
    before = journey_file.read_bytes()
    picked.paths = [journey_file]
    answers.will_be("cancel")
    assert not desk.save_as()
    assert "Somebody else has hotel.journey open" in answers.seen[0]
    assert journey_file.read_bytes() == before


def test_the_second_may_take_over(sari: Note, make_desk: MakeDesk, journey_file: Path) -> None:
    desk = make_desk(journey_file)
    press(desk, HELD, 1)
    assert not desk.read_only
    assert desk._bar.shown(HELD) is None
    assert not sari.refresh()
    desk.session.do(rename_journey, "Mine")
    assert desk.save()


def test_a_file_that_becomes_free_is_ours(sari: Note, make_desk: MakeDesk, journey_file: Path) -> None:
    desk = make_desk(journey_file)
    sari.release()
    desk.holding.look()
    assert not desk.read_only
    assert holder_of(journey_file) is not None


def test_the_first_hears_at_once_that_somebody_took_over(
    desk: Desk, journey_file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    desk.session.do(rename_journey, "Mine")
    with monkeypatch.context() as patch:
        patch.setattr(os, "getpid", os.getppid)
        other = take_note(journey_file, "Sari", force=True)
    assert isinstance(other, Note)
    qtbot.waitUntil(lambda: desk._bar.shown(HELD) is not None)
    bar = desk._bar.shown(HELD)
    assert bar is not None
    assert "Sari has taken over hotel.journey on" in bar.label.text()
    assert desk.read_only
    other.release()
    qtbot.waitUntil(lambda: desk._bar.shown(HELD) is None)
    assert not desk.read_only
