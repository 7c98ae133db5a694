"""The table of editors: which kind of field gets which, and the few fields with one of their own.

Forms ask here and know no editor by name; a new field needs nothing, a new kind one row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from journeymap.gui.inspector.editors.base import Editor
from journeymap.gui.inspector.editors.choices import FlagsEditor, SwitchEditor, choice_editor
from journeymap.gui.inspector.editors.colours import ColourEditor
from journeymap.gui.inspector.editors.days import DayEditor
from journeymap.gui.inspector.editors.marks import MarkEditor
from journeymap.gui.inspector.editors.metrics import BoundEditor, CauseEditor, FormulaEditor, MetricEditor
from journeymap.gui.inspector.editors.numbers import MoneyEditor, NumberEditor, PairEditor, ShareEditor
from journeymap.gui.inspector.editors.owners import OwnersEditor
from journeymap.gui.inspector.editors.promises import PromisesEditor
from journeymap.gui.inspector.editors.references import ReferenceEditor, ReferencesEditor
from journeymap.gui.inspector.editors.responses import ResponsesEditor
from journeymap.gui.inspector.editors.said import CommentsEditor, QuotesEditor
from journeymap.gui.inspector.editors.scores import ScoresEditor
from journeymap.gui.inspector.editors.targets import TargetsEditor
from journeymap.gui.inspector.editors.texts import LongTextEditor, TextEditor, TextsEditor
from journeymap.gui.inspector.subject import Subject
from journeymap.model.fields import Field, FieldKind

Make = Callable[[Field, Subject, QWidget], Editor]

EDITORS: Mapping[FieldKind, Make] = {
    FieldKind.TEXT: TextEditor,
    FieldKind.LONG_TEXT: LongTextEditor,
    FieldKind.TEXTS: TextsEditor,
    FieldKind.CHOICE: choice_editor,
    FieldKind.FLAGS: FlagsEditor,
    FieldKind.MARK: MarkEditor,
    FieldKind.COUNT: NumberEditor,
    FieldKind.NUMBER: NumberEditor,
    FieldKind.SHARE: ShareEditor,
    FieldKind.MONEY: MoneyEditor,
    FieldKind.DAYS: NumberEditor,
    FieldKind.DAY: DayEditor,
    FieldKind.COLOUR: ColourEditor,
    FieldKind.REFERENCE: ReferenceEditor,
    FieldKind.REFERENCES: ReferencesEditor,
    FieldKind.SWITCH: SwitchEditor,
    FieldKind.PAIR: PairEditor,
    FieldKind.CAUSE: CauseEditor,
    FieldKind.METRIC: MetricEditor,
    FieldKind.FORMULA: FormulaEditor,
    FieldKind.OWNERS: OwnersEditor,
    FieldKind.RESPONSES: ResponsesEditor,
    FieldKind.TARGETS: TargetsEditor,
    FieldKind.SCORES: ScoresEditor,
    FieldKind.PROMISES: PromisesEditor,
    FieldKind.QUOTES: QuotesEditor,
    FieldKind.COMMENTS: CommentsEditor,
}
"""The editor of each kind of field."""

OWN: Mapping[tuple[str, str], Make] = {
    ("warnings", "below"): BoundEditor,
    ("warnings", "above"): BoundEditor,
}
"""Fields whose values mean something only with the metric beside them."""


def make_editor(field: Field, subject: Subject, parent: QWidget) -> Editor:
    """The editor of a field; KeyError for a kind that has none."""
    make = OWN.get((field.mapping, field.name)) or EDITORS[field.kind]
    return make(field, subject, parent)
