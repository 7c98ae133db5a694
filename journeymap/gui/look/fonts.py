"""The bundled font as Qt's font: the files of `drawing.font` in, an application font and a small scale of sizes out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

from journeymap.drawing import font
from journeymap.drawing.display import Weight

Size = Literal["small", "body", "title", "heading"]

SIZES_PX: Mapping[Size, float] = {"small": 11.5, "body": 13.0, "title": 15.0, "heading": 20.0}
"""The sizes of text at 100 %, in device-independent pixels."""

_WEIGHTS: Mapping[Weight, QFont.Weight] = {
    "regular": QFont.Weight.Normal,
    "medium": QFont.Weight.Medium,
    "semibold": QFont.Weight.DemiBold,
    "italic": QFont.Weight.Normal,
}


@cache
def register_fonts() -> None:
    """Makes the bundled faces known to Qt, once a process; FileNotFoundError where the installation lacks one."""
    for weight in _WEIGHTS:
        path = font.path(weight)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path)


def ui_font(size: Size = "body", weight: Weight = "regular", text_scale: float = 1.0) -> QFont:
    """The window's font in one size and weight."""
    made = QFont(font.FAMILY)
    made.setPixelSize(round(SIZES_PX[size] * text_scale))
    made.setWeight(_WEIGHTS[weight])
    made.setItalic(weight == "italic")
    return made
