"""Values of a journey in words, short enough for one line: what stood and stands where something changed.

Values of `difference` and of conflicts in `merging` come in; the command line and the window show what comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from journeymap.editing.difference import FieldChange, plain
from journeymap.editing.merging.outcome import Conflict
from journeymap.i18n import Day, Listing, Message, Number, Percent, Seconds, Value, Word, mark, msg, msg_count
from journeymap.model import Response
from journeymap.model.converting import convert
from journeymap.model.metrics import BUILT_IN
from journeymap.model.words import LABELS, Role

_MOST = 120
_LISTED = 4
NOTHING = "–"
REMOVED: Mapping[str, str] = {
    "stages": mark("stage removed"),
    "touchpoints": mark("touchpoint removed"),
    "links": mark("link removed"),
    "departments": mark("department removed"),
    "personas": mark("persona removed"),
}
"""What is said in the place of an element that was taken away, by its mapping."""
_PLACE = "position"
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


def shown_at(field: str, entry: str, value: Any) -> Value:
    """A value on one line as people read it at its place: a target or a score in its unit, an answer, parts."""
    wording = _AT.get(field)
    return shown(value) if wording is None or value is None else wording(entry, value)


def sides_of(conflict: Conflict) -> tuple[Value, Value, Value]:
    """What stood before, ours and theirs in words; of an element that one side took away that it is removed."""
    if conflict.field == _PLACE:
        return NOTHING, Word(mark("as on your map")), Word(mark("as on their map"))
    before, ours, theirs = (
        shown_at(conflict.field, conflict.entry, each) for each in (conflict.base, conflict.ours, conflict.theirs)
    )
    if conflict.field or conflict.base is None or conflict.key[0] not in REMOVED:
        return before, ours, theirs
    removed = Word(REMOVED[conflict.key[0]])
    return before, removed if conflict.ours is None else ours, removed if conflict.theirs is None else theirs


def without_places(changes: Iterable[FieldChange]) -> tuple[tuple[FieldChange, ...], int]:
    """The changes but for places on the map, which say nothing to a reader, and how many cards were moved."""
    every = tuple(changes)
    told = tuple(each for each in every if each.path[0] != "touchpoints" or each.path[2:] != (_PLACE,))
    return told, len(every) - len(told)


def moved_on_map(count: int) -> Message:
    """That so many cards were moved, in the place of where they were and are."""
    return msg_count("{count} card was moved on the map", "{count} cards were moved on the map", count)


def _target(entry: str, value: Any) -> Value:
    """In the unit of the metric; a plain number where the metric is the journey's own, or counts money."""
    metric, _, formula = entry.partition("/")
    known = BUILT_IN[metric].formula(formula) if metric in BUILT_IN else None
    if not isinstance(value, int | float) or known is None:
        return shown(value)
    match known.unit:
        case "seconds":
            return Seconds(value)
        case "percent":
            return Percent(value)
        case unit:
            return Number(value, 0 if unit == "money" else 1, signed=unit == "index")


def _score(entry: str, value: Any) -> Value:
    """What was reported, in its unit, and from how many; counted answers by what they are."""
    told = plain(value)
    reported = told.get("reported") if isinstance(told, Mapping) else None
    if not reported:
        return shown(value)
    figure = _target(entry.partition("[")[0], reported.get("value"))
    if not reported.get("n"):
        return figure
    answers = msg_count("{count} answer", "{count} answers", reported["n"])
    return msg("{value}, {answers}", value=figure, answers=answers)


def _said(_: str, value: Any) -> Value:
    return shown(value if isinstance(value, Response) else convert(value, Response))


def _parts(_: str, value: Any) -> Value:
    """Parts come as words of the file from differences, as themselves from conflicts."""
    held = value if isinstance(value, tuple | list) else (value,)
    return Listing(tuple(Word(LABELS[Role(each)]) for each in held), _LISTED)


def _marks(_: str, value: Any) -> Value:
    """Only how many there are: what was marked is seen in the reveal and nowhere else."""
    return msg_count("{count} mark in blind scoring", "{count} marks in blind scoring", _counted(plain(value)))


def _counted(counts: Any) -> int:
    """How many marks; what a file holds there unread counts for nothing."""
    if isinstance(counts, Mapping):
        return sum(map(_counted, counts.values()))
    return counts if isinstance(counts, int) and not isinstance(counts, bool) else 0


_AT: Mapping[str, Callable[[str, Any], Value]] = {
    "targets": _target,
    "scores": _score,
    "responses": _said,
    "owners": _parts,
    "views": _marks,
}
"""How the entries of a field are worded, by the field."""


def _plainly(value: Any) -> Value:
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return Word(mark("yes")) if value else Word(mark("no"))
    if isinstance(value, float):
        return Number(value, 2)
    if isinstance(value, Mapping):
        return _named(value)
    return Listing(tuple(map(_plainly, value)), _LISTED) if isinstance(value, list) else _cut(str(value))


def _answer(response: Response) -> Value:
    """What a department said, with its words, who said them and when: two answers may differ in no more than that."""
    said: Value = Word(LABELS[response.answer]) if response.answer else Word(mark("no answer"))
    if response.note:
        said = msg("{answer}: “{words}”", answer=said, words=_cut(response.note))
    if response.by:
        said = msg("{answer} ({name})", answer=said, name=response.by)
    return said if response.date is None else msg("{label}, {day}", label=said, day=Day(response.date, short=True))


def _named(value: Mapping[str, Any]) -> str:
    name = next((value[key] for key in _NAMES if value.get(key)), None)
    return _cut(str(name) if name is not None else ", ".join(f"{key}: {item}" for key, item in value.items()))


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST else f"{line[: _MOST - 1]}…"
