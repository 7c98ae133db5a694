"""The text field of a window that has the keyboard, also while a menu or another window is in front of it.

The application's focus in; the actions of the clipboard ask which field they act on.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from journeymap.gui.actions.texts import TextField


class TypingField(QObject):
    """Follows the focus inside one window; `changed` comes when another field, or none, has it."""

    changed = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._field: TextField | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    @property
    def field(self) -> TextField | None:
        """The field with the keyboard, None where something else has it."""
        return self._field if self._field is not None and isValid(self._field) else None

    @Slot(QWidget, QWidget)
    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self._window or isinstance(now, QMenu | QMenuBar):
            return  # whatever is in front now gives the keyboard back
        field = _text_field(now)
        if field is not self._field:
            self._field = field
            self.changed.emit()


def _text_field(widget: QWidget) -> TextField | None:
    if isinstance(widget, QAbstractSpinBox):
        return widget.findChild(QLineEdit)
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None
