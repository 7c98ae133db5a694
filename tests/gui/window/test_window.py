"""The real window: it goes without a trace, regions by F6, commands by Ctrl+K, language and look while all is open."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject, Qt, QThread, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeymap.gui.app import Program
from journeymap.gui.panels.table import PANELS
from journeymap.gui.window.centre import MAPS
from journeymap.gui.window.window import Window
from journeymap.i18n import Translator
from journeymap.model import Journey
from tests.gui.conftest import flush
from tests.gui.window.conftest import OpenWindow, opened

WORDS = {"Present", "Export report", "&File", "Swimlanes", "Gaps", "Outline", "Add touchpoint"}
STILL = 8
"""How many pictures alike count as settled."""
VIEWS = (*MAPS, "matrix", "importance")


def open_everything(window: Window, qtbot: QtBot) -> None:
    """Every panel, every view and the inspector of a touchpoint, made and shown once."""
    window.session.selection.pick("touchpoints", "check-in")
    for row in PANELS:
        window.show_panel(row.id)
    for view in VIEWS:
        window.show_view(view)
        QApplication.processEvents()
    window.show_view("graph")
    qtbot.waitUntil(lambda: window.session.settled, timeout=20_000)


def living(kind: type[QObject]) -> int:
    """How many objects of Qt of this kind Python knows."""
    gc.collect()
    return sum(isinstance(each, kind) and isValid(each) for each in gc.get_objects())


def test_a_closed_window_leaves_nothing(program: Program, hotel_journey: Journey, qtbot: QtBot) -> None:
    opened(program, hotel_journey, qtbot).close()  # what is made once for the whole program is made now
    flush()
    widgets, timers, threads = len(QApplication.allWidgets()), living(QTimer), threading.active_count()
    window = opened(program, hotel_journey, qtbot)
    open_everything(window, qtbot)
    gone = [weakref.ref(window), weakref.ref(window.session), weakref.ref(window.canvas), weakref.ref(window.inspector)]
    window.close()
    del window
    flush()
    gc.collect()
    flush()
    assert [each() for each in gone if each() is not None] == []
    assert len(QApplication.allWidgets()) <= widgets
    assert living(QTimer) <= timers
    assert threading.active_count() <= threads
    assert living(QThread) <= 1


def test_f6_goes_round_all_regions_and_back(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    regions = {"top": window.top, "side": window.side, "canvas": window.canvas, "curve": window.centre.curve}
    regions["inspector"] = window.inspector
    window.canvas.setFocus()
    assert _round(window, regions, Qt.KeyboardModifier.NoModifier) == ["curve", "inspector", "top", "side", "canvas"]
    back = _round(window, regions, Qt.KeyboardModifier.ShiftModifier)
    assert back == ["side", "top", "inspector", "curve", "canvas"]


def _round(window: Window, regions: dict[str, QWidget], held: Qt.KeyboardModifier) -> list[str]:
    met = []
    for _ in regions:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_F6, held)
        focus = QApplication.focusWidget()
        assert focus is not None
        met += [name for name, region in regions.items() if region is focus or region.isAncestorOf(focus)]
    return met


def test_ctrl_k_finds_a_command_and_runs_it(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window.canvas.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.window() is not window
    QTest.keyClicks(field, "matrix of dep")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.view_shown == "matrix")


def test_a_new_window_has_its_focus_on_the_map(window: Window) -> None:
    window.activateWindow()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.canvas is focus or window.canvas.isAncestorOf(focus)


def texts(window: Window) -> set[str]:
    """Every text of a label or button and every title of a menu that is there now."""
    labels = {each.text() for each in window.findChildren(QLabel)}
    buttons = {each.text() for each in window.findChildren(QAbstractButton)}
    menus = {each.title() for each in window.findChildren(QMenu)}
    return {text for text in labels | buttons | menus if text.strip()}


def test_the_language_changes_everywhere_and_back_while_all_is_open(window: Window, qtbot: QtBot) -> None:
    open_everything(window, qtbot)
    english = texts(window)
    window.session.preferences.put(language="id")
    qtbot.waitUntil(lambda: window.session.settled)
    indonesian = texts(window)
    translator = Translator("id")
    assert english >= WORDS
    assert {translator.text(word) for word in WORDS} <= indonesian
    assert not {word for word in WORDS if translator.text(word) != word} & indonesian
    window.session.preferences.put(language="en")
    qtbot.waitUntil(lambda: window.session.settled)
    assert texts(window) == english


def test_the_look_changes_while_all_is_open(window: Window, qtbot: QtBot) -> None:
    open_everything(window, qtbot)
    for appearance in ("dark", "light"):  # once round: what is made late has been made
        _worn(window, appearance, qtbot)
    worn = {appearance: _worn(window, appearance, qtbot) for appearance in ("dark", "light")}
    assert _lightness(worn["dark"]) < 110 < _lightness(worn["light"])
    for appearance in worn:
        again = _worn(window, appearance, qtbot)
        assert again == worn[appearance]


def _worn(window: Window, appearance: str, qtbot: QtBot) -> QImage:
    """The window once everything in it, also what is laid out later, is dressed so."""
    window.session.preferences.put(appearance=appearance)
    seen = [QImage()]

    def still() -> bool:
        seen.append(window.grab().toImage())
        return len(seen) > STILL and all(image == seen[-1] for image in seen[-STILL:])

    qtbot.waitUntil(still)
    return seen[-1]


def _lightness(image: QImage) -> float:
    small = image.scaled(60, 40)
    return sum(small.pixelColor(x, y).lightness() for x in range(60) for y in range(40)) / 2400


def test_windows_share_language_look_and_nothing_else(open_window: OpenWindow, hotel_journey: Journey) -> None:
    one, other = open_window(hotel_journey), open_window(hotel_journey)
    one.session.preferences.put(language="id", appearance="dark", text_scale=1.2)
    assert other.session.speech.language == "id"
    assert other.session.look.dark
    assert other.session.look.text_scale == 1.2
    assert {button.text() for button in other.top.findChildren(QAbstractButton)} == {
        button.text() for button in one.top.findChildren(QAbstractButton)
    }
    one.session.selection.pick("touchpoints", "check-in")
    one.canvas.set_importance(1)
    assert other.session.selection.keys == ()
    assert other.session.journey is hotel_journey
    one.close()
    assert other.isVisible()
