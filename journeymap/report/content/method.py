"""The method in sentences: settings of this journey, rules of the verdicts, how gaps are ranked and customers counted.

Before the page of method. Everything printed in the report can be worked out again from what stands here.
"""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.analysis.ranking import ranking_formula
from journeymap.analysis.results import CAUSES, LABELS, Verdict
from journeymap.i18n import Day, Message, Number, Percent, Value, Word, mark, msg
from journeymap.model.words import LABELS as WORDS
from journeymap.report.context import Context

VERDICTS: Mapping[Verdict, str] = {
    Verdict.GAP: mark("the whole interval is under the target"),
    Verdict.LIKELY_GAP: mark("the score is under the target, the interval reaches it"),
    Verdict.LIKELY_NO_GAP: mark("the score reaches the target, the interval begins under it"),
    Verdict.NO_GAP: mark("the whole interval reaches the target"),
    Verdict.NOT_ENOUGH_DATA: mark("too few answers, or no interval can be had"),
    Verdict.NO_TARGET: mark("nothing is aimed for, so nothing can fall short"),
}
"""When each verdict is given; for times, where lower is better, everything is mirrored."""


def settings(context: Context) -> tuple[tuple[str, str], ...]:
    """What was set for this journey: names and values in words."""
    t, journey = context.t, context.journey
    rows: list[tuple[str, Value]] = [
        (t.text("Seen as of"), Day(context.analysis.as_of)),
        (t.text("Confidence of intervals"), Percent(100.0 * journey.confidence, 1)),
        (t.text("Answers needed for a verdict"), journey.minimum_answers),
        (t.text("Crosshair of importance and performance"), Word(WORDS[journey.crosshair])),
    ]
    if journey.population is not None:
        rows.append((t.text("Customer base (finite population correction)"), journey.population))
    if journey.currency:
        rows.append((t.text("Currency"), journey.currency))
    return tuple((name, context.say(value)) for name, value in rows)


def verdict_rules(context: Context) -> tuple[tuple[Verdict, str, str], ...]:
    """Each verdict with its word and when it is given."""
    t = context.t
    return tuple((verdict, t.text(LABELS[verdict]), t.text(rule)) for verdict, rule in VERDICTS.items())


def sentences(context: Context) -> tuple[Message, ...]:
    """The sign, the ranking, the flow, intervals of published figures, and what is never done."""
    return (
        msg(
            "A gap is what customers got minus what was aimed for: negative is a shortfall, for times too. Scores are "
            "kept as counts of answers, so every figure here can be worked out again, and no person’s answer is in the "
            "file."
        ),
        msg("Order of the gaps. {formula}", formula=ranking_formula()),
        msg(
            "Customers. The journey is an absorbing Markov chain: expected visits are v = s (I − Q)⁻¹, with the "
            "entries s and the shares of the links Q; links without a share divide evenly what is left. Customers "
            "affected by a gap are expected visits × the share of answers that fell short."
        ),
        msg(
            "Importance and performance after Martilla and James (1977). Level of agreement TK = 100 × satisfaction / "
            "importance; customer satisfaction index = sum of (importance / sum of importance × satisfaction) / "
            "maximum of the scale."
        ),
        msg(
            "Where only a published value and its n are known, percentages have their exact interval; those of NPS, "
            "indices and means are the widest case. Scores with different formulas or scales are never put on one "
            "axis, averaged or compared."
        ),
        msg(
            "Changes are tested at {confidence}: NPS and indices by the adjusted Wald test, percentages by the N−1 "
            "two-proportion test, means by Welch’s t-test, medians and percentiles by the pooled quantile; many tests "
            "at once are corrected (Benjamini and Hochberg 1995).",
            confidence=Percent(100.0 * context.journey.confidence, 1),
        ),
        msg(
            "How large a change is at least and at most: of NPS, indices and means by the test itself, of percentages, "
            "medians and percentiles from the intervals of both periods (Newcombe 1998; Zou and Donner 2008). These "
            "ranges are not corrected."
        ),
    )


def causes(context: Context) -> tuple[tuple[str, str], ...]:
    """The classes of causes with who acts on each."""
    who = {
        1: mark("research"),
        2: mark("management"),
        3: mark("the owning department"),
        4: mark("marketing and sales"),
    }
    t = context.t
    return tuple(
        (f"{t.render(Number(number))} {t.text(words)}", t.text(who[number])) for number, words in CAUSES.items()
    )
