"""Answers to counts, in memory: an answer table and a plan in, counts by touchpoint, metric and period out.

`readers` and `checking` stand before it, `applying` after it. It works on columns and their different cells, so that
a hundred thousand rows take about a second; larger sources have engines of their own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import compress, repeat

import msgspec

from journeymap.editing.commands.scores import two_digits
from journeymap.feedback import reasons
from journeymap.feedback.checking import Ready, check_segments, columns_of, ready
from journeymap.feedback.counts import Counted, LeftOutLines, Series
from journeymap.feedback.dates import NoDay, read_dates
from journeymap.feedback.folding import bare, folded
from journeymap.feedback.periods import Grain, period_of
from journeymap.feedback.plan import Doubled, Plan
from journeymap.feedback.table import AnswerTable, Column
from journeymap.feedback.values import NoNumber, is_missing, read_vocabulary
from journeymap.i18n import Message
from journeymap.model.journey import Journey

Span = tuple[date | None, date | None]
"""First and last day of a period, as far as they are known."""


class TableEngine:
    """Counts answer tables; several are counted as one source, so that none of their answers counts twice."""

    def __init__(self, tables: Sequence[AnswerTable]) -> None:
        self.tables = tuple(tables)

    def count(self, plan: Plan, journey: Journey) -> Counted:
        """The counts; raises `PlanError` where the plan does not fit the tables or the journey."""
        measures = ready(plan, journey)
        seen: set[object] = set()
        sheets = [_Sheet(table, plan, seen) for table in self.tables]
        span = _span(plan, sheets)
        totals: dict[Series, Counter[float]] = defaultdict(Counter)
        for sheet in sheets:
            for measure in measures:
                sheet.count(measure, span, totals)
        return Counted(
            in_order(totals, journey),
            sum(len(sheet.table.rows) + len(sheet.table.left_out) for sheet in sheets),
            sum(sum(sheet.answered) for sheet in sheets),
            tuple(lines for sheet in sheets for lines in sheet.left_out()),
        )


class _Sheet:
    """One table on its way: its rows thinned out by what keeps them from being counted, each reason with lines."""

    def __init__(self, table: AnswerTable, plan: Plan, seen: set[object]) -> None:
        self.table = table
        self.plan = plan
        self.columns = columns_of(plan, table.columns, table.source)
        self._reasons: dict[bytes, tuple[Message, list[int]]] = {}
        for left in table.left_out:
            self._leave_out(left.reason, (left.line,))
        self.rows: Sequence[tuple[str, ...]] = table.rows
        self.lines: Sequence[int] = table.lines
        if plan.doubled is Doubled.LEAVE_OUT:
            self._drop_doubles(seen)
        self.days: Sequence[date | None] = self._dated()
        self.touchpoints: Sequence[str] = self._placed()
        self.segments: Sequence[str] = self._segmented()
        self.answered = [False] * len(self.rows)
        self._faulty = [False] * len(self.rows)

    def cells(self, column: Column) -> list[str]:
        """The cells of a column in the rows that are left."""
        place = column.place
        return [row[place] for row in self.rows]

    def _leave_out(self, reason: Message, lines: Iterable[int]) -> None:
        key = msgspec.json.encode(reason)
        self._reasons.setdefault(key, (reason, []))[1].extend(lines)

    def left_out(self) -> Iterable[LeftOutLines]:
        """Every reason with its lines, once all measures are counted; rows that answered nothing come last."""
        for line, answered, faulty in zip(self.lines, self.answered, self._faulty, strict=True):
            if not answered and not faulty:
                self._leave_out(reasons.NO_ANSWER, (line,))
        for reason, lines in self._reasons.values():
            yield LeftOutLines(self.table.source, reason, tuple(sorted(lines)))

    def _thin_out(self, verdicts: Sequence[Message | None]) -> list[bool]:
        """Drops the rows that have a verdict against them; which rows stay."""
        stays = [verdict is None for verdict in verdicts]
        if not all(stays):
            lines: dict[int, tuple[Message, list[int]]] = {}
            for verdict, line in zip(verdicts, self.lines, strict=True):
                if verdict is not None:
                    lines.setdefault(id(verdict), (verdict, []))[1].append(line)
            for verdict, found in lines.values():
                self._leave_out(verdict, found)
            self.rows = list(compress(self.rows, stays))
            self.lines = list(compress(self.lines, stays))
        return stays

    def _drop_doubles(self, seen: set[object]) -> None:
        ids = self.cells(self.columns[self.plan.id]) if self.plan.id else repeat("")
        verdicts: list[Message | None] = []
        for row, cell in zip(self.rows, ids, strict=False):
            own = cell if cell.isdigit() else "" if is_missing(cell) else bare(cell)
            key: object = own or row
            verdicts.append((reasons.SAME_ID if own else reasons.SAME_ROW) if key in seen else None)
            seen.add(key)
        self._thin_out(verdicts)

    def _dated(self) -> Sequence[date | None]:
        plan = self.plan
        if not plan.date:
            return [None] * len(self.rows)
        cells = self.cells(self.columns[plan.date])
        known = read_dates(set(cells), plan.date_order).days
        against = {reason: reasons.no_day(reason, plan.date) for reason in NoDay}
        outside = reasons.outside(plan.date)
        first, last = plan.from_ or date.min, plan.to or date.max

        def verdict(day: date | NoDay) -> Message | None:
            if isinstance(day, NoDay):
                return against[day]
            return None if first <= day <= last else outside

        verdicts = {cell: verdict(day) for cell, day in known.items()}
        stays = self._thin_out([verdicts[cell] for cell in cells])
        return [day for day in (known[cell] for cell in compress(cells, stays)) if not isinstance(day, NoDay)]

    def _placed(self) -> Sequence[str]:
        """The touchpoint of each row where a column says it; rows whose cell the plan does not know are dropped."""
        name = self.plan.touchpoint_column
        if not name:
            return [""] * len(self.rows)
        cells = self.cells(self.columns[name])
        ids = {folded(value): id for value, id in self.plan.touchpoint_values.items()}
        known = {cell: ids.get(folded(cell), "") for cell in set(cells)}
        unknown = reasons.no_touchpoint(name)
        stays = self._thin_out([None if known[cell] else unknown for cell in cells])
        self.days = list(compress(self.days, stays))
        return [known[cell] for cell in compress(cells, stays)]

    def _segmented(self) -> Sequence[str]:
        name = self.plan.segment
        if not name:
            return [""] * len(self.rows)
        cells = self.cells(self.columns[name])
        known = {cell: "" if is_missing(cell) else " ".join(bare(cell).split()) for cell in set(cells)}
        check_segments(set(known.values()), name)
        return [known[cell] for cell in cells]

    def count(self, measure: Ready, span: Span | None, totals: dict[Series, Counter[float]]) -> None:
        """Adds a measure's answers to the totals, and notes what could not be read."""
        cells = self.cells(self.columns[measure.measure.column])
        known = read_vocabulary(set(cells), measure.asking)
        readings = [known[cell] for cell in cells]
        places = zip(self._ids(measure), self.segments, self.days, readings, strict=True)
        for (touchpoint, segment, day, reading), n in Counter(places).items():
            if isinstance(reading, float):
                series = series_of(measure, touchpoint, segment, day, self.plan.period, span)
                answer = reading if measure.scale else two_digits(reading)
                totals[series][answer] += n
        self.answered = [was or type(reading) is float for was, reading in zip(self.answered, readings, strict=True)]
        self._note_unread(measure, known.values(), readings)

    def _ids(self, measure: Ready) -> Iterable[str]:
        own = measure.measure.touchpoint
        return [own] * len(self.rows) if own else self.touchpoints

    def _note_unread(self, measure: Ready, known: Iterable[object], readings: Sequence[object]) -> None:
        met = set(known)
        for reason in NoNumber:
            if reason is NoNumber.MISSING or reason not in met:
                continue
            against = [reading is reason for reading in readings]
            message = reasons.no_number(reason, measure.measure.column, measure.scale)
            self._leave_out(message, compress(self.lines, against))
            self._faulty = [was or now for was, now in zip(self._faulty, against, strict=True)]


def _span(plan: Plan, sheets: Sequence[_Sheet]) -> Span | None:
    """First and last day of answers that are counted as a whole; None where they are counted by month or quarter."""
    if plan.period is not Grain.WHOLE:
        return None
    days = [day for sheet in sheets for day in sheet.days if day is not None]
    return plan.from_ or min(days, default=None), plan.to or max(days, default=None)


def series_of(
    measure: Ready, touchpoint: str, segment: str, day: date | None, grain: Grain, span: Span | None
) -> Series:
    """The series that an answer counts in; `span` is the whole period where answers are counted as a whole."""
    start, end = span if span is not None else period_of(day, grain) if day is not None else (None, None)
    return Series(touchpoint, measure.measure.metric, measure.formula, measure.scale, segment, start, end)


def in_order(totals: Mapping[Series, Counter[float]], journey: Journey) -> Mapping[Series, Mapping[float, int]]:
    """The counts by touchpoint in file order, then metric, segment and time; answers from low to high."""
    order = {id: at for at, id in enumerate(journey.touchpoints)}

    def place(series: Series) -> tuple[int, str, str, str, date]:
        start = series.start or date.min
        return order[series.touchpoint], series.metric, series.formula, series.segment, start

    return {series: dict(sorted(totals[series].items())) for series in sorted(totals, key=place)}
