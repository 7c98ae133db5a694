"""Where a notice of the window stands: over the map, never over the curve; the first window fits the screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect

from journeymap.gui.window.window import Window
from journeymap.i18n import msg


def test_a_notice_covers_the_map_and_not_the_curve(window: Window) -> None:
    window.session.noticed.emit(msg("{count} edits", count="3"), False)
    toast, curve = window.toast, window.centre.curve
    below = QRect(curve.mapTo(window, QPoint()), curve.size())
    canvas = QRect(window.canvas.mapTo(window, QPoint()), window.canvas.size())
    assert toast.isVisible()
    assert not toast.geometry().intersects(below)
    assert canvas.contains(toast.geometry())


def test_where_there_is_no_map_it_stands_at_the_bottom_of_the_window(window: Window) -> None:
    window.show_view("matrix")
    window.session.noticed.emit(msg("{count} edits", count="3"), False)
    assert window.height() - window.toast.geometry().bottom() < 40
