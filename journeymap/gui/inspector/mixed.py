"""What is shown while elements of several mappings are selected: how many of which, and a button to keep just those."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journeymap.gui.inspector.pool import Pool
from journeymap.gui.inspector.words import PLURALS, counted
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Listing, msg


class MixedPage(QWidget):
    """A sentence and a button for each mapping."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        self.words = PlainLabel(role="body", parent=self)
        column, buttons = QVBoxLayout(self), QVBoxLayout()
        column.setContentsMargins(20, 18, 20, 20)
        column.setSpacing(12)
        column.addWidget(self.words)
        column.addLayout(buttons)
        column.addStretch(1)
        self.pool: Pool[QPushButton, str] = Pool(buttons, self._make, self._bind)

    def refresh(self) -> None:
        """Shows the selection as it is now."""
        selection = self.session.selection
        mappings = [name for name in PLURALS if selection.of(name)]
        parts = tuple(counted(name, len(selection.of(name))) for name in mappings)
        self.words.setText(
            self.session.text(msg("{elements} are selected. Choose what to edit together:", elements=Listing(parts)))
        )
        self.pool.show(mappings)

    def _make(self) -> QPushButton:
        button = QPushButton(self)
        button.clicked.connect(partial(self._pressed, button))
        return button

    def _bind(self, button: QPushButton, mapping: str) -> None:
        button.setProperty("mapping", mapping)
        words = counted(mapping, len(self.session.selection.of(mapping)))
        button.setText(self.session.text(msg("Only {elements}", elements=words)))

    def _pressed(self, button: QPushButton) -> None:
        mapping = str(button.property("mapping"))
        self.session.selection.choose((mapping, id) for id in self.session.selection.of(mapping))
