"""What a window may ask of the whole program: open documents in windows, know the other windows.

The program stands above and fits this; the desk of a window calls it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from journeymap.gui.documents.origin import Origin

if TYPE_CHECKING:
    from journeymap.editing.document import Document


class Opener(Protocol):
    """Opens documents; each stands in a window of its own."""

    def open_document(self, document: Document, origin: Origin = ...) -> QWidget:
        """A new window with this document."""

    def open_path(self, path: Path, near: QWidget | None = None) -> QWidget | None:
        """The window of a file: the one that has it open already, else a new one; None where it could not be read
        (the person was told)."""

    def window_of(self, path: Path) -> QWidget | None:
        """The window that has this file open, None where none has."""

    def welcome(self) -> QWidget:
        """The welcome screen, in front."""

    def windows(self) -> Sequence[QWidget]:
        """Every open document's window."""

    def quit(self) -> None:
        """Closes every window, each asking where something is not saved."""
