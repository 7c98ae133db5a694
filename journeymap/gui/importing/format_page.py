"""The second step of an import: whose file it is and why, another reading of it, the first rows, what columns are for.

`reading` reads anew off the GUI thread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_values import Source
from journeymap.feedback.recognising.formats import FORMATS, format_of
from journeymap.feedback.table import AnswerTable, Part, Recognised
from journeymap.gui.importing.first_rows import FirstRowsView
from journeymap.gui.importing.reading import Reading
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, Number, Word, mark, msg, msg_count

_RECOGNISE = ""
_MOST_REASONS = 4
_DELIMITERS = {",": mark("comma"), ";": mark("semicolon"), "\t": mark("tab"), "|": mark("bar")}


class FormatPage(QWidget):
    """`altered()` where the answers are read in another way now."""

    altered = Signal()
    title = mark("Read as")

    def __init__(self, guide: Guide, session: Session, parent: QWidget, *, reading: Reading) -> None:
        super().__init__(parent)
        self._guide, self._session, self._reading = guide, session, reading
        self._asked = False
        self.heading = PlainLabel("", "title", parent=self)
        self.reasons = PlainLabel("", "quiet", parent=self)
        self.facts = PlainLabel("", "muted", parent=self)
        self.trouble = PlainLabel("", "alert", parent=self)
        self.format = QComboBox(self)
        self.rows = FirstRowsView(session.speech, session.look, self)
        session.speech.say(self.format, "setAccessibleName", mark("Read the answers as"))
        self.setFocusProxy(self.format)
        self._lay_out()
        self.format.activated.connect(self._choose)
        self.rows.part_wanted.connect(self._part)
        reading.ended.connect(self._read)
        session.speech.changed.connect(self._fill)
        self._fill()
        self.show_now()

    def _lay_out(self) -> None:
        caption = PlainLabel("", "section", parent=self)
        caption.setWordWrap(False)
        caption.setBuddy(self.format)
        hint = PlainLabel("", "muted", parent=self)
        self._session.speech.say(caption, "setText", mark("Read as"))
        self._session.speech.say(
            hint, "setText", mark("Above each column stands what it is for; click it to change it.")
        )
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(caption)
        top.addWidget(self.format)
        top.addWidget(self.facts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.heading, self.reasons):
            column.addWidget(part)
        column.addSpacing(6)
        column.addLayout(top)
        column.addWidget(self.trouble)
        column.addWidget(hint)
        column.addWidget(self.rows, 1)

    @property
    def complete(self) -> bool:
        """Whether anything was read."""
        return bool(self._guide.sources)

    def show_now(self) -> None:
        """Shows how the first source is read; the others are read alike."""
        speech = self._session.speech
        refused = self._reading.refused if self._asked else ()
        speech.say(self.trouble, "setText", refused[0].reason if refused else "")
        self.trouble.setVisible(bool(refused))
        source = self._guide.sources[0] if self._guide.sources else None
        self.rows.show_table(source.table if source else None)
        if source is None:
            return
        found = source.table.recognised
        speech.say(self.heading, "setText", _heading(self._guide.sources, found))
        speech.say(self.reasons, "setText", partial(_reasons, speech, found, self._guide.read.tables))
        speech.say(self.facts, "setText", _facts(found))
        self.format.setCurrentIndex(self.format.findData(source.format or _RECOGNISE))

    @Slot()
    def _fill(self) -> None:
        """The formats in the window's language."""
        chosen = self.format.currentData()
        self.format.clear()
        self.format.addItem(self._session.text(mark("What it is recognised as")), _RECOGNISE)
        for row in FORMATS:
            self.format.addItem(self._session.text(row.name), row.id)
        self.format.setCurrentIndex(max(self.format.findData(chosen), 0))

    @Slot(int)
    def _choose(self, index: int) -> None:
        wish = str(self.format.itemData(index)) or None
        if self._guide.sources and wish != self._guide.sources[0].format:
            self._guide.by_hand = self._asked = True
            self._reading.read_as(wish)

    @Slot(str, object)
    def _part(self, column: str, part: Part) -> None:
        self._guide.by_hand = self._asked = True
        self._reading.set_part(column, part)

    @Slot(bool)
    def _read(self, taken: bool) -> None:
        self.show_now()
        asked, self._asked = self._asked, False
        if taken and asked:
            self.altered.emit()


def _heading(sources: tuple[Source, ...], found: Recognised) -> Message:
    known = format_of(found.format)
    name = Word(known.name) if known else found.format
    if len(sources) > 1:
        return msg("{count} files, read as {format}", count=Number(len(sources)), format=name)
    return msg("{file}: read as {format}", file=sources[0].name, format=name)


def _reasons(speech: Speech, found: Recognised, tables: Sequence[AnswerTable]) -> str:
    """Why it is read so and why answers are left out by it, each reason in a line of its own."""
    said = [*found.reasons[:_MOST_REASONS], *_left_out(tables)[:_MOST_REASONS]]
    return "\n".join(map(speech.text, said))


def _left_out(tables: Sequence[AnswerTable]) -> list[Message]:
    """What the tool itself does not count, the most frequent reason first."""
    why = {_key(left.reason): left.reason for table in tables for left in table.left_out}
    counts = Counter(_key(left.reason) for table in tables for left in table.left_out)
    return [
        msg_count("{count} answer is left out: {reason}", "{count} answers are left out: {reason}", n, reason=why[key])
        for key, n in counts.most_common()
    ]


def _key(message: Message) -> bytes:
    """What tells messages apart; they hold mappings, so they have no hash."""
    return msgspec.json.encode(message)


def _facts(found: Recognised) -> Message:
    """How the file is written, as far as it is known."""
    rows = Number(found.header_rows)
    if found.sheet:
        return msg("Table “{sheet}”, rows of headings: {rows}", sheet=found.sheet, rows=rows)
    sign = _DELIMITERS.get(found.delimiter)
    if found.encoding and sign:
        return msg(
            "{encoding}, cells parted by {sign}, rows of headings: {rows}",
            encoding=found.encoding,
            sign=Word(sign),
            rows=rows,
        )
    return msg("Rows of headings: {rows}", rows=rows)
