"""Choosing a department and its role: the popup with type-to-find and the letters A, R, C, I; a chip for each owner.

Roles and departments out as signals; the editor of owners puts them into the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from journeymap.gui.inspector.picking import PickButton, PickPopup
from journeymap.gui.inspector.swatches import SIDE_PX, swatch
from journeymap.gui.inspector.words import Choice
from journeymap.gui.look.glimpse import glimpse
from journeymap.gui.look.speech import plain_text, plain_tip
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.choices import ChipRow
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark
from journeymap.model.words import LABELS, Role

LETTERS: Mapping[str, Role] = {
    "A": Role.ACCOUNTABLE,
    "R": Role.RESPONSIBLE,
    "C": Role.CONSULTED,
    "I": Role.INFORMED,
}
"""The key of each role, the same in every language, as in the matrix."""
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Tab)
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
    | Qt.KeyboardModifier.GroupSwitchModifier
)
"""Keys that make something else of a letter; Shift does not."""


def role_of(event: QKeyEvent) -> Role | None:
    """The role whose letter was pressed by itself."""
    return None if event.modifiers() & _HELD else LETTERS.get(event.text().upper())


def _typed(event: QKeyEvent) -> str:
    """The text that a key types; none for a shortcut. AltGr, which types too, is Ctrl and Alt on some systems."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    alone = held in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
    return event.text() if not alone and event.text().isprintable() else ""


class RolePopup(PickPopup):
    """A department found by typing, with a role: chosen below, or by its letter once the list has the focus."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent, add=mark("Add department “{name}”"))
        self.roles = ChipRow(session.speech, exclusive=True, parent=self)
        self.roles.set_choices({letter: letter for letter in LETTERS})
        for letter, chip in self.roles.chips.items():
            for setter in ("setToolTip", "setAccessibleName"):
                session.speech.say(chip, setter, LABELS[LETTERS[letter]])
        self.roles.chosen_changed.connect(self._role_chosen)
        self.role = Role.RESPONSIBLE
        hint = PlainLabel(role="muted", parent=self)
        session.speech.say(hint, "setText", mark("Down, then A, R, C or I gives the role."))
        self.column.addWidget(self.roles)
        self.column.addWidget(hint)

    def set_role(self, role: Role) -> None:
        """The role that a picked department gets."""
        self.role = role
        self.roles.choose(letter for letter, one in LETTERS.items() if one is role)

    def _role_chosen(self, letters: tuple[str, ...]) -> None:
        self.set_role(LETTERS[letters[0]] if letters else self.role)
        self.list.setFocus()

    def on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if watched is self.search and event.key() in _DOWN:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is self.list and (role := role_of(event)) is not None:
            self.set_role(role)
            self._take(self.list.currentItem())
            return True
        if watched is self.list and (text := _typed(event)).strip():
            self.search.setFocus()
            self.search.insert(text)
            return True
        return super().on_key(watched, event)


class OwnerPicker(PickButton):
    """Opens the popup with roles."""

    def __init__(self, session: Session, choices: Callable[[], Sequence[Choice]], parent: QWidget) -> None:
        super().__init__(session, choices, parent, link=True)
        self.first_role: Callable[[], Role] = lambda: Role.RESPONSIBLE

    def make_popup(self) -> PickPopup:
        return RolePopup(self._session, self)

    def open_popup(self, typed: str = "") -> None:
        popup = self.popup
        assert isinstance(popup, RolePopup)
        popup.set_role(self.first_role())
        super().open_popup(typed if isinstance(typed, str) else "")

    @property
    def role(self) -> Role:
        """The role chosen in the popup."""
        popup = self.popup
        assert isinstance(popup, RolePopup)
        return popup.role


class RoleMenu(QMenu):
    """The four roles of one department, those it has checked; their letters choose."""

    toggled = Signal(object)

    def __init__(self, session: Session, held: Sequence[Role], parent: QWidget) -> None:
        super().__init__(parent)
        for letter, role in LETTERS.items():
            action = self.addAction(f"{session.text(LABELS[role])}\t{letter}")
            action.setCheckable(True)
            action.setChecked(role in held)
            action.setData(letter)
        self.triggered.connect(self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The letters of the roles choose them."""
        if (role := role_of(event)) is not None:
            self.close()
            self.toggled.emit(role)
            return
        super().keyPressEvent(event)

    def _chosen(self, action: object) -> None:
        self.toggled.emit(LETTERS[action.data()])  # type: ignore[attr-defined]


class OwnerChip(QPushButton):
    """A department in its colour. Letters give and take roles, Delete takes this one away, a click opens the roles."""

    toggled_role = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.department, self.role = "", Role.INFORMED
        self.held: Sequence[Role] = ()
        self.setProperty("look", "owner")
        self.clicked.connect(self.open_menu)

    def show_owner(self, department: str, name: str, colour: str, role: Role, held: Sequence[Role]) -> None:
        """Shows a department that holds these roles, in the row of one of them."""
        self.department, self.role, self.held = department, role, held
        side = self._session.look.px(SIDE_PX)
        self.setIconSize(QSize(side, side))
        self.setIcon(swatch(colour))
        shown = self.fontMetrics().elidedText(glimpse(name), Qt.TextElideMode.ElideRight, self._session.look.px(150))
        self.setText(plain_text(shown))
        words = mark("{department}, {role}")
        self.setAccessibleName(self._session.text(words, department=name, role=self._session.text(LABELS[role])))
        self.setToolTip("" if shown == name else plain_tip(name))

    def open_menu(self) -> None:
        """Shows the roles below the chip."""
        menu = RoleMenu(self._session, self.held, self)
        menu.toggled.connect(self._toggled)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if (role := role_of(event)) is not None:
            self._toggled(role)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._toggled(self.role)
        else:
            super().keyPressEvent(event)

    def _toggled(self, role: Role) -> None:
        self.toggled_role.emit(self.department, role)
