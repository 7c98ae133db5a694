"""The trend of a touchpoint: each of its series as a chart over time, and in words what changed for certain.

The selected touchpoint and the newest analysis stand before it; the inspector's sparkline and an action open it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journeymap.analysis.trend import Trend, touchpoint_trends
from journeymap.drawing.trend import TrendElements, trend_elements
from journeymap.gui.dialogs.finding import Command
from journeymap.gui.dialogs.shell import DialogShell
from journeymap.gui.dialogs.trend_plot import TrendPlot
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Percent, mark, msg

_SIZE = (720, 620)
_HEADS_PX, _ABOVE_PX = 130, 120
"""How high the words of a chart are, and all that is not a chart."""


class TrendDialog(DialogShell):
    """All series of the selected touchpoint that have a dated score, those with several periods first."""

    def __init__(self, session: Session, commands: Sequence[Command], parent: QWidget) -> None:
        self._touchpoint = session.selection.one("touchpoints")
        held = session.journey.touchpoints.get(self._touchpoint)
        super().__init__(session, mark("Trend"), parent)
        self.blocks: list[TrendBlock] = []
        self._legend = PlainLabel(role="muted", parent=self)
        self._none = EmptyState(
            session.speech,
            session.look,
            mark("No score of this touchpoint has a period yet, so there is no trend."),
            parent=self,
        )
        self._build()
        if held is not None:
            title = msg("Trend of {touchpoint}", touchpoint=held.title)
            session.speech.say(self, "setWindowTitle", title)
            session.speech.say(self.heading, "setText", title)
        session.speech.say(
            self._legend,
            "setText",
            msg(
                "▲ and ▼ with a firm line: more than chance. Pale line: it can be chance. Bar or band: {confidence} "
                "interval. n: how many answered.",
                confidence=Percent(100.0 * session.journey.confidence, 1),
            ),
        )
        session.analysed.connect(self._show)
        session.speech.changed.connect(self._show)
        self._show()
        self.size_up(_SIZE[0], min(_SIZE[1], _ABOVE_PX + _HEADS_PX + len(self.blocks) * 340))

    def _build(self) -> None:
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(18)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._legend)

    @Slot()
    def _show(self) -> None:
        """Shows the trends as they are now."""
        session = self.session
        found = _trends(session, self._touchpoint)
        while len(self.blocks) < len(found):
            block = TrendBlock(session, self)
            self.blocks.append(block)
            self._column.insertWidget(self._column.count() - 1, block)
        for block, trend in zip(self.blocks, found, strict=False):
            block.show_trend(trend)
        for number, block in enumerate(self.blocks):
            block.setVisible(number < len(found))
        self._none.setVisible(not found)
        self._legend.setVisible(bool(found))

    def go_to(self, series: object) -> None:
        """Puts the keyboard at the chart of a series; at the first where there is none of it."""
        block = next((each for each in self.blocks if each.series == series), next(iter(self.blocks), None))
        if block is not None:
            block.plot.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(block)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """The keyboard is at a chart from the beginning."""
        super().showEvent(event)
        if not any(block.plot.hasFocus() for block in self.blocks):
            self.go_to(None)


class TrendBlock(QWidget):
    """One series: its name, what changed in words, its chart, and what was left out."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.series: object = None
        self.name = PlainLabel(role="strong", parent=self)
        self.said = PlainLabel(parent=self)
        self.plot = TrendPlot(session, self)
        self.notes = PlainLabel(role="muted", parent=self)
        self.copying = QPushButton(self)
        self.copying.setProperty("look", "flush")
        session.speech.say(self.copying, "setText", mark("Copy as picture"))
        self.copying.clicked.connect(self.plot.copy)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.copying, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        for widget in (self.said, self.plot, self.notes):
            column.addWidget(widget)

    def show_trend(self, trend: Trend) -> None:
        """Shows a trend as it is now."""
        session = self._session
        elements = trend_elements(trend, session.journey.currency, session.speech.translator)
        self.series = trend.scores[-1].series
        self.name.setText(elements.title)
        self.said.setText("\n".join(_said(elements)))
        self.said.setVisible(bool(_said(elements)))
        self.notes.setText(" ".join(elements.notes))
        self.notes.setVisible(bool(elements.notes))
        self.plot.show_trend(elements)
        named = msg("{name}: copy as picture", name=elements.title)
        self.copying.setAccessibleName(session.text(named))


def _said(elements: TrendElements) -> list[str]:
    return [words for words in (elements.latest_text, elements.whole_text) if words]


def _trends(session: Session, touchpoint: str) -> list[Trend]:
    if touchpoint not in session.journey.touchpoints:
        return []
    found = touchpoint_trends(session.journey, touchpoint, session.analysis.trends)
    return sorted(found, key=lambda trend: len(trend.scores) == 1)
