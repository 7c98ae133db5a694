"""What a guided import has read: its sources side by side, what each column holds, and what is suggested for it.

`readers` stand before it, `guide` after it. All of it may take long, changes nothing and may run in any thread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from journeymap.collector import collector_paused
from journeymap.feedback.engines.choosing import (
    PARQUET,
    beginning,
    can_be_read,
    is_for_engine,
    is_installed,
    is_table,
)
from journeymap.feedback.folding import folded
from journeymap.feedback.guide_held import Held
from journeymap.feedback.guide_values import GuideError, Source
from journeymap.feedback.parting import with_parts
from journeymap.feedback.readers.answers import read_answers, read_text
from journeymap.feedback.readers.errors import AnswersError
from journeymap.feedback.suggesting import Role, Suggestion, suggest
from journeymap.feedback.table import AnswerTable, Column, Part
from journeymap.i18n import Listing, Message, msg
from journeymap.model.journey import Journey

Progress = Callable[[float], None]
Heed = Callable[[], None]
_WORTH_BYTES = 8 * 2**20
"""A smaller file was not refused for its size."""
_READING = 0.8
"""The part of the work that reading is; looking at what was read is the rest."""


class Glance(msgspec.Struct, frozen=True):
    """What a column holds: its most frequent cells, and how many cells hold an answer at all."""

    samples: tuple[str, ...] = ()
    answered: int = 0


class Read(msgspec.Struct, frozen=True):
    """Sources that have the same columns; suggestions and glances by the names of the first one's columns.

    `parts` are the parts that a person gave to columns, `held` counts what stands in them.
    """

    sources: tuple[Source, ...] = ()
    suggestions: Mapping[str, Suggestion] = {}
    glances: Mapping[str, Glance] = {}
    parts: Mapping[str, Part] = {}
    held: Held = Held(())

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the first source, none where there is no source."""
        return self.sources[0].table.columns if self.sources else ()

    @property
    def tables(self) -> tuple[AnswerTable, ...]:
        """The table of each source."""
        return tuple(source.table for source in self.sources)

    def answers(self, name: str) -> Counter[str]:
        """How often each different cell stands in a column of all sources; empty ones are not among them."""
        return self.held.answers(name)


def file_source(
    path: Path, *, sheet: str | None = None, format: str | None = None, progress: Progress | None = None
) -> Source:
    """The answers in a file; `progress` hears the share done (0 to 1) and may raise to stop. Of a large file only the
    first answers. Raises `AnswersError`."""
    if sheet is None and is_for_engine(path):
        try:
            return _large_source(path, format)
        except AnswersError:
            # What one way of reading stumbles over, the other may still read.
            if not can_be_read(path):
                raise
    try:
        with collector_paused():
            table = read_answers(path, format=format, sheet=sheet, progress=progress)
    except AnswersError as error:
        if sheet is None and _may_be_large(path):
            return _large_instead(path, format, error)
        raise
    return Source(path.name, table, path=path, sheet=sheet, format=format)


def _may_be_large(path: Path) -> bool:
    """Whether a file that was refused may have been refused for its many cells."""
    head, size = beginning(path)
    return size > _WORTH_BYTES and is_installed() and is_table(head)


def _large_instead(path: Path, format: str | None, error: AnswersError) -> Source:
    """The file as an engine reads it; where that too fails, what was wrong first is said."""
    try:
        return _large_source(path, format)
    except AnswersError:
        raise error from None


def _large_source(path: Path, format: str | None) -> Source:
    from journeymap.feedback.engines.answers import open_files

    with open_files([path], format) as answers:
        return Source(path.name, answers.hashed[0], path=path, format=format, large=True)


def text_source(text: str, name: str, *, format: str | None = None) -> Source:
    """The answers in pasted text that is called `name`. Raises `AnswersError`."""
    return Source(name, read_text(text, name, format=format), text=text, format=format)


def joined(read: Read, new: Sequence[Source], journey: Journey, heed: Heed | None = None) -> Read:
    """What was read with more sources behind it. `heed` is called between columns and may raise to stop. Raises
    `GuideError` where one does not fit to the others."""
    sources = list(read.sources)
    for source in new:
        parted = msgspec.structs.replace(source, table=with_parts(source.table, read.parts))
        if (against := unfit(sources, parted)) is not None:
            raise GuideError(against)
        sources.append(parted)
    return _looked_at(read, sources, journey, heed)


def without(read: Read, at: int, journey: Journey) -> Read:
    """What was read without the source at a place."""
    return _looked_at(read, [*read.sources[:at], *read.sources[at + 1 :]], journey)


def exchanged(read: Read, at: int, source: Source, journey: Journey) -> Read:
    """What was read with another source in the place of one. Raises `GuideError` where it does not fit to the rest."""
    rest = [*read.sources[:at], *read.sources[at + 1 :]]
    parted = msgspec.structs.replace(source, table=with_parts(source.table, read.parts))
    if (against := unfit(rest, parted)) is not None:
        raise GuideError(against)
    rest.insert(at, parted)
    return _looked_at(read, rest, journey)


def read_again(read: Read, format: str | None, journey: Journey, progress: Progress | None = None) -> Read:
    """All sources read as another format (None: as what they are recognised as). Parts that a person gave to columns
    are kept where a column of that name is still there. Raises `AnswersError`, `GuideError`."""
    sources: list[Source] = []
    share = _READING / max(len(read.sources), 1)
    for at, old in enumerate(read.sources):
        sources.append(_again(old, format, _part_of(progress, at * share, share)))
    return joined(msgspec.structs.replace(read, sources=()), sources, journey)


def parted(read: Read, column: str, part: Part, journey: Journey) -> Read:
    """What was read with another part for a column. Raises `GuideError` where it would show who people are."""
    known = next(known for known in read.columns if known.name == column)
    if known.part is Part.PERSON and part is not Part.PERSON:
        raise GuideError(msg("“{column}” tells who people are; its cells were not kept.", column=column))
    parts = {**read.parts, column: part}
    sources = [msgspec.structs.replace(old, table=with_parts(old.table, parts)) for old in read.sources]
    return _looked_at(msgspec.structs.replace(read, parts=parts), sources, journey)


def unfit(sources: Sequence[Source], new: Source) -> Message | None:
    """Why a source cannot be counted together with the others; None where it can."""
    if any(new.table.sha256 and new.table.sha256 == old.table.sha256 for old in sources):
        return msg("“{file}” is among the files already.", file=new.name)
    if not sources:
        return None
    if any(source.large for source in (*sources, new)) and not all(map(_for_engine, (*sources, new))):
        return msg("“{file}” cannot be counted together with a large file. Import it by itself.", file=new.name)
    first, own = _names(sources[0].table), _names(new.table)
    if first.keys() == own.keys():
        return None
    lacking = Listing(tuple(name for key, name in first.items() if key not in own), 3)
    more = Listing(tuple(name for key, name in own.items() if key not in first), 3)
    if lacking.items:
        return msg(
            "“{file}” has other columns than “{first}”: it lacks {columns}. Import it by itself.",
            file=new.name,
            first=sources[0].name,
            columns=lacking,
        )
    return msg(
        "“{file}” has other columns than “{first}”: {columns} come besides. Import it by itself.",
        file=new.name,
        first=sources[0].name,
        columns=more,
    )


def _for_engine(source: Source) -> bool:
    """Whether an engine can count a source, large or not."""
    if source.path is None:
        return False
    head = beginning(source.path)[0]
    return source.large or ((head.startswith(PARQUET) or is_table(head)) and source.sheet is None)


def _names(table: AnswerTable) -> dict[str, str]:
    return {folded(column.name): column.name for column in table.columns}


def _again(old: Source, format: str | None, progress: Progress | None) -> Source:
    if old.path is not None:
        return file_source(old.path, sheet=old.sheet, format=format, progress=progress)
    return text_source(old.text or "", old.name, format=format)


def _part_of(progress: Progress | None, start: float, share: float) -> Progress | None:
    if progress is None:
        return None
    return lambda done: progress(start + share * done)


def _looked_at(read: Read, sources: Sequence[Source], journey: Journey, heed: Heed | None = None) -> Read:
    """The sources with a look at every column of theirs."""
    if not sources:
        return Read()
    first = sources[0].table
    known = bool(read.sources) and read.sources[0].table is first
    held = Held([source.table for source in sources], heed)
    with collector_paused():
        counting = held.given if len(sources) == 1 else None
        found = read.suggestions if known else _by_name(suggest(first, journey, counting))
        glances = {column.name: _glance(held, column) for column in first.columns}
    for name, suggestion in found.items():
        if suggestion.role is Role.DATE:
            held.is_unclear(name)
    held.heed = None
    return Read(tuple(sources), found, glances, read.parts, held)


def _by_name(suggestions: Iterable[Suggestion]) -> Mapping[str, Suggestion]:
    return {suggestion.column.name: suggestion for suggestion in suggestions}


def _glance(held: Held, column: Column) -> Glance:
    """Nothing of columns of people but how many cells are filled."""
    if column.part is Part.PERSON:
        return Glance((), held.answers(column.name).total())
    given = held.given(column)
    return Glance(tuple(cell for cell, _ in given.most_common(3)), given.total())
