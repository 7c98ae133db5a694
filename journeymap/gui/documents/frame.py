"""What every dialog of this room has in common: a heading, a line of explanation, its content, buttons below."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QStyle, QVBoxLayout, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Sentence, Speech
from journeymap.gui.widgets.flow_layout import FlowLayout
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark

if TYPE_CHECKING:
    from journeymap.editing.merging.outcome import Side


class Framed(QDialog):
    """A dialog of our look; `content` takes what it is about, `add_button` its buttons from left to right.

    It goes with its window's document: closed, it is deleted.
    """

    def __init__(self, heading: Sentence, lead: Sentence, speech: Speech, look: Look, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.speech, self.look = speech, look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = PlainLabel("", "title", parent=self)
        self.lead = PlainLabel("", "quiet", parent=self)
        self.lead.setVisible(bool(lead))
        speech.say(self.heading, "setText", heading)
        speech.say(self.lead, "setText", lead)
        for setter in ("setWindowTitle", "setAccessibleName"):
            speech.say(self, setter, heading)
        self.content = QVBoxLayout()
        self.content.setSpacing(10)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self._lay_out()

    def _lay_out(self) -> None:
        """Heading and content scroll where large text leaves them no room; the buttons stay in sight."""
        self._inside = QWidget(self)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(24, 22, 24, 8)
        inside.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.heading)
        head.addWidget(self.lead)
        inside.addLayout(head)
        inside.addLayout(self.content, 1)
        area = QScrollArea(self)
        area.setWidget(self._inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
        self.buttons.setContentsMargins(24, 6, 24, 20)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(self.buttons)

    def side_button(self, words: Sentence) -> QPushButton:
        """A button for within the content; Enter presses it only where the keyboard is."""
        button = QPushButton(self)
        button.setAutoDefault(False)
        self.speech.say(button, "setText", words)
        return button

    def add_sweeps(self, column: QVBoxLayout, take: Callable[[Side], None], *before: QWidget) -> None:
        """Buttons `all_ours` and `all_theirs` that have `take` called with that side; other parts stand before them."""
        holder = QWidget(self)
        row = FlowLayout(holder, 8)
        self.all_ours, self.all_theirs = self.side_button(mark("All yours")), self.side_button(mark("All theirs"))
        self.all_ours.clicked.connect(partial(take, "ours"))
        self.all_theirs.clicked.connect(partial(take, "theirs"))
        for part in (*before, self.all_ours, self.all_theirs):
            row.addWidget(part)
        column.addWidget(holder)

    def add_unrevealed_note(self, hidden: Collection[str]) -> None:
        """Where marks of these touchpoints are not revealed yet: says that what is written leaves them out."""
        if hidden:
            note = PlainLabel("", "muted", parent=self)
            self.speech.say(note, "setText", mark("Blind scores that were not revealed yet are left out."))
            self.content.addWidget(note)

    def size_up(self, width: int, height: int) -> None:
        """A size at 100 %, as much larger as the text is, as far as the screen goes."""
        room = self.screen().availableSize()
        needed = self._inside.minimumSizeHint().width() + self._bar_px()
        self.setMinimumWidth(min(needed, room.width() - 40))
        grown = (min(self.look.px(width), room.width() - 40), min(self.look.px(height), room.height() - 60))
        self.resize(max(width, grown[0]), max(height, grown[1]))

    def _bar_px(self) -> int:
        """What the scroll bar takes of the width where the content is higher than the dialog."""
        return self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """As high as its words need at this width: a window alone is not asked for height by width."""
        super().showEvent(event)
        needed = self._inside.heightForWidth(self.width()) + self.buttons.sizeHint().height()
        if needed > self.height():
            self.resize(self.width(), min(needed, self.screen().availableSize().height() - 60))

    def add_button(self, words: Sentence, *, primary: bool = False, name: str = "") -> QPushButton:
        """A button at the right end of the row so far; the primary one is what Enter presses."""
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(primary)
        button.setDefault(primary)
        if primary:
            button.setProperty("look", "primary")
        self.speech.say(button, "setText", words)
        self.buttons.addWidget(button)
        return button
