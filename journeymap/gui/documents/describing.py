"""Differences between two journeys in words: where they are, and the values that stand there, short enough to read.

Paths of `editing.difference` and conflicts of `editing.merging` in, sentences out; the tables of this room show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.editing.changes import ORDER, SETTING
from journeymap.editing.difference import changes_between, plain
from journeymap.editing.merging.outcome import Spot
from journeymap.editing.merging.wording import title
from journeymap.gui.look.speech import Speech
from journeymap.i18n import Listing, Message, Value, Word, mark
from journeymap.model import MAPPINGS, Journey

_MOST = 120
_LISTED = 4
NOTHING = "–"


def where(path: tuple[str, ...], *journeys: Journey) -> Message:
    """What people call the place at a path; elements are named as in the first of the journeys that has them."""
    kind, *rest = path
    if kind == ORDER:
        return title(Spot((ORDER, rest[0])), *journeys)
    if kind in MAPPINGS and rest:
        id, field, *entry = (*rest, "") if len(rest) == 1 else rest
        return title(Spot((kind, id), field, " ".join(entry)), *journeys)
    return title(Spot((SETTING, kind), "", " ".join(rest)), *journeys)


def shown(value: Any) -> Value:
    """A value on one line; nothing is a dash, an element its name."""
    value = plain(value)
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return Word(mark("yes")) if value else Word(mark("no"))
    if isinstance(value, Mapping):
        return _named(value)
    return Listing(tuple(map(shown, value)), _LISTED) if isinstance(value, list) else _cut(str(value))


def _named(value: Mapping[str, Any]) -> str:
    name = next((value[key] for key in ("title", "name", "text", "label") if value.get(key)), None)
    return _cut(str(name) if name is not None else ", ".join(f"{key}: {item}" for key, item in value.items()))


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST else f"{line[: _MOST - 1]}…"


def change_rows(before: Journey, after: Journey, speech: Speech) -> list[tuple[str, str, str]]:
    """A row for every difference from one journey to another: where, what stood there, what stands there."""
    say = speech.translator.render
    return [
        (say(where(change.path, after, before)), say(shown(change.before)), say(shown(change.after)))
        for change in changes_between(before, after)
    ]
