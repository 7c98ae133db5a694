"""Numbers as people and tools write them: both decimal signs, `4 - Good`, `5 stars`, `8 / 10`, `★★★★`.

A column's different cells stand before it, for only together they say which sign parts the decimals; `values` after.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from journeymap.feedback.folding import folded

_NUMBER = re.compile(
    r"[-+−]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\s']\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
)
_LONGEST = 200
"""Characters of an answer of a list; what is longer was written by hand."""
_LED = re.compile(r"[(\[]?\s*(\d+)\s*[)\]]?\s*(?:[-–—:.)=|]+\s*|\s+)(\(?[^\W\d_].*)", re.DOTALL)
_TAIL = re.compile(r"([^\W\d_].*?)\s*(?:[-–—:=]\s*(\d+)|[(\[]\s*(\d+)\s*[)\]])", re.DOTALL)
_OUT_OF = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|of|out of|dari)\s*(\d+)")
_STARS = re.compile("([★⭐]\N{VARIATION SELECTOR-16}?)+(☆*)")
_LENGTHS = re.compile(
    r"(?:s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?|detik|menit|jam|hari|minggu|bulan"
    r"|tahun|times?|kali|percent|persen)\b"
)


def is_number(text: str) -> bool:
    """Whether a cell is written as a bare number, whatever its signs mean."""
    return _NUMBER.fullmatch(text) is not None


def decimal_sign(texts: Iterable[str]) -> str:
    """The sign that parts decimals in a column's cells; empty where none says so, or where they contradict."""
    signs = {sign for text in texts if is_number(text) and (sign := _own_sign(text))}
    return signs.pop() if len(signs) == 1 else ""


def read_number(text: str, sign: str) -> float | None:
    """The number of a cell, by its own signs where they are plain, else by the column's; None where unclear, or larger
    than any number a computer counts with."""
    if text.isascii() and text.isdigit():
        return _finite(float(text))
    used = _own_sign(text) or sign
    if not used and ("." in text or "," in text):
        return None
    grouping = "," if used == "." else "."
    plain = re.sub(r"[\s']", "", text).replace(grouping, "").replace("−", "-")
    try:
        return _finite(float(plain.replace(",", ".")))
    except ValueError:
        return None


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _own_sign(text: str) -> str:
    """The decimal sign that a number shows by itself: `1.234,5` and `4,5` show a comma, `1,234` shows nothing."""
    dot, comma = text.rfind("."), text.rfind(",")
    if dot < 0 and comma < 0:
        return ""
    if dot >= 0 and comma >= 0:
        return "." if dot > comma else ","
    sign, at = (".", dot) if dot >= 0 else (",", comma)
    if text.count(sign) > 1:
        return "," if sign == "." else "."
    before, after = text[:at].lstrip("-+−").strip(), text[at + 1 :].strip()
    grouped = len(after) == 3 and 1 <= len(before) <= 3 and before != "0"
    return "" if grouped else sign


def labelled(text: str, high: float | None) -> tuple[float, str] | None:
    """The number that a cell names beside a word, with the folded word; None where it names none.

    `high` is the end of the scale, for `8 / 10`.
    """
    if len(text) > _LONGEST:
        return None
    if found := _OUT_OF.fullmatch(text):
        return (float(found[1].replace(",", ".")), "") if high is not None and float(found[2]) == high else None
    if found := _STARS.fullmatch(text):
        return float(text.count("★") + text.count("⭐")), ""
    if found := _LED.fullmatch(text):
        return None if _LENGTHS.match(folded(found[2])) else (float(found[1]), folded(found[2]))
    if found := _TAIL.fullmatch(text):
        return float(found[2] or found[3]), folded(found[1])
    return None
