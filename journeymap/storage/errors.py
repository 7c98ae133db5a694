"""What is wrong with a file: the one error storage raises, with places and sentences.

The YAML readers and the schema layer make it; the command line and the window show it.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from journeymap.i18n import Message, Translator, msg
from journeymap.storage.bounds import MAX_LINES_SHOWN, MAX_QUOTED_CHARACTERS

Path = tuple[str | int, ...]
"""Keys and list positions (from 0) from the root of the file to a value."""

_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}


def visible(text: str, most: int = MAX_QUOTED_CHARACTERS) -> str:
    """User text on one line: cut to `most` characters with an ellipsis, control characters as escapes."""
    cut = text if len(text) <= most else text[: most - 1] + "…"
    return cut if cut.isprintable() else "".join(map(_shown, cut))


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    short = f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
    return _NAMED.get(character) or (short if code < 0x10000 else f"\\U{code:08x}")


class Place(msgspec.Struct, frozen=True):
    """Where something stands: line and column counted from 1 in characters, and the path of keys to it."""

    line: int
    column: int
    path: Path = ()

    def __str__(self) -> str:
        """`LINE:COLUMN: KEY.PATH: `, the path left out where it is empty."""
        keys = ".".join(visible(str(step), 40) for step in self.path)
        return f"{self.line}:{self.column}: {keys}: " if keys else f"{self.line}:{self.column}: "


class FoundAt(msgspec.Struct, frozen=True):
    """One thing wrong: its place and the sentence *found …, expected …*."""

    place: Place
    message: Message


class JourneyFileError(Exception):
    """A file that cannot be read: either every place that is wrong, or one message where there is no place."""

    def __init__(self, file: str, places: Iterable[FoundAt] = (), message: Message | None = None) -> None:
        self.file = file
        self.places = tuple(places)
        self.message = message
        super().__init__(file, self.places, message)

    def __str__(self) -> str:
        return "\n".join(self.lines(Translator("en")))

    def lines(self, translator: Translator) -> list[str]:
        """At most six lines for people, none with a line break: one per place, after the fifth *and N more*."""
        name = visible(self.file, 400)
        if not self.places:
            return [f"{name}: {_one_line(translator.render(self.message or _UNREADABLE))}"]
        shown = [
            f"{name}:{found.place}{_one_line(translator.render(found.message))}"
            for found in self.places[:MAX_LINES_SHOWN]
        ]
        more = len(self.places) - len(shown)
        return [*shown, translator.plural("and {count} more", "and {count} more", more)] if more else shown


class UnwritableTextError(ValueError):
    """A text that no UTF-8 file can hold (half of a surrogate pair); raised before anything is written."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(f"text with half of a character cannot be written: {visible(text)}")


_UNREADABLE = msg("the file cannot be read; open a copy or a backup of it")


def _one_line(text: str) -> str:
    return visible(text, 2000)
