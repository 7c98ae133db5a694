"""Short names of departments for the heads of narrow columns; the matrices of ownership print them with their key."""

from __future__ import annotations

import re
from collections.abc import Iterable

from journeymap.drawing.text import printable

_MOST_LETTERS = 3


def short_names(names: Iterable[str]) -> tuple[str, ...]:
    """A name of at most three signs for each, all different: `IT` stays, `Guest service` is GS, `Marketing` MAR.

    Of a hundred departments with the same letters some have four.
    """
    taken: list[str] = []
    for place, name in enumerate(names, 1):
        taken.append(_free(_letters(name) or f"D{place}", taken))
    return tuple(taken)


def _letters(name: str) -> str:
    words: list[str] = re.findall(r"[^\W_]+", re.sub(r"\[U\+[0-9A-F]+\]", " ", printable(name)))
    letters = words[0] if len(words) == 1 else "".join(word[0] for word in words)
    return letters[:_MOST_LETTERS].upper()[:_MOST_LETTERS]  # ß becomes SS


def _free(wanted: str, taken: Iterable[str]) -> str:
    """The name, or its first letters with the lowest number that no other has."""
    used = set(taken)
    if wanted not in used:
        return wanted
    number = 2
    while (candidate := f"{wanted[: max(3 - len(str(number)), 1)]}{number}") in used:
        number += 1
    return candidate
