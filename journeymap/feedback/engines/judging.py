"""Groups of equal cells to counts: the vocabulary code judges each different cell once, exactly as in memory.

An engine's groups stand before it; `applying` after it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from journeymap.editing.commands.scores import two_digits
from journeymap.feedback import reasons
from journeymap.feedback.checking import Ready, check_segments
from journeymap.feedback.counting import Span, series_of
from journeymap.feedback.counts import Series
from journeymap.feedback.dates import NoDay, read_dates
from journeymap.feedback.engines.standard import COUNTS
from journeymap.feedback.folding import bare, folded
from journeymap.feedback.periods import Grain
from journeymap.feedback.plan import Plan
from journeymap.feedback.values import NoNumber, Reading, is_missing, read_vocabulary
from journeymap.i18n import Message

Place = tuple[str, str, str]
"""The cells of day, touchpoint and segment."""


class Groups:
    """Rows of one source by their cells: those left out by the tool, places of the others, answers by measure."""

    def __init__(self, measures: int) -> None:
        self.left_out: Counter[int] = Counter()
        self.rows: Counter[Place] = Counter()
        self.answers: list[Counter[tuple[int, int]]] = [Counter() for _ in range(measures)]
        self._places: dict[Place, int] = {}
        self._cells: dict[str, int] = {}

    def add(self, out: int, place: Place, measure: int, cell: str, n: int) -> None:
        """Takes in that `n` rows hold these cells; negative takes them out again."""
        if out != COUNTS:
            if measure == 0:
                self.left_out[out] += n
            return
        if measure == 0:
            self.rows[place] += n
        at = self._places.setdefault(place, len(self._places))
        self.answers[measure][at, self._cells.setdefault(cell, len(self._cells))] += n

    def __len__(self) -> int:
        return sum(map(len, self.answers))

    @property
    def total(self) -> int:
        """How many rows count."""
        return sum(self.rows.values())

    @property
    def may_be_blank(self) -> bool:
        """Whether there are rows without any cell among those that are read."""
        return any(not any(map(str.strip, place)) and n > 0 for place, n in self.rows.items())

    def settled(self) -> tuple[list[Place], list[str]]:
        """Places and cells by their numbers, once everything was taken in."""
        return list(self._places), list(self._cells)


class Verdicts(msgspec.Struct):
    """What was found of one source's cells. `days`, `places` and `readings` judge raw cells, for whoever looks rows up
    again; `counts` is how many rows each reason left out."""

    days: dict[str, date | NoDay]
    places: dict[str, str]
    segments: dict[str, str]
    readings: list[Mapping[str, Reading]]
    counts: dict[bytes, tuple[Message, int]]

    def leave_out(self, reason: Message, n: int) -> None:
        """Notes that a reason kept `n` rows or answers from being counted."""
        if n:
            key = msgspec.json.encode(reason)
            _, before = self.counts.get(key, (reason, 0))
            self.counts[key] = (reason, before + n)


class Judge:
    """Judges the groups of one source by a plan."""

    def __init__(self, source: str, plan: Plan, measures: Sequence[Ready], groups: Groups) -> None:
        self.source = source
        self.plan = plan
        self.measures = measures
        self.groups = groups
        self.verdicts = Verdicts({}, {}, {}, [], {})
        self._days = self._dated()
        self._live = self._placed()
        self._segments()
        self._readings()

    def day_of(self, cell: str) -> date | None:
        """The day of a raw cell; None where the plan names no date."""
        found = self._days.get(cell)
        return None if isinstance(found, NoDay) else found

    @property
    def days(self) -> Iterable[date]:
        """The days of the rows that are left."""
        return (day for place in self._live if (day := self.day_of(place[0])) is not None)

    @property
    def left_out_any(self) -> bool:
        """Whether anything speaks against any row."""
        return bool(self.groups.left_out or self.verdicts.counts)

    def days_against(self) -> dict[bytes, list[str]]:
        """The raw cells of days that keep rows from counting, by the reason's JSON."""
        found: dict[bytes, list[str]] = {}
        for cell in self.verdicts.days:
            if (reason := self._day_verdict(cell)) is not None:
                found.setdefault(msgspec.json.encode(reason), []).append(cell)
        return found

    def places_against(self) -> list[str]:
        """The raw cells of touchpoints that the plan does not know."""
        return [cell for cell, id in self.verdicts.places.items() if not id]

    def live(self, day: str, place: str) -> bool:
        """Whether rows of these raw cells have a day in the plan's period and a touchpoint; cells that only doubles
        hold were never judged."""
        dated = not self.plan.date or (day in self._days and self._day_verdict(day) is None)
        return dated and (not self.plan.touchpoint_column or bool(self.verdicts.places.get(place)))

    def _dated(self) -> Mapping[str, date | NoDay]:
        if not self.plan.date:
            return {}
        cells = {place[0] for place, n in self.groups.rows.items() if n > 0}
        self.verdicts.days = dict(read_dates(cells, self.plan.date_order).days)
        return self.verdicts.days

    def _day_verdict(self, cell: str) -> Message | None:
        if not self.plan.date:
            return None
        day = self._days[cell]
        if isinstance(day, NoDay):
            return reasons.no_day(day, self.plan.date)
        first, last = self.plan.from_ or date.min, self.plan.to or date.max
        return None if first <= day <= last else reasons.outside(self.plan.date)

    def _placed(self) -> dict[Place, int]:
        """The places with a day and a touchpoint, and how many rows each has."""
        name = self.plan.touchpoint_column
        against = {cell: self._day_verdict(cell) for cell in {place[0] for place, n in self.groups.rows.items() if n}}
        ids = {folded(value): id for value, id in self.plan.touchpoint_values.items()}
        live: dict[Place, int] = {}
        for place, n in self.groups.rows.items():
            if n <= 0:
                continue
            if (reason := against[place[0]]) is not None:
                self.verdicts.leave_out(reason, n)
            elif name and not self._touchpoint(place[1], ids):
                self.verdicts.leave_out(reasons.no_touchpoint(name), n)
            else:
                live[place] = n
        return live

    def _touchpoint(self, cell: str, ids: Mapping[str, str]) -> str:
        known = self.verdicts.places
        if cell not in known:
            known[cell] = ids.get(folded(cell), "")
        return known[cell]

    def _segments(self) -> None:
        if not self.plan.segment:
            return
        cells = {place[2] for place in self._live}
        self.verdicts.segments = {c: "" if is_missing(c) else " ".join(bare(c).split()) for c in cells}
        check_segments(set(self.verdicts.segments.values()), self.plan.segment)

    def _readings(self) -> None:
        places, cells = self.groups.settled()
        living = [place in self._live for place in places]
        for measure, answers in zip(self.measures, self.groups.answers, strict=True):
            met = {cell for (place, cell), n in answers.items() if n > 0 and living[place]}
            known = read_vocabulary({cells[cell] for cell in met}, measure.asking)
            self.verdicts.readings.append(known)

    def count(self, span: Span | None, totals: dict[Series, Counter[float]]) -> None:
        """Adds the source's answers to the totals, and notes what could not be read."""
        places, cells = self.groups.settled()
        for at, measure in enumerate(self.measures):
            readings = self.verdicts.readings[at]
            unread: Counter[NoNumber] = Counter()
            for (place, cell), n in self.groups.answers[at].items():
                if n <= 0 or places[place] not in self._live:
                    continue
                reading = readings[cells[cell]]
                if isinstance(reading, NoNumber):
                    unread[reading] += n
                else:
                    series = self._series(measure, places[place], span)
                    totals[series][reading if measure.scale else two_digits(reading)] += n
            for reason in NoNumber:
                if reason is not NoNumber.MISSING:
                    message = reasons.no_number(reason, measure.measure.column, measure.scale)
                    self.verdicts.leave_out(message, unread[reason])

    def _series(self, measure: Ready, place: Place, span: Span | None) -> Series:
        touchpoint = measure.measure.touchpoint or self.verdicts.places[place[1]]
        segment = self.verdicts.segments[place[2]] if self.plan.segment else ""
        return series_of(measure, touchpoint, segment, self.day_of(place[0]), self.plan.period, span)

    def answered(self) -> tuple[int, int]:
        """With one measure: how many rows gave an answer that is counted, and how many gave none at all."""
        places, cells = self.groups.settled()
        found: Counter[bool] = Counter()
        for (place, cell), n in self.groups.answers[0].items():
            if n > 0 and places[place] in self._live:
                reading = self.verdicts.readings[0][cells[cell]]
                if isinstance(reading, float) or reading is NoNumber.MISSING:
                    found[isinstance(reading, float)] += n
        return found[True], found[False]

    def cells_where(self, measure: int, *, counted: bool) -> list[str]:
        """The raw cells of a measure that are numbers, or that cannot be read."""
        readings = self.verdicts.readings[measure]
        return sorted(
            cell
            for cell, reading in readings.items()
            if isinstance(reading, float) is counted and reading is not NoNumber.MISSING
        )


def span_of(plan: Plan, judges: Sequence[Judge]) -> Span | None:
    """First and last day of answers that are counted as a whole; None where they are counted by month or quarter."""
    if plan.period is not Grain.WHOLE:
        return None
    days = {day for judge in judges for day in judge.days}
    return plan.from_ or min(days, default=None), plan.to or max(days, default=None)


def totals_of(plan: Plan, judges: Sequence[Judge]) -> dict[Series, Counter[float]]:
    """The counts of all sources together."""
    totals: dict[Series, Counter[float]] = defaultdict(Counter)
    span = span_of(plan, judges)
    for judge in judges:
        judge.count(span, totals)
    return totals
