"""One list of the journey's panel under a heading that folds: rows, a field for new ones, colours of departments.

What is in it and what can be done with it says a row of the table in `journey_kinds`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QWidget

from journeymap.editing.commands.departments import set_department
from journeymap.editing.errors import EditError
from journeymap.gui.panels.entry_add import AddField
from journeymap.gui.panels.entry_list import EntryList
from journeymap.gui.panels.entry_panel import add_each, moved_ids, push_button, refusal_of, tell_removed
from journeymap.gui.panels.journey_kinds import ListKind
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.colour_swatch import ColourBoard
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.section import Section
from journeymap.i18n import Message, mark


class JourneyList(Section):
    """Rows of one kind of element, folded away or not."""

    def __init__(self, session: Session, kind: ListKind, parent: QWidget, *, opened: bool) -> None:
        super().__init__(session.speech, session.look, kind.heading, opened=opened, parent=parent)
        self.session, self.kind = session, kind
        self._board: ColourBoard | None = None
        speech, look = session.speech, session.look
        self.list = EntryList(speech, look, self.body)
        self.list.grow_with_rows()
        speech.say(self.list, "setAccessibleName", kind.heading)
        self.empty = PlainLabel(role="muted", parent=self.body)
        speech.say(self.empty, "setText", kind.empty)
        self.field = AddField(speech, look, kind.noun or kind.button, self._add, parent=self.body)
        self.button = push_button(session, kind.button, "link", self.body)
        look.icon_for(self.button, "add", "accent")
        self.content.setSpacing(2)
        for part in (self.empty, self.list, self.field):
            self.add(part)
        self.content.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._allow()
        self._wire()

    def _allow(self) -> None:
        if self.kind.rename is not None:
            self.list.allow_rename(self._rename)
        words = {"removed": mark("Delete")}
        if self.kind.reorder is not None:
            words |= {"moved": mark("Move up"), "moved_down": mark("Move down")}
        if self.kind.mapping == "departments":
            words["coloured"] = mark("Colour…")
        self.list.allow(**words)

    def _wire(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.moved.connect(self._move)
        self.list.removed.connect(self._remove)
        self.list.coloured.connect(self.open_colours)
        self.field.left.connect(self.list.setFocus)
        self.button.clicked.connect(self.begin_adding)
        self.toggled.connect(self._unfold)

    def refresh(self) -> None:
        """Follows the journey; the rows of a folded list wait."""
        held = getattr(self.session.journey, self.kind.mapping)
        self.set_remark(self.session.speech.translator.number(len(held)) if held else "")
        if self.opened:
            self.list.set_rows(self.kind.rows(self.session))
            self.list.setVisible(bool(held))
            self.empty.setVisible(not held)
            self.mark()

    def mark(self) -> None:
        """Shows which element the inspector is about."""
        if self.kind.picks:
            self.list.mark(self.session.selection.one(self.kind.mapping))

    @Slot()
    def begin_adding(self) -> None:
        """Opens the field for a new one; where there is nothing to type, makes one."""
        if self.kind.make is None:
            self.field.open()
            return
        try:
            id = self.kind.make(self.session)
        except EditError as error:
            self.session.notice(error.message)
            return
        self.list.choose(id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.kind.picks:
            self._choose(id)
        else:
            self.list.begin_rename(id)

    @Slot(str, QPoint)
    def open_colours(self, id: str, at: QPoint) -> None:
        """Shows the colours for a department."""
        entry = self.list.entry(id)
        if entry is None:
            return
        self._close_board()
        self._coloured = id
        self._board = ColourBoard(self.session.speech, self.session.look, entry.swatch, self.list)
        self._board.picked.connect(self._colour)
        self._board.move(at)
        self._board.show()
        self._board.focus_chosen()

    @property
    def board(self) -> ColourBoard | None:
        """The colours that are offered now."""
        return self._board

    def _close_board(self) -> None:
        board, self._board = self._board, None
        if board is not None:
            board.close()
            board.deleteLater()

    @Slot(str)
    def _colour(self, colour: str) -> None:
        self.session.do(set_department, self._coloured, colour=colour)
        self._close_board()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, names: Sequence[str]) -> Message | None:
        assert self.kind.add is not None
        return add_each(self.session, names, self.kind.add)

    def _rename(self, id: str, name: str) -> Message | None:
        assert self.kind.rename is not None
        refusal = refusal_of(self.session, self.kind.rename, id, name)
        self.session.document.seal()
        return refusal

    @Slot(str)
    def _choose(self, id: str) -> None:
        if self.kind.picks:
            self.session.selection.pick(self.kind.mapping, id)

    @Slot(str, int)
    def _move(self, id: str, step: int) -> None:
        order = moved_ids(tuple(getattr(self.session.journey, self.kind.mapping)), id, step)
        if order is not None and self.kind.reorder is not None:
            refusal_of(self.session, self.kind.reorder, order)

    @Slot(str)
    def _remove(self, id: str) -> None:
        entry = self.list.entry(id)
        refusal = refusal_of(self.session, self.kind.remove, id)
        if refusal is not None:
            self.session.notice(refusal)
        elif entry is not None:
            tell_removed(self.session, entry.title)

    @Slot(bool)
    def _unfold(self, opened: bool) -> None:
        if opened:
            self.refresh()
