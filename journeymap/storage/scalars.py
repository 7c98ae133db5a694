"""Scalars of a file to values of the model: numbers, dates, words, truth; and how to say what was expected.

The careful reader (`reading`) stands above it; a text from the YAML readers goes in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from journeymap.i18n import Listing, Message, Number, msg, msg_count
from journeymap.model.limits import LARGEST
from journeymap.storage.errors import visible
from journeymap.storage.schema import Day, Figure, Flag, Items, Record, Shape, Table, Text, Word

_NOTHING = frozenset({"", "~", "null"})

_NUMBER = re.compile(r"[-+]?(?:(?:0|[1-9][0-9_]*)(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_MOST_KEYS = 5


class WrongTypeError(Exception):
    """The key cannot hold a value of this type: the file is refused."""


class OffBoundsError(Exception):
    """A value of the right type that cannot be used: a problem; `message` says why."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)


def is_nothing(raw: object) -> bool:
    """Whether a scalar stands for no value; where a text may stand it is a text all the same."""
    return isinstance(raw, str) and raw.lower() in _NOTHING


def scalar(shape: Shape, text: str) -> Any:
    """The value of a scalar for a shape. Raises `WrongTypeError` or `OffBoundsError`."""
    reader = _READERS.get(type(shape))
    if reader is None:
        raise WrongTypeError
    return reader(shape, text)


def _text(shape: Text, text: str) -> str:
    return str(text)


def _word(shape: Word, text: str) -> Any:
    if text not in shape.values:
        raise OffBoundsError(
            msg("the word “{word}” is unknown here; known are {words}", word=visible(text), words=_words(shape))
        )
    return shape.values[text]


def _day(shape: Day, text: str) -> date:
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise WrongTypeError


def _flag(shape: Flag, text: str) -> bool:
    if text.lower() not in _TRUTH:
        raise WrongTypeError
    return _TRUTH[text.lower()]


def _figure(shape: Figure, text: str) -> float:
    if _NUMBER.fullmatch(text) is None:
        raise WrongTypeError
    value = float(text.replace("_", ""))
    if shape.whole and abs(value) <= LARGEST and value % 1:
        raise WrongTypeError
    if not shape.holds(value):
        raise OffBoundsError(
            msg("{number} cannot be used here, expected {expected}", number=visible(text), expected=expected(shape))
        )
    return int(value) if shape.whole else value


_READERS: Mapping[type[Any], Callable[[Any, str], Any]] = {
    Text: _text,
    Word: _word,
    Day: _day,
    Flag: _flag,
    Figure: _figure,
}


def found(raw: object) -> Message:
    """What stands there, in words."""
    if isinstance(raw, dict):
        return msg("a mapping")
    if isinstance(raw, list):
        return msg_count("a list of one item", "a list of {count} items", len(raw))
    return msg("“{text}”", text=visible(str(raw))) if raw else msg("nothing")


def expected(shape: Shape) -> Message:
    """What may stand there, in words."""
    return _EXPECTED[type(shape)](shape)


def mismatch(raw: object, shape: Shape) -> Message:
    """The sentence *found …, expected …*."""
    return msg("found {found}, expected {expected}", found=found(raw), expected=expected(shape))


def _words(shape: Word) -> Listing:
    return Listing(tuple(shape.values))


def _expected_figure(shape: Figure) -> Message:
    low, high = _place(shape.low), _place(shape.high)
    if low is not None and high is not None:
        if shape.whole:
            return msg("a whole number from {low} to {high}", low=low, high=high)
        if shape.open_high:
            return msg("a number from {low} to below {high}", low=low, high=high)
        return msg("a number from {low} to {high}", low=low, high=high)
    if low is not None and shape.open_low:
        return msg("a number above {low}", low=low)
    if low is not None:
        whole = msg("a whole number, {low} or more", low=low)
        return whole if shape.whole else msg("a number, {low} or more", low=low)
    return msg("a whole number") if shape.whole else msg("a number")


def _place(bound: float | None) -> Number | None:
    return None if bound is None else Number(bound, 2)


def _expected_items(shape: Items) -> Message:
    if shape.length is not None:
        return msg("a list of {count} numbers", count=Number(shape.length))
    if isinstance(shape.item, Record):
        return msg("a list of mappings")
    return msg("a list")


def _expected_table(shape: Table) -> Message:
    if isinstance(shape.key, Figure):
        return msg("a mapping of answers to how many gave them, like {example}", example="{4: 20, 5: 12}")
    return msg("a mapping of ids")


def _expected_record(shape: Record) -> Message:
    return msg("a mapping with keys such as {keys}", keys=Listing(tuple(shape.fields)[:_MOST_KEYS]))


_EXPECTED: Mapping[type[Any], Callable[[Any], Message]] = {
    Text: lambda shape: msg("text"),
    Word: lambda shape: msg("one of {words}", words=_words(shape)),
    Day: lambda shape: msg("a date like {example}", example="2026-11-30"),
    Flag: lambda shape: msg("true or false"),
    Figure: _expected_figure,
    Items: _expected_items,
    Table: _expected_table,
    Record: _expected_record,
}
