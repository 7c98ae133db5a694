"""The short bar of a gap: longer and darker the more it weighs; severity and a share in, words for screen readers out.

Length and words say it without the colour.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymap.analysis.results import LABELS, Severity, Verdict
from journeymap.drawing.theme import Theme
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech, plain_tip
from journeymap.i18n import Percent, Word, msg

WIDTH_PX, HEIGHT_PX = 46.0, 5.0
_PARTS: Mapping[Severity, tuple[float, float]] = {
    Severity.LOW: (0.10, 0.34),
    Severity.MEDIUM: (0.36, 0.66),
    Severity.HIGH: (0.68, 1.0),
}
"""Which part of the bar a severity may fill: a low one never looks longer than a high one."""


class SeverityBar(QWidget):
    """The bar alone; lists paint it with `paint_severity`."""

    def __init__(self, speech: Speech, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._look = look
        self._severity = Severity.LOW
        self._weight = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)
        speech.changed.connect(self._say)
        self._say()

    def set_severity(self, severity: Severity, weight: float) -> None:
        """Shows a severity; `weight`, 0 to 1, is the finding's own beside the heaviest of the journey."""
        self._severity, self._weight = severity, weight
        self._say()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as in lists."""
        return QSize(self._look.px(WIDTH_PX), self._look.px(HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paints the bar."""
        painter = QPainter(self)
        try:
            paint_severity(painter, QRectF(self.rect()), self._severity, self._weight, self._look.theme)
        finally:
            painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        words = msg(
            "severity {severity}, weight {share} of the heaviest",
            severity=Word(LABELS[self._severity]),
            share=Percent(100 * self._weight),
        )
        self.setAccessibleName(self._speech.text(words))
        self.setToolTip(plain_tip(self.accessibleName()))


def severity_length(severity: Severity, weight: float) -> float:
    """The filled part of the bar, 0 to 1; `weight` from 0 to 1."""
    least, most = _PARTS[severity]
    return least + (most - least) * min(max(weight, 0.0), 1.0)


def severity_colour(severity: Severity, theme: Theme) -> str:
    """The colour of a severity: that of a gap, of a likely gap, or grey."""
    return {
        Severity.HIGH: theme.verdict(Verdict.GAP),
        Severity.MEDIUM: theme.verdict(Verdict.LIKELY_GAP),
        Severity.LOW: theme.muted,
    }[severity]


def paint_severity(painter: QPainter, rect: QRectF, severity: Severity, weight: float, theme: Theme) -> None:
    """Paints track and bar over the whole of `rect`."""
    radius = rect.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.track))
    painter.drawRoundedRect(rect, radius, radius)
    painter.setBrush(QColor(severity_colour(severity, theme)))
    filled = QRectF(rect)
    filled.setWidth(max(rect.width() * severity_length(severity, weight), rect.height()))
    painter.drawRoundedRect(filled, radius, radius)
    painter.restore()
