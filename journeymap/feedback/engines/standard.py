"""Any source as one relation of text: who, when, where, in which segment, and an answer for each measure.

A source's columns (c0, c1 …) and a layout stand before it, grouping after it. Rows without any cell are none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from journeymap.feedback.engines.days import cut
from journeymap.feedback.engines.layout import Layout
from journeymap.feedback.engines.texts import BETWEEN, day_text, own_id, text, trimmed

COUNTS, FIRST_RULE = 0, 1
"""What `out` holds: 0 where a row counts, else which reason of the tool's rules speaks against it."""

_BLANKS = (" ", "\t", "\n", "\r", "\u00a0")


def column(place: int) -> str:
    """What a source calls its column of a place."""
    return f"c{place}"


def answer(at: int) -> str:
    """What the relation calls the answers of a measure."""
    return f"m{at}"


def standard(raw: Any, layout: Layout, source: int) -> Any:
    """The relation of a source: `src`, `out`, `day`, `place`, `segment`, `m0` …, and the raw columns beside them."""
    import ibis

    cells = {
        "src": ibis.literal(source, "int32"),
        "out": _out(raw, layout),
        "day": _day(raw, layout),
        "place": _cell(raw, layout.touchpoint),
        "segment": _cell(raw, layout.segment),
        **{answer(at): _cell(raw, place) for at, place in enumerate(layout.measures)},
    }
    return raw.filter(~_is_blank(raw, layout)).mutate(**cells)


def keyed(relation: Any, layout: Layout, order: str, mark: Callable[[Any, Sequence[Any]], Any]) -> Any:
    """The rows that count, with what doubles are told by: `own` (an id or empty), `row` (every cell), and `first`,
    which comes first among equals: the column `order`, else the row's own text.

    `mark` makes of both a number that equal rows share; it stands in `mark` where the engine has one.
    """
    cells = [text(relation[column(place)]) for place in range(layout.width)]
    own = own_id(text(relation[column(layout.id)])) if layout.id is not None else _empty()
    row = _parted(cells)
    marked = mark(own if layout.id is not None else None, cells)
    more = {} if marked is None else {"mark": marked}
    kept = ("src", "out", "day", "place", "segment", *(answer(at) for at in range(len(layout.measures))))
    found = relation.filter(relation.out == COUNTS)
    return found.select(*kept, own=own, row=row, first=relation[order] if order else row, **more)


def _parted(cells: Sequence[Any]) -> Any:
    import ibis

    return ibis.literal(BETWEEN).join(list(cells))


def _empty() -> Any:
    import ibis

    return ibis.literal("")


def _cell(raw: Any, place: int | None) -> Any:
    return _empty() if place is None else text(raw[column(place)])


def _day(raw: Any, layout: Layout) -> Any:
    if layout.day is None:
        return _empty()
    found = raw[column(layout.day)]
    day = day_text(found)
    return cut(day, whole_months=layout.whole_months) if found.type().is_string() or layout.whole_months else day


def _out(raw: Any, layout: Layout) -> Any:
    """Which reason, if any, keeps a row from counting before anything is read of it."""
    import ibis

    cases = []
    number = FIRST_RULE
    for rule in layout.rules:
        cell = trimmed(text(raw[column(rule.place)])).lower()
        for value in rule.reasons:
            cases.append((cell == value, number))
            number += 1
    return ibis.cases(*cases, else_=COUNTS).cast("int32") if cases else ibis.literal(COUNTS, "int32")


def _is_blank(raw: Any, layout: Layout) -> Any:
    """Whether a row has no cell: only where all that is read is empty, the rest is looked at."""
    blank = trimmed(_joined(raw, range(layout.width))) == ""
    for place in layout.read:
        cell = text(raw[column(place)])
        blank = ((cell == "") | cell.substr(0, 1).isin(_BLANKS)) & blank
    return blank


def _joined(raw: Any, places: range) -> Any:
    import ibis

    return ibis.literal("").join([text(raw[column(place)]) for place in places])
