"""What stands below a current score in the inspector: that its answers are old, and its trend as a sparkline in words.

The editor of scores gives score and trend; pressed, the row asks for the whole chart (`Session.trend_wanted`).
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journeymap.analysis.cadence import overdue_words
from journeymap.analysis.results import Overdue
from journeymap.analysis.trend import Change, Trend
from journeymap.analysis.trend_words import change_words
from journeymap.drawing.cards import OVERDUE_ICON
from journeymap.drawing.trend import draw_spark, trend_elements
from journeymap.gui.inspector.editors.score_block import ScoreBlock
from journeymap.gui.inspector.rows import RowButton
from journeymap.gui.inspector.scoring import Shown
from journeymap.gui.look.speech import plain_tip
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.drawn import Drawn
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, Period, mark, msg

_SIGN_PX = 13


class ScoreBox(QWidget):
    """A score's block; below it, where there is something to say, how late new answers are and the trend."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.block = ScoreBlock(session, self)
        self.late = LateLine(session, self)
        self.trend = TrendRow(session, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.block, self.late, self.trend):
            column.addWidget(part)

    def show_score(self, shown: Shown, *, period: bool) -> None:
        """Shows a score; `period` where the section does not say it for all."""
        self.block.show_score(shown.score, period=period)
        self.late.show_late(shown.late)
        self.trend.show_trend(shown.trend)
        if shown.late is not None:
            said = self.block.accessibleDescription()
            self.block.setAccessibleDescription(f"{said}. {self.late.words.full_text}".lstrip(". "))

    def dress(self) -> None:
        """Wears the theme of now."""
        self.block.dress()
        self.late.dress()
        self.trend.dress()


class LateLine(QWidget):
    """The sign and the words that a score is older than planned."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.sign = QLabel(self)
        self.words = PlainLabel(role="muted", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(5)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.dress()
        self.hide()

    def show_late(self, late: Overdue | None) -> None:
        """Says how late new answers are; nothing where they are not."""
        self.words.setText(self._session.text(overdue_words(late)) if late is not None else "")
        self.setVisible(late is not None)

    def dress(self) -> None:
        """Wears the theme of now."""
        look = self._session.look
        side = look.px(_SIGN_PX)
        self.sign.setContentsMargins(0, look.px(2), 0, 0)
        self.sign.setPixmap(look.icon(OVERDUE_ICON, "muted").pixmap(QSize(side, side)))


class TrendRow(RowButton):
    """A sparkline, beside it in words what changed; pressed, it asks for the whole chart."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        self._trend: Trend | None = None
        self._muted = False
        self.spark = Drawn(session.look)
        super().__init__(session.look, parent)
        self.clicked.connect(self._pressed)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 6)
        row.setSpacing(10)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self.words)
        texts.addWidget(self.below)
        row.addWidget(self.spark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        for label in (self.spark, self.words, self.below):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_trend(self, trend: Trend | None) -> None:
        """Shows a trend; nothing where there is but one period."""
        self._trend = trend if trend is not None and len(trend.scores) > 1 else None
        if self._trend is not None:
            self._say(self._trend)
        self.setVisible(self._trend is not None)

    def dress(self) -> None:
        """Draws the sparkline in the theme of now."""
        if self._trend is not None:
            self._say(self._trend)

    def _say(self, trend: Trend) -> None:
        session, currency = self._session, self._session.journey.currency
        elements = trend_elements(trend, currency, session.speech.translator)
        self.key = trend.scores[-1].series
        self.spark.show_drawing(draw_spark(elements, session.look.theme))
        told = trend.first_told
        if told is None:
            self.show_row(session.text(mark("Periods that share days are not compared")))
        else:
            self.show_row(session.text(_signed(told, currency)), session.text(_since(told)))
        self._mute(told is None or not told.real)
        self.setAccessibleName(session.text(mark("Trend")))
        self.setAccessibleDescription(elements.label)
        said = " ".join(filter(None, (elements.latest_text, elements.whole_text)))
        self.setToolTip(plain_tip(said))

    def _mute(self, muted: bool) -> None:
        """What may be chance is said more quietly than news."""
        if muted != self._muted:
            self._muted = muted
            self.words.set_role("muted" if muted else "body")

    def _pressed(self) -> None:
        self._session.trend_wanted.emit(self.key)


def _signed(change: Change, currency: str) -> Message:
    """What changed, with a sign before what is more than chance."""
    words = change_words(change, currency)
    if not change.real:
        return words
    up = (change.comparison.difference or 0.0) > 0.0
    return msg("▲ {change}", change=words) if up else msg("▼ {change}", change=words)


def _since(change: Change) -> Message:
    return msg("since {period}", period=Period(change.before.from_, change.before.to))
