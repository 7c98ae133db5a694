"""Where a conflict is, in words: the element's name, the field's label, the entry.

After `weaving`, before the dialog that asks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from journeymap.editing.changes import ORDER, SETTING, ElementKey
from journeymap.editing.commands.elements import NAME_FIELDS
from journeymap.editing.merging.outcome import Spot
from journeymap.i18n import Message, Period, Value, Word, mark, msg
from journeymap.model import Journey
from journeymap.model.fields import field
from journeymap.model.metrics import metric_table

_WHOLE: Mapping[str, str] = {
    "departments": mark("Department “{name}”"),
    "personas": mark("Persona “{name}”"),
    "stages": mark("Stage “{name}”"),
    "touchpoints": mark("Touchpoint “{name}”"),
    "links": mark("Link “{name}”"),
    "actions": mark("Action “{name}”"),
    "metrics": mark("Metric “{name}”"),
    "warnings": mark("Early warning “{name}”"),
    "snapshots": mark("Snapshot “{name}”"),
}
_ORDERS: Mapping[str, str] = {
    "departments": mark("Order of the departments"),
    "personas": mark("Order of the personas"),
    "stages": mark("Order of the stages"),
    "touchpoints": mark("Order of the touchpoints"),
    "links": mark("Order of the links"),
    "actions": mark("Order of the actions"),
    "metrics": mark("Order of the metrics"),
    "warnings": mark("Order of the early warnings"),
    "snapshots": mark("Order of the snapshots"),
}
_FIELDS: Mapping[str, str] = {
    "position": mark("Its place on the map"),
    "importance": mark("Importance"),
    "views": mark("Blind scores"),
    "kept": mark("Unread data"),
    "parking_lot": mark("Parking lot"),
    "imports": mark("Counted files"),
    "sent": mark("Copy for a department"),
    "taken": mark("Day it was taken"),
    "label": mark("Label"),
    "journey": mark("Journey as it was"),
}
"""The labels of fields that no form shows."""


def title(spot: Spot, *journeys: Journey) -> Message:
    """The place in words; names are those of the first of the journeys that has the element."""
    kind, id = spot.key
    if kind == ORDER:
        return msg(_ORDERS[id])
    if kind == SETTING:
        return _with_entry(msg("Journey: {field}", field=_label(SETTING, id)), _entry(id, spot.entry, journeys))
    whole = msg(_WHOLE[kind], name=name_of(spot.key, *journeys))
    if not spot.field:
        return whole
    place = msg("{element}: {field}", element=whole, field=_label(kind, spot.field))
    return _with_entry(place, _entry(spot.field, spot.entry, journeys))


def name_of(key: ElementKey, *journeys: Journey) -> str:
    """What people call an element; its id where it has no name."""
    mapping, id = key
    journey = next((each for each in journeys if id in getattr(each, mapping)), None)
    if journey is None:
        return id
    found: Any = getattr(journey, mapping)[id]
    if mapping == "links":
        ends = (found.source, found.target)
        return " → ".join(name_of(("touchpoints", end), journey) for end in ends)
    return str(getattr(found, NAME_FIELDS[mapping])).strip() or id


def _label(mapping: str, name: str) -> Word:
    """The words of the field table; of a field inside an entry, those of the field that holds the entry."""
    for wanted in (name, name.split(".")[0]):
        try:
            return Word(field(mapping, wanted).label)
        except KeyError:
            continue
    return Word(_FIELDS.get(name.split(".")[0], name))


def _entry(name: str, entry: str, journeys: tuple[Journey, ...]) -> Value:
    """Departments by their name, targets and scores by their metric's; other entries tell themselves."""
    first = name.split(".")[0]
    if first in ("owners", "responses", "views") and entry:
        department = entry.removesuffix(" satisfaction").removesuffix(" importance") if first == "views" else entry
        return name_of(("departments", department), *journeys)
    if first == "targets" and entry:
        return _measure(entry, journeys)
    if first == "scores" and (named := _SCORE.fullmatch(entry)):
        metric, days, about, number = named.groups(default="")
        said = _with_entry(msg("{metric}", metric=_measure(metric, journeys)), _period(days))
        return _with_entry(said, f"{about} {number}".strip())
    return entry


_SCORE = re.compile(r"([^[]*)\[(\S*) ?(.*)\](#\d+)?", re.DOTALL)
"""A score as `difference.entry_name` names it: its metric, its days, what else it is told apart by, its number."""


def _period(days: str) -> Value:
    """Days as people write them; as the file names them where they are none, nothing where there are none."""
    first, _, last = days.partition("..")
    with suppress(ValueError):
        ends = tuple(date.fromisoformat(day) if day else None for day in (first, last))
        return Period(*ends) if any(ends) else ""
    return days


def _measure(entry: str, journeys: tuple[Journey, ...]) -> Value:
    """A metric by its name, with the formula where one is named: `CSAT, mean`; an unknown one as the file calls it."""
    id, _, wanted = entry.partition("/")
    tables = (metric_table(each.metrics) for each in journeys)
    metric = next((table[id] for table in tables if id in table), None)
    if metric is None:
        return entry
    name: Value = metric.name if metric.custom else Word(metric.name)
    formula = metric.formula(wanted) if wanted else None
    return name if formula is None else msg("{metric}, {formula}", metric=name, formula=Word(formula.name))


def _with_entry(place: Message, entry: Value) -> Message:
    return msg("{place}, {entry}", place=place, entry=entry) if entry else place
