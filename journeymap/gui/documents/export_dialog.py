"""Writes the journey in another format: a card for each row of the table of formats, the language, where it goes.

`formats` stands before it and does the writing, off the GUI thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from journeymap.exchange.format import ExportFormat, ExportOptions
from journeymap.formats import formats
from journeymap.gui.documents.form_rows import Chooser, add_row
from journeymap.gui.documents.frame import Framed
from journeymap.gui.documents.output import Output
from journeymap.gui.documents.picking import Picking, Purpose, name_for
from journeymap.gui.session.background import Progress
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import LANGUAGES, mark, msg
from journeymap.model import Journey

ABOUT: Mapping[str, str] = {
    "pdf": mark("For the wall: the smallest paper from A3 to A0 on which everything can be read."),
    "svg": mark("For slides and web pages: sharp at every size, its text stays text."),
    "xlsx": mark("For the spreadsheet: touchpoints, links, scores and actions, a sheet for each."),
    "csv": mark("For any program that reads tables: every score in a row of its own."),
}
"""What a format is good for, by its id."""


class ExportDialog(Framed):
    """One format is chosen; the file is written when its place is named."""

    def __init__(self, session: Session, picking: Picking, parent: QWidget) -> None:
        lead = mark("The journey file itself stays as it is.")
        super().__init__(mark("Export"), lead, session.speech, session.look, parent)
        self._session, self._picking = session, picking
        self._rows = {row.id: row for row in formats()}
        self.cards: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        for row in self._rows.values():
            self._add_card(row)
        next(iter(self.cards.values())).setChecked(True)
        self.language = Chooser(LANGUAGES, session.journey.language.value, self)
        form = QFormLayout()
        form.setContentsMargins(0, 10, 0, 4)
        add_row(form, mark("Language"), self.language, session.speech)
        self.content.addLayout(form)
        self.add_unrevealed_note(session.unrevealed.touchpoints)
        self.content.addStretch(1)
        self.output = Output(session, self)
        self.content.addWidget(self.output)
        self._add_buttons()
        self.output.busy_changed.connect(self._busy)
        self.size_up(560, 460)

    def _add_card(self, row: ExportFormat) -> None:
        button = QRadioButton(self)
        button.setObjectName(f"format.{row.id}")
        self.speech.say(button, "setText", row.name)
        about = PlainLabel("", "muted", parent=self)
        about.setIndent(28)
        if row.id in ABOUT:
            self.speech.say(about, "setText", ABOUT[row.id])
            self.speech.say(button, "setAccessibleDescription", ABOUT[row.id])
        self._group.addButton(button)
        self.cards[row.id] = button
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(button)
        words.addWidget(about)
        self.content.addLayout(words)

    def _add_buttons(self) -> None:
        self.buttons.addStretch(1)
        self.add_button(mark("Close"), name="close").clicked.connect(self.reject)
        self.write: QPushButton = self.add_button(mark("Export…"), primary=True, name="write")
        self.write.clicked.connect(self.export)

    @property
    def chosen(self) -> ExportFormat:
        """The format that is chosen."""
        return self._rows[next(id for id, card in self.cards.items() if card.isChecked())]

    @Slot()
    def export(self) -> None:
        """Asks where the file goes, and writes it."""
        row = self.chosen
        purpose = Purpose("export", mark("Where the export goes"), row.name, row.endings)
        path = self._picking.to_save(purpose, name_for(self._session.journey.title, row.endings[0]))
        if path is not None:
            work = _Errand(row, self._session.shown, path, ExportOptions(self.language.chosen))
            self.output.run(work, path, msg("Writing {file} …", file=path.name))

    @Slot(bool)
    def _busy(self, busy: bool) -> None:
        self.write.setEnabled(not busy)

    def reject(self) -> None:
        """Stops what is being written, and goes."""
        self.output.cancel()
        super().reject()


class _Errand:
    """What is written where; stopped before the writing begins, there is no half of a file."""

    def __init__(self, row: ExportFormat, journey: Journey, path: Path, options: ExportOptions) -> None:
        self._row, self._journey, self._path, self._options = row, journey, path, options

    def __call__(self, progress: Progress) -> Path:
        progress.check()
        self._row.write(self._journey, self._path, self._options)
        return self._path
