"""Dated backups: what a file held before it was written anew, kept on this machine, readable only by its owner.

`files.save` stands before it; the window lists what is kept and opens it as a copy. A YAML comment, which no journey
holds, lives on here.
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

from journeymap.model.ids import slug
from journeymap.paths import make_private, state_dir
from journeymap.replacing import replace_bytes
from journeymap.storage.bounds import MAX_FILE_BYTES

SUFFIX = ".journey"
_NAME = "%Y-%m-%dT%H-%M-%S-%fZ"
_LONGEST_NAME = 60


class BackupRules(msgspec.Struct, frozen=True):
    """How many backups of one file are kept at most, and for how many days. No `number`: none are made."""

    number: int = 30
    days: int = 90


class Backup(msgspec.Struct, frozen=True):
    """A backup: where it lies, when its file was written over (UTC), and its size in bytes."""

    file: Path
    when: datetime
    size: int


def keep_backup(path: Path, rules: BackupRules, now: datetime | None = None) -> Path | None:
    """Keeps what a file holds now, before it is written anew; None where there is nothing new to keep.

    Raises `OSError` where it cannot be kept. What the rules no longer want is cleared away.
    """
    if rules.number <= 0 or not path.is_file():
        return None
    if path.stat().st_size > MAX_FILE_BYTES:  # no journey, whatever its name; it would fill memory and this disk
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), os.fspath(path))
    data = path.read_bytes()
    kept = backups_of(path)
    if kept and _same(kept[0].file, data):
        return None
    moment = now or datetime.now(UTC)
    file = make_private(folder_of(path)) / f"{moment.strftime(_NAME)}{SUFFIX}"
    replace_bytes(file, data, mode=0o600)
    _thin_out((Backup(file, moment, len(data)), *kept), rules, moment)
    return file


def backups_of(path: str | os.PathLike[str]) -> tuple[Backup, ...]:
    """The backups of a file, the latest first. Never raises; other files in the folder are none."""
    try:
        files = list(folder_of(path).glob(f"*{SUFFIX}"))
    except OSError:
        return ()
    found = [backup for file in files if (backup := _backup(file)) is not None]
    return tuple(sorted(found, key=lambda each: each.when, reverse=True))


def folder_of(path: str | os.PathLike[str]) -> Path:
    """Where the backups of a file lie: a folder of its own, by the place that its path leads to."""
    real = os.path.realpath(path)
    mark = hashlib.sha256(os.fsencode(real)).hexdigest()[:12]
    return state_dir() / "backups" / f"{slug(Path(real).stem, 'journey')[:_LONGEST_NAME]}-{mark}"


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
