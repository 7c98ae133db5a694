"""The scores that an import changes as rows: before and after with their intervals on one axis, and what it means.

An import's outcome stands before it; the preview page shows the table.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from journeymap.analysis.results import LABELS, Comparison, Score
from journeymap.analysis.trends import compare_all
from journeymap.analysis.wording import answers, interval, measure, score_value
from journeymap.drawing.score_axis import bar_ends
from journeymap.feedback.applying import Changed
from journeymap.gui.importing.cell_painting import CellDelegate, CellPainter
from journeymap.gui.importing.cells import Cell, Index, RowsModel
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.score_bar import VERDICT_ICONS, paint_score
from journeymap.i18n import Message, Number, Period, Value, Word, mark, msg
from journeymap.model.journey import Journey

MEASURE, BEFORE, BARS, AFTER, MEANING = range(5)
WIDTHS = ((132, 5), (112, 2), (70, 3), (112, 2), (134, 2))
"""The least width of each column and its share of the rest, at 100 %."""


class ChangeRow(msgspec.Struct, frozen=True):
    """A score that changes. `ends` are those of the axis that both bars stand on; `compared` is the difference put to
    its test, None where there is nothing to compare."""

    title: str
    change: Changed
    ends: tuple[float, float]
    compared: Comparison | None = None

    @property
    def score(self) -> Score:
        """The score as it will be; as it was where it goes."""
        found = self.change.after or self.change.before
        assert found is not None
        return found


def change_rows(changes: Sequence[Changed], journey: Journey) -> tuple[ChangeRow, ...]:
    """The changes in file order; only scores of different periods are put to a test, all of them corrected together."""
    pairs = [(c.before, c.after) for c in changes if c.before and c.after and not _same_period(c.before, c.after)]
    tested = {id(found.after): found for found in compare_all(pairs, journey.confidence, journey.minimum_answers)}
    return tuple(
        ChangeRow(journey.touchpoints[c.touchpoint].title, c, _ends(c), tested.get(id(c.after))) for c in changes
    )


def _same_period(before: Score, after: Score) -> bool:
    """Whether both hold answers of the same days: then one is no news after the other."""
    if before.from_ is None or after.from_ is None or before.to is None or after.to is None:
        return True
    return before.from_ <= after.to and after.from_ <= before.to


def _ends(change: Changed) -> tuple[float, float]:
    ends = [bar_ends(score) for score in (change.before, change.after) if score is not None]
    return min(low for low, _ in ends), max(high for _, high in ends)


def meaning(row: ChangeRow) -> Message:
    """What a change means, in a few words."""
    if row.change.before is None:
        return msg("new")
    if row.change.after is None:
        return msg("no longer there")
    if row.compared is None:
        return msg("the same days, counted anew")
    if row.compared.adjusted_p is None:
        return msg("not compared")
    if not row.compared.real:
        return msg("no certain change")
    return msg("better") if row.compared.better else msg("worse")


class ChangesModel(RowsModel[ChangeRow]):
    """A row for each score that changes; `rows` are set as a whole."""

    headings = (mark("Touchpoint"), mark("Before"), mark("Intervals"), mark("After"), mark("Verdict"))

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(speech, parent)
        self._currency = ""

    def show(self, rows: Sequence[ChangeRow], currency: str) -> None:
        """Shows these; `currency` is the journey's."""
        self._currency = currency
        self.take(rows)

    def cell(self, row: int, column: int) -> Cell:
        """A cell's words; the bars' cell says both scores in words for those who cannot see them."""
        each = self.rows[row]
        if column == MEASURE:
            return Cell(each.title, self._measured(each.score), strong=True)
        if column == BEFORE:
            return self._figure(each.change.before)
        if column == AFTER:
            return self._figure(each.change.after, strong=True)
        if column == BARS:
            return Cell(spoken=self._spoken(each), tip=self._spoken(each))
        return self._verdict(each)

    def _measured(self, score: Score) -> str:
        named, period = measure(score.metric, score.formula), Period(score.from_, score.to)
        if score.record.segment:
            return self.speech.text(
                msg("{segment}: {measure}, {period}", measure=named, segment=score.record.segment, period=period)
            )
        return self.speech.text(msg("{measure}, {period}", measure=named, period=period))

    def _figure(self, score: Score | None, *, strong: bool = False) -> Cell:
        if score is None:
            return Cell(self.speech.text(mark("none")), faded=True)
        value = self.speech.text(msg("{value}", value=score_value(score, self._currency)))
        known = interval(score, self._currency)
        within = self.speech.text(known) if known else ""
        n = self.speech.text(msg("n = {n}", n=Number(score.n)))
        return Cell(value, within, aside=n, strong=strong, tip=self._founded(score))

    def _founded(self, score: Score) -> str:
        known = interval(score, self._currency)
        value: Value = score_value(score, self._currency)
        if known is None:
            return self.speech.text(msg("{value}, {answers}", value=value, answers=answers(score.n)))
        return self.speech.text(
            msg("{value}, interval {interval}, {answers}", value=value, interval=known, answers=answers(score.n))
        )

    def _spoken(self, row: ChangeRow) -> str:
        before, after = row.change.before, row.change.after
        none = self.speech.text(mark("none"))
        return self.speech.text(
            msg(
                "before: {before}; after: {after}",
                before=self._founded(before) if before else none,
                after=self._founded(after) if after else none,
            )
        )

    def _verdict(self, row: ChangeRow) -> Cell:
        verdict = row.score.verdict
        word = self.speech.text(msg("{word}", word=Word(LABELS[verdict])))
        means = self.speech.text(meaning(row))
        refused = row.compared.refused if row.compared else None
        tip = "\n".join(filter(None, (word, means, self.speech.text(refused) if refused else "")))
        return Cell(word, means, icon=VERDICT_ICONS[verdict], verdict=verdict, tip=tip)


class ChangeDelegate(CellDelegate):
    """Paints the bars of a row, the score before it pale above the one after it; all else as cells are."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if index.column() == BARS and isinstance(model, ChangesModel):
            _BarsPainter(painter, option, self.look, self.kit).paint_row(model.rows[index.row()])
        else:
            super().paint(painter, option, index)


class _BarsPainter(CellPainter):
    def paint_row(self, row: ChangeRow) -> None:
        self.painter.save()
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ground()
        high = float(self.look.px(14))
        inside = self.rect.adjusted(self.look.px(10), 0, -self.look.px(10), 0)
        top = QRectF(inside.left(), inside.center().y() - high - 1, inside.width(), high)
        below = QRectF(inside.left(), inside.center().y() + 1, inside.width(), high)
        for box, score, opacity in ((top, row.change.before, 0.55), (below, row.change.after, 1.0)):
            if score is not None:
                self.painter.setOpacity(opacity)
                paint_score(self.painter, box, score, self.theme, row.ends)
        self.painter.restore()
