"""Which early-warning rules fired, and which actions are overdue: the analysis in, rows of words out.

Before the pages of warnings and of departments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from journeymap.analysis.findings.ground import UNFINISHED
from journeymap.analysis.results import Finding, Score
from journeymap.i18n import Listing, Message, Value, msg, msg_count
from journeymap.model.journey import Action, WarningRule
from journeymap.model.metrics import Formula, Metric
from journeymap.report.content.phrases import amount, measure, score_value
from journeymap.report.context import Context


class RuleRow(msgspec.Struct, frozen=True):
    """A rule in words: where, when it fires, what was measured, whether it fired, who is to be told."""

    touchpoint: str
    condition: str
    value: str
    fired: bool
    owner: str


class OverdueAction(msgspec.Struct, frozen=True):
    """An unfinished action whose day has passed, `days` ago."""

    id: str
    action: Action
    days: int


def rule_rows(context: Context, rules: Iterable[WarningRule]) -> tuple[RuleRow, ...]:
    """Rules of the journey in words, those that fired first."""
    rows = [_rule_row(context, rule) for rule in rules]
    return tuple(sorted(rows, key=lambda row: not row.fired))


def _rule_row(context: Context, rule: WarningRule) -> RuleRow:
    found = _finding(context, rule)
    value = score_value(found.score, context.journey.currency) if found and found.score else _known(context, rule)
    return RuleRow(
        context.title(rule.touchpoint) if rule.touchpoint in context.journey.touchpoints else "–",
        context.say(_condition(context, rule)),
        context.say(value),
        found is not None,
        context.department(rule.owner) or context.t.text("nobody named"),
    )


def _finding(context: Context, rule: WarningRule) -> Finding | None:
    """The finding of a rule that fired; None of one that did not."""
    found = (finding for finding in context.analysis.findings if finding.kind == "warning.fired")
    return next((finding for finding in found if finding.score and _says(context, rule, finding, finding.score)), None)


def _says(context: Context, rule: WarningRule, finding: Finding, score: Score) -> bool:
    """Whether a finding is about what this rule watches: touchpoint, owner, metric, window and limit."""
    owner = (rule.owner,) if rule.owner else ()
    if (finding.touchpoints, finding.departments) != ((rule.touchpoint,), owner):
        return False
    metric, _, formula = rule.metric.partition("/")
    if score.metric.id != metric or formula not in ("", score.formula.id):
        return False
    return _in_window(context, rule, score) and _beyond(rule, score.value or 0.0)


def _in_window(context: Context, rule: WarningRule, score: Score) -> bool:
    days = rule.window_days
    return days is None or (score.to is not None and (context.analysis.as_of - score.to).days <= days)


def _beyond(rule: WarningRule, value: float) -> bool:
    return (rule.below is not None and value < rule.below) or (rule.above is not None and value > rule.above)


def _known(context: Context, rule: WarningRule) -> Value:
    """What the rule's metric is now, without a warning."""
    metric, _, formula = rule.metric.partition("/")
    scores = context.analysis.current.get(rule.touchpoint, ())
    known = [s for s in scores if s.metric.id == metric and formula in ("", s.formula.id)]
    return score_value(known[0], context.journey.currency) if known else msg("no data")


def _condition(context: Context, rule: WarningRule) -> Message:
    id, _, word = rule.metric.partition("/")
    metric = context.analysis.metrics.get(id)
    formula = metric.formula(word) if metric else None
    if metric is None or formula is None or (rule.below is None and rule.above is None):
        return msg("{metric}, no limit that can be checked", metric=rule.metric or "–")
    limit = _limit(context, rule, metric, formula)
    if rule.window_days is None:
        return limit
    return msg_count("{limit}, within one day", "{limit}, within the last {count} days", rule.window_days, limit=limit)


def _limit(context: Context, rule: WarningRule, metric: Metric, formula: Formula) -> Message:
    what = measure(metric, formula)
    low, high = (
        None if end is None else amount(end, formula, context.journey.currency) for end in (rule.below, rule.above)
    )
    if low is not None and high is not None:
        return msg("{measure} below {low} or above {high}", measure=what, low=low, high=high)
    if low is not None:
        return msg("{measure} below {low}", measure=what, low=low)
    return msg("{measure} above {high}", measure=what, high=high if high is not None else "–")


def overdue(context: Context) -> tuple[OverdueAction, ...]:
    """Unfinished actions whose day has passed, the latest first."""
    return tuple(sorted(_overdue(context), key=lambda each: (-each.days, each.id)))


def _overdue(context: Context) -> Iterator[OverdueAction]:
    for id, action in context.journey.actions.items():
        if action.status in UNFINISHED and action.due is not None and action.due < context.analysis.as_of:
            yield OverdueAction(id, action, (context.analysis.as_of - action.due).days)


def unfinished(context: Context) -> tuple[Action, ...]:
    """Every action that is still to be done, the earliest day first; those without a day last."""
    actions = [action for action in context.journey.actions.values() if action.status in UNFINISHED]
    return tuple(sorted(actions, key=lambda action: (action.due is None, action.due or context.analysis.as_of)))


def days_late(context: Context, days: int) -> str:
    """How long an action is overdue."""
    return context.t.plural("{count} day", "{count} days", days)


def places(context: Context, touchpoints: Iterable[str], most: int = 3) -> str:
    """The titles of touchpoints as a list; after `most`, how many more."""
    titles = tuple(context.title(id) for id in touchpoints if id in context.journey.touchpoints)
    return context.say(Listing(titles, most)) if titles else ""
