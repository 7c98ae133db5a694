"""The columns of an import as a table: header and samples, what each is for and how sure, touchpoint, measure, scale.

A guide stands before it, `columns_table` shows and edits it. It can be narrowed to what needs a look.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_values import Use
from journeymap.gui.importing.cells import Cell, RowsModel
from journeymap.gui.importing.column_words import USES, asked_on, can_be_answers, measured, samples
from journeymap.gui.importing.standing import (
    LABELS,
    SIGNS,
    TO_LOOK_AT,
    ColumnRow,
    Standing,
    asks_for_a_place,
    column_rows,
)
from journeymap.gui.look.speech import Speech
from journeymap.i18n import mark, msg

COLUMN, USE, TOUCHPOINT, MEASURE, SCALE = range(5)
WIDTHS = ((138, 12), (134, 0), (102, 4), (88, 4), (98, 0))
"""The least width of each column and its share of the rest, at 100 %."""
_QUIET = (Standing.UNUSED, Standing.NEVER)

ALL, LOOK, USED = "all", "look", "used"
_NARROWED: Mapping[str, Callable[[ColumnRow], bool]] = {
    ALL: lambda row: True,
    LOOK: lambda row: row.standing in TO_LOOK_AT,
    USED: lambda row: row.use.use not in (Use.NOTHING, Use.PEOPLE, Use.TEXT),
}


class ColumnsModel(RowsModel[ColumnRow]):
    """`every` are all columns, `rows` those that are shown; nothing before the first `load`."""

    headings = (
        mark("Column"),
        mark("Used for"),
        mark("Touchpoint"),
        mark("Measures"),
        mark("Scale"),
    )

    def __init__(self, guide: Guide, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(speech, parent)
        self._guide = guide
        self.every: tuple[ColumnRow, ...] = ()
        self._narrowed, self._wanted = ALL, ""

    def load(self) -> None:
        """Takes over what the guide says; rows stay where they were where the columns are the same."""
        self.every = column_rows(self._guide)
        shown = {row.name for row in self.rows}
        kept = tuple(row for row in self.every if row.name in shown)
        if self.rows and len(kept) == len(self.rows) and len(self.every) >= len(self.rows):
            # What was just settled stays in sight until the filter is asked anew.
            self.take(kept, same=True)
        else:
            self._filter()

    def narrow(self, narrowed: str, wanted: str = "") -> None:
        """Shows only `ALL`, `LOOK` or `USED`, and of these what holds every word of `wanted`."""
        self._narrowed, self._wanted = narrowed, wanted
        self._filter()

    def _filter(self) -> None:
        words = self._wanted.casefold().split()
        self.take(row for row in self.every if _NARROWED[self._narrowed](row) and self._holds(row, words))

    def _holds(self, row: ColumnRow, words: list[str]) -> bool:
        text = f"{row.words} {row.name} {samples(row.use.samples)}".casefold()
        return all(word in text for word in words)

    def number(self, narrowed: str) -> int:
        """How many columns there are of that kind."""
        return sum(map(_NARROWED[narrowed], self.every))

    def row_of(self, name: str) -> int:
        """The row of a column; -1 where it is not shown."""
        return next((at for at, row in enumerate(self.rows) if row.name == name), -1)

    def cell(self, row: int, column: int) -> Cell:
        """A cell's words; columns that are not used are grey."""
        each = self.rows[row]
        makers = (self._header, self._use, self._touchpoint, self._measure, self._scale)
        return makers[column](each)

    def _header(self, row: ColumnRow) -> Cell:
        quiet = row.standing in _QUIET
        held = samples(row.use.samples) or self.speech.text(self._held(row))
        aside = row.name if row.name != row.words and len(row.name) <= 8 else ""
        tip = "\n".join(dict.fromkeys((row.words, row.name, held)))
        return Cell(row.words, held, aside=aside, faded=quiet, strong=not quiet, wrapped=3, tip=tip)

    def _held(self, row: ColumnRow) -> str:
        if row.use.use is Use.PEOPLE:
            return mark("left unread")
        return mark("nobody answered here")

    def _use(self, row: ColumnRow) -> Cell:
        """What the column is for, and under it how sure that is."""
        icon, tone = SIGNS[row.standing]
        words, sure = self.speech.text(USES[row.use.use]), self.speech.text(LABELS[row.standing])
        why = self.speech.text(row.reason) if row.reason else ""
        return Cell(
            words,
            "" if row.standing is Standing.UNUSED else sure,
            icon=icon,
            tone=tone,
            low=True,
            faded=row.standing in _QUIET,
            choosable=row.use.use is not Use.PEOPLE,
            tip="\n".join(filter(None, (words, sure, why))),
            spoken=", ".join(filter(None, (words, sure, why))),
        )

    def _touchpoint(self, row: ColumnRow) -> Cell:
        if asks_for_a_place(row.use):
            return Cell(self.speech.text(mark("Choose…")), faded=True, choosable=True)
        if row.use.use is not Use.ANSWERS:
            return self._blank(row)
        id = row.use.measure.touchpoint if row.use.measure else ""
        if id in self._guide.journey.touchpoints:
            return Cell(self._guide.journey.touchpoints[id].title, wrapped=2, choosable=True)
        by = next((other.words for other in self.every if other.use.use is Use.TOUCHPOINT), "")
        if by:
            return Cell(self.speech.text(msg("as “{column}” says", column=by)), faded=True, wrapped=2)
        return self._lacking()

    def _measure(self, row: ColumnRow) -> Cell:
        if row.use.use is not Use.ANSWERS:
            return self._blank(row)
        words = measured(row.use.measure, self._guide.journey)
        return Cell(self.speech.text(words), wrapped=2, choosable=True) if words else self._lacking()

    def _scale(self, row: ColumnRow) -> Cell:
        words = asked_on(row.use, self._guide.journey) if row.use.use is Use.ANSWERS else None
        return Cell(self.speech.text(words), choosable=True) if words else Cell()

    def _lacking(self) -> Cell:
        return Cell(self.speech.text(mark("Choose…")), icon="warning", tone="alert", choosable=True)

    def _blank(self, row: ColumnRow) -> Cell:
        return Cell(choosable=can_be_answers(row.use.use))
