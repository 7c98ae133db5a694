"""Tests of files that are no workbook of ours, or no longer one: refused with a sentence that says what to do."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from journeymap.departments import workbook_tables
from journeymap.departments.errors import ReturnError
from journeymap.departments.workbook_reading import read_workbook
from journeymap.departments.workbook_writing import workbook_bytes
from tests.departments.filling_in import SENT, FilledIn, hotel

HIDDEN = "journeymap"


def zipped(**parts: bytes) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", part)
    return content.getvalue()


def plain_workbook() -> bytes:
    content = BytesIO()
    Workbook().save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04 cut short", "cannot be opened"),
        (zipped(word__document=b"<w/>"), "cannot be opened"),
        (zipped(xl__worksheets__sheet1=b"0" * 300 * 2**20), "cannot be opened"),
        (plain_workbook(), "not one that journeymap made"),
    ],
    ids=["cut", "other", "bomb", "foreign"],
)
def test_what_is_no_workbook_of_ours_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(ReturnError, match=sentence):
        read_workbook(data, "x.xlsx")


def cut(page: Worksheet) -> None:
    page["A7"] = str(page["A7"].value)[:-40]


def exchanged(page: Worksheet) -> None:
    page["A6"] = "0" * 64


def endless(page: Worksheet) -> None:
    page["A2"] = "1e999"


def later(page: Worksheet) -> None:
    page["A2"] = "2"


def unnamed(page: Worksheet) -> None:
    page["A3"] = "nobody"


def undated(page: Worksheet) -> None:
    page["A4"] = "soon"


def short(page: Worksheet) -> None:
    page.delete_rows(4, 10)


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (cut, "is damaged"),
        (exchanged, "is damaged"),
        (endless, "is damaged"),
        (unnamed, "is damaged"),
        (undated, "is damaged"),
        (short, "is damaged"),
        (later, "made by a later journeymap"),
    ],
)
def test_a_damaged_hidden_sheet_is_told(damage: Callable[[Worksheet], None], sentence: str) -> None:
    book = FilledIn(hotel(), "people")
    damage(book.book[HIDDEN])
    with pytest.raises(ReturnError, match=sentence):
        book.back()


def test_without_the_hidden_sheet_nobody_knows_what_changed() -> None:
    book = FilledIn(hotel(), "people")
    book.book.remove(book.book[HIDDEN])
    with pytest.raises(ReturnError, match="not one that journeymap made"):
        book.back()


def with_last_rows(rows: bytes) -> bytes:
    """The workbook with these behind the rows of its second sheet."""
    content = BytesIO()
    sent = workbook_bytes(hotel(), "people", language="en", day=SENT)
    with zipfile.ZipFile(BytesIO(sent)) as package, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in package.infolist():
            part = package.read(entry)
            if entry.filename == "xl/worksheets/sheet2.xml":
                part = part.replace(b"</sheetData>", rows + b"</sheetData>")
            made.writestr(entry, part)
    return content.getvalue()


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1048575" ht="12.8" customHeight="false"/><row r="1048576" ht="12.8"></row>',
        b'<row r="1048576" ht="12.8"><c r="A1048576" s="3"/><c r="B1048576" s="3"></c></row>',
    ],
    ids=["rows", "cells"],
)
def test_rows_far_away_that_hold_nothing_are_no_reason_to_refuse(rows: bytes) -> None:
    found = read_workbook(with_last_rows(rows), "x.xlsx")
    assert found.theirs == found.base


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1048576"><c r="XFD1048576" t="str"><v></v></c></row>',
        b'<row r="1048576"><c r="XFD1048576" t="str" z=" />"><v>1</v></c></row>',
        b'<row r="1048576"><c r="XFC1048576" s="3"/><c><v>1</v></c></row>',
        b'<row r="1048575"/><row><c vm="1"><v>1</v></c></row>',
    ],
    ids=["empty text", "quoted end", "behind an empty cell", "behind an empty row"],
)
def test_a_cell_far_away_is_refused(rows: bytes) -> None:
    with pytest.raises(ReturnError, match="far larger"):
        read_workbook(with_last_rows(rows), "x.xlsx")


def test_no_more_rows_are_read_than_any_department_fills(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_tables, "MOST_LINES", 4)
    book = FilledIn(hotel(), "people")
    for number in range(7):
        book.add("comments", text=f"Remark {number}")
    back = book.back()
    assert [idea.text for idea in back.theirs.parking_lot][-4:] == [f"Remark {number}" for number in range(4)]
    assert any("nothing after row" in each.text and each.values["sheet"] == "Comments" for each in back.left_out)
