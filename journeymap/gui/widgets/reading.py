"""Numbers and days as people type them, in both languages: typed text in, values out; the fields stand after it."""

from __future__ import annotations

import re
from datetime import date

from journeymap.i18n import Message, msg

_MONTHS = (
    ("january", "januari"),
    ("february", "februari", "pebruari"),
    ("march", "maret"),
    ("april",),
    ("may", "mei"),
    ("june", "juni"),
    ("july", "juli"),
    ("august", "agustus", "agt"),
    ("september",),
    ("october", "oktober"),
    ("november", "nopember"),
    ("december", "desember"),
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})")
_WITH_WORD = re.compile(r"(\d{1,2})[\s.-]*([^\W\d_]+)\.?(?:[\s,.-]*(\d{4}|\d{2}))?")
_WORD_FIRST = re.compile(r"([^\W\d_]+)\.?\s*(\d{1,2})(?:[\s,.-]+(\d{4}))?")
_PLAIN = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d*)?")
_GROUP_SIGN = {"en": ",", "id": "."}


class UnreadableError(ValueError):
    """What was typed is no value; `message` says so to the person who typed it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


def read_number(text: str, language: str) -> float:
    """The number in `text`, with a decimal comma or point; UnreadableError where it is none.

    A single sign before exactly three digits parts thousands where the language writes them so (1,500 in English,
    1.500 in Indonesian); everywhere else a single sign is the decimal one, in both languages.
    """
    typed = re.sub(r"[\s\u00a0\u202f'’]", "", text).replace("\u2212", "-").removesuffix("%")
    grouped = _GROUPED.fullmatch(typed)
    if grouped and _parts_thousands(typed, grouped[1], language):
        return float(typed.replace(grouped[1], "").replace(",", "."))
    if _PLAIN.fullmatch(typed):
        return float(typed.replace(",", "."))
    raise UnreadableError(
        msg("“{text}” is not a number, such as {example}.", text=text.strip(), example=_example(language))
    )


def read_day(text: str, today: date) -> date:
    """The day in `text`: 15 Dec 2026, 15/12/2026, 15.12.26, 2026-12-15, 15 Desember; day before month.

    Without a year it is the year of `today`. UnreadableError where it is no day of the calendar.
    """
    numbers = _numbers(" ".join(text.split()).lower(), today)
    if numbers is not None:
        try:
            return date(*numbers)
        except ValueError:
            raise UnreadableError(msg("“{text}” is not a day of the calendar.", text=text.strip())) from None
    raise UnreadableError(msg("“{text}” is not a date, such as 15 Dec 2026 or 15/12/2026.", text=text.strip()))


def _parts_thousands(typed: str, sign: str, language: str) -> bool:
    """Whether `sign` parts thousands in `typed`, which could also be read with it as the decimal sign."""
    only_one = typed.count(sign) == 1 and sum(typed.count(other) for other in ",.") == 1
    return not only_one or (sign == _GROUP_SIGN.get(language, ",") and typed.lstrip("+-")[0] != "0")


def _example(language: str) -> str:
    return "3,5" if _GROUP_SIGN.get(language) == "." else "3.5"


def _numbers(typed: str, today: date) -> tuple[int, int, int] | None:
    """Year, month and day as typed; None where the text has another form or names no month."""
    if found := _ISO.fullmatch(typed):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(typed):
        return _year(found[3], today), int(found[2]), int(found[1])
    if (found := _WITH_WORD.fullmatch(typed)) and (month := _month(found[2])):
        return _year(found[3], today), month, int(found[1])
    if (found := _WORD_FIRST.fullmatch(typed)) and (month := _month(found[1])):
        return _year(found[3], today), month, int(found[2])
    return None


def _year(digits: str | None, today: date) -> int:
    if not digits:
        return today.year
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _month(word: str) -> int:
    """1 to 12 for the first three or more letters of a month in either language, 0 for any other word."""
    found = (i for i, names in enumerate(_MONTHS, 1) if any(len(word) >= 3 and n.startswith(word) for n in names))
    return next(found, 0)
