"""The live map by example: places stay, only what changed is a new object, previews change nothing."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from benchmarks.journeys import synthetic_journey
from journeymap.analysis.analyse import analyse
from journeymap.drawing.display import Point
from journeymap.drawing.live import LiveMap
from journeymap.drawing.map import map_elements
from journeymap.drawing.placing import place
from journeymap.editing.commands import links, placing, stages, touchpoints
from journeymap.editing.document import Document
from journeymap.i18n import Translator
from journeymap.model import Journey, Link, Stage, Touchpoint

SPEECH = Translator()


def opened(journey: Journey) -> tuple[Document, LiveMap]:
    document, live = Document(journey), LiveMap(analyse(journey, date(2026, 11, 1)), SPEECH)
    document.subscribe(lambda step: live.change(step, document.journey))
    return document, live


def chain(count: int = 6) -> Journey:
    cards = {f"t{n}": Touchpoint(title=f"T {n}", stage="a" if n < 3 else "b") for n in range(count)}
    wired = {f"l{n}": Link(source=f"t{n}", target=f"t{n + 1}") for n in range(count - 1)}
    named = {"a": Stage(title="A"), "b": Stage(title="B"), "c": Stage(title="C")}
    return Journey(title="J", stages=named, touchpoints=cards, links=wired)


def test_a_card_without_a_position_stays_where_it_is_when_others_come_and_go() -> None:
    document, live = opened(chain())
    before = dict(live.settled())
    new = touchpoints.add_after(document, "t1", "New")
    touchpoints.delete_touchpoints(document, ("t4",))
    assert {id: at for id, at in live.settled().items() if id in before} == {
        id: at for id, at in before.items() if id != "t4"
    }
    assert new in live.settled()


def test_undo_brings_a_card_back_to_its_place() -> None:
    document, live = opened(chain())
    before = live.settled()
    touchpoints.delete_touchpoints(document, ("t1",))
    document.undo()
    placing.move_to_stage(document, "t1", "c")
    document.undo()
    assert live.settled() == before


def test_a_position_wins_and_is_not_told_as_settled() -> None:
    document, live = opened(chain())
    placing.move(document, "t0", (150.0, 400.0))
    assert live.placement.positions["t0"] == (150.0, 400.0)
    assert "t0" not in live.settled()


def test_places_given_before_are_used() -> None:
    journey = chain()
    live = LiveMap(analyse(journey, date(2026, 11, 1)), SPEECH, {"t0": (123.0, 456.0)})
    assert live.placement.positions["t0"] == (123.0, 456.0)


def test_only_the_renamed_card_and_the_words_of_its_links_are_new() -> None:
    document, live = opened(chain())
    before = live.elements
    touchpoints.rename_touchpoint(document, "t1", "One")
    now = live.elements
    assert [new.id for old, new in zip(before.cards, now.cards, strict=True) if old is not new] == ["t1"]
    assert [new.id for old, new in zip(before.links, now.links, strict=True) if old is not new] == ["l0", "l1"]
    assert all(old is new for old, new in zip(before.bands, now.bands, strict=True))


def test_a_band_that_widens_moves_a_large_map_to_what_it_would_be_from_nothing() -> None:
    journey = synthetic_journey(400)
    at = place(journey).positions
    spots = {id: replace(t, position=at[id]) for id, t in journey.touchpoints.items()}
    document, live = opened(replace(journey, touchpoints=spots))
    analysis = analyse(document.journey, date(2026, 11, 1))
    for x in (1500.3, 4000.7, 300.0):
        placing.move(document, "touchpoint-120", (x, 333.3))
        now = replace(analysis, journey=document.journey)
        assert live.elements == map_elements(now, live.placement, SPEECH)


def test_a_preview_is_what_a_move_makes_and_changes_nothing() -> None:
    document, live = opened(chain())
    before = live.elements
    at = live.card_centre("t4")
    cards, ways = live.previewed({"t4": Point(at.x, at.y + 60)})
    assert live.elements is before
    assert {way.id for way in ways} == {"l3", "l4"}
    band = next(band.rect for band in before.bands if band.id == "b")
    placing.move(document, "t4", (at.x - band.x, at.y + 60))
    moved = {element.id: element for element in (*live.elements.cards, *live.elements.links)}
    assert all(moved[element.id] == element for element in (*cards, *ways))


def test_points_of_the_map_are_in_bands() -> None:
    _, live = opened(chain())
    assert live.band_at(live.card_centre("t0").x) == "a"
    assert live.band_at(live.card_centre("t5").x) == "b"
    assert (live.band_at(-50), live.band_at(1e6)) == ("a", "c")


def test_links_that_go_give_their_lanes_back() -> None:
    document, live = opened(chain())
    plain = live.elements.links
    links.connect(document, "t5", "t0")
    links.connect(document, "t5", "t1")
    document.undo()
    document.undo()
    assert live.elements.links == plain
    stages.move_stage(document, "a", 2)
    document.undo()
    assert live.elements.links == plain
