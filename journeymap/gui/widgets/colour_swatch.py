"""A button with the colour of a department, and the small board of colours it opens.

A colour in, `picked(str)` out: a `#rrggbb`, or an empty text for the colour the theme gives by itself.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QColorDialog, QFrame, QGridLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.colour_words import colour_word
from journeymap.i18n import Word, mark, msg

_COLUMNS = 5
_DOT_PX = 16
_ROOM_PX = 28


class ColourDot(QToolButton):
    """One colour as a round button; the chosen one has a ring and, for screen readers, is checked."""

    def __init__(self, speech: Speech, look: Look, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech, self._look = speech, look
        self._colour = colour
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        speech.changed.connect(self._say)
        self._say()

    @property
    def colour(self) -> str:
        """The colour, `#rrggbb`."""
        return self._colour

    def set_colour(self, colour: str) -> None:
        """Shows another colour."""
        self._colour = colour
        self._say()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Large enough to be hit."""
        return QSize(self._look.px(_ROOM_PX), self._look.px(_ROOM_PX))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paints the colour, its outline, and the ring of focus or choice."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            side = self._look.px(_DOT_PX)
            dot = QRectF(0, 0, side, side)
            dot.moveCenter(QRectF(self.rect()).center())
            painter.setPen(QPen(QColor(self._look.theme.field_border), 1))
            painter.setBrush(QColor(self._colour))
            painter.drawEllipse(dot)
            if self.hasFocus() or self.isChecked():
                ring = self._look.theme.focus if self.hasFocus() else self._look.theme.ink
                painter.setPen(QPen(QColor(ring), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(dot.adjusted(-4, -4, 4, 4))
        finally:
            painter.end()

    def _say(self) -> None:
        words = self._speech.text(msg("{colour}, {code}", colour=Word(colour_word(self._colour)), code=self._colour))
        self.setAccessibleName(words)
        self.setToolTip(words)


class ColourSwatch(ColourDot):
    """The colour as it is; pressed, it opens the board."""

    picked = Signal(str)

    def __init__(self, speech: Speech, look: Look, colour: str = "#838c9a", parent: QWidget | None = None) -> None:
        super().__init__(speech, look, colour, parent)
        self.setCheckable(False)
        self.clicked.connect(self.open_board)
        self.board: ColourBoard | None = None

    def open_board(self) -> None:
        """Shows the colours below the swatch."""
        if self.board is not None:
            self.board.deleteLater()
        self.board = ColourBoard(self._speech, self._look, self._colour, self)
        self.board.picked.connect(self._picked)
        self.board.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self.board.show()
        self.board.focus_chosen()

    def _picked(self, colour: str) -> None:
        if colour:
            self.set_colour(colour)
        self.picked.emit(colour)


class ColourBoard(QFrame):
    """The theme's colours for departments, one of one's own, and the way back to the automatic one."""

    picked = Signal(str)

    def __init__(self, speech: Speech, look: Look, chosen: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._speech = speech
        self.setProperty("look", "card")
        self._chosen = chosen
        self.dots = [ColourDot(speech, look, colour, self) for colour in look.theme.departments]
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setSpacing(4)
        for index, dot in enumerate(self.dots):
            dot.setChecked(dot.colour == chosen)
            dot.clicked.connect(partial(self._pick, dot.colour))
            grid.addWidget(dot, index // _COLUMNS, index % _COLUMNS)
        self.own = self._button(grid, mark("Another colour…"))
        self.own.clicked.connect(self._pick_own)
        self.automatic = self._button(grid, mark("Automatic"))
        self.automatic.clicked.connect(partial(self._pick, ""))

    def focus_chosen(self) -> None:
        """Puts the keyboard at the chosen colour, else at the first."""
        next((dot for dot in self.dots if dot.isChecked()), self.dots[0]).setFocus(Qt.FocusReason.PopupFocusReason)

    def _button(self, grid: QGridLayout, words: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("look", "quiet")
        self._speech.say(button, "setText", words)
        grid.addWidget(button, grid.rowCount(), 0, 1, _COLUMNS)
        return button

    def _pick(self, colour: str) -> None:
        self.close()
        self.picked.emit(colour)

    def _pick_own(self) -> None:
        self.close()
        title = self._speech.text(mark("Colour of the department"))
        own = QColorDialog.getColor(QColor(self._chosen), self.parentWidget(), title)
        if own.isValid():
            self.picked.emit(own.name())
