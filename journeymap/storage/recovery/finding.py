"""What crashed processes left behind: their journals, replayed, to be taken up again or thrown away.

`replay` stands before it, the window's first question after a crash after it. A journal of a living process is left
alone, and nothing is deleted before its work was saved or given up.
"""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from journeymap.i18n import Message
from journeymap.locking import LOCK_SUFFIX
from journeymap.model import Journey
from journeymap.replacing import TEMPORARY_SUFFIX
from journeymap.storage.codec import dumps
from journeymap.storage.errors import UnwritableTextError
from journeymap.storage.fingerprint import digest, digest_of
from journeymap.storage.recovery.journal import SUFFIX, Journal, same_journey
from journeymap.storage.recovery.owning import Ownership, is_alive
from journeymap.storage.recovery.records import unquoted
from journeymap.storage.recovery.replay import Replayed, read_journal
from journeymap.storage.recovery.unreadable import LEFT_SUFFIX, Unreadable, forget_left, look_into

DAMAGED_SUFFIX = ".damaged"
_STRAY_S = 3600.0
_YEARS = (1971, 9990)


class Recovered(msgspec.Struct, frozen=True, kw_only=True):
    """Unsaved work of a process that died. `path` is None for a document that was never saved, `when` the time of
    the last step (UTC), `last` what it was, `edits` how many are not in the file.

    `saved_differs`: the file on the disk is not the one the work began from. `saved_gone`: there is none any more.
    `lost` says what of the work is missing, in words. `base` is the text of the journey that the file held when the
    work began, empty where nobody knows it.
    """

    file: Path
    path: Path | None
    title: str
    when: datetime
    edits: int
    journey: Journey
    digest: str
    saved_differs: bool = False
    saved_gone: bool = False
    last: Message | None = None
    lost: Message | None = None
    base: str = ""


class LeftBehind(msgspec.Struct, frozen=True):
    """All that dead processes left, the latest first: work that can be taken up again, and journals that nobody here
    can read."""

    works: tuple[Recovered, ...]
    unreadable: tuple[Unreadable, ...]


def recoverable(folder: Path) -> tuple[Recovered, ...]:
    """All work that can be recovered, as `left_behind` finds it."""
    return left_behind(folder).works


def left_behind(folder: Path) -> LeftBehind:
    """All that dead processes left in the folder; journals with nothing in them, and what else a crash leaves, are
    cleared away. Never raises. Reads whole files: not for the GUI thread."""
    found = [each for file in _listed(folder, f"*{SUFFIX}") if (each := _found(file)) is not None]
    found.sort(key=lambda each: each.when, reverse=True)
    _clear(folder)
    return LeftBehind(
        tuple(each for each in found if isinstance(each, Recovered)),
        tuple(each for each in found if isinstance(each, Unreadable)),
    )


def discard(recovered: Recovered | Unreadable) -> None:
    """Throws the work away; not where another process has taken it up meanwhile. Never raises."""
    with suppress(OSError):
        owner = Ownership.take(recovered.file)
        if owner is not None:
            recovered.file.unlink(missing_ok=True)
            _aside(recovered.file).unlink(missing_ok=True)
            forget_left(recovered.file)
            owner.release(remove=True)


def adopt(recovered: Recovered, folder: Path | None = None) -> Journal:
    """The journal of a document that begins with the recovered journey; the work stays on the disk until that
    document is saved or closed. Where another process has taken it up already, a journal of its own in `folder`.

    Open the document as modified: `Document(recovered.journey, recovered.path, saved=False)`.
    """
    file, owner = recovered.file, None
    with suppress(OSError):
        owner = Ownership.take(file)
    if owner is None:
        file = Journal.start(folder or file.parent, None, recovered.journey, "").file
    journal = Journal(file, recovered.path, recovered.journey, recovered.digest, recovered.edits, base=recovered.base)
    if owner is not None:
        journal.own(owner, _set_aside(recovered))
    return journal


def _listed(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(folder.glob(pattern))
    except OSError:
        return []


def _found(file: Path) -> Recovered | Unreadable | None:
    """What is in a journal; None where its process lives, or where nothing is in it that is not in its file."""
    try:
        owner = Ownership.take(file)
    except OSError:
        return look_into(file)
    if owner is None:
        return None
    gone = False
    try:
        replayed = read_journal(file)
        if replayed is None:
            return look_into(file)
        if not owner.certain and is_alive(replayed.head.pid):
            return None
        work = _work(file, replayed)
        if work is None:
            with suppress(OSError):
                file.unlink()
                gone = True
    except Exception:  # whatever is wrong with this one, the others are not to be missed for it
        return look_into(file)
    else:
        return work
    finally:
        owner.release(remove=gone)


def _work(file: Path, replayed: Replayed) -> Recovered | None:
    """The work in a journal; None where the file has it all."""
    head = replayed.head
    path = unquoted(head.path)
    now = _digest(path)
    # Where the file went away, the journal is all that is left of it.
    untouched = not head.edits and same_journey(replayed.start, replayed.journey) and (path is None or bool(now))
    if replayed.lost is None and (untouched or (now and now != head.digest and _is_saved(replayed.journey, now))):
        return None
    return Recovered(
        file=file,
        path=path,
        title=replayed.journey.title,
        when=_likely(replayed.at),
        edits=head.edits + replayed.steps,
        journey=replayed.journey,
        digest=head.digest,
        saved_differs=bool(now) and now != head.digest,
        saved_gone=path is not None and not now,
        last=replayed.last,
        lost=replayed.lost,
        base=head.base or ("" if head.edits or path is None else head.journey),
    )


def _likely(when: datetime) -> datetime:
    """A moment that can be compared and shown, whatever a journal says; in UTC where it does not say."""
    aware = when if when.tzinfo is not None else when.replace(tzinfo=UTC)
    return aware if _YEARS[0] <= aware.year <= _YEARS[1] else datetime.fromtimestamp(0, UTC)


def _digest(path: Path | None) -> str:
    """Of a file that cannot be read nothing is known, so it is not the one the work began from."""
    if path is None:
        return ""
    try:
        return digest(path)
    except (OSError, ValueError):  # a name with a NUL in it is no OSError
        return "unreadable"


def _is_saved(journey: Journey, on_disk: str) -> bool:
    """Whether the crash came between saving and saying so."""
    try:
        return digest_of(dumps(journey).encode()) == on_disk
    except UnwritableTextError:
        return False


def _set_aside(recovered: Recovered) -> Path | None:
    """Where a copy of a damaged journal lies, for the lines behind the damage; the next flush writes a sound one.
    An earlier crash may have left it there. None where it cannot be made."""
    aside = _aside(recovered.file)
    if recovered.lost is None or aside.exists():
        return aside
    try:
        aside.touch(mode=0o600)
        aside.write_bytes(recovered.file.read_bytes())
    except OSError:
        return None
    return aside


def _aside(journal: Path) -> Path:
    return journal.with_name(journal.name + DAMAGED_SUFFIX)


def _clear(folder: Path) -> None:
    """Locks without a journal and an owner, marks of journals that are gone, and half-written files that nobody can
    still be writing."""
    for lock in _listed(folder, f"*{LOCK_SUFFIX}"):
        journal = lock.with_name(lock.name.removesuffix(LOCK_SUFFIX))
        with suppress(OSError):
            if not journal.exists() and (owner := Ownership.take(journal)) is not None:
                owner.release(remove=True)
    for left in _listed(folder, f"*{LEFT_SUFFIX}"):
        with suppress(OSError):
            if not (journal := left.with_name(left.name.removesuffix(LEFT_SUFFIX))).exists():
                forget_left(journal)
    for stray in _listed(folder, f".*{TEMPORARY_SUFFIX}"):
        with suppress(OSError):
            if time.time() - stray.stat().st_mtime > _STRAY_S:
                stray.unlink()
