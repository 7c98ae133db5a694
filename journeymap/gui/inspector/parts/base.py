"""What every part of a form has in common: it shows something about the subject that is no field of its own."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from journeymap.gui.inspector.subject import Subject
from journeymap.gui.session.session import Session


class Part(QWidget):
    """Turned to a subject by `bind`, told to look again by `refresh`."""

    watches: ClassVar[frozenset[str]] = frozenset({"touchpoints"})
    """Mappings whose changes change what it shows."""
    judges: ClassVar[bool] = False
    """Whether it shows something of the analysis."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        self.subject: Subject | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def bind(self, subject: Subject) -> None:
        """Turns to another subject."""
        self.subject = subject
        self.refresh()

    def refresh(self) -> None:
        """Shows what there is now."""
        if self.subject is not None and self.subject.alive:
            self.show_subject(self.subject)

    def show_subject(self, subject: Subject) -> None:
        """Shows what there is to say of the subject."""
        raise NotImplementedError

    @property
    def remark(self) -> str:
        """A few words for the right end of the heading."""
        return ""

    @property
    def hollow(self) -> bool:
        """Whether there is nothing to show: its section is hidden then."""
        return False
