"""The map: every element is on it once, nothing overlaps or leaves the drawing, titles are whole, words do not lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from journeymap import paths
from journeymap.analysis.analyse import analyse
from journeymap.drawing import text
from journeymap.drawing.display import DisplayList, Group, Rect, Shape, TextRun
from journeymap.drawing.labels import end
from journeymap.drawing.map import build_map, map_elements
from journeymap.drawing.placing import heading_room, place
from journeymap.drawing.theme import load
from journeymap.i18n import Translator
from journeymap.model import Department, Journey, Link, ScoreRecord, Stage, Touchpoint
from journeymap.model.words import LinkKind, Role
from journeymap.storage.files import load as load_journey
from tests.effort import examples
from tests.strategies import journeys

SAMPLES = sorted(paths.samples_dir().glob("*.journey"))


def drawn(journey: Journey, language: str = "en") -> DisplayList:
    return build_map(analyse(journey, date(2026, 11, 1)), Translator(language), load("paper"))


def flat(shapes: Iterable[Shape]) -> Iterator[Shape]:
    for shape in shapes:
        yield shape
        if isinstance(shape, Group):
            yield from flat(shape.shapes)


def texts(drawing: DisplayList) -> list[TextRun]:
    return [shape for shape in flat(drawing.shapes) if isinstance(shape, TextRun)]


def meet(a: Rect, b: Rect) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def extent(run: TextRun) -> tuple[float, float]:
    width = text.width(run.text, run.size_pt, run.weight)
    left = run.at.x - {"start": 0.0, "middle": width / 2, "end": width}[run.anchor]
    return left, left + width


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["en", "id"])
def test_samples_are_drawn_whole(path: Path, language: str) -> None:
    journey = load_journey(path).journey
    drawing = drawn(journey, language)
    groups = [shape for shape in drawing.shapes if isinstance(shape, Group)]
    assert {g.id for g in groups if g.mapping == "touchpoints"} == set(journey.touchpoints)
    assert {g.id for g in groups if g.mapping == "links"} == set(journey.links)
    cards = [g.rect for g in groups if g.mapping == "touchpoints"]
    assert not [(a, b) for i, a in enumerate(cards) for b in cards[:i] if meet(a, b)]
    for rect in cards:
        assert rect.x >= 0
        assert rect.right <= drawing.width_pt
        assert rect.y >= 0
        assert rect.bottom <= drawing.height_pt
    for run in texts(drawing):
        left, right = extent(run)
        assert left >= -0.01
        assert right <= drawing.width_pt + 0.01


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["en", "id"])
def test_words_stay_inside_their_card(path: Path, language: str) -> None:
    drawing = drawn(load_journey(path).journey, language)
    for card in (g for g in drawing.shapes if isinstance(g, Group) and g.mapping == "touchpoints"):
        for run in (shape for shape in card.shapes if isinstance(shape, TextRun)):
            left, right = extent(run)
            assert card.rect.x <= left
            assert right <= card.rect.right
            assert card.rect.y <= run.at.y - text.ascent(run.size_pt) + 3
            assert run.at.y + text.descent(run.size_pt) <= card.rect.bottom


def test_cards_stand_in_their_own_band() -> None:
    journey = load_journey(paths.samples_dir() / "hotel-stay.journey").journey
    elements = map_elements(analyse(journey), place(journey), Translator())
    bands = {band.id: band.rect for band in elements.bands}
    for card in elements.cards:
        band = bands[journey.touchpoints[card.id].stage]
        assert band.x <= card.rect.x
        assert card.rect.right <= band.right


def test_a_title_of_200_characters_is_whole() -> None:
    title = ("the customer waits for the technician at home " * 6)[:200].strip()
    drawing = drawn(Journey(title="J", touchpoints={"a": Touchpoint(title=title)}))
    assert title in " ".join(run.text for run in texts(drawing))


def test_places_of_people_stay() -> None:
    touchpoints = {
        "a": Touchpoint(title="A", stage="s", position=(150, 300)),
        "b": Touchpoint(title="B", stage="s"),
    }
    journey = Journey(title="J", stages={"s": Stage(title="S")}, touchpoints=touchpoints)
    assert place(journey).positions["a"] == (150, 300)
    assert place(journey, everything=True).positions["a"] != (150, 300)


def scored(counts: dict[float, int], target: float | None) -> Journey:
    record = ScoreRecord(metric="nps", counts=counts, to=date(2026, 10, 31))
    touchpoint = Touchpoint(title="A", scores=(record,), targets={} if target is None else {"nps": target})
    return Journey(title="J", touchpoints={"a": touchpoint})


@pytest.mark.parametrize(
    ("counts", "target", "said"),
    [
        ({0: 40, 7: 40, 9: 20}, 30.0, "NPS: -20, gap"),
        ({9: 200, 7: 10}, 30.0, "NPS: +95, no gap"),
        ({9: 5}, 30.0, "NPS: +100, not enough data"),
        ({9: 50}, None, "NPS: +100, no target"),
    ],
)
def test_a_card_says_its_score_and_verdict(counts: dict[float, int], target: float | None, said: str) -> None:
    (card,) = map_elements(analyse(scored(counts, target)), place(scored(counts, target)), Translator()).cards
    assert said in card.label


@pytest.mark.parametrize(
    ("owners", "said"),
    [
        ({}, "No owner"),
        ({"it": (Role.ACCOUNTABLE,)}, "Information technology of the whole group"),
        ({"it": (Role.ACCOUNTABLE,), "hr": (Role.ACCOUNTABLE,)}, "Disputed"),
        ({"it": (Role.RESPONSIBLE,)}, "No owner"),
    ],
)
def test_a_card_says_who_owns_it(owners: dict[str, tuple[Role, ...]], said: str) -> None:
    departments = {
        "it": Department(name="Information technology of the whole group", colour="#AABBCC"),
        "hr": Department(name="HR"),
    }
    journey = Journey(title="J", departments=departments, touchpoints={"a": Touchpoint(title="A", owners=owners)})
    assert said in " ".join(run.text for run in texts(drawn(journey)))


def test_a_hand_off_without_owner_is_flagged() -> None:
    departments = {"it": Department(name="IT"), "hr": Department(name="HR")}
    touchpoints = {
        "a": Touchpoint(title="A", owners={"it": (Role.ACCOUNTABLE,)}),
        "b": Touchpoint(title="B", owners={"hr": (Role.ACCOUNTABLE,)}),
    }
    links = {"one": Link(source="a", target="b"), "two": Link(source="b", target="a", handoff_owner="it")}
    journey = Journey(title="J", departments=departments, touchpoints=touchpoints, links=links)
    flagged = {link.id: link.flagged for link in map_elements(analyse(journey), place(journey), Translator()).links}
    assert flagged == {"one": True, "two": False}


@given(journeys())
@settings(max_examples=examples(40))
def test_any_journey_is_drawn(journey: Journey) -> None:
    drawing = drawn(journey)
    groups = [shape for shape in drawing.shapes if isinstance(shape, Group)]
    assert {g.id for g in groups if g.mapping == "touchpoints"} == set(journey.touchpoints)
    assert drawing == drawn(journey)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_words_of_links_are_not_hidden_by_cards(path: Path) -> None:
    journey = load_journey(path).journey
    elements = map_elements(analyse(journey), place(journey), Translator("id"))
    words = [link.text_rect for link in elements.links if link.text_rect]
    hidden = [(a, card.id) for a in words for card in elements.cards if meet(a, card.rect)]
    assert len({a for a, _ in hidden}) <= 1, hidden


def test_ways_back_keep_clear_of_the_headings() -> None:
    journey = load_journey(paths.samples_dir() / "penyedia-internet.journey").journey
    elements = map_elements(analyse(journey), place(journey), Translator())
    headings = heading_room(journey)
    points = [end(segment) for link in elements.links for segment in link.segments]
    assert min(point.y for point in points) >= headings
    assert max(point.y for point in points) <= elements.height_pt


def test_two_ways_back_do_not_run_on_one_line() -> None:
    stages = {"a": Stage(title="A"), "b": Stage(title="B")}
    touchpoints = {id: Touchpoint(title=id, stage="a" if id < "c" else "b") for id in "abcd"}
    forth = {f"{a}{b}": Link(source=a, target=b) for a, b in ("ac", "bd")}
    back = {f"{a}{b}": Link(source=a, target=b, kind=LinkKind.LOOP) for a, b in ("ca", "da", "cb")}
    journey = Journey(title="J", stages=stages, touchpoints=touchpoints, links={**forth, **back})
    elements = map_elements(analyse(journey), place(journey), Translator())
    lanes = [link.segments[5].to.y for link in elements.links if link.kind is LinkKind.LOOP and len(link.segments) > 6]
    assert len(lanes) == len(set(lanes)) >= 2
