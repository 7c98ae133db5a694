"""Counts sources of any size by a plan: what `TableEngine` is for tables in memory.

Sources and a runner stand before it, `applying` after it; only counts and different cells travel.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from journeymap.feedback import reasons
from journeymap.feedback.checking import ready
from journeymap.feedback.counting import in_order
from journeymap.feedback.counts import Counted, LeftOutLines
from journeymap.feedback.engines.judging import Groups, Judge, totals_of
from journeymap.feedback.engines.layout import layout_of
from journeymap.feedback.engines.lines import MOST_LINES, lines_of
from journeymap.feedback.engines.running import ReadAgain, Runner
from journeymap.feedback.engines.sources import Source, TooWide
from journeymap.feedback.engines.standard import FIRST_RULE
from journeymap.feedback.engines.work import Dropped, Work
from journeymap.feedback.plan import Doubled, Plan
from journeymap.feedback.recognising.building import TOO_WIDE
from journeymap.i18n import Message
from journeymap.model.journey import Journey


class LargeEngine:
    """Counts the sources that one runner holds; several are counted as one, so that none of their answers counts
    twice."""

    def __init__(self, runner: Runner, sources: Sequence[Source]) -> None:
        self.runner = runner
        self.sources = tuple(sources)

    def count(self, plan: Plan, journey: Journey) -> Counted:
        """The counts. Raises `PlanError` where the plan does not fit the sources or the journey, `AnswersError` where
        the engine cannot read them, `Stopped` where somebody ended it."""
        while True:
            try:
                return self._count(plan, journey)
            except ReadAgain as again:
                for source in self.sources:
                    source.read_otherwise(mend=again.mend)

    def _count(self, plan: Plan, journey: Journey) -> Counted:
        measures = ready(plan, journey)
        layouts = [layout_of(plan, measures, source.start) for source in self.sources]
        work = Work(self.runner, self.sources, layouts, len(measures))
        found = work.groups()
        wide = [source.too_wide() for source in self.sources]
        dropped = work.drop_doubles(found) if plan.doubled is Doubled.LEAVE_OUT else []
        judges = [Judge(source.name, plan, measures, held) for source, held in zip(self.sources, found, strict=True)]
        totals = totals_of(plan, judges)
        answered = work.answered(judges)
        for judge, (_, silent) in zip(judges, answered, strict=True):
            judge.verdicts.leave_out(reasons.NO_ANSWER, silent)
        left_out = []
        for at, judge in enumerate(judges):
            before = [one for one in dropped if one.source == at]
            found_lines = {**lines_of(work, at, judge), msgspec.json.encode(TOO_WIDE): wide[at].lines}
            for reason, n in _left_out(judge, layouts[at].reasons, wide[at], before):
                lines = found_lines.get(msgspec.json.encode(reason), ())[:MOST_LINES]
                left_out.append(LeftOutLines(judge.source, reason, lines, n - len(lines)))
        rows = sum(map(_rows, found)) + sum(one.n for one in dropped) + sum(one.count for one in wide)
        return Counted(in_order(totals, journey), rows, sum(n for n, _ in answered), tuple(left_out))


def _rows(held: Groups) -> int:
    return sum(held.rows.values()) + sum(held.left_out.values())


def _left_out(
    judge: Judge, rules: Sequence[Message], wide: TooWide, dropped: Iterable[Dropped]
) -> Iterable[tuple[Message, int]]:
    """The reasons of one source with their numbers, in the order in which they come to bear."""
    found: dict[bytes, tuple[Message, int]] = {}
    by_rule = [(rules[out - FIRST_RULE], n) for out, n in sorted(judge.groups.left_out.items())]
    doubles = [(reasons.SAME_ID if one.by_id else reasons.SAME_ROW, one.n) for one in dropped]
    for reason, n in ((TOO_WIDE, wide.count), *by_rule, *doubles, *judge.verdicts.counts.values()):
        key = msgspec.json.encode(reason)
        found[key] = (reason, found.get(key, (reason, 0))[1] + n)
    return [(reason, n) for reason, n in found.values() if n]
