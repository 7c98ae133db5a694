"""Between the text of a `.journey` file and a `Journey`: the room's front door, together with `files`.

Reading goes the quick way first (parse, convert, check); whatever does not go through cleanly is read again
carefully, with places, and what cannot be used is kept for writing back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from journeymap.collector import collector_paused
from journeymap.i18n import Message, Number, msg
from journeymap.model import Journey
from journeymap.model.converting import convert
from journeymap.model.problems import Problem
from journeymap.storage.bounds import MAX_EXACT_NODES
from journeymap.storage.checking import faults
from journeymap.storage.errors import FoundAt, JourneyFileError, Path
from journeymap.storage.migrations import VERSION, migrated
from journeymap.storage.reading import VERSION_KEY, read_document
from journeymap.storage.scalars import found
from journeymap.storage.writing import written
from journeymap.storage.yaml_exact import ExactDocument, read_carefully, read_with_faults, too_many
from journeymap.storage.yaml_read import RawDocument, parse
from journeymap.storage.yaml_text import decoded

_VERSION = re.compile("[1-9][0-9]{0,8}")

# The one way to write the name under which the model keeps unread values, which is no key of a file.
_ESCAPED_NAME = re.compile(r"\\(?:u|U0000)[fF]{3}[eE]")


class Loaded(msgspec.Struct, frozen=True):
    """A file that was read: its journey, what of it could not be used, its version, and why it must not be saved
    over where that is so."""

    journey: Journey
    problems: tuple[Problem, ...] = ()
    version: int = VERSION
    read_only_reason: Message | None = None

    @property
    def read_only(self) -> bool:
        """Whether the file must not be written by this program."""
        return self.read_only_reason is not None


class _NotPlainError(Exception):
    """Something that only careful reading can judge."""


def loads(data: str | bytes, name: str = "journey") -> Loaded:
    """The journey that a file's content holds; `name` is the file's name in messages.

    Raises `JourneyFileError`, and nothing else, for what is no YAML, no journey, or of a type a key cannot hold:
    all places at once. Everything else that is wrong is a problem, read as absent and kept for writing back.
    """
    with collector_paused():
        try:
            document = parse(data, name)
        except JourneyFileError as error:
            raise _with_types(error, data) if error.places else error from None
        try:
            return Loaded(_quick(document))
        except (_NotPlainError, msgspec.ValidationError, AttributeError):
            text, nodes = document.text, document.nodes
        del document  # two trees of a large file at a time would take twice the memory
        if nodes > MAX_EXACT_NODES:
            raise JourneyFileError(name, message=too_many(MAX_EXACT_NODES))
        return _careful(read_carefully(text, name, exact=True))


def _with_types(error: JourneyFileError, data: str | bytes) -> JourneyFileError:
    """The faults of a file that is no plain YAML, with those of its types as far as it could be read."""
    document, _ = read_with_faults(decoded(data, error.file), error.file, exact=True)
    if document is None:
        return error
    try:
        _careful(document)
    except JourneyFileError as other:
        # A value that was refused has no type to be wrong about.
        refused = {found.place.path for found in error.places if isinstance(_node(document, found.place.path), str)}
        more = [found for found in other.places if not {found.place.path, found.place.path[:-1]} & refused]
        places = sorted((*error.places, *more), key=lambda found: (found.place.line, found.place.column))
        return JourneyFileError(error.file, places)
    return error


def _node(document: ExactDocument, path: Path) -> Any:
    node: Any = document.tree
    try:
        for step in path:
            node = node[step]
    except (LookupError, TypeError):
        return None
    return node


def dumps(journey: Journey) -> str:
    """The canonical text of a journey: the same journey always gives the same text.

    Raises `UnwritableTextError` for text with half of a character (a lone surrogate).
    """
    with collector_paused():
        return written(journey, VERSION)


def _quick(document: RawDocument) -> Journey:
    """The journey of a file without any fault; an error for all others, be it because a mapping is a text."""
    tree = document.tree
    if tree.pop(VERSION_KEY, None) != str(VERSION) or "title" not in tree or _ESCAPED_NAME.search(document.text):
        raise _NotPlainError
    for inner in _trees(tree):
        _make_plain(inner)
    journey: Journey = convert(tree, Journey, strict=False)
    if not _all_answers_read(tree, journey) or next(faults(journey), None) is not None:
        raise _NotPlainError
    return journey


def _trees(tree: Any) -> Iterator[Any]:
    """The tree of a journey and those of its snapshots and its base."""
    yield tree
    inner = [snapshot.get("journey") for snapshot in tree.get("snapshots", {}).values()]
    for each in (*inner, tree.get("sent", {}).get("base")):
        if each is not None:
            yield from _trees(each)


def _make_plain(tree: Any) -> None:
    """Write a lone role as a list; only plain words for truth go the quick way."""
    for touchpoint in tree.get("touchpoints", {}).values():
        owners = touchpoint.get("owners")
        if owners is not None:
            for department, roles in owners.items():
                if roles.__class__ is str:
                    owners[department] = [roles]
    for link in tree.get("links", {}).values():
        if link.get("repeats_work", "true") not in ("true", "false"):
            raise _NotPlainError


def _all_answers_read(tree: Any, journey: Journey) -> bool:
    """Whether no two answers of a tally became one (`1` and `1.0`)."""
    raw = [tally for inner in _trees(tree) for tally in _raw_tallies(inner)]
    return raw == [len(tally) for inner in _journeys(journey) for tally in _tallies(inner)]


def _raw_tallies(tree: Any) -> Iterator[int]:
    for touchpoint in tree.get("touchpoints", {}).values():
        for record in touchpoint.get("scores", ()):
            yield len(record.get("counts", ()))
        for view in touchpoint.get("views", {}).values():
            yield len(view.get("satisfaction", ()))
            yield len(view.get("importance", ()))


def _journeys(journey: Journey) -> Iterator[Journey]:
    yield journey
    inner = [snapshot.journey for snapshot in journey.snapshots.values()]
    for each in (*inner, journey.sent.base if journey.sent else None):
        if each is not None:
            yield from _journeys(each)


def _tallies(journey: Journey) -> Iterator[Any]:
    for touchpoint in journey.touchpoints.values():
        for record in touchpoint.scores:
            yield record.counts
        for view in touchpoint.views.values():
            yield view.satisfaction
            yield view.importance


def _careful(document: ExactDocument) -> Loaded:
    version = _version(document)
    later = version > VERSION
    present = ExactDocument(document.file, migrated(document.tree, version), document.marks)
    careful = read_document(present, lenient=later)
    problems = tuple(sorted(careful.problems, key=lambda problem: problem.line or 0))
    return Loaded(careful.journey, problems, version, _later(version) if later else None)


def _version(document: ExactDocument) -> int:
    raw = document.tree.get(VERSION_KEY)
    if isinstance(raw, str) and _VERSION.fullmatch(raw):
        return int(raw)
    if raw is None:
        text = msg(
            "found no key “{key}”, expected {example} as the first line of a journey file",
            key=VERSION_KEY,
            example=f"{VERSION_KEY}: {VERSION}",
        )
        raise JourneyFileError(document.file, [FoundAt(document.at((VERSION_KEY,)), text)])
    text = msg("found {found}, expected the version of the file, a whole number like 1", found=found(raw))
    raise JourneyFileError(document.file, [FoundAt(document.at((VERSION_KEY,)), text)])


def _later(version: int) -> Message:
    return msg(
        "This file is of version {version} and was made by a later journeymap; this one knows version {known}. "
        "It is open for reading only.",
        version=Number(version),
        known=Number(VERSION),
    )
