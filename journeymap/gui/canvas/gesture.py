"""What a gesture is to the canvas: the view makes a `Pointer` of each mouse event and hands it to its `Tool`.

The view stands before it, the tools after it.
"""

from __future__ import annotations

from typing import Protocol

import msgspec
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt

from journeymap.gui.canvas.parts import Part


class Pointer(msgspec.Struct, frozen=True):
    """Where the pointer is: on the map, in the viewport's pixels, on what part, and what is held down."""

    pos: QPointF
    screen: QPoint
    part: Part
    buttons: Qt.MouseButton
    modifiers: Qt.KeyboardModifier


class Tool(Protocol):
    """Takes what the pointer does; the view itself pans and zooms."""

    def press(self, event: Pointer) -> None:
        """A button went down; `buttons` holds it."""

    def move(self, event: Pointer) -> None:
        """The pointer moved with a button down."""

    def release(self, event: Pointer) -> None:
        """A button went up; `buttons` holds that one."""

    def double_press(self, event: Pointer) -> None:
        """The second press of a double click; its release follows."""

    def cancel(self) -> None:
        """The gesture ends without a trace."""

    def hover(self, event: Pointer) -> Qt.CursorShape:
        """The pointer moved with no button down; the cursor to show comes back."""


class DropTarget(Protocol):
    """Takes what is dragged in from outside the canvas, such as a kind from the palette."""

    def enter(self, data: QMimeData) -> bool:
        """Whether such data may be dropped here."""

    def move(self, event: Pointer, data: QMimeData) -> None:
        """The data is held over the canvas."""

    def leave(self) -> None:
        """The data was taken away again."""

    def drop(self, event: Pointer, data: QMimeData) -> None:
        """The data was let go."""
