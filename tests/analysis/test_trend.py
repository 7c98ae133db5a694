"""The trend of a touchpoint: its periods, its steps with their tests, and what is said of them."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from statsmodels.stats.multitest import multipletests

from journeymap.analysis.analyse import analyse
from journeymap.analysis.trend import Change, Reading, Trend, touchpoint_trends
from journeymap.analysis.trend_words import change_figure, change_words, left_out, trend_words
from journeymap.i18n import Translator
from journeymap.model import ScoreRecord, Touchpoint
from tests.analysis.builders import SPRING, SUMMER, Span, journey, nps, published, record

SAY = Translator("en").render
WINTER = (date(2025, 10, 1), date(2025, 12, 31))


def month(number: int) -> Span:
    """The month so many after January 2024."""
    first = date(2024 + number // 12, number % 12 + 1, 1)
    return first, (first + timedelta(days=40)).replace(day=1) - timedelta(days=1)


def trends(*scores: ScoreRecord, **fields: object) -> tuple[Trend, ...]:
    held = journey({"t": Touchpoint(title="T", scores=scores)}, **fields)
    return touchpoint_trends(held, "t", analyse(held).trends)


def trend(*scores: ScoreRecord) -> Trend:
    (found,) = trends(*scores)
    return found


def step(before: ScoreRecord, after: ScoreRecord) -> Change:
    found = trend(before, after).latest
    assert found is not None
    return found


def words(change: Change) -> str:
    return SAY(change_words(change, "IDR"))


def test_periods_stand_from_early_to_late_whatever_the_file_says() -> None:
    found = trend(nps(9, 9, 9), nps(9, 9, 9, WINTER), nps(9, 9, 9, SPRING))
    assert [score.from_ for score in found.scores] == [WINTER[0], SPRING[0], SUMMER[0]]
    assert [(c.before.from_, c.after.from_) for c in found.steps] == [(WINTER[0], SPRING[0]), (SPRING[0], SUMMER[0])]
    assert found.whole is not None
    assert (found.whole.before.from_, found.whole.after.from_) == (WINTER[0], SUMMER[0])


def test_sources_of_one_period_are_one_point() -> None:
    found = trend(nps(10, 0, 0, source="a"), nps(0, 0, 10, source="b"), nps(9, 9, 9, SPRING))
    assert [score.n for score in found.scores] == [27, 20]
    assert found.scores[-1].value == 0


def test_a_year_over_its_months_is_shown_beside_them() -> None:
    year = (date(2024, 1, 1), date(2024, 12, 31))
    found = trend(nps(90, 5, 5, year), *(nps(9, 9, 9, month(number)) for number in range(12)))
    assert len(found.scores) == 13
    assert len(found.steps) == 11
    assert [found.scores[at].from_ for at in found.beside] == [year[0]]
    assert {change.before.n for change in found.steps} == {27}
    assert [SAY(one) for one in left_out(found)] == [
        "1 period shares days with a later one: it is shown, but not compared."
    ]


def test_what_has_no_day_or_no_value_is_counted_and_left_out() -> None:
    found = trend(nps(9, 9, 9), nps(9, 9, 9, (None, None)), record("nps", {}, SPRING))
    assert (len(found.scores), found.undated, found.empty, found.latest) == (1, 1, 1, None)


def test_segments_and_scales_are_trends_of_their_own() -> None:
    other = record("csat", {7: 20, 2: 5}, SPRING, scale=(1, 7))
    found = trends(nps(9, 9, 9), nps(9, 9, 9, segment="new"), record("csat", {5: 20, 2: 5}), other)
    assert [len(each.scores) for each in found] == [1, 1, 1, 1]


def test_the_latest_step_says_what_the_analysis_says() -> None:
    """Among many touchpoints a change may be chance that alone would not be: trend and finding say the same."""
    before, after = nps(50, 30, 20, SPRING), nps(36, 34, 30)
    others = {str(n): Touchpoint(title=str(n), scores=(nps(50, 30, 20, SPRING), nps(50, 30, 20))) for n in range(8)}
    alone = step(before, after)
    held = journey({"t": Touchpoint(title="T", scores=(before, after)), **others})
    (among,) = touchpoint_trends(held, "t", analyse(held).trends)
    assert alone.reading is Reading.WORSE
    assert among.latest is not None
    assert (among.latest.reading, among.latest.among) == (Reading.CHANCE, 9)
    assert words(among.latest) == "down by 24, but among 9 comparisons that can be chance" or (
        words(among.latest).startswith("down by 24 (") and words(among.latest).endswith("that can be chance")
    )


def test_older_steps_are_corrected_together() -> None:
    scores = [nps(40 + 3 * number % 17, 30, 30, month(number)) for number in range(8)]
    found = trend(*scores)
    assert found.whole is not None
    older = [change.comparison for change in (*found.steps[:-1], found.whole)]
    expected = multipletests([each.p for each in older], method="fdr_bh")[1]
    assert [each.adjusted_p for each in older] == [pytest.approx(p) for p in expected]
    assert {change.among for change in found.steps[:-1]} == {7}


def test_before_the_analysis_the_latest_step_is_tested_too() -> None:
    held = journey({"t": Touchpoint(title="T", scores=(nps(50, 30, 20, SPRING), nps(10, 30, 60)))})
    (found,) = touchpoint_trends(held, "t")
    assert found.latest is not None
    assert found.latest.reading is Reading.WORSE


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (nps(250, 175, 75, SPRING), nps(200, 200, 100), "down by 15 (6 to 24): more than chance"),
        (nps(50, 35, 15, SPRING), nps(40, 40, 20), "no change that can be told from chance (-35 to +6)"),
        (nps(9, 0, 0, SPRING), nps(50, 0, 0), "too few answers to say"),
        (
            record("csat", {5: 50, 1: 50}, SPRING),
            record("csat", {5: 80, 1: 20}),
            "up by 30 points (17 to 42): more than chance",
        ),
        (
            record("waiting-time", {60: 50}, SPRING),
            record("waiting-time", {90: 50}),
            "up by 30\N{NO-BREAK SPACE}s: more than chance, and worse",
        ),
        (
            record("ces", {7: 50, 6: 50}, SPRING),
            record("ces", {5: 50, 4: 50}),
            "down by 2.0 (1.9 to 2.1): more than chance",
        ),
        (record("ces", {7: 20}, SPRING), record("ces", {7: 20}), "all answers are equal, which allows no test"),
        (
            msgspec.structs.replace(published("nps", 20, None), from_=SPRING[0], to=SPRING[1]),
            published("nps", 40, None),
            "how many answered is not known, so nobody can say",
        ),
        (
            record("waiting-time", {60: 20}, SPRING),
            published("waiting-time", 60, 20),
            "only a published figure is known, which allows no test",
        ),
    ],
)
def test_a_change_in_words(before: ScoreRecord, after: ScoreRecord, said: str) -> None:
    assert words(step(before, after)) == said


def test_a_change_as_a_figure() -> None:
    assert SAY(change_figure(step(nps(50, 35, 15, SPRING), nps(40, 40, 20)))) == "-15"
    assert (
        SAY(change_figure(step(record("csat", {5: 50, 1: 50}, SPRING), record("csat", {5: 80, 1: 20})))) == "+30 points"
    )


def test_a_slow_fall_is_not_hidden_by_small_steps() -> None:
    found = trend(*(nps(60 - 5 * number, 30, 20 + 6 * number, month(number)) for number in range(8)))
    assert found.latest is not None
    assert found.latest.reading is Reading.CHANCE
    assert found.first_told is found.whole
    assert trend(nps(60, 30, 20, SPRING), nps(58, 30, 20)).first_told is not None


def test_a_trend_in_sentences() -> None:
    found = trend(nps(250, 175, 75, WINTER), nps(250, 175, 75, SPRING), nps(200, 200, 100))
    said = [SAY(one) for one in trend_words(found)]
    assert said == [
        "3 periods. The latest is April to June 2026: +20 (+13 to +26), 500 answers.",
        "Since January to March 2026: down by 15 (6 to 24): more than chance.",
        "Since October to December 2025: down by 15 (6 to 24): more than chance.",
    ]
