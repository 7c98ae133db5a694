"""Rows of a list that are made once and shown again with other contents: forms change without being built anew.

Lists inside editors and parts of forms stand on it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QLayout, QWidget

W = TypeVar("W", bound=QWidget)
T = TypeVar("T")


class Pool(Generic[W, T]):
    """Widgets in a layout, one for each item; those left over are hidden, not thrown away."""

    def __init__(self, layout: QLayout, make: Callable[[], W], bind: Callable[[W, T], None]) -> None:
        self._layout, self._make, self._bind = layout, make, bind
        self._made: list[W] = []
        self._count = 0

    @property
    def shown(self) -> Sequence[W]:
        """The widgets of the items shown now, in their order."""
        return self._made[: self._count]

    def show(self, items: Sequence[T]) -> None:
        """Shows these items."""
        while len(self._made) < len(items):
            widget = self._make()
            self._made.append(widget)
            self._layout.addWidget(widget)
        self._count = len(items)
        for widget, item in zip(self._made, items, strict=False):
            self._bind(widget, item)
            if widget.isHidden():
                widget.show()
        for widget in self._made[self._count :]:
            widget.hide()
