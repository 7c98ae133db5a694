"""The queries: how many rows hold which cells, and which rows came before; the same expressions on every engine.

`standard` relations stand before it, a runner sends them to an engine, and `judging` reads what comes back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeymap.feedback.engines.standard import COUNTS, answer

PLACE = ("src", "out", "day", "place", "segment")
"""What is told of a row besides its answers."""

_PART = "|"
"""Parts a measure's number from its cell where several measures travel in one column."""


def groups(relation: Any, measures: int, alike: Mapping[str, Any]) -> Any:
    """How many rows there are of each place and answer: the columns of `PLACE`, `cell` and `n`.

    With several measures each row comes once for each, the cell led by the measure's number and `|`. `alike` is what
    every row holds: grouping by it would cost as much as by anything else.
    """
    place = (*PLACE, *({"on"} & set(relation.columns)))
    cells = _tagged(relation, place, measures) if measures > 1 else relation.select(*place, cell=relation[answer(0)])
    if "out" not in alike:
        cells = _without_left_out(cells)
    found = cells.group_by(*(name for name in place if name not in alike), "cell").agg(n=lambda t: t.count())
    if "on" in place:
        found = found.mutate(day=found.on.cast("string").fill_null(found.day))
    return found.mutate(**alike).select(*PLACE, "cell", "n")


def weighed_groups(doubles: Any, measures: int) -> Any:
    """Like `groups`, of the doubles, which come with how many of each there are: `by_id` beside `PLACE` and `cell`."""
    keys = (*PLACE, "by_id")
    cells = [doubles.select(*keys, "n", cell=_tag(doubles, at, measures)) for at in range(measures)]
    return union(cells).group_by(*keys, "cell").agg(n=lambda t: t.n.sum())


def flags(relation: Any, numbers: Sequence[Sequence[str]], faults: Sequence[Sequence[str]], weight: str = "") -> Any:
    """How many rows of each day and place gave an answer that counts (`answered`) or one that cannot be read."""
    marked = relation.filter(relation.out == COUNTS).mutate(
        answered=_any(relation, numbers), faulty=_any(relation, faults)
    )
    keys = ("src", "day", "place", "answered", "faulty")
    return marked.group_by(*keys).agg(n=lambda t: t[weight].sum() if weight else t.count())


def repeated(marks: Any) -> Any:
    """The marks that come more than once."""
    return marks.group_by("mark").agg(n=lambda t: t.count()).filter(lambda t: t.n > 1).select("mark")


def doubles(keyed: Any, measures: int) -> Any:
    """The rows that came before, `n` of each: `by_id` says whether they were told by their id or cell by cell.

    The first in the order of sources and of the column `first` stays.
    """
    import ibis

    cells = (*PLACE, *(answer(at) for at in range(measures)))
    by_id = keyed.filter(keyed.own != "")
    rank = ibis.row_number().over(group_by=by_id.own, order_by=[by_id.src, by_id["first"]])
    later = by_id.mutate(rank=rank).filter(lambda t: t.rank > 0).group_by(*cells).agg(n=lambda t: t.count())
    whole = keyed.filter(keyed.own == "").group_by(*cells, "row").agg(n=lambda t: t.count())
    before = ibis.row_number().over(group_by=whole.row, order_by=whole.src)
    equal = whole.mutate(n=whole.n - ibis.ifelse(before == 0, 1, 0)).filter(lambda t: t.n > 0)
    return ibis.union(
        later.select(*cells, "n", by_id=ibis.literal(True)), equal.select(*cells, "n", by_id=ibis.literal(False))
    )


def later(keyed: Any, order: str) -> Any:
    """The rows of one source that came before, by their number in the column `order`, and `by_id` as in `doubles`."""
    import ibis

    by_id = keyed.own != ""
    key = ibis.ifelse(by_id, keyed.own, keyed.row)
    rank = ibis.row_number().over(group_by=[by_id, key], order_by=keyed["first"])
    found = keyed.mutate(rank=rank, by_id=by_id).filter(lambda t: t.rank > 0)
    return found.select("by_id", **{order: found["first"]})


def _tagged(relation: Any, place: Sequence[str], measures: int) -> Any:
    import ibis

    cells = ibis.array([_tag(relation, at, measures) for at in range(measures)])
    return relation.select(*place, cell=cells.unnest())


def _tag(relation: Any, at: int, measures: int) -> Any:
    import ibis

    cell = relation[answer(at)]
    return ibis.literal(f"{at}{_PART}").concat(cell) if measures > 1 else cell


def untagged(cell: str | None, measures: int) -> tuple[int, str]:
    """The measure's number and the cell as the source has it; a broken file can hold nothing there."""
    cell = cell or ""
    if measures == 1:
        return 0, cell
    number, _, rest = cell.partition(_PART)
    return int(number), rest


def _without_left_out(cells: Any) -> Any:
    """Of rows that do not count, nothing but the reason is worth a group."""
    import ibis

    counts = cells.out == COUNTS
    blanked: dict[str, Any] = {name: ibis.ifelse(counts, cells[name], "") for name in ("day", "place", "segment")}
    if "on" in cells.columns:
        blanked["on"] = ibis.ifelse(counts, cells.on, ibis.null("date"))
    return cells.mutate(**blanked)


def _any(relation: Any, cells: Sequence[Sequence[str]]) -> Any:
    import ibis

    found = ibis.literal(False)
    for at, several in enumerate(cells):
        if several:
            found = found | relation[answer(at)].isin(list(several))
    return found


def union(tables: Sequence[Any]) -> Any:
    """All rows of several relations of the same columns."""
    import ibis

    return tables[0] if len(tables) == 1 else ibis.union(*tables)
