"""Journey files for the commands: opened with their problems, written in one step."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.console import CallError, note
from journeymap.i18n import Translator, msg

if TYPE_CHECKING:
    from journeymap.model.journey import Journey
    from journeymap.storage.codec import Loaded


def opened(path: Path) -> Loaded:
    """A journey file, read; raises `JourneyFileError` where it cannot be."""
    from journeymap.storage.files import load

    return load(path)


def write_journey(path: Path, journey: Journey) -> None:
    """Writes a journey file in one step: either the whole new file stands there or the old one."""
    from journeymap.storage.files import save

    save(path, journey)


def tell_problems(loaded: Loaded, translator: Translator) -> None:
    """Says on standard error what in the file could not be used as it stands, five places at most."""
    for problem in loaded.problems[:5]:
        note(f"{problem.dotted}: {translator.render(problem.message)}")
    if len(loaded.problems) > 5:
        note(translator.plural("and {count} more", "and {count} more", len(loaded.problems) - 5))


def editable(path: Path) -> Loaded:
    """A journey file that will be written back; refused where its version is newer than this program."""
    loaded = opened(path)
    if loaded.read_only_reason is not None:
        raise CallError(loaded.read_only_reason)
    return loaded


def day(text: str | None) -> date | None:
    """The date of an option; raises `CallError` for anything that is not one."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CallError(msg("{text} is not a date. Write it as 2026-11-30.", text=text)) from None
