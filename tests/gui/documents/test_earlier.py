"""Earlier versions of files: listed, opened, taken back, deleted; of renamed and deleted files too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.settings import rename_journey
from journeymap.editing.document import Document
from journeymap.gui.documents import thinning
from journeymap.gui.documents.desk import Desk
from journeymap.gui.documents.earlier_dialog import EarlierDialog
from journeymap.gui.documents.kept_dialog import KeptDialog
from journeymap.gui.documents.thinning import Thinning
from journeymap.gui.session.background import Jobs
from journeymap.gui.session.preferences import Preferences
from journeymap.model import Journey
from journeymap.storage.backups import BackupRules, backups_of, keep_backup
from tests.gui.documents.conftest import Answers, FakeOpener, MakeDesk


def test_earlier_versions_are_listed_opened_and_taken_back(
    desk: Desk, journey_file: Path, opener: FakeOpener, qtbot: QtBot
) -> None:
    first = desk.session.journey.title
    desk.session.do(rename_journey, "Second")
    assert desk.save()
    assert len(backups_of(journey_file)) == 1
    dialog = earlier(desk)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert [document.journey.title for document, _ in opener.documents] == [first]
    assert opener.documents[0][0].path is None
    dialog = earlier(desk)
    back = dialog.findChild(QPushButton, "back")
    assert isinstance(back, QPushButton)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert desk.session.journey.title == first
    desk.session.document.undo()
    assert desk.session.journey.title == "Second"


def test_no_earlier_version_is_said(desk: Desk) -> None:
    dialog = earlier(desk)
    assert not dialog.list.isVisible()
    assert not dialog.copy.isEnabled()
    dialog.reject()


def earlier(desk: Desk) -> EarlierDialog:
    desk.earlier()
    dialog = desk._window.findChildren(EarlierDialog)[-1]
    dialog.list.setFocus()
    return dialog


def click(dialog: QDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def kept(desk: Desk) -> KeptDialog:
    return desk._window.findChildren(KeptDialog)[-1]


def titles(dialog: KeptDialog) -> Sequence[str]:
    return [row.title for row in dialog.list.rows.rows]


def test_they_are_deleted_after_a_question(desk: Desk, journey_file: Path, answers: Answers) -> None:
    desk.session.do(rename_journey, "Second")
    assert desk.save()
    dialog = earlier(desk)
    answers.will_be("keep", "delete")
    click(dialog, "delete-all")
    assert backups_of(journey_file)
    click(dialog, "delete-all")
    assert "Delete the earlier version of hotel.journey?" in answers.seen[1]
    assert not backups_of(journey_file)
    assert journey_file.exists()
    assert not dialog.list.isVisible()
    assert not dialog.delete.isEnabled()
    dialog.reject()


def test_those_of_a_file_that_was_renamed_and_deleted_are_reached(
    make_desk: MakeDesk, journey_file: Path, tmp_path: Path, opener: FakeOpener
) -> None:
    gone = tmp_path / "gone.journey"
    gone.write_bytes(journey_file.read_bytes())
    assert keep_backup(gone, BackupRules())
    gone.unlink()
    desk = make_desk(journey_file)
    desk.session.do(rename_journey, "Second")
    assert desk.save()
    click(earlier(desk), "other")
    dialog = kept(desk)
    assert titles(dialog) == ["gone.journey"], "the own file is not another one"
    assert "not there any more" in dialog.list.rows.rows[0].detail
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    versions = desk._window.findChildren(EarlierDialog)[-1]
    assert "gone.journey" in versions.heading.text()
    assert not versions.back.isVisible(), "it is no state of this document"
    click(versions, "copy")
    assert len(opener.documents) == 1


def test_without_a_file_it_is_asked_of_which(make_desk: MakeDesk, journey_file: Path) -> None:
    assert keep_backup(journey_file, BackupRules())
    desk = make_desk(Document(Journey(title="New")))
    desk.earlier()
    dialog = kept(desk)
    assert titles(dialog) == ["hotel.journey"]
    dialog.reject()


def test_what_the_settings_want_no_more_goes_at_the_start_and_some_time_after_a_change(
    preferences: Preferences, journey_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now(UTC)
    for days in (100, 1):
        journey_file.write_text(f"{days}")
        assert keep_backup(journey_file, BackupRules(days=3650), now - timedelta(days=days))
    jobs = Jobs()
    thinner = Thinning(preferences, jobs, jobs)
    thinner.distrust()
    thinner.begin()
    assert not jobs.busy, "nothing goes by settings that nobody made"
    Thinning(preferences, jobs, jobs).begin()
    qtbot.waitUntil(lambda: len(backups_of(journey_file)) == 1)
    thinner._later.setInterval(0)
    preferences.put(author="Somebody")
    assert not thinner._later.isActive()
    preferences.put(backups=0)
    qtbot.waitUntil(lambda: not backups_of(journey_file))
    jobs.close()
    jobs.deleteLater()
    assert thinning.THIN_AFTER_MS > 10_000, "typing a number costs nothing"
