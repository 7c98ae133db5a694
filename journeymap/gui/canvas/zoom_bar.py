"""The small bar that shows and changes the zoom: smaller, the figure (a click goes to 100 %), larger, fit.

It floats in a corner of `MapView` and calls it; the window says its names.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from journeymap.gui.canvas.plate import paint_plate
from journeymap.gui.canvas.view import MapView
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.i18n import Percent, mark, msg

NAME = mark("Zoom")
_SMALLER, _LARGER = mark("Zoom out"), mark("Zoom in")
_RESET, _FIT = mark("Zoom to 100 %"), mark("Show the whole map")
_BUTTON_PX = 30
_FIGURE_PX = 58
_RADIUS_PX = 8.0


class ZoomBar(QWidget):
    """Four buttons, each reachable by Tab."""

    def __init__(self, view: MapView, speech: Speech, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent or view)
        self._view, self._speech, self._look = view, speech, look
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(0)
        self.smaller = self._button(_SMALLER, view.zoom_out, "remove")
        self.figure = self._button(_RESET, view.zoom_reset, "")
        self.larger = self._button(_LARGER, view.zoom_in, "add")
        self.fit = self._button(_FIT, self._fit, "fit")
        for button in (self.smaller, self.figure, self.larger, self.fit):
            row.addWidget(button)
        speech.say(self, "setAccessibleName", NAME)
        view.zoomed.connect(self._show_zoom)
        speech.changed.connect(self._show_zoom)
        look.changed.connect(self._dress)
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The plate under the buttons."""
        paint_plate(self, self._look.theme, _RADIUS_PX)

    def _button(self, name: str, press: Callable[[], None], icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(press)
        if icon:
            self._look.icon_for(button, icon)
        self._speech.say(button, "setToolTip", name)
        if icon:
            self._speech.say(button, "setAccessibleName", name)
        return button

    def _fit(self) -> None:
        self._view.fit()

    def _dress(self) -> None:
        side = self._look.px(_BUTTON_PX)
        for button in (self.smaller, self.larger, self.fit):
            button.setFixedSize(side, side)
            button.setIconSize(QSize(self._look.px(16), self._look.px(16)))
        self.figure.setFont(self._look.font())
        self.figure.setText(self._speech.translator.percent(400))
        self.figure.setFixedSize(max(self._look.px(_FIGURE_PX), self.figure.sizeHint().width()), side)
        self._show_zoom()
        self.adjustSize()
        self._view.place_overlays()

    def _show_zoom(self, *_: object) -> None:
        shown = self._speech.translator.percent(round(self._view.zoom() * 100))
        self.figure.setText(shown)
        words = msg("Zoom {percent}. Press to zoom to 100 %.", percent=Percent(round(self._view.zoom() * 100)))
        self.figure.setAccessibleName(self._speech.text(words))
