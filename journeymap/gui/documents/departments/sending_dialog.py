"""Makes the files for all or some departments at once: who, which kind, which language, which folder.

The journey stands before it; `sending_work` writes the files, what came of it is said at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from journeymap.departments.packing import file_names
from journeymap.departments.sendings import sendings_of
from journeymap.gui.documents import asking
from journeymap.gui.documents.asking import CANCEL, Choice, Question
from journeymap.gui.documents.departments.departments_table import DepartmentsTable
from journeymap.gui.documents.departments.sending_work import Parcel, Sending
from journeymap.gui.documents.form_rows import Chooser, add_row
from journeymap.gui.documents.frame import Framed
from journeymap.gui.documents.output import Output
from journeymap.gui.documents.picking import Picking, Purpose
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import LANGUAGES, Listing, Message, mark, msg, msg_count
from journeymap.storage.files import same_file

KINDS: Mapping[str, str] = {
    ".xlsx": mark("Workbook, for those without journeymap"),
    ".journey": mark("Copy of the journey, for those with journeymap"),
    ".pdf": mark("Sheet of paper, to print and write on"),
}
"""What a department is sent, by the ending of its file."""

FOLDER = Purpose("departments", mark("Where the files for the departments go"), mark("Folders"))
_NEVER_SAVED = mark("Save the journey first, so that it is remembered who was sent what on which day.")
_LEAD = mark("Each gets a file of its own, fills it in and sends it back; drop it on this window then.")
_SIZE = (860, 620)


class SendingDialog(Framed):
    """Everyone who is asked anything is ticked; files that are there are never written over without a question."""

    def __init__(self, session: Session, picking: Picking, parent: QWidget) -> None:
        super().__init__(mark("Send to departments"), _LEAD, session.speech, session.look, parent)
        self._session, self._picking = session, picking
        self._work: Sending | None = None
        self._home = session.document.path
        self.folder_path = self._first_folder()
        sent = sendings_of(self._home) if self._home else ()
        self.table = DepartmentsTable(session.journey, sent, session.speech, self)
        self.kind = Chooser({ending: session.text(words) for ending, words in KINDS.items()}, ".xlsx", self)
        self.language = Chooser(LANGUAGES, session.journey.language.value, self)
        self.output = Output(session, self)
        self._lay_out_all()
        self._wire()
        self._follow()
        self.size_up(*_SIZE)

    def _first_folder(self) -> Path:
        remembered = self._session.preferences.settings.folders.get(FOLDER.folder)
        if self._home is not None and not remembered:
            return self._home.parent
        return self._picking.folder(FOLDER)

    def _lay_out_all(self) -> None:
        self.content.addWidget(self.table, 1)
        self.content.addLayout(self._sweeps())
        self.content.addLayout(self._form())
        if self._home is None:
            hint = PlainLabel("", "muted", parent=self)
            self.speech.say(hint, "setText", _NEVER_SAVED)
            self.content.addWidget(hint)
        self.content.addWidget(self.output)
        self.buttons.addStretch(1)
        self.add_button(mark("Close"), name="close").clicked.connect(self.reject)
        self.write = self.add_button(mark("Make the files"), primary=True, name="write")
        self.speech.say(self.output.show_folder, "setText", mark("Show the folder"))
        self.table.setMinimumHeight(self.look.px(180))

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 6, 0, 4)
        add_row(form, mark("What each gets"), self.kind, self.speech)
        add_row(form, mark("Language"), self.language, self.speech)
        add_row(form, mark("Folder"), self._folder_row(), self.speech)
        return form

    def _folder_row(self) -> QWidget:
        self.folder = self.side_button(mark("Choose…"))
        self.place = PlainLabel("", elide=True, parent=self)
        row = QWidget(self)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.folder)
        inside.addWidget(self.place, 1)
        self.speech.say(self.folder, "setAccessibleName", mark("Choose the folder"))
        return row

    def _sweeps(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.all, self.none = self.side_button(mark("Tick all")), self.side_button(mark("Tick none"))
        row.addWidget(self.all)
        row.addWidget(self.none)
        row.addStretch(1)
        return row

    def _wire(self) -> None:
        self.table.ticked_changed.connect(self._follow)
        self.kind.currentIndexChanged.connect(self._follow)
        self.all.clicked.connect(self._tick_all)
        self.none.clicked.connect(self._tick_none)
        self.folder.clicked.connect(self.choose_folder)
        self.write.clicked.connect(self.send)
        self.output.written.connect(self._written)
        self.output.busy_changed.connect(self._busy)

    @Slot()
    def _tick_all(self) -> None:
        self.table.tick(all_of_them=True)

    @Slot()
    def _tick_none(self) -> None:
        self.table.tick(all_of_them=False)

    @Slot()
    def choose_folder(self) -> None:
        """Asks where the files go."""
        folder = self._picking.to_folder(FOLDER, self.folder_path)
        if folder is not None:
            self.folder_path = folder
            self._picking.remember(FOLDER, folder)
            self._follow()

    @property
    def parcels(self) -> tuple[Parcel, ...]:
        """What is to be written, by what is ticked and chosen now."""
        names = file_names(self._session.journey, self._session.journey.departments, self.kind.chosen)
        return tuple(Parcel(id, self.folder_path / names[id]) for id in self.table.ticked)

    @Slot()
    def _follow(self) -> None:
        self.place.setText(str(self.folder_path))
        self.table.show_files({each.department: each.out.name for each in self.parcels})
        self.language.setEnabled(self.kind.chosen != ".journey")  # a journey speaks the language of its own
        self.write.setEnabled(bool(self.table.ticked) and not self.output.busy)

    @Slot()
    def send(self) -> None:
        """Writes the files; where some are there already, asks first what is to become of them."""
        parcels = self._allowed(self.parcels)
        if not parcels:
            return
        session = self._session
        self._work = Sending(session.journey, parcels, self._home, self.language.chosen, session.today())
        self.output.run(self._work, parcels[0].out, mark("Writing the files …"))

    def _allowed(self, parcels: tuple[Parcel, ...]) -> tuple[Parcel, ...]:
        """The parcels that may be written; nothing where the person wants none of it."""
        there = tuple(each for each in parcels if each.out.exists())
        if not there:
            return parcels
        names = Listing(tuple(each.out.name for each in there), 4)
        others = tuple(each for each in parcels if each not in there)
        answer = asking.ask(self._question(names, others, there), self.speech, self.look, self)
        if answer == CANCEL:
            return ()
        return parcels if answer == "over" else others

    def _question(self, names: Listing, others: tuple[Parcel, ...], there: tuple[Parcel, ...]) -> Question:
        heading = msg_count("{count} file is there already", "{count} files are there already", len(there))
        lines: tuple[str | Message, ...] = (
            msg("{files}", files=names),
            mark("Perhaps it was filled in and came back. Written over, it is lost."),
        )
        skip = (Choice("others", mark("Write only the others")),) if others else ()
        ours = self._home is not None and any(same_file(each.out, self._home) for each in there)
        over = () if ours else (Choice("over", mark("Write over them"), "give-up"),)
        return Question(heading, lines, (*skip, *over), "warning")

    @Slot(object)
    def _written(self, _: object) -> None:
        """Many files were written: the folder may be shown, none of them opened."""
        self.output.open_file.hide()
        self.output.show_folder.setFocus()

    @Slot(bool)
    def _busy(self, busy: bool) -> None:
        for part in (self.table, self.all, self.none, self.kind, self.folder):
            part.setEnabled(not busy)
        self._follow()
        if busy or self._work is None:
            return
        written = self._work.written
        if written:
            self._tell(len(written), self._work)
            self.table.show_days(sendings_of(self._home) if self._home else ())
            self._session.sent.emit()

    def _tell(self, count: int, work: Sending) -> None:
        place = self.folder_path.name or str(self.folder_path)
        said = msg_count("{count} file is in {folder}.", "{count} files are in {folder}.", count, folder=place)
        if work.problem:
            said = msg("{files} Then: {reason}", files=said, reason=work.problem)
        elif count < work.wanted:
            said = msg("{files} The others were not written.", files=said)
        self.output.say(said)
        self.output.show_folder.show()

    def reject(self) -> None:
        """Stops what is being written, and goes."""
        self.output.cancel()
        super().reject()
