"""What a call's first word asks for: a command, an option, or a file for the window.

`__main__` asks it before anything else is read, `app` for words that lead nowhere.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from journeymap.i18n import Message, msg


def for_window(arguments: Sequence[str]) -> bool:
    """Whether a call is for the window: no word at all, or files; never where a shell asks how to complete a line."""
    if "_JOURNEYMAP_COMPLETE" in os.environ:
        return False
    from journeymap.cli.commands import COMMANDS

    word = arguments[0] if arguments else ""
    return not word or (word not in COMMANDS and not word.startswith("-") and _is_file(word))


def meant(arguments: Sequence[str], commands: Sequence[str]) -> tuple[Message, ...]:
    """Why a call's first word leads nowhere, a sentence a line; nothing where it is a command or an option."""
    word = arguments[0] if arguments else "-"
    return () if word in commands or word.startswith("-") else _unknown(word, commands)


def _is_file(word: str) -> bool:
    try:
        return word.endswith(".journey") or Path(word).exists()
    except (OSError, ValueError):
        return False


def no_window() -> tuple[Message, ...]:
    """What to do where the window's library is not installed, a sentence a line."""
    return (
        msg("The window cannot open: its library is not installed here."),
        msg("To install it: {command}", command="pip install PySide6-Essentials"),
        msg("For everything else: {command}", command="journeymap --help"),
    )


def _unknown(word: str, commands: Sequence[str]) -> tuple[Message, ...]:
    from difflib import get_close_matches

    alike = get_close_matches(word, commands, 1)
    more = (msg("Did you mean {command}?", command=f"journeymap {alike[0]}"),) if alike else ()
    return (
        msg("{word}: there is no such command and no such file.", word=word),
        *more,
        msg("How it goes: {command} --help", command="journeymap"),
    )
