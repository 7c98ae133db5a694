"""The first step of an import: which answers. Files chosen, dropped or pasted in; rows and columns of each out.

`reading` reads off the GUI thread; the page shows what came, and what was refused with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from journeymap.feedback.guide import Guide
from journeymap.gui.importing.drop_zone import DropZone, dragged_files
from journeymap.gui.importing.file_row import RefusedRow, SourceRow
from journeymap.gui.importing.picks import Picks
from journeymap.gui.importing.reading import Reading, Refused
from journeymap.gui.importing.tab_order import follow
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark, msg

_PLAIN_TABLE = "generic"
_NOTHING_COPIED = msg("There is nothing to paste: copy the cells in your spreadsheet first, with their headings.")


class FilePage(QWidget):
    """`altered()` where the guide has other answers now. `after` is where Tab comes from."""

    altered = Signal()
    title = mark("Answers")

    def __init__(self, guide: Guide, session: Session, parent: QWidget, *, reading: Reading, picks: Picks) -> None:
        super().__init__(parent)
        self._guide, self._session, self._reading, self._picks = guide, session, reading, picks
        self.after: QWidget | None = None
        self._rows: list[SourceRow | RefusedRow] = []
        self._trouble: Refused | None = None
        self._shown: object = None
        self.heading = PlainLabel("", "title", parent=self)
        self.lead = PlainLabel("", "quiet", parent=self)
        speech = session.speech
        speech.say(self.heading, "setText", mark("Which answers shall be counted?"))
        speech.say(self.lead, "setText", mark("Nothing in the journey changes before the last step."))
        self.zone = DropZone(session, self)
        self.zone.choose.connect(self.choose)
        self.zone.paste.connect(self.paste)
        reading.ended.connect(self._read)
        pasting = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        pasting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pasting.activated.connect(self.paste)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.zone.choosing)
        self._lay_out()
        self.show_now()

    def _lay_out(self) -> None:
        self._list = QWidget(self)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._area = QScrollArea(self)
        self._area.setWidget(self._list)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = self._whole = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.lead)
        column.addSpacing(8)
        column.addWidget(self._area, 1)
        column.addWidget(self.zone)

    @property
    def complete(self) -> bool:
        """Whether there are answers."""
        return bool(self._guide.sources)

    @property
    def rows(self) -> tuple[SourceRow | RefusedRow, ...]:
        """The cards of sources, then of what was refused."""
        return tuple(self._rows)

    def show_now(self) -> None:
        """A card for each source, and for each that was refused; made anew only where they are others."""
        refused = self._reading.refused if self._trouble is None else (self._trouble,)
        tables = tuple(map(id, self._guide.read.tables))
        shown = (tables, refused, self._reading.sheets, self._session.journey.imports)
        if shown != self._shown:
            self._shown = shown
            self._fill(refused)

    def _fill(self, refused: Sequence[Refused]) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while self._column.count():
            self._column.takeAt(0)
        sources = [self._source_row(at) for at in range(len(self._guide.sources))]
        self._rows = [*sources, *(self._refused_row(one) for one in refused)]
        for row in self._rows:
            self._column.addWidget(row)
        self._column.addStretch(1)
        self._order()
        self._area.setVisible(bool(self._rows))
        self.zone.set_small(bool(self._rows))
        self._whole.setStretchFactor(self.zone, 0 if self._rows else 1)

    def _order(self) -> None:
        """Tab goes through the cards before it comes to the buttons below them."""
        if self.after is not None:
            controls = (control for row in self._rows for control in row.controls)
            follow(self.after, *controls, self.zone.choosing, self.zone.pasting)

    def _source_row(self, at: int) -> SourceRow:
        source = self._guide.sources[at]
        sheets = self._reading.sheets.get(source.path, ()) if source.path is not None else ()
        row = SourceRow(source, sheets, self._session, self._list)
        row.taken_away.connect(partial(self._reading.take_away, at))
        row.sheet_chosen.connect(partial(self._reading.choose_sheet, at))
        return row

    def _refused_row(self, refused: Refused) -> RefusedRow:
        row = RefusedRow(refused, self._session, self._list)
        if refused.again and refused.path is not None:
            row.retried.connect(partial(self._retry, refused.path))
        return row

    def _retry(self, path: Path) -> None:
        self._reading.put_files([path], format=_PLAIN_TABLE)

    @Slot()
    def choose(self) -> None:
        """Asks for files and reads them."""
        self.put(self._picks.answers())

    def put(self, paths: list[Path]) -> None:
        """Reads files."""
        self._trouble = None
        self._reading.put_files(paths)

    @Slot()
    def paste(self) -> None:
        """Reads what was copied in a spreadsheet, or the files that were copied."""
        mime = QGuiApplication.clipboard().mimeData()
        files = dragged_files(mime)
        text = mime.text() if not files and mime.hasText() else ""
        self._trouble = None
        if files:
            self._reading.put_files(files)
        elif text.strip():
            self._reading.put_text(text)
        else:
            self._trouble = Refused("", _NOTHING_COPIED)
            self.show_now()

    @Slot(bool)
    def _read(self, taken: bool) -> None:
        self.show_now()
        if taken:
            self.altered.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if dragged_files(event.mimeData()) and not self._reading.busy:
            self.zone.tell_dragged(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self.zone.tell_dragged(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self.zone.tell_dragged(False)
        event.acceptProposedAction()
        self.put(dragged_files(event.mimeData()))
