"""The bundled outlines as Qt's icons, painted when asked for in the theme's colours, so crisp at every scale.

`drawing.icons` stands before it; `Look.icon` hands the icons to buttons, menus and lists.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap

from journeymap.drawing.display import Close, Curve, Line, Move, Rect, Segment
from journeymap.drawing.icons import icon_path

Colouring = Callable[[QIcon.Mode, QIcon.State], str]
"""The colour, `#rrggbb`, of an icon in a mode (normal, disabled, …) and state (off, on)."""


def painter_path(segments: tuple[Segment, ...]) -> QPainterPath:
    """An outline of the display list as Qt's path."""
    path = QPainterPath()
    for segment in segments:
        _add(path, segment)
    return path


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Fills the outline `name` in the largest square in the middle of `rect`; KeyError for an unknown name."""
    outline = icon_path(name, Rect(rect.x(), rect.y(), rect.width(), rect.height()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(painter_path(outline), QColor(colour))
    painter.restore()


class OutlineEngine(QIconEngine):
    """Paints one outline in the colour that `colouring` names at that moment: a change of theme needs no new icon."""

    def __init__(self, name: str, colouring: Colouring) -> None:
        super().__init__()
        self._name = name
        self._colouring = colouring
        self._painted: dict[tuple[int, int, float, str], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paints straight onto the painter."""
        paint_icon(painter, self._name, QRectF(rect), self._colouring(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon on a transparent ground."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        """The same for a screen with `scale` pixels to each of `size`; painted once for each size and colour."""
        colour = self._colouring(mode, state)
        key = (size.width(), size.height(), scale, colour)
        if key not in self._painted:
            self._painted[key] = self._paint(size, scale, colour)
        return self._painted[key]

    def clone(self) -> QIconEngine:
        """A copy for an icon that somebody alters."""
        copy = OutlineEngine(self._name, self._colouring)
        _CLONES.append(copy)
        return copy

    def _paint(self, size: QSize, scale: float, colour: str) -> QPixmap:
        picture = QPixmap(size * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        try:
            paint_icon(painter, self._name, QRectF(0, 0, size.width(), size.height()), colour)
        finally:
            painter.end()
        return picture


# Qt holds a clone without telling Python; freed here, it would be freed under Qt's feet. Nobody alters our icons.
_CLONES: list[QIconEngine] = []


def _add(path: QPainterPath, segment: Segment) -> None:
    if isinstance(segment, Move):
        path.moveTo(segment.to.x, segment.to.y)
    elif isinstance(segment, Line):
        path.lineTo(segment.to.x, segment.to.y)
    elif isinstance(segment, Curve):
        ends = (segment.control1, segment.control2, segment.to)
        path.cubicTo(*(number for point in ends for number in (point.x, point.y)))
    elif isinstance(segment, Close):
        path.closeSubpath()
