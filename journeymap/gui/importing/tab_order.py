"""The order in which Tab goes through widgets that were made in another one; the import's pages come late."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def before(widget: QWidget) -> QWidget:
    """The last widget before this one that Tab reaches; itself where there is no other."""
    return next(reached_before(widget), widget)


def reached_before(widget: QWidget) -> Iterator[QWidget]:
    """What Tab reaches, from the widget before this one backwards, once around."""
    at = widget.previousInFocusChain()
    while at is not None and at is not widget:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield at
        at = at.previousInFocusChain()


def follow(first: QWidget, *others: QWidget) -> None:
    """Lets Tab go from the first through the others."""
    for other in others:
        QWidget.setTabOrder(first, other)
        first = other
