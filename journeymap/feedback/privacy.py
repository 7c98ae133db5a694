"""A check of text that is to stand in a journey file: what in it may tell who somebody is.

Quotations that a person picks and names of segments go through it; it warns and never changes the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum

import msgspec

from journeymap.i18n import mark


class Personal(Enum):
    """What kind of thing may tell who somebody is."""

    EMAIL = "email"
    PHONE = "phone"
    IDENTITY = "identity"
    CARD = "card"
    NAME = "name"
    ADDRESS = "address"
    HANDLE = "handle"
    PLATE = "plate"


LABELS: Mapping[Personal, str] = {
    Personal.EMAIL: mark("an e-mail address"),
    Personal.PHONE: mark("a phone number"),
    Personal.IDENTITY: mark("an identity number"),
    Personal.CARD: mark("a card or account number"),
    Personal.NAME: mark("a person's name"),
    Personal.ADDRESS: mark("an address"),
    Personal.HANDLE: mark("an account name or a link"),
    Personal.PLATE: mark("a number plate"),
}


class Found(msgspec.Struct, frozen=True):
    """A piece of a text, from `start` to before `end` in characters, that may tell who somebody is."""

    kind: Personal
    start: int
    end: int


def personal(text: str) -> tuple[Found, ...]:
    """What in a text may tell who somebody is, in order; each piece once, as the first kind that fits."""
    found: list[Found] = []
    for kind, pattern, fits in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span(1) if match.re.groups else match.span()
            if fits(text[start:end]) and all(end <= other.start or other.end <= start for other in found):
                found.append(Found(kind, start, end))
    return tuple(sorted(found, key=lambda piece: piece.start))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_identity(text: str) -> bool:
    """A NIK (16 digits: province and district, birthday with 40 more for women, number) or an NPWP of 15 digits."""
    digits = _digits(text)
    if len(digits) == 16:
        day, month = int(digits[6:8]), int(digits[8:10])
        return digits[0] in "12356789" and (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12
    return len(digits) == 15


def _is_card(text: str) -> bool:
    """Whether the check digit of a card number is right (Luhn 1960), or it is longer than any amount."""
    digits = [int(digit) for digit in reversed(_digits(text))]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return len(digits) >= 13 and (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_phone(text: str) -> bool:
    return 8 <= len(_digits(text)) <= 15


def _always(text: str) -> bool:
    return True


_NAME = r"[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){0,3}"
_PATTERNS: tuple[tuple[Personal, re.Pattern[str], Callable[[str], bool]], ...] = (
    (Personal.EMAIL, re.compile(r"[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+"), _always),
    (Personal.HANDLE, re.compile(r"(?:https?://|www\.)\S+|(?<!\w)@\w{3,}"), _always),
    (Personal.IDENTITY, re.compile(r"(?<!\d)\d(?:[ .-]?\d){14,15}(?!\d)"), _is_identity),
    (Personal.CARD, re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)"), _is_card),
    (
        Personal.CARD,
        re.compile(r"(?i:\b(?:rek(?:ening)?|account|acc|kartu|card)\b)\D{0,20}(\d(?:[ .-]?\d){5,})"),
        _always,
    ),
    (
        Personal.IDENTITY,
        re.compile(
            r"(?i:\b(?:nik|ktp|nip|nis|npwp|sim|bpjs|paspor|passport|no\.? ?rm|id)\b)"
            r"\D{0,12}?([A-Z]{0,2}\d[\d .-]{4,}\d)"
        ),
        _always,
    ),
    (Personal.PHONE, re.compile(r"(?<![\d.,])(?:\+\s?\d|\(0|0)[\d\s().-]{6,18}\d(?![\d])"), _is_phone),
    (Personal.PHONE, re.compile(r"(?<![\d.,])(?:62\s?)?8\d{1,2}[ -]?\d{3,4}[ -]?\d{3,5}(?!\d)"), _is_phone),
    (
        Personal.PHONE,
        re.compile(r"(?i:\b(?:wa|whatsapp|hp|telp?|telepon|phone|tel|call|hubungi)\b)\D{0,8}(\d[\d\s.-]{5,14}\d)"),
        _is_phone,
    ),
    (
        Personal.ADDRESS,
        re.compile(
            r"\b(?:[Jj]l\.?|[Jj]alan|JL\.?|[Gg]ang|[Gg]g\.)\s+[A-Z][\w. ]{1,40}?"
            r"(?:\s?(?:[Nn]o\.?|[Nn]omor)\s?\d+\w?|\s\d+\b)"
        ),
        _always,
    ),
    (Personal.ADDRESS, re.compile(r"\b(?i:rt)\W{0,2}\d{1,3}\W{1,3}(?i:rw)\W{0,2}\d{1,3}"), _always),
    (
        Personal.ADDRESS,
        re.compile(r"\b\d{1,5}\s+[A-Z]\w+(?:\s[A-Z]\w+)?\s(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive)\b"),
        _always,
    ),
    (
        Personal.NAME,
        re.compile(
            r"\b(?i:bapak|pak|bpk\.?|ibu|bu|mas|mbak|mba|kak|sdr\.?|sdri\.?|saudara|saudari|tuan|nyonya|ny\.|tn\.|h\.|hj\."
            r"|dr\.?|drg\.?|prof\.?|mr\.?|mrs\.?|ms\.?|miss|sir|madam)\s+(" + _NAME + ")"
        ),
        _always,
    ),
    (
        Personal.NAME,
        re.compile(r"\b(?i:nama saya|nama|my name is|atas nama|a\.?n\.|this is)[\s:]+(" + _NAME + ")"),
        _always,
    ),
    (Personal.PLATE, re.compile(r"\b[A-Z]{1,2}\s\d{3,4}\s[A-Z]{1,3}\b"), _always),
)
"""Each kind with its pattern (the first group, where there is one, is the piece) and a further condition.

The surest come first: a piece is told as the first kind that fits."""
