"""Any source as one relation of text: who, when, where, in which segment, and an answer for each measure.

A source's columns (c0, c1 …) and a layout stand before it, grouping after it. Rows without any cell are none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from journeymap.feedback.engines.days import cut, with_moments
from journeymap.feedback.engines.layout import Layout
from journeymap.feedback.engines.texts import BETWEEN, day_text, is_sure, own_id, text, trimmed, unsure_id

COUNTS, FIRST_RULE = 0, 1
"""What `out` holds: 0 where a row counts, else which reason of the tool's rules speaks against it."""


def column(place: int) -> str:
    """What a source calls its column of a place."""
    return f"c{place}"


def answer(at: int) -> str:
    """What the relation calls the answers of a measure."""
    return f"m{at}"


def standard(raw: Any, layout: Layout, source: int) -> Any:
    """The relation of a source: `src`, `out`, `day`, `place`, `segment`, `m0` …, and the raw columns beside them."""
    return raw.mutate(**_told(raw, layout, source))


def dated(raw: Any, layout: Layout, source: int) -> Any:
    """The same with `on`, a date where the cell of the day is a plain moment, and `day` empty there; without `on` where
    that would not be quicker."""
    import ibis

    if layout.day is None or not layout.moments or not raw[column(layout.day)].type().is_string():
        return standard(raw, layout, source)
    raw = with_moments(raw, text(raw[column(layout.day)]))
    told = _told(raw, layout, source)
    return raw.mutate(**told | {"day": ibis.ifelse(raw.on.isnull(), told["day"], "")})


def _told(raw: Any, layout: Layout, source: int) -> dict[str, Any]:
    cells = {
        "out": _out(raw, layout),
        "day": _day(raw, layout),
        "place": _cell(raw, layout.touchpoint),
        "segment": _cell(raw, layout.segment),
        **{answer(at): _cell(raw, place) for at, place in enumerate(layout.measures)},
    }
    return cells | alike(layout, source)


def alike(layout: Layout, source: int) -> dict[str, Any]:
    """What every row of that relation holds."""
    import ibis

    found = {"src": ibis.literal(source, "int32")}
    if not layout.rules:
        found["out"] = ibis.literal(COUNTS, "int32")
    named = {"day": layout.day, "place": layout.touchpoint, "segment": layout.segment}
    return found | {name: _empty() for name, place in named.items() if place is None}


def is_blank(relation: Any, layout: Layout) -> Any:
    """Whether a row has no cell at all; such rows are none."""
    import ibis

    return trimmed(ibis.literal("").join(_cells(relation, layout))) == ""


def marked(relation: Any, layout: Layout, mark: Callable[[Any, Sequence[Any]], Any]) -> Any:
    """Rows with a number in `mark` that rows of one id, or without it of equal cells, share."""
    import ibis

    cells = _cells(relation, layout)
    if layout.id is None:
        return relation.mutate(mark=mark(None, cells))
    id = cells[layout.id]
    return relation.mutate(mark=ibis.ifelse(is_sure(id), mark(id, ()), mark(unsure_id(id), cells)))


def keyed(relation: Any, layout: Layout, order: str) -> Any:
    """Rows with what doubles are told by: `own` (an id or empty), `row` (every cell), and `first`, which comes first
    among those of one id: the column `order`, else the row's own text."""
    own = _own(relation, layout)
    row = _parted(_cells(relation, layout))
    kept = ("src", "out", "day", "place", "segment", *(answer(at) for at in range(len(layout.measures))))
    first = relation[order] if order else row
    return relation.select(*kept, own=_empty() if own is None else own, row=row, first=first)


def _own(relation: Any, layout: Layout) -> Any | None:
    return own_id(text(relation[column(layout.id)])) if layout.id is not None else None


def _cells(relation: Any, layout: Layout) -> list[Any]:
    return [text(relation[column(place)]) for place in range(layout.width)]


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
