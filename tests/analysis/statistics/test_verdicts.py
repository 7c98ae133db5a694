"""The verdict table of the method, its mirror, and what comes before what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis.statistics.verdicts import verdict

NUMBER = st.integers(-100, 100)


@pytest.mark.parametrize(
    ("target", "expected"),
    [(31, "gap"), (30, "likely-gap"), (21, "likely-gap"), (20, "likely-no-gap"), (11, "likely-no-gap"), (10, "no-gap")],
)
def test_higher_is_better(target: float, expected: str) -> None:
    assert verdict(20, 10, 30, 100, target) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [(9, "gap"), (10, "likely-gap"), (19, "likely-gap"), (20, "likely-no-gap"), (29, "likely-no-gap"), (30, "no-gap")],
)
def test_lower_is_better(target: float, expected: str) -> None:
    assert verdict(20, 10, 30, 100, target, "lower") == expected


def test_what_comes_first() -> None:
    assert verdict(20, 10, 30, 3, None) == "no-target"
    assert verdict(None, None, None, 0, None) == "no-target"
    assert verdict(20, 10, 30, 9, 50) == "not-enough-data"
    assert verdict(20, 10, 30, 10, 50) == "gap"
    assert verdict(20, 10, 30, 4, 50, minimum_answers=4) == "gap"
    assert verdict(20, None, None, 500, 50) == "not-enough-data"
    assert verdict(None, None, None, 0, 50) == "not-enough-data"


def test_a_value_outside_its_own_interval_is_judged_by_its_side() -> None:
    assert verdict(100, 50, 98, 10, 99) == "likely-no-gap"
    assert verdict(-100, -98, -50, 10, -99) == "likely-gap"


@given(st.tuples(NUMBER, NUMBER, NUMBER).map(sorted), NUMBER)
def test_mirrored_numbers_have_the_same_verdict(numbers: list[int], target: int) -> None:
    low, value, high = numbers
    assert verdict(value, low, high, 50, target) == verdict(-value, -high, -low, 50, -target, "lower")


@given(st.tuples(NUMBER, NUMBER, NUMBER).map(sorted), NUMBER, NUMBER)
def test_a_higher_target_is_never_judged_better(numbers: list[int], one: int, other: int) -> None:
    low, value, high = numbers
    order = ["no-gap", "likely-no-gap", "likely-gap", "gap"]
    easy, hard = (order.index(verdict(value, low, high, 50, target)) for target in sorted((one, other)))
    assert easy <= hard
