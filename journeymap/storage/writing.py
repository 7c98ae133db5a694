"""A journey to the text of its file, in the one canonical form: fixed key order, defaults left out, one place a fact.

`codec` stands before it; a writer for each type of the model is made once from `schema`. Tables, notes and pairs of
small values stand on one line, elements and scores as blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from journeymap.model import (
    Action,
    Department,
    Journey,
    Kept,
    Link,
    ScoreRecord,
    Sent,
    Snapshot,
    Touchpoint,
)
from journeymap.storage import weaving
from journeymap.storage.bounds import MAX_KEY_CHARACTERS
from journeymap.storage.schema import Day, Figure, Flag, Items, Record, Shape, Table, Text, Word, journey_shape
from journeymap.storage.yaml_write import entry, flow, item, key, number, plain_or_quoted, scalar, text_value

BLOCKS = frozenset({Journey, Department, Touchpoint, Link, Action, ScoreRecord, Sent, Snapshot})
"""The types that stand as blocks, a line a key; all others stand on one line."""

BLOCK_LISTS = frozenset({"pain_points", "ideas"})
"""Lists of texts with a line a text; other lists of texts stand on one line."""

_STEP = 2
_ALWAYS: Any = object()

Inline = Callable[[Any, Sequence[Kept]], str]
"""A value, and what was kept inside it, as text for a place between brackets."""

Behind = Callable[[Any, int, Sequence[Kept]], str]
"""A value, the column of its key, and what was kept inside it, as the text behind the key's colon."""


class _Row(NamedTuple):
    """One key of a record that stands as a block: where it comes from, when it is left out, how it is written."""

    name: str
    key: str
    default: Any
    behind: Behind


class _Cell(NamedTuple):
    """One key of a record on one line."""

    name: str
    key: str
    default: Any
    inline: Inline


def written(journey: Journey, version: int) -> str:
    """The whole file. Raises `UnwritableTextError` for text with half of a character."""
    lead = {"journeymap": f"journeymap: {version}\n"}
    return _block_text(_rows(journey_shape(), root=True), journey, 0, lead)


# --- between brackets


def _inline(shape: Shape) -> Inline:
    return _INLINE[type(shape)](shape)


def _inline_text(value: str, kept: Sequence[Kept]) -> str:
    return plain_or_quoted(value, flow=True)


def _inline_word(shape: Word) -> Inline:
    words = {value: plain_or_quoted(word, flow=True) for word, value in shape.values.items()}
    return lambda value, kept: words[value]


def _inline_key(name: str) -> str:
    text = scalar(name, flow=True)
    return f"{text}: " if len(text) <= MAX_KEY_CHARACTERS else f"? {text} : "


def _inline_kept(kept: Kept) -> str:
    return f"{_inline_key(weaving.key_of(kept))}{flow(kept.value)}"


def _inline_items(shape: Items) -> Inline:
    write = _inline(shape.item)

    def inline(value: Sequence[Any], kept: Sequence[Kept]) -> str:
        if shape.lone and len(value) == 1 and not kept:
            return write(value[0], ())
        pieces = [write(each, ()) for each in value]
        if kept:
            pieces = weaving.into_list(pieces, kept, lambda each: flow(each.value))
        return f"[{', '.join(pieces)}]"

    return inline


def _inline_table(shape: Table) -> Inline:
    write = _inline(shape.value)
    by_number = isinstance(shape.key, Figure)

    def plain(value: Mapping[Any, Any]) -> str:
        if by_number:
            return ", ".join([f"{number(answer)}: {write(value[answer], ())}" for answer in sorted(value)])
        return ", ".join([f"{_inline_key(name)}{write(each, ())}" for name, each in value.items()])

    def woven(value: Mapping[Any, Any], kept: Sequence[Kept]) -> str:
        inner = weaving.within(kept)
        names = sorted(value) if by_number else list(value)
        keys = [number(name) if by_number else name for name in names]
        pieces = [
            f"{_inline_key(text) if not by_number else text + ': '}{write(value[name], inner.get(text, ()))}"
            for name, text in zip(names, keys, strict=True)
        ]
        return ", ".join(weaving.into_mapping(keys, pieces, weaving.own(kept), _inline_kept))

    return lambda value, kept: f"{{{woven(value, kept) if kept else plain(value)}}}"


def _inline_record(shape: Record) -> Inline:
    cells = [
        _Cell(field.name, field.key, _ALWAYS if field.required else field.default, _inline(field.shape))
        for field in shape.fields.values()
    ]
    order = tuple(shape.fields)

    def plain(value: Any) -> str:
        shown = [(key, write, getattr(value, name), default) for name, key, default, write in cells]
        return ", ".join([f"{key}: {write(each, ())}" for key, write, each, default in shown if each != default])

    def woven(value: Any) -> str:
        inner = weaving.within(value.kept)
        shown = [(cell, getattr(value, cell.name)) for cell in cells]
        pieces = {
            cell.key: f"{cell.key}: {cell.inline(each, inner.get(cell.key, ()))}"
            for cell, each in shown
            if each != cell.default or cell.key in inner
        }
        own = weaving.own(value.kept)
        return ", ".join(weaving.into_mapping([*pieces], [*pieces.values()], own, _inline_kept, order))

    return lambda value, kept: f"{{{woven(value) if value.kept else plain(value)}}}"


_INLINE: Mapping[type[Any], Callable[[Any], Inline]] = {
    Text: lambda shape: _inline_text,
    Day: lambda shape: lambda value, kept: str(value.isoformat()),
    Flag: lambda shape: lambda value, kept: "true" if value else "false",
    Figure: lambda shape: lambda value, kept: number(value),
    Word: _inline_word,
    Items: _inline_items,
    Table: _inline_table,
    Record: _inline_record,
}


# --- as blocks


def _block_text(rows: Sequence[_Row], value: Any, indent: int, lead: Mapping[str, str]) -> str:
    """The lines of a record at a column; `lead` are lines before its own, by their keys."""
    if value.kept:
        return _woven_block(rows, value, indent, lead)
    pad = " " * indent
    pieces = list(lead.values())
    for name, text, default, behind in rows:
        each = getattr(value, name)
        if each != default:
            pieces.append(f"{pad}{text}:{behind(each, indent, ())}")
    return "".join(pieces)


def _woven_block(rows: Sequence[_Row], value: Any, indent: int, lead: Mapping[str, str]) -> str:
    inner = weaving.within(value.kept)
    pieces = dict(lead)
    for row in rows:
        each = getattr(value, row.name)
        if each != row.default or row.key in inner:
            pieces[row.key] = f"{' ' * indent}{row.key}:{row.behind(each, indent, inner.get(row.key, ()))}"
    order = (*lead, *(row.key for row in rows))
    own = weaving.own(value.kept)
    return "".join(weaving.into_mapping([*pieces], [*pieces.values()], own, _block_entry(indent), order))


def _block_entry(indent: int) -> weaving.Write:
    return lambda kept: entry(weaving.key_of(kept), kept.value, indent)


@cache
def _rows(shape: Record, root: bool = False) -> tuple[_Row, ...]:
    return tuple(
        _Row(
            field.name,
            field.key,
            _ALWAYS if field.required or (root and field.key == "title") else field.default,
            _behind(field.shape, field.key),
        )
        for field in shape.fields.values()
    )


def _is_block(shape: Shape, name: str) -> bool:
    """Whether a value of this shape has lines of its own below its key."""
    if isinstance(shape, Record):
        return shape.type in BLOCKS
    if isinstance(shape, Table):
        return isinstance(shape.value, Record)
    return isinstance(shape, Items) and (name in BLOCK_LISTS or isinstance(shape.item, Record))


def _behind(shape: Shape, name: str) -> Behind:
    if isinstance(shape, Text):
        return _behind_text
    if _is_block(shape, name):
        return _BEHIND[type(shape)](shape)
    inline = _inline(shape)
    return lambda value, indent, kept: f" {inline(value, kept)}\n"


def _behind_text(value: str, indent: int, kept: Sequence[Kept]) -> str:
    return f" {text_value(value, indent)}\n"


def _behind_record(shape: Record) -> Behind:
    def behind(value: Any, indent: int, kept: Sequence[Kept]) -> str:
        text = _block_text(_rows(shape), value, indent + _STEP, {})
        return f"\n{text}" if text else " {}\n"

    return behind


def _behind_table(shape: Table) -> Behind:
    """A block with a key for each element."""
    write = _behind(shape.value, "")

    def behind(value: Mapping[str, Any], indent: int, kept: Sequence[Kept]) -> str:
        inside = indent + _STEP
        pad = " " * inside
        pieces = [f"{pad}{key(id, inside)}{write(each, inside, ())}" for id, each in value.items()]
        if kept:
            pieces = weaving.into_mapping([*value], pieces, weaving.own(kept), _block_entry(inside))
        text = "".join(pieces)
        return f"\n{text}" if text else " {}\n"

    return behind


def _behind_items(shape: Items) -> Behind:
    """A block with a dash for each item, the dash below the key's first letter."""
    write = _item(shape.item)

    def behind(value: Sequence[Any], indent: int, kept: Sequence[Kept]) -> str:
        lead = f"{' ' * indent}- "
        pieces = [f"{lead}{write(each, indent)}" for each in value]
        if kept:
            pieces = weaving.into_list(pieces, kept, lambda each: item(each.value, indent))
        text = "".join(pieces)
        return f"\n{text}" if text else " []\n"

    return behind


def _item(shape: Shape) -> Callable[[Any, int], str]:
    if isinstance(shape, Text):
        return lambda value, indent: f"{text_value(value, indent)}\n"
    if isinstance(shape, Record) and shape.type in BLOCKS:
        # The first key stands on the dash's own line.
        return lambda value, indent: _block_text(_rows(shape), value, indent + _STEP, {})[indent + _STEP :] or "{}\n"
    inline = _inline(shape)
    return lambda value, indent: f"{inline(value, ())}\n"


_BEHIND: Mapping[type[Any], Callable[[Any], Behind]] = {
    Record: _behind_record,
    Table: _behind_table,
    Items: _behind_items,
}
