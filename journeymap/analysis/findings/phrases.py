"""Phrases that the sentences of findings share: what was measured, what it rests on.

Scores stand before it; every family of findings puts them into its sentences.
"""

from __future__ import annotations

from journeymap.analysis.results import Score
from journeymap.analysis.wording import amount, answers, interval, score_value
from journeymap.i18n import Message, Number, Percent, Period, Value, Word, msg
from journeymap.model.journey import Journey
from journeymap.model.words import LABELS


def measured(score: Score) -> Message:
    """What was measured, inside a sentence: metric, formula where there are several, and who was asked where that
    was not everybody."""
    metric, segment = score.metric, score.record.segment
    name: Value = metric.name if metric.custom else Word(metric.name)
    if len(metric.formulas) > 1:
        formula = Word(score.formula.name)
        if segment:
            return msg("{metric} ({formula}; {segment})", metric=name, formula=formula, segment=segment)
        return msg("{metric} ({formula})", metric=name, formula=formula)
    return msg("{metric} ({segment})", metric=name, segment=segment) if segment else msg("{metric}", metric=name)


def value(score: Score, journey: Journey) -> Value:
    """The score's value as a sentence shows it."""
    return score_value(score, journey.currency)


def target(score: Score, journey: Journey) -> Value:
    """The score's target as a sentence shows it."""
    return msg("no target") if score.target is None else amount(score.target, score.formula, journey.currency)


def evidence_of(score: Score, journey: Journey) -> Message:
    """What a score rests on: answers, interval, period, source and how well that is founded."""
    asked = answers(score.n) if score.n else msg("number of answers not known")
    known = interval(score, journey.currency)
    period, origin = Period(score.from_, score.to), _origin(score)
    if known is None:
        return msg("{answers}, no interval; {period}; {origin}", answers=asked, period=period, origin=origin)
    if score.widest_case:
        known = msg("{interval} (widest case)", interval=known)
    return msg(
        "{answers}, {confidence} interval {interval}; {period}; {origin}",
        answers=asked,
        confidence=Percent(100.0 * journey.confidence, 1),
        interval=known,
        period=period,
        origin=origin,
    )


def _origin(score: Score) -> Value:
    source = score.record.source
    if score.evidence is None:
        return source or msg("source not given")
    level = Word(LABELS[score.evidence])
    return msg("{source} ({level})", source=source, level=level) if source else level


def p_value(p: float) -> Message:
    """A p-value as tables show it."""
    if p < 0.001:
        return msg("p < {limit}", limit=Number(0.001, 3))
    return msg("p = {p}", p=Number(p, 3))
