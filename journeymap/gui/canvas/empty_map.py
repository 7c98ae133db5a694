"""What stands on a map without touchpoints: how to begin, on a plate of its own, since bands of stages lie under it.

The canvas shows it and is told when its button is pressed.
"""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from journeymap.gui.canvas.plate import paint_plate
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.i18n import mark

WORDS = mark(
    "Press Enter and type the first touchpoint; Enter goes on to the next. Or double-click on the map, "
    "paste a list, or drag a kind here from the left."
)
_FIRST = mark("Type the first touchpoint")
_SIZE_PX = (440, 210)
_RADIUS_PX = 10.0


class EmptyMap(EmptyState):
    """`pressed` when the first touchpoint is to be typed."""

    def __init__(self, speech: Speech, look: Look, parent: QWidget) -> None:
        super().__init__(speech, look, WORDS, icon="touchpoint", button=_FIRST, parent=parent)
        self._worn = look
        self.button.setProperty("look", "primary")
        look.changed.connect(self._dress)
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The plate."""
        paint_plate(self, self._worn.theme, _RADIUS_PX)

    def _dress(self) -> None:
        self.setFixedSize(self._worn.px(_SIZE_PX[0]), self._worn.px(_SIZE_PX[1]))
        self.update()
