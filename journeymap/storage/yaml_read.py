"""The fast reader: the text of a file to a plain tree of mappings, lists and texts, in one pass over parse events.

The bytes of a file stand before it, the schema layer after it. What is not plain sailing goes to the careful
reader, which says what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamStartEvent,
)

from journeymap.collector import collector_paused
from journeymap.storage.bounds import MAX_DEPTH, MAX_NODES, MAX_TEXT_CHARACTERS
from journeymap.storage.errors import JourneyFileError
from journeymap.storage.yaml_exact import (
    PARSER_ERRORS,
    Raw,
    YamlParser,
    read_carefully,
    too_many,
)
from journeymap.storage.yaml_text import decoded


class RawDocument(msgspec.Struct, frozen=True):
    """A file's tree, every scalar a text (`title: 2026` is `2026`), and the decoded text for the careful reader.

    `nodes` is how many keys and values it holds; 0 where that was not counted.
    """

    file: str
    tree: dict[str, Raw]
    text: str
    nodes: int


class _TooManyError(Exception):
    """More keys and values than are read; the careful reader would find no fewer."""


class _OddError(Exception):
    """Something that only the careful reader can judge."""


def parse(data: str | bytes, file: str) -> RawDocument:
    """The tree of a journey file; `file` is the name that messages carry.

    Raises `JourneyFileError`, and nothing else, for what is not UTF-8, not YAML, not a mapping, too large or too
    deep, and for anchors, aliases, tags, merge keys, keys that come twice and second documents, all at once.
    """
    text = decoded(data, file)
    with collector_paused():
        try:
            tree, nodes = _tree(text)
        except _TooManyError:
            raise JourneyFileError(file, message=too_many(MAX_NODES)) from None
        except (_OddError, *PARSER_ERRORS):
            tree, nodes = read_carefully(text, file, exact=False).tree, 0
    return RawDocument(file, tree, text, nodes)


def _tree(text: str) -> tuple[dict[str, Raw], int]:
    """The tree and the number of nodes of a text without faults; `_OddError` for anything else the parser lets pass."""
    events = iter(YamlParser(text).get_event, None)
    opening = list(islice(events, 3))
    if [type(event) for event in opening] != [StreamStartEvent, DocumentStartEvent, MappingStartEvent]:
        raise _OddError
    if opening[2].anchor is not None or opening[2].tag is not None:
        raise _OddError
    root: dict[str, Raw] = {}
    nodes = _fill(root, events)
    # Behind the root come the end of its document and of the stream, and nothing else.
    if len(list(islice(events, 3))) != 2:
        raise _OddError
    return root, nodes


def _fill(root: dict[str, Raw], events: Iterator[Any]) -> int:
    """Read the events of one mapping up to its end; how many keys and values it holds.

    Written for speed: a bound method per list, no marks.
    """
    mapping: Any = root
    append: Any = None
    key: Any = None
    stack: list[tuple[Any, Any, Any]] = []
    nodes = 0
    for event in events:
        kind = event.__class__
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            if not stack:
                return nodes
            mapping, append, key = stack.pop()
            continue
        nodes += 1
        value = event.value if kind is ScalarEvent else {} if kind is MappingStartEvent else []
        odd = kind is AliasEvent or event.anchor is not None or event.tag is not None
        if odd or len(value) > MAX_TEXT_CHARACTERS or nodes > MAX_NODES:
            raise _TooManyError if nodes > MAX_NODES else _OddError
        if append is not None:
            append(value)
        elif key is not None:
            mapping[key] = value
            key = None
        elif kind is ScalarEvent and value not in mapping and value != "<<":
            key = value
        else:
            raise _OddError
        if kind is not ScalarEvent:
            stack.append((mapping, append, key))
            mapping, append, key = value, getattr(value, "append", None), None
            if len(stack) >= MAX_DEPTH:
                raise _OddError
    raise _OddError
