"""What a crash left behind, asked for at the start: each document with its file, time and edits, and what to do; beside
them what nobody here can read.

`storage.recovery` finds it; the program opens what is recovered. Nothing is thrown away before the person says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTime, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from journeymap.gui.documents.asking import Choice, Question, ask
from journeymap.gui.documents.describing import change_rows
from journeymap.gui.documents.frame import Framed
from journeymap.gui.documents.reading import read_patiently
from journeymap.gui.documents.word_table import WordTable
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.rows import Row, RowList
from journeymap.i18n import Day, Message, mark, msg, msg_count
from journeymap.model import Journey
from journeymap.storage.recovery import Recovered, Unreadable, discard, leave

_SIZE = (680, 460)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RecoveryDialog(Framed):
    """`recover(object)` asks for a document of the row's work; closed, all that is still listed waits for next time."""

    recover = Signal(object)

    def __init__(
        self,
        found: Sequence[Recovered],
        speech: Speech,
        look: Look,
        parent: QWidget | None,
        unreadable: Sequence[Unreadable] = (),
    ) -> None:
        lead = mark("The program ended without closing these journeys. Nothing is thrown away before you decide.")
        super().__init__(mark("Unsaved work was found"), lead, speech, look, parent)
        listed: list[Recovered | Unreadable] = [*found, *unreadable]
        self._found = {str(each.file): each for each in listed}
        self.list = RowList(look, parent=self)
        speech.say(self.list, "setAccessibleName", mark("Unsaved work"))
        self.state = PlainLabel("", "body", parent=self)
        by_mouse, by_keys = (
            Qt.TextInteractionFlag.TextSelectableByMouse,
            Qt.TextInteractionFlag.TextSelectableByKeyboard,
        )
        self.state.setTextInteractionFlags(by_mouse | by_keys)  # where a journal lies is for copying
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self.state)
        self._add_buttons()
        self.list.current_row.connect(self._describe)
        self.list.installEventFilter(self)
        speech.changed.connect(self._fill)
        self._fill()
        self.list.setFocus()
        self.size_up(*_SIZE)

    def _add_buttons(self) -> None:
        self.discard = self.add_button(mark("Discard…"), name="discard")
        self.compare = self.add_button(mark("Compare…"), name="compare")
        self.buttons.addStretch(1)
        self.later = self.add_button(mark("Later"), name="later")
        self.leave = self.add_button(mark("Leave it"), primary=True, name="leave")
        self.take: QPushButton = self.add_button(mark("Recover"), primary=True, name="recover")
        self.discard.clicked.connect(self._discard)
        self.compare.clicked.connect(self._compare)
        self.later.clicked.connect(self.reject)
        self.leave.clicked.connect(self._leave)
        self.take.clicked.connect(self._recover)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Enter in the list presses *Recover* or *Leave it*, as it does in the rest of the dialog."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            (self.leave if isinstance(self.current, Unreadable) else self.take).click()
            return True
        return super().eventFilter(watched, event)

    @property
    def current(self) -> Recovered | Unreadable | None:
        """What the buttons are about."""
        return self._found.get(self.list.current_key)

    @Slot()
    def _fill(self) -> None:
        self.list.set_rows([self._row(key, each) for key, each in self._found.items()])
        if self._found and not self.list.current_key:
            self.list.choose(next(iter(self._found)))
        self._describe()

    def _row(self, key: str, each: Recovered | Unreadable) -> Row:
        text = self.speech.text
        day, time = _moment(each.when, self.speech)
        if isinstance(each, Unreadable):
            title = each.title or text(mark("Unsaved work that cannot be read"))
            return Row(key, title, text(msg("last written on {day} at {time}", day=day, time=time)), icon="warning")
        title = each.title or text(mark("Journey without a title"))
        file = each.path.name if each.path else text(mark("never saved"))
        edits = msg_count("{count} edit", "{count} edits", each.edits)
        words = msg("{file}, {edits}, last on {day} at {time}", file=file, edits=edits, day=day, time=time)
        return Row(key, title, text(words), icon="recover")

    @Slot()
    def _describe(self, key: str = "") -> None:
        each = self.current
        if each is not None:
            said = [self.speech.text(sentence) for sentence in states(each)]
            self.state.setText("\n".join(said))
        readable = isinstance(each, Recovered)
        self.compare.setEnabled(isinstance(each, Recovered) and each.path is not None and not each.saved_gone)
        self.take.setVisible(readable)
        self.leave.setVisible(not readable)
        (self.take if readable else self.leave).setDefault(True)

    @Slot()
    def _recover(self) -> None:
        each = self.current
        if isinstance(each, Recovered):
            self.recover.emit(each)  # first its window: where no window is left, the program ends
            self._drop(each)

    @Slot()
    def _leave(self) -> None:
        each = self.current
        if isinstance(each, Unreadable):
            leave(each)
            self._drop(each)

    @Slot()
    def _compare(self) -> None:
        each = self.current
        if isinstance(each, Recovered) and each.path is not None:
            show_comparison(each, each.path, self.speech, self.look, self)

    @Slot()
    def _discard(self) -> None:
        each = self.current
        if each is None:
            return
        if ask(_whether_to_discard(each), self.speech, self.look, self) == "discard":
            discard(each)
            self._drop(each)

    def _drop(self, each: Recovered | Unreadable) -> None:
        self._found.pop(str(each.file), None)
        if self._found:
            self._fill()
        else:
            self.accept()


def _whether_to_discard(each: Recovered | Unreadable) -> Question:
    if isinstance(each, Unreadable):
        heading = msg("Throw away what was written down?")
        line = msg("Nobody has seen what is in it, and it is lost for good.")
    else:
        heading = msg("Throw away the unsaved work on “{title}”?", title=each.title)
        line = msg_count("{count} edit is lost for good.", "{count} edits are lost for good.", each.edits)
    return Question(heading, (line,), (Choice("discard", mark("Throw away"), "give-up"),), "delete")


def states(each: Recovered | Unreadable) -> list[Message]:
    """What the person should know before they choose: the state of the file, and what is missing of the work; of what
    cannot be read, why, and where it lies."""
    said: list[Message] = []
    if isinstance(each, Unreadable):
        if each.later:
            why = msg("This was made by a later journeymap: open it with that one, which offers it at its start.")
        else:
            why = msg("What was written down is damaged, and this journeymap cannot read it.")
        return [why, msg("It lies here: {file}", file=str(each.file))]
    if each.saved_gone:
        said.append(msg("The file is not there any more; saving writes it anew."))
    elif each.saved_differs:
        said.append(msg("The file was changed since; saving offers to merge both versions."))
    elif each.path is None:
        said.append(msg("This journey never had a file."))
    else:
        said.append(msg("The file is as it was when this work began."))
    if each.last is not None:
        said.append(msg("Last step: {step}", step=each.last))
    return [*said, each.lost] if each.lost is not None else said


def _moment(moment: datetime, speech: Speech) -> tuple[Day, str]:
    """Day and time of the last edit, where the person is."""
    when = moment.astimezone()
    return Day(when.date()), speech.locale.toString(QTime(when.hour, when.minute), QLocale.FormatType.ShortFormat)


def show_comparison(each: Recovered, path: Path, speech: Speech, look: Look, parent: QWidget) -> None:
    """Lists what the work changes against the file as it is now."""
    read = read_patiently(path, speech, parent)
    if read is not None:
        ComparisonDialog(each, read[0].journey, speech, look, parent).exec()


class ComparisonDialog(Framed):
    """The differences between a saved file and the work, only to be read."""

    def __init__(self, each: Recovered, saved: Journey, speech: Speech, look: Look, parent: QWidget) -> None:
        rows = change_rows(saved, each.journey, speech)
        lead = msg_count("{count} difference to the file.", "{count} differences to the file.", len(rows))
        super().__init__(mark("What the unsaved work changes"), lead, speech, look, parent)
        columns = (mark("Where"), mark("In the file"), mark("In the unsaved work"))
        self.table = WordTable(columns, mark("Differences"), speech, self)
        self.table.fill(rows)
        self.content.addWidget(self.table, 1)
        self.buttons.addStretch(1)
        self.add_button(mark("Close"), primary=True, name="close").clicked.connect(self.accept)
        self.size_up(820, 480)
