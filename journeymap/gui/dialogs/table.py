"""The table of a window's dialogs; the window opens one by its id, its module is imported then."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from journeymap.gui.dialogs.finding import Command
from journeymap.gui.session.session import Session

DIALOGS: Mapping[str, tuple[str, str]] = {
    "settings": ("settings", "SettingsDialog"),
    "keys": ("keys", "KeysDialog"),
    "about": ("about", "AboutDialog"),
    "trend": ("trend", "TrendDialog"),
}
"""Each dialog by its id: module and class."""


def make_dialog(id: str, session: Session, commands: Sequence[Command], parent: QWidget) -> QDialog:
    """The dialog of that id, not shown yet; KeyError where there is none."""
    module, name = DIALOGS[id]
    made: QDialog = getattr(importlib.import_module(f"journeymap.gui.dialogs.{module}"), name)(
        session, commands, parent
    )
    return made
