"""Ways of links: they start and end at their cards and keep clear of the cards between."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journeymap.drawing.display import Close, Curve, Point, Rect, Segment
from journeymap.drawing.routing import Obstacles, Route, route


def among(cards: list[Rect]) -> Obstacles:
    return Obstacles((str(number), card) for number, card in enumerate(cards))


def end(segment: Segment) -> Point:
    assert not isinstance(segment, Close)
    return segment.to


def sampled(way: Route) -> list[Point]:
    """Points all along a way."""
    points = [end(way.segments[0])]
    for before, segment in pairwise(way.segments):
        a, b = end(before), end(segment)
        for step in range(1, 21):
            t = step / 20
            if isinstance(segment, Curve):
                w = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
                four = (a, segment.control1, segment.control2, b)
                points.append(
                    Point(
                        sum(k * p.x for k, p in zip(w, four, strict=True)),
                        sum(k * p.y for k, p in zip(w, four, strict=True)),
                    )
                )
            else:
                points.append(Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t))
    return points


def inside(point: Point, rect: Rect) -> bool:
    return rect.x + 0.5 < point.x < rect.right - 0.5 and rect.y + 0.5 < point.y < rect.bottom - 0.5


def on_border(point: Point, rect: Rect) -> bool:
    on_side = abs(point.x - rect.x) < 0.01 or abs(point.x - rect.right) < 0.01
    on_edge = abs(point.y - rect.y) < 0.01 or abs(point.y - rect.bottom) < 0.01
    within = rect.x - 0.01 <= point.x <= rect.right + 0.01 and rect.y - 0.01 <= point.y <= rect.bottom + 0.01
    return within and (on_side or on_edge)


@st.composite
def grids(draw: st.DrawFn) -> list[Rect]:
    """Cards in columns, as the layout makes them: some places empty, heights differing."""
    cards = []
    for column in range(draw(st.integers(2, 5))):
        y = draw(st.floats(0, 120))
        for _ in range(draw(st.integers(1, 4))):
            height = draw(st.sampled_from([70.0, 84.0, 140.0]))
            cards.append(Rect(column * 228.0, y, 172.0, height))
            y += height + draw(st.sampled_from([32.0, 40.0, 150.0]))
    return cards


@given(grids(), st.data())
def test_a_way_leads_from_border_to_border_around_every_card(cards: list[Rect], data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(cards))
    target = data.draw(st.sampled_from(cards))
    way = route(source, target, among(cards))
    assert on_border(end(way.segments[0]), source)
    assert on_border(way.tip, target)
    assert way.tip == end(way.segments[-1])
    others = [card for card in cards if card not in (source, target)]
    assert not [(point, card) for point in sampled(way) for card in others if inside(point, card)]


def test_a_straight_neighbour_is_reached_straight() -> None:
    a, b = Rect(0, 0, 100, 60), Rect(160, 0, 100, 60)
    way = route(a, b, among([a, b]))
    assert [end(s) for s in way.segments] == [Point(100, 30), Point(160, 30)]


def test_a_card_below_is_reached_from_above() -> None:
    a, b = Rect(0, 0, 100, 60), Rect(0, 100, 100, 60)
    way = route(a, b, among([a, b]))
    assert (end(way.segments[0]), way.tip) == (Point(50, 60), Point(50, 100))
    assert way.before_tip.y < way.tip.y


def test_a_link_to_itself_leaves_the_card() -> None:
    card = Rect(0, 0, 100, 60)
    way = route(card, card, among([card]))
    assert min(point.y for point in sampled(way)) < 0
    assert not [point for point in sampled(way) if inside(point, card)]
