"""The map on paper: windows hold every card once and whole, ways are cut at their borders, the poster is one page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.analysis.analyse import analyse
from journeymap.drawing.display import Curve, DisplayList, Group, Line, Move, Point, Rect, TextRun
from journeymap.drawing.display import Path as Way
from journeymap.drawing.map import build_map, map_elements
from journeymap.drawing.placing import place
from journeymap.drawing.theme import load
from journeymap.i18n import Translator
from journeymap.report import write_poster
from journeymap.report.charts.cutting import clip, cut
from journeymap.report.charts.extent import LEAST_SCALE, SMALLEST_ON_MAP_PT
from journeymap.report.charts.map_tiles import map_tile
from journeymap.report.charts.map_windows import Window, parts, windows
from journeymap.report.context import make_context
from journeymap.report.options import ReportOptions
from journeymap.report.poster import poster_sheet
from tests.effort import examples
from tests.report import journeys
from tests.report.pdf.reading import failures, texts, tree
from tests.report.test_report import hotel

ROOM = (560.0, 720.0)
CARDS = st.lists(
    st.builds(
        Rect, st.floats(0, 3000), st.floats(0, 2000), st.just(172.0), st.floats(50, 300)
    ), min_size=1, max_size=40,
)  # fmt: skip


@given(CARDS)
@settings(max_examples=examples(60))
def test_every_card_stands_whole_in_one_window(rects: list[Rect]) -> None:
    cards = [(str(number), rect) for number, rect in enumerate(rects)]
    found = windows(cards, (0.0, 3200.0), ROOM)
    told = [id for window in found for id in window.cards]
    assert sorted(told, key=int) == [id for id, _ in cards]
    by_id = dict(cards)
    for window in found:
        assert window.rect.width <= ROOM[0] + 0.01
        assert window.rect.height <= ROOM[1] + 0.01
        for id in window.cards:
            rect = by_id[id]
            assert window.rect.x <= rect.x
            assert rect.right <= window.rect.right
            assert window.rect.y <= rect.y
            assert rect.bottom <= window.rect.bottom


def test_parts_are_few_and_even() -> None:
    assert parts([], (0.0, 100.0), 60.0) == [(0.0, 50.0), (50.0, 100.0)]


def test_a_part_ends_between_cards() -> None:
    taken = [(0.0, 40.0), (45.0, 85.0)]
    (_, cut_at), _ = parts(taken, (0.0, 90.0), 60.0)
    assert 40.0 <= cut_at <= 45.0


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (Point(-10, 5), Point(20, 5), (Point(0, 5), Point(10, 5))),
        (Point(1, 1), Point(9, 9), (Point(1, 1), Point(9, 9))),
        (Point(-5, -5), Point(-1, 20), None),
        (Point(5, -4), Point(5, 6), (Point(5, 0), Point(5, 6))),
    ],
)
def test_lines_are_clipped(start: Point, end: Point, shown: tuple[Point, Point] | None) -> None:
    assert clip(start, end, Rect(0, 0, 10, 10)) == shown


def test_a_way_inside_keeps_its_curves() -> None:
    way = (Move(Point(1, 1)), Curve(Point(2, 2), Point(3, 3), Point(4, 4)))
    assert cut(way, Rect(0, 0, 10, 10)) == way


def test_a_curve_over_the_border_is_cut_at_it() -> None:
    way = (Move(Point(5, 5)), Curve(Point(8, 5), Point(12, 5), Point(20, 5)))
    pieces = cut(way, Rect(0, 0, 10, 10))
    assert isinstance(pieces[-1], Line)
    assert pieces[-1].to.x == pytest.approx(10.0)


def test_a_way_outside_is_not_drawn() -> None:
    assert cut((Move(Point(50, 50)), Line(Point(60, 60))), Rect(0, 0, 10, 10)) == ()


def runs(drawing: DisplayList) -> list[TextRun]:
    return [shape for shape in flat(drawing.shapes) if isinstance(shape, TextRun)]


def flat(shapes: Sequence[object]) -> list[object]:
    return [leaf for shape in shapes for leaf in (flat(shape.shapes) if isinstance(shape, Group) else [shape])]


def test_the_smallest_text_of_the_map_is_the_one_paper_is_chosen_by() -> None:
    drawing = build_map(analyse(hotel()), Translator(), load("paper"))
    assert min(run.size_pt for run in runs(drawing)) == SMALLEST_ON_MAP_PT


def test_the_windows_together_say_what_the_map_says() -> None:
    analysis, t, theme = analyse(hotel()), Translator(), load("paper")
    elements = map_elements(analysis, place(analysis.journey), t)
    whole = build_map(analysis, t, theme)
    cards = [(card.id, card.rect) for card in elements.cards]
    words = [link.text_rect for link in elements.links if link.text_rect]
    found = windows(cards, (0.0, elements.width_pt), ROOM, [band.rect.right for band in elements.bands], words)
    tiles = [map_tile(elements, window, theme, "") for window in found]
    headings = {" ".join(band.title_lines) for band in elements.bands}
    told = sorted(run.text for tile in tiles for run in runs(tile) if run.text not in headings)
    assert told == sorted(run.text for run in runs(whole) if run.text not in headings)
    assert headings <= {run.text for tile in tiles for run in runs(tile)}


def test_a_card_that_sticks_in_says_where_it_stands_whole() -> None:
    analysis, theme = analyse(journeys.many(40, 4)), load("paper")
    elements = map_elements(analysis, place(analysis.journey), Translator())
    first, second = elements.cards[0].rect, elements.cards[1].rect
    both = Rect(min(first.x, second.x), min(first.y, second.y), 400.0, 400.0)
    tile = map_tile(elements, Window(1, both, (elements.cards[0].id,)), theme, "", {elements.cards[1].id: 7})
    assert "→ 7" in {run.text for run in runs(tile)}


def test_nothing_is_drawn_outside_a_window() -> None:
    analysis, theme = analyse(journeys.many(40, 4)), load("paper")
    elements = map_elements(analysis, place(analysis.journey), Translator())
    cards = [(card.id, card.rect) for card in elements.cards]
    for window in windows(cards, (0.0, elements.width_pt), ROOM):
        tile = map_tile(elements, window, theme, "")
        for shape in flat(tile.shapes):
            for segment in shape.segments if isinstance(shape, Way) else ():
                if isinstance(segment, Move | Line):
                    assert -8.0 <= segment.to.x <= tile.width_pt + 8.0
                    assert -8.0 <= segment.to.y <= tile.height_pt + 8.0


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_poster_is_one_tagged_page(tmp_path: Path, language: str) -> None:
    out = tmp_path / "poster.pdf"
    assert write_poster(hotel(), out, language).pages == 1
    data = out.read_bytes()
    assert failures(data) == []
    (said,) = texts(data)
    assert all(part in said for part in ("Hotel stay, Yogyakarta", "Hotel Melati", "Internal, for management"))
    assert [node.all_text() for node in tree(data).find("H1")] == ["Hotel stay, Yogyakarta"]


def sheet_of(journey: object) -> tuple[int, int]:
    from journeymap.model import Journey

    assert isinstance(journey, Journey)
    context = make_context(journey, ReportOptions())
    style = poster_sheet(context, build_map(context.analysis, context.t, context.theme))
    return round(style.width_pt), round(style.height_pt)


def test_the_poster_takes_the_smallest_sheet_that_keeps_it_readable() -> None:
    assert sheet_of(journeys.one_touchpoint()) == (1191, 842)
    assert sheet_of(hotel()) == (3370, 2384)
    width, height = sheet_of(journeys.many(120))
    assert width > 3370
    assert height == 2384


def test_a_poster_of_nothing_is_still_a_page(tmp_path: Path) -> None:
    assert write_poster(journeys.empty(), tmp_path / "poster.pdf").pages == 1


def test_the_least_scale_keeps_the_smallest_text_at_eight_points() -> None:
    assert LEAST_SCALE * SMALLEST_ON_MAP_PT >= 8.0


def test_a_curve_that_cannot_meet_the_window_is_no_row_of_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Crowded maps have thousands of ways, and each window of them cuts every one."""
    clipped: list[Point] = []

    def counted(start: Point, end: Point, window: Rect) -> tuple[Point, Point] | None:
        clipped.append(start)
        return clip(start, end, window)

    monkeypatch.setattr("journeymap.report.charts.cutting.clip", counted)
    far = Curve(Point(500, 0), Point(550, 90), Point(600, 90))
    shown = cut((Move(Point(-50, 20)), Line(Point(400, 20)), far, far), Rect(0, 0, 100, 100))
    assert shown == (Move(Point(0, 20)), Line(Point(100, 20)))
    assert len(clipped) == 3
