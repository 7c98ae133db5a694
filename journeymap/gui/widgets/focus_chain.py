"""Steps along the chain of focus of a window, without harm to who owns whom; the order of Tab stands before it.

`nextInFocusChain` makes what it returns belong to the widget it was asked of, in the eyes of the Python binding
(6.11): a walk through a dialog ends in a ring of owners, which the collector takes for garbage, window and all.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget


def along(widget: QWidget, *, forwards: bool) -> Iterator[QWidget]:
    """The widgets after (or before) this one in its window's chain of focus, once around."""
    at = _step(widget, forwards)
    while at is not None and at is not widget:
        yield at
        at = _step(at, forwards)


def _step(widget: QWidget, forwards: bool) -> QWidget | None:
    found = widget.nextInFocusChain() if forwards else widget.previousInFocusChain()
    if found is not None:
        found.setParent(found.parentWidget())  # says again what is so; Qt does nothing, the binding sets it right
    return found
