"""The experience curve follows the cards, keeps to one axis, says every verdict twice and never writes over itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap import paths
from journeymap.analysis.analyse import analyse
from journeymap.analysis.axis import common_axis, relative_axis
from journeymap.analysis.results import Analysis, Verdict
from journeymap.drawing import text
from journeymap.drawing.curve import CurveElements, curve_elements, draw_curve, point_at
from journeymap.drawing.display import DisplayList, Group, Icon, Line, Move, Path, Rect, Shape, TextRun
from journeymap.drawing.theme import load
from journeymap.i18n import Translator
from journeymap.model import CustomMetric, Journey, Link, ScoreRecord, Touchpoint
from journeymap.model.words import Better
from journeymap.storage.files import load as load_journey
from tests.effort import examples
from tests.strategies import journeys

TODAY = date(2026, 11, 1)
SAMPLES = sorted(path.stem for path in paths.samples_dir().glob("*.journey"))
WIDE, HIGH = 900.0, 220.0
EVERYTHING = (-200.0, 200.0)


@cache
def sample(name: str) -> Analysis:
    return analyse(load_journey(paths.samples_dir() / f"{name}.journey").journey, TODAY)


def along(analysis: Analysis, step: float = 250.0) -> dict[str, float]:
    """Cards in a row, two above one another now and then."""
    return {id: (number - (number % 5 == 4)) * step for number, id in enumerate(analysis.order)}


def elements(analysis: Analysis, language: str = "en") -> CurveElements:
    return curve_elements(analysis, along(analysis), Translator(language))


def whole(curve: CurveElements) -> tuple[float, float]:
    xs = [point.x for point in curve.points]
    return (min(xs, default=0.0) - 100, max(xs, default=0.0) + 100)


def drawn(curve: CurveElements, view: tuple[float, float] | None = None, *selected: str) -> DisplayList:
    return draw_curve(curve, view or whole(curve), WIDE, HIGH, load("light"), frozenset(selected))


def texts(drawing: DisplayList) -> list[TextRun]:
    return [shape for shape in drawing.shapes if isinstance(shape, TextRun)]


def points(drawing: DisplayList) -> dict[str, Group]:
    return {shape.id: shape for shape in drawing.shapes if isinstance(shape, Group)}


def box(run: TextRun) -> Rect:
    width = text.width(run.text, run.size_pt, run.weight)
    left = run.at.x - {"start": 0.0, "middle": width / 2, "end": width}[run.anchor]
    return Rect(left, run.at.y - text.cap_height(run.size_pt), width, text.cap_height(run.size_pt))


def middle(rect: Rect) -> tuple[float, float]:
    return rect.x + rect.width / 2, rect.y + rect.height / 2


def corners(shapes: tuple[Shape, ...]) -> Iterator[tuple[float, float]]:
    for shape in shapes:
        if isinstance(shape, Path):
            yield from ((s.to.x, s.to.y) for s in shape.segments if isinstance(s, Move | Line))


def meet(a: Rect, b: Rect) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def check_words(drawing: DisplayList) -> None:
    boxes = [box(run) for run in texts(drawing)]
    for rect in boxes:
        assert rect.x >= 0
        assert rect.right <= drawing.width_pt
        assert rect.y >= 0
        assert rect.bottom <= drawing.height_pt
    assert not [(a, b) for a, b in combinations(boxes, 2) if meet(a, b)]


def nps(detractors: int, passives: int, promoters: int) -> ScoreRecord:
    counts = {3.0: detractors, 8.0: passives, 10.0: promoters}
    return ScoreRecord(metric="nps", counts=counts, from_=date(2026, 9, 1), to=date(2026, 9, 30))


def journey(*touchpoints: Touchpoint, **fields: object) -> Analysis:
    made = Journey(title="Stay", touchpoints={t.title.lower(): t for t in touchpoints}, **fields)  # type: ignore[arg-type]
    return analyse(made, TODAY)


POOR = Touchpoint(title="Desk", scores=(nps(60, 20, 20),), targets={"nps": 30})
GOOD = Touchpoint(title="Room", scores=(nps(10, 20, 70),), targets={"nps": 30})
FEW = Touchpoint(title="Spa", scores=(nps(0, 0, 3),), targets={"nps": 30})


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", ["en", "id"])
def test_words_never_overlap_or_leave_the_panel(name: str, language: str) -> None:
    curve = elements(sample(name), language)
    left, right = whole(curve)
    some = [point.touchpoint for point in curve.points[::3]]
    for view in ((left, right), (left, left + 700), (right - 900, right + 2000)):
        for selected in ([], some):
            drawing = drawn(curve, view, *selected)
            check_words(drawing)
            assert all(-0.01 <= x <= WIDE + 0.01 and 0 <= y <= HIGH for x, y in corners(drawing.shapes))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_point_stands_under_its_card_however_the_map_is_scrolled(name: str) -> None:
    curve = elements(sample(name))
    for view in (whole(curve), (100.0, 1300.0)):
        found = points(drawn(curve, view))
        for point in curve.points:
            x = (point.x - view[0]) / (view[1] - view[0]) * WIDE
            assert (point.touchpoint in found) == (-6.5 <= x <= WIDE + 6.5)
            if point.touchpoint in found:
                assert middle(found[point.touchpoint].rect)[0] == pytest.approx(x)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_axis_is_the_one_the_method_allows(name: str) -> None:
    analysis = sample(name)
    axis = common_axis({id: analysis.current.get(id, ()) for id in analysis.order})
    curve = elements(analysis)
    assert {point.touchpoint: point.level for point in curve.points} == {
        id: axis.level(score) for id, score in axis.scores.items()
    }
    assert curve.refused == axis.refused
    assert [point.x for point in curve.points] == sorted(point.x for point in curve.points)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_verdict_has_its_sign_beside_its_colour(name: str) -> None:
    curve = elements(sample(name))
    found = points(drawn(curve))
    for point in curve.points:
        group = found[point.touchpoint]
        (icon,) = (shape for shape in group.shapes if isinstance(shape, Icon))
        assert icon.name == f"verdict-{point.verdict.value}"
        assert group.label.startswith(point.label_text)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_figure_stands_where_its_score_stands(name: str) -> None:
    current = sample(name).current
    for axis in (common_axis(current), relative_axis(current)):
        for score in axis.scores.values():
            assert score.value is not None
            assert axis.at(score, score.value) == pytest.approx(axis.level(score))


def test_an_interval_of_a_metric_where_less_is_better_is_turned_with_it() -> None:
    metrics = {"errors": CustomMetric(name="Errors", scale=(1, 5), better=Better.LOWER)}
    record = ScoreRecord(metric="errors", counts={1: 20, 2: 10, 4: 5}, from_=date(2026, 9, 1), to=date(2026, 9, 30))
    analysis = journey(Touchpoint(title="Desk", scores=(record,), targets={"errors": 3}), metrics=metrics)
    (point,) = elements(analysis).points
    assert point.low is not None
    assert point.high is not None
    assert 0.0 < point.low < point.level < point.high <= 0.5
    assert point.target == 0.0


def test_the_line_runs_through_the_card_most_customers_come_to() -> None:
    touchpoints = {"a": POOR, "b": GOOD, "c": GOOD}
    links = {"a-b": Link(source="a", target="b", share=0.2), "a-c": Link(source="a", target="c", share=0.8)}
    analysis = analyse(Journey(title="Stay", touchpoints=touchpoints, links=links), TODAY)
    curve = curve_elements(analysis, {"a": 0.0, "b": 400.0, "c": 410.0}, Translator())
    assert {point.touchpoint: point.main for point in curve.points} == {"a": True, "b": False, "c": True}
    apart = curve_elements(analysis, {"a": 0.0, "b": 400.0, "c": 600.0}, Translator())
    assert all(point.main for point in apart.points)


CHAIN = {f"{a}-{b}": Link(source=a, target=b) for a, b in ("ab", "bc", "cd")}


def test_steps_of_a_chain_in_one_column_are_all_on_the_line_in_journey_order() -> None:
    """The layout stands consecutive steps of a stage under one another: leaving one out would tell a false story."""
    touchpoints = {"d": GOOD, "b": POOR, "c": GOOD, "a": POOR}
    analysis = analyse(Journey(title="Stay", touchpoints=touchpoints, links=CHAIN), TODAY)
    curve = curve_elements(analysis, {"a": 0.0, "b": 200.0, "c": 200.0, "d": 200.0}, Translator())
    assert [point.touchpoint for point in curve.points if point.main] == ["a", "b", "c", "d"]
    xs = [point.x for point in curve.points]
    assert all(before + 20 < after for before, after in pairwise(xs))
    assert all(abs(x - 200) <= 86 for x in xs[1:])
    view = whole(curve)
    for id, group in points(drawn(curve)).items():
        assert point_at(curve, view, WIDE, HIGH, *middle(group.rect)) == id


def test_a_way_back_makes_no_chain_of_alternatives() -> None:
    pairs = ("ab", "ac", "bd", "cd", "da")
    links = {f"{a}-{b}": Link(source=a, target=b) for a, b in pairs}
    analysis = analyse(Journey(title="Stay", touchpoints=dict.fromkeys("abcd", GOOD), links=links), TODAY)
    curve = curve_elements(analysis, {"a": 0.0, "b": 200.0, "c": 200.0, "d": 400.0}, Translator())
    assert sum(point.main for point in curve.points if point.touchpoint in "bc") == 1
    assert {point.touchpoint for point in curve.points} == set("abcd")


def test_a_chain_never_reaches_into_the_next_column() -> None:
    pairs = [(f"t{n}", f"t{n + 1}") for n in range(20)]
    links = {f"{a}-{b}": Link(source=a, target=b) for a, b in pairs}
    ids = [f"t{n}" for n in range(21)]
    analysis = analyse(Journey(title="Stay", touchpoints=dict.fromkeys(ids, GOOD), links=links), TODAY)
    curve = curve_elements(analysis, {id: 90.0 * (n // 7) for n, id in enumerate(ids)}, Translator())
    assert [point.touchpoint for point in curve.points] == ids
    assert all(point.main for point in curve.points)


def dashed(drawing: DisplayList) -> list[Path]:
    return [shape for shape in drawing.shapes if isinstance(shape, Path) and shape.stroke and shape.stroke.dash_pt]


def test_one_target_is_a_line_and_different_ones_are_ticks() -> None:
    ink = load("light").ink
    same = elements(journey(POOR, GOOD))
    assert (same.relative, same.target, same.target_text) == (False, 30.0, "Target +30")
    assert len(dashed(drawn(same))) == 1
    other = Touchpoint(title="Room", scores=GOOD.scores, targets={"nps": 50})
    differing = elements(journey(POOR, other))
    drawing = drawn(differing)
    assert differing.target is None
    assert dashed(drawing) == []
    assert sum(isinstance(s, Path) and s.stroke is not None and s.stroke.colour == ink for s in drawing.shapes) == 2


def test_the_title_has_the_measure_and_the_confidence_of_the_journey() -> None:
    assert elements(journey(POOR, confidence=0.9)).title_texts == ("NPS, 90\xa0% interval",)
    assert "95\xa0% interval" in elements(sample("hotel-stay")).title_texts[-1]


def test_the_fullest_title_that_fits_is_taken() -> None:
    curve = elements(sample("hotel-stay"))
    theme = load("light")
    for width, wanted in ((900.0, curve.title_texts[0]), (260.0, curve.title_texts[-1])):
        drawing = draw_curve(curve, whole(curve), width, HIGH, theme, frozenset())
        assert wanted in [run.text for run in texts(drawing)]


def test_extremes_are_named_and_too_few_answers_make_none() -> None:
    curve = elements(journey(POOR, GOOD, FEW))
    assert (curve.lowest, curve.highest) == ("desk", "room")
    assert {p.touchpoint: p.verdict for p in curve.points}["spa"] is Verdict.NOT_ENOUGH_DATA
    assert {"Desk", "Room"} <= {run.text for run in texts(drawn(curve))}
    assert "Spa" not in {run.text for run in texts(drawn(curve))}
    assert elements(journey(FEW)).highest == "spa"


def test_a_selected_point_is_larger_and_named_with_its_score() -> None:
    curve = elements(journey(POOR, GOOD, FEW))
    plain, chosen = drawn(curve), drawn(curve, None, "spa")
    assert points(chosen)["spa"].rect.width > points(plain)["spa"].rect.width
    assert points(chosen)["desk"] == points(plain)["desk"]
    assert "Spa: +100" in {run.text for run in texts(chosen)}


def test_a_click_finds_the_nearest_point_within_reach() -> None:
    curve = elements(journey(POOR, GOOD))
    view = whole(curve)
    for id, group in points(drawn(curve)).items():
        x, y = middle(group.rect)
        assert point_at(curve, view, WIDE, HIGH, x + 8, y - 8) == id
        assert point_at(curve, view, WIDE, HIGH, x, y + 12.5) is None
    assert point_at(elements(journey()), view, WIDE, HIGH, 100, 100) is None


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("width", [240.0, 900.0])
def test_an_empty_curve_says_why(language: str, width: float) -> None:
    waiting = ScoreRecord(metric="waiting-time", counts={60: 30}, to=date(2026, 9, 30))
    reasons = set()
    for analysis in (journey(), journey(Touchpoint(title="Desk", scores=(waiting,)))):
        curve = elements(analysis, language)
        drawing = draw_curve(curve, EVERYTHING, width, HIGH, load("dark"), frozenset())
        check_words(drawing)
        assert " ".join(run.text for run in texts(drawing)) == curve.empty
        assert curve.empty in drawing.label
        reasons.add(curve.empty)
    assert len(reasons) == 2


def test_what_is_left_out_is_said() -> None:
    csat = ScoreRecord(metric="csat", counts={4: 30, 2: 10}, to=date(2026, 9, 30))
    curve = elements(journey(POOR, Touchpoint(title="Room", scores=(csat,))))
    assert [point.touchpoint for point in curve.points] == ["desk"]
    assert len(curve.refused) == 1


def test_a_touchpoint_that_is_not_on_the_map_is_not_on_the_curve() -> None:
    curve = curve_elements(journey(POOR, GOOD), {"room": 10.0}, Translator())
    assert [point.touchpoint for point in curve.points] == ["room"]


def test_small_differences_stay_small() -> None:
    curve = elements(journey(POOR, Touchpoint(title="Room", scores=POOR.scores, targets={"nps": 30})))
    assert curve.extent[1] - curve.extent[0] >= 0.2 * (curve.ends[1] - curve.ends[0])


@settings(max_examples=examples(40), deadline=None)
@given(made=journeys(), width=st.floats(120, 1500), height=st.floats(40, 400), left=st.floats(-500, 4000))
def test_any_journey_is_drawn_at_any_size(made: Journey, width: float, height: float, left: float) -> None:
    analysis = analyse(made, TODAY)
    curve = curve_elements(analysis, along(analysis), Translator("id"))
    drawing = draw_curve(curve, (left, left + 900), width, height, load("presenting"), frozenset(analysis.order))
    boxes = [box(run) for run in texts(drawing)]
    assert all(rect.x >= -0.01 and rect.right <= width + 0.01 for rect in boxes)
    assert not [(a, b) for a, b in combinations(boxes, 2) if meet(a, b)]
    assert all(0 <= middle(group.rect)[1] <= height for group in points(drawing).values())
