"""The presentation: one touchpoint at a time in journey order, full screen, large, with a spotlight, a timer, a lock.

The window opens it on its session; `drawing.slide` says what a slide shows. Locked, nothing but walking works;
unlocked, digits set importance and Shift with a digit adds an answer, as on the canvas.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journeymap.analysis.results import Analysis
from journeymap.drawing.slide import HEIGHT, LEAST, WIDTH, Slide, slide
from journeymap.drawing.theme import load
from journeymap.editing.commands.workshop import answer_in_workshop, mark_importance
from journeymap.gui.painting import Ink
from journeymap.gui.presenting.clock import Countdown
from journeymap.gui.presenting.spotlight import Spotlight
from journeymap.gui.session.digits import digit_of
from journeymap.gui.session.session import Session
from journeymap.i18n import mark

_BUTTONS: tuple[tuple[str, str, str], ...] = (
    ("previous", "previous", mark("Previous touchpoint (Left)")),
    ("next", "next", mark("Next touchpoint (Right)")),
    ("spotlight", "spotlight", mark("Spotlight on the map (S)")),
    ("timer", "timer", mark("Start or hold the timer (T)")),
    ("lock", "lock", mark("Lock against changes (L)")),
    ("end", "close", mark("End the presentation (Esc)")),
)
_ICON_PX = 24
_HINTS = mark("S spotlight  ·  T timer  ·  R timer anew  ·  L lock  ·  Esc end")
_HINTS_MS = 8000


class Presentation(QWidget):
    """A window of its own over the whole screen; `ended` comes when it closes."""

    ended = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("presentation")
        self._session = session
        self._theme = load("presenting")
        self.locked, self.spotlit = True, False
        self.clock = Countdown(session.preferences.settings.presenting_minutes, self)
        self.id = self._first()
        self._slide: Slide | None = None
        self._ink: Ink | None = None
        self._map: Spotlight | None = None
        self._hinting = QTimer(self)
        self._hinting.setSingleShot(True)
        self._hinting.setInterval(_HINTS_MS)
        self._hinting.timeout.connect(self.update)
        self._wire()
        self._make_buttons()
        self._show()

    def _first(self) -> str:
        order = self.order
        selected = self._session.selection.one("touchpoints")
        return selected if selected in order else (order[0] if order else "")

    @property
    def order(self) -> tuple[str, ...]:
        """The touchpoints in journey order; what is newer than the analysis comes last."""
        known = tuple(id for id in self._session.analysis.order if id in self._session.journey.touchpoints)
        return known + tuple(id for id in self._session.journey.touchpoints if id not in set(known))

    def _wire(self) -> None:
        session = self._session
        session.changed.connect(self._refresh)
        session.analysed.connect(self._refresh)
        session.speech.changed.connect(self._refresh)
        self.clock.ticked.connect(self.update)
        session.speech.say(self, "setWindowTitle", mark("Presentation"))
        session.speech.say(self, "setAccessibleDescription", _HINTS)
        self._doings: Mapping[str, Callable[[], None]] = {
            "previous": self.go_back,
            "next": self.go_on,
            "spotlight": self.toggle_spotlight,
            "timer": self.clock.toggle,
            "lock": self.toggle_lock,
            "end": self._end,
        }

    def _make_buttons(self) -> None:
        # The bar wears the window's look, light or dark; the slide is always dark on white.
        bar = QWidget(self)
        bar.setObjectName("presentationBar")
        bar.setAutoFillBackground(True)
        row = QHBoxLayout(bar)
        row.setContentsMargins(6, 4, 6, 4)
        self.buttons = {id: self._button(bar, id, icon, words) for id, icon, words in _BUTTONS}
        for button in self.buttons.values():
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.addStretch(1)
        column.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        self._state_of_buttons()

    def _button(self, bar: QWidget, id: str, icon: str, words: str) -> QToolButton:
        button = QToolButton(bar)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCheckable(id in ("spotlight", "timer", "lock"))
        button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self._session.look.icon_for(button, icon)
        for setter in ("setToolTip", "setAccessibleName"):
            self._session.speech.say(button, setter, words)
        button.clicked.connect(self._doings[id])
        return button

    def begin(self) -> None:
        """Shows it over the whole screen."""
        self.showFullScreen()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._hint()

    @property
    def hints(self) -> bool:
        """Whether the line of keys is shown: for a while after the beginning, and after a key that does nothing."""
        return self._hinting.isActive()

    def _hint(self) -> None:
        self._hinting.start()
        self.update()

    def go_to(self, id: str) -> None:
        """Shows the slide of a touchpoint. The timer goes on: who looks back at a slide has not got more time by it."""
        if id and id != self.id:
            self.id = id
            self._session.selection.pick("touchpoints", id)
            self._show()

    @Slot()
    def go_on(self) -> None:
        """The next touchpoint; at the last one nothing."""
        self._step(1)

    @Slot()
    def go_back(self) -> None:
        """The previous touchpoint; at the first one nothing."""
        self._step(-1)

    def _step(self, by: int) -> None:
        order = self.order
        if self.id in order:
            self.go_to(order[min(max(order.index(self.id) + by, 0), len(order) - 1)])

    @Slot()
    def toggle_spotlight(self) -> None:
        """The map around the touchpoint instead of its slide, or back."""
        self.spotlit = not self.spotlit
        self._show()

    @Slot()
    def toggle_lock(self) -> None:
        """Locks the presentation against changes, or unlocks it."""
        self.locked = not self.locked
        self._state_of_buttons()
        self._announce(self._session.text(mark("Locked") if self.locked else mark("Unlocked: digits set importance")))

    @Slot()
    def _end(self) -> None:
        self.close()

    @Slot()
    def _refresh(self) -> None:
        if self.id not in self._session.journey.touchpoints:
            self.id = self._first()
        self._map = None
        self._show()

    def _show(self) -> None:
        """Draws the slide anew and says it to screen readers."""
        self._slide = self._ink = None
        if self.id:
            made = slide(self._now(), self.order, self.id, self._session.speech.translator, self._theme)
            self._slide, self._ink = made, Ink(made.drawing.shapes)
        self._state_of_buttons()
        self._announce(self._slide.spoken if self._slide else self._session.text(_EMPTY))
        self.update()

    def _now(self) -> Analysis:
        return replace(self._session.analysis, journey=self._session.journey)

    def _announce(self, words: str) -> None:
        self.setAccessibleName(words)
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _state_of_buttons(self) -> None:
        for id, on in (("lock", self.locked), ("spotlight", self.spotlit), ("timer", self.clock.running)):
            self.buttons[id].setChecked(on)

    def _unit(self) -> float:
        return min(self.width() / WIDTH, self.height() / HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(self._theme.background))
            unit = self._unit()
            if self.spotlit and self.id:
                self._spotlight().paint(painter, QRectF(self.rect()), self.id, unit)
            painter.translate((self.width() - WIDTH * unit) / 2, (self.height() - HEIGHT * unit) / 2)
            painter.scale(unit, unit)
            if self._ink is None:
                self._words(painter, self._session.text(_EMPTY), HEIGHT / 2)
            elif not self.spotlit:
                self._ink.play(painter)
            self._time(painter)
            if self.hints:
                self._keys(painter)
        finally:
            painter.end()

    def _spotlight(self) -> Spotlight:
        if self._map is None:
            self._map = Spotlight(self._session.arrangement.elements, self._theme)
        return self._map

    def _keys(self, painter: QPainter) -> None:
        """The keys, on a plate over the foot of the slide: the bar below has its words only as tooltips."""
        font = self._session.look.font("heading")
        font.setPixelSize(round(LEAST))
        painter.setFont(font)
        plate = QRectF(0, HEIGHT - 80, WIDTH, 44)
        painter.fillRect(plate, QColor(self._theme.background))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self._session.text(_HINTS))

    def _words(self, painter: QPainter, words: str, y: float) -> None:
        font = self._session.look.font("heading")
        font.setPixelSize(32)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(QRectF(0, y - 40, WIDTH, 80), Qt.AlignmentFlag.AlignCenter, words)

    def _time(self, painter: QPainter) -> None:
        """The timer, top right on a plate of its own, so that it stands out of the map too."""
        over = self.clock.left_s < 0
        font = self._session.look.font("heading", "semibold")
        font.setPixelSize(34)
        painter.setFont(font)
        plate = QRectF(WIDTH - 56 - 150, 28, 150, 50)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.alert if over else self._theme.background))
        painter.drawRoundedRect(plate, 8, 8)
        ink = self._theme.background if over else (self._theme.ink if self.clock.running else self._theme.muted)
        painter.setPen(QColor(ink))
        painter.drawText(
            plate.adjusted(0, 0, -12, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.clock.text
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton and not self.locked:
            self._step(1 if event.position().x() > self.width() / 2 else -1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # Ctrl+S is no spotlight: such keys belong to the window behind, which does not hear them here.
        doing = None if event.modifiers() & _NOT_OURS else _KEYS.get(Qt.Key(event.key()))
        if doing is not None:
            self._do(doing)
        elif not self.locked and (digit := digit_of(event, QGuiApplication.platformName())):
            self._give(digit, answer=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            event.accept()
            if not event.modifiers() & _NOT_OURS and event.text().strip():
                self._hint()

    def _do(self, doing: str) -> None:
        if doing in self._doings:
            self._doings[doing]()
        elif doing == "reset":
            self.clock.reset()
        else:
            order = self.order
            self.go_to((order[0] if doing == "first" else order[-1]) if order else "")
        self._state_of_buttons()

    def _give(self, digit: int, *, answer: bool) -> None:
        session = self._session
        if self.id and answer:
            session.do(answer_in_workshop, self.id, digit, session.today())
        elif self.id:
            session.do(mark_importance, (self.id,), digit)

    def closeEvent(self, event: object) -> None:  # noqa: N802
        self.ended.emit()


_EMPTY = mark("There is nothing to present yet: this journey has no touchpoints.")
_NOT_OURS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_KEYS: Mapping[Qt.Key, str] = {
    Qt.Key.Key_Right: "next",
    Qt.Key.Key_Down: "next",
    Qt.Key.Key_PageDown: "next",
    Qt.Key.Key_Space: "next",
    Qt.Key.Key_Left: "previous",
    Qt.Key.Key_Up: "previous",
    Qt.Key.Key_PageUp: "previous",
    Qt.Key.Key_Backspace: "previous",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
    Qt.Key.Key_S: "spotlight",
    Qt.Key.Key_T: "timer",
    Qt.Key.Key_R: "reset",
    Qt.Key.Key_L: "lock",
    Qt.Key.Key_Escape: "end",
    Qt.Key.Key_F11: "end",
}
