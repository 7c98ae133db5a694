"""Ticks are round, inside what is shown and inside the axis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.drawing.ticks import round_steps


@pytest.mark.parametrize(
    ("extent", "ends", "steps"),
    [
        ((-0.29, 0.27), (-1.0, 1.0), [-0.2, 0.0, 0.2]),
        ((12.0, 103.0), (0.0, 100.0), [50.0, 100.0]),
        ((-100.0, 100.0), (-100.0, 100.0), [-100.0, -50.0, 0.0, 50.0, 100.0]),
    ],
)
def test_round_values_are_chosen(extent: tuple[float, float], ends: tuple[float, float], steps: list[float]) -> None:
    assert round_steps(extent, ends, 4) == pytest.approx(steps)


@given(low=st.floats(-1e6, 1e6), length=st.floats(1e-3, 1e6), most=st.integers(2, 8))
def test_ticks_lie_inside_and_are_few(low: float, length: float, most: int) -> None:
    steps = round_steps((low, low + length), (-1e9, 1e9), most)
    assert all(low - length * 1e-6 <= step <= low + length * (1 + 1e-6) for step in steps)
    assert len(steps) <= most + 1
