"""Editors of fields that name a metric, the formula of one's own metric, a cause, or a bound in a metric's unit."""

from __future__ import annotations

from typing import Any

from journeymap.analysis.results import CAUSES
from journeymap.gui.inspector.amounts import AmountField
from journeymap.gui.inspector.editors.choices import PickEditor
from journeymap.gui.inspector.editors.numbers import FigureEditor
from journeymap.gui.inspector.words import Choice, choices_of, metric_called
from journeymap.gui.widgets.checked_field import CheckedField
from journeymap.i18n import Number, mark, msg
from journeymap.model.metrics import metric_table, top_boxes

_MOST_BOXES = 4


class MetricEditor(PickEditor):
    """Any metric of the journey, built in or its own."""

    watches = frozenset({"metrics"})

    def offered(self) -> list[Choice]:
        return choices_of(self.session, "metrics")

    def chosen(self, value: str) -> Choice:
        return Choice(value, metric_called(self.session, value))

    def value_of(self, key: str) -> Any:
        return key


class FormulaEditor(PickEditor):
    """The mean, or the share of answers in the top boxes."""

    def offered(self) -> list[Choice]:
        return [self.chosen(word) for word in ("mean", *(f"top-{boxes}-box" for boxes in range(1, _MOST_BOXES + 1)))]

    def chosen(self, value: str) -> Choice:
        boxes = top_boxes(value)
        words = (
            msg("top {count} boxes", count=Number(boxes)) if boxes > 1 else mark("top box") if boxes else mark("mean")
        )
        return Choice(value, self.session.text(words))

    def value_of(self, key: str) -> Any:
        return key


class CauseEditor(PickEditor):
    """One of the four causes of a gap."""

    def offered(self) -> list[Choice]:
        return [self.chosen(cause) for cause in CAUSES]

    def chosen(self, value: int) -> Choice:
        return Choice(str(value), self.session.text(CAUSES[value]))

    def value_of(self, key: str) -> Any:
        return int(key) if key else None


class BoundEditor(FigureEditor):
    """A bound in the unit of the rule's metric: times are typed as 90 s, 5 min or 2 h."""

    def make_field(self) -> CheckedField:
        made = AmountField(self.session, self)
        made.align_right()
        return made

    def show_value(self, value: Any) -> None:
        assert isinstance(self.figure, AmountField)
        found = metric_table(self.session.journey.metrics).get(self.subject.element.metric)
        if found is not None:
            self.figure.set_unit(found.formulas[0].unit)
        super().show_value(value)

    def unit_words(self) -> str:
        assert isinstance(self.figure, AmountField)
        return self.figure.unit_words
