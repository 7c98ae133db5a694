"""What came back from departments, in one view: the returns, what is to be decided, what changes, what is left out.

`sorting` read the files, `departments.taking` merged them; `returning` puts what comes out of it into the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from journeymap.departments.taking import TakenIn
from journeymap.editing.merging.outcome import Side
from journeymap.gui.documents.departments.return_words import (
    MOST_ROWS,
    amounts,
    authors,
    change_rows,
    count_changes,
    remark_rows,
    return_rows,
    sender,
)
from journeymap.gui.documents.form_rows import Chooser
from journeymap.gui.documents.frame import Framed
from journeymap.gui.documents.sides_table import SidesTable
from journeymap.gui.documents.word_table import WordTable
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.choices import Segmented
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.row_painting import ROW, row_height
from journeymap.gui.widgets.rows import Row, RowList
from journeymap.i18n import Message, mark, msg, msg_count
from journeymap.storage.errors import JourneyFileError

Decide = Callable[[TakenIn, Mapping[int, Side]], TakenIn | None]
"""The same with these choices made; None where the person stopped it."""

ALL = "all"
_SIZE = (980, 680)
_SENDER_PX = 170
_MOST_RETURNS = 3
_HINT = mark(
    "Click the version that is to stand, or go there with the arrow keys and press Enter. 1 takes yours, 2 theirs."
)
_CHANGES = (mark("From"), mark("Where"), mark("Before"), mark("Now"))
_LEFT = (mark("From"), mark("Left out, and why"))


class ReturnsDialog(Framed):
    """`taken` is what is to be put into the document once the person accepted."""

    def __init__(
        self, taken: TakenIn, wrong: Sequence[JourneyFileError], decide: Decide, session: Session, parent: QWidget
    ) -> None:
        lead = mark("Nothing of it stands in the journey before you take it in, and one undo takes all of it back.")
        super().__init__(mark("Take in what came back"), lead, session.speech, session.look, parent)
        self.taken, self._first, self._wrong, self._decide = taken, taken, wrong, decide
        self._returns_shown = RowList(session.look, parent=self)
        self.table = SidesTable(self.speech, self.look, self)
        self.changes = WordTable(_CHANGES, mark("Changes that come in"), self.speech, self)
        self.left_out = WordTable(_LEFT, mark("What was left out"), self.speech, self)
        views = {"decide": mark("To decide"), "changes": mark("Changes"), "left": mark("Left out")}
        self.views = Segmented(self.speech, views, self)
        self.pages = QStackedWidget(self)
        self.about = PlainLabel("", "muted", parent=self)
        self.state = PlainLabel("", "muted", parent=self)
        self._lay_out_all()
        self._wire()
        self._show_taken()
        self.size_up(*_SIZE)

    @property
    def returns(self) -> RowList:
        """The list of the returns."""
        return self._returns_shown

    def _lay_out_all(self) -> None:
        self.speech.say(self.returns, "setAccessibleName", mark("Returns"))
        self.content.addWidget(self.returns)
        self.content.addWidget(self.views)
        self.pages.addWidget(self._decide_page())
        self.pages.addWidget(self._changes_page())
        self.pages.addWidget(self.left_out)
        self.content.addWidget(self.pages, 1)
        self.buttons.addWidget(self.state, 1)
        self.again = self.add_button(mark("Begin again"), name="again")
        self.add_button(mark("Cancel"), name="cancel").clicked.connect(self.reject)
        self.take = self.add_button(mark("Take in"), primary=True, name="take")
        self._share_width()
        self.pages.setMinimumHeight(self.look.px(230))

    def _share_width(self) -> None:
        """Who sent it needs less room than what it says."""
        for table in (self.changes, self.left_out):
            header = table.horizontalHeader()
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(0, self.look.px(_SENDER_PX))

    def _decide_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        words = PlainLabel("", "muted", parent=page)
        self.speech.say(words, "setText", _HINT)
        column.addWidget(self.table, 1)
        self.whose = Chooser({}, "", page)
        self.speech.say(self.whose, "setAccessibleName", mark("Of whose return"))
        self.add_sweeps(column, self._take_side, self.whose)
        column.addWidget(words)
        return page

    def _changes_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.about)
        column.addWidget(self.changes, 1)
        return page

    def _wire(self) -> None:
        self.views.chosen_changed.connect(self.show_view)
        self.returns.current_row.connect(self._show_lists)
        self.returns.pressed_row.connect(self._pressed)
        self.table.chosen.connect(self._say_state)
        self.again.clicked.connect(self._begin_again)
        self.take.clicked.connect(self.accept)

    def _show_taken(self) -> None:
        """Shows what was taken in so far, and begins with what is to be decided."""
        self._show_returns()
        self._show_whose()
        self.table.show_conflicts(self.taken.conflicts, None, partial(authors, speech=self.speech))
        self.show_view("decide" if self.taken.conflicts else "changes" if self.taken.taken else "left")
        if self.taken.conflicts:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_returns(self) -> None:
        rows = return_rows(self.taken, self.speech)
        if len(rows) > 1:
            every = self.speech.text(msg_count("{count} return", "{count} returns", len(rows)))
            value = amounts(len(self.taken.taken), len(self.taken.conflicts), self.speech)
            rows.insert(0, Row(ALL, self.speech.text(mark("All together")), every, value, icon="merge"))
        self.returns.set_rows(rows)
        height = row_height(self.look, ROW) * min(len(rows), _MOST_RETURNS + 1) + 2
        self.returns.setFixedHeight(height)
        self.returns.choose(rows[0].key)
        self._show_lists()

    def _show_whose(self) -> None:
        steps = sorted({each.step for each in self.taken.conflicts})
        self.whose.clear()
        self.whose.addItem(self.speech.text(mark("From everybody")), ALL)
        for step in steps:
            name = sender(self.taken.steps[step], self.taken)
            self.whose.addItem(self.speech.text(msg("From {department}", department=name)), str(step))
        self.whose.setVisible(len(steps) > 1)

    @Slot()
    def _show_lists(self) -> None:
        """Changes and what was left out, of the return that is chosen above."""
        key = self.returns.current_key or ALL
        step = int(key) if key != ALL else None
        self.changes.fill(change_rows(self.taken, step, self.speech))
        count = count_changes(self.taken, step)
        said = msg_count("{count} change comes in.", "{count} changes come in.", count)
        more = msg("{count} changes come in; the first {shown} are listed.", count=count, shown=MOST_ROWS)
        self.speech.say(self.about, "setText", more if count > MOST_ROWS else said)
        self.left_out.fill([*self._wrong_rows(), *remark_rows(self.taken, step, self.speech)])
        self._say_counts(count)

    def _wrong_rows(self) -> list[tuple[str, str]]:
        lines = [error.lines(self.speech.translator) for error in self._wrong]
        return [(self.speech.text(mark("Not taken in")), "\n".join(each)) for each in lines]

    def _say_counts(self, changes: int) -> None:
        said: Mapping[str, Message] = {
            "decide": msg("To decide: {count}", count=len(self.taken.conflicts)),
            "changes": msg("Changes: {count}", count=changes),
            "left": msg("Left out: {count}", count=self.left_out.rowCount()),
        }
        for key, words in said.items():
            self.speech.say(self.views.buttons[key], "setText", words)
        self.views.buttons["decide"].setEnabled(bool(self.taken.conflicts))
        self.views.buttons["left"].setEnabled(bool(self.left_out.rowCount()))

    @Slot(str)
    def show_view(self, id: str) -> None:
        """Brings one of the three lists to the front: decide, changes, left."""
        self.views.choose(id)
        self.pages.setCurrentIndex(("decide", "changes", "left").index(id))
        self._say_state()

    @Slot(str)
    def _pressed(self, key: str) -> None:
        self._show_lists()
        self.show_view("changes")

    def _take_side(self, side: Side) -> None:
        whose = self.whose.chosen or ALL
        rows = [at for at, each in enumerate(self.taken.conflicts) if whose in (ALL, str(each.step))]
        self.table.take_all(side, rows)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _say_state(self) -> None:
        """How much is still to be decided; what is not may not be taken in."""
        left = len(self.table.open_rows)
        something = self.taken.journey != self.taken.ours or bool(self.taken.conflicts)
        self.again.setVisible(bool(self.taken.decided))
        self.take.setEnabled(something)
        if left:
            said: str | Message = msg_count(
                "{count} place is still to be decided.", "{count} places are still to be decided.", left
            )
        elif self.taken.conflicts:
            said = mark("All is decided.")
        else:
            said = "" if something else mark("Nothing of it is new here.")
        self.speech.say(self.state, "setText", said)

    @Slot()
    def _begin_again(self) -> None:
        self.taken = self._first
        self._show_taken()

    def accept(self) -> None:
        """Takes it in once everything is decided; a choice may have opened another question."""
        if self.table.open_rows:
            self.show_view("decide")
            self.table.go_to_open()
            return
        if self.taken.conflicts:
            decided = self._decide(self.taken, self.table.choices)
            if decided is None:
                return
            self.taken = decided
            if decided.conflicts:
                self._show_taken()
                return
        if self.taken.journey != self.taken.ours:
            super().accept()
        else:
            self.reject()
