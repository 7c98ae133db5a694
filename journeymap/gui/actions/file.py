"""Actions of the document and its file: begin, open, save, keep, write in other formats, close."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.gui.actions.row import ActionRow, always
from journeymap.gui.actions.workshop import Workshop
from journeymap.gui.documents.desk import Desk
from journeymap.i18n import mark


def _desk(verb: Callable[[Desk], object]) -> Callable[[Workshop], None]:
    """What the desk does, as a row does it."""

    def run(w: Workshop) -> None:
        verb(w.desk)

    return run


def _may_revert(w: Workshop) -> bool:
    return w.desk.can_revert


def _has_departments(w: Workshop) -> bool:
    return bool(w.session.journey.departments)


def _import(w: Workshop) -> None:
    w.import_feedback()


def _paste_answers(w: Workshop) -> None:
    w.import_feedback(paste=True)


def _close(w: Workshop) -> None:
    w.close()


def _row(
    id: str,
    text: str,
    key: str,
    group: int,
    verb: Callable[[Desk], object],
    icon: str = "",
    enabled: Callable[[Workshop], bool] = always,
) -> ActionRow:
    return ActionRow(f"file.{id}", text, _desk(verb), (key,), "file", group, icon, enabled=enabled)


ROWS: tuple[ActionRow, ...] = (
    _row("new", mark("New journey"), "Ctrl+N", 0, Desk.new, "new"),
    _row("welcome", mark("New from a template…"), "Ctrl+Shift+N", 0, Desk.welcome, "home"),
    _row("open", mark("Open…"), "Ctrl+O", 0, Desk.open, "open"),
    _row("recent", mark("Open a recent file…"), "Ctrl+Shift+O", 0, Desk.open_recent, "clock"),
    _row("save", mark("Save"), "Ctrl+S", 1, Desk.save, "save"),
    _row("save-as", mark("Save as…"), "Ctrl+Shift+S", 1, Desk.save_as, "save-as"),
    _row("revert", mark("Go back to the saved file…"), "Ctrl+Alt+R", 1, Desk.revert, "recover", _may_revert),
    _row("earlier", mark("Earlier versions…"), "Ctrl+Alt+H", 1, Desk.earlier, "clock"),
    _row("snapshot", mark("Take a snapshot…"), "Ctrl+Alt+S", 2, Desk.snapshot, "timer"),
    _row("merge", mark("Merge another copy…"), "Ctrl+Alt+M", 2, Desk.merge, "merge"),
    _row("send", mark("Send to departments…"), "Ctrl+Shift+D", 2, Desk.send, "department", _has_departments),
    _row("returns", mark("Take in returns…"), "Ctrl+Shift+R", 2, Desk.take_returns, "down"),
    ActionRow("file.feedback", mark("Import feedback…"), _import, ("Ctrl+Shift+F",), "file", 3, "comment"),
    ActionRow(
        "file.paste-feedback",
        mark("Paste feedback from a spreadsheet…"),
        _paste_answers,
        ("Ctrl+Shift+V",),
        "file",
        3,
        "paste",
    ),
    _row("export", mark("Export…"), "Ctrl+E", 3, Desk.export, "export"),
    _row("report", mark("Report for management…"), "Ctrl+P", 3, Desk.report, "report"),
    ActionRow("file.close", mark("Close the window"), _close, ("Ctrl+W",), "file", 4, "close"),
    _row("quit", mark("Quit"), "Ctrl+Q", 4, Desk.quit),
)
