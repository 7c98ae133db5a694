"""One current score as the inspector shows it: name, value, bar with interval and target, answers, verdict in words.

A score of the analysis in, a press out (`clicked`): the editor of scores opens its record.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journeymap.analysis.results import LABELS, Score
from journeymap.analysis.wording import amount
from journeymap.gui.inspector.rows import RowButton
from journeymap.gui.inspector.scoring import figure, founded, named
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.score_bar import ScoreBar
from journeymap.i18n import Message, Period, Word, mark, msg
from journeymap.model.words import LABELS as WORDS


class ScoreBlock(RowButton):
    """Pressed, it asks for its record to be opened."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        self._colour = ""
        self.value = PlainLabel(role="strong")
        self.value.setWordWrap(False)
        self.bar = ScoreBar(session.speech, session.look)
        self.target = PlainLabel(role="muted")
        self.target.setWordWrap(False)
        self.founded = PlainLabel(role="muted")
        super().__init__(session.look, parent)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(2)
        head, foot = QHBoxLayout(), QHBoxLayout()
        for row, left, right in ((head, self.words, self.value), (foot, self.founded, self.target)):
            row.setSpacing(8)
            row.addWidget(left, 1)
            row.addWidget(right, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addLayout(foot)
        column.addWidget(self.below)
        for label in (self.words, self.value, self.bar, self.founded, self.target, self.below):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keeps the height of the answers' line, which wraps too."""
        super().resizeEvent(event)
        self.founded.setMinimumHeight(max(self.founded.heightForWidth(self.founded.width()), 0))

    def show_score(self, score: Score, *, period: bool) -> None:
        """Shows a score; `period` where the section does not say it for all."""
        text, currency = self._session.speech.text, self._session.journey.currency
        self.key = score
        value = self._session.speech.translator.render(figure(score, currency))
        self.show_row(self._session.speech.translator.render(named(score)), text(self._verdict(score, period=period)))
        self.value.setText(value)
        self.bar.set_score(score, currency)
        self.founded.setText(text(founded(score, currency)))
        target = amount(score.target, score.formula, currency) if score.target is not None else None
        self.target.setText(text(mark("target {value}"), value=target) if target is not None else "")
        self.dress()
        self.setAccessibleName(f"{self.words.full_text}: {self.bar.accessibleName()}")

    def dress(self) -> None:
        """Wears the colour of its verdict in the theme of now."""
        score: Score | None = self.key
        if score is None:
            return
        colour = self._look.theme.verdict(score.verdict)
        if colour != self._colour:
            # The stylesheet of the application colours every label: only a sheet of its own comes before it.
            self._colour = colour
            self.value.setStyleSheet(f"color: {colour}")

    def _verdict(self, score: Score, *, period: bool) -> Message:
        verdict = Word(LABELS[score.verdict])
        evidence = Word(WORDS[score.evidence]) if score.evidence else None
        days = Period(score.from_, score.to)
        if evidence is None:
            return (
                msg("{verdict}, {period}", verdict=verdict, period=days)
                if period
                else msg("{verdict}", verdict=verdict)
            )
        if not period:
            return msg("{verdict} · {evidence}", verdict=verdict, evidence=evidence)
        return msg("{verdict} · {evidence}, {period}", verdict=verdict, evidence=evidence, period=days)
