"""Findings from the journey's own early-warning rules.

Severity: high, for somebody asked to be warned.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.findings.phrases import measured, value
from journeymap.analysis.results import Finding, Score, Severity
from journeymap.analysis.wording import amount
from journeymap.i18n import Message, msg
from journeymap.model.journey import WarningRule


def fired(ground: Ground) -> Iterator[Finding]:
    """Rules whose metric is beyond its threshold at a current score that ends inside the rule's window."""
    for rule in ground.journey.warnings.values():
        beyond = [score for score in _watched(ground, rule) if _is_beyond(score, rule)]
        if beyond:
            score = max(beyond, key=lambda score: _distance(score, rule))
            yield ground.finding(
                "warning.fired",
                Severity.HIGH,
                _sentence(ground, rule, score),
                msg(
                    "Look into {touchpoint} at once, and note what was found.", touchpoint=ground.title(rule.touchpoint)
                ),
                [rule.touchpoint],
                departments=[rule.owner] if rule.owner else [],
                department=rule.owner or ground.owner(rule.touchpoint),
                score=score,
            )


def _watched(ground: Ground, rule: WarningRule) -> list[Score]:
    """The current scores that a rule means: of `metric/formula`, or of `metric` as a target means it."""
    metric, _, formula = rule.metric.partition("/")
    scores = [score for score in ground.scores(rule.touchpoint) if score.metric.id == metric] if rule.touchpoint else []
    present = {score.formula.id for score in scores}
    if not formula and len(present) > 1:
        formula = scores[0].metric.formulas[0].id
    return [s for s in scores if formula in ("", s.formula.id) and _in_window(ground, rule, s)]


def _in_window(ground: Ground, rule: WarningRule, score: Score) -> bool:
    if rule.window_days is None:
        return True
    return score.to is not None and (ground.as_of - score.to).days <= rule.window_days


def _is_beyond(score: Score, rule: WarningRule) -> bool:
    return _distance(score, rule) > 0.0


def _distance(score: Score, rule: WarningRule) -> float:
    """How far a score is beyond the rule's threshold, in the unit shown."""
    value = score.value or 0.0
    under = rule.below - value if rule.below is not None else 0.0
    over = value - rule.above if rule.above is not None else 0.0
    return max(under, over)


def _sentence(ground: Ground, rule: WarningRule, score: Score) -> Message:
    title, what, got = ground.title(rule.touchpoint), measured(score), value(score, ground.journey)
    if rule.below is not None and (score.value or 0.0) < rule.below:
        limit = amount(rule.below, score.formula, ground.journey.currency)
        return msg(
            "Early warning at {touchpoint}: {measure} is {value}, under the limit of {limit}.",
            touchpoint=title,
            measure=what,
            value=got,
            limit=limit,
        )
    limit = amount(rule.above or 0.0, score.formula, ground.journey.currency)
    return msg(
        "Early warning at {touchpoint}: {measure} is {value}, over the limit of {limit}.",
        touchpoint=title,
        measure=what,
        value=got,
        limit=limit,
    )
