"""Small widgets that float over the canvas: kept in their corners, stacked where one corner holds several.

`MapView` owns it; flights ask it how much of the view is covered.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtWidgets import QWidget

Corner = Qt.Corner
_GAP_PX = 8
_BOTTOM = (Corner.BottomLeftCorner, Corner.BottomRightCorner)
_RIGHT = (Corner.TopRightCorner, Corner.BottomRightCorner)


class Floating(msgspec.Struct, frozen=True):
    """A widget and its place; without a corner it stands in the middle."""

    widget: QWidget
    corner: Corner | None
    margin_px: int


class Corners:
    """The floating widgets of one view."""

    def __init__(self) -> None:
        self._floating: list[Floating] = []

    def add(self, widget: QWidget, corner: Corner | None, margin_px: int) -> None:
        """Takes a widget in; further ones in a corner stand beside the first, towards the middle."""
        self._floating.append(Floating(widget, corner, margin_px))

    def place(self, room: QRect) -> None:
        """Puts every widget where it belongs in a view of that size."""
        taken = dict.fromkeys(Corner, 0)
        for floating in self._floating:
            size = floating.widget.size().expandedTo(floating.widget.minimumSizeHint())
            floating.widget.resize(size)
            if floating.corner is None:
                floating.widget.move(room.center() - floating.widget.rect().center())
                continue
            offset = floating.margin_px + taken[floating.corner]
            right, bottom = floating.corner in _RIGHT, floating.corner in _BOTTOM
            x = room.right() + 1 - size.width() - offset if right else room.x() + offset
            below = room.bottom() + 1 - size.height() - floating.margin_px
            floating.widget.move(x, below if bottom else room.y() + floating.margin_px)
            if not floating.widget.isHidden():
                taken[floating.corner] += size.width() + _GAP_PX

    def covered(self) -> QMargins:
        """How far in from above and below floating widgets cover the view, in pixels."""
        top = bottom = 0
        for floating in self._floating:
            if floating.corner is None or floating.widget.isHidden():
                continue
            depth = floating.widget.height() + floating.margin_px
            if floating.corner in _BOTTOM:
                bottom = max(bottom, depth)
            else:
                top = max(top, depth)
        return QMargins(0, top, 0, bottom)
