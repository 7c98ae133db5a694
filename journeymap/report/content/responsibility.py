"""Where responsibility is missing or disputed, and which hand-off loses most: counted, and as one sentence.

The findings of the analysis stand before it; the verdict page's second sentence and its tiles come after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymap.analysis.results import Score
from journeymap.analysis.wording import score_value
from journeymap.i18n import Listing, Message, Value, mark
from journeymap.model.touchpoints import Touchpoint
from journeymap.model.words import Answer, Kind, Role
from journeymap.report.content.phrases import before_drop, measured
from journeymap.report.context import Context

_MOST_NAMES = 3
_SENTENCES: Mapping[tuple[bool, bool, bool], str] = {
    (True, True, True): mark(
        "Nobody is accountable for {orphans}, who is accountable for {disputed} is disputed, and the hand-off from "
        "{source} to {target} loses most: {measure} drops from {before} to {after}."
    ),
    (True, True, False): mark(
        "Nobody is accountable for {orphans}, and who is accountable for {disputed} is disputed."
    ),
    (True, False, True): mark(
        "Nobody is accountable for {orphans}, and the hand-off from {source} to {target} loses most: {measure} drops "
        "from {before} to {after}."
    ),
    (True, False, False): mark("Nobody is accountable for {orphans}."),
    (False, True, True): mark(
        "Who is accountable for {disputed} is disputed, and the hand-off from {source} to {target} loses most: "
        "{measure} drops from {before} to {after}."
    ),
    (False, True, False): mark("Who is accountable for {disputed} is disputed."),
    (False, False, True): mark(
        "Each touchpoint has one accountable department, but the hand-off from {source} to {target} loses most: "
        "{measure} drops from {before} to {after}."
    ),
    (False, False, False): mark("Each touchpoint has one accountable department, and no hand-off loses for certain."),
}
"""By whether somebody is missing, whether somebody is disputed, and whether a score drops across a link."""


def orphans(context: Context) -> list[str]:
    """Touchpoints for which nobody is accountable, as the findings rank them."""
    return _about(context, "ownership.orphan")


def disputed(context: Context) -> list[str]:
    """Touchpoints with more than one accountable department, or whose accountable department disputes it."""
    touchpoints = context.journey.touchpoints
    denied = [id for id in _about(context, "ownership.not-accepted") if _denied(touchpoints[id])]
    return list(dict.fromkeys([*_about(context, "ownership.dispute"), *denied]))


def _denied(touchpoint: Touchpoint) -> bool:
    accountable = touchpoint.departments_with(Role.ACCOUNTABLE)
    said = (touchpoint.responses[id].answer for id in accountable if id in touchpoint.responses)
    return Answer.DISPUTED in said


def _about(context: Context, kind: str) -> list[str]:
    return [id for finding in context.analysis.findings if finding.kind == kind for id in finding.touchpoints]


def worst_drop(context: Context) -> tuple[Score, Score] | None:
    """The scores before and after the hand-off across which most is lost for certain.

    Not into a complaint: those who complain are not those who came from there content.
    """
    touchpoints = context.journey.touchpoints
    drops = [f for f in context.analysis.findings if f.kind == "handoff.score-drop"]
    pairs = [(before, f.score) for f in drops if (before := before_drop(context, f)) is not None and f.score]
    pairs = [pair for pair in pairs if touchpoints[pair[1].touchpoint].kind is not Kind.COMPLAINT]
    return max(pairs, key=lambda pair: _loss(*pair), default=None)


def _loss(before: Score, after: Score) -> float:
    assert before.value is not None
    assert after.value is not None
    scale = {"index": 200.0, "percent": 100.0}.get(after.formula.unit)
    low, high = after.scale or (0.0, 1.0)
    return abs(after.value - before.value) / (scale or (high - low) or 1.0)


def responsibility(context: Context) -> Message:
    """Where responsibility is missing or disputed, and the hand-off that loses most."""
    alone, fought, drop = orphans(context), disputed(context), worst_drop(context)
    values: dict[str, Value] = {
        "orphans": _titles(context, alone),
        "disputed": _titles(context, fought),
        **_drop_values(context, drop),
    }
    return Message(_SENTENCES[bool(alone), bool(fought), drop is not None], values)


def _titles(context: Context, ids: Sequence[str]) -> Listing:
    return Listing(tuple(context.title(id) for id in ids), most=_MOST_NAMES)


def _drop_values(context: Context, drop: tuple[Score, Score] | None) -> dict[str, Value]:
    if drop is None:
        return {}
    before, after = drop
    currency = context.journey.currency
    return {
        "source": context.title(before.touchpoint),
        "target": context.title(after.touchpoint),
        "measure": measured(after),
        "before": score_value(before, currency),
        "after": score_value(after, currency),
    }
