"""Quantiles, tails and binomial ranks against scipy and against closed forms."""

from __future__ import annotations

from math import atan, pi, tan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from journeymap.analysis.statistics.binomial import binomial_cdf, last_within_tail
from journeymap.analysis.statistics.incomplete_beta import beta_power, incomplete_beta
from journeymap.analysis.statistics.quantiles import (
    normal_multiplier,
    normal_p,
    student_multiplier,
    student_p,
)

DEGREES = (1, 1.5, 2, 3, 4.2, 7, 15.3, 16, 29, 33, 40.5, 77.7, 99.9, 100, 153, 154, 499, 500, 1e3, 12345.6, 1e5, 1e6)
CONFIDENCES = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999)


def test_z_of_the_method() -> None:
    assert normal_multiplier(0.95) == pytest.approx(1.959964, abs=5e-7)


@pytest.mark.parametrize("df", DEGREES)
@pytest.mark.parametrize("confidence", CONFIDENCES)
def test_student_multiplier_agrees_with_scipy(df: float, confidence: float) -> None:
    expected = float(stats.t.ppf(0.5 + confidence / 2, df))
    assert student_multiplier(df, confidence) == pytest.approx(expected, rel=1e-10)


@pytest.mark.parametrize("df", DEGREES)
@pytest.mark.parametrize("t", [-40.0, -2.0, -0.3, 0.0, 0.1, 1.0, 1.96, 8.0, 60.0])
def test_student_p_agrees_with_scipy(t: float, df: float) -> None:
    assert student_p(t, df) == pytest.approx(2 * float(stats.t.sf(abs(t), df)), abs=1e-11)


@given(st.floats(1e-6, 1e6))
def test_one_degree_of_freedom_is_the_cauchy_distribution(t: float) -> None:
    assert 1 - student_p(t, 1) == pytest.approx(2 / pi * atan(t), rel=1e-9, abs=1e-14)
    assert student_multiplier(1, 0.9) == pytest.approx(tan(0.45 * pi), rel=1e-12)


@given(st.floats(0.3, 2e6), st.floats(0.5, 0.9999))
def test_student_multiplier_and_tail_are_inverse(df: float, confidence: float) -> None:
    assert student_p(student_multiplier(df, confidence), df) == pytest.approx(1 - confidence, rel=1e-8)


def test_a_statistic_too_large_to_square_has_no_p() -> None:
    assert student_p(1e200, 5) == 0.0


@pytest.mark.parametrize("confidence", [0.0, 1.0, -0.1, 95, float("nan")])
def test_no_confidence_outside_0_to_1(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        normal_multiplier(confidence)


@pytest.mark.parametrize("df", [0, -1, float("nan")])
def test_no_degrees_of_freedom_at_or_below_0(df: float) -> None:
    with pytest.raises(ValueError, match="freedom"):
        student_multiplier(df, 0.95)


@pytest.mark.parametrize("z", [-3.21, -1.42, 0.0, 1.96, 9.0])
def test_normal_p_agrees_with_scipy(z: float) -> None:
    assert normal_p(z) == pytest.approx(2 * float(stats.norm.sf(abs(z))), rel=1e-12)


@given(st.floats(0.5, 1e5), st.floats(0.5, 1e5), st.floats(1e-6, 1 - 1e-6))
def test_incomplete_beta_agrees_with_scipy(a: float, b: float, x: float) -> None:
    assert incomplete_beta(a, b, x, 1 - x) == pytest.approx(float(special.betainc(a, b, x)), rel=1e-7, abs=1e-12)


@pytest.mark.parametrize("a", [15.9, 16.0, 17.5, 40.0])
@pytest.mark.parametrize("b", [0.5, 16.5, 100.0])
def test_incomplete_beta_keeps_its_digits_where_the_series_begins(a: float, b: float) -> None:
    x = 0.9 * a / (a + b)
    assert incomplete_beta(a, b, x, 1 - x) == pytest.approx(float(special.betainc(a, b, x)), rel=2e-13)


def test_beta_power_at_the_ends() -> None:
    assert beta_power(2, 3, 0.0, 1.0) == 0.0
    assert beta_power(2, 3, 1.0, 0.0) == 0.0


@given(st.integers(1, 5000), st.floats(0.01, 0.99), st.data())
def test_binomial_cdf_agrees_with_scipy(n: int, q: float, data: st.DataObject) -> None:
    k = data.draw(st.integers(-1, n))
    assert binomial_cdf(k, n, q) == pytest.approx(float(stats.binom.cdf(k, n, q)), rel=1e-9, abs=1e-14)


@given(
    st.one_of(st.integers(1, 60), st.integers(1, 10_000_000)),
    st.sampled_from([0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99]),
    st.sampled_from([0.25, 0.05, 0.025, 0.005, 0.0005]),
)
def test_last_within_tail_is_the_last(n: int, q: float, tail: float) -> None:
    k = last_within_tail(n, q, tail)
    assert -1 <= k < n
    assert float(stats.binom.cdf(k, n, q)) <= tail * (1 + 1e-9)
    assert float(stats.binom.cdf(k + 1, n, q)) > tail * (1 - 1e-9)
