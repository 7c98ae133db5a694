"""Crowded maps: what stands in the way of a link is looked at up to a bound, and live maps keep their law behind it."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterable
from datetime import date

import pytest

from journeymap.analysis.analyse import analyse
from journeymap.drawing import labels, routing
from journeymap.drawing.display import Rect
from journeymap.drawing.live import LiveMap
from journeymap.drawing.map import map_elements
from journeymap.drawing.placing import place
from journeymap.drawing.routing import MOST_BETWEEN, MOST_IN_THE_WAY, Obstacles, route
from journeymap.editing.commands import links, placing, stages, touchpoints
from journeymap.editing.document import Document
from journeymap.editing.errors import EditError
from journeymap.i18n import Translator
from journeymap.model import Journey, Link, Stage, Touchpoint

DAY = date(2026, 11, 1)


def crowd(cards: int, ways: int, seed: int = 1) -> Journey:
    """Cards in three stages, and links from anywhere to anywhere."""
    chance = random.Random(seed)
    made = {f"t{n}": Touchpoint(title=f"T {n}", stage="abc"[n % 3]) for n in range(cards)}
    wired = {
        f"l{n}": Link(source=chance.choice([*made]), target=chance.choice([*made]), label="no room" * (n % 2))
        for n in range(ways)
    }
    return Journey(title="J", stages={id: Stage(title=id) for id in "abc"}, touchpoints=made, links=wired)


def test_no_link_looks_at_more_than_its_share_of_a_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    looked, free = [0], routing._free_y

    def counted(column: Iterable[tuple[float, float]], *wished: float) -> float:
        stretches = list(column)
        looked[0] += len(stretches)
        return free(stretches, *wished)

    monkeypatch.setattr(routing, "_free_y", counted)
    journey = crowd(60, 600)
    elements = map_elements(analyse(journey, DAY), place(journey), Translator())
    assert len(elements.links) == len(journey.links)
    assert looked[0] < len(journey.links) * MOST_IN_THE_WAY / 2


def test_behind_too_many_lanes_a_link_lies_where_it_would_like_to_and_takes_none() -> None:
    source, target = Rect(600, 0, 172, 80), Rect(0, 0, 172, 80)
    obstacles = Obstacles([("a", source), ("b", target)])
    obstacles.numbers = {str(number): number for number in range(MOST_IN_THE_WAY + 1)}
    plain = route(source, target, obstacles, len(obstacles.numbers))
    assert plain.lane is not None
    for number in obstacles.numbers:
        obstacles.lanes.put(number, Rect(100, plain.lane.y + (int(number) - MOST_IN_THE_WAY // 2) * 9.0, 400, 0.0))
    crowded = route(source, target, obstacles, len(obstacles.numbers))
    assert crowded.segments == plain.segments
    assert crowded.lane is None
    assert crowded.minds_lanes
    assert route(source, target, obstacles, 0) == plain, "later lanes are no matter to it"


def test_among_too_many_cards_a_way_forward_is_the_plain_curve() -> None:
    source, target = Rect(0, 0, 172, 80), Rect(40_000, 0, 172, 80)
    between = [Rect(228.0 * number, 10, 172, 80) for number in range(1, MOST_BETWEEN + 2)]
    few, many = (Obstacles((str(n), card) for n, card in enumerate(cards)) for cards in (between[:9], between))
    assert len(route(source, target, few).segments) > 2
    assert len(route(source, target, many).segments) == 2


def edit(chance: random.Random, document: Document) -> None:
    """One step on the map, whichever chance brings."""
    journey = document.journey
    cards, wired = [*journey.touchpoints], [*journey.links]
    at = (chance.randrange(8) * 57.0, chance.randrange(8) * 57.0)
    match chance.randrange(5):
        case 0:
            placing.move(document, chance.choice(cards), at, chance.choice("abc"))
        case 1:
            links.connect(document, chance.choice(cards), chance.choice(cards), label="word")
        case 2:
            links.disconnect(document, chance.choice(wired))
        case 3:
            stages.set_stage(document, chance.choice("abc"), width=chance.choice((None, 200.0, 333.0)))
        case _:
            touchpoints.delete_touchpoints(document, (chance.choice(cards),))


@pytest.mark.parametrize("seed", range(4))
def test_a_crowded_live_map_says_what_one_from_nothing_says(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    for module, name, most in (
        (routing, "MOST_IN_THE_WAY", 6),
        (routing, "MOST_BETWEEN", 3),
        (labels, "_MOST_MET", 4),
        (labels, "_MOST_TRIED", 9),
    ):
        monkeypatch.setattr(module, name, most)
    journey = crowd(14, 40, seed)
    document, live, chance = Document(journey), LiveMap(analyse(journey, DAY), Translator()), random.Random(seed)
    document.subscribe(lambda step: live.change(step, document.journey))
    for _ in range(12):
        document.seal()
        with contextlib.suppress(EditError):
            edit(chance, document)
        if chance.random() < 0.3:
            document.undo()
        assert live.elements == map_elements(analyse(document.journey, DAY), live.placement, Translator())
