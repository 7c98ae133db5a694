"""Editors of figures: counts, numbers, shares as percentages, money, days in number, and the two ends of a scale."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journeymap.gui.inspector.editors.base import Editor, ShowsError, plain
from journeymap.gui.inspector.subject import SEVERAL, Subject
from journeymap.gui.widgets.checked_field import CheckedField
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.number_field import NumberField, ShareField
from journeymap.gui.widgets.reading import UnreadableError
from journeymap.i18n import msg
from journeymap.model.fields import Field, FieldKind

_WHOLE = (FieldKind.COUNT, FieldKind.DAYS)


class FigureEditor(Editor):
    """A field that is read into a value, with its unit behind it; errors stand below the field."""

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        self.figure = self.make_field()
        self.figure.edit.setProperty("look", "quiet")
        self.unit = PlainLabel(role="quiet", elide=True, parent=self)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.figure, 1)
        row.addWidget(self.unit)
        self.column.addLayout(row)
        self.setFocusProxy(self.figure)
        self.figure.edited.connect(self.put)
        self.figure.committed.connect(self._commit)

    def make_field(self) -> CheckedField:
        """The field that reads and writes the values."""
        raise NotImplementedError

    def unit_words(self) -> str:
        """What stands behind the figure."""
        return self.session.text(self.field.unit) if self.field.unit else ""

    @property
    def targets(self) -> tuple[QWidget, ...]:
        return (self.figure.edit,)

    def show_value(self, value: Any) -> None:
        self.figure.edit.setPlaceholderText(self.several_words if value is SEVERAL else "")
        self.figure.set_value(plain(value))
        words = self.unit_words()
        self.unit.setText(words)
        self.unit.setVisible(bool(words))

    def make_errors(self) -> ShowsError:
        return self.figure

    def put(self, value: Any) -> bool:
        """As every editor; an emptied field that must hold something keeps its last value, and says so."""
        if value is None and not self.field.optional:
            return self.carry(lambda: msg("This cannot be left empty."))
        return super().put(value)

    def _commit(self, value: Any) -> None:
        self.put(value)


class NumberEditor(FigureEditor):
    """A number within the field's bounds."""

    def make_field(self) -> CheckedField:
        made = NumberField(
            self.session.speech,
            self.session.look,
            least=self.field.least,
            most=self.field.most,
            whole=self.field.kind in _WHOLE,
            parent=self,
        )
        made.align_right()
        return made


class ShareEditor(FigureEditor):
    """A share as a percentage."""

    def make_field(self) -> CheckedField:
        field = self.field
        made = ShareField(
            self.session.speech,
            self.session.look,
            least=None if field.least is None else 100 * field.least,
            most=None if field.most is None else 100 * field.most,
            parent=self,
        )
        made.excluded = field.excluded
        made.align_right()
        return made

    def unit_words(self) -> str:
        return "%"


class MoneyEditor(NumberEditor):
    """An amount in the journey's currency."""

    watches = frozenset({"journey"})

    def unit_words(self) -> str:
        return self.session.journey.currency


class PairEditor(Editor):
    """The least and the most of a scale, in two fields; both empty means none is given."""

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        self.ends = tuple(self._field() for _ in range(2))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.ends[0], 1)
        row.addWidget(PlainLabel("–", "quiet", elide=True, parent=self))
        row.addWidget(self.ends[1], 1)
        self.column.addLayout(row)
        self.setFocusProxy(self.ends[0])

    def _field(self) -> NumberField:
        made = NumberField(
            self.session.speech, self.session.look, least=self.field.least, most=self.field.most, parent=self
        )
        made.edit.setProperty("look", "quiet")
        made.align_right()
        made.edited.connect(self._typed)
        made.committed.connect(self._typed)
        return made

    @property
    def targets(self) -> tuple[QWidget, ...]:
        return tuple(end.edit for end in self.ends)

    def set_name(self, name: str) -> None:
        for control, sentence in zip(
            self.targets, (msg("{field}, least", field=name), msg("{field}, most", field=name)), strict=True
        ):
            control.setAccessibleName(self.session.text(sentence))

    def show_value(self, value: Any) -> None:
        low, high = plain(value) or (None, None)
        for end, shown in zip(self.ends, (low, high), strict=True):
            end.edit.setPlaceholderText(self.several_words if value is SEVERAL else "")
            end.set_value(shown)

    def _typed(self) -> None:
        try:
            low, high = (end.read(text) if (text := end.edit.text().strip()) else None for end in self.ends)
        except UnreadableError:
            return
        if low is None and high is None:
            self.put(None)
        elif low is None or high is None:
            self.show_error(msg("A scale has two ends: fill in both."))
        else:
            self.put((low, high))
