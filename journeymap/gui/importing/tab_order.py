"""The order in which Tab goes through widgets, set without asking for it: Qt's chain holds widgets of its own that come
and go, and Python may take a new one for one that is gone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(first: QWidget, *others: QWidget) -> None:
    """Lets Tab go from the first through the others."""
    for other in others:
        QWidget.setTabOrder(first, other)
        first = other


def to_the_end(window: QWidget, *widgets: QWidget) -> None:
    """Lets Tab come to these after everything else in the window that is there now."""
    last = QWidget(window)  # what is made last stands last
    last.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    follow(last, *widgets)
    last.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    last.deleteLater()
