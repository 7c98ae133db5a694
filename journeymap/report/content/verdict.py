"""The three sentences of the verdict page: the worst gap, who is missing, and how sure all this is.

The analysis stands before it; `pages.verdict` sets what it says. Every sentence is whole in every case.
"""

from __future__ import annotations

from journeymap.analysis.results import Finding, Score, Verdict
from journeymap.analysis.wording import score_value
from journeymap.i18n import Message, Value, msg, msg_count
from journeymap.report.content import scores as chosen
from journeymap.report.content.phrases import column_measure, founded_on, measured, target_value
from journeymap.report.content.responsibility import responsibility
from journeymap.report.context import Context

_FAMILIES = frozenset({"experience", "service"})


def sentences(context: Context) -> tuple[Message, ...]:
    """The three sentences; one where nothing is drawn yet."""
    if not context.journey.touchpoints:
        return (
            msg(
                "This journey has no touchpoints yet, so there is nothing to judge: draw the contacts that customers "
                "have with the company, name who owns each, and attach what customers say."
            ),
        )
    return worst_gap(context), responsibility(context), certainty(context)


def worst_gap(context: Context) -> Message:
    """What falls short most, for certain if anything does."""
    certain = _first(context, Verdict.GAP)
    if certain is not None and certain.score is not None:
        return _certain(context, certain, certain.score)
    likely = _first(context, Verdict.LIKELY_GAP)
    if likely is not None and likely.score is not None:
        return msg(
            "No score falls short for certain; the likeliest gap is at {touchpoint}, where {measure} is {value} and "
            "{target} is aimed for ({evidence}).",
            **_values(context, likely.score),
        )
    return _no_gap(context)


def _first(context: Context, verdict: Verdict) -> Finding | None:
    found = (f for f in context.analysis.findings if f.family in _FAMILIES and f.verdict is verdict and f.score)
    return next(found, None)


def _values(context: Context, score: Score) -> dict[str, Value]:
    currency = context.journey.currency
    return {
        "touchpoint": context.title(score.touchpoint),
        "measure": measured(score),
        "value": score_value(score, currency),
        "target": target_value(score, currency),
        "evidence": founded_on(score, currency),
    }


def _certain(context: Context, finding: Finding, score: Score) -> Message:
    values = _values(context, score)
    if not finding.affected:
        return msg(
            "{touchpoint} falls short for certain: {measure} is {value} where {target} is aimed for ({evidence}).",
            **values,
        )
    if finding.affected >= 0.995:
        return msg(
            "{touchpoint} falls short for certain: {measure} is {value} where {target} is aimed for ({evidence}), and "
            "it is felt by practically every customer.",
            **values,
        )
    return msg(
        "{touchpoint} falls short for certain: {measure} is {value} where {target} is aimed for ({evidence}), and "
        "it is felt by {share} of every 100 customers.",
        share=_of_a_hundred(finding.affected),
        **values,
    )


def _of_a_hundred(affected: float) -> Message:
    if affected < 0.005:
        return msg("fewer than {number}", number=1)
    return msg("about {number}", number=round(100 * affected))


def _no_gap(context: Context) -> Message:
    aimed, judged = chosen.aimed(context), _judged(context)
    if judged:
        return msg_count(
            "No score falls short: the one score that can be judged meets its target, for certain or probably.",
            "No score falls short: all {count} scores that can be judged meet their targets, for certain or probably.",
            len(judged),
        )
    if aimed:
        return msg("No score has enough answers yet to say whether it falls short of its target.")
    if chosen.current_scores(context):
        return msg("No score has a target yet, so nothing can be said to fall short.")
    return msg("No touchpoint has a score yet, so nothing can be said to fall short.")


def _judged(context: Context) -> list[Score]:
    return [score for score in chosen.aimed(context) if score.verdict is not Verdict.NOT_ENOUGH_DATA]


def certainty(context: Context) -> Message:
    """How much of the journey is known, and what is good about it."""
    everything, silent = len(context.journey.touchpoints), len(chosen.silent(context))
    if silent == everything:
        return msg_count(
            "No evidence stands behind the one touchpoint, so all of this rests on the map alone.",
            "No evidence stands behind any of the {count} touchpoints, so all of this rests on the map alone.",
            everything,
        )
    if silent:
        return _partly_known(context, silent, everything)
    return _known(context, everything)


def _partly_known(context: Context, silent: int, everything: int) -> Message:
    best = chosen.best(context)
    if best is None:
        return msg(
            "There is no evidence behind {silent} of {all} touchpoints, and no score meets its target for certain.",
            silent=silent,
            all=everything,
        )
    return msg(
        "There is no evidence behind {silent} of {all} touchpoints; targets met for certain: {met} of {aimed}, best "
        "of all at {best}.",
        silent=silent,
        all=everything,
        **_good(context, best),
    )


def _known(context: Context, everything: int) -> Message:
    best = chosen.best(context)
    if best is None:
        return msg_count(
            "Evidence stands behind the one touchpoint, but no score meets its target for certain.",
            "Evidence stands behind all {count} touchpoints, but no score meets its target for certain.",
            everything,
        )
    return msg_count(
        "Evidence stands behind the one touchpoint; targets met for certain: {met} of {aimed}, best of all at {best}.",
        "Evidence stands behind all {count} touchpoints; targets met for certain: {met} of {aimed}, best of all at "
        "{best}.",
        everything,
        **_good(context, best),
    )


def _good(context: Context, best: Score) -> dict[str, Value]:
    value = score_value(best, context.journey.currency)
    named = msg(
        "{touchpoint} ({measure}: {value})",
        touchpoint=context.title(best.touchpoint),
        measure=column_measure(best),
        value=value,
    )
    met = len(chosen.with_verdict(context, Verdict.NO_GAP))
    return {"aimed": len(chosen.aimed(context)), "met": met, "best": named}
