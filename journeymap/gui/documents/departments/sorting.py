"""Files that came to a window, sorted off the GUI thread: returns of departments, broken returns, and all else.

Paths in; `returning` shows what is a return, `dropping` goes on with the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QWidget

from journeymap.departments.returns import NoReturnError, Return, ReturnError, read_return
from journeymap.gui.documents.working import carry_out
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.background import Progress, StoppedError
from journeymap.i18n import mark, msg
from journeymap.model import Journey
from journeymap.storage.codec import loads
from journeymap.storage.errors import JourneyFileError
from journeymap.storage.files import read_bytes

_JOURNEY = ".journey"


class Sorted(msgspec.Struct, frozen=True):
    """What the files are: `returns` can be taken in, `wrong` are returns that cannot, `others` something else."""

    returns: tuple[Return, ...] = ()
    wrong: tuple[JourneyFileError, ...] = ()
    others: tuple[Path, ...] = ()


def sort_files(paths: Sequence[Path], ours: Journey, speech: Speech, window: QWidget | None) -> Sorted | None:
    """Reads what any of these files is; None where the person stopped it."""
    return _carried_out(partial(_sorted, paths, ours), speech, window)


def read_chosen(paths: Sequence[Path], ours: Journey, speech: Speech, window: QWidget | None) -> Sorted | None:
    """Reads files that a person says are returns: whatever is none is wrong. None where the person stopped it."""
    return _carried_out(partial(_chosen, paths, ours), speech, window)


def _carried_out(work: partial[Sorted], speech: Speech, window: QWidget | None) -> Sorted | None:
    try:
        found: Sorted = carry_out(work, mark("Reading what came back …"), speech, window)
    except StoppedError:
        return None
    return found


def _sorted(paths: Sequence[Path], ours: Journey, progress: Progress) -> Sorted:
    found = [_sorted_one(path, ours) for path in _told(paths, progress)]
    return _joined(found)


def _sorted_one(path: Path, ours: Journey) -> Sorted:
    try:
        return Sorted(returns=(read_return(path, ours),))
    except NoReturnError:
        return Sorted(others=(path,))
    except ReturnError as error:
        return Sorted(others=(path,)) if _opens(path) else Sorted(wrong=(error,))
    except JourneyFileError:
        return Sorted(others=(path,))  # whoever opens it says what is wrong


def _opens(path: Path) -> bool:
    """Whether it is a copy of another journey, which is opened as any journey is."""
    if path.suffix.lower() != _JOURNEY:
        return False
    try:
        loaded = loads(read_bytes(path), str(path))
        return loaded.read_only or (loaded.journey.sent is not None and _is_whole(loaded.journey))
    except JourneyFileError:
        return False


def _is_whole(copy: Journey) -> bool:
    from journeymap.departments.sending import base_of

    try:
        base_of(copy)
    except ReturnError:
        return False
    return True


def _chosen(paths: Sequence[Path], ours: Journey, progress: Progress) -> Sorted:
    found: list[Sorted] = []
    for path in _told(paths, progress):
        try:
            found.append(Sorted(returns=(read_return(path, ours),)))
        except JourneyFileError as error:
            found.append(Sorted(wrong=(error,)))
    return _joined(found)


def _told(paths: Sequence[Path], progress: Progress) -> Iterator[Path]:
    """The paths one after another, each said before it is read."""
    for number, path in enumerate(paths):
        progress.say(msg("Reading {file} …", file=path.name), number / len(paths))
        yield path


def _joined(found: Sequence[Sorted]) -> Sorted:
    return Sorted(
        tuple(one for each in found for one in each.returns),
        tuple(one for each in found for one in each.wrong),
        tuple(one for each in found for one in each.others),
    )
