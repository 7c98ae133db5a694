"""What a call's first word asks for: a command, an option, or a file for the window, which is not built yet.

`app` asks it before anything else is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from journeymap.i18n import Message, msg


def meant(arguments: Sequence[str], commands: Sequence[str]) -> tuple[Message, ...]:
    """Why a call's first word leads nowhere, a sentence a line; nothing where it is a command or an option.

    Anything else is a file for the window.
    """
    word = arguments[0] if arguments else "-"
    if word in commands or word.startswith("-"):
        return ()
    return _no_window(word) if _is_file(word) else _unknown(word, commands)


def _is_file(word: str) -> bool:
    try:
        return word.endswith(".journey") or Path(word).exists()
    except (OSError, ValueError):
        return False


def _no_window(file: str) -> tuple[Message, ...]:
    quoted = f'"{file}"' if " " in file else file
    return (
        msg("{file}: this version of journeymap has no window yet to open a file in.", file=file),
        msg("For the findings: {command}", command=f"journeymap check {quoted}"),
        msg("For the report: {command}", command=f"journeymap report {quoted} -o gap-analysis.pdf"),
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
