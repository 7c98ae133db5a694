"""The way a link would take while it is pulled: a soft curve from a card to a card or to the pointer.

Only for what is being done; the map's own links are led by `drawing`.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath


def pulled(source: QRectF, target: QRectF) -> QPainterPath:
    """From one card to another: out of the right side where the other is to the right, else by the nearer sides."""
    if target.left() >= source.right():
        return across(QPointF(source.right(), source.center().y()), QPointF(target.left(), target.center().y()))
    if target.right() <= source.left():
        return across(QPointF(source.left(), source.center().y()), QPointF(target.right(), target.center().y()))
    if target.center().y() >= source.center().y():
        return down(QPointF(source.center().x(), source.bottom()), QPointF(target.center().x(), target.top()))
    return down(QPointF(source.center().x(), source.top()), QPointF(target.center().x(), target.bottom()))


def to_point(source: QRectF, at: QPointF) -> QPainterPath:
    """From a card to a point."""
    return pulled(source, QRectF(at, at))


def from_point(at: QPointF, target: QRectF) -> QPainterPath:
    """From a point to a card."""
    return pulled(QRectF(at, at), target)


def across(start: QPointF, end: QPointF) -> QPainterPath:
    """A curve that leaves and arrives level."""
    reach = (end.x() - start.x()) / 2
    return _curve(start, QPointF(start.x() + reach, start.y()), QPointF(end.x() - reach, end.y()), end)


def down(start: QPointF, end: QPointF) -> QPainterPath:
    """A curve that leaves and arrives upright."""
    reach = (end.y() - start.y()) / 2
    return _curve(start, QPointF(start.x(), start.y() + reach), QPointF(end.x(), end.y() - reach), end)


def _curve(start: QPointF, first: QPointF, second: QPointF, end: QPointF) -> QPainterPath:
    path = QPainterPath(start)
    path.cubicTo(first, second, end)
    return path
