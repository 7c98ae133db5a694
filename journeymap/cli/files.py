"""Journey files for the commands: opened with their problems, written in one step."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.console import CallError, note, translator_for
from journeymap.i18n import Message, Translator, msg
from journeymap.replacing import clear_left_overs, is_protected

if TYPE_CHECKING:
    from journeymap.model.journey import Journey
    from journeymap.storage.codec import Loaded
    from journeymap.storage.files import Read


def opened(path: Path) -> Loaded:
    """A journey file, read; raises `JourneyFileError` where it cannot be."""
    from journeymap.storage.files import load

    return load(path)


def can_go(out: Path, sources: Sequence[Path] = (), others: tuple[str, ...] = ()) -> None:
    """Raises `CallError` where a result cannot go to `out`, before any work is done for it.

    It may be none of the files it is made from, and have none of the endings of `others`.
    """
    reason = _why_not(out, sources, others)
    if reason is not None:
        raise CallError(reason)


def _why_not(out: Path, sources: Sequence[Path], others: tuple[str, ...]) -> Message | None:
    if out.is_dir():
        return msg("{file}: this is a folder. Name a file in it.", file=str(out))
    if not out.parent.is_dir():
        return msg(
            "{file}: there is no folder {folder}. Make it first, or choose another.",
            file=str(out),
            folder=str(out.parent),
        )
    if not os.access(out.parent, os.W_OK) or is_protected(out):
        return msg("{file}: this place may not be read or written. Choose another, or ask whose it is.", file=str(out))
    if out.exists() and any(source.exists() and out.samefile(source) for source in sources):
        return msg(
            "{file}: the result would take the place of the journey it is made from. Choose another name.",
            file=str(out),
        )
    if out.suffix.lower() in others:
        return msg(
            "{file}: {ending} is the ending of another kind of file. Choose another name.",
            file=str(out),
            ending=out.suffix,
        )
    return None


def write_journey(path: Path, journey: Journey, over: str = "", translator: Translator | None = None) -> None:
    """Writes a journey file in one step: either the whole new file stands there or the old one.

    What it held before is kept as the person's settings say. `over` is the digest of what was read of it; what
    somebody else saved there meanwhile is not written over, with `JourneyFileError`. Says on standard error who has
    the file open: their window notices, and asks.
    """
    from journeymap.settings import MOST_BACKUP_DAYS, MOST_BACKUPS, read_settings, settings_file
    from journeymap.storage.backups import BackupRules
    from journeymap.storage.files import save

    translator = translator or translator_for(None)
    settings, trouble = read_settings(settings_file())
    rules = BackupRules(settings.backups, settings.backup_days)
    if trouble is not None:
        rules = BackupRules(MOST_BACKUPS, MOST_BACKUP_DAYS)  # none may go because of a damaged file
    saved = save(path, journey, rules, over)
    if saved.told is not None:
        note(translator.render(saved.told))
    _tell_holder(path, translator)
    clear_left_overs(path)


def _tell_holder(path: Path, translator: Translator) -> None:
    from journeymap.storage.sharing import holder_of

    holder = holder_of(path)
    if holder is None:
        return
    if holder.name:
        said = msg(
            "{who} has {file} open on {machine}; the window there will say that the file has changed.",
            who=holder.name,
            file=path.name,
            machine=holder.machine,
        )
    else:
        said = msg(
            "{file} is open on {machine}; the window there will say that the file has changed.",
            file=path.name,
            machine=holder.machine,
        )
    note(translator.render(said))


def tell_problems(loaded: Loaded, translator: Translator) -> None:
    """Says on standard error what in the file could not be used as it stands, in six lines at most.

    For a file of a later version, which holds more than this program knows, the line that says so is enough.
    """
    if tell_read_only(loaded, translator):
        return
    for problem in loaded.problems[:5]:
        note(f"{problem.dotted}: {translator.render(problem.message)}")
    if len(loaded.problems) > 5:
        note(translator.plural("and {count} more", "and {count} more", len(loaded.problems) - 5))


def tell_read_only(loaded: Loaded, translator: Translator) -> bool:
    """Says on standard error that a file was made by a later version, where it was; whether it was."""
    if loaded.read_only_reason is not None:
        note(translator.render(loaded.read_only_reason))
    return loaded.read_only


def editable(path: Path) -> Read:
    """A journey file that will be written back; refused where its version is newer than this program."""
    from journeymap.storage.files import read_file

    found = read_file(path)
    if found.loaded.read_only_reason is not None:
        raise CallError(found.loaded.read_only_reason)
    return found


def day(text: str | None) -> date | None:
    """The date of an option; raises `CallError` for anything that is not one."""
    if text is None:
        return None
    with suppress(ValueError):
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    raise CallError(msg("{text} is not a date. Write it as 2026-11-30.", text=text))


_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
