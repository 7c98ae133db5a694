"""The panel of personas: the kinds of customers, their shares, and where on the map each of them is met.

The journey stands before it; needs, goal and quote of a persona the inspector shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journeymap.editing.commands.personas import add_persona, remove_persona, reorder_personas, set_persona
from journeymap.gui.panels.entry_add import AddField
from journeymap.gui.panels.entry_list import EntryList
from journeymap.gui.panels.entry_panel import EntryPanel, add_each, moved_ids, push_button, refusal_of, tell_removed
from journeymap.gui.panels.entry_rows import Entry
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.field_error import FieldError
from journeymap.i18n import Message, Percent, mark, msg, msg_count
from journeymap.model import Journey, Persona

_NONE_YET = mark("Who are the customers? Two or three kinds of them are enough.")
_SLACK = 1e-6
"""Shares such as a third, rounded, may add up to a little more than one."""


class PersonasPanel(EntryPanel):
    """Personas in their order. Insert or + adds, Alt+Up and Alt+Down move, F2 renames, Delete takes out."""

    watches: ClassVar[frozenset[str]] = frozenset({"personas", "touchpoints"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, mark("Personas"), parent)
        speech, look = session.speech, session.look
        self._lighting = False
        self.adding = self.tool("add", mark("Add a persona (Insert)"))
        self.field = AddField(speech, look, mark("New persona, then Enter"), self._add, parent=self)
        self.list = EntryList(speech, look, self)
        self.empty = EmptyState(speech, look, _NONE_YET, icon="persona", button=mark("Add a persona"), parent=self)
        self.trouble = FieldError(self.list, speech, look, self)
        self.light = push_button(session, mark("Touchpoints of this persona"), "", self)
        self.light.setCheckable(True)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.session.speech.say(self.list, "setAccessibleName", mark("Personas"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.inset(self.field, bottom=2)
        framed = QVBoxLayout()
        framed.setContentsMargins(8, 0, 8, 0)
        framed.addWidget(self._stack)
        self.column.addLayout(framed, 1)
        self.inset(self.trouble, self.light, bottom=12)
        self.setFocusProxy(self.list)

    def _wire(self) -> None:
        rows, session = self.list, self.session
        rows.allow_rename(self._rename)
        rows.allow(
            opened=mark("Touchpoints of this persona"),
            moved=mark("Move up"),
            moved_down=mark("Move down"),
            removed=mark("Delete"),
        )
        rows.chosen.connect(self._choose)
        rows.opened.connect(self._open)
        rows.moved.connect(self._move)
        rows.removed.connect(self._remove)
        self.field.left.connect(self.list.setFocus)
        self.adding.clicked.connect(self.field.open)
        self.empty.pressed.connect(self.field.open)
        self.light.clicked.connect(self._show_touchpoints)
        session.selection.changed.connect(self._mark)
        session.lit.connect(self._lit)

    def refresh(self) -> None:
        """Follows the journey."""
        journey = self.session.journey
        own = Counter(id for touchpoint in journey.touchpoints.values() for id in touchpoint.personas)
        self.list.set_rows([self._entry(id, persona, own[id]) for id, persona in journey.personas.items()])
        self._stack.setCurrentWidget(self.list if journey.personas else self.empty)
        self.trouble.show_error(too_much(journey))
        self._mark()

    def _entry(self, id: str, persona: Persona, own: int) -> Entry:
        text = self.session.text
        share = text(msg("{share}", share=Percent(100 * persona.share, 1))) if persona.share is not None else ""
        return Entry(id, persona.name.strip() or id, text(_where(own)), share)

    # What is done with personas

    def _add(self, names: Sequence[str]) -> Message | None:
        return add_each(self.session, names, add_persona)

    def _rename(self, id: str, name: str) -> Message | None:
        return refusal_of(self.session, set_persona, id, name=name)

    @Slot(str, int)
    def _move(self, id: str, step: int) -> None:
        order = moved_ids(tuple(self.session.journey.personas), id, step)
        if order is not None:
            self.session.do(reorder_personas, order)

    @Slot(str)
    def _remove(self, id: str) -> None:
        name = self.session.journey.personas[id].name or id
        self.session.do(remove_persona, id)
        tell_removed(self.session, name)

    @Slot(str)
    def _choose(self, id: str) -> None:
        self.session.selection.pick("personas", id)

    # Lighting up

    @Slot(str)
    def _open(self, id: str) -> None:
        self._choose(id)
        self._light(id)

    @Slot()
    def _show_touchpoints(self) -> None:
        if self.light.isChecked():
            self._light(self.list.current_key)
        else:
            self.session.light_up()

    def _light(self, id: str) -> None:
        found = met_at(self.session.journey, id)
        self._lighting = True
        self.session.light_up(found, during="personas")
        self._lighting = False
        self.light.setChecked(bool(found))
        if not found:
            self.session.notice(msg("No touchpoint is for this persona alone; all are for everybody."))

    @Slot()
    def _lit(self) -> None:
        """Somebody else lights up other things."""
        if not self._lighting:
            self.light.setChecked(False)

    @Slot()
    def _mark(self) -> None:
        if not self.isVisible():
            return
        id = self.session.selection.one("personas")
        self.list.mark(id)
        self.light.setVisible(bool(self.session.journey.personas))
        self.light.setEnabled(bool(self.list.current_key))
        if self.light.isChecked() and id:
            self._light(id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Insert adds from anywhere in the panel."""
        if event.key() == Qt.Key.Key_Insert:
            self.field.open()
            return
        super().keyPressEvent(event)


def met_at(journey: Journey, id: str) -> tuple[str, ...]:
    """The touchpoints that say they are for a persona; those for everybody are not among them."""
    return tuple(key for key, touchpoint in journey.touchpoints.items() if id in touchpoint.personas)


def _where(own: int) -> Message:
    if not own:
        return msg("Touchpoints for everybody")
    return msg_count("{count} touchpoint of its own", "{count} touchpoints of its own", own)


def too_much(journey: Journey) -> Message | None:
    """What is wrong with the shares, in words; None where they add up to no more than all customers."""
    total = sum(persona.share or 0.0 for persona in journey.personas.values())
    if total <= 1 + _SLACK:
        return None
    return msg("The shares add up to {total}: more than all customers.", total=Percent(100 * total, 1))
