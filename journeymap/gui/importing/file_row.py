"""One source of an import as a card: what was read of it, which table inside, a way to take it out; or why it was
refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journeymap.feedback.applying import counted_before
from journeymap.feedback.guide_values import Source
from journeymap.gui.importing.reading import Refused
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Day, Message, Number, mark, msg
from journeymap.model.journey import Journey

_SIGN_PX = 18


class _CardRow(QFrame):
    """A sign, a name, a line under it, controls at the right."""

    def __init__(self, session: Session, icon: str, tone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._icon, self._tone = session, icon, tone
        self.setProperty("look", "card")
        self._sign = QLabel(self)
        self.name = PlainLabel("", "strong", elide=True, parent=self)
        self.line = PlainLabel("", "muted", parent=self)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.name)
        words.addWidget(self.line)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 10, 10, 10)
        self.row.setSpacing(12)
        self.row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addLayout(words, 1)
        session.look.changed.connect(self._paint_sign)
        self._paint_sign()

    @Slot()
    def _paint_sign(self) -> None:
        side = self._session.look.px(_SIGN_PX)
        icon = self._session.look.icon(self._icon, self._tone)
        self._sign.setPixmap(icon.pixmap(side, side))

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, in order."""
        return tuple(w for w in self.findChildren(QWidget) if isinstance(w, QComboBox | QPushButton))

    def add_button(self, words: str, spoken: Message, *, quiet: bool = True) -> QPushButton:
        """A button at the right; `spoken` names the file too."""
        button = QPushButton(self)
        button.setAutoDefault(False)
        if quiet:
            button.setProperty("look", "quiet")
        self._session.speech.say(button, "setText", words)
        self._session.speech.say(button, "setAccessibleName", spoken)
        self.row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button


class SourceRow(_CardRow):
    """A source that was read. `taken_away()`; `sheet_chosen(str)`."""

    taken_away = Signal()
    sheet_chosen = Signal(str)

    def __init__(self, source: Source, sheets: Sequence[str], session: Session, parent: QWidget) -> None:
        before = told_before(source, session.journey)
        icon = "info" if before else "paste" if source.path is None else "file"
        super().__init__(session, icon, "accent" if before else "muted", parent)
        self.name.setText(source.name)
        session.speech.say(self.line, "setText", before or told(source))
        self.sheet = QComboBox(self)
        self.sheet.addItems(list(sheets))
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sheet.setMinimumContentsLength(14)
        self.sheet.setVisible(len(sheets) > 1)
        self.sheet.setCurrentText(source.sheet or source.table.recognised.sheet)
        session.speech.say(self.sheet, "setAccessibleName", msg("Table in “{file}”", file=source.name))
        session.speech.say(self.sheet, "setToolTip", mark("Which table of this file holds the answers"))
        self.sheet.textActivated.connect(self.sheet_chosen)
        self.row.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignVCenter)
        self.away = self.add_button(mark("Remove"), msg("Remove “{file}”", file=source.name))
        self.away.clicked.connect(self.taken_away)


class RefusedRow(_CardRow):
    """Answers that could not be read, and why. `retried()`: read them as a plain table all the same."""

    retried = Signal()

    def __init__(self, refused: Refused, session: Session, parent: QWidget) -> None:
        super().__init__(session, "warning", "alert", parent)
        self.name.setText(refused.name)
        self.name.setVisible(bool(refused.name))
        self.line.set_role("body")
        session.speech.say(self.line, "setText", refused.reason)
        if refused.again:
            spoken = msg("Read “{file}” as a plain table", file=refused.name)
            self.again = self.add_button(mark("Read as a plain table"), spoken)
            self.again.clicked.connect(self.retried)


def told(source: Source) -> Message:
    """What was read of a source, in a line."""
    table = source.table
    rows, columns, out = Number(len(table.rows)), Number(len(table.columns)), Number(len(table.left_out))
    if source.large:
        return msg("Large file, columns: {columns}. The first answers are shown, all are counted.", columns=columns)
    if table.left_out:
        return msg("Answers: {rows}, columns: {columns}, left out: {out}", rows=rows, columns=columns, out=out)
    return msg("Answers: {rows}, columns: {columns}", rows=rows, columns=columns)


def told_before(source: Source, journey: Journey) -> Message | None:
    """That a source was counted before; None where it was not."""
    earlier = counted_before(journey, source.table.sha256)
    if earlier is None:
        return None
    if earlier.date is None:
        return msg("Counted before; it is not counted again.")
    return msg("Counted on {day}; it is not counted again.", day=Day(earlier.date))
