"""After a merge no card hides another."""

from __future__ import annotations

from itertools import combinations

from msgspec.structs import replace

from journeymap.drawing.cards import WIDTH_PT, card_height
from journeymap.drawing.clearing import cleared
from journeymap.drawing.placing import place
from journeymap.editing.commands.touchpoints import add_after
from journeymap.editing.document import Document
from journeymap.editing.merging import merge
from journeymap.model import Journey
from tests.editing.hotel import hotel


def _placed(journey: Journey) -> Journey:
    """With the places of all cards written, as the window does with the first card that is added."""
    places = place(journey).positions
    return replace(journey, touchpoints={id: replace(t, position=places[id]) for id, t in journey.touchpoints.items()})


def _grown(journey: Journey, title: str) -> Journey:
    document = Document(journey)
    add_after(document, "check-in", title)
    return _placed(document.journey)


def _hidden(journey: Journey) -> list[tuple[str, str]]:
    """The pairs of cards that overlap where the map draws them."""
    places = place(journey).positions
    found = []
    for one, other in combinations(journey.touchpoints, 2):
        a, b = journey.touchpoints[one], journey.touchpoints[other]
        (x1, y1), (x2, y2) = places[one], places[other]
        apart = (card_height(journey, a) + card_height(journey, b)) / 2 - 0.01
        if a.stage == b.stage and abs(x1 - x2) < WIDTH_PT - 0.01 and abs(y1 - y2) < apart:
            found.append((one, other))
    return found


BASE = _placed(hotel())


def test_two_cards_that_two_people_added_at_one_place_both_show() -> None:
    ours, theirs = _grown(BASE, "Minuman"), _grown(BASE, "Handuk")
    joined = merge(BASE, ours, theirs).journey
    assert _hidden(joined) == [("minuman", "handuk")]
    shown = cleared(ours, joined)
    assert _hidden(shown) == []
    assert shown.touchpoints["handuk"].position is None
    assert {**shown.touchpoints, "handuk": joined.touchpoints["handuk"]} == joined.touchpoints


def test_a_card_that_was_moved_onto_ours_goes_back() -> None:
    at = _grown(BASE, "Minuman").touchpoints["minuman"].position
    moved = replace(BASE.touchpoints["room"], position=at, stage=BASE.touchpoints["check-in"].stage)
    theirs = replace(BASE, touchpoints={**BASE.touchpoints, "room": moved})
    ours = _grown(BASE, "Minuman")
    joined = merge(BASE, ours, theirs).journey
    shown = cleared(ours, joined)
    assert shown.touchpoints["room"].position in (BASE.touchpoints["room"].position, None)
    assert _hidden(shown) == []


def test_where_nothing_is_hidden_nothing_changes() -> None:
    theirs = _grown(BASE, "Handuk")
    joined = merge(BASE, BASE, theirs).journey
    assert cleared(BASE, joined) is joined


def test_cards_that_lay_on_one_another_before_stay() -> None:
    at = BASE.touchpoints["check-in"].position
    same = replace(BASE.touchpoints["room"], position=at, stage=BASE.touchpoints["check-in"].stage)
    heap = replace(BASE, touchpoints={**BASE.touchpoints, "room": same})
    assert cleared(heap, replace(heap, author="Sari")) == replace(heap, author="Sari")
