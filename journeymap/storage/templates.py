"""The journeys to begin with: bundled `.journey` files, one for each template and language.

The files of `assets/templates` stand before it; `journeymap new` and the window's start page come after it.
"""

from __future__ import annotations

from pathlib import Path

from journeymap.i18n import Listing, Message, Translator, msg
from journeymap.model import Journey
from journeymap.paths import assets_dir
from journeymap.storage.files import load

EMPTY = "empty"
"""The template without anything in it; the first of all names."""

_SUFFIX = ".journey"
_NAMES_FROM = "en"


class UnknownTemplateError(KeyError):
    """There is no such template, or not in that language; `message` says which there are."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)

    def __str__(self) -> str:
        return Translator("en").render(self.message)


def template_names() -> tuple[str, ...]:
    """The names of all templates: `empty`, then the others by alphabet."""
    names = [file.stem for file in _folder(_NAMES_FROM).glob(f"*{_SUFFIX}")]
    return tuple(sorted(names, key=lambda name: (name != EMPTY, name)))


def template_languages() -> tuple[str, ...]:
    """The languages that templates are written in, as in a journey's `language`, by alphabet."""
    return tuple(sorted(folder.name for folder in _templates_dir().iterdir() if folder.is_dir()))


def template_journey(name: str, language: str) -> Journey:
    """A new journey from a template, its words in `language` (`en` or `id`) and its ids the same in every language.

    Raises `UnknownTemplateError`, a `KeyError`, for a name or a language that there is no template for.
    """
    if language not in template_languages():
        raise UnknownTemplateError(
            msg(
                "There are no templates in the language {language}. There are {languages}.",
                language=language,
                languages=Listing(template_languages()),
            )
        )
    if name not in template_names():
        raise UnknownTemplateError(
            msg("There is no template {name}. There are {names}.", name=name, names=Listing(template_names()))
        )
    return load(_folder(language) / f"{name}{_SUFFIX}").journey


def _templates_dir() -> Path:
    return assets_dir() / "templates"


def _folder(language: str) -> Path:
    return _templates_dir() / language
