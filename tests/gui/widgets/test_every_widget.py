from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.labels import PlainLabel
from tests.gui.widgets.showcase import showcase

LEAST_TARGET_PX = 28


@pytest.fixture(params=[("light", 1.0), ("light", 2.0), ("dark", 1.0), ("dark", 2.0)], ids=str)
def shown(request: pytest.FixtureRequest, qtbot: QtBot, look: Look, speech: Speech) -> QWidget:
    look.wear(*request.param)
    window = showcase(speech, look)
    qtbot.addWidget(window)
    window.resize(look.px(420), window.sizeHint().height())
    window.show()
    qtbot.waitExposed(window)
    return window


def visible(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in window.findChildren(kind) if widget.isVisible()]


def test_no_text_is_cut(shown: QWidget) -> None:
    for label in visible(shown, QLabel):
        assert isinstance(label, QLabel)
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        assert label.height() >= needed, label.text()
    for button in visible(shown, QAbstractButton):
        assert isinstance(button, QAbstractButton)
        if button.text():
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()), button.text()
            assert button.height() >= button.fontMetrics().height(), button.text()
    for field in visible(shown, QLineEdit):
        assert field.height() >= field.fontMetrics().height(), field


def test_targets_are_large_enough(shown: QWidget) -> None:
    for button in visible(shown, QAbstractButton):
        if button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert button.height() >= LEAST_TARGET_PX, button
    for field in visible(shown, QLineEdit):
        if field.objectName() != "qt_spinbox_lineedit":
            assert field.height() >= LEAST_TARGET_PX, field


def test_grounds_are_those_of_the_theme(shown: QWidget, look: Look) -> None:
    shown.setFixedWidth(look.px(420))
    picture = shown.grab().toImage()
    assert picture.pixelColor(1, 1).name() == look.theme.window


def test_all_words_change_with_the_language(shown: QWidget, speech: Speech) -> None:
    def words() -> set[str]:
        labels = {label.text() for label in visible(shown, PlainLabel) if isinstance(label, PlainLabel)}
        return labels | {b.text() for b in visible(shown, QAbstractButton) if isinstance(b, QAbstractButton)}

    before = words()
    speech.speak("id")
    gone = before - words()
    assert {"gap", "likely gap", "no gap", "high", "no data"} <= gone


def test_what_takes_the_keyboard_has_a_name(shown: QWidget) -> None:
    named = ("QCheckBox", "QComboBox", "TextField", "LongTextField", "SpinField", "RowList")
    for widget in visible(shown, QWidget):
        own = type(widget).__module__.startswith("journeymap")
        if own and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and type(widget).__name__ not in named:
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget
