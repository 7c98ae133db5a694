"""Values of a journey in words, short enough for one line: what stood and stands where something changed.

Values of `difference` and of conflicts in `merging` come in; the command line and the window show what comes out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from journeymap.editing.difference import plain
from journeymap.i18n import Day, Listing, Value, Word, mark, msg
from journeymap.model import Response
from journeymap.model.words import LABELS

_MOST = 120
_LISTED = 4
NOTHING = "–"
_NAMES = ("title", "name", "text", "label")


def shown(value: Any) -> Value:
    """A value on one line: nothing is a dash, an element its name, a word of ours is in the reader's language."""
    if isinstance(value, Enum):
        return Word(LABELS[value])
    if isinstance(value, date):
        return Day(value)
    if isinstance(value, Response):
        return _answer(value)
    if isinstance(value, tuple) and value:
        return Listing(tuple(map(shown, value)), _LISTED)
    return _plainly(plain(value))


def _plainly(value: Any) -> Value:
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return Word(mark("yes")) if value else Word(mark("no"))
    if isinstance(value, Mapping):
        return _named(value)
    return Listing(tuple(map(_plainly, value)), _LISTED) if isinstance(value, list) else _cut(str(value))


def _answer(response: Response) -> Value:
    """What a department said, with its words and who said them."""
    said: Value = Word(LABELS[response.answer]) if response.answer else Word(mark("no answer"))
    if response.note:
        said = msg("{answer}: “{words}”", answer=said, words=_cut(response.note))
    return msg("{answer} ({name})", answer=said, name=response.by) if response.by else said


def _named(value: Mapping[str, Any]) -> str:
    name = next((value[key] for key in _NAMES if value.get(key)), None)
    return _cut(str(name) if name is not None else ", ".join(f"{key}: {item}" for key, item in value.items()))


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST else f"{line[: _MOST - 1]}…"
