"""Short readable ids made from titles; stable for ever once given. Used by every verb that adds an element."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

ID_PATTERN = re.compile(r"[a-z][a-z0-9-]{0,59}")
MAX_LENGTH = 60


_RESERVED = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for devices, also with an ending behind: files are named by their titles."""


def slug(title: str, fallback: str) -> str:
    """The id a title suggests: `Check-in & room` gives `check-in-room`; `fallback` where nothing is left."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if words and (not words[0].isalpha() or _RESERVED.fullmatch(words)):
        words = f"{fallback}-{words}"
    return words[:MAX_LENGTH].rstrip("-") or fallback


def new_id(title: str, taken: Container[str], fallback: str = "item") -> str:
    """An id for a new element that is not in `taken`; a number is put behind where the plain one is."""
    base = slug(title, fallback)
    if base not in taken:
        return base
    number = 2
    while (candidate := f"{base[: MAX_LENGTH - len(str(number)) - 1].rstrip('-')}-{number}") in taken:
        number += 1
    return candidate


def link_id(source: str, target: str, taken: Container[str]) -> str:
    """An id for a link between two touchpoints: `check-in--payment`."""
    half = (MAX_LENGTH - 2) // 2
    base = f"{source[:half]}--{target[:half]}"
    if not ID_PATTERN.fullmatch(base):
        base = f"{slug(source, 'from')[:half]}--{slug(target, 'to')[:half]}"
    candidate, number = base, 2
    while candidate in taken:
        candidate = f"{base[: MAX_LENGTH - len(str(number)) - 1]}-{number}"
        number += 1
    return candidate
