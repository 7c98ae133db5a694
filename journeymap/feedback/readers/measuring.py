"""How large a workbook is, before the library that reads it believes what it says: that one sets aside a cell for each
of the rectangle between a sheet's corners, and copies a shared text into every cell that shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeymap.feedback.readers.bounds import MAX_COLUMNS, MAX_SHEET_CELLS, MAX_WORKBOOK_BYTES
from journeymap.feedback.readers.refusing import TOO_LARGE
from journeymap.feedback.readers.splitting import UnsplittableError
from journeymap.feedback.readers.unpacking import inflated, opened
from journeymap.i18n import Number, msg

_PLACES = re.compile(rb' r="(?:([A-Z]{2,3})|[A-Z])?(\d{1,9})"')
_ODD_PLACES = re.compile(rb"\sr\s*=\s*[\"'](?:([A-Z]{2,3})|[A-Z])?(\d{1,9})[\"']")
_ODD_SIGNS = (b" r='", b" r =", b" r= ", b"\tr", b"\nr", b"\rr")
_UNPLACED_SIGNS = (b"<c>", b"<c/", b"<c t", b"<c s", b":c>", b":c/", b":c t", b":c s")
_LEAST_COLUMNS = 26
"""Columns of one letter are not told apart."""
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>/])")
# Attributes are read strictly: what only looks like the end of an element, inside quotes, ends none.
_ATTRIBUTES = rb'(?: [A-Za-z:]+="[^"<>/]*")+ ?'
_EMPTY_CELL = re.compile(rb"<c" + _ATTRIBUTES + rb"(?:/>|></c>)")
_EMPTY_ROW = re.compile(rb"<row" + _ATTRIBUTES + rb"(?:/>|>\s*</row>)")
_SHEET = re.compile(r"sheets?/[^/]+\.xml$", re.I)
_TEXTS = re.compile(r"sharedStrings\.xml$", re.I)
_SHOWN = re.compile(rb"<(?:\w+:)?v>(\d{1,9})</")
_TOO_MANY_CELLS = msg(
    "A sheet of this workbook reaches over more than {most} cells. Delete the empty rows and columns after the table, "
    "or save it as CSV.",
    most=Number(MAX_SHEET_CELLS),
)


def measure(data: bytes) -> None:
    """Unpack every part of a workbook once, counting. Raises `UnsplittableError`: no workbook, or too large."""
    texts: list[int] = []
    sheets: list[bytes] = []
    for name, part in _parts(data):
        if _TEXTS.search(name):
            texts = [len(text) for text in part.split(b"</si>")]
        elif _SHEET.search(name):
            _measure_sheet(part)
            sheets.append(part)
    if texts:
        _measure_texts(texts, sheets)


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    left = MAX_WORKBOOK_BYTES
    with opened(data) as package:
        for entry in package.infolist():
            part = inflated(package, entry, left)
            left -= len(part)
            yield entry.filename, part


def _measure_sheet(part: bytes) -> None:
    # A program that saves a workbook may note the height of the very last row, or a look of cells far away.
    if not _fits(part) and not (_all_placed(part) and _fits(_without_empty(part))):
        raise UnsplittableError(_TOO_MANY_CELLS)


def _fits(part: bytes) -> bool:
    """Whether the rectangle between a sheet's corners is one that may be read."""
    pattern = _ODD_PLACES if any(sign in part for sign in _ODD_SIGNS) else _PLACES
    places = set(pattern.findall(part))
    rows = max((int(row) for _, row in places), default=0)
    rows = max(rows, part.count(b"<row") + part.count(b":row "))
    columns = max((_number(letters) for letters in {letters for letters, _ in places}), default=0)
    columns = max(columns, _unplaced(part), 26)
    return columns <= MAX_COLUMNS and rows * columns <= MAX_SHEET_CELLS


def _all_placed(part: bytes) -> bool:
    """Whether every cell says where it stands, so that leaving one out moves no other."""
    return sum(1 for _ in _CELL.finditer(part)) == part.count(b'<c r="')


def _without_empty(part: bytes) -> bytes:
    """The sheet without cells and rows that hold nothing, which the reader sets nothing aside for."""
    return _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", part))


def _unplaced(part: bytes) -> int:
    """Cells in the longest row, where cells do not all say where they stand."""
    if not any(sign in part for sign in _UNPLACED_SIGNS):
        return 0
    return max(row.count(b"<c") + row.count(b":c") for row in part.split(b"<row"))


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _measure_texts(lengths: list[int], sheets: list[bytes]) -> None:
    """The texts as often as they are shown; looked at closely only where the longest everywhere would be too much."""
    longest = max(lengths)
    for part in sheets:
        if part.count(b"<") * longest // 4 > MAX_WORKBOOK_BYTES:
            shown = (int(place) for place in _SHOWN.findall(part))
            if sum(lengths[place] for place in shown if place < len(lengths)) > MAX_WORKBOOK_BYTES:
                raise UnsplittableError(TOO_LARGE)
