"""Swimlanes: every card in its lane and stage, none over another, links to the right, hand-offs marked."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from journeymap import paths
from journeymap.analysis.analyse import analyse
from journeymap.drawing.display import Group, Rect
from journeymap.drawing.lane_places import GUTTER_PT
from journeymap.drawing.lanes import DISPUTED_LANE, NOBODY, LaneBy, LiveLanes, lane_elements
from journeymap.drawing.map import draw_map
from journeymap.drawing.theme import load
from journeymap.i18n import Translator
from journeymap.model import Department, Journey, Link, Touchpoint
from journeymap.model.words import BACKWARD_LINKS, Role
from journeymap.storage.files import load as load_journey

SAMPLES = sorted(paths.samples_dir().glob("*.journey"))
BY: tuple[LaneBy, ...] = ("department", "channel", "side")
SPEECH = Translator()


def meet(a: Rect, b: Rect) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def owned(*departments: str) -> Touchpoint:
    return Touchpoint(title="T", owners=dict.fromkeys(departments, (Role.ACCOUNTABLE,)))


def three_lanes() -> Journey:
    cards = {"x": owned("b"), "y": owned("a"), "z": owned(), "d": owned("a", "b")}
    wired = {"xy": Link(source="x", target="y"), "yd": Link(source="y", target="d"), "zz": Link(source="z", target="z")}
    named = {"a": Department(name="Alpha", colour="#AA0000"), "b": Department(name="Beta"), "c": Department(name="C")}
    return Journey(title="J", departments=named, touchpoints=cards, links=wired)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("by", BY)
def test_cards_stand_apart_right_of_the_gutter_and_arrows_go_right(path: Path, by: LaneBy) -> None:
    journey = load_journey(path).journey
    elements = lane_elements(analyse(journey, date(2026, 11, 1)), by, SPEECH)
    cards = {card.id: card.rect for card in elements.cards}
    assert not [pair for pair in combinations(cards.values(), 2) if meet(*pair)]
    assert all(rect.x > GUTTER_PT and rect.right < elements.width_pt for rect in cards.values())
    bands = {band.id: band.rect for band in elements.bands}
    assert all(meet(rect, bands[journey.touchpoints[id].stage]) for id, rect in cards.items())
    rows = [lane.rect for lane in elements.lanes]
    assert all(sum(meet(rect, row) for row in rows) == 1 for rect in cards.values())
    drawn = {g.id for g in draw_map(elements, load("light")).shapes if isinstance(g, Group) and g.mapping == "lanes"}
    assert drawn == {lane.id for lane in elements.lanes}
    order = analyse(journey, date(2026, 11, 1)).order
    for link in journey.links.values():
        ends = journey.touchpoints[link.source], journey.touchpoints[link.target]
        forward = link.kind not in BACKWARD_LINKS and order.index(link.source) < order.index(link.target)
        if forward and ends[0].stage == ends[1].stage:
            assert cards[link.source].right < cards[link.target].x


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("by", BY)
def test_no_words_of_a_link_lie_under_a_card(path: Path, by: LaneBy) -> None:
    elements = lane_elements(analyse(load_journey(path).journey, date(2026, 11, 1)), by, SPEECH)
    plates = {link.id: link.text_rect for link in elements.links if link.text_rect is not None}
    assert plates
    assert not [(id, card.id) for id, plate in plates.items() for card in elements.cards if meet(plate, card.rect)]


def test_lanes_are_departments_then_disputed_then_nobody() -> None:
    elements = lane_elements(analyse(three_lanes()), "department", SPEECH)
    assert [lane.id for lane in elements.lanes] == ["a", "b", DISPUTED_LANE, NOBODY]
    assert [lane.owner_index for lane in elements.lanes] == [0, 1, None, None]


def test_links_across_lanes_are_marked_where_they_leave() -> None:
    elements = lane_elements(analyse(three_lanes()), "department", SPEECH)
    lanes = {lane.id: lane.rect for lane in elements.lanes}
    marks = {link.id: link.leaves_at for link in elements.links}
    assert {link.id: link.crossing for link in elements.links} == {"xy": True, "yd": True, "zz": False}
    assert marks["xy"] is not None
    assert marks["xy"].y == lanes["b"].y
    assert marks["yd"] is not None
    assert marks["yd"].y == lanes["a"].bottom
    assert marks["zz"] is None


def test_points_are_in_lanes() -> None:
    live = LiveLanes(analyse(three_lanes()), "department", SPEECH)
    assert {id: live.lane_at(live.card_centre(id).y) for id in "xyzd"} == {"x": "b", "y": "a", "z": "", "d": "?"}
    assert (live.lane_at(-9), live.lane_at(1e6)) == ("a", "")
