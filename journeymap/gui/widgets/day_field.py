"""A day as people type it, or picked from a small calendar; see `checked_field`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAction, QBrush, QColor, QKeySequence, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.checked_field import CheckedField
from journeymap.gui.widgets.reading import read_day
from journeymap.i18n import mark


class DayField(CheckedField):
    """Values are dates. Alt+Down or the button opens the calendar. `today` says what day it is."""

    def __init__(
        self, speech: Speech, look: Look, *, today: Callable[[], date] = date.today, parent: QWidget | None = None
    ) -> None:
        super().__init__(speech, look, parent)
        self._today = today
        self._calendar: DayCalendar | None = None
        self.button = QToolButton(self)
        look.icon_for(self.button, "calendar", "muted")
        speech.say(self.button, "setAccessibleName", mark("Pick a day"))
        speech.say(self.button, "setToolTip", mark("Pick a day (Alt+Down)"))
        self.button.clicked.connect(self.open_calendar)
        self.row.addWidget(self.button)
        self.set_placeholder(mark("15 Dec 2026"))
        opener = QAction(self)
        opener.setShortcut(QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Down))
        opener.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        opener.triggered.connect(self.open_calendar)
        self.addAction(opener)

    def read(self, text: str) -> date:
        """The day; UnreadableError where there is none of that form, or none such in the calendar."""
        return read_day(text, self._today())

    def write(self, value: date) -> str:
        """The day as the language of the window writes it."""
        return self.speech.translator.day(value)

    def open_calendar(self) -> None:
        """Shows the calendar below the field, at the field's day."""
        if self._calendar is None:
            self._calendar = DayCalendar(self.speech, self.look, self)
            self._calendar.calendar.activated.connect(self._picked)
            self._calendar.calendar.clicked.connect(self._picked)
        self._calendar.show_at(self.mapToGlobal(QPoint(0, self.edit.height() + 2)), self._value or self._today())

    def _picked(self, day: QDate) -> None:
        if self._calendar is not None and self._calendar.isVisible():
            self._calendar.close()
            self.take(date(day.year(), day.month(), day.day()))
            self.edit.setFocus()


class DayCalendar(QFrame):
    """The calendar, floating over the window until a day is picked or Escape is pressed."""

    def __init__(self, speech: Speech, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._speech = speech
        self._look = look
        self.setProperty("look", "card")
        self.calendar = QCalendarWidget(self)
        self.calendar.setGridVisible(False)
        self.calendar.setDateEditEnabled(False)  # digits would open a bare field over the days
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.calendar)
        speech.say(self.calendar, "setAccessibleName", mark("Calendar"))

    def show_at(self, corner: QPoint, day: date) -> None:
        """Opens below a field, kept within the screen."""
        self._dress()
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        screen = self.screen().availableGeometry()
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        corner.setY(max(screen.top(), min(corner.y(), screen.bottom() - self.height())))
        self.move(corner)
        self.show()
        self.calendar.setFocus()

    def _dress(self) -> None:
        self.calendar.setLocale(self._speech.locale)
        head = QTextCharFormat()
        head.setForeground(QBrush(QColor(self._look.theme.muted)))
        self.calendar.setHeaderTextFormat(head)
        # Qt paints weekends red, which here means a gap.
        plain = QTextCharFormat()
        plain.setForeground(QBrush(QColor(self._look.theme.ink)))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, plain)
