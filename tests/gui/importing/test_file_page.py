"""Files of an import: what was read of each, what was refused and why, tables inside of workbooks."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.gui.importing.file_row import RefusedRow, SourceRow
from tests.gui.importing.conftest import CERTAIN, OpenImport, Picked, read


def test_a_file_says_what_was_read_and_goes_again(
    open_import: OpenImport, certain: Path, picks: Picked, qtbot: QtBot
) -> None:
    dialog = open_import()
    picks.files = [certain]
    QTest.mouseClick(dialog.file_page.zone.choosing, Qt.MouseButton.LeftButton)
    read(dialog, qtbot)
    (row,) = dialog.file_page.rows
    assert isinstance(row, SourceRow)
    assert (row.name.full_text, row.line.full_text) == ("october.csv", "Answers: 5, columns: 5")
    assert row.sheet.isHidden()
    QTest.mouseClick(row.away, Qt.MouseButton.LeftButton)
    read(dialog, qtbot)
    assert dialog.file_page.rows == ()
    assert not dialog.file_page.complete
    assert not dialog.foot.next.isEnabled()


def test_each_file_that_cannot_be_read_says_why_beside_those_that_can(
    open_import: OpenImport, certain: Path, tmp_path: Path
) -> None:
    page, log = tmp_path / "page.csv", tmp_path / "log.csv"
    page.write_text("<!DOCTYPE html><html><body>Sign in</body></html>")
    log.write_text("case id,activity,timestamp\n1,register,2026-10-01\n1,decide,2026-10-02\n")
    dialog = open_import(certain, page, log, tmp_path / "gone.csv")
    rows = dialog.file_page.rows
    assert [type(row) for row in rows] == [SourceRow, RefusedRow, RefusedRow, RefusedRow]
    assert "no such file" in rows[3].line.full_text
    assert dialog.step == 0, "what was refused is looked at first"


def test_what_was_refused_can_be_read_as_a_plain_table(open_import: OpenImport, tmp_path: Path, qtbot: QtBot) -> None:
    log = tmp_path / "log.csv"
    log.write_text("case id,activity,timestamp\n1,register,2026-10-01\n1,decide,2026-10-02\n")
    dialog = open_import(log)
    (row,) = dialog.file_page.rows
    assert isinstance(row, RefusedRow)
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    assert not hasattr(open_import(picture).file_page.rows[0], "again"), "a picture is no table whatever it is read as"
    QTest.mouseClick(row.again, Qt.MouseButton.LeftButton)
    read(dialog, qtbot)
    assert dialog.guide.sources[0].format == "generic"


def test_another_table_of_a_workbook_is_chosen(open_import: OpenImport, tmp_path: Path, qtbot: QtBot) -> None:
    workbook = openpyxl.Workbook()
    for name, days in (("July", 2), ("August", 3)):
        sheet = workbook.create_sheet(name)
        sheet.append(["Date", "Check-in NPS"])
        for day in range(days):
            sheet.append([f"2026-07-0{day + 1}", day + 5])
    del workbook["Sheet"]
    path = tmp_path / "both.xlsx"
    workbook.save(path)
    dialog = open_import(path)
    dialog.go(0)
    (row,) = dialog.file_page.rows
    assert isinstance(row, SourceRow)
    assert (row.sheet.count(), row.sheet.currentText()) == (2, "July")
    row.sheet.setCurrentText("August")
    row.sheet.textActivated.emit("August")
    read(dialog, qtbot)
    assert len(dialog.guide.sources[0].table.rows) == 3


def test_nothing_copied_is_said(open_import: OpenImport, qtbot: QtBot) -> None:
    QApplication.clipboard().setMimeData(QMimeData())
    dialog = open_import()
    QTest.mouseClick(dialog.file_page.zone.pasting, Qt.MouseButton.LeftButton)
    (row,) = dialog.file_page.rows
    assert "nothing to paste" in row.line.full_text
    QApplication.clipboard().setText(CERTAIN)
    QTest.mouseClick(dialog.file_page.zone.pasting, Qt.MouseButton.LeftButton)
    read(dialog, qtbot)
    assert len(dialog.guide.sources) == 1
    assert len(dialog.file_page.rows) == 1


def test_stopped_reading_leaves_all_as_it_was(open_import: OpenImport, certain: Path, qtbot: QtBot) -> None:
    dialog = open_import()
    dialog.file_page.put([certain])
    dialog.reading.stop()
    read(dialog, qtbot)
    assert dialog.guide.sources == ()
    assert dialog.strip.isHidden()
    assert dialog.stack.isEnabled()
