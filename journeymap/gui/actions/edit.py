"""Actions that edit what is selected: undo and redo, the clipboard, deleting, selecting."""

from __future__ import annotations

from journeymap.gui.actions import texts
from journeymap.gui.actions.row import ActionRow
from journeymap.gui.actions.workshop import Workshop
from journeymap.i18n import Message, mark, msg


def _can_undo(w: Workshop) -> bool:
    return w.session.document.can_undo


def _can_redo(w: Workshop) -> bool:
    return w.session.document.can_redo


def _undo_label(w: Workshop) -> Message | None:
    label = w.session.document.undo_label
    return msg("Undo: {step}", step=label) if label else None


def _redo_label(w: Workshop) -> Message | None:
    label = w.session.document.redo_label
    return msg("Redo: {step}", step=label) if label else None


def _has_cards(w: Workshop) -> bool:
    return bool(w.session.selection.of("touchpoints"))


def _can_copy(w: Workshop) -> bool:
    field = w.typing_in
    return _has_cards(w) if field is None else texts.has_selection(field)


def _can_cut(w: Workshop) -> bool:
    field = w.typing_in
    return _has_cards(w) if field is None else texts.can_cut(field)


def _can_paste(w: Workshop) -> bool:
    field = w.typing_in
    return field is None or texts.can_write(field)


def _can_delete(w: Workshop) -> bool:
    field = w.typing_in
    if field is not None:
        return texts.can_cut(field)
    return _has_cards(w) or bool(w.session.selection.of("links"))


def _can_select_all(w: Workshop) -> bool:
    field = w.typing_in
    return bool(w.session.journey.touchpoints) if field is None else texts.has_text(field)


def _cut(w: Workshop) -> None:
    (w.canvas.pasting if w.typing_in is None else w.typing_in).cut()


def _copy(w: Workshop) -> None:
    (w.canvas.pasting if w.typing_in is None else w.typing_in).copy()


def _paste(w: Workshop) -> None:
    (w.canvas.pasting if w.typing_in is None else w.typing_in).paste()


def _delete(w: Workshop) -> None:
    if w.typing_in is None:
        w.canvas.delete()
    else:
        texts.delete(w.typing_in)


def _select_all(w: Workshop) -> None:
    if w.typing_in is None:
        w.canvas.select_all()
    else:
        w.typing_in.selectAll()


def _none(w: Workshop) -> None:
    """Escape first ends what is going on; only then it lets go of what is selected."""
    if not w.canvas.cancel_gesture():
        w.session.selection.clear()


ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "edit.undo", mark("Undo"), lambda w: w.session.undo(), ("Ctrl+Z",), "edit", 0, "undo",
        enabled=_can_undo, label=_undo_label,
    ),
    ActionRow(
        "edit.redo", mark("Redo"), lambda w: w.session.redo(), ("Ctrl+Shift+Z", "Ctrl+Y"), "edit", 0, "redo",
        enabled=_can_redo, label=_redo_label,
    ),
    ActionRow(
        "edit.cut", mark("Cut"), _cut, ("Ctrl+X", "Shift+Del"), "edit", 1, "cut", "canvas", _can_cut,
    ),
    ActionRow(
        "edit.copy", mark("Copy"), _copy, ("Ctrl+C", "Ctrl+Ins"), "edit", 1, "copy", "canvas", _can_copy,
    ),
    ActionRow(
        "edit.paste", mark("Paste"), _paste, ("Ctrl+V", "Shift+Ins"), "edit", 1, "paste", "canvas", _can_paste,
    ),
    ActionRow(
        "edit.duplicate", mark("Duplicate"), lambda w: w.canvas.pasting.duplicate(), ("Ctrl+D",), "edit", 1,
        "duplicate", "canvas", _has_cards,
    ),
    ActionRow(
        "edit.delete", mark("Delete"), _delete, ("Del", "Backspace"), "edit", 1, "delete", "canvas", _can_delete,
    ),
    ActionRow(
        "edit.select-all", mark("Select all"), _select_all, ("Ctrl+A",), "edit", 2,
        where="canvas", enabled=_can_select_all,
    ),
    ActionRow(
        "edit.select-none", mark("Select nothing"), _none, ("Esc", "Ctrl+Shift+A"), "edit", 2, where="canvas"
    ),
)  # fmt: skip
