"""Who has to answer a finding, and how: the department, its actions with their days, else what would close the finding.

The findings of `content.gaps` stand before it; part 5 sets its cells. What one row has said, the next only points to.
"""

from __future__ import annotations

from journeymap.analysis.results import Finding
from journeymap.i18n import Day, Listing, Value
from journeymap.model.journey import Action
from journeymap.report.content.gaps import Ranked, answering, overdue
from journeymap.report.content.phrases import actor
from journeymap.report.context import Context, gap_anchor
from journeymap.report.pdf.story import Cell, Span
from journeymap.report.pdf.style import ACCENT, MUTED, SMALLEST_TEXT_PT


class Answers:
    """Remembers which actions and remedies were told, and at which finding."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._told: dict[str, int] = {}

    def cell(self, entry: Ranked) -> Cell:
        """Who has to act, with the open actions and their days; without any, what would close the finding."""
        finding = entry.finding
        who = actor(self.context, finding)
        nobody = Span(self.context.t.text("Nobody yet"), "medium", self.context.theme.alert)
        actions = answering(self.context, finding)
        answers = self._actions(entry, actions) if actions else self._remedy(entry)
        return Cell(spans=(Span(who, "medium") if who else nobody, *answers))

    def _actions(self, entry: Ranked, actions: list[str]) -> list[Span]:
        """Those not told yet, then where the others were."""
        new = [id for id in actions if self._first(f"action {id}", entry.rank) == entry.rank]
        ranks = sorted({self._told[f"action {id}"] for id in actions} - {entry.rank})
        spans = [self._action(id) for id in new]
        if ranks:
            numbers = Listing(tuple(ranks))
            spans.append(_pointer(self.context.t.text("as at no. {numbers}", numbers=numbers), ranks[0]))
        return spans

    def _remedy(self, entry: Ranked) -> list[Span]:
        remedy = entry.finding.remedy
        if remedy is None:
            return []
        first = self._first(self._kind(entry.finding), entry.rank)
        if first != entry.rank:
            said = self.context.t.text("no action yet; as at no. {number}", number=first)
            return [_pointer(said, first, MUTED)]
        return [_small(self.context.t.text("{remedy} No date.", remedy=self.context.say(remedy)))]

    def _kind(self, finding: Finding) -> str:
        """Remedies that differ only in the names and figures of their places are one."""
        return f"{finding.kind}: {finding.remedy.text if finding.remedy else ''}"

    def _first(self, what: str, rank: int) -> int:
        return self._told.setdefault(what, rank)

    def _action(self, id: str) -> Span:
        context, action = self.context, self.context.journey.actions[id]
        values: dict[str, Value] = {"action": action.title or id, "department": _who(context, action)}
        if action.due is None:
            return _small(context.t.text("{action} ({department}, no date)", **values))
        values["day"] = Day(action.due)
        if overdue(context, action):
            return _small(context.t.text("{action} ({department}, overdue since {day})", **values), context.theme.alert)
        return _small(context.t.text("{action} ({department}, {day})", **values))


def _pointer(said: str, rank: int, colour: str = ACCENT) -> Span:
    return Span(f"\n{said}", colour=colour, size_pt=SMALLEST_TEXT_PT, link=f"#{gap_anchor(rank)}")


def _small(text: str, colour: str = MUTED) -> Span:
    return Span(f"\n{text}", colour=colour, size_pt=SMALLEST_TEXT_PT)


def _who(context: Context, action: Action) -> str:
    return context.department(action.department) if action.department else context.t.text("no department")
