"""The palette of kinds, with real clicks, keys and drags."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.gui.panels.kinds import KindButton, KindPalette
from journeymap.gui.session.mime import KIND
from journeymap.gui.session.session import Session
from journeymap.model.words import SIX_KINDS, Kind
from tests.gui.panels.whole import LOOKS, cut


@pytest.fixture
def palette(qtbot: QtBot, hotel: Session) -> KindPalette:
    made = KindPalette(hotel)
    qtbot.addWidget(made)
    made.resize(250, made.sizeHint().height())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def wanted(hotel: Session) -> list[str]:
    kinds: list[str] = []
    hotel.kind_wanted.connect(kinds.append)
    return kinds


def test_all_six_kinds_are_there(palette: KindPalette) -> None:
    assert tuple(palette.buttons) == SIX_KINDS
    assert palette.buttons[Kind.SALES].accessibleName() == "Add touchpoint: Sales"


def test_a_click_wants_one(qtbot: QtBot, palette: KindPalette, wanted: list[str]) -> None:
    qtbot.mouseClick(palette.buttons[Kind.WEBSITE], Qt.MouseButton.LeftButton)
    assert wanted == ["website"]


def test_a_double_click_wants_one_only(qtbot: QtBot, palette: KindPalette, wanted: list[str]) -> None:
    button = palette.buttons[Kind.PRODUCT_USE]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert wanted == ["product-use"] * len(wanted)
    assert len(wanted) < 3  # two whole clicks, and a press that is none


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_want_one(qtbot: QtBot, palette: KindPalette, wanted: list[str], key: Qt.Key) -> None:
    qtbot.keyClick(palette.buttons[Kind.COMPLAINT], key)
    assert wanted == ["complaint"]


def test_arrows_walk_by_rows_and_columns(qtbot: QtBot, palette: KindPalette) -> None:
    first = palette.buttons[Kind.ADVERTISING]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert palette.buttons[Kind.SALES].hasFocus()
    qtbot.keyClick(palette.buttons[Kind.SALES], Qt.Key.Key_Right)
    assert palette.buttons[Kind.PRODUCT_USE].hasFocus()
    qtbot.keyClick(palette.buttons[Kind.PRODUCT_USE], Qt.Key.Key_Up)
    assert palette.buttons[Kind.WEBSITE].hasFocus()


def test_a_drag_carries_the_kind(
    palette: KindPalette, wanted: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[str] = []
    monkeypatch.setattr(
        KindButton, "drag", lambda self, at: dragged.append(bytes(self.data().data(KIND).data()).decode())
    )
    button = palette.buttons[Kind.AFTER_SALES]
    qtbot.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    far = QPointF(5 + QApplication.startDragDistance(), 15)
    left = Qt.MouseButton.LeftButton
    move = QMouseEvent(QEvent.Type.MouseMove, far, button.mapToGlobal(far), left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(button, move)
    qtbot.mouseRelease(button, left, pos=QPoint(40, 15))
    assert dragged == ["after-sales"]
    assert wanted == []


@pytest.mark.parametrize(("language", "appearance", "scale"), LOOKS)
def test_nothing_is_cut(palette: KindPalette, hotel: Session, language: str, appearance: str, scale: float) -> None:
    hotel.look.wear(appearance, scale)
    hotel.speech.speak(language)
    for width in (250, 180):
        palette.resize(round(width * scale), palette.sizeHint().height())
        for _ in range(3):
            QApplication.processEvents()
        palette.resize(round(width * scale), palette.sizeHint().height())
        QApplication.processEvents()
        assert not cut(palette)
