"""From a grid and its shape to the table of answers: names unique, people blanked, what does not count set aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.labels import unique_names
from journeymap.feedback.recognising.people import holds_people
from journeymap.feedback.recognising.shape import Draft, Format, Shape
from journeymap.feedback.table import AnswerTable, Column, LeftOut, Part, Recognised
from journeymap.i18n import Message, msg

TOO_WIDE = msg("This row has more cells than the header; a separator may stand in its text.")
_FREE_TEXT_LENGTH, _FREE_TEXT_DISTINCT, _LEAST_TEXTS = 25, 0.6, 5
_ROWS_A_STEP = 8192

Step = Callable[[float], None]


def build_table(
    grid: Grid, format: Format, reasons: tuple[Message, ...], source: str, sha256: str = "", step: Step | None = None
) -> AnswerTable:
    """The table of answers. `step` hears the share of rows done."""
    shape = format.shapes(grid)
    columns = _columns(grid, shape)
    rows = _Rows(columns, shape)
    for at in range(shape.header_rows, len(grid.rows), _ROWS_A_STEP):
        rows.take(grid.rows[at : at + _ROWS_A_STEP], grid.lines[at : at + _ROWS_A_STEP])
        if step:
            step(at / len(grid.rows))
    recognised = Recognised(
        format.id, (*reasons, *grid.notes), grid.titles + shape.header_rows, grid.encoding, grid.delimiter, grid.sheet
    )
    return AnswerTable(source, recognised, columns, tuple(rows.kept), tuple(rows.lines), tuple(rows.left_out), sha256)


def _columns(grid: Grid, shape: Shape) -> tuple[Column, ...]:
    drafts = _without_phantoms(grid, shape)
    names = unique_names(draft.name for draft in drafts)
    return tuple(
        Column(place, name, draft.label or name, _seen(draft, grid.sample(place, shape.header_rows)))
        for place, (name, draft) in enumerate(zip(names, drafts, strict=True))
    )


def _without_phantoms(grid: Grid, shape: Shape) -> list[Draft]:
    """Without the empty columns that separators at the end of each line make."""
    drafts = list(shape.columns)
    while drafts and not (drafts[-1].name or drafts[-1].label) and not _holds(grid, len(drafts) - 1):
        drafts.pop()
    return drafts


def _holds(grid: Grid, place: int) -> bool:
    return any(len(row) > place and row[place].strip() for row in grid.rows)


def _seen(draft: Draft, cells: Sequence[str]) -> Part:
    """A column's part after a look at its values: people are blanked whatever a tool calls them."""
    if draft.part in (Part.QUESTION, Part.TEXT, Part.META) and holds_people(draft.name, cells):
        return Part.PERSON
    return Part.TEXT if draft.part is Part.QUESTION and _is_free_text(cells) else draft.part


def _is_free_text(cells: Sequence[str]) -> bool:
    if len(cells) < _LEAST_TEXTS or len(set(cells)) < _FREE_TEXT_DISTINCT * len(cells):
        return False
    return sum(map(len, cells)) >= _FREE_TEXT_LENGTH * len(cells) and any(" " in cell for cell in cells)


class _Rows:
    """Rows as they go into the table. A person's cell becomes a running number: the same person keeps theirs, so
    that equal rows stay equal, and nothing tells who it is."""

    def __init__(self, columns: Sequence[Column], shape: Shape) -> None:
        self.kept: list[tuple[str, ...]] = []
        self.lines: list[int] = []
        self.left_out: list[LeftOut] = []
        self._width = len(columns)
        self._people: list[tuple[int, dict[str, str]]] = [
            (column.place, {"": ""}) for column in columns if column.part is Part.PERSON
        ]
        self._leaves_out = shape.leaves_out
        self._cleans = shape.cleans

    def take(self, rows: Sequence[list[str]], lines: Sequence[int]) -> None:
        """Take more rows in; empty ones are none."""
        for row, line in zip(rows, lines, strict=True):
            if any(row) and any(map(str.strip, row)):
                self._take(row, line)

    def _take(self, row: list[str], line: int) -> None:
        if len(row) != self._width:
            if any(row[self._width :]):
                self.left_out.append(LeftOut(line, TOO_WIDE))
                return
            row = row[: self._width] + [""] * (self._width - len(row))
        if self._leaves_out and (reason := self._leaves_out(row)):
            self.left_out.append(LeftOut(line, reason))
            return
        self.kept.append(tuple(self._written(row)))
        self.lines.append(line)

    def _written(self, row: list[str]) -> list[str]:
        if self._cleans:
            row = [self._cleans(cell) for cell in row]
        elif self._people:
            row = row.copy()
        for place, numbers in self._people:
            cell = row[place]
            row[place] = numbers.get(cell) or numbers.setdefault(cell, str(len(numbers)) if cell else "")
        return row
