"""Scores against targets, importance and performance, gaps by priority: what their rows and sentences say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import msgspec
import pytest

from journeymap.analysis.results import Quadrant, Score, Severity
from journeymap.drawing.display import Box, DisplayList, Ellipse, Path, TextRun
from journeymap.drawing.score_axis import bar_ends
from journeymap.model import Action, Importance, Journey
from journeymap.model.words import Crosshair
from journeymap.report.charts.importance_chart import importance_chart
from journeymap.report.charts.scatter_labels import LabelPlacer
from journeymap.report.charts.score_bar import score_bar
from journeymap.report.content.gaps import MOST_ROWS, anchors, groups
from journeymap.report.content.importance import QUADRANTS, quadrant_lists
from journeymap.report.context import Context, make_context
from journeymap.report.options import ReportOptions
from tests.report import journeys
from tests.report.test_report import hotel
from tests.report.told import part, rows, words


def context(journey: Journey, language: str = "en") -> Context:
    return make_context(journey, ReportOptions(language))


def score(counts: dict[float, int]) -> tuple[Score, Context]:
    ground = context(journeys.scored(counts=counts))
    found = ground.analysis.main_score("tp")
    assert found is not None
    return found, ground


def shapes(drawing: DisplayList, kind: type) -> list[object]:
    return [shape for shape in drawing.shapes if isinstance(shape, kind)]


CERTAIN, CLOSE = {0.0: 80, 7.0: 60, 10.0: 60}, {0.0: 30, 7.0: 60, 10.0: 60}


def test_a_certain_gap_is_a_filled_dot_left_of_its_target() -> None:
    drawing = score_bar(*score(CERTAIN))
    (dot,), (tick,) = shapes(drawing, Ellipse), shapes(drawing, Path)
    assert isinstance(dot, Ellipse)
    assert isinstance(tick, Path)
    assert dot.fill == context(journeys.scored()).theme.verdict(score(CERTAIN)[0].verdict)
    assert dot.rect.right < tick.segments[0].to.x  # type: ignore[union-attr]


def test_a_likely_gap_is_a_hollow_dot() -> None:
    (dot,) = shapes(score_bar(*score(CLOSE)), Ellipse)
    assert isinstance(dot, Ellipse)
    assert dot.stroke is not None
    assert dot.fill == context(journeys.scored()).theme.background


def test_the_interval_stands_around_the_dot() -> None:
    drawing = score_bar(*score(CERTAIN))
    _, band = shapes(drawing, Box)
    (dot,) = shapes(drawing, Ellipse)
    assert isinstance(band, Box)
    assert isinstance(dot, Ellipse)
    assert band.rect.x < dot.rect.x + dot.rect.width / 2 < band.rect.right


def test_the_bar_says_what_it_shows() -> None:
    label = score_bar(*score(CERTAIN)).label
    assert label.startswith("-10, interval -21 to ")
    assert label.endswith(", target +30")


def test_times_begin_at_nought() -> None:
    ground = context(hotel())
    waiting = next(s for s in ground.analysis.current["check-in"] if s.metric.id == "waiting-time")
    low, high = bar_ends(waiting)
    assert low == 0.0
    assert high > max(waiting.value or 0.0, waiting.high or 0.0)


def test_every_current_score_has_a_row() -> None:
    ground = context(hotel())
    said = words(part(ground, "scores"))
    for scores in ground.analysis.current.values():
        for current in scores:
            assert ground.title(current.touchpoint) in said


def points(crosshair: Crosshair = Crosshair.MEANS) -> Journey:
    journey = journeys.many(8, 2, silent=9)
    return msgspec.structs.replace(journey, crosshair=crosshair)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_quadrants_carry_their_names_inside_the_chart(language: str) -> None:
    ground = context(points(), language)
    runs = {shape.text for shape in shapes(importance_chart(ground), TextRun) if isinstance(shape, TextRun)}
    names = {ground.t.text(name) for name in QUADRANTS.values()}
    assert names <= runs
    if language == "id":
        assert names == {"Prioritas utama", "Pertahankan prestasi", "Prioritas rendah", "Berlebihan"}


SETTINGS: Mapping[Crosshair, str] = {
    Crosshair.MEANS: "The crosshair stands at the means: importance ",
    Crosshair.MIDDLE: "The crosshair stands at the scale's middle: importance 3.0",
    Crosshair.TARGETS: "The crosshair stands at the targets: importance 3.0",
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_crosshairs_setting_is_printed(setting: Crosshair) -> None:
    assert SETTINGS[setting] in words(part(context(points(setting)), "importance"))


def test_the_dots_stand_in_their_quadrants() -> None:
    ground = context(points())
    drawing = importance_chart(ground)
    dots = [shape for shape in shapes(drawing, Ellipse) if isinstance(shape, Ellipse)]
    assert len(dots) == len(ground.analysis.importance.points)
    ground_box = shapes(drawing, Box)[0]  # the tinted quadrant: concentrate here
    assert isinstance(ground_box, Box)
    inside = [dot for dot in dots if dot.rect.x + 3 < ground_box.rect.right and dot.rect.y + 3 < ground_box.rect.bottom]
    wanted = [p for p in ground.analysis.importance.points if p.quadrant is Quadrant.CONCENTRATE]
    assert len(inside) == len(wanted)


def test_without_importance_there_is_a_sentence_and_no_chart() -> None:
    said = words(part(context(journeys.scored()), "importance"))
    assert "No touchpoint has both an importance and a score yet" in said


def test_labels_do_not_meet() -> None:
    from journeymap.drawing.display import Point, Rect

    placer = LabelPlacer(Rect(0, 0, 100, 30), 8.0, 60.0)
    placed = [placer.place(Point(40, 15), ["Check-in", "1"]) for _ in range(30)]
    found = [label for label in placed if label is not None]
    assert 0 < len(found) < 30
    assert len({(label.at.x, label.at.y) for label in found}) == len(found)


def gap_row() -> str:
    action = Action(title="Second desk", touchpoints=("tp",), department="ops", due=date(2026, 12, 15))
    journey = msgspec.structs.replace(journeys.scored(), actions={"desk": action})
    return words(part(context(journey), "gaps"))


@pytest.mark.parametrize(
    "said",
    ["Check-in", "+30", "-10", "-40", "gap", "NPS; cause 3", "Causes: 3 the standard is not met.", "Operations",
     "Second desk (Operations, 15 Dec 2026)"],
)  # fmt: skip
def test_a_gap_says_all_of_itself(said: str) -> None:
    assert said in gap_row()


def test_the_ranking_formula_is_printed() -> None:
    assert "In order of severity, then certainty, then importance / 5" in gap_row()


@pytest.mark.parametrize("journey", [journeys.scored(), journeys.many(40, 4), journeys.many(200, 12), hotel()])
def test_every_finding_is_told_by_itself_or_counted_by_kind(journey: Journey) -> None:
    ground = context(journey)
    found = groups(ground)
    ranks = [entry.rank for entry in (*found.measured, *found.weighty)]
    assert len(ranks) <= MOST_ROWS
    counted = [entry.rank for entries in found.many.values() for entry in entries]
    assert sorted(ranks + counted) == list(range(1, len(ground.analysis.findings) + 1))
    data = part(ground, "gaps")
    by_kind = rows(data, "Kind of finding")
    assert sum(int(row[2]) for row in by_kind) == len(counted)
    assert set(anchors(ground)) == set(ranks + counted)


def test_high_severity_comes_one_by_one() -> None:
    ground = context(hotel())
    found = groups(ground)
    told = {entry.rank for entry in (*found.measured, *found.weighty)}
    high = [rank for rank, f in enumerate(ground.analysis.findings, 1) if f.severity is Severity.HIGH]
    assert len(high) > 12
    assert told == set(high)


def test_places_of_a_kind_are_cut_with_a_count() -> None:
    ground = context(journeys.many(40, 4))
    unowned = groups(ground).many[Severity.MEDIUM, "handoff.no-owner"]
    assert f"and {len(unowned) - 8} more" in words(part(ground, "gaps"))


def test_an_action_is_told_once_then_pointed_to() -> None:
    said = words(part(context(hotel()), "gaps"))
    assert said.count("Train the night shift on group arrivals (Operations") == 1
    assert "as at no. 1" in said


@pytest.mark.parametrize("count", [20, 120])
def test_the_quadrants_lists_and_rests_add_up_to_the_chart(count: int) -> None:
    ground = context(journeys.many(count, 4))
    lists = quadrant_lists(ground)
    points = len(ground.analysis.importance.points)
    assert sum(own.count for own in lists) == points
    assert sum(len(own.shown) for own in lists) == min(points, 25)
    said = words(part(ground, "importance"))
    rest = sum(int(number) for number in re.findall(r"and (\d+) more in this quadrant", said))
    assert rest == points - min(points, 25)


def test_a_crowd_of_points_has_numbers_and_a_lonely_point_its_name() -> None:
    runs = {run.text for run in shapes(importance_chart(context(hotel())), TextRun) if isinstance(run, TextRun)}
    assert {"18  Laundry", "8  Room"} <= runs
    assert {"10", "11", "12"} & runs


def test_only_numbers_that_the_lists_explain_stand_in_the_chart() -> None:
    ground = context(journeys.many(200, 4))
    runs = [run.text for run in shapes(importance_chart(ground), TextRun) if isinstance(run, TextRun)]
    listed = {str(number) for own in quadrant_lists(ground) for number, _ in own.shown}
    numbers = {text for text in runs if text.isdecimal() and int(text) > 5}
    assert numbers
    assert numbers <= listed


def test_answers_that_are_not_known_are_a_dash() -> None:
    (row,) = [row for row in rows(part(context(hotel()), "scores"), "Touchpoint and measure") if "Guest reg" in row[0]]
    assert row[5] == "–"


def test_the_customers_weight_is_used_where_set() -> None:
    journey = journeys.scored()
    touchpoint = msgspec.structs.replace(journey.touchpoints["tp"], importance=Importance(customer=5))
    ground = context(msgspec.structs.replace(journey, touchpoints={"tp": touchpoint}))
    assert "Check-in" in words(part(ground, "importance"))
