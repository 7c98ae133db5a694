"""The painter stands in `gui.painting`, below all rooms: the curve, previews and slides replay display lists too."""

from __future__ import annotations

from journeymap.gui.painting import (
    NO_BRUSH,
    NO_PEN,
    Ink,
    Step,
    brush,
    glyphs,
    path_f,
    pen,
    raw_font,
    rect_f,
    replay,
)

__all__ = ["NO_BRUSH", "NO_PEN", "Ink", "Step", "brush", "glyphs", "path_f", "pen", "raw_font", "rect_f", "replay"]
