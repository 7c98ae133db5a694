from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.gui.canvas.minimap import Minimap
from journeymap.gui.canvas.view import MapView
from journeymap.gui.canvas.zoom_bar import ZoomBar
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from tests.gui.canvas.maps import view

__all__ = ["view"]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def minimap(view: MapView, look: Look) -> Minimap:
    small = Minimap(view, look)
    view.add_overlay(small, Qt.Corner.BottomRightCorner)
    small.follow()
    return small


def test_minimap_hides_while_everything_is_in_sight(view: MapView, minimap: Minimap) -> None:
    assert minimap.isVisible()
    view.fit(animated=False)
    assert not minimap.isVisible()
    view.set_zoom(2.0)
    assert minimap.isVisible()


def test_pointing_at_the_minimap_moves_the_view(view: MapView, minimap: Minimap) -> None:
    QTest.mouseClick(minimap, LEFT, pos=QPoint(150, 58))
    assert minimap.frame().contains(QPointF(150, 58))
    before = view.visible_rect()
    QTest.mousePress(minimap, LEFT, pos=QPoint(150, 58))
    QTest.mouseMove(minimap, QPoint(60, 58))
    QTest.mouseRelease(minimap, LEFT, pos=QPoint(60, 58))
    assert view.visible_rect().x() < before.x()


def test_keys_on_the_minimap(view: MapView, minimap: Minimap) -> None:
    minimap.setFocus()
    view.look_at(QPointF(900, 300))
    before = view.visible_rect()
    QTest.keyClick(minimap, Qt.Key.Key_Right)
    assert view.visible_rect().x() > before.x()
    QTest.keyClick(minimap, Qt.Key.Key_Home)
    assert view.all_in_sight()


def test_minimap_shows_cards_and_frame(view: MapView, minimap: Minimap, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: minimap.ready)
    image = minimap.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert view.map.theme.accent in colours
    assert len(colours) > 12


def test_minimap_follows_an_edit(view: MapView, minimap: Minimap, qtbot: QtBot) -> None:
    """A picture that was mended is the picture that is drawn from scratch."""
    qtbot.waitUntil(lambda: minimap.ready)
    elements = view.map.elements
    first = elements.cards[0]
    aside = msgspec.structs.replace(first, rect=msgspec.structs.replace(first.rect, y=first.rect.y + 40))
    view.map.show(msgspec.structs.replace(elements, cards=(aside, *elements.cards[1:])))
    assert not minimap.ready
    qtbot.waitUntil(lambda: minimap.ready)
    mended = minimap.grab().toImage()
    view.map.set_theme(view.map.theme)
    assert not minimap.ready
    qtbot.waitUntil(lambda: minimap.ready)
    assert minimap.grab().toImage() == mended


def test_zoom_bar(view: MapView, speech: Speech, look: Look) -> None:
    bar = ZoomBar(view, speech, look)
    view.add_overlay(bar, Qt.Corner.BottomLeftCorner)
    assert bar.figure.text() == speech.translator.percent(100)
    QTest.mouseClick(bar.larger, LEFT)
    assert view.zoom() == 1.25
    QTest.keyClick(bar.smaller, Qt.Key.Key_Space)
    assert view.zoom() == 1.0
    QTest.mouseClick(bar.fit, LEFT)
    assert view.all_in_sight()
    assert bar.figure.text() != speech.translator.percent(100)
    QTest.mouseClick(bar.figure, LEFT)
    assert view.zoom() == 1.0
    assert bar.figure.accessibleName().startswith(f"Zoom {speech.translator.percent(100)}")
    speech.speak("id")
    assert bar.figure.text() == speech.translator.percent(100)
    for button in (bar.smaller, bar.larger, bar.fit, bar.figure):
        assert button.accessibleName()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert bar.figure.sizeHint().width() <= bar.figure.width()


def test_minimap_hides_in_a_narrow_view(view: MapView, minimap: Minimap) -> None:
    view.resize(540, 700)
    assert not minimap.isVisible()
    view.resize(600, 700)
    assert minimap.isVisible()
