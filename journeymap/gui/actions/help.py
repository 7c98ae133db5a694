"""Actions that help: settings of the program, the keys, what this program is."""

from __future__ import annotations

from functools import partial

from journeymap.gui.actions.row import ActionRow
from journeymap.gui.actions.workshop import Workshop
from journeymap.i18n import mark

_LANGUAGE, _APPEARANCE, _SIZE = mark("Language"), mark("Appearance"), mark("Size of text")


def _dialog(id: str, w: Workshop) -> None:
    w.open_dialog(id)


def _speak(language: str, w: Workshop) -> None:
    w.session.preferences.put(language=language)


def _speaks(language: str, w: Workshop) -> bool:
    return w.session.speech.language == language


def _wear(appearance: str, w: Workshop) -> None:
    w.session.preferences.put(appearance=appearance)


def _wears(appearance: str, w: Workshop) -> bool:
    return w.session.preferences.settings.appearance == appearance


def _grow(step: float, w: Workshop) -> None:
    scale = w.session.preferences.settings.text_scale
    w.session.preferences.put(text_scale=round(min(2.0, max(0.8, scale + step)), 2))


def _language(id: str, text: str, key: str) -> ActionRow:
    run, checked = partial(_speak, id), partial(_speaks, id)
    return ActionRow(f"language.{id}", text, run, (key,), "view", 5, "language", checked=checked, under=_LANGUAGE)


def _appearance(id: str, text: str, key: str, icon: str) -> ActionRow:
    run, checked = partial(_wear, id), partial(_wears, id)
    return ActionRow(f"appearance.{id}", text, run, (key,), "view", 5, icon, checked=checked, under=_APPEARANCE)


def _size(id: str, text: str, step: float, *keys: str) -> ActionRow:
    return ActionRow(f"text.{id}", text, partial(_grow, step), keys, "view", 5, under=_SIZE)


ROWS: tuple[ActionRow, ...] = (
    _language("en", mark("English"), "Ctrl+Alt+E"),
    _language("id", mark("Bahasa Indonesia"), "Ctrl+Alt+I"),
    _appearance("system", mark("Light or dark like the system"), "Ctrl+Alt+0", "settings"),
    _appearance("light", mark("Light"), "Ctrl+Alt+1", "theme-light"),
    _appearance("dark", mark("Dark"), "Ctrl+Alt+2", "theme-dark"),
    _size("larger", mark("Larger text"), 0.1, "Ctrl+Alt++", "Ctrl+Alt+="),
    _size("smaller", mark("Smaller text"), -0.1, "Ctrl+Alt+-"),
    ActionRow("help.settings", mark("Settings…"), partial(_dialog, "settings"), ("Ctrl+,",), "edit", 9, "settings"),
    ActionRow("help.keys", mark("Keys…"), partial(_dialog, "keys"), ("F1",), "help", 0, "keyboard"),
    ActionRow("help.about", mark("About journeymap…"), partial(_dialog, "about"), ("Shift+F1",), "help", 1, "info"),
)
