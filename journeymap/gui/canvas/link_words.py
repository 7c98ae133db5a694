"""What people type on a link: a share, a label or both, as text in and values out, and the other way round.

The name field over a link stands before it, the verb for links after it.
"""

from __future__ import annotations

import re

from journeymap.i18n import Translator
from journeymap.model import Link

_PERCENT = re.compile(r"(?<![\w.,])(\d{1,3}(?:[.,]\d+)?)\s*(?:%|percent\b|persen\b)", re.IGNORECASE)
_SHARE = re.compile(r"(?:0?[.,]\d+|0|1|1[.,]0+)")
_AROUND = " \t·,;:–-"


def read_words(text: str) -> tuple[float | None, str]:
    """Share (0 to 1, None where none is named) and label of a link, from what was typed: `30 %`, `0.3`, `30 % with
    voucher`, `with voucher`. A share above 1 is left to the verb to refuse."""
    plain = " ".join(text.split())
    if _SHARE.fullmatch(plain):
        return float(plain.replace(",", ".")), ""
    found = _PERCENT.search(plain)
    if found is None:
        return None, plain
    rest = f"{plain[: found.start()].rstrip(_AROUND)} {plain[found.end() :].lstrip(_AROUND)}"
    return float(found[1].replace(",", ".")) / 100, rest.strip(_AROUND)


def write_words(link: Link, translator: Translator) -> str:
    """What a link says, as people would type it: the share first."""
    share = "" if link.share is None else translator.percent(link.share * 100, 2)
    return " ".join(part for part in (share, link.label) if part)
