"""Ways to begin from a window, file dialogs with our words, questions, snapshots, recent files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from journeymap.gui.documents.asking import CANCEL, Choice, Question, QuestionBox, ask
from journeymap.gui.documents.desk import Desk
from journeymap.gui.documents.picking import OPEN, SAVE, Picking
from journeymap.gui.documents.recent_dialog import RecentDialog
from journeymap.gui.documents.snapshot_dialog import SnapshotDialog
from journeymap.gui.look.look import Look
from journeymap.gui.look.qt_words import QtWords
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.preferences import Preferences
from journeymap.i18n import mark
from tests.gui.documents.conftest import Answers, FakeOpener, Picked


def test_new_template_and_sample(desk: Desk, opener: FakeOpener) -> None:
    desk.new()
    desk.open_template("shop")
    desk.open_sample("puskesmas")
    titles = [document.journey.title for document, _ in opener.documents]
    assert titles == ["New journey", "New online shop journey", "Rawat jalan puskesmas"]
    assert all(document.path is None and not document.modified for document, _ in opener.documents)


def test_open_and_welcome(desk: Desk, opener: FakeOpener, picked: Picked, journey_file: Path) -> None:
    picked.paths = [journey_file, None]
    desk.open()
    desk.open()
    assert opener.paths == [journey_file]
    desk.welcome()
    assert opener.welcomed == 1


def test_recent_files_by_keyboard(desk: Desk, opener: FakeOpener, journey_file: Path, qtbot: QtBot) -> None:
    assert desk.session.preferences.settings.recent == (str(journey_file),)
    desk.open_recent()
    dialog = desk._window.findChild(RecentDialog)
    assert isinstance(dialog, RecentDialog)
    qtbot.keyClick(dialog.recent.list, Qt.Key.Key_Return)
    assert opener.paths == [journey_file]


def test_a_snapshot_is_taken_and_can_be_undone(desk: Desk, qtbot: QtBot) -> None:
    before = set(desk.session.journey.snapshots)
    desk.snapshot()
    dialog = desk._window.findChild(SnapshotDialog)
    assert isinstance(dialog, SnapshotDialog)
    qtbot.keyClicks(dialog.field, "Before the new desk")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    (new,) = set(desk.session.journey.snapshots) - before
    assert desk.session.journey.snapshots[new].label == "Before the new desk"
    desk.session.undo()
    assert set(desk.session.journey.snapshots) == before


def test_a_label_that_cannot_be_is_said_at_the_field(desk: Desk, qtbot: QtBot) -> None:
    desk.snapshot()
    dialog = desk._window.findChild(SnapshotDialog)
    assert isinstance(dialog, SnapshotDialog)
    dialog.field.setText("\ud800 half a character")
    before = desk.session.journey
    dialog.take()
    if desk.session.journey is before:
        assert dialog.error.sentence is not None
    assert dialog.field.text().endswith("half a character")
    dialog.close()


@pytest.mark.parametrize("language", ["en", "id"])
def test_file_dialogs_remember_their_folder_and_speak(
    speech: Speech, preferences: Preferences, tmp_path: Path, language: str
) -> None:
    speech.speak(language)
    words = QtWords(speech)
    picking = Picking(speech, preferences, None)
    seen: list[QFileDialog] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, choose)
        else:
            seen.append(dialog)
            titles.append(dialog.windowTitle())
            folders.append(dialog.directory().absolutePath())
            if purpose is SAVE:
                dialog.accept()
            else:
                dialog.reject()

    titles: list[str] = []
    folders: list[str] = []
    (tmp_path / "there.journey").write_text("x")
    for purpose in (SAVE, OPEN):
        QTimer.singleShot(100, choose)
        if purpose is SAVE:
            assert picking.to_save(purpose, "new name", tmp_path) == tmp_path / "new name.journey"
        else:
            assert picking.to_open(purpose, several=False) == []
    assert preferences.settings.folders["open"] == str(tmp_path)
    assert folders[1] == str(tmp_path)
    assert titles[0] == speech.text("Save the journey")
    assert len(seen) == 2
    QApplication.removeTranslator(words)


def test_escape_does_nothing(speech: Speech, look: Look, qtbot: QtBot) -> None:
    def escape() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QuestionBox)
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(50, escape)
    question = Question(mark("Really?"), (), (Choice("do", mark("Do it")),))
    assert ask(question, speech, look) == CANCEL


def test_enter_gives_the_first_answer(speech: Speech, look: Look, qtbot: QtBot) -> None:
    def enter() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QuestionBox)
        qtbot.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(50, enter)
    choices = (Choice("do", mark("Do it")), Choice("throw", mark("Throw away"), "give-up"))
    assert ask(Question(mark("Really?"), (), choices), speech, look) == "do"


def test_questions_are_named_for_screen_readers(speech: Speech, look: Look, answers: Answers) -> None:
    box = QuestionBox(Question(mark("Really?"), ("<b>bold</b>",)), speech, look, None)
    assert box.accessibleName() == "Really?"
    box.deleteLater()
