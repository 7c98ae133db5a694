"""The careful reader: every fault of a file at once, the place of every key and value, scalars as they were typed.

The text of a file stands before it; the fast reader turns to it for faults, the schema layer for unknown keys.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from journeymap.collector import collector_paused
from journeymap.i18n import Message, Number, Word, mark, msg
from journeymap.model.kept import OneLineList, OneLineMapping, Verbatim
from journeymap.storage.bounds import MAX_DEPTH, MAX_EXACT_NODES, MAX_FAULTS, MAX_NODES, MAX_TEXT_CHARACTERS
from journeymap.storage.errors import FoundAt, JourneyFileError, Path, Place
from journeymap.storage.yaml_syntax import feature, said
from journeymap.storage.yaml_text import decoded, forbidden_characters

Raw = str | list["Raw"] | dict[str, "Raw"]
"""A value of the file before any schema: texts, lists and mappings only."""

YamlParser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Takes a text and gives parse events; the slow one only where PyYAML was built without its C part."""

PARSER_ERRORS = (yaml.YAMLError, ValueError, RecursionError)
"""All that the parser raises over a text (`UnicodeError` is a `ValueError`)."""

_COLUMNS = 2**26
_PLACES = 2**60
"""A place is one number, line times columns plus column, both from 0; and two places are one number: half a file's
memory would else be pairs of pairs. No file has more bytes than columns fit here."""


class ExactDocument(msgspec.Struct, frozen=True):
    """A file as typed: unquoted scalars are `Verbatim`; marks hold the places of key and value by path."""

    file: str
    tree: dict[str, Raw]
    marks: Mapping[Path, int]

    def at(self, path: Path) -> Place:
        """Where the value at `path` begins; where there is none, the nearest value above it."""
        return self._place(path, 1)

    def at_key(self, path: Path) -> Place:
        """Where the key at the end of `path` begins; for an entry of a list, the entry."""
        return self._place(path, 0)

    def _place(self, path: Path, which: int) -> Place:
        known = path
        while known and known not in self.marks:
            known = known[:-1]
        line, column = divmod(divmod(self.marks.get(known, 0), _PLACES)[which], _COLUMNS)
        return Place(line + 1, column + 1, path)


class _Frame:
    """A mapping or list that is being filled; in a mapping `key` is the key that waits for its value."""

    __slots__ = ("key", "key_mark", "node", "path")

    def __init__(self, node: list[Raw] | dict[str, Raw], path: Path) -> None:
        self.node = node
        self.path = path
        self.key: str | None = None
        self.key_mark = 0


# A key that was refused: its value is read for its own faults and dropped.
_DROPPED = Verbatim("")

_KINDS: Mapping[type[Event], str] = {
    MappingStartEvent: mark("mapping"),
    SequenceStartEvent: mark("list"),
    ScalarEvent: mark("text"),
}


class _Reader:
    """One careful pass over the parse events of a text."""

    def __init__(self, file: str, leaf: Callable[[str], str], *, with_marks: bool) -> None:
        self.file = file
        self.leaf = leaf
        self.with_marks = with_marks
        self.marks: dict[Path, int] = {}
        self.faults: list[FoundAt] = []
        self.root = _Frame([], ())
        self.stack = [self.root]
        self.nodes = 0
        self.most = MAX_EXACT_NODES if with_marks else MAX_NODES

    def read(self, text: str) -> bool:
        """Fill `root`, `marks` and `faults`; a fault of the syntax is the last one. Whether the first document was
        read to its end."""
        try:
            for event in iter(YamlParser(text).get_event, None):
                if (action := _ACTIONS.get(event.__class__)) is not None:
                    action(self, event)
                    if len(self.faults) >= MAX_FAULTS:
                        return False
        except PARSER_ERRORS as error:
            self.faults.append(said(error, text, self.path(), self.stack[-1].path))
            return False
        except _SecondDocumentError:
            pass
        return True

    def path(self) -> Path:
        """The path of the value that comes next."""
        frame = self.stack[-1]
        if len(self.stack) == 1:
            return ()
        if isinstance(frame.node, list):
            return (*frame.path, len(frame.node))
        return frame.path if frame.key is None else (*frame.path, frame.key)

    def fault(self, event: Any, message: Message, path: Path) -> None:
        """Note what is wrong at the beginning of an event."""
        self.faults.append(FoundAt(Place(event.start_mark.line + 1, event.start_mark.column + 1, path), message))

    def document(self, event: Any) -> None:
        """The beginning of a document; only the first is read."""
        if self.root.node:
            self.fault(event, feature("second", "---"), ())
            raise _SecondDocumentError

    def scalar(self, event: Any) -> None:
        """A key or a value."""
        self._node(event)
        if len(event.value) > MAX_TEXT_CHARACTERS:
            self.fault(event, _too_long(event.value), self.path())
        text = self.leaf(event.value) if event.implicit[0] else event.value
        frame = self.stack[-1]
        if isinstance(frame.node, dict) and frame.key is None:
            self._key(event, frame, text)
        else:
            self._put(event, text)

    def alias(self, event: Any) -> None:
        """A reference, which is refused; an empty text stands in for it."""
        self._count()
        self.fault(event, feature("alias", event.anchor), self.path())
        frame = self.stack[-1]
        if isinstance(frame.node, dict) and frame.key is None:
            frame.key = _DROPPED
        else:
            self._put(event, "")

    def start(self, event: Any) -> None:
        """A mapping or list begins."""
        self._node(event)
        frame = self.stack[-1]
        if isinstance(frame.node, dict) and frame.key is None:
            self.fault(event, feature("complex", Word(_KINDS[event.__class__])), frame.path)
            inner = _Frame(_empty(event), frame.path)
            frame.key = _DROPPED
        else:
            inner = _Frame(_empty(event), self.path())
            self._put(event, inner.node)
        self.stack.append(inner)
        if len(self.stack) - 1 > MAX_DEPTH:
            raise JourneyFileError(self.file, message=_too_deep())

    def end(self, event: Any) -> None:
        """A mapping or list ends."""
        self.stack.pop()

    def _node(self, event: Any) -> None:
        self._count()
        if event.anchor is not None:
            self.fault(event, feature("anchor", event.anchor), self.path())
        if event.tag is not None:
            self.fault(event, feature("tag", event.tag), self.path())

    def _count(self) -> None:
        self.nodes += 1
        if self.nodes > self.most:
            raise JourneyFileError(self.file, message=too_many(self.most))

    def _key(self, event: Any, frame: _Frame, text: str) -> None:
        kind = "merge" if text == "<<" and event.implicit[0] else "twice" if text in frame.node else ""
        if kind:
            self.fault(event, feature(kind, text), (*frame.path, text))
        frame.key = _DROPPED if kind else text
        frame.key_mark = _spot(event)

    def _put(self, event: Any, value: Raw) -> None:
        frame = self.stack[-1]
        if isinstance(frame.node, list):
            if self.with_marks:
                self.marks[self.path()] = _spot(event) * (_PLACES + 1)
            frame.node.append(value)
            return
        assert frame.key is not None
        if frame.key is not _DROPPED:
            if self.with_marks:
                self.marks[self.path()] = frame.key_mark * _PLACES + _spot(event)
            frame.node[frame.key] = value
        frame.key = None


def _spot(event: Any) -> int:
    """Where an event begins, as one number."""
    return int(event.start_mark.line * _COLUMNS + event.start_mark.column)


def _empty(event: Any) -> list[Raw] | dict[str, Raw]:
    if event.__class__ is MappingStartEvent:
        return OneLineMapping() if event.flow_style else {}
    return OneLineList() if event.flow_style else []


class _SecondDocumentError(Exception):
    """Reading stops here; the fault is noted."""


_ACTIONS: Mapping[type[Event], Callable[[_Reader, Any], None]] = {
    ScalarEvent: _Reader.scalar,
    MappingStartEvent: _Reader.start,
    SequenceStartEvent: _Reader.start,
    MappingEndEvent: _Reader.end,
    SequenceEndEvent: _Reader.end,
    AliasEvent: _Reader.alias,
    DocumentStartEvent: _Reader.document,
}


def _too_deep() -> Message:
    return msg(
        "more than {limit} levels of keys and lists stand inside one another; open a backup of the file",
        limit=Number(MAX_DEPTH),
    )


def too_many(most: int) -> Message:
    """That a file has more keys and values than are read."""
    return msg(
        "the file has more than {limit} keys and values; move snapshots to a file of their own",
        limit=Number(most),
    )


def _too_long(text: str) -> Message:
    return msg(
        "found a text of {count} characters, expected {limit} at most; shorten it",
        count=Number(len(text)),
        limit=Number(MAX_TEXT_CHARACTERS),
    )


_EMPTY = msg("the file is empty; open a backup of it or start a new journey")


def read_carefully(text: str, file: str, *, exact: bool) -> ExactDocument:
    """The tree of a decoded text, with marks and `Verbatim` where `exact`, else with neither.

    Raises `JourneyFileError` with every fault that reading came past.
    """
    document, faults = read_with_faults(text, file, exact=exact)
    if faults or document is None:
        raise JourneyFileError(file, faults)
    return document


def read_with_faults(text: str, file: str, *, exact: bool) -> tuple[ExactDocument | None, list[FoundAt]]:
    """The faults of a decoded text, and its tree with what was refused left out; None where there is no whole tree."""
    if faults := forbidden_characters(text):
        return None, faults
    reader = _Reader(file, Verbatim if exact else str, with_marks=exact)
    with collector_paused():
        whole = reader.read(text)
    if reader.faults and not (whole and isinstance(next(iter(reader.root.node), None), dict)):
        return None, reader.faults
    return ExactDocument(file, _mapping(reader, text), reader.marks), reader.faults


def _mapping(reader: _Reader, text: str) -> dict[str, Raw]:
    if not reader.root.node:
        raise JourneyFileError(reader.file, message=_EMPTY)
    tree = next(iter(reader.root.node))
    if isinstance(tree, dict):
        return tree
    name = Word("list" if isinstance(tree, list) else "text")
    raise JourneyFileError(reader.file, [FoundAt(Place(1, 1), feature("root", name))])


def parse_exact(data: str | bytes, file: str) -> ExactDocument:
    """A file as it was typed, with the place of every key and value; several times slower than `parse`.

    Raises `JourneyFileError` as `parse` does.
    """
    return read_carefully(decoded(data, file), file, exact=True)
