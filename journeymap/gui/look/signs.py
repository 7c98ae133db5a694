"""The few signs a stylesheet can only take from files (check mark, arrows): painted in theme colours into a folder.

The folder is the program's own and goes with it; `style` names the files.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QTemporaryDir
from PySide6.QtGui import QImage, QPainter

from journeymap.drawing.theme import Theme
from journeymap.gui.look.icons import paint_icon
from journeymap.gui.look.shades import shades

_SIDE_PX = 12
_FAST = 100
"""For PNG a quality of 100 means no packing: the files live as long as the window."""
_RATIOS = {"": 1, "@2x": 2}
"""Pictures for plain screens and for all with more pixels; Qt draws them smaller where it must."""
_SIGNS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "check": ("check", ("", "-on", "-disabled")),
    "dash": ("remove", ("-on", "-disabled")),
    "down": ("chevron-down", ("", "-disabled")),
    "up": ("chevron-up", ("", "-disabled")),
    "right": ("chevron-right", ("",)),
    "left": ("chevron-left", ("",)),
}
"""Names of the sheet, the bundled outline of each, and the roles it is needed in."""


class Signs:
    """Holds the folder for as long as the look lives."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    def paint(self, theme: Theme, text_scale: float) -> Mapping[str, str]:
        """Paths, as a stylesheet writes them, by sign and role: `down`, `down-disabled`, `check-on`, …"""
        side_px = round(_SIDE_PX * text_scale)
        roles = {"": theme.muted, "-disabled": shades(theme).disabled, "-on": theme.accent_ink}
        return {
            f"{sign}{role}": self._file(f"{theme.name}-{side_px}-{sign}{role}", sign, side_px, roles[role])
            for sign, (_, needed) in _SIGNS.items()
            for role in needed
        }

    def _file(self, name: str, sign: str, side_px: int, colour: str) -> str:
        path = Path(self._folder.path()) / f"{name}.png"
        if not path.exists():
            for suffix, ratio in _RATIOS.items():
                _picture(sign, side_px * ratio, colour).save(str(path.with_stem(name + suffix)), quality=_FAST)
        return path.as_posix()


def _picture(sign: str, side: int, colour: str) -> QImage:
    picture = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        paint_icon(painter, _SIGNS[sign][0], QRectF(0, 0, side, side), colour)
    finally:
        painter.end()
    return picture
