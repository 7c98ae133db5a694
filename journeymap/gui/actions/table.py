"""The whole table of actions, in the order of the menus; menus, shortcuts and the command palette are made from it."""

from __future__ import annotations

from journeymap.gui.actions import answering, edit, file, map, touchpoint, view
from journeymap.gui.actions import help as help_
from journeymap.gui.actions.row import ActionRow

ACTIONS: tuple[ActionRow, ...] = (
    *file.ROWS,
    *edit.ROWS,
    *touchpoint.ROWS,
    *answering.ROWS,
    *map.ROWS,
    *view.ROWS,
    *help_.ROWS,
)
