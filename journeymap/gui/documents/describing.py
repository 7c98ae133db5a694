"""Differences between two journeys in words: where they are, and the values that stand there, short enough to read.

Paths of `editing.difference` and conflicts of `editing.merging` in, sentences out; the tables of this room show them.
"""

from __future__ import annotations

from typing import Any

from journeymap.editing.changes import ORDER, SETTING
from journeymap.editing.difference import changes_between
from journeymap.editing.merging.outcome import Spot
from journeymap.editing.merging.wording import title
from journeymap.editing.value_words import moved_on_map, shown, shown_at, without_places
from journeymap.gui.look.speech import Speech
from journeymap.i18n import Message, Value
from journeymap.model import MAPPINGS, Journey


def where(path: tuple[str, ...], *journeys: Journey) -> Message:
    """What people call the place at a path; elements are named as in the first of the journeys that has them."""
    kind, *rest = path
    if kind == ORDER:
        return title(Spot((ORDER, rest[0])), *journeys)
    if kind in MAPPINGS and rest:
        id, field, *entry = (*rest, "") if len(rest) == 1 else rest
        return title(Spot((kind, id), field, " ".join(entry)), *journeys)
    return title(Spot((SETTING, kind), "", " ".join(rest)), *journeys)


def value_at(path: tuple[str, ...], value: Any) -> Value:
    """A value of a change in words, as people read it at that place."""
    entry = path[0] in MAPPINGS and (len(path) == 4 or path[2:3] == ("views",))
    return shown_at(path[2], " ".join(path[3:]), value) if entry else shown(value)


def change_rows(before: Journey, after: Journey, speech: Speech) -> list[tuple[str, str, str]]:
    """A row for every difference from one journey to another: where, what stood there, what stands there. That cards
    were moved on the map is one row, the last."""
    say = speech.translator.render
    told, moved = without_places(changes_between(before, after))
    rows = [
        (
            say(where(change.path, after, before)),
            say(value_at(change.path, change.before)),
            say(value_at(change.path, change.after)),
        )
        for change in told
    ]
    return [*rows, (say(moved_on_map(moved)), "", "")] if moved else rows
