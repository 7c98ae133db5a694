"""Counts, moments and tallies: the same answers under several formulas."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis.statistics.counts import moments, moments_reported, share_worse, total
from journeymap.analysis.statistics.tallies import Tally, tally, tally_reported, zones

CES = {1: 80, 2: 210, 3: 140, 4: 110, 5: 160, 6: 180, 7: 120}
COUNTS = st.dictionaries(st.integers(0, 10), st.integers(0, 40), min_size=1).filter(lambda c: sum(c.values()) > 0)


def test_nps_groups() -> None:
    counts = dict.fromkeys(range(11), 1)
    assert tally("nps", counts, (0, 10)) == Tally(2, 2, 7)


def test_ces_of_the_method_gives_three_answers() -> None:
    positive, index = tally("positive", CES, (1, 7)), tally("index", CES, (1, 7))
    assert positive is not None
    assert index is not None
    assert moments(CES).mean == pytest.approx(4.08)
    assert 100 * positive.top / positive.n == pytest.approx(46.0)
    assert 100 * (index.top - index.low) / index.n == pytest.approx(-13.0)


@pytest.mark.parametrize(("scale", "top"), [((1, 5), 9), ((1, 7), 13)])
def test_top_two_are_the_two_highest_answers_of_the_declared_scale(scale: tuple[int, int], top: int) -> None:
    counts = {answer: answer for answer in range(scale[0], scale[1] + 1)}
    found = tally("top-2-box", counts, scale)
    assert found == Tally(top, 0, sum(counts) - top)
    assert found.share_low == pytest.approx(1 - top / sum(counts))


def test_shares_of_yes_and_no() -> None:
    assert tally("share", {1: 16, 0: 4}, (0, 1)) == Tally(16, 0, 4)


@pytest.mark.parametrize(
    ("formula", "scale", "expected"),
    [
        ("nps", (1, 10), None),
        ("share", (1, 5), None),
        ("mean", (1, 5), None),
        ("p90", (0, 1), None),
        ("top-0-box", (1, 5), None),
        ("top-5-box", (1, 5), None),
        ("top-x-box", (1, 5), None),
        ("index", (1, 2), None),
        ("top-3-box", (1, 10), (8, 8)),
        ("positive", (1, 5), (3.5, 3.5)),
        ("positive", (1, 6), (4, 4)),
        ("index", (1, 5), (4, 3)),
        ("index", (1, 3), (2, 2)),
    ],
)
def test_zones_on_other_scales(formula: str, scale: tuple[int, int], expected: tuple[float, float] | None) -> None:
    assert zones(formula, scale) == expected


@given(COUNTS, st.sampled_from(["nps", "top-2-box", "positive", "index"]))
def test_a_tally_loses_no_answer(counts: dict[float, int], formula: str) -> None:
    found = tally(formula, counts, (0, 10))
    assert found is not None
    assert found.n == total(counts)
    assert min(found.top, found.middle, found.low) >= 0


@given(st.integers(1, 10_000), st.floats(-100, 100))
def test_a_reported_net_score_keeps_value_and_n(n: int, value: float) -> None:
    found = tally_reported(value, n)
    assert found.n == pytest.approx(n)
    assert 100 * (found.top - found.low) / n == pytest.approx(value, abs=1e-9)
    assert found.share_low == pytest.approx((100 - value) / 200, abs=1e-12)


@given(COUNTS)
def test_moments_agree_with_the_answers_written_out(counts: dict[float, int]) -> None:
    answers = [answer for answer, count in counts.items() for _ in range(count)]
    found = moments(counts)
    assert found.n == len(answers)
    assert found.mean == pytest.approx(statistics.fmean(answers))
    assert found.variance == pytest.approx(statistics.variance(answers) if len(answers) > 1 else 0.0, abs=1e-12)


def test_equal_answers_do_not_vary_by_rounding() -> None:
    assert moments({0.1: 3, 7: 0}).variance == 0.0


def test_share_worse_than_the_target() -> None:
    waiting = {60: 5, 300: 10, 600: 4, 900: 1}
    assert share_worse(waiting, 300, "lower") == pytest.approx(0.25)
    assert share_worse(waiting, 300) == pytest.approx(0.25)
    assert share_worse(waiting, 301) == pytest.approx(0.75)


@pytest.mark.parametrize("counts", [{}, {3: 0}, {3: -1, 4: 5}])
def test_impossible_counts_are_refused(counts: dict[float, int]) -> None:
    with pytest.raises(ValueError, match="Counts"):
        total(counts)


def test_answers_off_the_scale_are_refused() -> None:
    with pytest.raises(ValueError, match="scale"):
        tally("nps", {11: 1}, (0, 10))


@pytest.mark.parametrize("value", [-100.1, 101.0, float("nan")])
def test_reported_net_scores_off_their_scale_are_refused(value: float) -> None:
    with pytest.raises(ValueError, match="net score"):
        tally_reported(value, 5)


@pytest.mark.parametrize(("value", "s"), [(0.9, None), (5.1, 1.0), (3.0, -1.0), (float("nan"), None)])
def test_impossible_reported_means_are_refused(value: float, s: float | None) -> None:
    with pytest.raises(ValueError, match=r"mean|deviation"):
        moments_reported(value, 10, s, (1, 5))
