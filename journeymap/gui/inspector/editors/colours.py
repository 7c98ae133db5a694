"""The editor of a department's colour: the swatch opens the theme's colours, and one's own can be typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journeymap.gui.inspector.editors.base import Editor, plain
from journeymap.gui.inspector.subject import SEVERAL, Subject
from journeymap.gui.inspector.words import department_colour
from journeymap.gui.widgets.colour_swatch import ColourSwatch
from journeymap.gui.widgets.fields import TextField
from journeymap.i18n import mark
from journeymap.model.fields import Field
from journeymap.model.limits import COLOUR


class ColourEditor(Editor):
    """A swatch and its code."""

    watches = frozenset({"departments"})

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        self.swatch = ColourSwatch(self.session.speech, self.session.look, parent=self)
        self.edit = TextField(self)
        self.edit.setProperty("look", "quiet")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.swatch)
        row.addWidget(self.edit, 1)
        self.column.addLayout(row)
        self.setFocusProxy(self.swatch)
        self.swatch.picked.connect(self._picked)
        self.edit.edited.connect(self._typed)
        self.edit.committed.connect(self._commit)
        self.session.look.changed.connect(self._dress)

    @property
    def targets(self) -> tuple[QWidget, ...]:
        return (self.edit, self.swatch)

    def set_name(self, name: str) -> None:
        self.edit.setAccessibleName(name)

    def refresh(self, *, anew: bool = False) -> None:
        """Another department's change never overwrites what is typed here."""
        super().refresh(anew=anew and not self.edit.hasFocus())

    def bind(self, subject: Subject) -> None:
        self.subject = subject
        super().refresh(anew=True)

    def show_value(self, value: Any) -> None:
        automatic = self.session.text(mark("Automatic"))
        self.edit.setPlaceholderText(self.several_words if value is SEVERAL else automatic)
        self.edit.set_value(plain(value) or "")
        self._dress()

    def _dress(self) -> None:
        if self.subject.alive:
            self.swatch.set_colour(department_colour(self.session, self.subject.id))

    def _typed(self, text: str) -> None:
        # Half a colour is not yet wrong: it is said on leaving.
        if COLOUR.fullmatch(text.strip()) or not text.strip():
            self.put(text.strip())
            self._dress()

    def _commit(self, text: str) -> None:
        self._picked(text.strip())

    def _picked(self, colour: str) -> None:
        self.put(colour)
        self.settle()
        self.subject.seal()
