"""Files for departments made in the dialog: who is ticked, what is written and noted, what is never written over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeymap.departments.returns import read_return
from journeymap.departments.sendings import sendings_of
from journeymap.gui.documents.departments.sending_dialog import SendingDialog
from journeymap.gui.documents.departments.sending_work import Sending
from journeymap.gui.documents.picking import Picking
from journeymap.gui.session.session import Session
from journeymap.i18n import msg
from journeymap.model import Department
from tests.gui.conftest import DAY
from tests.gui.documents.conftest import Answers


@pytest.fixture
def session(hotel: Session, journey_file: Path) -> Session:
    """The hotel, saved, with a department that has nothing to do with any touchpoint."""
    journey = hotel.journey
    hotel.document.replace(
        replace(journey, departments={**journey.departments, "legal": Department(name="Legal")}), msg("A department")
    )
    hotel.document.path = journey_file
    return hotel


@pytest.fixture
def dialog(session: Session, tmp_path: Path) -> Iterator[SendingDialog]:
    window = QWidget()
    made = SendingDialog(session, Picking(session.speech, session.preferences, window), window)
    made.folder_path = tmp_path / "out"
    made.folder_path.mkdir()
    made.show()
    yield made
    if isValid(made):
        made.close()
    window.deleteLater()


def _send(dialog: SendingDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.output.written):
        qtbot.mouseClick(dialog.write, Qt.MouseButton.LeftButton)


def _row(dialog: SendingDialog, name: str) -> int:
    return next(row for row in range(dialog.table.rowCount()) if dialog.table.cell(row, 0).text() == name)


def test_everyone_with_something_to_ask_is_ticked(dialog: SendingDialog, session: Session, qtbot: QtBot) -> None:
    assert dialog.table.ticked == tuple(id for id in session.journey.departments if id not in ("legal", "people"))
    row = _row(dialog, "Legal")
    assert dialog.table.cell(row, 1).text() == "nothing to ask"
    dialog.table.setCurrentCell(row, 0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    assert "legal" not in dialog.table.ticked


def test_files_are_written_noted_and_said(
    dialog: SendingDialog, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    qtbot.mouseClick(dialog.none, Qt.MouseButton.LeftButton)
    assert not dialog.write.isEnabled()
    for name in ("IT", "Sales"):
        dialog.table.setCurrentCell(_row(dialog, name), 2)
        qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    with qtbot.waitSignal(session.sent):
        _send(dialog, qtbot)
    files = sorted(path.name for path in dialog.folder_path.iterdir())
    assert files == ["hotel-stay-yogyakarta-it.xlsx", "hotel-stay-yogyakarta-sales.xlsx"]
    assert {read_return(dialog.folder_path / name, session.journey).department for name in files} == {"it", "sales"}
    assert session.document.path is not None
    assert [(each.department, each.day) for each in sendings_of(session.document.path)] == [("it", DAY), ("sales", DAY)]
    assert dialog.output.words.text() == "2 files are in out."
    assert dialog.table.cell(_row(dialog, "IT"), 2).text() == "1 Nov 2026"
    assert not dialog.output.open_file.isVisible()
    assert not shown
    qtbot.mouseClick(dialog.output.show_folder, Qt.MouseButton.LeftButton)
    assert shown == [QUrl.fromLocalFile(str(dialog.folder_path))]


@pytest.mark.parametrize(("answer", "kept", "written"), [("cancel", True, 1), ("others", True, 2), ("over", False, 2)])
def test_nothing_is_written_over_without_a_question(
    dialog: SendingDialog, answers: Answers, qtbot: QtBot, answer: str, kept: bool, written: int
) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(".journey"))
    dialog.table.tick(all_of_them=False)
    for name in ("IT", "Sales"):
        dialog.table.cell(_row(dialog, name), 0).setCheckState(Qt.CheckState.Checked)
    mine = dialog.folder_path / "hotel-stay-yogyakarta-it.journey"
    mine.write_text("filled in")
    answers.will_be(answer)
    qtbot.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.output.busy)
    assert mine.name in answers.seen[0]
    assert (mine.read_text() == "filled in") == kept
    assert len(list(dialog.folder_path.iterdir())) == written


def test_a_failure_half_way_says_what_was_written(
    dialog: SendingDialog, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Sending._write

    def fail(self: Sending, parcel: object) -> None:
        if self.written:
            self.problem = "The disk is full"
            raise OSError(28, "The disk is full")
        write(self, parcel)  # type: ignore[arg-type]

    monkeypatch.setattr(Sending, "_write", fail)
    dialog.kind.setCurrentIndex(dialog.kind.findData(".journey"))
    qtbot.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.output.busy)
    assert dialog.output.words.text() == "1 file is in out. Then: The disk is full"
    assert dialog.output.show_folder.isVisible()
