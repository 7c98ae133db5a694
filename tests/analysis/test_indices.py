"""The public service index of a group of nine metrics: value, grade, weights, what it lacks."""

from __future__ import annotations

from datetime import date

import pytest

from journeymap import paths
from journeymap.analysis.analyse import analyse
from journeymap.model import CustomMetric, Journey, ScoreRecord, Touchpoint
from journeymap.storage.files import load

ELEMENTS = [f"u{number}" for number in range(1, 10)]


def journey(weight: float | None = None, measured: int = 9, second: dict[float, int] | None = None) -> Journey:
    metrics = {id: CustomMetric(name=id.upper(), scale=(1, 4), group="SKM", weight=weight) for id in ELEMENTS}
    first = tuple(ScoreRecord(metric=id, counts={3: 60, 4: 40}, to=date(2026, 9, 30)) for id in ELEMENTS[:measured])
    more = (ScoreRecord(metric="u1", counts=second, to=date(2026, 9, 30)),) if second else ()
    touchpoints = {"a": Touchpoint(title="A", scores=first), "b": Touchpoint(title="B", scores=more)}
    return Journey(title="Puskesmas", metrics=metrics, touchpoints=touchpoints)


@pytest.mark.parametrize(("weight", "value"), [(None, 85.0), (0.111, 84.915)])
def test_nine_elements_make_an_index(weight: float | None, value: float) -> None:
    (index,) = analyse(journey(weight)).indices
    assert index.value == pytest.approx(value)
    assert (index.group, index.grade, index.missing) == ("SKM", "B", ())
    assert [(element.metric, element.n) for element in index.elements] == [(id, 100) for id in ELEMENTS]


def test_answers_of_one_element_are_pooled_over_touchpoints() -> None:
    (index,) = analyse(journey(second={1: 300})).indices
    assert index.elements[0].n == 400
    assert index.elements[0].mean == pytest.approx((3.4 * 100 + 300) / 400)


def test_an_element_without_answers_is_named() -> None:
    (index,) = analyse(journey(measured=7)).indices
    assert (index.value, index.grade, index.missing) == (None, "", ("u8", "u9"))


def test_other_metrics_make_no_index() -> None:
    metrics = {"breakfast": CustomMetric(name="Breakfast", scale=(1, 10), group="SKM")}
    assert analyse(Journey(title="Hotel", metrics=metrics)).indices == ()


def test_the_sample_clinic() -> None:
    (index,) = analyse(load(paths.samples_dir() / "puskesmas.journey").journey).indices
    means = [element.mean for element in index.elements]
    assert index.value == pytest.approx(25 * 0.111 * sum(means))
    assert index.grade == "C"
