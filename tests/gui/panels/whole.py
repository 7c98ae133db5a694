"""What the panels' tests share: whether any words are cut, and where things stand on screen."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

LOOKS = [("en", "light", 1.0), ("id", "dark", 1.0), ("id", "light", 2.0), ("en", "dark", 2.0)]


def cut(panel: QWidget) -> list[str]:
    """Visible words that have too little room in their own widget, or stand outside of what holds them."""
    found = []
    for widget in panel.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap() and widget.height() < widget.heightForWidth(widget.width()):
            found.append(f"cut: {widget.text()!r}")
        if isinstance(widget, QAbstractButton) and widget.text():
            needed = widget.fontMetrics().horizontalAdvance(widget.text().replace("&&", "&"))
            if widget.width() < needed or widget.height() < widget.fontMetrics().height():
                found.append(f"cut: {widget.text()!r}")
        if isinstance(widget, QLabel | QAbstractButton):
            holder = widget.parentWidget()
            if holder is not None and not holder.rect().contains(widget.geometry()):
                found.append(f"reaches out: {widget.text()!r}")
    return found
