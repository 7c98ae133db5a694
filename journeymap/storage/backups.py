"""Dated backups: what a file held before it was written anew, kept on this machine, readable only by its owner.

`files.save` stands before it; the window lists what is kept and opens it as a copy. A YAML comment, which no journey
holds, lives on here. Each file has a folder of its own, by its place; a note in it says which, so that what is kept of
a file that was renamed or deleted can still be found.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from journeymap.model.converting import json_decoder
from journeymap.model.ids import slug
from journeymap.paths import make_private, state_dir
from journeymap.replacing import replace_bytes
from journeymap.storage.bounds import MAX_FILE_BYTES

SUFFIX = ".journey"
_NAME = "%Y-%m-%dT%H-%M-%S-%fZ"
_LONGEST_NAME = 60
_OF = "of.json"
"""The note in a folder of backups of which file they are."""

_MOST_NOTE_BYTES = 64 * 1024
MOST_FOLDERS = 2_000
"""How many folders are looked at, those that changed last."""


class BackupRules(msgspec.Struct, frozen=True):
    """How many backups of one file are kept at most, and for how many days. No `number`: none are made."""

    number: int = 30
    days: int = 90


class KeptFile(msgspec.Struct, frozen=True):
    """A file of which backups are kept: their folder, how the file is called, where it was (None where no note says
    so, as in folders of older versions of this program), and when it was last written over (UTC)."""

    folder: Path
    name: str
    path: Path | None
    latest: datetime
    count: int


class _Of(msgspec.Struct, frozen=True):
    path: str


class Backup(msgspec.Struct, frozen=True):
    """A backup: where it lies, when its file was written over (UTC), and its size in bytes."""

    file: Path
    when: datetime
    size: int


def keep_backup(path: Path, rules: BackupRules, now: datetime | None = None) -> Path | None:
    """Keeps what a file holds now, before it is written anew; None where there is nothing new to keep.

    Raises `OSError` where it cannot be kept. What the rules no longer want is cleared away.
    """
    if rules.number <= 0:
        forget_backups(folder_of(path))
    if rules.number <= 0 or not path.is_file():
        return None
    if path.stat().st_size > MAX_FILE_BYTES:  # no journey, whatever its name; it would fill memory and this disk
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), os.fspath(path))
    data = path.read_bytes()
    kept = backups_of(path)
    if kept and _same(kept[0].file, data):
        return None
    moment = now or datetime.now(UTC)
    folder = make_private(folder_of(path))
    file = folder / f"{moment.strftime(_NAME)}{SUFFIX}"
    replace_bytes(file, data, mode=0o600)
    _note_of(folder, path)
    _thin_out((Backup(file, moment, len(data)), *kept), rules, moment)
    return file


def backups_of(path: str | os.PathLike[str]) -> tuple[Backup, ...]:
    """The backups of a file, the latest first. Never raises; other files in the folder are none."""
    return backups_in(folder_of(path))


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in one folder of them, likewise."""
    try:
        files = list(folder.glob(f"*{SUFFIX}"))
    except OSError:
        return ()
    found = [backup for file in files if (backup := _backup(file)) is not None]
    return tuple(sorted(found, key=lambda each: each.when, reverse=True))


def folder_of(path: str | os.PathLike[str]) -> Path:
    """Where the backups of a file lie: a folder of its own, by the place that its path leads to."""
    real = os.path.realpath(path)
    mark = hashlib.sha256(os.fsencode(real)).hexdigest()[:12]
    return _all_folders() / f"{slug(Path(real).stem, 'journey')[:_LONGEST_NAME]}-{mark}"


def kept_files() -> tuple[KeptFile, ...]:
    """The files of which backups are kept, be they there or not, the one that was written over last first.

    Never raises. Reads a note for each: not for the GUI thread.
    """
    found = [kept for folder in _folders() if (kept := _kept(folder)) is not None]
    return tuple(sorted(found, key=lambda kept: kept.latest, reverse=True))


def forget_backups(folder: Path) -> None:
    """Removes the backups in a folder of them, and the folder where nothing else is in it. Never raises."""
    for backup in backups_in(folder):
        with suppress(OSError):
            backup.file.unlink()
    _clear_away(folder)


def thin_out_all(rules: BackupRules, now: datetime | None = None) -> None:
    """Removes of every file what the rules no longer want. Never raises; not for the GUI thread."""
    for folder in _folders():
        if rules.number <= 0:
            forget_backups(folder)
        else:
            _thin_out(backups_in(folder), rules, now or datetime.now(UTC))


def _clear_away(folder: Path) -> None:
    """Removes a folder without backups, where nobody has put anything of their own."""
    with suppress(OSError):
        if all(each.name == _OF for each in folder.iterdir()):
            (folder / _OF).unlink(missing_ok=True)
            folder.rmdir()


def _all_folders() -> Path:
    return state_dir() / "backups"


def _folders() -> list[Path]:
    """The folders of backups, those that changed last."""
    dated = []
    with suppress(OSError):
        for entry in os.scandir(_all_folders()):
            with suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    dated.append((entry.stat(follow_symlinks=False).st_mtime, Path(entry.path)))
    return [folder for _, folder in sorted(dated, reverse=True)[:MOST_FOLDERS]]


def _kept(folder: Path) -> KeptFile | None:
    backups = backups_in(folder)
    if not backups:
        return None
    path = _path_of(folder)
    name = path.name if path is not None else f"{folder.name.rpartition('-')[0] or folder.name}{SUFFIX}"
    return KeptFile(folder, name, path, backups[0].when, len(backups))


def _note_of(folder: Path, path: Path) -> None:
    """Notes in a folder whose backups lie there; without it they are still found by the path."""
    with suppress(OSError, UnicodeEncodeError):  # a name that is no text
        if not (folder / _OF).exists():
            data = msgspec.json.encode(_Of(os.path.realpath(path)))
            replace_bytes(folder / _OF, data, mode=0o600)


def _path_of(folder: Path) -> Path | None:
    try:
        with (folder / _OF).open("rb") as note:
            of: _Of = json_decoder(_Of).decode(note.read(_MOST_NOTE_BYTES))
        return Path(of.path) if folder_of(of.path) == folder else None
    except (OSError, ValueError, RecursionError):  # ValueError: what is no JSON or no path
        return None


def _backup(file: Path) -> Backup | None:
    try:
        when = datetime.strptime(file.name.removesuffix(SUFFIX), _NAME).replace(tzinfo=UTC)
        return Backup(file, when, file.stat().st_size)
    except (ValueError, OSError):
        return None


def _same(file: Path, data: bytes) -> bool:
    try:
        return file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False


def _thin_out(backups: Sequence[Backup], rules: BackupRules, now: datetime) -> None:
    wanted = wanted_backups([backup.when for backup in backups], rules, now)
    for backup in backups:
        if backup.when not in wanted:
            with suppress(OSError):
                backup.file.unlink()


def wanted_backups(moments: Iterable[datetime], rules: BackupRules, now: datetime) -> frozenset[datetime]:
    """Which backups stay: the newest, and of each five minutes of the last hour, each hour of the last day and each
    day before that the oldest, which is how the file was when that time began; the latest of these, by the rules.
    What a wrong clock dated later than now counts as the oldest."""

    def age(moment: datetime) -> tuple[bool, datetime]:
        return moment <= now, moment

    ordered = sorted(moments, key=age)
    oldest_of: dict[tuple[str, int], datetime] = {}
    for moment in ordered:
        if now - moment <= timedelta(days=rules.days):
            oldest_of.setdefault(_stretch(moment, now), moment)
    spread = sorted({*oldest_of.values(), *ordered[-1:]}, key=age)
    return frozenset(spread[-max(rules.number, 1) :])


def _stretch(moment: datetime, now: datetime) -> tuple[str, int]:
    age, at = now - moment, int(moment.timestamp())
    if age <= timedelta(hours=1):
        return "minutes", at // 300
    return ("hours", at // 3600) if age <= timedelta(days=1) else ("days", at // 86400)
