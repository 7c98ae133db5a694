"""The editor of owners: the accountable department in a framed row with its answer, the other roles as chips."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from journeymap.editing.commands import departments, ownership
from journeymap.editing.document import Document
from journeymap.gui.inspector.editors.base import Editor, plain
from journeymap.gui.inspector.editors.owner_popup import OwnerChip, OwnerPicker
from journeymap.gui.inspector.editors.responses import answer_words
from journeymap.gui.inspector.picking import PickButton
from journeymap.gui.inspector.pool import Pool
from journeymap.gui.inspector.subject import SEVERAL, Subject
from journeymap.gui.inspector.words import called, choices_of, department_colour
from journeymap.gui.widgets.flow_layout import FlowLayout
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Listing, Message, mark, msg
from journeymap.model.fields import Field
from journeymap.model.words import LABELS, Role

NO_OWNER = mark("No owner: choose who is accountable")
_DOWN_PX = 4
_OTHERS = (Role.RESPONSIBLE, Role.CONSULTED, Role.INFORMED)
Owners = Mapping[str, tuple[Role, ...]]


class OwnersEditor(Editor):
    """Departments by role; with several touchpoints a choice counts for all of them."""

    beside_label = False
    labelled = False
    watches = frozenset({"departments"})

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        self.column.setSpacing(6)
        self.accountable = PickButton(
            self.session, partial(choices_of, self.session, "departments"), self, add=mark("Add department “{name}”")
        )
        self.answer = PlainLabel(role="muted", elide=True, parent=self)
        self.conflict = PlainLabel(role="alert", parent=self)
        self._rows = {role: _RoleRow(self, role) for role in (Role.ACCOUNTABLE, *_OTHERS)}
        self.more = OwnerPicker(self.session, partial(choices_of, self.session, "departments"), self)
        self.more.first_role = self._first_role
        self._lay_out()
        self.accountable.picked.connect(self._make_accountable)
        self.accountable.added.connect(self._add_accountable)
        self.more.picked.connect(self._give)
        self.more.added.connect(self._add)

    def _lay_out(self) -> None:
        frame = QFrame(self)
        frame.setProperty("look", "owner")
        self.accountable.setProperty("look", "framed")
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(1, 1, 8, 1)
        inside.setSpacing(4)
        inside.addWidget(self.accountable, 1)
        inside.addWidget(self.answer)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for place, row in enumerate(self._rows.values()):
            grid.addWidget(row.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row, place, 1)
        self.column.addWidget(frame)
        self.column.addWidget(self.conflict)
        self.column.addLayout(grid)
        self.column.addWidget(self.more)

    @property
    def targets(self) -> tuple[QWidget, ...]:
        return (self.accountable, self.more)

    @property
    def chips(self) -> list[OwnerChip]:
        """Every chip shown now."""
        return [chip for row in self._rows.values() for chip in row.pool.shown]

    def set_name(self, name: str) -> None:
        self.accountable.setAccessibleName(name)
        words = self.session.text(_MORE)
        self.more.setAccessibleName(self.session.text(msg("{field}: {value}", field=name, value=words)))

    def refresh(self, *, anew: bool = False) -> None:
        """The answer of the accountable department stands here too."""
        super().refresh(anew=anew)
        if self.subject.alive:
            self._show_answer(plain(self.subject.value(self.field.name)) or {})

    def show_value(self, value: Any) -> None:
        owners: Owners = plain(value) or {}
        accountable = _with(owners, Role.ACCOUNTABLE)
        if value is SEVERAL:
            self.accountable.show_choice("", self.several_words)
        elif len(accountable) == 1:
            id = accountable[0]
            name = called(self.session, "departments", id)
            self.accountable.show_choice(id, name, department_colour(self.session, id))
        else:
            self.accountable.show_choice("", self.session.text(mark("Disputed") if accountable else NO_OWNER))
        self._show_conflict(accountable)
        for role, row in self._rows.items():
            held = _with(owners, role) if role is not Role.ACCOUNTABLE or len(accountable) > 1 else []
            row.show_owners(held, owners)
        self._show_answer(owners)
        self.more.show_choice("", self.session.text(_MORE))

    def _show_conflict(self, accountable: list[str]) -> None:
        words: Message | None = None
        if len(accountable) > 1:
            names = Listing(tuple(called(self.session, "departments", id) for id in accountable))
            words = msg("{departments} are all accountable: decide on one of them.", departments=names)
        self.conflict.setText(self.session.text(words) if words else "")
        self.conflict.setVisible(words is not None)

    def _show_answer(self, owners: Owners) -> None:
        accountable = _with(owners, Role.ACCOUNTABLE)
        known = len(accountable) == 1 and not self.subject.several
        self.answer.setVisible(known)
        if known:
            responses = self.subject.element.responses
            self.answer.setText(self.session.text(answer_words(responses.get(accountable[0]))))

    def _first_role(self) -> Role:
        owners: Owners = plain(self.subject.value(self.field.name)) or {}
        return Role.RESPONSIBLE if _with(owners, Role.ACCOUNTABLE) else Role.ACCOUNTABLE

    def _make_accountable(self, department: str) -> None:
        if department:
            self._each(lambda document, id: ownership.make_accountable(document, id, department))
        else:
            self._each(_nobody_accountable)

    def _add_accountable(self, name: str) -> None:
        self._each_with_new(name, ownership.make_accountable)

    def _give(self, department: str) -> None:
        if department:
            role = self.more.role
            self._each(lambda document, id: _give(document, id, department, role))

    def _add(self, name: str) -> None:
        role = self.more.role
        self._each_with_new(name, lambda document, id, made: _give(document, id, made, role))

    def toggle(self, department: str, role: Role) -> None:
        """Gives a department a role, or takes it away where it has it."""
        self._each(lambda document, id: ownership.toggle_role(document, id, department, role))

    def _each_with_new(self, name: str, work: Callable[[Document, str, str], None]) -> None:
        """Adds a department and does something with it at every touchpoint, as one step."""
        made: list[str] = []

        def step(document: Document, id: str) -> None:
            if not made:
                made.append(departments.add_department(document, name))
            work(document, id, made[0])

        self._each(step)

    def _each(self, work: Callable[[Document, str], None]) -> None:
        label = msg("Change the owners of {name}", name=self.subject.name)
        self.carry(lambda: self.subject.for_each(label, work))
        self.settle()
        self.subject.seal()


class _RoleRow(QWidget):
    """The departments that hold one role, as chips."""

    def __init__(self, editor: OwnersEditor, role: Role) -> None:
        super().__init__(editor)
        self._editor, self._role = editor, role
        self.label = PlainLabel(role="quiet", parent=editor)
        self.label.setContentsMargins(0, editor.session.look.px(_DOWN_PX), 0, 0)
        editor.session.speech.say(self.label, "setText", LABELS[role])
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.pool: Pool[OwnerChip, tuple[str, tuple[Role, ...]]] = Pool(FlowLayout(self, 2), self._make, self._bind)

    def show_owners(self, ids: list[str], owners: Owners) -> None:
        """Shows these departments; without any, the row takes no room."""
        self.pool.show([(id, owners[id]) for id in ids])
        self.setVisible(bool(ids))
        self.label.setVisible(bool(ids))

    def _make(self) -> OwnerChip:
        chip = OwnerChip(self._editor.session, self)
        chip.toggled_role.connect(self._editor.toggle)
        return chip

    def _bind(self, chip: OwnerChip, owner: tuple[str, tuple[Role, ...]]) -> None:
        session, (id, roles) = self._editor.session, owner
        chip.show_owner(id, called(session, "departments", id), department_colour(session, id), self._role, roles)


_MORE = mark("Add department…")


def _with(owners: Owners, role: Role) -> list[str]:
    return [id for id, roles in owners.items() if role in roles]


def _give(document: Document, id: str, department: str, role: Role) -> None:
    held = document.present.touchpoints[id].owners.get(department, ())
    ownership.set_roles(document, id, department, (*held, role))


def _nobody_accountable(document: Document, id: str) -> None:
    touchpoint = document.present.touchpoints[id]
    for department in touchpoint.departments_with(Role.ACCOUNTABLE):
        ownership.toggle_role(document, id, department, Role.ACCOUNTABLE)
