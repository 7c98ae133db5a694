"""Every row of the table of actions: it has words, keys of its own, and does its work in a state of the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymap.departments.sending import sent_copy
from journeymap.editing.commands.stages import resize_stage
from journeymap.editing.commands.touchpoints import rename_touchpoint
from journeymap.editing.invariants import violations
from journeymap.gui.actions.row import MENUS, ActionRow
from journeymap.gui.actions.table import ACTIONS
from journeymap.gui.window.window import Window
from journeymap.i18n import msg
from tests.gui.conftest import DAY

State = Callable[[Window], None]
_GONE = ("file.close", "file.quit")
"""What leaves no window behind to look at."""


def _one(window: Window) -> None:
    window.session.selection.pick("touchpoints", "check-in")


def _middle(window: Window) -> None:
    """One in the middle of the stages; the stage of it has a width of its own."""
    window.session.selection.pick("touchpoints", "check-in")
    window.session.do(resize_stage, window.session.journey.touchpoints["check-in"].stage, 900.0)


def _several(window: Window) -> None:
    window.session.selection.choose(("touchpoints", id) for id in ("check-in", "room", "breakfast", "parking"))


def _link(window: Window) -> None:
    window.session.selection.pick("links", next(iter(window.session.journey.links)))


def _edited(window: Window) -> None:
    rename_touchpoint(window.session.document, "check-in", "Arriving at the desk")


def _undone(window: Window) -> None:
    _edited(window)
    window.session.undo()


def _text_copied(window: Window) -> None:
    QGuiApplication.clipboard().setText("Door\nDesk\nLift")


def _filed(window: Window) -> None:
    """As if it had been saved and changed since."""
    window.session.document.path = Path("/nowhere/hotel.journey")
    _edited(window)


def _sent(window: Window) -> None:
    """As a department's own copy, at a touchpoint that it is asked about."""
    window.session.document.replace(sent_copy(window.session.journey, "operations", day=DAY), msg("Copy"))
    window.session.selection.pick("touchpoints", "check-in")


STATES: tuple[State, ...] = (_one, _middle, _several, _link, _edited, _undone, _text_copied, _filed, _sent)


def test_ids_and_words_are_there_and_their_own() -> None:
    assert [id for id, count in Counter(row.id for row in ACTIONS).items() if count > 1] == []
    assert [row.id for row in ACTIONS if not row.text.strip()] == []
    assert {row.menu for row in ACTIONS} - {""} == {id for id, _ in MENUS}


def test_keys_are_each_of_one_action_only() -> None:
    owners: dict[str, list[str]] = {}
    for row in ACTIONS:
        for key in row.keys:
            owners.setdefault(QKeySequence(key).toString(), []).append(row.id)
    assert "" not in owners
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_everything_in_the_menus_has_a_key() -> None:
    assert [row.id for row in ACTIONS if row.menu and not row.keys] == []


def _put_away(window: Window) -> None:
    """Closes what the action opened, from the newest to the oldest, and ends naming."""
    for _ in range(5):
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or _other(window)
        if top is None:
            break
        top.close()
        QApplication.processEvents()
    window.canvas.cancel_gesture()


def _other(window: Window) -> QWidget | None:
    shown = (w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window)
    return next((w for w in shown if w.window() is w and w.windowType() != Qt.WindowType.ToolTip), None)


def _become_able(row: ActionRow, window: Window) -> str:
    """Tries the states one after the other until the row can be done; the name of the state."""
    for state in (_nothing, *STATES):
        state(window)
        if row.enabled(window):
            return state.__name__
    return ""


def _nothing(window: Window) -> None:
    """As it was opened."""


def _as_opened(window: Window) -> None:
    """Everything undone, nothing selected, the graph in front, in English and light."""
    while window.session.document.can_undo:
        window.session.undo()
    window.session.document.path = None
    window.session.selection.clear()
    window.show_view("graph")
    window.session.preferences.put(language="en", appearance="light", text_scale=1.0)


def _trouble(row: ActionRow, window: Window) -> str:
    """What is wrong after the action was done in a state where it can be; an empty text where nothing is."""
    _one(window)
    if not _become_able(row, window):
        return "no state in which it can be done"
    doing = window.menus.doings[row.id]
    doing.refresh()
    doing.trigger()
    QApplication.processEvents()
    _put_away(window)
    if not window.isVisible():
        return "the window went"
    return "; ".join(violations(window.session.journey))


@pytest.mark.parametrize("menu", [*dict.fromkeys(row.menu for row in ACTIONS)])
def test_every_action_can_be_done_and_leaves_a_valid_journey(menu: str, window: Window, qtbot: QtBot) -> None:
    troubles = {}
    for row in ACTIONS:
        if row.menu == menu and row.id not in _GONE:
            _as_opened(window)
            troubles[row.id] = _trouble(row, window)
    qtbot.waitUntil(lambda: not window.session.jobs.busy, timeout=20_000)
    assert troubles
    assert {id: trouble for id, trouble in troubles.items() if trouble} == {}


@pytest.mark.parametrize("id", _GONE)
def test_an_action_that_closes_the_window_closes_it(id: str, window: Window, qtbot: QtBot) -> None:
    _edited(window)
    with qtbot.waitSignal(window.closed):
        window.menus.doings[id].trigger()


KEYS_FROM_THE_MAP: Mapping[str, Callable[[Window], object]] = {
    "Ctrl+3": lambda w: w.panel_shown == "actions",
    "Alt+5": lambda w: w.view_shown == "matrix",
    "F8": lambda w: not w.shows("inspector"),
    "F9": lambda w: not w.shows("curve"),
    "5": lambda w: w.session.journey.touchpoints["check-in"].importance.customer == 5,
    "T": lambda w: w.session.document.can_undo,
    "Ctrl+Alt+I": lambda w: w.session.speech.language == "id",
    "Ctrl+Alt+2": lambda w: w.session.look.dark,
}


@pytest.mark.parametrize("key", KEYS_FROM_THE_MAP)
def test_keys_arrive_from_the_map(key: str, window: Window) -> None:
    """Real key events on the canvas, where the table's keys must not be swallowed by something else."""
    _one(window)
    window.canvas.setFocus()
    pressed = QKeySequence(key)[0]
    QTest.keyClick(window.canvas.view, pressed.key(), pressed.keyboardModifiers())
    QApplication.processEvents()
    assert KEYS_FROM_THE_MAP[key](window)
