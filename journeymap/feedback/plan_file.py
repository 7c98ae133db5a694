"""Plan files: YAML that a person can read and change, read with places in every complaint, written canonically.

A file stands before it, a `Plan` after it. Scalars are text as they stand (`Yes` is a word here, never truth).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from msgspec.structs import fields

from journeymap.feedback.dates import Order
from journeymap.feedback.periods import Grain
from journeymap.feedback.plan import Doubled, Measure, Plan
from journeymap.feedback.plan_errors import Fault, PlanError
from journeymap.feedback.plan_nodes import Faults, Node, read_nodes
from journeymap.i18n import Listing, msg
from journeymap.model.words import Evidence
from journeymap.replacing import replace_bytes

MAX_PLAN_BYTES = 1024 * 1024
_UNITS = ("seconds", "minutes", "hours", "days")


def load_plan(path: str | os.PathLike[str]) -> Plan:
    """The plan in a file. Raises `PlanError` with every place that is wrong, `OSError` where it cannot be reached."""
    with Path(path).open("rb") as file:
        data = file.read(MAX_PLAN_BYTES + 1)
    return loads_plan(data, os.fspath(path))


def loads_plan(data: bytes, file: str = "") -> Plan:
    """The plan in the bytes of a file whose name is `file`. Raises `PlanError`."""
    if len(data) > MAX_PLAN_BYTES:
        raise PlanError([Fault(msg("this is too large for a plan; choose another file"))], file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PlanError([Fault(msg("this is not UTF-8 text; save the plan as UTF-8"))], file) from None
    root = read_nodes(text, file)
    faults = Faults()
    values = _record(root, _PLAN, faults)
    faults.demand(root, values, ("measures",))
    if faults:
        raise PlanError(faults, file)
    return Plan(**values)


def dump_plan(plan: Plan) -> str:
    """The text of a plan file; what is at its default is left out."""
    tree = {"plan": 1, **_plain(plan, _PLAN)}
    return str(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, width=120))


def save_plan(path: str | os.PathLike[str], plan: Plan) -> None:
    """Writes a plan file in one step. Raises `OSError` where it cannot be written."""
    replace_bytes(path, dump_plan(plan).encode("utf-8"))


Reader = Callable[[Node, Faults], Any]


def _text(node: Node, faults: Faults) -> str | None:
    return faults.scalar(node, msg("text"))


def _version(node: Node, faults: Faults) -> None:
    if faults.scalar(node, msg("1")) not in (None, "1"):
        faults.expected(node, msg("1"))


def _number(node: Node, faults: Faults) -> float | None:
    text = faults.scalar(node, msg("a number"))
    try:
        number = float(text) if text is not None else None
    except ValueError:
        number = None
    if text is not None and (number is None or not abs(number) <= 1e15):
        faults.expected(node, msg("a number"))
        return None
    return number


def _maybe_number(node: Node, faults: Faults) -> float | None:
    return None if node.value in ("", "~", "null") else _number(node, faults)


def _day(node: Node, faults: Faults) -> date | None:
    text = faults.scalar(node, msg("a date like {example}", example="2026-11-30"))
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError:
        faults.expected(node, msg("a date like {example}", example="2026-11-30"))
        return None


def _one_of(words: Mapping[str, Any]) -> Reader:
    def reading(node: Node, faults: Faults) -> Any:
        wanted = msg("one of {words}", words=Listing(tuple(words)))
        text = faults.scalar(node, wanted)
        if text is not None and text not in words:
            faults.expected(node, wanted)
        return words.get(text or "")

    return reading


def _word(kind: type[Enum]) -> Reader:
    return _one_of({str(word.value): word for word in kind if word.value})


def _scale(node: Node, faults: Faults) -> tuple[float, float] | None:
    wanted = msg("two numbers like {example}", example="[1, 5]")
    ends = [_number(item, faults) for item in faults.items(node, wanted)]
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None and ends[0] < ends[1]:
        return ends[0], ends[1]
    faults.expected(node, wanted)
    return None


def _texts(node: Node, faults: Faults) -> tuple[str, ...]:
    found = (_text(item, faults) for item in faults.items(node, msg("a list of texts")))
    return tuple(text for text in found if text is not None)


def _mapping(reader: Reader) -> Reader:
    def reading(node: Node, faults: Faults) -> dict[str, Any]:
        pairs = faults.pairs(node, msg("a mapping"))
        return {key: reader(value, faults) for key, value in pairs.items()}

    return reading


def _measures(node: Node, faults: Faults) -> tuple[Measure, ...]:
    made = []
    for item in faults.items(node, msg("a list of mappings")):
        values = _record(item, _MEASURE, faults)
        if faults.demand(item, values, ("column", "metric")):
            made.append(Measure(**values))
    return tuple(made)


_MEASURE: Mapping[str, tuple[str, Reader]] = {
    "column": ("column", _text),
    "touchpoint": ("touchpoint", _text),
    "metric": ("metric", _text),
    "formula": ("formula", _text),
    "scale": ("scale", _scale),
    "unit": ("unit", _one_of({unit: unit for unit in _UNITS})),
    "words": ("words", _mapping(_maybe_number)),
    "missing": ("missing", _texts),
}
"""Keys of a measure in the order they are written: the field, and how its value is read."""

_PLAN: Mapping[str, tuple[str, Reader]] = {
    "plan": ("", _version),
    "source": ("source", _text),
    "evidence": ("evidence", _word(Evidence)),
    "date": ("date", _text),
    "date_order": ("date_order", _word(Order)),
    "period": ("period", _word(Grain)),
    "from": ("from_", _day),
    "to": ("to", _day),
    "id": ("id", _text),
    "doubled": ("doubled", _word(Doubled)),
    "segment": ("segment", _text),
    "touchpoint_column": ("touchpoint_column", _text),
    "touchpoint_values": ("touchpoint_values", _mapping(_text)),
    "measures": ("measures", _measures),
}


def _record(node: Node, table: Mapping[str, tuple[str, Reader]], faults: Faults) -> dict[str, Any]:
    """The fields that a mapping gives; what it says wrongly becomes a fault."""
    values: dict[str, Any] = {}
    for key, value in faults.pairs(
        node, msg("a mapping with keys such as {keys}", keys=Listing(_first(table)))
    ).items():
        if key not in table:
            faults.add(value, msg("there is no such key; known are {keys}", keys=Listing(tuple(table))))
            continue
        field, reader = table[key]
        found = reader(value, faults)
        if field and found is not None:
            values[field] = found
    return values


def _first(table: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(table)[:4]


def _plain(value: Plan | Measure, table: Mapping[str, tuple[str, Reader]]) -> dict[str, Any]:
    """The keys of a plan or measure that are not at their default, as plain values."""
    defaults = {field.name: field.default for field in fields(value)}
    found = {key: getattr(value, field) for key, (field, _) in table.items() if field}
    return {key: _written(v) for key, v in found.items() if v not in (defaults[table[key][0]], {}, ())}


def _written(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _written(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item, _MEASURE) if isinstance(item, Measure) else _written(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
