"""What an action may use: the window as its actions see it.

The window stands above and fits this; the rows of the table are functions of it.
"""

from __future__ import annotations

from typing import Protocol

from journeymap.gui.actions.texts import TextField
from journeymap.gui.canvas.canvas import Canvas
from journeymap.gui.documents.desk import Desk
from journeymap.gui.session.session import Session


class Workshop(Protocol):
    """One window: its session, its canvas, its desk (files), and what it can show."""

    session: Session
    canvas: Canvas
    desk: Desk

    @property
    def typing_in(self) -> TextField | None:
        """The text field that has the keyboard, None where the map or anything else has it."""

    def show_view(self, id: str) -> None:
        """Brings a view of the document to the front: graph, department, channel, side, matrix, importance."""

    @property
    def view_shown(self) -> str:
        """The id of the view in front."""

    def show_panel(self, id: str) -> None:
        """Brings a panel to the front and gives it the focus; ids are in the table of panels."""

    @property
    def panel_shown(self) -> str:
        """The id of the panel in front, an empty text where the column is folded away."""

    def toggle(self, part: str) -> None:
        """Shows or hides a part of the window: panels, inspector, curve, minimap."""

    def shows(self, part: str) -> bool:
        """Whether a part of the window is shown."""

    def open_palette(self, text: str = "") -> None:
        """Opens the palette that finds touchpoints, departments, gaps and commands."""

    def present(self) -> None:
        """Opens the presentation."""

    def score_blind(self, *, reveal: bool = False) -> None:
        """Opens blind scoring, or its reveal."""

    def walk_regions(self, step: int) -> None:
        """Moves the focus to the next (1) or previous (-1) region of the window."""

    def focus_inspector(self) -> None:
        """Moves the focus to the first field of the inspector."""

    def open_dialog(self, id: str) -> None:
        """Opens one of the window's dialogs: settings, shortcuts, about."""

    def import_feedback(self, *, paste: bool = False) -> None:
        """Opens the guided import of feedback; with `paste` it reads what was copied in a spreadsheet."""

    def close(self) -> bool:
        """Closes the window; False where the person stayed."""
