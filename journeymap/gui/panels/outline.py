"""The outline panel: the journey as a tree in step with the map, the second way through it for screen readers.

`outline_tree` says what stands where and holds the verbs, `outline_model` and `outline_view` show it.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journeymap.editing.changes import ElementKey
from journeymap.gui.panels.outline_model import OutlineModel
from journeymap.gui.panels.outline_tree import NO_STAGE, delete, move_to_stage, order_now, rename, shift, tree_of
from journeymap.gui.panels.outline_view import OutlineView
from journeymap.gui.panels.outline_words import OutlineWords
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.rows import Row
from journeymap.gui.widgets.search_field import SearchField
from journeymap.i18n import mark

_SHOWN = ("stages", "touchpoints", "links")
_SOON_MS = 20
"""Steps that follow one another closely, such as a group of undos, are shown as one."""
MOST_OPEN = 1000
"""Journeys with more touchpoints are shown with folded stages, and open without a wait."""
_NOTHING = mark("No touchpoints yet. They are listed here in the order of the journey.")
_NO_MATCH = mark("No touchpoint fits what is searched.")


class OutlinePanel(QWidget):
    """Stages, touchpoints and links. Enter reveals, F2 renames, Delete deletes, Alt+Up and Alt+Down move."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._following = self._late = False
        self._order = session.analysis.order
        self._words = OutlineWords(session)
        self.search = SearchField(session.speech, session.look, mark("Search the outline"), self)
        self.model = OutlineModel(self._row, self._rename, self._move, self)
        self.tree = OutlineView(self.model, session.speech, session.look, self)
        self.empty = EmptyState(session.speech, session.look, _NOTHING, icon="outline", parent=self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._lay_out()
        self._wire()
        self.refresh()

    def _lay_out(self) -> None:
        heading = PlainLabel(role="strong", elide=True, parent=self)
        self._session.speech.say(heading, "setText", mark("Outline"))
        self._session.speech.say(self.tree, "setAccessibleName", mark("Outline of the journey"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 2, 0)
        column.setSpacing(6)
        column.addWidget(heading)
        searching = QVBoxLayout()
        searching.setContentsMargins(0, 0, 10, 0)
        searching.addWidget(self.search)
        column.addLayout(searching)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.tree)

    def _wire(self) -> None:
        session = self._session
        session.changed.connect(self._ask)
        session.arrangement.changed.connect(self._ask)
        session.analysed.connect(self._ask)
        session.speech.changed.connect(self._ask)
        session.selection.changed.connect(self._follow_selection)
        self._soon.timeout.connect(self.refresh)
        self.search.textChanged.connect(self.refresh)
        self.search.returnPressed.connect(self.tree.setFocus)
        self.empty.pressed.connect(self.search.clear)
        self.tree.selectionModel().selectionChanged.connect(self._select)
        self.tree.wanted.connect(self._reveal)
        self.tree.removed.connect(self._delete)
        self.tree.shifted.connect(self._shift)
        self.tree.searching.connect(self.search.setFocus)

    @Slot()
    def _ask(self) -> None:
        """Follows soon; a hidden outline costs nothing until it is shown."""
        self._late = True
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._late:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Follows journey, scores and language; open branches, selection and place stay."""
        self._late = False
        session = self._session
        known = session.analysis.order if session.fresh else self._order
        self._order = order_now(session.journey, known)
        self._words = OutlineWords(session)
        before = set(self._stages())
        wanted = self.search.text().casefold().split()
        fits = (lambda id: all(word in self._words.searched(id) for word in wanted)) if wanted else None
        tree = tree_of(session.journey, self._order, fits)
        self._following = True
        self.model.arrange(tree)
        self.model.reword()
        self._following = False
        self._open(before, everything=bool(wanted))
        self._show_empty(bool(tree[("", "")]), bool(wanted))
        self._follow_selection()

    def _stages(self) -> list[ElementKey]:
        return [self.model.key(self.model.index(row)) for row in range(self.model.rowCount())]

    def _open(self, before: set[ElementKey], *, everything: bool) -> None:
        """New stages are open; in a large journey people open what they look for."""
        if len(self._order) > MOST_OPEN and not everything:
            return
        for key in self._stages():
            if everything or key not in before:
                self.tree.expand(self.model.find(key))

    def _show_empty(self, any_shown: bool, searching: bool) -> None:
        self._stack.setCurrentWidget(self.tree if any_shown else self.empty)
        self.empty.set_words(_NO_MATCH if searching else _NOTHING, mark("Show all") if searching else None)

    @Slot()
    def _follow_selection(self) -> None:
        """Selects what is selected elsewhere, and brings the current one into view."""
        if self._following or self._late:
            return
        selection = self._session.selection
        found = self.model.select(key for key in selection.keys if key[0] in _SHOWN)
        self._following = True
        flag = QItemSelectionModel.SelectionFlag
        current = self.model.find(selection.current)
        if current.isValid() and current != self.tree.currentIndex():
            self.tree.selectionModel().setCurrentIndex(current, flag.NoUpdate)
            self.tree.scrollTo(current)
        self.tree.selectionModel().select(found, flag.ClearAndSelect)
        self._following = False

    @Slot()
    def _select(self) -> None:
        """Selects everywhere what is selected here."""
        if self._following:
            return
        keys = [key for key in map(self.model.key, self.tree.selectedIndexes()) if key[1]]
        current = self.model.key(self.tree.currentIndex())
        self._following = True
        self._session.selection.choose(keys, current if current in keys else None)
        self._following = False

    def _row(self, key: ElementKey) -> Row:
        return self._words.row(key)

    def _rename(self, key: ElementKey, title: str) -> None:
        if title != self._words.row(key).title:
            self._session.do(rename, key, title)

    def _move(self, ids: list[str], stage: str) -> None:
        self._session.do(move_to_stage, ids, stage)

    @Slot(object)
    def _reveal(self, key: ElementKey) -> None:
        if key[1]:
            self._session.reveal(*key)

    @Slot()
    def _delete(self) -> None:
        self._session.do(delete, [self.model.key(index) for index in self.tree.selectedIndexes()])

    @Slot(int)
    def _shift(self, step: int) -> None:
        key = self.model.key(self.tree.currentIndex())
        if key[1] and key != NO_STAGE:
            self._session.do(shift, key, step, self._order)
