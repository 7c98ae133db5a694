"""Whose file it is, overruled by a person; what columns are for; people are never shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.feedback.guide_values import Use
from journeymap.feedback.table import Part
from journeymap.gui.importing.dialog import ImportDialog
from journeymap.gui.importing.format_page import FormatPage
from journeymap.gui.importing.stations import FORMAT
from tests.gui.importing.conftest import OpenImport, read


def page_of(dialog: ImportDialog) -> FormatPage:
    dialog.go(FORMAT)
    page = dialog.page(FORMAT)
    assert isinstance(page, FormatPage)
    return page


def test_it_says_whose_file_it_is_and_can_be_told_otherwise(
    open_import: OpenImport, certain: Path, qtbot: QtBot
) -> None:
    dialog = open_import(certain)
    page = page_of(dialog)
    assert page.heading.full_text == "october.csv: read as Google Forms"
    assert page.reasons.full_text
    page.format.setCurrentIndex(page.format.findData("generic"))
    page.format.activated.emit(page.format.currentIndex())
    read(dialog, qtbot)
    assert page.heading.full_text == "october.csv: read as Other table"
    assert dialog.guide.by_hand
    page.format.setCurrentIndex(0)
    page.format.activated.emit(0)
    read(dialog, qtbot)
    assert page.heading.full_text == "october.csv: read as Google Forms"


def test_cells_of_people_are_not_shown_and_have_no_choice(open_import: OpenImport, certain: Path) -> None:
    page = page_of(open_import(certain))
    cells = page.rows.cells
    shown = [cells.cell(row, column) for row in range(cells.count) for column in range(cells.columnCount())]
    assert "•••" in [cell.title for cell in shown]
    assert not any("example.com" in str(cell) for cell in shown)
    page.rows.open_parts(1)
    assert page.rows.menu is None


def test_a_part_is_chosen_by_keys(open_import: OpenImport, certain: Path, qtbot: QtBot) -> None:
    dialog = open_import(certain)
    page = page_of(dialog)
    page.rows.setFocus()
    page.rows.setCurrentIndex(page.rows.cells.index(0, 3))
    QTest.keyClick(page.rows, Qt.Key.Key_Space)
    assert page.rows.menu is not None
    people = next(action for action in page.rows.menu.actions() if "people" in action.text())
    people.trigger()
    page.rows.menu.close()
    read(dialog, qtbot)
    assert dialog.guide.column("How was the weather?").use is Use.PEOPLE
    assert page.rows.cells.columns[3].part is Part.PERSON
    assert page.rows.currentIndex().column() == 3


def test_a_language_spoken_anew_is_spoken_everywhere(open_import: OpenImport, certain: Path) -> None:
    dialog = open_import(certain)
    page = page_of(dialog)
    dialog.session.speech.speak("id")
    assert page.format.itemText(page.format.findData("generic")) == dialog.session.text("Other table")
    assert page.format.currentIndex() == 0


def test_what_the_tool_itself_leaves_out_is_said(open_import: OpenImport, tmp_path: Path) -> None:
    path = tmp_path / "unfinished.csv"
    ids = """{""ImportId"":""%s""}"""
    rows = ["EndDate,Finished,Q1", "End Date,Finished,Check-in: would you recommend us?"]
    rows.append(",".join(f'"{ids % name}"' for name in ("endDate", "finished", "QID1")))
    path.write_text("\n".join([*rows, "2026-10-01,0,9", "2026-10-02,0,3"]) + "\n")
    dialog = open_import(path)
    page = page_of(dialog)
    assert "2 answers are left out: The person did not finish the survey." in page.reasons.full_text
    assert [message.text for message in dialog.guide.missing] == ["No answer is left that could be counted."]
