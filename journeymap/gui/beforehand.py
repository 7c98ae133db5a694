"""Modules without Qt that the window is about to need, imported before Qt is; `__main__` calls it first.

Once PySide6 is there, its import hook reads the source of every module that is imported after it, to look for its own
features: a third of what opening a window took. Modules that were there before are left alone.
"""

from __future__ import annotations

from importlib import import_module

_WELCOME = (
    "copy",
    "html",
    "locale",
    "platform",
    "tomllib",
    "journeymap.analysis.wording",
    "journeymap.drawing.icons",
    "journeymap.drawing.score_axis",
    "journeymap.drawing.theme",
    "journeymap.model",
    "journeymap.settings",
)
_DOCUMENT = (
    "babel.dates",
    "babel.lists",
    "babel.numbers",
    "colorsys",
    "platformdirs",
    "secrets",
    "journeymap.analysis.axis",
    "journeymap.analysis.findings.kinds",
    "journeymap.analysis.findings.phrases",
    "journeymap.analysis.layout",
    "journeymap.analysis.layout.composing",
    "journeymap.analysis.scores",
    "journeymap.analysis.unanalysed",
    "journeymap.drawing.curve",
    "journeymap.drawing.curve_elements",
    "journeymap.drawing.hand_offs",
    "journeymap.drawing.lanes",
    "journeymap.drawing.live",
    "journeymap.editing.clip",
    "journeymap.editing.commands.actions",
    "journeymap.editing.commands.copying",
    "journeymap.editing.commands.departments",
    "journeymap.editing.commands.experience",
    "journeymap.editing.commands.metrics",
    "journeymap.editing.commands.parking",
    "journeymap.editing.commands.personas",
    "journeymap.editing.commands.promises",
    "journeymap.editing.commands.scores",
    "journeymap.editing.commands.settings",
    "journeymap.editing.commands.targets",
    "journeymap.editing.commands.typing_in",
    "journeymap.editing.commands.warnings",
    "journeymap.editing.commands.workshop",
    "journeymap.editing.document",
    "journeymap.editing.merging",
    "journeymap.model.fields",
    "journeymap.storage.files",
    "journeymap.storage.fingerprint",
    "journeymap.storage.recovery",
    "journeymap.storage.templates",
)


def import_beforehand(*, document: bool) -> None:
    """Imports what the welcome screen needs, or with it what the window of a document needs."""
    for name in (*_WELCOME, *(_DOCUMENT if document else ())):
        import_module(name)
