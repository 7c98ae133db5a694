"""The panel of actions: what departments will do, by when; ticked, added, named and taken out in place.

The journey stands before it; rows and sums are `actions_rows`, what else an action holds the inspector shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from journeymap.editing.commands.actions import add_action, remove_actions, set_action, set_status
from journeymap.editing.document import Document
from journeymap.gui.look.glimpse import glimpse
from journeymap.gui.panels import actions_rows
from journeymap.gui.panels.actions_rows import ORDERS, STATES, ActionFilter, Named, Order
from journeymap.gui.panels.entry_add import AddField
from journeymap.gui.panels.entry_list import EntryList
from journeymap.gui.panels.entry_panel import EntryPanel, add_each, refusal_of, tell_removed
from journeymap.gui.panels.entry_rows import Entry, EntryMemo
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.choices import Chip, ChipRow
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, mark, msg
from journeymap.model.words import ActionStatus

_ANY_DEPARTMENT = mark("Department…")
_NONE_YET = mark("Nothing is planned yet. What is to be done, by whom and by when?")
_NO_MATCH = mark("No action fits what is chosen.")


class ActionsPanel(EntryPanel):
    """Actions by due day. Insert or + adds, Space ticks, F2 renames, Delete takes out, Enter goes to the touchpoint."""

    watches: ClassVar[frozenset[str]] = frozenset({"actions", "departments", "journey"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, mark("Actions"), parent)
        speech, look = session.speech, session.look
        self._memo = EntryMemo()
        self.order: Order = "due"
        self.department = ""
        self.sorting = self.tool("sort", mark("Order of the actions"))
        self.adding = self.tool("add", mark("Add an action (Insert)"))
        self.states = ChipRow(speech, parent=self)
        self.states.set_choices(STATES)
        self.departments = Chip(speech, _ANY_DEPARTMENT, self)
        self.field = AddField(speech, look, mark("New action, then Enter"), self._add, parent=self)
        self.list = EntryList(speech, look, self, tall=True)
        self.empty = EmptyState(speech, look, _NONE_YET, icon="action", button=mark("Add an action"), parent=self)
        self.sums = PlainLabel(role="muted", parent=self)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        speech = self.session.speech
        speech.say(self.list, "setAccessibleName", mark("Actions"))
        speech.say(self.states, "setAccessibleName", mark("Which actions are shown"))
        chips = self.states.layout()
        assert chips is not None
        chips.addWidget(self.departments)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.inset(self.states, self.field)
        framed = QVBoxLayout()
        framed.setContentsMargins(8, 0, 8, 0)
        framed.addWidget(self._stack)
        self.column.addLayout(framed, 1)
        self.inset(self.sums, top=6, bottom=10, side=20)
        self.setFocusProxy(self.list)

    def _wire(self) -> None:
        rows = self.list
        rows.allow_rename(self._rename)
        rows.allow(opened=mark("Go to its touchpoint"), ticked=mark("Done or open again"), removed=mark("Delete"))
        rows.chosen.connect(self._choose)
        rows.opened.connect(self._open)
        rows.ticked.connect(self._tick)
        rows.removed.connect(self._remove)
        self.field.left.connect(self._back_to_list)
        self.adding.clicked.connect(self.begin_adding)
        self.empty.pressed.connect(self._out_of_empty)
        self.states.chosen_changed.connect(self.renew)
        self.departments.clicked.connect(self.open_departments)
        self.sorting.clicked.connect(self.open_orders)
        self.session.selection.changed.connect(self._mark)

    @property
    def wanted(self) -> ActionFilter:
        """What is chosen to be shown."""
        return ActionFilter(self.states.chosen, self.department, self.order)

    def refresh(self) -> None:
        """Follows the journey."""
        session, journey = self.session, self.session.journey
        day = actions_rows.day_of(journey, session.today())
        if self.department not in journey.departments:
            self.department = ""
        found = actions_rows.wanted_actions(journey, self.wanted, day)
        self.list.set_rows([self._entry(named, day) for named in found])
        self.remark.setText(session.text(actions_rows.counted(journey)) if journey.actions else "")
        total = actions_rows.sums(journey, found)
        self.sums.setText(session.text(total) if total else "")
        self.sums.setVisible(total is not None)
        self._show_empty(any_shown=bool(found))
        self._say_department()
        self._mark()

    def _entry(self, named: Named, day: date) -> Entry:
        translator, department = self.session.speech.translator, self._name_of(named[1].department)
        basis = (named[1], department, self.order, day, translator.language)
        made = partial(actions_rows.entry, named, department, self.order, day, translator)
        return self._memo.entry(named[0], basis, made)

    def _name_of(self, department: str) -> str:
        return actions_rows.department_name(self.session.journey, department)

    def _show_empty(self, *, any_shown: bool) -> None:
        self._stack.setCurrentWidget(self.list if any_shown else self.empty)
        if self.session.journey.actions:
            self.empty.set_words(_NO_MATCH, mark("Show all"))
        else:
            self.empty.set_words(_NONE_YET, mark("Add an action"))
        self.states.setVisible(bool(self.session.journey.actions))

    def _say_department(self) -> None:
        name = self._name_of(self.department)
        self.session.speech.say(self.departments, "setText", partial(self._fitting, name) if name else _ANY_DEPARTMENT)
        self.departments.setChecked(bool(name))
        self.departments.setVisible(bool(self.session.journey.departments))

    def _fitting(self, name: str) -> str:
        """A name as a chip's words: no longer than the panel is wide, and no letter taken for a key."""
        room = max(self.width() - self.session.look.px(72), self.session.look.px(120))
        return self.fontMetrics().elidedText(glimpse(name), Qt.TextElideMode.ElideRight, room).replace("&", "&&")

    # Choosing what is shown

    @Slot()
    def open_departments(self) -> None:
        """Shows the departments to choose from."""
        self._say_department()  # a click has switched the chip; only a choice does
        names = {id: found.name.strip() or id for id, found in self.session.journey.departments.items()}
        self._choices({"": self.session.text(mark("All departments"))} | names, self.department, self._take_department)

    @Slot()
    def open_orders(self) -> None:
        """Shows the orders to choose from."""
        words = {str(key): self.session.text(text) for key, text in ORDERS.items()}
        self._choices(words, self.order, self._take_order, self.sorting)

    def _choices(self, words: dict[str, str], chosen: str, take: object, below: QWidget | None = None) -> None:
        menu = self._menu = QMenu(self)
        group = QActionGroup(menu)
        for key, text in words.items():
            action = QAction(text.replace("&", "&&"), menu)
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            group.addAction(action)
            menu.addAction(action)
        menu.triggered.connect(take)
        menu.aboutToHide.connect(menu.deleteLater)
        button = below or self.departments
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    @Slot(QAction)
    def _take_department(self, action: QAction) -> None:
        self.department = str(action.data())
        self.renew()

    @Slot(QAction)
    def _take_order(self, action: QAction) -> None:
        self.order = cast(Order, action.data())
        self.renew()

    # What is done with actions

    @Slot()
    def begin_adding(self) -> None:
        """Opens the field for new ones; they are about the touchpoints that are selected."""
        chosen = self.session.selection.of("touchpoints")
        if len(chosen) == 1:
            title = self.session.journey.touchpoints[chosen[0]].title
            self.field.set_sentence(msg("New action for {touchpoint}, then Enter", touchpoint=title))
        else:
            self.field.set_sentence(mark("New action, then Enter"))
        self.field.open()

    @Slot()
    def _out_of_empty(self) -> None:
        if not self.session.journey.actions:
            self.begin_adding()
            return
        self.states.choose(())
        self.department = ""
        self.renew()
        self._back_to_list()

    def _add(self, titles: Sequence[str]) -> Message | None:
        self.states.choose(())
        before = set(self.session.journey.actions)
        refusal = add_each(self.session, titles, self._add_one)
        added = [id for id in self.session.journey.actions if id not in before]
        if added:
            self.list.scrollTo(self.list.index_of(added[-1]))
        return refusal

    def _add_one(self, document: Document, title: str) -> None:
        about = [id for id in self.session.selection.of("touchpoints") if id in document.present.touchpoints]
        add_action(document, title, about, department=self.department)

    def _rename(self, id: str, title: str) -> Message | None:
        return refusal_of(self.session, set_action, id, title=title)

    @Slot(str)
    def _tick(self, id: str) -> None:
        done = self.session.journey.actions[id].status is ActionStatus.DONE
        self.session.do(set_status, id, ActionStatus.OPEN if done else ActionStatus.DONE)

    @Slot(str)
    def _remove(self, id: str) -> None:
        title = self.session.journey.actions[id].title or id
        self.session.do(remove_actions, id)
        tell_removed(self.session, title)

    @Slot(str)
    def _choose(self, id: str) -> None:
        self.session.selection.pick("actions", id)

    @Slot(str)
    def _open(self, id: str) -> None:
        """Goes to the first of its touchpoints and lights them all up."""
        about = [
            each for each in self.session.journey.actions[id].touchpoints if each in self.session.journey.touchpoints
        ]
        if not about:
            self.session.notice(msg("This action is about no touchpoint yet."))
            return
        self.session.reveal("touchpoints", about[0])
        self.session.light_up(about)

    @Slot()
    def _mark(self) -> None:
        if self.isVisible():
            self.list.mark(self.session.selection.one("actions"))

    @Slot()
    def _back_to_list(self) -> None:
        shown = self.list if self._stack.currentWidget() is self.list else self.empty.button
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Insert adds from anywhere in the panel."""
        if event.key() == Qt.Key.Key_Insert:
            self.begin_adding()
            return
        super().keyPressEvent(event)
