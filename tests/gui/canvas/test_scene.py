from __future__ import annotations

import random
from functools import partial

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication

from journeymap.drawing.elements import CardElement, LinkElement, MapElements
from journeymap.drawing.theme import load
from journeymap.gui.canvas.differing import difference
from journeymap.gui.canvas.parts import Part, PartKind, handle_at
from journeymap.gui.canvas.scene import EMPTY, MapScene
from tests.effort import examples
from tests.gui.canvas.maps import hotel_lanes, hotel_map, moved, with_card

Change = str
CHANGES = ("move", "drop card", "drop link", "words", "copy card", "shuffle", "equal", "retitle", "back")


def changed(elements: MapElements, how: Change, chance: random.Random) -> MapElements:
    cards, links = list(elements.cards), list(elements.links)
    if how == "back":
        return hotel_map()
    if how == "shuffle":
        chance.shuffle(cards)
        chance.shuffle(links)
    elif how == "equal":
        cards = [msgspec.structs.replace(card) for card in cards]
    elif how in ("drop card", "move", "retitle", "copy card") and cards:
        _change_card(cards, chance.randrange(len(cards)), how, chance)
    elif links:
        _change_link(links, chance.randrange(len(links)), how)
    return msgspec.structs.replace(elements, cards=tuple(cards), links=tuple(links))


def _change_card(cards: list[CardElement], at: int, how: Change, chance: random.Random) -> None:
    if how == "drop card":
        del cards[at]
    elif how == "move":
        cards[at] = moved(cards[at], chance.uniform(-50, 50), 7)
    elif how == "retitle":
        cards[at] = msgspec.structs.replace(cards[at], title_lines=("Another", "title"))
    else:
        cards.insert(at, msgspec.structs.replace(cards[at], id=f"copy-{chance.random()}"))


def _change_link(links: list[LinkElement], at: int, how: Change) -> None:
    if how == "drop link":
        del links[at]
    else:
        links[at] = msgspec.structs.replace(links[at], text_lines=(), text_rect=None)


@settings(deadline=None, max_examples=examples(40))
@given(st.lists(st.sampled_from(CHANGES), max_size=12), st.integers(0, 1000))
def test_scene_equals_one_built_from_scratch(hows: list[Change], seed: int) -> None:
    assert QApplication.instance() is not None
    chance, elements, scene = random.Random(seed), hotel_map(), MapScene()
    scene.show(elements)
    for how in hows:
        elements = changed(elements, how, chance)
        scene.preview([moved(card, 9.0) for card in elements.cards[:2]], elements.links[:2])
        scene.show(elements)
        scene.end_preview()
    fresh = MapScene()
    fresh.show(elements)
    assert scene.contents() == fresh.contents()
    assert len(scene.items()) == len(fresh.items())


@pytest.mark.usefixtures("qapp")
def test_difference_leaves_what_is_equal_alone() -> None:
    cards = hotel_map().cards
    same = tuple(msgspec.structs.replace(card) for card in cards)
    assert difference(cards, same) == difference(cards, cards)
    step = difference(cards, (*cards[:3], moved(cards[3], 4.0), *cards[5:]))
    assert [card.id for card in step.changed] == [cards[3].id]
    assert step.removed == (cards[4].id,)
    assert not step.moved_in_order


@pytest.mark.usefixtures("qapp")
def test_only_changed_items_are_told() -> None:
    scene = MapScene()
    scene.show(hotel_map())
    told: list[QRectF] = []
    scene.spoilt.connect(told.extend)
    card = hotel_map().cards[5]
    scene.show(with_card(hotel_map(), moved(card, 30.0)))
    assert len(told) == 2
    assert all(rect.contains(QPointF(card.rect.right, card.rect.y + 5)) for rect in told)


@pytest.mark.usefixtures("qapp")
def test_preview_shows_other_elements_and_ends_without_trace() -> None:
    scene = MapScene()
    scene.show(hotel_map())
    before, card = scene.contents(), hotel_map().cards[0]
    scene.preview([moved(card, 40.0)])
    assert scene.cards.items[card.id].rect.x() == card.rect.x + 40
    assert scene.card(card.id) == card
    scene.end_preview()
    assert scene.contents() == before


@pytest.mark.usefixtures("qapp")
def test_preview_outlives_a_step_and_the_card_it_shows_may_go() -> None:
    scene, card = MapScene(), hotel_map().cards[0]
    scene.show(hotel_map())
    scene.preview([moved(card, 40.0)])
    scene.show(with_card(hotel_map(), msgspec.structs.replace(card, score_text="7")))
    assert scene.cards.items[card.id].rect.x() == card.rect.x + 40
    scene.show(msgspec.structs.replace(hotel_map(), cards=hotel_map().cards[1:]))
    scene.end_preview()
    assert card.id not in scene.cards.items


def part_at(scene: MapScene, x: float, y: float, scale: float = 1.0) -> Part:
    return scene.part_at(QPointF(x, y), scale)


@pytest.mark.usefixtures("qapp")
def test_parts_of_a_card() -> None:
    scene, card = MapScene(), hotel_map().cards[0]
    scene.show(hotel_map())
    rect = card.rect
    at = partial(part_at, scene)
    assert at(rect.x + 60, rect.y + 30) == Part(PartKind.CARD, card.id)
    assert at(rect.x + 60, rect.bottom - 2) == Part(PartKind.CARD_EDGE, card.id)
    assert at(rect.x + 60, rect.bottom + 3) == Part(PartKind.CARD_EDGE, card.id)
    handle = handle_at(scene.cards.items[card.id].rect)
    assert at(handle.x() + 5, handle.y()) == Part(PartKind.CARD_EDGE, card.id)
    assert at(rect.x + 60, rect.bottom - 2, 0.2).kind is PartKind.CARD


@pytest.mark.usefixtures("qapp")
def test_every_link_is_hit_on_its_way_and_on_its_words() -> None:
    scene = MapScene()
    scene.show(hotel_map())
    for link in hotel_map().links:
        if link.text_rect is not None:
            rect = link.text_rect
            kind = part_at(scene, rect.x + 2, rect.y + 2).kind
            assert kind in (PartKind.LINK_WORDS, PartKind.CARD, PartKind.CARD_EDGE)
    hit = {part_at(scene, *corner).kind for item in scene.links.items.values() for corner in item.corners[3:-3]}
    assert PartKind.LINK in hit
    assert not hit & {PartKind.BAND, PartKind.HEADING, PartKind.NOTHING}


@pytest.mark.usefixtures("qapp")
def test_ends_of_a_selected_link() -> None:
    scene, link = MapScene(), hotel_map().links[0]
    scene.show(hotel_map())
    source, target = scene.links.items[link.id].handles(1.0)
    assert part_at(scene, target.x(), target.y()).kind is not PartKind.LINK_END
    scene.mark_selected(frozenset(), frozenset([link.id]), frozenset(), link.id)
    assert part_at(scene, target.x(), target.y()) == Part(PartKind.LINK_END, link.id, "target")
    assert part_at(scene, source.x(), source.y()) == Part(PartKind.LINK_END, link.id, "source")


@pytest.mark.usefixtures("qapp")
def test_where_a_selected_link_leaves_its_card_the_next_link_is_pulled() -> None:
    scene = MapScene()
    scene.show(hotel_map())
    for link in hotel_map().links:
        scene.mark_selected(frozenset(), frozenset([link.id]), frozenset(), link.id)
        start = scene.links.items[link.id].ends[0]
        assert part_at(scene, start.x, start.y).kind is PartKind.CARD_EDGE, link.id


@pytest.mark.usefixtures("qapp")
def test_parts_of_bands_and_lanes() -> None:
    scene, band = MapScene(), hotel_map().bands[1]
    scene.show(hotel_map())
    assert part_at(scene, band.rect.x + 40, 12) == Part(PartKind.HEADING, band.id)
    assert part_at(scene, band.rect.x + 40, 5000) == Part(PartKind.BAND, band.id)
    assert part_at(scene, band.rect.right - 3, -50) == Part(PartKind.BAND_EDGE, band.id)
    assert part_at(scene, -500, 40).kind is PartKind.NOTHING
    scene.show(hotel_lanes())
    lane = hotel_lanes().lanes[1]
    assert part_at(scene, lane.rect.x + 10, lane.rect.y + 10) == Part(PartKind.LANE_HEADING, lane.id)


@pytest.mark.usefixtures("qapp")
def test_rubber_band_takes_touched_cards_and_whole_links() -> None:
    scene = MapScene()
    scene.show(hotel_map())
    assert sorted(scene.cards_in(scene.content_rect())) == sorted(card.id for card in hotel_map().cards)
    assert sorted(scene.links_in(scene.content_rect())) == sorted(link.id for link in hotel_map().links)
    rect = hotel_map().cards[0].rect
    assert scene.cards_in(QRectF(rect.x - 5, rect.y - 5, 10, 10)) == [hotel_map().cards[0].id]
    assert scene.links_in(QRectF(rect.x - 5, rect.y - 5, 10, 10)) == []


@pytest.mark.usefixtures("qapp")
def test_nothing_is_left_of_a_map_that_is_emptied() -> None:
    scene = MapScene(load("paper"))
    scene.show(hotel_map())
    scene.show(EMPTY)
    assert scene.items() == []


@pytest.mark.usefixtures("qapp")
def test_cards_put_in_at_one_place_again_and_again_stand_in_order() -> None:
    scene, elements = MapScene(), hotel_map()
    scene.show(elements)
    others = {id: item.zValue() for id, item in scene.cards.items.items()}
    for number in range(40):
        new = msgspec.structs.replace(elements.cards[3], id=f"copy-{number}")
        elements = msgspec.structs.replace(elements, cards=(*elements.cards[:3], new, *elements.cards[3:]))
        scene.show(elements)
        if number < 5:  # the others stand where they stood
            assert others.items() <= {id: item.zValue() for id, item in scene.cards.items.items()}.items()
        assert scene.cards.rank_order() == [card.id for card in elements.cards]
