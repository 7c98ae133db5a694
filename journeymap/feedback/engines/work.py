"""The queries of one count, in the order in which they are needed; layouts stand before it, judging after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from journeymap.feedback.engines.grouping import doubles, flags, groups, union, untagged, weighed_groups
from journeymap.feedback.engines.judging import Groups, Judge
from journeymap.feedback.engines.layout import Layout
from journeymap.feedback.engines.running import Runner
from journeymap.feedback.engines.sources import Source
from journeymap.feedback.engines.standard import COUNTS, alike, dated, is_blank, keyed, marked, standard
from journeymap.feedback.readers.errors import AnswersError
from journeymap.i18n import Message, Number, msg

MOST_GROUPS = 3_000_000
"""Different combinations of day, touchpoint, segment and answer that fit into some hundred megabytes."""
MOST_ANSWERS = 100_000
"""Different answers of one measure, where several measures are counted: they travel to the engine again."""
_TOO_MANY_GROUPS = msg(
    "There are more than {most} different combinations of day, touchpoint, segment and answer. "
    "A column of the plan may hold something else.",
    most=Number(MOST_GROUPS),
)


class Dropped(msgspec.Struct, frozen=True):
    """How many rows of a source came before, by their id or cell by cell."""

    source: int
    by_id: bool
    n: int


class Work:
    """The queries over the standard relations of all sources."""

    def __init__(self, runner: Runner, sources: Sequence[Source], layouts: Sequence[Layout], measures: int) -> None:
        self.runner = runner
        self.sources = sources
        self.layouts = layouts
        self.measures = measures
        self._doubles: Any | None = None
        self._suspects: Any | None = None
        self._blank: list[bool] = []

    def _dated(self, at: int) -> Any:
        """The relation whose rows are grouped."""
        shape = dated if self.runner.marks else standard
        return shape(self.sources[at].table(False), self.layouts[at], at)

    def groups(self) -> list[Groups]:
        """The rows of every source by their cells, doubles among them."""
        found = [Groups(self.measures) for _ in self.sources]
        for at, held in enumerate(found):
            relation, same = self._dated(at), alike(self.layouts[at], at)
            self._take(groups(relation, self.measures, same), held, 1)
            self._blank.append(held.may_be_blank)
            if held.may_be_blank:
                none = relation.filter(is_blank(relation, self.layouts[at]))
                self._take(groups(none, self.measures, same), held, -1)
        return found

    def _take(self, expression: Any, held: Groups, sign: int) -> None:
        for batch in self.runner.rows(expression):
            for _, out, day, place, segment, tagged, n in batch:
                measure, cell = untagged(tagged, self.measures)
                held.add(out, _texts(day, place, segment), measure, cell, sign * int(n))
            self._bound(held)

    def _bound(self, held: Groups) -> None:
        if len(held) > MOST_GROUPS:
            raise AnswersError(self.sources[0].name, _TOO_MANY_GROUPS)

    def drop_doubles(self, found: Sequence[Groups]) -> list[Dropped]:
        """Takes the doubles out of the groups, and says how many there were."""
        self._doubles = self._find_doubles(sum(held.total for held in found))
        if self._doubles is None:
            return []
        dropped: Counter[tuple[int, bool]] = Counter()
        for batch in self.runner.rows(weighed_groups(self._doubles, self.measures)):
            for src, out, day, place, segment, by_id, tagged, n in batch:
                measure, cell = untagged(tagged, self.measures)
                found[src].add(out, _texts(day, place, segment), measure, cell, -int(n))
                if measure == 0:
                    dropped[src, bool(by_id)] += int(n)
        return sorted((Dropped(*key, n) for key, n in dropped.items()), key=lambda one: (one.source, not one.by_id))

    def _find_doubles(self, rows: int) -> Any | None:
        """The doubles of all sources; None where there are none. An engine that can tell cheaply which rows may have
        come before looks only at those."""
        if self.runner.marks:
            counting = [self._counting(source.table(False), at) for at, source in enumerate(self.sources)]
            marks = [marked(one, self.layouts[at], self.runner.mark).select("mark") for at, one in enumerate(counting)]
            self._suspects = self.runner.repeated(union(marks), rows)
            if self._suspects is None:
                return None
        keys = []
        for at, source in enumerate(self.sources):
            ordered = self.layouts[at].id is not None and bool(source.order)
            keys.append(self._keyed(source.table(ordered), at, ordered=ordered))
        return self.runner.keep(doubles(self.runner.keep(union(keys)), self.measures))

    @property
    def has_doubles(self) -> bool:
        """Whether rows came before."""
        return self._doubles is not None

    def first_rows(self, at: int, most: int) -> Any:
        """The first rows of a source with their numbers, left out or not."""
        return self._not_blank(standard(self.sources[at].table(True).limit(most), self.layouts[at], at), at)

    def first_keyed(self, at: int, most: int) -> Any:
        """Those of the first rows that may have come before, with what doubles are told by."""
        return self._keyed(self.sources[at].table(True).limit(most), at, ordered=True)

    def _not_blank(self, relation: Any, at: int) -> Any:
        return relation.filter(~is_blank(relation, self.layouts[at])) if self._blank[at] else relation

    def _counting(self, raw: Any, at: int) -> Any:
        """The rows of a source that count, whether or not they came before."""
        relation = standard(raw, self.layouts[at], at)
        return self._not_blank(relation.filter(relation.out == COUNTS), at)

    def _keyed(self, raw: Any, at: int, *, ordered: bool) -> Any:
        """The rows that may have come before; the others go before anything is worked out of them."""
        layout = self.layouts[at]
        if self._suspects is not None:
            raw = marked(raw, layout, self.runner.mark).semi_join(self._suspects, "mark")
        return keyed(self._counting(raw, at), layout, self.sources[at].order if ordered else "")

    def answered(self, judges: Sequence[Judge]) -> list[tuple[int, int]]:
        """Of every source, how many rows gave an answer that is counted, and how many gave none at all."""
        if self.measures == 1:
            return [judge.answered() for judge in judges]
        return [self._answered(at, judge) for at, judge in enumerate(judges)]

    def _answered(self, at: int, judge: Judge) -> tuple[int, int]:
        numbers = [judge.cells_where(measure, counted=True) for measure in range(self.measures)]
        faults = [judge.cells_where(measure, counted=False) for measure in range(self.measures)]
        for measure, cells in enumerate(numbers):
            if len(cells) + len(faults[measure]) > MOST_ANSWERS:
                raise AnswersError(judge.source, _too_many_answers(judge.measures[measure].measure.column))
        found: Counter[tuple[bool, bool]] = Counter()
        self._flag(self._counting(self.sources[at].table(False), at), numbers, faults, judge, found, "")
        if self._doubles is not None:
            self._flag(self._doubles.filter(self._doubles.src == at), numbers, faults, judge, found, "n")
        return found[True, False] + found[True, True], found[False, False]

    def _flag(
        self,
        relation: Any,
        numbers: Sequence[Sequence[str]],
        faults: Sequence[Sequence[str]],
        judge: Judge,
        found: Counter[tuple[bool, bool]],
        weight: str,
    ) -> None:
        for batch in self.runner.rows(flags(relation, numbers, faults, weight)):
            for _, day, place, answered, faulty, n in batch:
                if judge.live(day or "", place or ""):
                    found[bool(answered), bool(faulty)] += -int(n) if weight else int(n)


def _texts(day: str | None, place: str | None, segment: str | None) -> tuple[str, str, str]:
    """As texts: a broken file can hold nothing where it says that it never does."""
    return day or "", place or "", segment or ""


def _too_many_answers(column: str) -> Message:
    return msg(
        "“{column}” holds more than {most} different answers; it may be no column of scores.",
        column=column,
        most=Number(MOST_ANSWERS),
    )
