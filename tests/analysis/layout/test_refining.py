from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.journeys import synthetic_journey
from journeymap.analysis.layout import crossings, refining
from journeymap.analysis.layout.crossings import Line, crossings_between, crossings_of_few
from journeymap.drawing.placing import place

PLACES = st.tuples(*[st.integers(-20, 20).map(lambda n: n / 4)] * 2)
LINES = st.lists(st.tuples(PLACES, PLACES), max_size=8)


@given(LINES, LINES)
def test_few_lines_are_counted_as_many_are(some: list[Line], others: list[Line]) -> None:
    assert crossings_of_few(some, others) == crossings_between(some, others)


@pytest.mark.parametrize("size", [8, 27, 80])
def test_a_small_map_is_laid_out_the_same_with_and_without_arrays(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    journey = synthetic_journey(size)
    assert len(journey.links) <= crossings.FEW_LINES
    plain = place(journey, everything=True)
    for module in (crossings, refining):
        monkeypatch.setattr(module, "FEW_LINES", -1)
    assert place(journey, everything=True) == plain
