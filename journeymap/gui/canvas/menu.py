"""Context menus of the map: which actions of the table fit a card, a link, a stage or nothing.

The actions are the window's own, found by their ids, so that a menu says and does the same as menu bar and keys.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from journeymap.gui.canvas.parts import PartKind

APART = ""
_CARD = (
    "touchpoint.add-next", "touchpoint.rename", "touchpoint.link", APART,
    "touchpoint.truth", "touchpoint.delight", APART,
    "touchpoint.human", "touchpoint.digital", "touchpoint.mixed", APART,
    "touchpoint.next-department", "touchpoint.owner", "touchpoint.next-stage", "touchpoint.previous-stage", APART,
    "edit.cut", "edit.copy", "edit.paste", "edit.duplicate", "edit.delete",
)  # fmt: skip
_LINK = ("touchpoint.rename", "touchpoint.turn", "touchpoint.insert", APART, "edit.delete")
_BAND = (
    "touchpoint.add", APART, "stage.rename", "stage.add-before", "stage.add", "stage.left", "stage.right",
    "stage.fit-width", APART, "stage.remove",
)  # fmt: skip
_NOTHING = ("touchpoint.add", "edit.paste", APART, "stage.add", "map.lay-out", APART, "edit.select-all", "map.fit")
MENUS: Mapping[PartKind, tuple[str, ...]] = {
    PartKind.CARD: _CARD,
    PartKind.CARD_EDGE: _CARD,
    PartKind.LINK: _LINK,
    PartKind.LINK_END: _LINK,
    PartKind.LINK_WORDS: _LINK,
    PartKind.HEADING: _BAND,
    PartKind.BAND_EDGE: _BAND,
}
"""The ids of actions by the part of the map that was clicked; an empty id parts groups."""


def context_menu(kind: PartKind, parent: QWidget) -> QMenu:
    """The menu for a part of the map, of the actions that the window of `parent` has."""
    menu = QMenu(parent)
    window = parent.window()
    for id in MENUS.get(kind, _NOTHING):
        action = window.findChild(QAction, id) if id else None
        if action is not None:
            menu.addAction(action)
        elif not id:
            menu.addSeparator()
    return menu
