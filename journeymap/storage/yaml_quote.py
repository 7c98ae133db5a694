"""Scalars as YAML: texts, keys and numbers written so that every reader gets them back as what they were.

The writers stand before it; its output is put into the file as it is.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from journeymap.model.kept import Verbatim
from journeymap.storage.errors import UnwritableTextError

# Inside a character class: what may stand unescaped. Not so: controls, line separators, byte order and direction marks.
PRINTABLE = r" -~\xa0-\u200d\u2010-\u2027\u2030-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"

# Words that some YAML 1.1 or 1.2 reader takes for something else, whatever their case.
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})

# Letters, spaces between words and a few signs without a meaning anywhere: plain in every context.
_EASY = re.compile(r"[^\W\d_](?:[^\W_]|[ _/%()';+-](?=\S)|\.(?!\Z)(?=\S))*", re.ASCII)

# All that a YAML 1.1 or 1.2 reader may take for a number, a time or a date; wider than either.
_NUMBER_LIKE = re.compile(
    r"""[-+]?\.?[0-9][0-9_.,:]*(?:[eE][-+]?[0-9_]*)?
    |[-+]?0[xXoObB][0-9a-fA-F_]+
    |[-+]?\.(?:inf|nan|[0-9_.]+)
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?
    |[-+._,:]+|=|<<|~""",
    re.VERBOSE | re.IGNORECASE,
)

# What ends or changes a plain scalar: at its start, anywhere, and anywhere between brackets (`?` for older readers).
_BAD_START = re.compile(r"""[\s,\[\]{}#&*!|>%@`"']|[?]|[-:](?![^\W_])|---|\.\.\.""")
_BAD_WITHIN = re.compile(rf":(?=\s|\Z)|\s#|\s\Z|[^{PRINTABLE}]")
_BAD_IN_FLOW = re.compile(r"[,\[\]{}:?]")

_ESCAPED = re.compile(rf'["\\]|[^{PRINTABLE}]')
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\0": "\\0",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}


def number(value: float) -> str:
    """A number as every reader takes it for that number: whole ones without a point, else the shortest digits.

    Raises `ValueError` for infinities and what is not a number.
    """
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        raise ValueError(f"a file holds finite numbers only, not {value}")
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    digits = repr(value)
    # YAML 1.1 wants a point before the exponent.
    return digits if "." in digits else digits.replace("e", ".0e")


def plain_or_quoted(text: str, *, flow: bool) -> str:
    """A text on one line, plain where every reader reads it back as that text, else in double quotes.

    `flow` is for places between brackets. Raises `UnwritableTextError` for half of a surrogate pair.
    """
    return _short(text, flow) if len(text) < 40 else _chosen(text, flow)


def scalar(text: str, *, flow: bool) -> str:
    """Like `plain_or_quoted`, but a `Verbatim` goes back without quotes wherever it can stand so."""
    if isinstance(text, Verbatim):
        if is_plain(text, flow=flow):
            return str(text)
        if not text and flow:
            return "null"
    return plain_or_quoted(str(text), flow=flow)


def _chosen(text: str, flow: bool) -> str:
    if _EASY.fullmatch(text):
        return text if text.lower() not in _WORDS else f'"{text}"'
    plain = is_plain(text, flow=flow) and not _NUMBER_LIKE.fullmatch(text)
    return text if plain and text.lower() not in _WORDS else double_quoted(text)


_short = lru_cache(maxsize=8192)(_chosen)


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether a reader of the plain text gets all of it back, whatever it then takes it for."""
    if not text or _BAD_START.match(text) or _BAD_WITHIN.search(text):
        return False
    return not (flow and _BAD_IN_FLOW.search(text))


def double_quoted(text: str) -> str:
    """A text in double quotes on one line, with escapes for all that is not printable."""
    if _SURROGATE.search(text):
        raise UnwritableTextError(text)
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")
