"""A small drawing as a widget: a display list of `drawing` in, replayed at the size of the text.

Sparklines in the inspector are such drawings; whoever makes the drawing gives its words as the accessible name.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymap.drawing.display import DisplayList
from journeymap.gui.look.look import Look
from journeymap.gui.painting import Ink


class Drawn(QWidget):
    """Shows a display list; its size is that of the drawing, as much larger as the text is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._drawing: DisplayList | None = None
        self._ink = Ink(())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_drawing(self, drawing: DisplayList) -> None:
        """Shows another drawing; one that is the same is not made ready again."""
        if drawing == self._drawing:
            return
        self._drawing, self._ink = drawing, Ink(drawing.shapes)
        self.setAccessibleName(drawing.label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """That of the drawing, in pixels."""
        if self._drawing is None:
            return QSize(0, 0)
        return QSize(self._look.px(self._drawing.width_pt), self._look.px(self._drawing.height_pt))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Replays the drawing."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self._look.text_scale, self._look.text_scale)
            self._ink.play(painter)
        finally:
            painter.end()
