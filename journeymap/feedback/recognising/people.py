"""Which columns hold people: names, addresses, numbers, places. Told by the header together with the values, so that
a rated channel called *Email* stays a question. Presets stand before it; building blanks what it finds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from journeymap.feedback.recognising.labels import plain

_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"'?\+?[\d\s().\-/]{7,25}")
_CALLABLE = re.compile(r"'?(?:\+\d[\d\s().\-]{7,20}|0\d{3}[ \-]?\d{3,4}[ \-]?\d{2,6})")
_IP = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){3,7}")
_PLACE = re.compile(r"-?\d{1,3}[.,]\d+")
_PLACES = re.compile(r"-?\d{1,3}\.\d+[ ,;]+-?\d{1,3}\.\d+(?:[ ,;]+-?[\d.]+){0,2}")
_LONG_NUMBER = re.compile(r"[A-Z]{0,3}[\d .\-]{6,25}")
_NUMBER = re.compile(r"-?\d{1,3}([.,]\d+)?")
_RATING_WORDS_MOST = 12
_ENOUGH_FOR_WORDS = 30


def _share(pattern: re.Pattern[str], cells: Sequence[str]) -> float:
    return sum(bool(pattern.fullmatch(cell)) for cell in cells) / len(cells)


def _like(pattern: re.Pattern[str], least: float = 0.5) -> Callable[[Sequence[str]], bool]:
    return lambda cells: _share(pattern, cells) >= least


def _like_names(cells: Sequence[str]) -> bool:
    """Text that is no rating: no small numbers, and not a handful of words over and over."""
    if _share(_NUMBER, cells) > 0.2:
        return False
    return len(cells) < _ENOUGH_FOR_WORDS or len(set(cells)) > _RATING_WORDS_MOST


_MAILS = "email|e mail|mail|email address|e mail address|e mail adresse|alamat email|surel|alamat surel|recipientemail"
_NAMES = (
    "name|full name|first name|last name|firstname|lastname|surname|your name|username|user name|customer name|"
    "guest name|respondent name|employee name|contact name|nama|nama lengkap|nama anda|nama depan|nama belakang|"
    "nama panggilan|nama tamu|nama pelanggan|nama responden|vorname|nachname|vor und nachname|nom|prénom|nombre|"
    "address|home address|street address|street|alamat|alamat rumah|alamat lengkap|adresse|anschrift|signature|"
    "tanda tangan|ttd|date of birth|birthday|birth date|tanggal lahir|tempat tanggal lahir|geburtsdatum"
)
_PHONES = (
    "phone|phone number|telephone|telephone number|mobile|mobile number|mobile phone|cell phone|whatsapp|"
    "whatsapp number|contact number|no hp|nomor hp|hp|no telepon|nomor telepon|no telp|nomor telp|telepon|no wa|"
    "nomor wa|no whatsapp|nomor whatsapp|nomor kontak|telefon|telefonnummer|handynummer|handy"
)
_NUMBERS = (
    "nik|no ktp|nomor ktp|ktp|no identitas|nomor identitas|passport|passport number|passport no|no paspor|"
    "nomor paspor|paspor|identity number|id card number|national id|social security number|ssn|npwp|no npwp"
)
_BY_HEADER: dict[str, Callable[[Sequence[str]], bool]] = {
    **dict.fromkeys(_MAILS.split("|"), _like(_MAIL)),
    **dict.fromkeys(_NAMES.split("|"), _like_names),
    **dict.fromkeys(_PHONES.split("|"), _like(_PHONE)),
    **dict.fromkeys(_NUMBERS.split("|"), _like(_LONG_NUMBER)),
    **dict.fromkeys(["ip", "ip address", "ipaddress", "ip adresse", "ipaddr", "alamat ip"], _like(_IP)),
    **dict.fromkeys(["latitude", "longitude", "lat", "lon", "lng", "lintang", "bujur"], _like(_PLACE)),
    **dict.fromkeys(["coordinates", "gps", "koordinat", "geopoint"], _like(_PLACES)),
}
_BY_VALUES = (_like(_MAIL), _like(_CALLABLE, 0.8), _like(_IP, 0.8), _like(_PLACES, 0.8))


def holds_people(header: str, cells: Sequence[str]) -> bool:
    """Whether a column's cells (trimmed, none empty) tell who somebody is or where. Empty columns go by the header."""
    fits = _BY_HEADER.get(plain(header))
    if not cells:
        return fits is not None
    return (fits is not None and fits(cells)) or any(test(cells) for test in _BY_VALUES)
