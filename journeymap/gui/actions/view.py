"""Actions that show things: views of the document, panels, parts of the window, presenting."""

from __future__ import annotations

from functools import partial

from journeymap.gui.actions.row import ActionRow
from journeymap.gui.actions.workshop import Workshop
from journeymap.i18n import mark


def _show(view: str, w: Workshop) -> None:
    w.show_view(view)


def _is_shown(view: str, w: Workshop) -> bool:
    return w.view_shown == view


def _panel(id: str, w: Workshop) -> None:
    w.show_panel(id)


def _in_front(id: str, w: Workshop) -> bool:
    return w.panel_shown == id


def _toggle(part: str, w: Workshop) -> None:
    w.toggle(part)


def _shows(part: str, w: Workshop) -> bool:
    return w.shows(part)


def _view(id: str, text: str, key: str, icon: str) -> ActionRow:
    run, checked = partial(_show, id), partial(_is_shown, id)
    return ActionRow(f"view.{id}", text, run, (key,), "view", 0, icon, checked=checked)


def _side(id: str, text: str, key: str, icon: str) -> ActionRow:
    run, checked = partial(_panel, id), partial(_in_front, id)
    return ActionRow(f"panel.{id}", text, run, (key,), "view", 1, icon, checked=checked, under=mark("Panels"))


def _part(id: str, text: str, key: str) -> ActionRow:
    run, checked = partial(_toggle, id), partial(_shows, id)
    return ActionRow(f"part.{id}", text, run, (key,), "view", 1, checked=checked, under=mark("Parts of the window"))


ROWS: tuple[ActionRow, ...] = (
    _view("graph", mark("Graph"), "Alt+1", "graph"),
    _view("department", mark("Swimlanes by department"), "Alt+2", "swimlanes"),
    _view("channel", mark("Swimlanes by channel"), "Alt+3", "swimlanes"),
    _view("side", mark("Swimlanes by front and back stage"), "Alt+4", "swimlanes"),
    _view("matrix", mark("Matrix of departments"), "Alt+5", "matrix"),
    _view("importance", mark("Importance and performance"), "Alt+6", "importance-chart"),
    _side("gaps", mark("Gaps"), "Ctrl+1", "gap"),
    _side("outline", mark("Outline"), "Ctrl+2", "outline"),
    _side("actions", mark("Actions"), "Ctrl+3", "action"),
    _side("departments", mark("Departments"), "Ctrl+Shift+G", "department"),
    _side("ideas", mark("Ideas"), "Ctrl+4", "idea"),
    _side("personas", mark("Personas"), "Ctrl+5", "persona"),
    _side("journey", mark("Journey"), "Ctrl+6", "journeymap"),
    _side("compare", mark("Compare with a snapshot"), "Ctrl+7", "timer"),
    _part("panels", mark("Left column"), "F7"),
    _part("inspector", mark("Inspector"), "F8"),
    _part("curve", mark("Experience curve"), "F9"),
    _part("minimap", mark("Overview map"), "Shift+F9"),
    ActionRow(
        "view.find",
        mark("Find or run a command…"),
        lambda w: w.open_palette(),
        ("Ctrl+K", "Ctrl+F"),
        "view",
        3,
        "search",
    ),
    ActionRow("view.next-region", mark("Next part of the window"), lambda w: w.walk_regions(1), ("F6",), "view", 3),
    ActionRow(
        "view.previous-region",
        mark("Previous part of the window"),
        lambda w: w.walk_regions(-1),
        ("Shift+F6",),
        "view",
        3,
    ),
    ActionRow("view.inspect", mark("Go to the inspector"), lambda w: w.focus_inspector(), ("Ctrl+I",), "view", 3),
    ActionRow(
        "view.score-blind",
        mark("Score blind…"),
        lambda w: w.score_blind(),
        ("Shift+F11",),
        "view",
        4,
        "vote",
    ),
    ActionRow(
        "view.reveal",
        mark("Reveal the blind scores…"),
        lambda w: w.score_blind(reveal=True),
        ("Ctrl+F11",),
        "view",
        4,
        "eye",
    ),
    ActionRow("view.present", mark("Present"), lambda w: w.present(), ("F11",), "view", 4, "present"),
)
