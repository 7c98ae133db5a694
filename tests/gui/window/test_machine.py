"""A machine that edits at random through the real window, with keys, mouse, actions, views and undo, for hundreds of
steps. The law after each: the journey is valid, and the canvas holds what a scene built from scratch holds."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.editing.invariants import violations
from journeymap.gui.actions.table import ACTIONS
from journeymap.gui.canvas.scene import MapScene
from journeymap.gui.panels.table import PANELS
from journeymap.gui.window.centre import MAPS
from journeymap.gui.window.window import Window
from journeymap.model import Journey
from tests.gui.window.conftest import OpenWindow

STEPS = 100
CHECK_EVERY = 5
_OUTSIDE = ("file.", "help.", "language.", "appearance.", "text.", "view.find", "view.present", "map.lay-out")
"""Actions that open dialogs or windows, or work for long: each is tested by itself."""
_ACTIONS = [row.id for row in ACTIONS if not row.id.startswith(_OUTSIDE)]
_KEYS = (
    *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Left)),
    *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape)),
    *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_Delete)),
    *((key, Qt.KeyboardModifier.ShiftModifier) for key in (Qt.Key.Key_2, Qt.Key.Key_5)),
    *((key, Qt.KeyboardModifier.ControlModifier) for key in (Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_D, Qt.Key.Key_Z)),
)


class Machine:
    """Does one random thing after another to a window."""

    def __init__(self, window: Window, seed: int) -> None:
        self.window, self.chance = window, random.Random(seed)
        self.done: list[str] = []
        self._ways: tuple[Callable[[], str], ...] = (
            self.key, self.key, self.act, self.act, self.click, self.drag, self.type_name, self.undo_some, self.view,
            self.panel, self.paste, self.pull_link,
        )  # fmt: skip

    def step(self) -> None:
        """One thing, and everything that follows it at once."""
        way = self.chance.choice(self._ways)
        self.done.append(way.__name__)
        self.done[-1] += f" {way()}"
        QApplication.processEvents()

    def key(self) -> str:
        """A key on the map."""
        key, held = self.chance.choice(_KEYS)
        QTest.keyClick(self.window.canvas.view, key, held)
        return f"{held.name} {key.name}"

    def act(self) -> str:
        """An action of the table that can be done now."""
        doing = self.window.menus.doings[self.chance.choice(_ACTIONS)]
        doing.trigger()
        return doing.row.id

    def _card_spot(self) -> QPoint | None:
        """The middle of a card, brought in sight."""
        view = self.window.canvas.view
        cards = list(self.window.canvas.scene.cards.by_id.values())
        if not cards:
            return None
        rect = self.chance.choice(cards).rect
        middle = QPointF(rect.x + rect.width / 2, rect.y + rect.height / 2)
        view.centerOn(middle)
        return view.mapFromScene(middle)

    def click(self) -> str:
        """A press on a card, with Shift or Ctrl now and then, or a double click."""
        spot, viewport = self._card_spot(), self.window.canvas.view.viewport()
        held = self.chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier))
        if spot is not None and self.chance.random() < 0.8:
            QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, held, spot)
        elif spot is not None:
            QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, held, spot)
        return f"{held.name} {spot}"

    def drag(self) -> str:
        """A card pulled somewhere; given up half-way now and then."""
        spot = self._card_spot()
        if spot is not None:
            self._pull(spot, spot + QPoint(self.chance.randint(-300, 300), self.chance.randint(-200, 200)))
        return str(spot)

    def pull_link(self) -> str:
        """A link pulled from the right edge of a card, onto whatever is there."""
        spot = self._card_spot()
        if spot is not None:
            edge = spot + QPoint(round(60 * self.window.canvas.view.zoom()), 0)
            self._pull(edge, edge + QPoint(self.chance.randint(40, 260), self.chance.randint(-160, 160)))
        return str(spot)

    def _pull(self, start: QPoint, end: QPoint) -> None:
        viewport = self.window.canvas.view.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        for part in (0.2, 0.6, 1.0):
            at = QPointF(start + (end - start) * part)
            kind, held = QEvent.Type.MouseMove, Qt.MouseButton.LeftButton
            move = QMouseEvent(kind, at, viewport.mapToGlobal(at), held, held, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(viewport, move)
        if self.chance.random() < 0.15:
            QTest.keyClick(self.window.canvas.view, Qt.Key.Key_Escape)
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)

    def type_name(self) -> str:
        """A name typed wherever one is asked for, ended by Enter, Tab or Escape."""
        field = self.window.canvas.naming.field if self.window.canvas.naming.active else None
        if field is None:
            QTest.keyClick(self.window.canvas.view, Qt.Key.Key_Return)
            field = self.window.canvas.naming.field
        if field is not None and self.window.canvas.naming.active:
            QTest.keyClicks(field, self.chance.choice(("Desk", "Front door, second", "", "<b>Lift</b>")))
            QTest.keyClick(field, self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape)))
        return ""

    def undo_some(self) -> str:
        """Several steps back, and some of them forth again."""
        back, forth = self.chance.randint(0, 5), self.chance.randint(0, 4)
        for _ in range(back):
            self.window.session.undo()
        for _ in range(forth):
            self.window.session.redo()
        return f"{back} {forth}"

    def view(self) -> str:
        """Another view of the document."""
        id = self.chance.choice((*MAPS, "graph", "matrix", "importance"))
        self.window.show_view(id)
        return id

    def panel(self) -> str:
        """Another panel, or a part of the window shown or hidden."""
        id = self.chance.choice([row.id for row in PANELS])
        self.window.show_panel(id)
        return id

    def paste(self) -> str:
        """Lines of text onto the map."""
        QGuiApplication.clipboard().setText("Door\nDesk\tOperations\n\nLift")
        self.window.canvas.pasting.paste()
        return ""

    def check(self) -> None:
        """The law; a failure says what was done last."""
        said = f"after {self.done[-12:]}"
        assert violations(self.window.session.journey) == (), said
        self.window.canvas.cancel_gesture()
        fresh = MapScene(self.window.session.look.theme)
        fresh.show(self.window.session.arrangement.elements)
        assert self.window.canvas.scene.contents() == fresh.contents(), said
        self._check_others(said)
        fresh.deleteLater()

    def _check_others(self, said: str) -> None:
        session = self.window.session
        assert {id for _, id in session.selection.keys if _ == "touchpoints"} <= set(session.journey.touchpoints), said
        assert set(self.window.canvas.scene.cards.by_id) == set(session.journey.touchpoints), said


@pytest.mark.parametrize("seed", range(2))
def test_random_editing_through_the_window_keeps_the_law(seed: int, window: Window, qtbot: QtBot) -> None:
    _run(Machine(window, seed), qtbot)


def test_random_editing_of_an_empty_journey_keeps_the_law(open_window: OpenWindow, qtbot: QtBot) -> None:
    _run(Machine(open_window(Journey(title="New journey")), 11), qtbot)


def _run(machine: Machine, qtbot: QtBot) -> None:
    for number in range(STEPS):
        machine.step()
        if number % CHECK_EVERY == 0:
            machine.check()
    session = machine.window.session
    qtbot.waitUntil(lambda: session.settled, timeout=60_000)
    machine.check()
    while session.document.can_undo:
        session.undo()
    qtbot.waitUntil(lambda: session.settled, timeout=60_000)
    machine.check()
