"""The early-warning rules of a touchpoint: each in a sentence; pressed, its form is shown. A picker adds one.

Warning rules of the journey stand before it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.analysis.wording import amount
from journeymap.editing.commands import warnings
from journeymap.gui.inspector.parts.base import Part
from journeymap.gui.inspector.picking import PickButton
from journeymap.gui.inspector.pool import Pool
from journeymap.gui.inspector.rows import RowButton
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.inspector.words import called, choices_of, metric_called
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, Value, mark, msg
from journeymap.model import WarningRule
from journeymap.model.metrics import metric_table
from journeymap.model.words import Better


class WarningsPart(Part):
    """A row for each rule."""

    watches = frozenset({"warnings", "departments", "metrics"})

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        self.column.addLayout(rows)
        self.pool: Pool[RowButton, str] = Pool(rows, self._make, self._bind)
        self.more = PickButton(session, partial(choices_of, session, "metrics"), self, link=True)
        self.more.picked.connect(self._add)
        self.column.addWidget(self.more)

    def show_subject(self, subject: Subject) -> None:
        held, here = self.session.journey.warnings, subject.id
        self.pool.show([id for id, rule in held.items() if rule.touchpoint == here])
        words = self.session.text(mark("Add a warning…"))
        self.more.show_choice("", words)
        self.more.setAccessibleName(words)

    @property
    def remark(self) -> str:
        return self.session.text("{count}", count=len(self.pool.shown)) if self.pool.shown else ""

    def _make(self) -> RowButton:
        row = RowButton(self.session.look, self)
        row.clicked.connect(partial(self._pressed, row))
        return row

    def _bind(self, row: RowButton, id: str) -> None:
        rule = self.session.journey.warnings[id]
        row.key = id
        told = called(self.session, "departments", rule.owner) if rule.owner else ""
        below = msg("{department} is told", department=told) if told else msg("Nobody is told yet")
        row.show_row(self.session.text(self._words(rule)), self.session.text(below))

    def _words(self, rule: WarningRule) -> Message:
        name = metric_called(self.session, rule.metric)
        below, above = (self._amount(rule, bound) for bound in (rule.below, rule.above))
        if below is not None and above is not None:
            return msg("{metric} below {low} or above {high}", metric=name, low=below, high=above)
        if above is not None:
            return msg("{metric} above {bound}", metric=name, bound=above)
        return msg("{metric} below {bound}", metric=name, bound=below if below is not None else "")

    def _amount(self, rule: WarningRule, bound: float | None) -> Value | None:
        metric = metric_table(self.session.journey.metrics).get(rule.metric)
        if bound is None or metric is None:
            return None
        return amount(bound, metric.formulas[0], self.session.journey.currency)

    def _pressed(self, row: RowButton) -> None:
        self.session.selection.pick("warnings", row.key)

    def _add(self, metric: str) -> None:
        """The bound begins at the target, on the side where the score is worse."""
        if not metric or self.subject is None:
            return
        known = metric_table(self.session.journey.metrics)[metric]
        bound = self.subject.element.targets.get(metric, 0.0)
        side = "above" if known.better is Better.LOWER else "below"
        owner = self.subject.element.accountable or ""
        fields: dict[str, Any] = {"owner": owner, side: bound}
        made = self.session.do(partial(warnings.add_warning, touchpoint=self.subject.id, metric=metric, **fields))
        if made:
            self.session.selection.pick("warnings", made)
