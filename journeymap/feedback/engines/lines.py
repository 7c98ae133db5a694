"""The lines of what is left out of a large file: one more look at its first rows, and only where there is something.

Judging stands before it; command line and window show the lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from journeymap.feedback import reasons
from journeymap.feedback.engines.grouping import later
from journeymap.feedback.engines.judging import Judge
from journeymap.feedback.engines.layout import Layout
from journeymap.feedback.engines.standard import COUNTS, FIRST_RULE, answer
from journeymap.feedback.engines.work import Work
from journeymap.feedback.values import NoNumber
from journeymap.i18n import Message

MOST_LINES = 200
"""Lines listed for each reason."""
LOOKED_AT = 1_000_000
"""Rows of a file that are looked at for them."""
_MOST_CELLS = 5_000
"""Different cells that may speak against rows; where there are more, no lines are listed for what comes after."""

Conditions = Mapping[bytes, Any]


def lines_of(work: Work, at: int, judge: Judge) -> Mapping[bytes, tuple[int, ...]]:
    """The first lines of each reason (by its JSON), of the source's first million rows; none where it has no order."""
    source, layout = work.sources[at], work.layouts[at]
    if not source.order or (not judge.left_out_any and not work.has_doubles):
        return {}
    rows = work.first_rows(at, LOOKED_AT)
    found: dict[bytes, list[int]] = {}
    if work.has_doubles:
        dropped = later(work.first_keyed(at, LOOKED_AT), source.order)
        told = {_key(reasons.SAME_ID): dropped.by_id, _key(reasons.SAME_ROW): ~dropped.by_id}
        for batch in work.runner.rows(_first(dropped, told, source.order)):
            _note(found, tuple(told), batch)
        counts = rows.out != COUNTS
        rows = rows.filter(counts).union(rows.filter(~counts).anti_join(dropped, source.order))
    conditions = _conditions(rows, judge, layout)
    if conditions:
        for batch in work.runner.rows(_first(rows, conditions, source.order)):
            _note(found, tuple(conditions), batch)
    return {key: source.lines(numbers) for key, numbers in found.items() if numbers}


def _note(found: dict[bytes, list[int]], keys: Sequence[bytes], batch: Sequence[Sequence[Any]]) -> None:
    for row in batch:
        for key, numbers in zip(keys, row, strict=True):
            found.setdefault(key, []).extend(sorted(map(int, numbers or ())))


def _key(reason: Message) -> bytes:
    return msgspec.json.encode(reason)


def _first(rows: Any, conditions: Conditions, order: str) -> Any:
    """The least numbers of the rows of each condition, a column for each."""
    import ibis

    def least(number: Any, most: Any) -> Any: ...

    first = ibis.udf.agg.builtin(least, name="min", signature=(("int64", "int64"), "array<int64>"))
    columns = enumerate(conditions.values())
    return rows.agg(**{f"r{at}": first(rows[order], MOST_LINES, where=one) for at, one in columns})


def _conditions(rows: Any, judge: Judge, layout: Layout) -> dict[bytes, Any]:
    """What tells the rows of each reason, in the order in which the reasons come to bear."""
    found: dict[bytes, Any] = {}
    for number, reason in enumerate(layout.reasons, FIRST_RULE):
        if number in judge.groups.left_out:
            _either(found, reason, rows.out == number)
    live = rows.out == COUNTS
    days = judge.days_against()
    if sum(map(len, days.values())) > _MOST_CELLS:
        return found
    for key, cells in days.items():
        found[key] = live & rows.day.isin(cells)
    for cells in days.values():
        live = live & ~rows.day.isin(cells)
    places = judge.places_against()
    if len(places) > _MOST_CELLS:
        return found
    if places:
        _either(found, reasons.no_touchpoint(judge.plan.touchpoint_column), live & rows.place.isin(places))
        live = live & ~rows.place.isin(places)
    _answers(found, rows, live, judge)
    return found


def _answers(found: dict[bytes, Any], rows: Any, live: Any, judge: Judge) -> None:
    """What answers cannot be read, and the rows that hold no answer at all."""
    silent = live
    for at, measure in enumerate(judge.measures):
        by_reason: dict[NoNumber, list[str]] = {}
        for cell, reading in judge.verdicts.readings[at].items():
            if isinstance(reading, NoNumber):
                by_reason.setdefault(reading, []).append(cell)
        if sum(map(len, by_reason.values())) > _MOST_CELLS:
            return
        for why, cells in by_reason.items():
            if why is not NoNumber.MISSING:
                message = reasons.no_number(why, measure.measure.column, measure.scale)
                _either(found, message, live & rows[answer(at)].isin(cells))
        missing = by_reason.get(NoNumber.MISSING)
        silent = silent & (rows[answer(at)].isin(missing) if missing else False)
    _either(found, reasons.NO_ANSWER, silent)


def _either(found: dict[bytes, Any], reason: Message, condition: Any) -> None:
    key = _key(reason)
    found[key] = found[key] | condition if key in found else condition
