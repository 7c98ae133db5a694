"""The field over the map in which a name is typed in place: a request in, what was typed out, with the key that ended
it.

Touchpoints, links and stages are named through it; whoever asks carries out the verb.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec
from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from journeymap.gui.canvas.view import MapView
from journeymap.gui.look.look import Look

How = Literal["enter", "tab", "backtab", "away"]
"""What ended the typing: Enter, Tab, Shift+Tab, or the focus went elsewhere."""
MOST_LETTERS = 500
_LEAST_WIDTH_PX = 150
_SIZES_PX = (12.0, 24.0)
_MARGIN_PX = 4
_TITLE_PT = 11.5
_KEYS: dict[int, How] = {
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Tab: "tab",
    Qt.Key.Key_Backtab: "backtab",
}


class NameRequest(msgspec.Struct, frozen=True):
    """A name that is wanted: where the field stands (pixels of the viewport), with what text it begins, what it is
    called aloud, and who is told what was typed, and what was in the field when Escape was pressed (nothing where the
    typing was ended otherwise)."""

    place: Callable[[], QRect]
    text: str
    called: str
    done: Callable[[str, How], None]
    dropped: Callable[[str], None]
    hint: str = ""


class NameField(QLineEdit):
    """Takes every key while it has the focus; `ended` carries what ended the typing, `left` means Escape."""

    ended = Signal(str)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keys belong to the text, not to shortcuts; saving ends the typing first, so that the name is saved too."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Save):
                self.ended.emit("away")
                return super().event(event)
            event.accept()
            return True
        # Tab would otherwise go to the next widget before it is seen as a key.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.ended.emit("backtab" if shifted and event.key() == Qt.Key.Key_Tab else _KEYS[event.key()])
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        # Another window in front, or the field's own menu, is no end of the typing.
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.ended.emit("away")


class Naming(QObject):
    """Opens the field for one request at a time and keeps it over what is named while the map is scrolled.

    `changed` is sent when a name begins or ends to be typed.
    """

    changed = Signal()

    def __init__(self, view: MapView, look: Look) -> None:
        super().__init__(view)
        self._view, self._look = view, look
        self._request: NameRequest | None = None
        self.field = NameField(view.viewport())
        self.field.setObjectName("nameField")
        self.field.setMaxLength(MOST_LETTERS)
        self.field.setTextMargins(2, 0, 2, 0)
        self.field.hide()
        self.field.ended.connect(self._ended)
        self.field.left.connect(self._leave)
        view.viewed.connect(self._stand)

    @property
    def active(self) -> bool:
        """Whether a name is being typed."""
        return self._request is not None

    def ask(self, request: NameRequest) -> None:
        """Opens the field with its text selected; a name being typed is taken over first."""
        self.finish()
        self._request = request
        self.field.setText(request.text)
        self.field.setPlaceholderText(request.hint)
        self.field.setAccessibleName(request.called)
        self._stand()
        self.field.show()
        self.field.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()
        self.changed.emit()

    def finish(self) -> None:
        """Takes over what was typed so far, as when people click elsewhere."""
        self._end("away")

    @Slot()
    def cancel(self) -> None:
        """Closes the field; what was typed is forgotten."""
        if (request := self._close()) is not None:
            request.dropped("")

    @Slot()
    def _leave(self) -> None:
        text = self.field.text()
        if (request := self._close()) is not None:
            request.dropped(" ".join(text.split()))

    @Slot(str)
    def _ended(self, how: How) -> None:
        self._end(how)

    def _end(self, how: How) -> None:
        text = self.field.text()
        if (request := self._close()) is not None:
            request.done(" ".join(text.split()), how)

    def _close(self) -> NameRequest | None:
        request, self._request = self._request, None
        if request is not None:
            had_focus = self.field.hasFocus()
            self.field.hide()
            if had_focus:
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()
        return request

    @Slot()
    def _stand(self) -> None:
        if self._request is None:
            return
        size = min(max(_TITLE_PT * self._view.zoom(), self._look.px(_SIZES_PX[0])), self._look.px(_SIZES_PX[1]))
        font = self._look.font("body", "semibold")
        font.setPixelSize(round(size))
        self.field.setFont(font)
        place = self._request.place()
        width = max(place.width(), self._look.px(_LEAST_WIDTH_PX))
        height = self.field.sizeHint().height()
        room = self._view.viewport().rect().adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        x = max(min(place.x(), room.right() - width), room.left())
        y = max(min(place.y(), room.bottom() - height), room.top())
        self.field.setGeometry(x, y, width, height)
