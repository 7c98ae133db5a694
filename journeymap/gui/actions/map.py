"""Actions for the map: how near it is seen, how cards stand to each other, and its stages."""

from __future__ import annotations

from functools import partial

from journeymap.editing.commands import stages
from journeymap.gui.actions.row import ActionRow
from journeymap.gui.actions.workshop import Workshop
from journeymap.gui.canvas.keys import Axis, Edge
from journeymap.i18n import mark, msg


def _on_graph(w: Workshop) -> bool:
    return w.session.arrangement.kind == "graph"


def _several(w: Workshop) -> bool:
    return _on_graph(w) and len(w.session.selection.of("touchpoints")) > 1


def _three(w: Workshop) -> bool:
    return _on_graph(w) and len(w.session.selection.of("touchpoints")) > 2


def _can_lay_out(w: Workshop) -> bool:
    return _on_graph(w) and bool(w.session.journey.touchpoints)


def _any_selected(w: Workshop) -> bool:
    return bool(w.session.selection.keys)


def _align(edge: Edge, w: Workshop) -> None:
    w.canvas.align(edge)


def _distribute(axis: Axis, w: Workshop) -> None:
    w.canvas.distribute(axis)


def _snap(w: Workshop) -> None:
    preferences = w.session.preferences
    preferences.put(snapping=not preferences.settings.snapping)


def _snaps(w: Workshop) -> bool:
    return w.session.preferences.settings.snapping


def _stage(w: Workshop) -> str:
    """The stage that is selected, else that of the current touchpoint; empty where there is none."""
    chosen = w.session.selection.one("stages")
    current = w.session.journey.touchpoints.get(w.session.selection.one("touchpoints"))
    return chosen or (current.stage if current else "")


def _has_stage(w: Workshop) -> bool:
    return bool(_stage(w))


def _place(w: Workshop) -> int:
    return list(w.session.journey.stages).index(_stage(w))


def _add_stage(step: int, w: Workshop) -> None:
    """A stage right (1) or left (0) of the one meant, or the last one; named in place at once."""
    order = list(w.session.journey.stages)
    before = order[_place(w) + step :][:1] if _has_stage(w) else []
    w.canvas.add_stage(before[0] if before else None)


def _rename_stage(w: Workshop) -> None:
    w.session.reveal("stages", _stage(w))
    w.canvas.name_current()


def _move_stage(step: int, w: Workshop) -> None:
    stage = _stage(w)
    w.session.do(stages.move_stage, stage, _place(w) + step)
    w.canvas.view.fly_to([stage])


def _can_move_left(w: Workshop) -> bool:
    return _has_stage(w) and _place(w) > 0


def _can_move_right(w: Workshop) -> bool:
    return _has_stage(w) and _place(w) < len(w.session.journey.stages) - 1


def _remove_stage(w: Workshop) -> None:
    """Its touchpoints go to the stage before it, the first one's to the one behind."""
    order, stage, place = list(w.session.journey.stages), _stage(w), _place(w)
    neighbour = order[place - 1] if place else next(iter(order[1:2]), "")
    title = w.session.journey.stages[stage].title
    goes = w.session.journey.stages[neighbour].title if neighbour else ""
    w.session.do(stages.remove_stage, stage, neighbour)
    if neighbour:
        said = msg("Stage {name} deleted; its touchpoints are in {other} now.", name=title, other=goes)
    else:
        said = msg("Stage {name} deleted.", name=title)
    w.session.notice(said, undo=True)


def _fit_width(w: Workshop) -> None:
    w.session.do(stages.resize_stage, _stage(w), None)


def _has_width(w: Workshop) -> bool:
    return _has_stage(w) and w.session.journey.stages[_stage(w)].width is not None


def _aligned(edge: Edge, text: str, key: str) -> ActionRow:
    run = partial(_align, edge)
    icon, under = f"align-{edge}", mark("Align and distribute")
    return ActionRow(f"map.align-{edge}", text, run, (key,), "map", 1, icon, "canvas", _several, under=under)


def _spread(axis: Axis, text: str, key: str, icon: str) -> ActionRow:
    run = partial(_distribute, axis)
    under = mark("Align and distribute")
    return ActionRow(f"map.distribute-{axis}", text, run, (key,), "map", 1, icon, "canvas", _three, under=under)


ROWS: tuple[ActionRow, ...] = (
    ActionRow("map.zoom-in", mark("Zoom in"), lambda w: w.canvas.zoom_in(), ("Ctrl++", "Ctrl+="), "map", 0, "zoom-in"),
    ActionRow("map.zoom-out", mark("Zoom out"), lambda w: w.canvas.zoom_out(), ("Ctrl+-",), "map", 0, "zoom-out"),
    ActionRow("map.zoom-reset", mark("Zoom to 100 %"), lambda w: w.canvas.zoom_reset(), ("Ctrl+0",), "map", 0),
    ActionRow("map.fit", mark("Show the whole map"), lambda w: w.canvas.fit(), ("Ctrl+9",), "map", 0, "fit"),
    ActionRow(
        "map.fit-selection", mark("Zoom to the selection"), lambda w: w.canvas.fit_selection(), ("Ctrl+8",), "map", 0,
        enabled=_any_selected,
    ),
    _aligned("left", mark("Align left"), "Alt+Left"),
    _aligned("centre", mark("Align centres"), "Alt+Shift+C"),
    _aligned("right", mark("Align right"), "Alt+Right"),
    _aligned("top", mark("Align tops"), "Alt+Up"),
    _aligned("middle", mark("Align middles"), "Alt+Shift+M"),
    _aligned("bottom", mark("Align bottoms"), "Alt+Down"),
    _spread("across", mark("Distribute across"), "Alt+Shift+H", "distribute-horizontal"),
    _spread("down", mark("Distribute down"), "Alt+Shift+V", "distribute-vertical"),
    ActionRow("map.snapping", mark("Snap while dragging"), _snap, ("Ctrl+Shift+M",), "map", 2, checked=_snaps),
    ActionRow(
        "map.lay-out", mark("Lay out the map"), lambda w: w.canvas.lay_out(), ("Ctrl+L",), "map", 3, "layout",
        enabled=_can_lay_out,
    ),
    ActionRow("stage.add", mark("Add a stage"), partial(_add_stage, 1), ("S",), "map", 4, "stage", "canvas"),
    ActionRow(
        "stage.add-before", mark("Add a stage before it"), partial(_add_stage, 0), ("Shift+S",), "map", 4, "",
        "canvas", _has_stage,
    ),
    ActionRow(
        "stage.rename", mark("Rename the stage"), _rename_stage, ("Shift+F2",), "map", 4, "rename", "canvas", _has_stage
    ),
    ActionRow(
        "stage.left", mark("Move the stage left"), partial(_move_stage, -1), ("Alt+Shift+Left",), "map", 4, "",
        "canvas", _can_move_left,
    ),
    ActionRow(
        "stage.right", mark("Move the stage right"), partial(_move_stage, 1), ("Alt+Shift+Right",), "map", 4, "",
        "canvas", _can_move_right,
    ),
    ActionRow(
        "stage.fit-width", mark("As wide as its cards"), _fit_width, ("Alt+Shift+W",), "map", 4, "", "canvas",
        _has_width,
    ),
    ActionRow(
        "stage.remove", mark("Delete the stage"), _remove_stage, ("Ctrl+Shift+Del",), "map", 4, "", "canvas", _has_stage
    ),
)  # fmt: skip
