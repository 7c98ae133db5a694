"""The table of the panels in the left column; the window makes each from its row when it is first shown."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtWidgets import QWidget

from journeymap.gui.session.session import Session
from journeymap.i18n import mark


class PanelRow(msgspec.Struct, frozen=True):
    """A panel: its id, words, icon, and how it is made from a session and its parent."""

    id: str
    text: str
    icon: str
    make: Callable[[Session, QWidget], QWidget]


def _made(module: str, name: str, session: Session, parent: QWidget) -> QWidget:
    """Imported only now: most sessions never open most panels."""
    panel: QWidget = getattr(importlib.import_module(f"journeymap.gui.panels.{module}"), name)(session, parent)
    return panel


def _row(id: str, text: str, icon: str, module: str, name: str) -> PanelRow:
    return PanelRow(id, text, icon, partial(_made, module, name))


PANELS: tuple[PanelRow, ...] = (
    _row("gaps", mark("Gaps"), "gap", "gaps", "GapsPanel"),
    _row("outline", mark("Outline"), "outline", "outline", "OutlinePanel"),
    _row("actions", mark("Actions"), "action", "actions", "ActionsPanel"),
    _row("departments", mark("Departments"), "department", "departments", "DepartmentsPanel"),
    _row("ideas", mark("Ideas"), "idea", "ideas", "IdeasPanel"),
    _row("personas", mark("Personas"), "persona", "personas", "PersonasPanel"),
    _row("journey", mark("Journey"), "settings", "journey", "JourneyPanel"),
    _row("compare", mark("Compare with a snapshot"), "timer", "compare", "ComparePanel"),
)
"""From left to right."""
