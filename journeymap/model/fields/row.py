"""What a row of the field table is: a field's place, words, kind and bounds, and the section of the form it stands in.

The bounds of `model.limits` stand before it; the rows of each kind of element, and every form made of them, after it.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import get_args

import msgspec


class FieldKind(Enum):
    """What a field holds, and so which editor it gets.

    Those from `CAUSE` on have an editor of their own: one of the gap classes (words in `analysis.results.CAUSES`), the
    id of any metric of `metric_table`, the formula word of a custom metric, and the parts of a touchpoint.
    """

    TEXT = auto()
    LONG_TEXT = auto()
    TEXTS = auto()
    CHOICE = auto()
    FLAGS = auto()
    MARK = auto()
    COUNT = auto()
    NUMBER = auto()
    SHARE = auto()
    MONEY = auto()
    DAYS = auto()
    DAY = auto()
    COLOUR = auto()
    REFERENCE = auto()
    REFERENCES = auto()
    SWITCH = auto()
    PAIR = auto()
    CAUSE = auto()
    METRIC = auto()
    FORMULA = auto()
    OWNERS = auto()
    RESPONSES = auto()
    TARGETS = auto()
    SCORES = auto()
    PROMISES = auto()
    QUOTES = auto()
    COMMENTS = auto()


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field of one kind of element, as forms show it.

    `mapping` is the journey's mapping, `parking_lot` for parked ideas, `journey` for the journey's own settings;
    `name` the attribute, dotted where it lies in a part (`importance.customer`). `label`, `help` and `unit` are marked
    words. `choices` are the words of a `CHOICE` or `FLAGS`; `target` the mapping that a reference names. `optional`:
    None (or an empty reference) is a value too. `several`: may be set for several selected elements at once.
    `least` and `most` are in the file's unit (shares 0 to 1); a bound in `excluded` is itself too little or too much.
    """

    mapping: str
    name: str
    label: str
    kind: FieldKind
    section: str
    help: str
    choices: type[Enum] | None = None
    target: str = ""
    optional: bool = True
    several: bool = False
    least: float | None = None
    most: float | None = None
    excluded: tuple[float, ...] = ()
    unit: str = ""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a form; `open` where it is shown unfolded. `lists` names a mapping whose elements that refer to this
    one are shown there, in a section that has no fields."""

    mapping: str
    id: str
    label: str
    open: bool = True
    lists: str = ""


def row(
    mapping: str,
    section: str,
    name: str,
    label: str,
    kind: FieldKind,
    help: str,
    *,
    limit: object = None,
    choices: type[Enum] | None = None,
    target: str = "",
    optional: bool = True,
    several: bool = False,
    unit: str = "",
) -> Field:
    """A row of the table; its bounds are those of `limit`, a type of `model.limits`."""
    least, most, excluded = _bounds(limit)
    return Field(
        mapping=mapping,
        name=name,
        label=label,
        kind=kind,
        section=section,
        help=help,
        choices=choices,
        target=target,
        optional=optional,
        several=several,
        least=least,
        most=most,
        excluded=excluded,
        unit=unit,
    )


def _bounds(limit: object) -> tuple[float | None, float | None, tuple[float, ...]]:
    if limit is None:
        return None, None, ()
    meta: msgspec.Meta = get_args(limit)[1]
    least, most = (_first(meta.ge, meta.gt), _first(meta.le, meta.lt))
    return least, most, tuple(float(bound) for bound in (meta.gt, meta.lt) if bound is not None)


def _first(*bounds: float | None) -> float | None:
    return next((float(bound) for bound in bounds if bound is not None), None)
