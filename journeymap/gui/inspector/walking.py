"""Tab order by what is seen: rows are made late and kept, so the order in which they were made says nothing.

Layouts of a form in, the next control to take the focus out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """The controls inside a widget that Tab reaches, from top to bottom as its layouts have them."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _inside(layout)


def _inside(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: cast(tuple[int, ...], layout.getItemPosition(place)))
    for place in places:
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from in_order(widget)
        elif (inner := item.layout()) is not None:
            yield from _inside(inner)


def beyond(region: QWidget, *, forwards: bool) -> QWidget | None:
    """The next control of the window outside a region; None where there is none.

    Not along the chain of focus: a walk there has the binding turn round who owns whom, and its collector then takes
    windows for garbage (PySide6 6.11).
    """
    window = region.window()
    every = window.findChildren(QWidget)
    at = every.index(region)
    order = every[at + 1 :] + every[:at] if forwards else every[:at][::-1] + every[at + 1 :][::-1]
    outside = (widget for widget in order if widget.window() is window and not region.isAncestorOf(widget))
    return next(filter(_reached, outside), None)


def _reached(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
