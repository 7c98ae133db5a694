from __future__ import annotations

import msgspec
import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from journeymap.gui.canvas.accessible import Spoken
from journeymap.gui.canvas.view import MapView
from journeymap.i18n import Translator
from tests.gui.canvas.maps import hotel_map, view

__all__ = ["view"]
NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def chosen() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def spoken(view: MapView, chosen: list[tuple[str, str]]) -> Spoken:
    def choose(mapping: str, id: str) -> None:
        chosen.append((mapping, id))

    order = [card.id for card in reversed(hotel_map().cards)]
    return Spoken(view, Translator("en").render, choose, lambda: order)


def test_children_are_cards_in_journey_order_then_links(view: MapView, spoken: Spoken) -> None:
    whole = QAccessible.queryAccessibleInterface(view)
    assert whole.role() == QAccessible.Role.List
    assert whole.text(NAME) == hotel_map().label
    labels = [whole.child(at).text(NAME) for at in range(len(spoken.keys()))]
    assert labels == [
        *(card.label for card in reversed(hotel_map().cards)),
        *(link.label for link in hotel_map().links),
    ]
    assert all(whole.indexOfChild(whole.child(at)) == at for at in range(len(labels)))


def test_a_card_says_where_it_is_and_is_there(view: MapView, spoken: Spoken) -> None:
    last = hotel_map().cards[0]
    view.fly_to([last.id], animated=False)
    child = spoken.child(("touchpoints", last.id))
    count = len(hotel_map().cards)
    assert child.text(DESCRIPTION) == f"{hotel_map().bands[0].label}. Touchpoint {count} of {count}."
    assert child.rect().width() == pytest.approx(last.rect.width, abs=2)
    at = child.rect().center()
    assert QAccessible.queryAccessibleInterface(view).childAt(at.x(), at.y()) is child
    assert not child.state().offscreen


def test_state_follows_the_selection_and_press_selects(
    view: MapView, spoken: Spoken, chosen: list[tuple[str, str]]
) -> None:
    card, other = hotel_map().cards[:2]
    child = spoken.child(("touchpoints", card.id))
    assert child.state().selectable
    assert not child.state().selected
    view.map.mark_selected(frozenset([card.id]), frozenset(), frozenset(), card.id)
    assert child.state().selected
    assert not spoken.child(("touchpoints", other.id)).state().selected
    actions = child.actionInterface()
    actions.doAction(actions.pressAction())
    assert chosen == [("touchpoints", card.id)]


def test_interfaces_go_with_their_cards(view: MapView, spoken: Spoken) -> None:
    whole = QAccessible.queryAccessibleInterface(view)
    for skipped in range(1, 12):
        for at in range(whole.childCount()):
            QAccessible.uniqueId(whole.child(at))
        view.map.show(msgspec.structs.replace(hotel_map(), cards=hotel_map().cards[skipped:], links=()))
        assert len(spoken.keys()) == len(hotel_map().cards) - skipped
        view.map.show(hotel_map())
        QApplication.processEvents()
    spoken.announce("Check-in, 14 minutes")
