"""The look of the application: light or dark, scale of text, palette, stylesheet and icons, changed while running.

Settings say what is wished; widgets read theme and shades here and repaint when `changed` is sent.
"""

from __future__ import annotations

import weakref
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from journeymap.drawing.display import Weight
from journeymap.drawing.theme import Theme, load
from journeymap.gui.look.fonts import Size, register_fonts, ui_font
from journeymap.gui.look.icons import OutlineEngine
from journeymap.gui.look.palette import palette
from journeymap.gui.look.shades import Shades, shades
from journeymap.gui.look.signs import Signs
from journeymap.gui.look.style import stylesheet

APPEARANCES = ("system", "light", "dark")
LEAST_SCALE, MOST_SCALE = 0.8, 2.0
_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


class _HasIcon(Protocol):
    def setIcon(self, icon: QIcon) -> None: ...  # noqa: N802


class Look(QObject):
    """Dresses an application, and tells everybody when it is dressed anew."""

    changed = Signal()

    def __init__(
        self, app: QApplication, appearance: str = "system", text_scale: float = 1.0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._signs = Signs()
        self._icons: list[tuple[weakref.ReferenceType[QObject], str, str]] = []
        self._appearance = ""
        self._text_scale = text_scale
        self._theme = load("light")
        self._shades = shades(self._theme)
        register_fonts()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.wear(appearance, text_scale)

    @property
    def theme(self) -> Theme:
        """The theme worn now."""
        return self._theme

    @property
    def shades(self) -> Shades:
        """The colours of controls in the theme worn now."""
        return self._shades

    @property
    def appearance(self) -> str:
        """What was asked for: `system`, `light` or `dark`."""
        return self._appearance

    @property
    def dark(self) -> bool:
        """Whether the theme worn now is dark."""
        return self._theme.name == "dark"

    @property
    def text_scale(self) -> float:
        """The size of text and controls, 0.8 to 2.0; painted widgets multiply their lengths by it."""
        return self._text_scale

    def px(self, length: float) -> int:
        """A length at 100 % as whole device-independent pixels at the scale worn now."""
        return round(length * self._text_scale)

    def font(self, size: Size = "body", weight: Weight = "regular") -> QFont:
        """The window's font in one of its sizes, at the scale worn now."""
        return ui_font(size, weight, self._text_scale)

    def wear(self, appearance: str, text_scale: float | None = None) -> None:
        """Puts on `system`, `light` or `dark` (anything else counts as `system`) and a scale of text from 0.8 to 2."""
        self._appearance = appearance if appearance in APPEARANCES else "system"
        if text_scale is not None:
            self._text_scale = min(max(text_scale, LEAST_SCALE), MOST_SCALE)
        hints = self._app.styleHints()
        # Windows and macOS colour their title bars by it; most Linux sessions do not hear it, hence our own palettes.
        hints.blockSignals(True)
        hints.setColorScheme(_SCHEMES[self._appearance])
        hints.blockSignals(False)
        self._dress()

    def icon(self, name: str, role: str = "ink") -> QIcon:
        """A bundled outline in a colour of the theme or of the shades, by its field's name; follows the theme.

        KeyError for an unknown outline when it is first painted; ink for an unknown role.
        """
        return QIcon(OutlineEngine(name, _Colouring(weakref.ref(self), role)))

    def icon_for(self, target: QObject, name: str, role: str = "ink") -> None:
        """Gives an action or button its icon, and gives it again when the theme changes: menus may keep pictures."""
        self._icons = [row for row in self._icons if row[0]() not in (None, target)]
        self._icons.append((weakref.ref(target), name, role))
        self._set_icon(target, name, role)

    def colour(self, role: str) -> str:
        """A colour of the theme or of the shades by its field's name; ink where there is none, for it is asked while
        something is painted, when an error would take the window down."""
        found = getattr(self._theme, role, None) or getattr(self.shades, role, None)
        return found if isinstance(found, str) and found.startswith("#") else self._theme.ink

    def _system_changed(self) -> None:
        if self._appearance == "system":
            self._dress()

    def _dress(self) -> None:
        self._theme = load("dark" if self._wants_dark() else "light")
        self._shades = shades(self._theme)
        self._app.setFont(self.font())
        self._app.setPalette(palette(self._theme))
        sheet = stylesheet(self._theme, self._text_scale, self._signs.paint(self._theme, self._text_scale))
        # One sheet in place of another has every widget look for its rules again and again: six times as long as
        # none and then the other, in a window with all its panels open.
        self._app.setStyleSheet("")
        self._app.setStyleSheet(sheet)
        for target, name, role in tuple(self._icons):
            if (living := target()) is not None and isValid(living):
                self._set_icon(living, name, role)
        self.changed.emit()

    def _wants_dark(self) -> bool:
        system = self._app.styleHints().colorScheme()
        return self._appearance == "dark" or (self._appearance == "system" and system is Qt.ColorScheme.Dark)

    def _set_icon(self, target: QObject, name: str, role: str) -> None:
        setter: _HasIcon = target  # type: ignore[assignment]  # actions and buttons share no base with an icon
        setter.setIcon(self.icon(name, role))


class _Colouring:
    """Colours an icon by a role; disabled icons are pale. Holds the look weakly: icons may outlive it."""

    def __init__(self, look: weakref.ReferenceType[Look], role: str) -> None:
        self._look = look
        self._role = role

    def __call__(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        look = self._look()
        if look is None:
            return "#808080"
        return look.colour("disabled" if mode is QIcon.Mode.Disabled else self._role)
