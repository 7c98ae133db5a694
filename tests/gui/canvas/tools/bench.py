"""A window with nothing but the canvas and the actions for it, driven by real mouse and key events."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from journeymap.gui.actions import edit, map, touchpoint
from journeymap.gui.actions.row import ActionRow
from journeymap.gui.actions.texts import TextField
from journeymap.gui.canvas.canvas import Canvas
from journeymap.gui.canvas.scene import MapScene
from journeymap.gui.session.session import Session
from journeymap.gui.window.menus import Menus
from journeymap.i18n import Message

ROWS: tuple[ActionRow, ...] = (*edit.ROWS, *touchpoint.ROWS, *map.ROWS)
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Bench(QMainWindow):
    """What the actions need of a window; `said` are the sentences it was told to show."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.typing_in: TextField | None = None
        self.canvas = Canvas(session, self)
        self.setCentralWidget(self.canvas)
        self.menus = Menus(ROWS, self, self, self.canvas)  # type: ignore[arg-type]
        self.said: list[Message] = []
        session.noticed.connect(self._hear)
        session.selection.changed.connect(self.menus.refresh)
        session.changed.connect(self.menus.refresh)
        session.preferences.put(motion=False)

    def _hear(self, message: Message, undo: bool) -> None:
        self.said.append(message)

    @property
    def words(self) -> list[str]:
        """What was said, in English."""
        return [self.session.text(message) for message in self.said]


class Hands:
    """Mouse and keyboard on one bench."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        self.bench = Bench(session)
        self.session, self.canvas = session, self.bench.canvas
        self.trends: list[object] = []
        session.trend_wanted.connect(self.trends.append)
        self.view, self.scene = self.canvas.view, self.canvas.scene
        qtbot.addWidget(self.bench)
        self.bench.resize(1300, 800)
        self.bench.show()
        self.bench.activateWindow()
        qtbot.waitUntil(lambda: self.bench.isActiveWindow(), timeout=3000)
        qtbot.waitUntil(lambda: session.settled, timeout=20_000)
        self.settle()
        self.view.fit(animated=False)
        self.view.setFocus()

    @property
    def journey(self) -> Any:
        return self.session.journey

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def at(self, pos: QPointF) -> QPoint:
        """A point of the map in the viewport."""
        return self.view.mapFromScene(pos)

    def card(self, id: str) -> QPointF:
        return self.canvas.board.card_rect(id).center()

    def handle(self, id: str) -> QPointF:
        rect = self.canvas.board.card_rect(id)
        return QPointF(rect.right(), rect.center().y())

    def link_middle(self, id: str) -> QPointF:
        item = self.scene.links.items[id]
        return item.path.pointAtPercent(0.25)

    def click(self, pos: QPointF | QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, held, self._screen(pos))

    def double(self, pos: QPointF | QPoint) -> None:
        at = self._screen(pos)
        QTest.mouseClick(self.view.viewport(), LEFT, NONE, at)
        QTest.mouseDClick(self.view.viewport(), LEFT, NONE, at)

    def _screen(self, pos: QPointF | QPoint) -> QPoint:
        return self.at(pos) if isinstance(pos, QPointF) else pos

    def hover(self, pos: QPointF | QPoint) -> None:
        self._send(QEvent.Type.MouseMove, self._screen(pos), Qt.MouseButton.NoButton, NONE)

    def _send(self, kind: QEvent.Type, at: QPoint, held: Qt.MouseButton, keys: Qt.KeyboardModifier) -> None:
        port = self.view.viewport()
        button = LEFT if kind is not QEvent.Type.MouseMove else Qt.MouseButton.NoButton
        glob = QPointF(port.mapToGlobal(at))
        QApplication.sendEvent(port, QMouseEvent(kind, QPointF(at), glob, button, held, keys))

    @contextmanager
    def drag(self, start: QPointF | QPoint, end: QPointF | QPoint, held: Qt.KeyboardModifier = NONE) -> Iterator[None]:
        """Presses, drags and holds; the button is let go when the block ends."""
        first, last = self._screen(start), self._screen(end)
        QTest.mousePress(self.view.viewport(), LEFT, held, first)
        for share in (0.25, 0.5, 0.75, 1.0):
            self._send(QEvent.Type.MouseMove, first + (last - first) * share, LEFT, held)
        yield
        QTest.mouseRelease(self.view.viewport(), LEFT, held, last)
        self.settle()

    def pull(self, start: QPointF | QPoint, end: QPointF | QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """A whole drag."""
        with self.drag(start, end, held):
            pass

    def key(self, keys: str) -> None:
        """Presses a key sequence where the focus is."""
        combination = QKeySequence(keys)[0]
        QTest.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())
        self.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focus(), text)

    def _focus(self) -> Any:
        return QApplication.focusWidget() or self.view

    def act(self, id: str) -> None:
        """Triggers an action as a menu does."""
        self.bench.menus.refresh()
        self.bench.menus.doings[id].trigger()
        self.settle()

    def same_as_scratch(self) -> None:
        """The law: what is seen equals a scene built from scratch."""
        fresh = MapScene(self.session.look.theme)
        fresh.show(self.session.arrangement.elements)
        assert self.scene.contents() == fresh.contents()
        overlay = self.scene.overlay
        shown = (overlay.rubber, overlay.ghost_link, overlay.ghost_card, overlay.drop_band, *overlay.guides)
        assert not any(each is not None for each in shown)
        fresh.deleteLater()
