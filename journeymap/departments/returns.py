"""Returned files of departments: a journey or a workbook in, what it was made from and what became of it out.

`sending` and the workbook's writer made what was sent; `taking` merges what is read here. What a file is, its content
says, never its name.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import msgspec
from msgspec.structs import replace

from journeymap.departments.errors import NoReturnError, ReturnError
from journeymap.departments.sending import base_of
from journeymap.i18n import Message, msg
from journeymap.model import Journey, Sent
from journeymap.storage.codec import Loaded, dumps, loads
from journeymap.storage.errors import JourneyFileError
from journeymap.storage.files import read_bytes
from journeymap.storage.fingerprint import digest_of

__all__ = ["NoReturnError", "Return", "ReturnError", "is_workbook", "read_any", "read_return", "read_returns"]

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PDF = b"%PDF"
_RELATED = 0.5


class Return(msgspec.Struct, frozen=True):
    """What came back: from which department (its id, empty where the file does not say), made on which day.

    `theirs` is `base` with all that the department changed; neither is marked as a copy. `left_out` says what of the
    file could not be used.
    """

    file: str
    department: str
    day: date | None
    base: Journey
    theirs: Journey
    left_out: tuple[Message, ...] = ()
    kind: Literal["journey", "workbook"] = "journey"

    @property
    def digest(self) -> str:
        """The same for the same answer, however its file is named or written."""
        told = dumps(replace(self.theirs, sent=Sent(department=self.department, date=self.day, base=self.base)))
        return digest_of(told.encode("utf-8"))


def read_return(path: str | os.PathLike[str], ours: Journey) -> Return:
    """A returned file that was made from this journey.

    Raises `JourneyFileError` with a sentence for people: it cannot be read, is damaged, of a later version, no return,
    or one of another journey.
    """
    found = read_any(read_bytes(path), os.fspath(path))
    if not is_related(found.base, ours):
        raise ReturnError(_another(found.base, ours), found.file)
    return found


def read_returns(
    paths: Iterable[str | os.PathLike[str]], ours: Journey
) -> tuple[tuple[Return, ...], tuple[JourneyFileError, ...]]:
    """Several returned files: those that can be taken in, and what is wrong with each of the others; never raises."""
    found: list[Return] = []
    wrong: list[JourneyFileError] = []
    for path in paths:
        try:
            found.append(read_return(path, ours))
        except JourneyFileError as error:
            wrong.append(error)
    return tuple(found), tuple(wrong)


def read_any(data: bytes, name: str) -> Return:
    """The return in a file's content, of whatever journey. Raises `JourneyFileError`; `NoReturnError` where it is sound
    and something else."""
    try:
        if is_workbook(data):
            from journeymap.departments.workbook_reading import read_workbook

            return read_workbook(data, name)
        return _from_journey(journey_in(data, name), name)
    except ReturnError as error:
        raise error.in_file(name) from error


def is_workbook(data: bytes) -> bool:
    """Whether the content is that of a spreadsheet in a packed format."""
    return data.startswith(_ZIP)


def journey_in(data: bytes, name: str) -> Loaded:
    """The journey in a file's content; refused where it was made by a later version. Raises `JourneyFileError`."""
    for begin, sentence in _NEITHER.items():
        if data.startswith(begin):
            raise ReturnError(sentence, name)
    loaded = loads(data, name)
    if loaded.read_only:
        raise ReturnError(_LATER, name)
    return loaded


def _from_journey(loaded: Loaded, name: str) -> Return:
    base = base_of(loaded.journey)
    sent = loaded.journey.sent
    assert sent is not None
    return Return(
        name,
        _department(sent),
        sent.date,
        base,
        replace(loaded.journey, sent=None),
        tuple(_unused(loaded)),
    )


def _department(sent: Sent) -> str:
    """For whom it was; where that department was deleted in the copy, the name stands among what was not understood."""
    kept = (str(each.value) for each in sent.kept if each.path == ("department",))
    return sent.department or next(kept, "")


def _unused(loaded: Loaded) -> Iterator[Message]:
    """What in the copy could not be used, and could when it was sent."""
    before = {problem.path[2:] for problem in loaded.problems if problem.path[:2] == ("sent", "base")}
    for problem in loaded.problems:
        if problem.path[0] != "sent" and problem.path not in before:
            yield msg("{place}: {problem}", place=problem.dotted, problem=problem.message)


def is_related(base: Journey, ours: Journey) -> bool:
    """Whether a return made from this base can be one of ours.

    A file has no name of its own, and copies of one template share their ids. So either the title is the same and so
    is a touchpoint, or half of all touchpoints stand here as they were sent.
    """
    common = [id for id in base.touchpoints if id in ours.touchpoints]
    if base.title == ours.title:
        return bool(common) or not (base.touchpoints and ours.touchpoints)
    same = sum(_placeless(base, id) == _placeless(ours, id) for id in common)
    return bool(common) and same >= _RELATED * len(base.touchpoints)


def _placeless(journey: Journey, id: str) -> object:
    return replace(journey.touchpoints[id], position=None)


def _another(base: Journey, ours: Journey) -> Message:
    return msg(
        "this was made from another journey, “{theirs}”, and not from “{ours}”; open that one to take it in",
        theirs=base.title,
        ours=ours.title,
    )


_LATER = msg("this was made by a later journeymap than this one; install the new version first")
_NEITHER = {
    _OLD_OFFICE: msg("this is a workbook in the old format of Excel; save it as .xlsx, then take it in"),
    _PDF: msg("this is a PDF, which people read; ask for the workbook or the journey file"),
}
