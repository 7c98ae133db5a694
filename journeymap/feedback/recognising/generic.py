"""Any other table: one header row, or two or three where the cells below them say so, and parts by name and values."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from journeymap.feedback.recognising.columns import by_names
from journeymap.feedback.recognising.dates import is_time, share_of_times
from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.labels import clean_label, joined, plain
from journeymap.feedback.recognising.shape import Draft, Shape
from journeymap.feedback.table import Part
from journeymap.i18n import Message, msg

_PARTS = by_names({
    Part.START: "start time|started at|start date|waktu mulai",
    Part.STATUS: "response status",
})  # fmt: skip
_TIMES = {
    *("time", "date", "datetime", "date time", "timestamp", "created at", "created", "submitted at", "submitted"),
    *("submission date", "response date", "answered at", "response received at", "completed at", "end time"),
    *("end date", "survey date", "review date", "reviewdate", "visit date", "tanggal", "waktu", "tanggal dan waktu"),
    *("tanggal survei", "tanggal isi", "tanggal pengisian", "tgl", "stempel waktu", "datum"),
}
_IDS = {
    *("id", "no", "nr", "number", "nomor", "response id", "responseid", "respondent id", "respondentid", "review id"),
    *("reviewid", "answer id", "answerid", "submission id", "survey response id", "record id", "recordid"),
    *("request id", "external id", "feedback id", "ticket id", "uuid", "id respon", "id responden", "id jawaban"),
}
_TIME_SHARE, _UNIQUE_SHARE, _TYPED_SHARE, _HEADER_SHARE = 0.8, 0.95, 0.8, 0.8
_MOST_HEADERS, _LEAST_BELOW, _MISSING = 3, 3, {"", "-", "n/a", "na", "null", "nil", "none", "not selected"}


def sees(grid: Grid) -> tuple[Message, ...]:
    """It is always a table; why it is read as one that no tool is known for."""
    rows = _header_rows(grid)
    known = msg("No survey tool is known to write its columns this way; each is read by its header and its answers.")
    several = msg("The first {rows} rows are headers: the answers begin below them.", rows=rows)
    return (known, several) if rows > 1 else (known,)


def shapes(grid: Grid) -> Shape:
    """Header rows by evidence, and parts by name and values."""
    rows = _header_rows(grid)
    names = _joined_headers([grid.row(place) for place in range(rows)])
    drafts = [_draft(grid, place, name, rows) for place, name in enumerate(names)]
    return Shape(rows, tuple(_one_each(drafts)))


def _header_rows(grid: Grid) -> int:
    below = min(_MOST_HEADERS, max(0, len(grid.rows) - _LEAST_BELOW))
    typed = [place for place in range(len(grid.row(0))) if _typed(grid.sample(place, max(below, 1)))]
    rows = 2 if _is_grouped(grid) else 1
    while typed and rows < below and _is_header(grid.row(rows), typed):
        rows += 1
    return rows


def _is_grouped(grid: Grid) -> bool:
    """Whether the second row goes on under groups: words below blanks, and a blank below the first header."""
    first, second = grid.row(0), grid.row(1)
    if len(grid.rows) <= 2 or not first or not second or not first[0].strip() or second[0].strip():
        return False
    below = [b.strip() for a, b in zip(first, second, strict=False) if not a.strip() and b.strip()]
    return bool(below) and not any(_is_value(cell) for cell in second) and all(map(_is_words, below))


def _is_words(cell: str) -> bool:
    return cell.lower() not in _MISSING


def _typed(cells: Sequence[str]) -> bool:
    return len(cells) >= _LEAST_BELOW and sum(map(_is_value, cells)) >= _TYPED_SHARE * len(cells)


def _is_value(cell: str) -> bool:
    text = cell.strip().lstrip("+-")
    return text.replace(".", "").replace(",", "").replace("%", "").isdigit() or is_time(text)


def _is_header(row: Sequence[str], typed: Sequence[int]) -> bool:
    cells = [row[place].strip() for place in typed if place < len(row)]
    words = sum(cell.lower() not in _MISSING and not _is_value(cell) for cell in cells)
    return words >= _HEADER_SHARE * len(typed) and words > 0


def _joined_headers(rows: Sequence[Sequence[str]]) -> list[str]:
    """One name for each column; an empty cell above a filled one goes on with what stands to its left."""
    width = max(map(len, rows), default=0)
    cells = [[clean_label(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    for above, below in pairwise(cells):
        carried = accumulate(above, _onward)
        above[:] = [here or (left if under else "") for here, left, under in zip(above, carried, below, strict=True)]
    names = cells[0] if cells else []
    for more in cells[1:]:
        names = [name if name == word else joined(name, word) for name, word in zip(names, more, strict=True)]
    return names


def _onward(left: str, here: str) -> str:
    return here or left


def _draft(grid: Grid, place: int, name: str, rows: int) -> Draft:
    words, cells = plain(name), grid.sample(place, rows)
    return Draft(name, grid.labels.get(name, name), _PARTS.get(words) or _part(grid, place, words, cells, rows))


def _part(grid: Grid, place: int, words: str, cells: list[str], rows: int) -> Part:
    if words in _IDS and _unique(grid, place, rows):
        return Part.ID
    if words.endswith(" id") or (
        len(words) > 2 and words.endswith("id") and clean_label("".join(grid.row(0)[place : place + 1])).endswith("ID")
    ):
        return Part.META
    if share_of_times(cells) >= _TIME_SHARE:
        return Part.TIME
    return Part.QUESTION


def _unique(grid: Grid, place: int, rows: int) -> bool:
    cells = [row[place] for row in grid.rows[rows:] if place < len(row) and row[place].strip()]
    return bool(cells) and len(set(cells)) >= _UNIQUE_SHARE * len(cells)


def _one_each(drafts: list[Draft]) -> list[Draft]:
    """One id and one time: the named one before others, else the first; what is left over is metadata."""
    times = [place for place, draft in enumerate(drafts) if draft.part is Part.TIME]
    named = [place for place in times if plain(drafts[place].name) in _TIMES]
    ids = [place for place, draft in enumerate(drafts) if draft.part is Part.ID]
    extra = {*times} - {*(named or times)[:1]} | {*ids[1:]}
    return [Draft(d.name, d.label, Part.META) if place in extra else d for place, d in enumerate(drafts)]
