"""A score against its target on one bar: interval, the verdict's sign where the score stands, and the target's tick.

A score of the analysis in; the ends and the words are those of `drawing.score_axis`, as in the report.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymap.analysis.results import LABELS, Score, Verdict
from journeymap.drawing.score_axis import bar_ends, bar_words
from journeymap.drawing.theme import Theme
from journeymap.gui.look.icons import paint_icon
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech, plain_tip
from journeymap.i18n import Word, msg

HEIGHT_PX = 20.0
VERDICT_ICONS = {verdict: f"verdict-{verdict.value}" for verdict in Verdict}
"""The sign of each verdict among the bundled outlines."""
_TRACK = 6.0 / HEIGHT_PX
_BAND = 8.0 / HEIGHT_PX
_SIGN = 14.0 / HEIGHT_PX
_TICK = 20.0 / HEIGHT_PX


class ScoreBar(QWidget):
    """Shows a score, or with None an empty track. Its words are its accessible name and its tooltip."""

    def __init__(self, speech: Speech, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._look = look
        self._score: Score | None = None
        self._currency = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)
        speech.changed.connect(self._say)
        self._say()

    def set_score(self, score: Score | None, currency: str = "") -> None:
        """Shows another score; `currency` is the journey's, for money."""
        self._score, self._currency = score, currency
        self._say()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough to read an interval off."""
        return QSize(self._look.px(160), self._look.px(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Half of it."""
        return QSize(self._look.px(60), self._look.px(HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paints the bar in the middle of the widget."""
        painter = QPainter(self)
        try:
            height = float(self._look.px(HEIGHT_PX))
            rect = QRectF(0, (self.height() - height) / 2, self.width(), height)
            paint_score(painter, rect, self._score, self._look.theme)
        finally:
            painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        words = self._words()
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))

    def _words(self) -> str:
        if self._score is None:
            return self._speech.text(msg("no data"))
        figures = bar_words(self._score, self._currency)
        verdict = Word(LABELS[self._score.verdict])
        return self._speech.text(msg("{figures}: {verdict}", figures=figures, verdict=verdict))


def paint_score(
    painter: QPainter, rect: QRectF, score: Score | None, theme: Theme, ends: tuple[float, float] | None = None
) -> None:
    """Paints the bar of a score over the width of `rect`; without a score or a value only what there is. `ends` are
    the bar's own where several scores stand on one axis."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _fill(painter, rect, rect.left(), rect.right(), _TRACK, theme.track)
    if score is not None:
        _Bar(painter, rect, score, theme, ends or bar_ends(score)).paint()
    painter.restore()


class _Bar:
    """Where the values of one score stand in a rectangle."""

    def __init__(self, painter: QPainter, rect: QRectF, score: Score, theme: Theme, ends: tuple[float, float]) -> None:
        self.painter, self.rect, self.score, self.theme = painter, rect, score, theme
        self.low, self.high = ends

    def paint(self) -> None:
        score, colour = self.score, self.theme.verdict(self.score.verdict)
        if score.low is not None and score.high is not None:
            left, right = self.x(score.low), self.x(score.high)
            _fill(self.painter, self.rect, left, max(right, left + 2), _BAND, self.theme.soft(colour))
        if score.target is not None:
            self._tick(self.x(score.target))
        if score.value is not None:
            self._sign(self.x(score.value), colour)

    def x(self, value: float) -> float:
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        edge = self.rect.height() * _SIGN / 2
        return self.rect.left() + edge + min(max(share, 0.0), 1.0) * (self.rect.width() - 2 * edge)

    def _tick(self, x: float) -> None:
        middle, half = self.rect.center().y(), self.rect.height() * _TICK / 2
        pen = QPen(
            QColor(self.theme.ink), max(self.rect.height() / 10, 1.5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap
        )
        self.painter.setPen(pen)
        self.painter.drawLine(QPointF(x, middle - half), QPointF(x, middle + half))

    def _sign(self, x: float, colour: str) -> None:
        side = self.rect.height() * _SIGN
        box = QRectF(x - side / 2, self.rect.center().y() - side / 2, side, side)
        # A rim of the ground keeps the sign apart from interval and tick.
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.theme.background))
        rim = side / 12
        self.painter.drawEllipse(box.adjusted(-rim, -rim, rim, rim))
        paint_icon(self.painter, VERDICT_ICONS[self.score.verdict], box, colour)


def _fill(painter: QPainter, rect: QRectF, left: float, right: float, share: float, colour: str) -> None:
    height = rect.height() * share
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    box = QRectF(left, rect.center().y() - height / 2, right - left, height)
    painter.drawRoundedRect(box, height / 2, height / 2)
