"""The editor of scores: each current score on its bar, all records foldable below, and the form to enter answers.

The journey's records stand before it; verbs of `editing.commands.scores` change them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journeymap.analysis.results import Score
from journeymap.editing.commands import scores
from journeymap.editing.commands.elements import typing_key
from journeymap.editing.document import Document
from journeymap.gui.inspector.editors.base import Editor, ErrorsInside, ShowsError
from journeymap.gui.inspector.editors.score_block import ScoreBlock
from journeymap.gui.inspector.editors.score_form import ScoreForm
from journeymap.gui.inspector.editors.trend_row import LateLine, ScoreBox, TrendRow
from journeymap.gui.inspector.pool import Pool
from journeymap.gui.inspector.rows import RowButton
from journeymap.gui.inspector.scoring import Shown, figure, founded, named, score_of, scores_at, with_trends
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.session.drafts import DraftKey
from journeymap.i18n import Message, Period, mark, msg, msg_count
from journeymap.model import ScoreRecord
from journeymap.model.fields import Field
from journeymap.model.words import Evidence


class ScoresEditor(Editor):
    """Blocks of current scores, rows of records, one form for the record that is open."""

    beside_label = False
    labelled = False
    watches = frozenset({"metrics", "journey"})

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        self.form: ScoreForm | None = None
        self.period = ""
        self._open: ScoreRecord | None = None
        self._new = False
        self._targets: Any = None
        blocks, rows = QVBoxLayout(), QVBoxLayout()
        blocks.setSpacing(2)
        rows.setSpacing(0)
        self._boxes: Pool[ScoreBox, Shown] = Pool(blocks, self._make_box, self._bind_box)
        self._rows: Pool[RowButton, Score] = Pool(rows, self._make_row, self._bind_row)
        self.all_button = self._button("", self._fold)
        self.all_button.setCheckable(True)
        self.add_button = self._button(mark("Enter answers…"), self._begin)
        self._records = QWidget(self)
        self._records.setLayout(rows)
        self._records.hide()
        rows.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(blocks)
        self.column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._records)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.session.look.changed.connect(self._dress)
        self.session.analysed.connect(self._analysed)

    def _button(self, words: str, pressed: Any) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("look", "flush")
        if words:
            self.session.speech.say(button, "setText", words)
        button.clicked.connect(pressed)
        return button

    @property
    def blocks(self) -> Sequence[ScoreBlock]:
        """The current scores shown now."""
        return [box.block for box in self._boxes.shown]

    @property
    def trend_rows(self) -> Sequence[TrendRow]:
        """The trends shown below them."""
        return [box.trend for box in self._boxes.shown if not box.trend.isHidden()]

    @property
    def late_lines(self) -> Sequence[LateLine]:
        """What says how late new answers are, for each current score."""
        return [box.late for box in self._boxes.shown]

    @property
    def rows(self) -> Sequence[RowButton]:
        """The records, whether folded or not."""
        return self._rows.shown

    @property
    def targets(self) -> tuple[QWidget, ...]:
        return (self.add_button, self.all_button)

    def set_name(self, name: str) -> None:
        for button in (self.add_button, self.all_button):
            button.setAccessibleName(self.session.text(msg("{field}: {value}", field=name, value=button.text())))

    @property
    def remark(self) -> str:
        return self.period

    def bind(self, subject: Subject) -> None:
        self.close_form()
        super().bind(subject)
        if subject.alive and (draft := self.session.drafts.get(self._draft_key)) is not None:
            self._open_form(draft, new=True)

    def refresh(self, *, anew: bool = False) -> None:
        """Targets belong to what is shown."""
        targets = self.subject.element.targets if self.subject.alive else self._targets
        changed, self._targets = targets != self._targets, targets
        super().refresh(anew=anew or changed)

    def show_value(self, value: Any) -> None:
        self._show_scores()
        if self._open is None or self._new or self.form is None:
            return
        if self._open not in value:
            # Undo put another record in its place: the form follows it, or goes.
            same = next((record for record in value if record.identity == self._open.identity), None)
            if same is None:
                self.close_form()
                return
            self._open = same
            self.form.show_record(same, new=False)
        self._show_result()

    def _show_scores(self) -> None:
        current, every = scores_at(self.session, self.subject.element)
        periods = {(score.from_, score.to) for score in current}
        self.period = self.session.text("{period}", period=Period(*periods.pop())) if len(periods) == 1 else ""
        self._boxes.show(with_trends(self.session, self.subject.id, current))
        self.all_button.setVisible(bool(every))
        self.all_button.setText(self.session.text(msg_count("{count} record", "All {count} records", len(every))))
        if self.all_button.isChecked():
            self._rows.show(every)
        self._every = every

    def _fold(self) -> None:
        opened = self.all_button.isChecked()
        if opened:
            self._rows.show(self._every)
        elif self.form is not None and self.form.parentWidget() is self._records:
            self.close_form()
        self._records.setVisible(opened)

    def _make_box(self) -> ScoreBox:
        box = ScoreBox(self.session, self)
        box.block.clicked.connect(partial(self._pressed, box.block))
        return box

    def _bind_box(self, box: ScoreBox, shown: Shown) -> None:
        box.show_score(shown, period=not self.period)

    def _make_row(self) -> RowButton:
        row = RowButton(self.session.look, self._records)
        row.clicked.connect(partial(self._pressed, row))
        return row

    def _bind_row(self, row: RowButton, score: Score) -> None:
        text, currency = self.session.text, self.session.journey.currency
        row.key = score
        parts = (Period(score.from_, score.to), founded(score, currency), score.record.source)
        below = " · ".join(text("{part}", part=part) for part in parts if part)
        row.show_row(text("{name}", name=named(score)), below, text("{value}", value=figure(score, currency)))

    def _dress(self) -> None:
        for box in self._boxes.shown:
            box.dress()

    def _analysed(self) -> None:
        """Whether a change is more than chance hangs on how many were compared, and age on the day."""
        if self.subject.alive and not self.subject.several:
            current, _ = scores_at(self.session, self.subject.element)
            self._boxes.show(with_trends(self.session, self.subject.id, current))

    # Entering ------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """A new record, or the one that was begun and not added."""
        draft = self.session.drafts.get(self._draft_key)
        self._open_form(self._first() if draft is None else draft, new=True)
        self._focus_form()

    @property
    def _draft_key(self) -> DraftKey:
        return self.subject.mapping, self.subject.id, self.field.name

    def _first(self) -> ScoreRecord:
        """What a new record begins with: what the newest one was, for surveys are repeated."""
        held = self.subject.element.scores
        metric = held[0].metric if held else next(iter(self.subject.element.targets), "nps").partition("/")[0]
        source = held[0].source if held else ""
        evidence = held[0].evidence if held else Evidence.SURVEY
        return ScoreRecord(metric=metric, source=source, evidence=evidence)

    def _pressed(self, row: RowButton) -> None:
        score: Score = row.key
        held = self.subject.element.scores
        record = next((one for one in held if one == score.record), None)
        if record is None:  # several records of one period, added up: the first of them
            series = (score.record.metric, score.record.segment, score.record.from_, score.record.to)
            record = next(one for one in held if (one.metric, one.segment, one.from_, one.to) == series)
        if self._open is record and not self._new:
            self.close_form()
        else:
            self._open_form(record, new=False)
            self._focus_form()

    def _open_form(self, record: ScoreRecord, *, new: bool) -> None:
        if self.form is None:
            self.form = ScoreForm(self.session, self)
            self.column.addWidget(self.form)
            self.form.edited.connect(self._edited)
            self.form.ended.connect(self.subject_seal)
            self.form.confirmed.connect(self._add)
            self.form.removed.connect(self._remove)
            self.form.closed.connect(self._close)
        self._open, self._new = record, new
        self.form.show_record(record, new=new)
        self.form.show()
        self.add_button.setVisible(not new)
        self._show_result()

    def _focus_form(self) -> None:
        if self.form is not None:
            self.form.metric_button.setFocus()

    def _close(self) -> None:
        """The form's own button: what was entered in a new record is not wanted."""
        if self._new:
            self.session.drafts.put(self._draft_key, None)
        self.close_form()

    def close_form(self) -> None:
        """Folds the form away."""
        self._open, self._new = None, False
        if self.form is not None and not self.form.isHidden():
            self.form.hide()
        self.add_button.show()

    def subject_seal(self) -> None:
        """The next figure typed is a step of its own."""
        self.subject.seal()

    def _show_result(self) -> None:
        if self.form is not None:
            self.form.show_result(score_of(self.session, self.subject.element, self.form.record))

    def _edited(self) -> None:
        """An open record is changed as it is typed; a new one waits for its button."""
        assert self.form is not None
        record, old = self.form.record, self._open
        self._show_result()
        if self._new:
            self.session.drafts.put(self._draft_key, None if record == self._first() else record)
        if self._new or old is None:
            return
        key = typing_key("touchpoints", self.subject.id, f"scores/{old.metric}/{self._place(old)}")
        label = msg("Change scores at {name}", name=self.subject.name)
        fields = {name: getattr(record, name) for name in record.__struct_fields__ if name != "kept"}
        made: list[ScoreRecord] = []

        def step(document: Document) -> None:
            with document.edit(label, key):
                made.append(scores.replace_score(document, self.subject.id, old.identity, **fields))

        if self.carry(lambda: self.subject.do(step)):
            self._open = made[0]
            self._show_scores()

    def _place(self, record: ScoreRecord) -> int:
        held = self.subject.element.scores
        return next((place for place, one in enumerate(held) if one.identity == record.identity), -1)

    def _add(self) -> None:
        assert self.form is not None
        record = self.form.record
        fields = {name: getattr(record, name) for name in record.__struct_fields__ if name != "kept"}
        if self.carry(lambda: self._add_record(record, fields)):
            self.session.drafts.put(self._draft_key, None)
            self.close_form()
            self._show_scores()
            self.add_button.setFocus()

    def _add_record(self, record: ScoreRecord, fields: dict[str, Any]) -> Message | None:
        if not record.counts and record.reported is None and record.inputs is None:
            return msg("There are no figures yet: type how many gave each answer, or the figure reported.")
        return self.subject.do(scores.add_score, self.subject.id, **fields)

    def _remove(self) -> None:
        opened = self._open
        if opened is not None and self.carry(
            lambda: self.subject.do(scores.remove_score, self.subject.id, opened.identity)
        ):
            self.close_form()
            self._show_scores()
            self.add_button.setFocus()

    def make_errors(self) -> ShowsError:
        return ErrorsInside(self, super().make_errors())
