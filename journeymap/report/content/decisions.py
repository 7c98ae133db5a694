"""The decisions that the verdict page asks for: what, who, by when.

Open actions that answer the top findings come first; where there is none, what would close the finding is asked for,
without a date. The findings stand before it; `pages.verdict` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from journeymap.analysis.results import Finding, Severity
from journeymap.i18n import Day, Message, msg
from journeymap.report.content.gaps import Ranked, anchors, answering, overdue
from journeymap.report.content.phrases import actor
from journeymap.report.context import Context

MOST = 5
_FEWEST = 3


class Decision(msgspec.Struct, frozen=True):
    """What is asked (`what`), about which touchpoint (`about`, empty where the words say it), of whom (`who`, empty
    where nobody is named), by when (`late`: that day has passed); `anchor` leads to its finding."""

    what: str
    about: str
    who: str
    when: Message
    late: bool
    anchor: str


def decisions(context: Context) -> list[Decision]:
    """The decisions asked, as the findings behind them rank; `MOST` at most."""
    found: list[Decision] = []
    places = anchors(context)
    for entry, decision in _asked(context):
        if len(found) == MOST or (entry.finding.severity is Severity.LOW and len(found) >= _FEWEST):
            break
        found.append(msgspec.structs.replace(decision, anchor=places[entry.rank]))
    return found


def _asked(context: Context) -> Iterator[tuple[Ranked, Decision]]:
    told: set[str] = set()
    for rank, finding in enumerate(context.analysis.findings, 1):
        entry = Ranked(rank, finding)
        actions = answering(context, finding)
        subject = " ".join(finding.touchpoints[:1] or finding.departments[:1]) or finding.kind
        if not actions and subject not in told:
            yield entry, _remedy(context, entry)
        for id in actions:
            if f"action {id}" not in told:
                yield entry, _action(context, id, entry)
            told.add(f"action {id}")
        told.add(subject)


def _action(context: Context, id: str, entry: Ranked) -> Decision:
    action = context.journey.actions[id]
    late = overdue(context, action)
    return Decision(
        what=action.title or id,
        about="",
        who=context.department(action.department),
        when=msg("no date") if action.due is None else _due(Day(action.due), late),
        late=late,
        anchor=entry.anchor,
    )


def _due(day: Day, late: bool) -> Message:
    return msg("{day}, overdue", day=day) if late else msg("{day}", day=day)


def _remedy(context: Context, entry: Ranked) -> Decision:
    finding = entry.finding
    what = context.say(finding.remedy or finding.message)
    about = _subject(context, finding)
    return Decision(what, "" if about in what else about, actor(context, finding), msg("no date"), False, entry.anchor)


def _subject(context: Context, finding: Finding) -> str:
    return context.title(finding.touchpoints[0]) if finding.touchpoints else ""
