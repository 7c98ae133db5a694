"""Which kind of touchpoint a word in somebody's table means: the word in, the kind out, or None where it means none.

`commands.typing_in` asks. People write *product* for product use and *service* for after-sales; what is near is taken,
in the languages of the program.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from journeymap.i18n import LANGUAGES, Translator
from journeymap.model.words import LABELS, Kind

_LEAST_ALIKE = 4
"""So many first letters make a word near another; *web* and *ad* are listed."""
_NEAR: Mapping[Kind, str] = {
    Kind.ADVERTISING: "ad ads advert advertisement advertising marketing promotion iklan promosi pemasaran",
    Kind.WEBSITE: "web website site webpage app application situs laman aplikasi",
    Kind.SALES: "sale sales selling purchase penjualan jual pembelian",
    Kind.PRODUCT_USE: "product use usage produk pemakaian penggunaan",
    Kind.AFTER_SALES: "aftersales service services support aftercare purnajual purna layanan pelayanan servis",
    Kind.COMPLAINT: "complaint complaints complain keluhan komplain pengaduan aduan",
    Kind.OTHER: "other lain lainnya",
}
"""What people call the kinds besides their own words."""


@cache
def kind_of(word: str) -> Kind | None:
    """The kind that a word or a few words mean, the longest likeness counting most; None where they mean none."""
    said = _plain(word)
    alike = [(_likeness(said, known), kind) for known, kind in _known().items()]
    most, found = max(alike, key=lambda each: each[0])
    return found if most else None


@cache
def _known() -> Mapping[str, Kind]:
    spoken = {_plain(Translator(language).text(LABELS[kind])): kind for language in LANGUAGES for kind in Kind}
    near = {word: kind for kind, words in _NEAR.items() for word in words.split()}
    return near | spoken | {_plain(kind.value): kind for kind in Kind}


def _likeness(said: str, known: str) -> int:
    """How many letters speak for it: of a known word that stands in what is said, or of a common beginning."""
    if f" {known} " in f" {said} ":
        return 2 * len(known)
    return max((_beginning(token, known) for token in said.split()), default=0)


def _beginning(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    return shorter if shorter >= _LEAST_ALIKE and one[:shorter] == other[:shorter] else 0


def _plain(word: str) -> str:
    return " ".join(re.split(r"[\W_]+", word.casefold())).strip()
