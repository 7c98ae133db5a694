"""What a copy of a file may be called: a path in, a name in its folder out that nothing has yet.

The desk suggests it where the file itself must not be written.
"""

from __future__ import annotations

from pathlib import Path

from journeymap.gui.look.speech import Speech
from journeymap.i18n import Message, msg
from journeymap.replacing import is_there, shortened

_MOST_TRIED = 100
_MOST_STEM_BYTES = 180
"""A name has 255 bytes at most, those of *(copy 99)* and of the ending among them."""


def copy_name(path: Path, speech: Speech) -> str:
    """*hotel (copy).journey* in the person's language, with a number where that is taken."""
    stem = shortened(path.stem, _MOST_STEM_BYTES)
    for number in range(1, _MOST_TRIED):
        name = f"{speech.text(_words(stem, number))}{path.suffix}"
        if not is_there(path.with_name(name)):
            break
    return name


def _words(stem: str, number: int) -> Message:
    if number == 1:
        return msg("{name} (copy)", name=stem)
    return msg("{name} (copy {number})", name=stem, number=str(number))
