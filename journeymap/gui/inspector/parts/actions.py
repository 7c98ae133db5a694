"""The actions about a touchpoint: a box to tick when one is done, who does it by when, and a field to add one more.

Actions of the journey stand before it; a press selects the action, and the inspector shows its form.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from journeymap.editing.commands import actions
from journeymap.gui.inspector.parts.base import Part
from journeymap.gui.inspector.pool import Pool
from journeymap.gui.inspector.rows import RowButton
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.inspector.words import called
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.field_error import FieldError
from journeymap.gui.widgets.fields import TextField
from journeymap.i18n import Day, Message, Money, Value, Word, mark, msg
from journeymap.model import Action
from journeymap.model.words import LABELS, ActionStatus

_CLOSED = (ActionStatus.DONE, ActionStatus.DROPPED)


class ActionLine(QWidget):
    """A tick box and the action's words."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = QCheckBox(self)
        self.row = RowButton(session.look, self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.row, 1)


class ActionsPart(Part):
    """A line for each action, those that are closed last."""

    watches = frozenset({"actions", "departments"})

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        self.column.addLayout(lines)
        self.pool: Pool[ActionLine, str] = Pool(lines, self._make, self._bind)
        self.new = TextField(self)
        self.new.setProperty("look", "quiet")
        for setter in ("setPlaceholderText", "setAccessibleName"):
            session.speech.say(self.new, setter, mark("Add an action"))
        self.error = FieldError(self.new, session.speech, session.look, self)
        self.column.addSpacing(4)
        self.column.addWidget(self.new)
        self.column.addWidget(self.error)
        self.new.returnPressed.connect(self._add)

    def bind(self, subject: Subject) -> None:
        self.new.clear()
        self.error.show_error(None)
        super().bind(subject)

    def show_subject(self, subject: Subject) -> None:
        held, here = self.session.journey.actions, subject.id
        about = [id for id, action in held.items() if here in action.touchpoints]
        self.pool.show(sorted(about, key=lambda id: held[id].status in _CLOSED))

    @property
    def remark(self) -> str:
        held = self.session.journey.actions
        shown = [line.row.key for line in self.pool.shown]
        count = sum(held[id].status not in _CLOSED for id in shown if id in held)
        return self.session.text(msg("{count} open", count=count)) if count else ""

    def _make(self) -> ActionLine:
        line = ActionLine(self.session, self)
        line.row.clicked.connect(partial(self._pressed, line))
        line.box.clicked.connect(partial(self._ticked, line))
        return line

    def _bind(self, line: ActionLine, id: str) -> None:
        action = self.session.journey.actions[id]
        line.row.key = id
        line.box.setChecked(action.status is ActionStatus.DONE)
        line.box.setAccessibleName(self.session.text(msg("{action} is done", action=action.title)))
        line.row.show_row(action.title, self._below(action))

    def _below(self, action: Action) -> str:
        currency = self.session.journey.currency
        parts: list[Value] = []
        if action.status is not ActionStatus.OPEN:
            parts.append(Word(LABELS[action.status]))
        if action.department:
            parts.append(called(self.session, "departments", action.department))
        if action.due:
            parts.append(msg("due {day}", day=Day(action.due, short=True)))
        if action.cost:
            parts.append(msg("costs {amount}", amount=Money(action.cost, currency, short=True)))
        if action.benefit:
            parts.append(msg("brings {amount}", amount=Money(action.benefit, currency, short=True)))
        return ", ".join(self.session.text("{part}", part=part) for part in parts)

    def _pressed(self, line: ActionLine) -> None:
        self.session.selection.pick("actions", line.row.key)

    def _ticked(self, line: ActionLine) -> None:
        status = ActionStatus.DONE if line.box.isChecked() else ActionStatus.OPEN
        self.session.do(actions.set_status, line.row.key, status)

    def _add(self) -> None:
        assert self.subject is not None
        subject, title = self.subject, self.new.text()
        department = subject.element.accountable or ""
        refusal: Message | None = subject.do(actions.add_action, title, [subject.id], department=department)
        self.error.show_error(refusal)
        if refusal is None:
            self.new.clear()
