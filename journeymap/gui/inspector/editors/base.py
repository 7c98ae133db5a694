"""What every editor of a field has in common: it shows the value of its field, and puts a typed one into the document.

Subject and field stand before it; `table` says which kind of field gets which editor, forms lay them out.
"""

from __future__ import annotations

from typing import Any, ClassVar, Protocol

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from journeymap.gui.inspector.subject import SEVERAL, Subject
from journeymap.gui.widgets.field_error import FieldError
from journeymap.i18n import Message, mark
from journeymap.model.fields import Field

SEVERAL_WORDS = mark("several values")
_NOT_SHOWN: Any = object()


class ShowsError(Protocol):
    """What can say below a field what is wrong with it."""

    def show_error(self, sentence: str | Message | None) -> None:
        """Says what is wrong; None takes it back."""


class Editor(QWidget):
    """Shows and edits one field of the subject.

    What is typed reaches the document at once. A refusal is said at the field, which keeps what was typed. Changes
    from elsewhere are shown where the value is another than the one shown last.
    """

    beside_label: ClassVar[bool] = True
    """Whether it stands beside its label where there is room; else below it."""
    labelled: ClassVar[bool] = True
    """Whether the form writes the field's label; else the editor says itself what it is."""
    watches: frozenset[str] = frozenset()
    """Mappings whose changes change what it shows, besides its own value."""

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(parent)
        self.field, self.subject, self.session = field, subject, subject.session
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.wrong = False
        self._shown = _NOT_SHOWN
        self._putting = False
        self._errors: ShowsError | None = None

    def show_value(self, value: Any) -> None:
        """Shows a value of the document, `SEVERAL` where the elements differ."""
        raise NotImplementedError

    @property
    def targets(self) -> tuple[QWidget, ...]:
        """The controls that take the focus, the first of them first."""
        return (self,)

    @property
    def remark(self) -> str:
        """A few words for the right end of the section's heading; empty for none."""
        return ""

    def bind(self, subject: Subject) -> None:
        """Turns to another subject; what was typed and refused is forgotten."""
        self.subject = subject
        self.refresh(anew=True)

    def refresh(self, *, anew: bool = False) -> None:
        """Shows the document's value where it is another than the one shown, or in any case."""
        if self._putting:
            return
        value = self.subject.value(self.field.name)
        if anew or value != self._shown:
            self._shown = value
            self.show_error(None)
            self.show_value(value)

    def put(self, value: Any) -> bool:
        """Gives the field a value; False where it was refused, which is said at the field."""
        return self.carry(lambda: self.subject.put(self.field.name, value))

    def carry(self, work: Any) -> bool:
        """Does something that ends in a refusal's sentence or in None; what it changes is not shown back."""
        self._putting = True
        try:
            refusal = work()
        finally:
            self._putting = False
        self.show_error(refusal)
        if refusal is None:
            self._shown = self.subject.value(self.field.name)
        return refusal is None

    def settle(self) -> None:
        """Shows the value as the document holds it, once nothing is wrong and typing has ended."""
        if not self.wrong:
            self._shown = self.subject.value(self.field.name)
            self.show_value(self._shown)

    def show_error(self, sentence: str | Message | None) -> None:
        """Says in words what is wrong with what was typed; None takes it back."""
        self.wrong = sentence is not None
        if self._errors is None and sentence is not None:
            self._errors = self.make_errors()
        if self._errors is not None:
            self._errors.show_error(sentence)

    def make_errors(self) -> ShowsError:
        """What says errors: a line below the editor."""
        made = FieldError(self.targets[0], self.session.speech, self.session.look, self)
        self.column.addWidget(made)
        return made

    def set_name(self, name: str) -> None:
        """What screen readers call the editor: the field and the element."""
        for control in self.targets:
            control.setAccessibleName(name)

    @property
    def several_words(self) -> str:
        """What stands in a field whose elements differ."""
        return self.session.text(SEVERAL_WORDS)


class _Form(Protocol):
    def isHidden(self) -> bool: ...  # noqa: N802

    def show_error(self, sentence: str | Message | None) -> None: ...


class HasForm(Protocol):
    """An editor with a small form for one of its entries."""

    @property
    def form(self) -> _Form | None:
        """The form; None before it was first opened."""


class ErrorsInside:
    """Says an error in the editor's open form, else below the editor."""

    def __init__(self, owner: HasForm, below: ShowsError) -> None:
        self._owner, self._below = owner, below

    def show_error(self, sentence: str | Message | None) -> None:
        """Says what is wrong; None takes it back."""
        form = self._owner.form
        inside = form is not None and not form.isHidden()
        if form is not None:
            form.show_error(sentence if inside else None)
        self._below.show_error(None if inside else sentence)


def plain(value: Any) -> Any:
    """The value; None where the elements differ, as for an empty field."""
    return None if value is SEVERAL else value
