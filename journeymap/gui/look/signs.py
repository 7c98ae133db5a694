"""The few signs a stylesheet can only take from files (check mark, arrows): painted in theme colours into a folder.

The folder is the program's own and goes with it; `style` names the files.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QPointF, Qt, QTemporaryDir
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from journeymap.drawing.theme import Theme
from journeymap.gui.look.shades import shades

_SIDE = 12
_SCALES = {"": 1, "@2x": 2, "@3x": 3}
_LINES: Mapping[str, tuple[tuple[float, float], ...]] = {
    "check": ((2.2, 6.3), (4.9, 9.0), (9.8, 3.4)),
    "dash": ((2.5, 6.0), (9.5, 6.0)),
    "down": ((2.5, 4.5), (6.0, 8.0), (9.5, 4.5)),
    "up": ((2.5, 7.5), (6.0, 4.0), (9.5, 7.5)),
    "right": ((4.5, 2.5), (8.0, 6.0), (4.5, 9.5)),
    "left": ((7.5, 2.5), (4.0, 6.0), (7.5, 9.5)),
}


class Signs:
    """Holds the folder for as long as the look lives."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    def paint(self, theme: Theme) -> Mapping[str, str]:
        """Paths, as a stylesheet writes them, by sign and role: `down`, `down-disabled`, `check-on`, …"""
        roles = {"": theme.muted, "-disabled": shades(theme).disabled, "-on": theme.accent_ink}
        return {
            f"{sign}{role}": self._path(f"{theme.name}-{sign}{role}", points, colour)
            for sign, points in _LINES.items()
            for role, colour in roles.items()
        }

    def _path(self, name: str, points: tuple[tuple[float, float], ...], colour: str) -> str:
        folder = Path(self._folder.path())
        if not (folder / f"{name}.png").exists():
            for suffix, scale in _SCALES.items():
                _picture(points, colour, scale).save(str(folder / f"{name}{suffix}.png"))
        return (folder / f"{name}.png").as_posix()


def _picture(points: tuple[tuple[float, float], ...], colour: str, scale: int) -> QImage:
    picture = QImage(_SIDE * scale, _SIDE * scale, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    pen = QPen(QColor(colour), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
    painter.end()
    return picture
