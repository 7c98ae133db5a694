"""Headers made readable: HTML, entities and odd blanks out, names made unique. Presets stand after it."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_RECALL = re.compile(r"\{\{[^{}]{0,200}\}\}")
_WORD = re.compile(r"[\W_]+")


def clean_label(text: str) -> str:
    """A header without HTML tags, entities, `{{field:…}}` tags and doubled, odd or outer blanks."""
    if "<" in text or "&" in text:
        text = html.unescape(_TAG.sub(" ", text))
    if "{{" in text:
        text = _RECALL.sub("…", text)
    return " ".join(text.replace("\ufeff", "").split())


def plain(text: str) -> str:
    """A header for comparing: small letters, words parted by single blanks, nothing else."""
    return _WORD.sub(" ", clean_label(text).casefold()).strip()


def joined(question: str, answer: str) -> str:
    """A question and its row or choice as one label."""
    return f"{question} – {answer}" if question and answer else question or answer


def letters(place: int) -> str:
    """A column's letters as spreadsheets show them, from 0: A … Z, AA …"""
    text = ""
    while place >= 0:
        text = chr(ord("A") + place % 26) + text
        place = place // 26 - 1
    return text


def unique_names(names: Iterable[str]) -> list[str]:
    """The names, empty ones replaced by the column's letters, repeated ones numbered: `Other`, `Other (2)`."""
    wanted = [name or letters(place) for place, name in enumerate(names)]
    taken, seen = set(wanted), Counter[str]()
    return [_free(name, taken, seen) for name in wanted]


def _free(name: str, taken: set[str], seen: Counter[str]) -> str:
    seen[name] += 1
    if seen[name] == 1:
        return name
    while (numbered := f"{name} ({seen[name]})") in taken:
        seen[name] += 1
    taken.add(numbered)
    return numbered
