from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from journeymap.analysis.analyse import analyse
from journeymap.drawing.display import Rect
from journeymap.drawing.elements import CardElement, MapElements
from journeymap.drawing.lanes import lane_elements
from journeymap.drawing.map import map_elements
from journeymap.drawing.placing import place
from journeymap.gui.canvas.scene import MapScene
from journeymap.gui.canvas.view import MapView
from journeymap.i18n import Translator
from journeymap.storage.files import load
from tests.gui.conftest import DAY, SAMPLES


@cache
def hotel_map() -> MapElements:
    analysis = analyse(load(SAMPLES / "hotel-stay.journey").journey, DAY)
    return map_elements(analysis, place(analysis.journey), Translator("en"))


@cache
def hotel_lanes() -> MapElements:
    analysis = analyse(load(SAMPLES / "hotel-stay.journey").journey, DAY)
    return lane_elements(analysis, "department", Translator("en"))


def moved(card: CardElement, dx: float, dy: float = 0.0) -> CardElement:
    rect = card.rect
    return msgspec.structs.replace(card, rect=Rect(rect.x + dx, rect.y + dy, rect.width, rect.height))


def with_card(elements: MapElements, card: CardElement) -> MapElements:
    cards = tuple(card if each.id == card.id else each for each in elements.cards)
    return msgspec.structs.replace(elements, cards=cards)


@pytest.fixture
def view(qapp: QApplication) -> Iterator[MapView]:
    """The hotel's map in a view of 1000 x 700 pixels, at 100 %, its top left corner in the middle of things."""
    scene = MapScene()
    made = MapView(scene)
    scene.setParent(made)
    made.animate = False
    made.resize(1000, 700)
    made.show()
    scene.show(hotel_map())
    made.set_zoom(1.0)
    yield made
    made.close()
    made.deleteLater()
