"""The order in which Tab goes through widgets that were made in another one; the import's pages come late."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journeymap.gui.widgets.focus_chain import along


def before(widget: QWidget) -> QWidget:
    """The last widget before this one that Tab reaches; itself where there is no other."""
    return next(reached_before(widget), widget)


def reached_before(widget: QWidget) -> Iterator[QWidget]:
    """What Tab reaches, from the widget before this one backwards, once around."""
    for at in along(widget, forwards=False):
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield at


def follow(first: QWidget, *others: QWidget) -> None:
    """Lets Tab go from the first through the others."""
    for other in others:
        QWidget.setTabOrder(first, other)
        first = other
