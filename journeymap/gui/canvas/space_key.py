"""The Space key while the pointer is over the map: it means panning there, wherever the keyboard was before.

The window's key events stand before it; it gives `MapView` the focus, whose panning follows. Fields of text keep their
spaces, and who works by keyboard keeps Space for buttons and lists: only a pointer that was moved since the last key
counts.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget


class SpaceKey(QObject):
    """Watches the keys of a view's window while the pointer is over the view."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._watched: QWindow | None = None
        self._pointed = False

    def point(self) -> None:
        """The pointer was moved over the view."""
        self._pointed = True
        if self._watched is None:
            self._watched = self._view.window().windowHandle()
            if self._watched is not None:
                self._watched.installEventFilter(self)

    def leave(self) -> None:
        """The pointer left the view."""
        self._pointed = False
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Gives the view the focus before the key arrives where the focus is."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            space = event.key() == Qt.Key.Key_Space and not event.modifiers()
            if space and self._pointed and not _types(QApplication.focusWidget()):
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            elif not space:
                self._pointed = False
        return False


def _types(focused: QWidget | None) -> bool:
    """Whether what has the focus takes text."""
    return focused is not None and focused.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
