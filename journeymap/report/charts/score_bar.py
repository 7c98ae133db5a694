"""A score against its target on one small bar: interval, dot and target tick, for cells of tables.

A score of the analysis in, a display list out; `drawing.score_axis` says what the bar's ends stand for.
"""

from __future__ import annotations

from journeymap.analysis.results import Score, Verdict
from journeymap.drawing.display import Box, DisplayList, Ellipse, Line, Move, Path, Point, Rect, Shape, Stroke
from journeymap.drawing.score_axis import bar_ends, bar_words
from journeymap.drawing.theme import Theme
from journeymap.report.context import Context

WIDTH_PT = 110.0
HEIGHT_PT = 12.0
_TRACK_PT = 2.5
_BAND_PT = 4.0
_DOT_PT = 6.5
_EDGE_PT = 4.0
_SURE = frozenset({Verdict.GAP, Verdict.NO_GAP})


def score_bar(score: Score, context: Context, width_pt: float = WIDTH_PT) -> DisplayList:
    """The bar of a score; without a value only its track, and the target where there is one."""
    ends = bar_ends(score)
    shapes = _Places(ends, width_pt).shapes(score, context.theme)
    return DisplayList(width_pt, HEIGHT_PT, context.say(bar_words(score, context.journey.currency)), tuple(shapes))


class _Places:
    """Where values stand on a bar of a width."""

    def __init__(self, ends: tuple[float, float], width_pt: float) -> None:
        self.low, self.high = ends
        self.width_pt = width_pt

    def x(self, value: float) -> float:
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return _EDGE_PT + min(max(share, 0.0), 1.0) * (self.width_pt - 2 * _EDGE_PT)

    def shapes(self, score: Score, theme: Theme) -> list[Shape]:
        colour = theme.verdict(score.verdict)
        shapes: list[Shape] = [_bar(0.0, self.width_pt, _TRACK_PT, theme.track)]
        if score.low is not None and score.high is not None:
            left, right = self.x(score.low), self.x(score.high)
            shapes.append(_bar(left, max(right - left, 1.0), _BAND_PT, theme.soft(colour)))
        if score.value is not None:
            shapes.append(_dot(self.x(score.value), score.verdict in _SURE, colour, theme))
        if score.target is not None:
            shapes.append(_tick(self.x(score.target), theme))
        return shapes


def _bar(x: float, width: float, height: float, colour: str) -> Box:
    return Box(Rect(x, (HEIGHT_PT - height) / 2, width, height), colour, radius_pt=height / 2)


def _dot(x: float, sure: bool, colour: str, theme: Theme) -> Ellipse:
    size = _DOT_PT if sure else _DOT_PT - 1.2
    rect = Rect(x - size / 2, (HEIGHT_PT - size) / 2, size, size)
    return Ellipse(rect, colour if sure else theme.background, None if sure else Stroke(colour, 1.2))


def _tick(x: float, theme: Theme) -> Path:
    return Path((Move(Point(x, 1.0)), Line(Point(x, HEIGHT_PT - 1.0))), stroke=Stroke(theme.ink, 1.25))
