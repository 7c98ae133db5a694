"""The editor of targets: a metric and the value that is aimed for, in its unit; a picker adds one more."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journeymap.analysis.wording import measure
from journeymap.editing.commands import targets
from journeymap.editing.commands.elements import typing_key
from journeymap.editing.document import Document
from journeymap.gui.inspector.amounts import AmountField
from journeymap.gui.inspector.editors.base import Editor
from journeymap.gui.inspector.picking import PickButton
from journeymap.gui.inspector.pool import Pool
from journeymap.gui.inspector.subject import SEVERAL, Subject
from journeymap.gui.inspector.words import Choice
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark, msg
from journeymap.model.fields import Field
from journeymap.model.metrics import Formula, Metric, metric_table


class TargetRow(QWidget):
    """One metric, its target, and the way to take it away."""

    def __init__(self, editor: TargetsEditor) -> None:
        super().__init__(editor)
        session = editor.session
        self.key = ""
        self.name = PlainLabel(parent=self)
        self.amount = AmountField(session, self)
        self.amount.edit.setProperty("look", "quiet")
        self.amount.align_right()
        self.unit = PlainLabel(role="quiet", elide=True, parent=self)
        self.remove = QToolButton(self)
        session.look.icon_for(self.remove, "close", "muted")
        session.speech.say(self.remove, "setToolTip", mark("Take this target away"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.name, 3)
        row.addWidget(self.amount, 4)
        row.addWidget(self.unit)
        row.addWidget(self.remove)


class TargetsEditor(Editor):
    """A row for each target; with several touchpoints, typing sets it at all of them."""

    beside_label = False
    watches = frozenset({"metrics", "journey"})

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        self._pending = ""
        rows = QVBoxLayout()
        rows.setSpacing(2)
        self.column.addLayout(rows)
        self._pool: Pool[TargetRow, str] = Pool(rows, self._make, self._bind)
        self.more = PickButton(self.session, self._offered, self, link=True)
        self.more.picked.connect(self._begin)
        self.column.addWidget(self.more)

    @property
    def rows(self) -> list[TargetRow]:
        """The rows shown now."""
        return list(self._pool.shown)

    @property
    def targets(self) -> tuple[QWidget, ...]:
        return (self.more, *(row.amount.edit for row in self.rows))

    def set_name(self, name: str) -> None:
        words = self.session.text(_MORE)
        self.more.setAccessibleName(self.session.text(msg("{field}: {value}", field=name, value=words)))
        for row in self.rows:
            named = self.session.text(msg("{field}: {value}", field=name, value=row.name.full_text))
            row.amount.edit.setAccessibleName(named)
            row.remove.setAccessibleName(
                self.session.text(msg("Take the target for {metric} away", metric=row.name.full_text))
            )

    def bind(self, subject: Subject) -> None:
        self._pending = ""
        super().bind(subject)

    def show_value(self, value: Any) -> None:
        held = [element.targets for element in self.subject.elements]
        keys = list(dict.fromkeys(key for targets in held for key in targets))
        if self._pending in keys:
            self._pending = ""
        self._pool.show([*keys, *([self._pending] if self._pending else [])])
        self.more.show_choice("", self.session.text(_MORE))

    def _make(self) -> TargetRow:
        row = TargetRow(self)
        row.amount.edited.connect(partial(self._typed, row))
        row.amount.committed.connect(partial(self._typed, row))
        row.remove.clicked.connect(partial(self._remove, row))
        return row

    def _bind(self, row: TargetRow, key: str) -> None:
        metric, formula = self._measured(key)
        same = row.key == key
        row.key = key
        if metric is None or formula is None:
            row.name.setText(key)
        else:
            row.name.setText(self.session.text(measure(metric, formula) if "/" in key else _only(metric)))
            row.amount.set_unit(formula.unit)
        row.unit.setText(row.amount.unit_words)
        row.unit.setVisible(bool(row.unit.full_text))
        values = {element.targets.get(key) for element in self.subject.elements}
        value = SEVERAL if len(values) > 1 else values.pop()
        row.amount.edit.setPlaceholderText(self.several_words if value is SEVERAL else "")
        if not (same and row.amount.edit.hasFocus() and row.amount.edit.isModified() and value is None):
            row.amount.set_value(None if value is SEVERAL else value)

    def _measured(self, key: str) -> tuple[Metric | None, Formula | None]:
        id, _, formula = key.partition("/")
        metric = metric_table(self.session.journey.metrics).get(id)
        return metric, metric.formula(formula) if metric else None

    def _offered(self) -> list[Choice]:
        """Every metric without a target here; of those with several formulas, each formula too."""
        held = {key for element in self.subject.elements for key in element.targets}
        measured = {record.metric for element in self.subject.elements for record in element.scores}
        found: list[Choice] = []
        for metric in metric_table(self.session.journey.metrics).values():
            found.append(Choice(metric.id, self.session.text(_only(metric))))
            if len(metric.formulas) > 1:
                found += [Choice(f"{metric.id}/{f.id}", self.session.text(measure(metric, f))) for f in metric.formulas]
        open_ = [choice for choice in found if choice.key not in held]
        # What is measured here is suggested first.
        return sorted(open_, key=lambda choice: choice.key.partition("/")[0] not in measured)

    def _begin(self, key: str) -> None:
        if not key:
            return
        self._pending = key
        self.show_value(None)
        self.rows[-1].amount.edit.setFocus()

    def _typed(self, row: TargetRow, value: float | None) -> None:
        if value is None:
            return
        metric, _, formula = row.key.partition("/")
        key = typing_key(self.subject.mapping, "+".join(self.subject.ids), f"targets/{row.key}")
        label = msg("Set a target at {name}", name=self.subject.name)

        def step(document: Document) -> None:
            with document.edit(label, key):
                for id in self.subject.ids:
                    targets.set_target(document, id, metric, value, formula)

        if self.carry(lambda: self.subject.do(step)):
            self._pending = ""

    def _remove(self, row: TargetRow) -> None:
        metric, _, formula = row.key.partition("/")
        label = msg("Set a target at {name}", name=self.subject.name)
        if row.key == self._pending:
            self._pending = ""
        self.carry(
            lambda: self.subject.for_each(
                label, lambda document, id: targets.remove_target(document, id, metric, formula)
            )
        )
        self.settle()
        self.subject.seal()
        self.more.setFocus()


_MORE = mark("Add a target…")


def _only(metric: Metric) -> Any:
    return msg("{metric}", metric=metric.name) if metric.custom else metric.name
