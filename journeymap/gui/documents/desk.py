"""The desk of one window: its document's file. New, open, save, revert, export, report, close; others' changes.

The actions and the window call it; it asks the person, and lets `saving`, `recording`, `watching` and `foreign` work.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QMimeData, QObject, QTime, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from journeymap.gui.documents import asking
from journeymap.gui.documents.asking import Choice, Question
from journeymap.gui.documents.autosaving import Autosaving
from journeymap.gui.documents.bars import Bars
from journeymap.gui.documents.beside import Beside
from journeymap.gui.documents.copy_naming import copy_name
from journeymap.gui.documents.departments.own_copy import OwnCopy
from journeymap.gui.documents.dropping import Dropping
from journeymap.gui.documents.finishing import finish_typing
from journeymap.gui.documents.foreign import Foreign
from journeymap.gui.documents.holding import Holding
from journeymap.gui.documents.opener import Opener
from journeymap.gui.documents.origin import Origin
from journeymap.gui.documents.picking import ENDING, SAVE, Picking, name_for
from journeymap.gui.documents.recording import Recording
from journeymap.gui.documents.saving import Saving
from journeymap.gui.documents.starting import Starting
from journeymap.gui.session.drafts import FIELD
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, mark, msg, msg_count
from journeymap.model.problems import Problem
from journeymap.replacing import NotReplacedError
from journeymap.storage.errors import JourneyFileError
from journeymap.storage.files import ChangedMeanwhileError, same_file
from journeymap.storage.sharing import is_held_elsewhere

_CHANGES_LOST = mark("Without saving, the changes since the last time are lost.")
_ALL_LOST = mark("Its file is not there any more: without saving, all of it is lost.")


class Desk(QObject):
    """One window's document and its file; `said` carries what is known of the file, for the top bar. `problems` are
    the places of the file that could not be used."""

    said = Signal(str)

    def __init__(self, session: Session, opener: Opener, window: QWidget) -> None:
        super().__init__(window)
        self.session, self._opener, self._window = session, opener, window
        self._bar = Bars(session.speech, session.look, window)
        self.picking = Picking(session.speech, session.preferences, window)
        self.recording = Recording(session, self)
        self.saving = Saving(session, self.recording, self)
        self.foreign = Foreign(session, self.saving, self._bar, opener, window, self)
        self.holding = Holding(session, self._bar, self)
        self.beside = Beside(session, self._bar, self)
        self.starting = Starting(session, opener, self.picking, window, self)
        self.dropping = Dropping(session, opener, window, self)
        self.own_copy = OwnCopy(session, self._bar, self.save, self)
        self.autosaving = Autosaving(session, self.save_quietly, self)
        self.problems: tuple[Problem, ...] = ()
        self._saved_at: QTime | None = None
        self._wire()

    def _wire(self) -> None:
        self.saving.begun.connect(self._say)
        self.saving.ended.connect(self._say)
        self.foreign.wants_save.connect(self.save)
        self.holding.wants_copy.connect(self.save_as)
        self.holding.turned.connect(self._say)
        self.beside.wants_merge.connect(self._merge_copies)
        for look in (self.holding.glance, self.beside.look):
            self.foreign.watching.stirred.connect(look)
        self.recording.failed.connect(self._journal_failed)
        self.recording.works.connect(self._journal_works)
        self.session.stored.connect(self._say)
        self.session.speech.changed.connect(self._say)

    @property
    def bar(self) -> QWidget:
        """The bars about the file, for the top of the window; hidden while there is nothing to say."""
        return self._bar

    @property
    def path(self) -> Path | None:
        """Where the document lies, None where it was never saved."""
        return self.session.document.path

    @property
    def read_only(self) -> bool:
        """Whether the file must not be written by this program."""
        return self.saving.read_only_reason is not None or self.holding.holder is not None

    def begin(self, origin: Origin | None = None) -> None:
        """Begins the work with the document: its recovery journal, the watch over its file, the recent files."""
        origin = origin or Origin()
        self.saving.begin(origin)
        self.recording.begin(self.path, origin)
        self.foreign.begin()
        self._hold()
        self.starting.remember(self.path)
        if origin.read_only_reason is not None:
            self._bar.put(
                "read-only", "lock", origin.read_only_reason, ((mark("Save as another file…"), self.save_as),)
            )
        else:
            self.own_copy.begin()
        if origin.problems:
            self._tell_problems(origin)
        self._say()

    def _hold(self) -> None:
        """Says to others that we have the file open, where it is one that we may write."""
        path = self.path if self.saving.read_only_reason is None else None
        self.holding.begin(path)
        self.beside.begin(path)

    def _tell_problems(self, origin: Origin) -> None:
        count = len(origin.problems)
        sentence = msg_count(
            "{count} place in the file could not be used. It is kept as it stands.",
            "{count} places in the file could not be used. They are kept as they stand.",
            count,
        )
        self.problems = origin.problems
        self._bar.put("problems", "warning", sentence, ((mark("Show them"), self.show_problems),))

    @Slot()
    def show_problems(self) -> None:
        """Lists the places of the file that could not be used."""
        from journeymap.gui.documents.problems_dialog import ProblemsDialog

        ProblemsDialog(self.problems, self.session, self._window).open()

    @Slot()
    def save(self) -> bool:
        """Saves the document; False where it was not saved (the person was told, or did not want it after all)."""
        finish_typing(self._window)
        if self.path is None:
            return self.save_as()
        if self.read_only:
            return self._ask_for_copy(self.path) and self.save_as()
        if self.saving.is_foreign():
            return self._settle_foreign()
        return self._write(self.path)

    def _settle_foreign(self) -> bool:
        """The file is another's by now: it is merged, or ours goes elsewhere, but nothing is written over it."""
        answer = self.foreign.ask()
        if answer == "merge":
            return self.foreign.merge() and self.path is not None and self._write(self.path)
        return answer == "elsewhere" and self._save_as(copy=True)

    def _ask_for_copy(self, path: Path) -> bool:
        """Whether the person wants the document in another file, where its own must not be written."""
        question = Question(
            msg("{file} is for reading only here", file=path.name),
            (
                self.saving.read_only_reason
                or mark("Somebody else has it open. Save your changes in a copy; it can be merged later."),
            ),
            (Choice("elsewhere", mark("Save as another file…")),),
            "lock",
        )
        return asking.ask(question, self.session.speech, self.session.look, self._window) == "elsewhere"

    @Slot()
    def save_as(self) -> bool:
        """Saves the document in a file that the person names; False where it was not saved."""
        return self._save_as(copy=self.read_only)

    def _save_as(self, *, copy: bool) -> bool:
        """`copy` where the document's own file is the one that must not be written."""
        finish_typing(self._window)
        folder = self.path.parent if self.path else None
        if self.path is None:
            suggestion = name_for(self.session.journey.title, ENDING)
        else:
            suggestion = copy_name(self.path, self.session.speech) if copy else self.path.name
        path = self.picking.to_save(SAVE, suggestion, folder)
        if path is None:
            return False
        if refusal := self._refusal(path):
            asking.tell(refusal, (), self.session.speech, self.session.look, self._window)
            return False
        return self._write(path)

    def _refusal(self, path: Path) -> Message | None:
        """Why the document must not go there."""
        other = self._opener.window_of(path)
        if other is not None and other is not self._window:
            return msg("{file} is open in another window. Choose another name.", file=path.name)
        if self.path is not None and same_file(path, self.path):
            if self.holding.holder is not None:
                return msg("Somebody else has {file} open. Choose another name.", file=path.name)
            if self.read_only:
                return msg("{file} was made by a later journeymap. Choose another name.", file=path.name)
            if self.saving.is_foreign():
                return msg("Somebody else has changed {file}. Choose another name.", file=path.name)
        elif is_held_elsewhere(path):
            return msg("Somebody else has {file} open. Choose another name.", file=path.name)
        return None

    def _write(self, path: Path) -> bool:
        try:
            self.saving.write(path)
        except ChangedMeanwhileError:
            return self._settle_foreign()
        except JourneyFileError as error:
            lines = (*error.lines(self.session.speech.translator), mark("Nothing is lost: the journey is still open."))
            asking.tell(
                mark("The journey could not be saved"), lines, self.session.speech, self.session.look, self._window
            )
            return False
        self._written()
        return True

    def _written(self) -> None:
        self._saved_at = QTime.currentTime()
        for matter in ("read-only", "saving", "journal"):
            self._bar.drop(matter)
        self.autosaving.wake()
        self.foreign.begin()
        self._hold()
        self.starting.remember(self.path)
        self._say()

    def save_quietly(self) -> None:
        """Saves without a question, where it can be done without one; else a bar says why not."""
        if self.path is None or self.read_only or self.saving.busy or not self.session.document.modified:
            return
        if self.foreign.gone:
            return  # somebody took it away or renamed it: it comes back only where a person says so
        if self.saving.is_foreign():
            self.foreign.look()
            return
        try:
            self.saving.write(self.path)
        except ChangedMeanwhileError:
            self.foreign.look()
        except JourneyFileError as error:
            self._tell_unsaved(error)
        else:
            self._written()

    def _tell_unsaved(self, error: JourneyFileError) -> None:
        line = error.lines(self.session.speech.translator)[0]
        sentence, doing = msg("Not saved: {reason}", reason=line), (mark("Save…"), self.save)
        if isinstance(error.__cause__, NotReplacedError):  # each try would leave another copy beside the file
            self.autosaving.rest()
            sentence = msg("Not saved: {reason}. It is saved by itself again once you have saved it.", reason=line)
            doing = (mark("Save as another file…"), self.save_as)
        self._bar.put("saving", "warning", sentence, (doing,))

    @property
    def can_revert(self) -> bool:
        """Whether there is a file that holds something else than the document."""
        return self.path is not None and self.session.document.modified

    def revert(self) -> None:
        """Takes the file as it is on the disk, as one step that can be undone."""
        if self.path is None:
            return
        question = Question(
            msg("Go back to {file} as it was saved?", file=self.path.name),
            (mark("Your changes since then are taken back. One undo brings them all again."),),
            (Choice("revert", mark("Go back")),),
            "undo",
        )
        if asking.ask(question, self.session.speech, self.session.look, self._window) == "revert":
            self.foreign.reload()

    def settled(self) -> bool:
        """Whether the document is as it is in its file, what is still being typed included."""
        finish_typing(self._window)
        return not self.session.document.modified

    def may_close(self) -> bool:
        """Whether the window may go; asks where something is not saved, and saves where that is the answer."""
        finish_typing(self._window)
        if self._drafts_wait() and not self._may_drop_drafts():
            return False
        if not self.session.document.modified:
            return True
        title = self.session.journey.title or self.session.text(mark("Journey without a title"))
        question = Question(
            msg("Save the changes to “{title}”?", title=title),
            (_ALL_LOST if self.foreign.gone else _CHANGES_LOST,),
            (Choice("save", mark("Save")), Choice("discard", mark("Discard"), "give-up")),
            "save",
        )
        answer = asking.ask(question, self.session.speech, self.session.look, self._window)
        return answer == "discard" or (answer == "save" and self.save())

    def _drafts_wait(self) -> bool:
        typed = (field for field in self._window.findChildren(QLineEdit) if field.property(FIELD))
        return self.session.drafts.waiting(self.session.journey) or any(field.text().strip() for field in typed)

    def _may_drop_drafts(self) -> bool:
        question = Question(
            mark("Something that you typed was not added yet"),
            (mark("It stands in a field of this window, and goes with the window."),),
            (Choice("back", mark("Go back")),),
            last=Choice("discard", mark("Close without it"), "give-up"),
        )
        return asking.ask(question, self.session.speech, self.session.look, self._window) == "discard"

    def close(self) -> None:
        """Ends all that runs for the file; the document was closed in order."""
        self.autosaving.close()
        self.foreign.close()
        self.holding.close()
        self.beside.close()
        self.recording.close()

    def new(self) -> None:
        """A blank journey in a window of its own."""
        self.starting.new()

    def open(self) -> None:
        """Opens files that the person chooses, each in a window of its own."""
        self.starting.open()

    def open_recent(self) -> None:
        """Lists the recent files and opens the one that is chosen."""
        self.starting.open_recent()

    def open_template(self, name: str) -> None:
        """A new journey from a template, in the language of the window."""
        self.starting.open_template(name)

    def open_sample(self, name: str) -> None:
        """A copy of a sample journey, by the name of its file without the ending."""
        self.starting.open_sample(name)

    def welcome(self) -> None:
        """The welcome screen: templates, samples, recent files."""
        self._opener.welcome()

    def quit(self) -> None:
        """Ends the program, each window asking where something is not saved."""
        self._opener.quit()

    def merge(self) -> None:
        """Merges another copy of this journey that the person chooses."""
        self.dropping.choose(self.picking)

    @Slot(object)
    def _merge_copies(self, paths: Sequence[Path]) -> None:
        """Merges the copies that lie beside the file, one after the other, each as a step, until one is not wanted."""
        for path in paths:
            if not self.dropping.join(path):
                break
            self.beside.merged([path])

    def take_returns(self) -> None:
        """Takes in what departments sent back, from files that the person chooses."""
        self.dropping.returning.choose(self.picking)

    def send(self) -> None:
        """Opens the dialog that makes the files for the departments."""
        from journeymap.gui.documents.departments.sending_dialog import SendingDialog

        finish_typing(self._window)
        SendingDialog(self.session, self.picking, self._window).open()

    def snapshot(self) -> None:
        """Keeps the journey as it is now under a label."""
        from journeymap.gui.documents.snapshot_dialog import SnapshotDialog

        SnapshotDialog(self.session, self._window).open()

    def earlier(self) -> None:
        """Lists what the file held before it was saved, to look at it or to go back; without a file, of which files
        that is known."""
        from journeymap.gui.documents.earlier_dialog import show_kept, show_own

        if self.path is not None:
            show_own(self.path, self.session, self._opener, self._window)
        else:
            show_kept(self.session.speech, self.session.look, self._opener, self._window)

    def export(self) -> None:
        """Opens the dialog that writes the journey in another format."""
        from journeymap.gui.documents.export_dialog import ExportDialog

        ExportDialog(self.session, self.picking, self._window).open()

    @Slot()
    def report(self) -> None:
        """Opens the dialog that writes the report."""
        from journeymap.gui.documents.report_dialog import ReportDialog

        ReportDialog(self.session, self.picking, self._window, self.problems).open()

    def takes(self, mime: QMimeData) -> bool:
        """Whether what is dragged over the window are journey files."""
        return self.dropping.takes(mime)

    def drop(self, mime: QMimeData) -> None:
        """Opens the files that were dropped; one of this very journey is offered for merging."""
        self.dropping.drop(mime)

    @Slot()
    def _say(self) -> None:
        self.said.emit(self.session.text(self._state()))

    def _state(self) -> str | Message:
        """What is known of the file, in few words."""
        if self.saving.busy:
            return mark("saving…")
        if self.path is None:
            return mark("for reading only") if self.read_only else mark("Not saved yet")
        if self.session.document.modified:
            return mark("changes not saved")
        if self.read_only:
            return mark("for reading only")
        if self._saved_at is None:
            return mark("saved")
        time = self.session.speech.locale.toString(self._saved_at, QLocale.FormatType.ShortFormat)
        return msg("saved {time}", time=time)

    @Slot(object)
    def _journal_failed(self, failure: Message) -> None:
        self._bar.put("journal", "warning", failure, ((mark("Save…"), self.save),))

    @Slot()
    def _journal_works(self) -> None:
        self._bar.drop("journal")
