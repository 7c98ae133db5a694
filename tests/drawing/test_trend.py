"""The chart of a trend: every kind of series is drawn inside its frame, words never overlap, and news are marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

import pytest

from journeymap.analysis.analyse import analyse
from journeymap.analysis.trend import Reading, touchpoint_trends
from journeymap.drawing import text
from journeymap.drawing.display import DisplayList, Icon, Path, Rect, Shape, TextRun
from journeymap.drawing.theme import load
from journeymap.drawing.trend import draw_spark, draw_trend, nearest
from journeymap.drawing.trend_elements import TrendElements, trend_elements
from journeymap.i18n import Translator
from journeymap.model import Inputs, Reported, ScoreRecord, Touchpoint
from tests.analysis.builders import SPRING, Span, journey, nps, record

WIDTH, HEIGHT = 520.0, 210.0
THEME = load("light")


def month(number: int) -> Span:
    first = date(2020 + number // 12, number % 12 + 1, 1)
    return first, (first + timedelta(days=40)).replace(day=1) - timedelta(days=1)


def elements(scores: Sequence[ScoreRecord], language: str = "en", **targets: float) -> TrendElements:
    held = journey({"t": Touchpoint(title="T", scores=tuple(scores), targets=targets)}, currency="IDR")
    (found,) = touchpoint_trends(held, "t", analyse(held).trends)
    return trend_elements(found, "IDR", Translator(language))


def money(number: int) -> ScoreRecord:
    span = month(number)
    inputs = Inputs(margin=4e8 + 3e7 * number, retention=0.8, discount=0.1)
    return ScoreRecord(metric="clv", inputs=inputs, from_=span[0], to=span[1])


def reported(number: int) -> ScoreRecord:
    span = month(number)
    return ScoreRecord(metric="nps", reported=Reported(value=10 * number), from_=span[0], to=span[1])


SERIES: dict[str, list[ScoreRecord]] = {
    "one": [nps(60, 30, 25)],
    "two": [nps(60, 30, 25), nps(60, 30, 25, SPRING)],
    "sixty": [nps(10 + number * 37 % 50, 30, 25, month(number)) for number in range(60)],
    "overlapping": [nps(9, 9, 9, (month(0)[0], month(11)[1])), *(nps(9, 9, 9, month(at)) for at in (0, 3, 4, 11))],
    "of one day": [nps(9, 9, 9, (None, date(2026, 1, 5))), nps(9, 9, 8, (None, date(2026, 1, 6)))],
    "times": [record("waiting-time", {60 * k: 10 for k in range(5 + at, 30 + 2 * at)}, month(at)) for at in range(5)],
    "money": [money(number) for number in range(4)],
    "reported": [reported(number) for number in range(4)],
    "fell": [nps(*((60, 30, 25) if at < 4 else (30, 30, 60)), month(at)) for at in range(8)],
}


def runs(drawing: DisplayList) -> Iterator[tuple[TextRun, Rect]]:
    for shape in drawing.shapes:
        if isinstance(shape, TextRun):
            wide = text.width(shape.text, shape.size_pt, shape.weight)
            left = shape.at.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
            yield shape, Rect(left, shape.at.y - text.cap_height(shape.size_pt), wide, text.cap_height(shape.size_pt))


def ends(shape: Shape) -> Iterator[tuple[float, float]]:
    if isinstance(shape, Path):
        yield from ((segment.to.x, segment.to.y) for segment in shape.segments if hasattr(segment, "to"))
    elif not isinstance(shape, TextRun):
        yield from ((shape.rect.x, shape.rect.y), (shape.rect.right, shape.rect.bottom))


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", SERIES)
def test_everything_stands_inside_and_no_words_overlap(name: str, language: str) -> None:
    drawing = draw_trend(elements(SERIES[name], language, nps=30), WIDTH, HEIGHT, THEME, at=0)
    words = list(runs(drawing))
    for run, rect in words:
        assert rect.x >= 0, run
        assert rect.right <= WIDTH, run
        assert rect.bottom + text.descent(run.size_pt) <= HEIGHT + 0.5, run
    for x, y in (end for shape in drawing.shapes for end in ends(shape)):
        assert -1 <= x <= WIDTH + 1
        assert -1 <= y <= HEIGHT + 1
    for (one, a), (other, b) in combinations(words, 2):
        apart = a.right <= b.x or b.right <= a.x or a.bottom <= b.y or b.bottom <= a.y
        assert apart, (one.text, other.text)


@pytest.mark.parametrize("name", SERIES)
def test_a_sparkline_stands_inside_and_has_no_words(name: str) -> None:
    drawing = draw_spark(elements(SERIES[name], nps=30), THEME)
    assert not list(runs(drawing))
    for x, y in (end for shape in drawing.shapes for end in ends(shape)):
        assert -0.01 <= x <= drawing.width_pt + 0.01
        assert -0.01 <= y <= drawing.height_pt + 0.01


def test_a_real_fall_has_a_sign_and_its_figure_and_noise_has_none() -> None:
    fell = elements(SERIES["fell"], nps=30)
    assert [step.reading for step in fell.steps].count(Reading.WORSE) == 1
    drawing = draw_trend(fell, WIDTH, HEIGHT, THEME)
    signs = [s for s in drawing.shapes if isinstance(s, Path) and s.fill is not None]
    assert len(signs) == 1
    assert "-55" in {run.text for run, _ in runs(drawing)}
    noise = draw_trend(elements(SERIES["two"]), WIDTH, HEIGHT, THEME)
    assert not [s for s in noise.shapes if isinstance(s, Path) and s.fill is not None]


def test_answers_stand_under_points_and_every_point_has_its_verdict() -> None:
    drawing = draw_trend(elements(SERIES["fell"], nps=30), WIDTH, HEIGHT, THEME)
    assert [run.text for run, _ in runs(drawing)].count("115") >= 2
    assert len([s for s in drawing.shapes if isinstance(s, Icon)]) == 8


def test_missing_months_stand_apart() -> None:
    found = elements([nps(9, 9, 9, month(at)) for at in (0, 1, 2, 3, 8, 9)])
    assert [step.after_gap for step in found.steps] == [False, False, False, True, False]


def test_the_nearest_point_is_found() -> None:
    found = elements(SERIES["fell"])
    assert nearest(found, WIDTH, HEIGHT, 0) == 0
    assert nearest(found, WIDTH, HEIGHT, WIDTH) == 7


def test_ticks_of_times_are_round_in_the_unit_shown() -> None:
    assert {at % 300 for at, _ in elements(SERIES["times"]).ticks} == {0}
