"""A whole number from a small range with arrows, for settings; Qt's spin box, its text off the frame at every scale."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

from journeymap.gui.look.look import Look

_BESIDE_PX = 8


class SpinField(QSpinBox):
    """Stylesheets cannot move the text inside a spin box; its line edit's own margins can."""

    def __init__(self, look: Look, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setRange(least, most)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.lineEdit().setTextMargins(self._look.px(_BESIDE_PX), 0, 0, 0)
