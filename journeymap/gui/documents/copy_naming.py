"""What a copy of a file may be called: a path in, a name in its folder out that nothing has yet.

The desk suggests it where the file itself must not be written.
"""

from __future__ import annotations

from pathlib import Path

from journeymap.gui.look.speech import Speech
from journeymap.i18n import Message, msg

_MOST_TRIED = 100


def copy_name(path: Path, speech: Speech) -> str:
    """*hotel (copy).journey* in the person's language, with a number where that is taken."""
    for number in range(1, _MOST_TRIED):
        name = f"{speech.text(_words(path.stem, number))}{path.suffix}"
        if not path.with_name(name).exists():
            break
    return name


def _words(stem: str, number: int) -> Message:
    if number == 1:
        return msg("{name} (copy)", name=stem)
    return msg("{name} (copy {number})", name=stem, number=str(number))
