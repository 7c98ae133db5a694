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
    if (part.count(b"<row") + part.count(b":row ")) * _LEAST_COLUMNS > MAX_SHEET_CELLS:
        raise UnsplittableError(_TOO_MANY_CELLS)
    pattern = _ODD_PLACES if any(sign in part for sign in _ODD_SIGNS) else _PLACES
    places = set(pattern.findall(part))
    rows = max((int(row) for _, row in places), default=0)
    rows = max(rows, part.count(b"<row") + part.count(b":row "))
    columns = max((_number(letters) for letters in {letters for letters, _ in places}), default=0)
    columns = max(columns, _unplaced(part), _LEAST_COLUMNS)
    if columns > MAX_COLUMNS or rows * columns > MAX_SHEET_CELLS:
        raise UnsplittableError(_TOO_MANY_CELLS)


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
