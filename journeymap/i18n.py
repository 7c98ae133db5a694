"""Sentences and numbers in the reader's language; the lowest room, everything that speaks stands above it.

Rooms that work out what to say build a `Message` (a sentence with typed values, not yet translated); whoever
shows it to a person renders it with the `Translator` of that person's language. So one analysis serves the
window in one language and a report in another.
"""

from __future__ import annotations

import gettext
import os
import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from journeymap import paths

if TYPE_CHECKING:
    from babel import Locale

DOMAIN = "journeymap"
LANGUAGES: Mapping[str, str] = {"en": "English", "id": "Bahasa Indonesia"}
_LOCALES = {"en": "en_GB", "id": "id_ID"}
_NO_BREAK = "\N{NO-BREAK SPACE}"


class Number(msgspec.Struct, frozen=True, tag=True):
    """A bare number; at most `decimals` places, or exactly so many where `fixed`; `signed` shows a plus."""

    value: float
    decimals: int = 0
    signed: bool = False
    fixed: bool = False


class Percent(msgspec.Struct, frozen=True, tag=True):
    """A share already on 0..100, shown with a percent sign."""

    value: float
    decimals: int = 0


class Seconds(msgspec.Struct, frozen=True, tag=True):
    """A length of time, shown in the largest unit that leaves at least one: seconds, minutes, hours, days."""

    value: float


class Money(msgspec.Struct, frozen=True, tag=True):
    """An amount of a currency (ISO 4217 code), without minor units; `short` rounds to thousands or millions."""

    value: float
    currency: str
    short: bool = False


class Day(msgspec.Struct, frozen=True, tag=True):
    """A date; `short` leaves the year out."""

    value: date
    short: bool = False


class Period(msgspec.Struct, frozen=True, tag=True):
    """From one day to another, both included; whole months are shown as months."""

    start: date | None
    end: date | None


class Word(msgspec.Struct, frozen=True, tag=True):
    """A marked word of ours that is translated when shown."""

    text: str


class Listing(msgspec.Struct, frozen=True, tag=True):
    """Several values joined the way the language joins them; after `most` values, how many more there are."""

    items: tuple[Value, ...]
    most: int = 0


class Message(msgspec.Struct, frozen=True, tag=True):
    """A sentence to be translated: its English text, its values by name, and its plural where it counts."""

    text: str
    values: Mapping[str, Value] = {}
    plural: str = ""
    count: int = 1


Value = str | int | Number | Percent | Seconds | Money | Day | Period | Word | Listing | Message


def mark(text: str) -> str:
    """The text itself, marked for the catalogues; translated later with `Translator.text`."""
    return text


def mark_count(one: str, many: str) -> tuple[str, str]:
    """Both forms of a counting sentence, marked for the catalogues; handed to `msg_count` later."""
    return one, many


def msg(text: str, /, **values: Value) -> Message:
    """A sentence with values in braces, to be translated when it is shown. User text goes in as a value."""
    return Message(text, values)


def msg_count(one: str, many: str, count: int, /, **values: Value) -> Message:
    """A sentence that counts: `one` for a count of 1, `many` otherwise; `{count}` is the number in it."""
    return Message(one, {"count": count, **values}, many, count)


@lru_cache(maxsize=8)
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, str(paths.assets_dir() / "translations"), languages=[language], fallback=True)


@cache
def _locale(language: str) -> Locale:
    from babel import Locale

    return Locale.parse(_LOCALES[language])


# The same figures come up again and again in one report; formatting one takes forty times as long as finding it.
@lru_cache(maxsize=20_000)
def _decimal(value: float, pattern: str, language: str) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(value, format=pattern, locale=_locale(language)))


@lru_cache(maxsize=5_000)
def _date(value: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return str(format_date(value, pattern, locale=_locale(language)))


def environment_language() -> str:
    """The first language of LANGUAGE, LC_ALL, LC_MESSAGES or LANG, else of Windows' menus; English where we lack it.

    LANGUAGE may list several, the best first; the first that we have counts.
    """
    wishes = [os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    for wish in filter(None, (*wishes, _windows_language())):
        codes = [re.split("[_.@-]", word)[0].lower() for word in wish.split(":") if word]
        if codes:
            return next((code for code in codes if code in LANGUAGES), "en")
    return "en"


def _windows_language() -> str:
    """The locale of Windows' own menus, as `id_ID`: no variable names it there. Empty on other systems."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


class Translator:
    """Renders messages, numbers, dates and lists for one language (`en`, `id`; else English)."""

    def __init__(self, language: str = "en") -> None:
        self.language = language if language in LANGUAGES else "en"
        self._catalogue = _catalogue(self.language)

    @property
    def locale(self) -> Locale:
        """Babel's locale of the language; loaded when the first number or date is formatted."""
        return _locale(self.language)

    def text(self, text: str, /, **values: Value) -> str:
        """The sentence in this language, its values formatted."""
        translated = self._catalogue.gettext(text) if text else ""
        return self._fill(translated, values)

    def plural(self, one: str, many: str, count: int, /, **values: Value) -> str:
        """The counting sentence in this language."""
        return self.render(msg_count(one, many, count, **values))

    def render(self, value: Value) -> str:
        """Any value of a message as this language writes it."""
        if isinstance(value, str):
            return value
        if isinstance(value, Message):
            return self._message(value)
        return _RENDERERS[type(value)](self, value)

    def _message(self, message: Message) -> str:
        if message.plural:
            translated = self._catalogue.ngettext(message.text, message.plural, message.count)
            return self._fill(translated, message.values)
        return self.text(message.text, **message.values)

    def _fill(self, template: str, values: Mapping[str, Value]) -> str:
        return template.format_map({k: self.render(v) for k, v in values.items()}) if values else template

    def number(self, value: float, decimals: int = 0, *, signed: bool = False, fixed: bool = False) -> str:
        """A number with the language's group and decimal signs; never “-0”."""
        places = ("0" if fixed else "#") * decimals
        body = f"#,##0.{places}" if decimals else "#,##0"
        rounded = round(value, decimals) + 0.0
        return _decimal(rounded, f"+{body};-{body}" if signed and rounded else body, self.language)

    def percent(self, value: float, decimals: int = 0) -> str:
        """A share on 0..100 with a percent sign behind a no-break space."""
        return f"{self.number(value, decimals)}{_NO_BREAK}%"

    def duration(self, seconds: float) -> str:
        """A length of time in its largest sensible unit, one decimal place from minutes on."""
        _, size, one = next(row for row in _UNITS if abs(seconds) >= row[0])
        amount = seconds / size
        shown = self.number(amount, 0 if size == 1 or abs(amount) >= 10 else 1)
        return self.text(one, number=shown).replace(" ", _NO_BREAK)

    def money(self, value: float, currency: str, *, short: bool = False) -> str:
        """An amount with its currency, without minor units; short, `IDR 1.2M`."""
        from babel.numbers import format_compact_decimal, format_currency

        if short:
            amount = format_compact_decimal(value, locale=self.locale, fraction_digits=1)
            return f"{currency.upper()} {amount}".strip().replace(" ", _NO_BREAK)
        if len(currency) != 3 or not currency.isalpha():
            return f"{self.number(value)} {currency}".strip()
        return str(
            format_currency(
                round(value),
                currency.upper(),
                format="¤¤\N{NO-BREAK SPACE}#,##0",
                locale=self.locale,
                currency_digits=False,
            )
        )

    def day(self, value: date, *, short: bool = False) -> str:
        """A date as people write it: 15 Dec 2026, or 15 Dec where the year is plain."""
        return _date(value, "d MMM" if short else "d MMM y", self.language)

    def period(self, start: date | None, end: date | None) -> str:
        """From one day to another; whole months by name."""
        if start is None and end is None:
            return self.text("no period given")
        if start is None or end is None:
            known = start or end
            assert known is not None
            return self.text("until {day}" if start is None else "since {day}", day=Day(known))
        if start.day == 1 and _ends_month(end):
            return self._months(start, end)
        if start == end:
            return self.day(start)
        return self.text("{start} to {end}", start=Day(start), end=Day(end))

    def _months(self, start: date, end: date) -> str:
        last = _date(end, "MMMM y", self.language)
        if (start.year, start.month) == (end.year, end.month):
            return last
        first = _date(start, "MMMM" if start.year == end.year else "MMMM y", self.language)
        return self.text("{start} to {end}", start=first, end=last)

    def listing(self, items: tuple[Value, ...], most: int = 0) -> str:
        """Values joined by the language's commas and its word for *and*; `most` above 0 cuts a long list."""
        from babel.lists import format_list

        shown = [self.render(item) for item in (items[:most] if most else items)]
        if most and len(items) > most:
            shown.append(self.plural("{count} more", "{count} more", len(items) - most))
        return str(format_list(shown, locale=self.locale))


# From how many seconds on a unit is used, its size in seconds, its sentence.
_UNITS: tuple[tuple[float, float, str], ...] = (
    (172800.0, 86400.0, mark("{number} days")),
    (5400.0, 3600.0, mark("{number} h")),
    (90.0, 60.0, mark("{number} min")),
    (0.0, 1.0, mark("{number} s")),
)


def _ends_month(value: date) -> bool:
    return value.toordinal() == date.max.toordinal() or date.fromordinal(value.toordinal() + 1).day == 1


_RENDERERS: Mapping[type, Callable[[Translator, Any], str]] = {
    int: lambda t, v: t.number(v),
    float: lambda t, v: t.number(v, 2),
    Number: lambda t, v: t.number(v.value, v.decimals, signed=v.signed, fixed=v.fixed),
    Percent: lambda t, v: t.percent(v.value, v.decimals),
    Seconds: lambda t, v: t.duration(v.value),
    Money: lambda t, v: t.money(v.value, v.currency, short=v.short),
    Day: lambda t, v: t.day(v.value, short=v.short),
    Period: lambda t, v: t.period(v.start, v.end),
    Word: lambda t, v: t.text(v.text),
    Listing: lambda t, v: t.listing(v.items, v.most),
}
