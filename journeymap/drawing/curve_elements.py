"""What stands on the experience curve, worked out but not yet drawn: one point for each touchpoint that has a place
on the axis, with its interval, target and words.

After the analysis and the map's places, before `drawing.curve`. `analysis.axis` rules what may share an axis.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from journeymap.analysis.axis import Axis, common_axis
from journeymap.analysis.results import LABELS, Analysis, Score, Verdict
from journeymap.analysis.wording import amount, measure, score_value
from journeymap.drawing.curve_columns import places
from journeymap.drawing.score_axis import bar_words
from journeymap.drawing.ticks import round_steps
from journeymap.i18n import Message, Percent, Translator, Value, Word, msg

_LEAST_SPAN = 0.2
_MOST_TICKS = 4
_ROOM = 0.06


class CurvePoint(msgspec.Struct, frozen=True):
    """A touchpoint on the curve.

    `x` is about its card's centre on the map, in points; `level`, `low`, `high` and `target` stand on the axis, None
    where not known. `main`: the line runs through it; of alternatives above one another it takes the one most customers
    come to (`curve_columns`). `label_text` is its title, `detail_text` the title with the score, `label` everything,
    for a screen reader.
    """

    touchpoint: str
    x: float
    level: float
    low: float | None
    high: float | None
    target: float | None
    verdict: Verdict
    main: bool
    label_text: str
    detail_text: str
    label: str


class CurveElements(msgspec.Struct, frozen=True):
    """The whole curve, from left to right.

    `axis` says what the axis shows, `ends` the least and most it can show, `extent` the part of it that is drawn;
    `target` the one target all points share, None where they differ. `title_texts` are what stands over the curve,
    the fullest first; `ticks` places on the axis with their words. `lowest` and `highest` name the extremes among
    what has enough answers. `empty` says why there is nothing to draw, `refused` what had to be left out.
    """

    points: tuple[CurvePoint, ...]
    axis: Message
    relative: bool
    ends: tuple[float, float]
    extent: tuple[float, float]
    target: float | None
    target_text: str
    ticks: tuple[tuple[float, str], ...]
    title_texts: tuple[str, ...]
    lowest: str
    highest: str
    label: str
    empty: str = ""
    refused: tuple[Message, ...] = ()


def curve_elements(analysis: Analysis, centres_x: Mapping[str, float], translator: Translator) -> CurveElements:
    """The curve of an analysed journey over the cards' centres (`centres_x`, in points, by touchpoint id); touchpoints
    that are not on the map are not on the curve."""
    shown = {id: analysis.current.get(id, ()) for id in analysis.order if id in centres_x}
    axis = common_axis(shown)
    points = tuple(_points(analysis, axis, centres_x, translator))
    extent = _extent(points, axis.ends)
    target = _common_target(points)
    by_level = _judged(points)
    return CurveElements(
        points=points,
        axis=axis.label,
        relative=axis.relative,
        ends=axis.ends,
        extent=extent,
        target=target,
        target_text=_target_text(axis, target, translator),
        ticks=tuple((at, translator.render(_figure(axis, at))) for at in round_steps(extent, axis.ends, _MOST_TICKS)),
        title_texts=tuple(map(translator.render, _titles(axis, analysis.journey.confidence))),
        lowest=by_level[0].touchpoint if len(by_level) > 1 else "",
        highest=by_level[-1].touchpoint if by_level else "",
        label=_label(len(points), by_level, translator),
        empty="" if points else translator.render(_why_empty(analysis, axis)),
        refused=axis.refused,
    )


def _points(
    analysis: Analysis, axis: Axis, centres_x: Mapping[str, float], translator: Translator
) -> Iterator[CurvePoint]:
    standing = places(tuple(axis.scores), centres_x, analysis.journey, analysis.order, analysis.flow.visits)
    for id, place in standing.items():
        score, title = axis.scores[id], analysis.journey.touchpoints[id].title
        low, high = sorted((_at(axis, score, score.low), _at(axis, score, score.high)), key=lambda end: end or 0.0)
        yield CurvePoint(
            touchpoint=id,
            x=place.x,
            level=axis.level(score),
            low=low,
            high=high,
            target=_at(axis, score, score.target),
            verdict=score.verdict,
            main=place.main,
            label_text=title,
            detail_text=translator.text("{title}: {value}", title=title, value=_short(score, analysis)),
            label=_spoken(title, score, analysis, translator),
        )


def _at(axis: Axis, score: Score, value: float | None) -> float | None:
    return None if value is None else axis.at(score, value)


def _short(score: Score, analysis: Analysis) -> Value:
    return score_value(score, analysis.journey.currency, short=True)


def _spoken(title: str, score: Score, analysis: Analysis, translator: Translator) -> str:
    return translator.text(
        "{title}. {measure}: {figures}; {verdict}.",
        title=title,
        measure=measure(score.metric, score.formula),
        figures=bar_words(score, analysis.journey.currency),
        verdict=Word(LABELS[score.verdict]),
    )


def _extent(points: Sequence[CurvePoint], ends: tuple[float, float]) -> tuple[float, float]:
    """From a little below the least to a little above the most there is, so that small differences stay small."""
    shown = [value for p in points for value in (p.level, p.low, p.high, p.target) if value is not None]
    low, high = min(shown, default=ends[0]), max(shown, default=ends[1])
    missing = max(_LEAST_SPAN * (ends[1] - ends[0]) - (high - low), 0.0)
    room = missing / 2 + _ROOM * (high - low + missing)
    return low - room, high + room


def _judged(points: Sequence[CurvePoint]) -> list[CurvePoint]:
    """The points from the lowest to the highest; those with too few answers only where there are no others."""
    sure = [point for point in points if point.verdict is not Verdict.NOT_ENOUGH_DATA] or points
    return sorted(sure, key=lambda point: point.level)


def _common_target(points: Sequence[CurvePoint]) -> float | None:
    targets = {point.target for point in points}
    return targets.pop() if len(targets) == 1 else None


def _target_text(axis: Axis, target: float | None, translator: Translator) -> str:
    if target is None or axis.relative:
        return translator.text("Target")
    return translator.text("Target {value}", value=_figure(axis, target))


def _figure(axis: Axis, at: float) -> Value:
    """A place on the axis in words."""
    if axis.relative or not axis.scores:
        return Percent(100 * at)
    return amount(at, next(iter(axis.scores.values())).formula)


def _titles(axis: Axis, confidence: float) -> tuple[Message, ...]:
    sure = Percent(100 * confidence, 1)
    if not axis.relative:
        return (msg("{measure}, {confidence} interval", measure=axis.label, confidence=sure),)
    return (
        msg("Score against target, in percent of each metric's range, {confidence} interval", confidence=sure),
        msg("Score against target, {confidence} interval", confidence=sure),
    )


def _label(count: int, by_level: Sequence[CurvePoint], translator: Translator) -> str:
    if not by_level:
        return translator.text("Experience curve, empty")
    return translator.plural(
        "Experience curve of {count} touchpoint: {highest}.",
        "Experience curve of {count} touchpoints, highest at {highest}, lowest at {lowest}.",
        count,
        highest=by_level[-1].label_text,
        lowest=by_level[0].label_text,
    )


def _why_empty(analysis: Analysis, axis: Axis) -> Message:
    if not analysis.journey.touchpoints:
        return msg("There are no touchpoints yet. The curve shows how customers rate them, one after the other.")
    if axis.refused:
        return axis.refused[0]
    return msg(
        "No touchpoint has a score that customers gave, such as NPS, CSAT or CES, so there is no curve yet. Times, "
        "resolution and money stay out of it."
    )
