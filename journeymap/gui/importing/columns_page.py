"""The step of an import where each column is told what it is for: a table, the column at hand beside it, what is open.

A guide with its answers stands before it, the preview after it. F8 goes from one column that needs a look to the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from journeymap.feedback.guide import Guide
from journeymap.gui.importing.column_detail import ColumnDetail
from journeymap.gui.importing.columns_model import ALL, LOOK, USED
from journeymap.gui.importing.columns_table import ColumnsTable
from journeymap.gui.importing.options import Options
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.choices import Segmented
from journeymap.gui.widgets.flow_layout import FlowLayout
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.search_field import SearchField
from journeymap.i18n import Message, Number, mark, msg

_BESIDE_PX = 820
"""From this width on the column at hand stands beside the table; where there is less, one of them is shown."""
_SIGN_PX, _SEARCH_PX, _COLUMN_PX = 15, 170, 360
_SHOWN: Mapping[str, str] = {
    ALL: mark("All ({count})"),
    LOOK: mark("To look at ({count})"),
    USED: mark("Used ({count})"),
}
_TABLE, _COLUMN, _COUNTING = "table", "column", "counting"
_SIDES: Mapping[str, str] = {
    _TABLE: mark("All columns"),
    _COLUMN: mark("This column"),
    _COUNTING: mark("Counting"),
}


class ColumnsPage(QWidget):
    """`altered` after every change of the guide; `grown` when there is more for Tab to go to."""

    altered = Signal()
    grown = Signal()
    title = mark("Columns")

    def __init__(self, guide: Guide, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide, self._session = guide, session
        speech = session.speech
        # Every part is made where it stays: one that moves is dressed anew with all that is in it.
        self._head = QWidget(self)
        self.shown = Segmented(speech, dict(_SHOWN), self._head)
        self.search = SearchField(speech, session.look, mark("Find a column"), self._head)
        self.next = QPushButton(self._head)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.table = ColumnsTable(guide, session, self.split)
        self._beside = QWidget(self.split)
        self.side = Segmented(speech, dict(_SIDES), self._beside)
        self._sides = QStackedWidget(self._beside)
        self.detail = ColumnDetail(guide, session, self._sides)
        self._sign = QLabel(self)
        self.note = PlainLabel(parent=self)
        self.hint = PlainLabel(role="muted", elide=True, parent=self)
        self._refusal: Message | None = None
        self._wide: bool | None = None
        self._put_together()
        self._wire()
        self.search.setMinimumWidth(session.look.px(_SEARCH_PX))

    def _put_together(self) -> None:
        self._name()
        self._sides.addWidget(self.detail)
        self._column = QVBoxLayout(self._beside)
        self._column.setSpacing(10)
        self._column.addWidget(self._sides, 1)
        self.split.setChildrenCollapsible(False)
        for at, (part, share) in enumerate(((self.table, 2), (self._beside, 1))):
            self.split.addWidget(part)
            self.split.setStretchFactor(at, share)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(10)
        self._top = FlowLayout(self._head, 10)
        for field in (self.shown, self.search, self.next):
            self._top.addWidget(field)
        page.addWidget(self._head)
        page.addWidget(self.split, 1)
        page.addLayout(self._foot())
        self._part(wide=True)

    def _name(self) -> None:
        say = self._session.speech.say
        say(self.shown, "setAccessibleName", mark("Which columns are shown"))
        say(self.side, "setAccessibleName", mark("What is shown beside the table"))
        say(self.table, "setNothing", mark("No column is like that."))
        say(self.hint, "setText", mark("Enter: choose. Delete: not used. Space: it is right. F8: next to look at."))
        say(self.next, "setText", mark("Next to look at"))
        say(self.next, "setToolTip", mark("Go to the next column that needs a look (F8)"))

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.hint)
        return foot

    def _wire(self) -> None:
        self.shown.chosen_changed.connect(self._narrow)
        self.search.textChanged.connect(self._narrow)
        self.next.clicked.connect(self.next_to_look_at)
        self.table.at_hand.connect(self._at_hand)
        self.table.altered.connect(self._changed)
        self.table.refused.connect(self._refused)
        self.detail.altered.connect(self._changed)
        self.detail.affirmed.connect(self.table.affirm)
        self.side.chosen_changed.connect(self._turn)
        self._session.speech.changed.connect(self._say)
        self._session.look.changed.connect(self._dress)
        for key, step in ((QKeySequence("F8"), 1), (QKeySequence("Shift+F8"), -1)):
            going = QAction(self)
            going.setShortcut(key)
            going.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            going.triggered.connect(partial(self.next_to_look_at, step=step))
            self.addAction(going)

    @cached_property
    def options(self) -> Options:
        """The form of how answers are counted, made when it is first looked at."""
        made = Options(self._guide, self._session, self._sides)
        made.altered.connect(self._changed)
        self._sides.addWidget(made)
        self.grown.emit()
        return made

    def _show_options(self) -> None:
        if "options" in self.__dict__:
            self.options.show_now()

    @property
    def complete(self) -> bool:
        """Whether it can be counted."""
        return self._guide.ready

    def show_now(self) -> None:
        """Shows what the guide says now; the first column that needs a look is at hand."""
        fresh = not self.table.columns.count or self.table.current is None
        self._refusal = None
        self.table.refresh()
        self._show_options()
        if fresh and not self.table.next_to_look_at():
            self.table.stand_at("")
        self._say()

    @Slot()
    def next_to_look_at(self, _checked: bool = False, *, step: int = 1) -> None:
        """Goes to the next column that needs a look, of all columns."""
        if not self.table.next_to_look_at(step) and self.table.columns.number(LOOK):
            self.shown.choose(ALL)
            self.search.clear()
            self._narrow()
            self.table.next_to_look_at(step)
        at = _COLUMN if self._wide else _TABLE
        self.side.choose(at)
        self._turn(at)
        self.table.setFocus()

    @Slot()
    def _changed(self) -> None:
        self._refusal = None
        self.table.refresh()
        self._show_options()
        self._say()
        self.altered.emit()

    @Slot(object)
    def _refused(self, message: Message) -> None:
        self._refusal = message
        self._say()

    @Slot()
    def _narrow(self, _chosen: object = None) -> None:
        name = self.table.current.name if self.table.current else ""
        self.table.columns.narrow(self.shown.chosen, self.search.text())
        self.table.stand_at(name)
        self._say()

    @Slot(str)
    def _at_hand(self, _name: str) -> None:
        self.detail.show_row(self.table.current)

    @Slot(str)
    def _turn(self, side: str) -> None:
        self._sides.setCurrentWidget(self.options if side == _COUNTING else self.detail)
        self.table.setVisible(self._wide or side == _TABLE)
        self._beside.setVisible(self._wide or side != _TABLE)

    @Slot()
    def _say(self) -> None:
        """The numbers on the switch, the column at hand, and what is open in one line."""
        say, columns = self._session.speech.say, self.table.columns
        for key, button in self.shown.buttons.items():
            say(button, "setText", msg(_SHOWN[key], count=Number(columns.number(key))))
        self.next.setEnabled(bool(columns.number(LOOK)))
        self.detail.show_row(self.table.current)
        missing = self._guide.missing
        open_ = self._refusal or (missing[0] if missing else None)
        say(self.note, "setText", open_ or self._settled())
        side = self._session.look.px(_SIGN_PX)
        sign = self._session.look.icon("warning" if open_ else "check", "alert" if open_ else "muted")
        self._sign.setPixmap(sign.pixmap(QSize(side, side), self.devicePixelRatioF()))

    def _settled(self) -> Message:
        look = self.table.columns.number(LOOK)
        if look:
            return msg("It can be counted. Columns that deserve a look first: {count}", count=Number(look))
        return msg("It can be counted; nothing is open.")

    @Slot()
    def _dress(self) -> None:
        """Another size of text needs other room."""
        self.search.setMinimumWidth(self._session.look.px(_SEARCH_PX))
        self._part(wide=self.width() >= self._session.look.px(_BESIDE_PX))
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._part(wide=self.width() >= self._session.look.px(_BESIDE_PX))

    def _part(self, *, wide: bool) -> None:
        """Table and column at hand side by side, or one of them where the window is narrow."""
        if wide == self._wide:
            return
        self._wide = wide
        self._column.setContentsMargins(12 if wide else 0, 0, 0, 0)
        if wide:
            self._column.insertWidget(0, self.side)
        else:
            self._top.addWidget(self.side)
        self._share()
        self.side.buttons[_TABLE].setVisible(not wide)
        self.hint.setVisible(wide)
        at = _COLUMN if wide else _TABLE
        self.side.choose(at)
        self._turn(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter in the search goes to what was found, and is not left to the dialog's button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers():
            super().keyPressEvent(event)
        elif self.search.hasFocus():
            self.table.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard begins at the table; a proxy would have Tab pass over what stands before it."""
        super().focusInEvent(event)
        (self.table if self.table.isVisible() else self.side).setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._share()

    def _share(self) -> None:
        """The table has the larger part of the room: the column at hand needs no more on a larger screen."""
        beside = min(round(self.width() * 0.35), self._session.look.px(_COLUMN_PX))
        self.split.setSizes([self.width() - beside, beside])
