"""The lower part of a dialog that writes a file: how far it is, a way to stop it, and what to do with the file.

Export and report stand before it; the file is opened or shown only when the person presses a button.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from journeymap.gui.look.speech import Sentence
from journeymap.gui.session.background import Job, Work
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, mark, msg
from journeymap.reasons import reason_of


class Output(QWidget):
    """Runs one piece of work at a time; `busy_changed` when it begins and ends, `written(object)` with its result."""

    busy_changed = Signal(bool)
    written = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._path: Path | None = None
        self.words = PlainLabel("", "strong", parent=self)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        session.speech.say(self.progress, "setAccessibleName", mark("How far the work is"))
        self.stop = self._button(mark("Stop"), self.cancel)
        self.open_file = self._button(mark("Open the file"), self._open)
        self.show_folder = self._button(mark("Show in its folder"), self._show)
        self._lay_out()
        self._show_state()

    def _button(self, words: str, do: object) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        self._session.speech.say(button, "setText", words)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for button in (self.stop, self.open_file, self.show_folder):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.progress)

    @property
    def busy(self) -> bool:
        """Whether the work goes on."""
        return self._job is not None

    def run(self, work: Work, path: Path, words: Sentence) -> None:
        """Begins the work that writes `path`."""
        self._path = path
        self._session.speech.say(self.words, "setText", words)
        self.progress.setRange(0, 0)
        self._job = job = self._session.jobs.start(work)
        job.advanced.connect(self._advance)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)
        self._show_state()
        self.busy_changed.emit(True)

    @Slot()
    def cancel(self) -> None:
        """Stops the work at its next step; a file that was there stays as it was."""
        if self._job is not None:
            self._job.stop()

    def say(self, sentence: Sentence) -> None:
        """Says something in the place of the progress."""
        self._session.speech.say(self.words, "setText", sentence)
        self.words.show()

    @Slot(object, float)
    def _advance(self, what: str | Message, share: float) -> None:
        self._session.speech.say(self.words, "setText", what)
        if share >= 0:
            self.progress.setRange(0, 100)
            self.progress.setValue(round(100 * share))

    @Slot(object)
    def _done(self, result: object) -> None:
        self._settle(msg("Written: {file}", file=self._path.name if self._path else ""))
        self.open_file.show()
        self.show_folder.show()
        self.open_file.setFocus()
        self.written.emit(result)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._settle(msg("Nothing was written: {reason}", reason=reason_of(error)))

    @Slot()
    def _ended(self) -> None:
        self._settle(mark("Stopped. Nothing was written."))

    def _settle(self, sentence: Sentence) -> None:
        self._job = None
        self._show_state()
        self.say(sentence)
        self.busy_changed.emit(False)

    def _show_state(self) -> None:
        self.progress.setVisible(self.busy)
        self.stop.setVisible(self.busy)
        self.words.setVisible(self.busy)
        self.open_file.hide()
        self.show_folder.hide()

    @Slot()
    def _open(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    @Slot()
    def _show(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
