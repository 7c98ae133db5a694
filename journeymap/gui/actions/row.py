"""One row of the table of actions: what it is called, its keys, its place in the menus and what it does.

The modules beside this one hold the rows by subject, `table` joins them, the window makes menus and shortcuts of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from journeymap.gui.actions.workshop import Workshop
from journeymap.i18n import Message, mark

MENUS: tuple[tuple[str, str], ...] = (
    ("file", mark("&File")),
    ("edit", mark("&Edit")),
    ("touchpoint", mark("&Touchpoint")),
    ("map", mark("&Map")),
    ("view", mark("&View")),
    ("help", mark("&Help")),
)
"""The menus from left to right: id and words; an ampersand stands before the letter that opens it."""


def always(_: Workshop) -> bool:
    """An action that can be done at any time."""
    return True


class ActionRow(msgspec.Struct, frozen=True):
    """Something a person can do.

    `keys` are key sequences as Qt writes them, the first is shown; `where` says whether they count in the whole
    window or only while the map has the focus (so that digits stay digits in a field). Rows of one `group` of a menu
    stand together, those with the same words in `under` in a menu of their own. `checked` makes it a switch.
    `enabled`, `checked` and `label` are asked when something changed; `label` says more than `text` where there is
    more to say.
    """

    id: str
    text: str
    run: Callable[[Workshop], None]
    keys: tuple[str, ...] = ()
    menu: str = ""
    group: int = 0
    icon: str = ""
    where: Literal["window", "canvas"] = "window"
    enabled: Callable[[Workshop], bool] = always
    checked: Callable[[Workshop], bool] | None = None
    under: str = ""
    label: Callable[[Workshop], Message | None] | None = None
