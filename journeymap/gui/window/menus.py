"""Menus and shortcuts made from the table of actions; the window holds them, the rows do the work.

A row becomes one `QAction`: in its menu, in the window or on the canvas for its keys, and in the command palette.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from journeymap.gui.actions.row import MENUS, ActionRow
from journeymap.gui.actions.workshop import Workshop
from journeymap.gui.dialogs.finding import Command
from journeymap.gui.look.speech import plain_text


class Doing(QAction):
    """A row of the table as an action of one window."""

    def __init__(self, row: ActionRow, workshop: Workshop, parent: QObject) -> None:
        super().__init__(parent)
        self.row = row
        self._workshop = workshop
        self.setObjectName(row.id)
        self.setShortcuts([QKeySequence(key) for key in row.keys])
        self.setCheckable(row.checked is not None)
        on_canvas = row.where == "canvas"
        scope = Qt.ShortcutContext.WidgetWithChildrenShortcut if on_canvas else Qt.ShortcutContext.WindowShortcut
        self.setShortcutContext(scope)
        self.triggered.connect(self._run)

    @Slot()
    def _run(self) -> None:
        if self.row.enabled(self._workshop):
            self.row.run(self._workshop)
        self.refresh()

    def refresh(self) -> None:
        """Asks the row whether it can be done now, and whether it is on."""
        self.setEnabled(self.row.enabled(self._workshop))
        if self.row.checked is not None:
            self.setChecked(self.row.checked(self._workshop))
        if self.row.label is not None:
            said = self.row.label(self._workshop)
            words = self._workshop.session.text(said if said is not None else self.row.text)
            self.setText(plain_text(words))


class Menus(QObject):
    """All actions of a window, its menu bar, and their state.

    After a change `refresh_soon` brings them in step in the next idle moment, once for all that happened until then;
    whoever looks or presses a key before that moment is not told what was true before (`catch_up`).
    """

    def __init__(self, rows: Iterable[ActionRow], workshop: Workshop, window: QMainWindow, canvas: QWidget) -> None:
        super().__init__(window)
        self._session = workshop.session
        self._doings: Mapping[str, Doing] = {row.id: Doing(row, workshop, self) for row in rows}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        for doing in self._doings.values():
            (canvas if doing.row.where == "canvas" else window).addAction(doing)
            self._session.speech.say(doing, "setText", doing.row.text)
            if doing.row.icon:
                self._session.look.icon_for(doing, doing.row.icon)
        self._menus = [self._menu(window, id, text) for id, text in MENUS]

    def _menu(self, window: QMainWindow, id: str, text: str) -> QMenu:
        menu = QMenu(window)
        menu.setObjectName(f"menu.{id}")
        self._session.speech.say(menu, "setTitle", text)
        self.fill(menu, id)
        menu.aboutToShow.connect(self.refresh)
        window.menuBar().addMenu(menu)
        return menu

    def fill(self, menu: QMenu, id: str) -> None:
        """Puts the actions of one menu of the table into `menu`, groups apart."""
        rows = sorted((d for d in self._doings.values() if d.row.menu == id), key=lambda d: d.row.group)
        for group, doings in groupby(rows, key=lambda d: d.row.group):
            if group != rows[0].row.group:
                menu.addSeparator()
            for under, together in groupby(doings, key=lambda d: d.row.under):
                (self._inner(menu, under) if under else menu).addActions(list(together))

    def _inner(self, menu: QMenu, words: str) -> QMenu:
        """A menu inside another one."""
        inner = menu.addMenu("")
        self._session.speech.say(inner, "setTitle", words)
        return inner

    def commands(self) -> tuple[Command, ...]:
        """Every action as the palette and the list of keys need it, in step with now."""
        self.refresh()
        return tuple(_command(doing) for doing in self._doings.values())

    @Slot()
    def refresh(self) -> None:
        """Brings every action in step with the document and the selection."""
        self._soon.stop()
        for doing in self._doings.values():
            doing.refresh()

    @Slot()
    def refresh_soon(self) -> None:
        """Something changed: follows in the next idle moment."""
        self._soon.start()

    def catch_up(self) -> None:
        """Follows now where something changed since."""
        if self._soon.isActive():
            self.refresh()

    @property
    def doings(self) -> Mapping[str, Doing]:
        """Every action by the id of its row, in step with now."""
        self.catch_up()
        return self._doings


def _command(doing: Doing) -> Command:
    keys = doing.shortcuts()
    key = keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
    return Command(doing.row.text, key, doing.row.icon, doing.isEnabled(), doing.trigger)
