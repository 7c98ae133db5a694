"""What panels of lists have in common: a head with its buttons, and following the document only while they are seen.

The session stands before it; actions, ideas and personas are such panels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from journeymap.editing.changes import ChangeSet
from journeymap.editing.document import Document
from journeymap.editing.errors import EditError
from journeymap.gui.look.speech import Sentence
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, msg, msg_count

SIDE_PX = 12
"""From a panel's edge to its heading and to what stands below."""


class EntryPanel(QWidget):
    """A heading, a remark at its right end, buttons; below them what the panel puts there. `refresh` is called where
    something of `watches` (mappings, or `journey` for settings and the parking lot) changed, once the panel is seen.
    """

    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, session: Session, heading: Sentence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._stale = True
        self.heading = PlainLabel(role="strong", parent=self)
        self.heading.setWordWrap(False)
        session.speech.say(self.heading, "setText", heading)
        self.remark = PlainLabel(role="muted", elide=True, parent=self)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(SIDE_PX, 10, SIDE_PX, 6)
        self.head.setSpacing(4)
        self.head.addWidget(self.heading, 1)
        self.head.addWidget(self.remark)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(self.head)
        session.changed.connect(self._follow)
        session.speech.changed.connect(self.renew)

    def refresh(self) -> None:
        """Shows the journey as it is now."""
        raise NotImplementedError

    @Slot()
    def renew(self) -> None:
        """Refreshes now where the panel is seen, else when it is next seen."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catches up."""
        super().showEvent(event)
        if self._stale:
            self.renew()

    @Slot(object)
    def _follow(self, step: ChangeSet) -> None:
        if any(kind in self.watches or (kind == "order" and name in self.watches) for kind, name in step.keys):
            self.renew()

    def tool(self, icon: str, words: Sentence) -> QToolButton:
        """A button of the head, by its outline."""
        button = QToolButton(self)
        self.session.look.icon_for(button, icon, "muted")
        for setter in ("setToolTip", "setAccessibleName"):
            self.session.speech.say(button, setter, words)
        self.head.addWidget(button)
        self.head.setContentsMargins(SIDE_PX, 4, SIDE_PX, 2)  # buttons are higher than words: the headings stay in line
        return button

    def inset(self, *widgets: QWidget, top: int = 0, bottom: int = 6, side: int = SIDE_PX) -> None:
        """Puts widgets below one another, away from the panel's edges."""
        part = QVBoxLayout()
        part.setContentsMargins(side, top, side, bottom)
        part.setSpacing(6)
        for widget in widgets:
            part.addWidget(widget)
        self.column.addLayout(part)


def push_button(session: Session, words: Sentence, look: str, parent: QWidget) -> QPushButton:
    """A button with words, in a look of the stylesheet: `primary`, `quiet`, `link`, or an empty one for the usual."""
    button = QPushButton(parent)
    if look:
        button.setProperty("look", look)
    session.speech.say(button, "setText", words)
    return button


def refusal_of(session: Session, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> Message | None:
    """Carries out a verb; why it was refused, None where it was done."""
    try:
        verb(session.document, *args, **kwargs)
    except EditError as error:
        return error.message
    return None


def add_each(session: Session, texts: Sequence[str], add: Callable[[Document, str], Any]) -> Message | None:
    """Adds one element for each text, all in one step; why it was refused, None where it was done."""
    if len(texts) == 1:
        return refusal_of(session, add, texts[0])
    try:
        with session.document.edit(msg_count("Add {count} entry", "Add {count} entries", len(texts))):
            for text in texts:
                add(session.document, text)
    except EditError as error:
        return error.message
    return None


def tell_removed(session: Session, name: str) -> None:
    """Says what was taken out, and offers it back."""
    session.notice(msg("“{name}” was deleted.", name=name), undo=True)


def moved_ids(ids: Sequence[str], id: str, step: int) -> tuple[str, ...] | None:
    """The ids with one of them a place further up (-1) or down (1); None where it is at the end already."""
    order = list(ids)
    place = order.index(id)
    if not 0 <= place + step < len(order):
        return None
    order.insert(place + step, order.pop(place))
    return tuple(order)
