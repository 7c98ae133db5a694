"""The reveal: touchpoints by how far departments are apart, and for the one chosen who marked what, beside customers.

The document's blind scores and the newest analysis stand before it; the window of blind scoring holds it.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journeymap.analysis.blind import Blind, revealed
from journeymap.gui.scoring.spread_chart import SpreadChart
from journeymap.gui.scoring.words import NOT_ASKED, apart, belief_words, figure, importance_words
from journeymap.gui.session.background import Job, Progress
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.rows import Row, RowList
from journeymap.gui.widgets.score_bar import VERDICT_ICONS
from journeymap.i18n import Translator, mark, msg
from journeymap.model import Journey

_LIST_PX, _MOST_LIST, _SIGN_PX = 360, 0.34, 18


class RevealPage(QWidget):
    """List and chart; `shown(str)`: a touchpoint is to be shown on the map; `clear_wanted`, `score_wanted`, `left`."""

    shown = Signal(str)
    clear_wanted = Signal()
    score_wanted = Signal()
    left = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.blinds: dict[str, Blind] = {}
        self._job: Job | None = None
        self.list = RowList(session.look, parent=self)
        self.title = PlainLabel("", "vast", parent=self)
        self.chart = SpreadChart(session, self)
        self.sign = QLabel(self)
        self.belief = PlainLabel("", "body", parent=self)
        self.importance = PlainLabel("", "body", parent=self)
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        session.speech.say(self.list, "setAccessibleName", mark("Touchpoints, what disagrees most first"))
        self.list.current_row.connect(self._show)
        self.list.pressed_row.connect(self._show)
        for signal in (session.changed, session.analysed, session.speech.changed, session.look.changed):
            signal.connect(self._refresh_if_seen)

    def _lay_out(self) -> None:
        heading = PlainLabel("", "heading", parent=self)
        lead = PlainLabel("", "quiet", parent=self)
        self._session.speech.say(heading, "setText", mark("Where we disagree"))
        self._session.speech.say(lead, "setText", _LEAD)
        side = QVBoxLayout()
        side.addWidget(heading)
        side.addWidget(lead)
        side.addSpacing(8)
        side.addWidget(self.list, 1)
        holder = QWidget(self)
        holder.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        self._holder = holder
        body = QHBoxLayout()
        body.setSpacing(36)
        body.addWidget(holder)
        body.addWidget(self._right(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 20)
        column.setSpacing(14)
        column.addLayout(body, 1)
        column.addLayout(self._foot())

    def _right(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(area)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(14)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.belief, 1)
        column.addWidget(self.title)
        column.addWidget(self.chart)
        column.addLayout(said)
        column.addWidget(self.importance)
        column.addStretch(1)
        area.setWidget(inside)
        return area

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for id, words, doing in (
            ("left", mark("Close"), self.left.emit),
            ("score", mark("Score on"), self.score_wanted.emit),
            ("clear", mark("Clear all blind scores"), self.clear_wanted.emit),
            ("show", mark("Show on the map"), self._show_on_map),
        ):
            button = self.buttons[id] = QPushButton(self)
            self._session.speech.say(button, "setText", words)
            button.clicked.connect(doing)
            row.addWidget(button)
        self.buttons["show"].setProperty("look", "primary")
        row.insertStretch(3, 1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The chart needs the most room."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        self._holder.setFixedWidth(min(self._session.look.px(_LIST_PX), round(_MOST_LIST * self.width())))

    def begin(self) -> None:
        """Shows what there is now, the first touchpoint chosen."""
        self.list.choose("")
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Works the list out anew, in a thread; the touchpoint that was chosen stays, if it is still there."""
        self._share_width()
        journey, analysis, translator = self._session.journey, self._session.analysis, self._session.speech.translator

        def work(progress: Progress) -> tuple[dict[str, Blind], list[Row]]:
            blinds = {each.touchpoint: each for each in revealed(analysis, journey)}
            return blinds, [_row(each, journey, translator) for each in blinds.values()]

        if self._job is not None:
            self._job.stop()
        self._job = job = self._session.jobs.start(work)
        job.done.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether the list is being worked out."""
        return self._job is not None

    @Slot(object)
    def _take(self, worked_out: tuple[dict[str, Blind], list[Row]]) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self.blinds, rows = worked_out
        self.list.set_rows(rows)
        if rows and not self.list.currentIndex().isValid():
            self.list.choose(rows[0].key)
        self._show(self.list.current_key)

    @Slot(str)
    def _show(self, id: str) -> None:
        blind = self.blinds.get(id) if id in self._session.journey.touchpoints else None
        self.chart.set_blind(blind)
        self.buttons["show"].setEnabled(blind is not None)
        journey, text, look = self._session.journey, self._session.text, self._session.look
        title = " ".join(journey.touchpoints[id].title.split())[:_MOST] if blind else ""
        self.title.setProperty("long", len(title) > _SHORT)
        self.title.set_role("vast")
        self.title.setText(title)
        belief = blind.belief if blind else None
        self.belief.setText(text(belief_words(belief) if belief else NOT_ASKED) if blind else "")
        self.sign.setVisible(belief is not None)
        if belief is not None:
            side = look.px(_SIGN_PX)
            icon = look.icon(VERDICT_ICONS[belief.verdict], "ink")
            self.sign.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))
        matters = importance_words(blind) if blind else None
        self.importance.setText(text(matters) if matters else "")

    def _show_on_map(self) -> None:
        if self.list.current_key:
            self.shown.emit(self.list.current_key)


_MOST, _SHORT = 160, 40
_LEAD = mark("The highest mean of a department less the lowest, in points from 1 to 5; the largest first.")


def _row(blind: Blind, journey: Journey, translator: Translator) -> Row:
    title = journey.touchpoints[blind.touchpoint].title or blind.touchpoint
    value = "" if blind.spread is None else translator.render(msg("{spread}", spread=figure(blind.spread)))
    return Row(blind.touchpoint, title, translator.render(apart(blind)), value)
