"""What a file is when it holds no answers, told from its first bytes; the readers ask before they read."""

from __future__ import annotations

import re

from journeymap.feedback.readers.bounds import MAX_BYTES
from journeymap.i18n import Message, Number, msg

_PICTURE = msg("This is a picture. Export the answers as CSV or Excel from the survey tool.")
_PDF = msg("This is a PDF document. Export the answers as CSV or Excel from the survey tool.")
_OLD_EXCEL = msg("This is a workbook of the old Excel (.xls), or one with a password. Save it as .xlsx without one.")
_WEB_PAGE = msg("This is a web page, not the export itself; the sign-in may have run out. Export the answers again.")
_XES = msg("This is a log of what happened in a process (XES), not what customers answered.")
_XML = msg("This is XML. Export the answers as CSV or Excel from the survey tool.")
_R_DATA = msg("This is a file of R. Save the table as CSV there, with write.csv.")
_PARQUET = msg("This is a Parquet file, which is not read here. Save the table as CSV.")
_PROGRAM = msg("This is a program or a database, not a table of answers.")
_ARCHIVE = msg("This archive is of a kind that is not opened here. Unpack it and take the file inside.")
_JOURNEY = msg("This is a journey. Open it in the window; answers come as CSV, Excel or JSON.")
_SURVEY = msg("This is the questionnaire itself (QSF), not the answers to it. Export the data as CSV.")
NOT_TEXT = msg("This is neither text nor a workbook. Export the answers as CSV or Excel from the survey tool.")
EMPTY = msg("The file is empty.")
NO_TABLE = msg("There is no table of answers in this file.")
NO_WORKBOOK = msg("This is a document of an office program, but no Excel workbook. Save the table as .xlsx or CSV.")
TOO_LARGE = msg(
    "This file is larger than {size} MB when unpacked. Export shorter periods, and count one after the other.",
    size=Number(MAX_BYTES / 2**20),
)

_MAGIC: tuple[tuple[bytes, Message], ...] = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"RIFF", _PICTURE),
    (b"%PDF", _PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_EXCEL),
    (b"RDX", _R_DATA),
    (b"RDA", _R_DATA),
    (b"X\n\x00\x00\x00", _R_DATA),
    (b"PAR1", _PARQUET),
    (b"SQLite format 3\x00", _PROGRAM),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90", _PROGRAM),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"Rar!", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
)
_WORDS: tuple[tuple[re.Pattern[str], Message], ...] = (
    (re.compile(r"<!doctype html|<html|<head\b|<body\b", re.I), _WEB_PAGE),
    (re.compile(r"<svg\b|<\?xml[^>]*>\s*(<!--.{0,500}?-->\s*)*<svg\b", re.I | re.S), _PICTURE),
    (re.compile(r"(<\?xml[^>]*>\s*)?(<!--.{0,2000}?-->\s*)*<log\b", re.I | re.S), _XES),
    (re.compile(r"<\?xml\b|<[a-zA-Z][\w:.-]*(\s+[\w:.-]+=\"|\s*/?>)"), _XML),
    (re.compile(r"\s*(#.*\n\s*)*journeymap:\s*\d"), _JOURNEY),
)


def by_bytes(head: bytes) -> Message | None:
    """What a file is by its first bytes, where that is nothing to read answers from."""
    return next((message for magic, message in _MAGIC if head.startswith(magic) and _is_binary(magic, head)), None)


def _is_binary(magic: bytes, head: bytes) -> bool:
    """A magic of plain letters counts only with control bytes after it: a header may begin with BM or RIFF."""
    return not magic.isalnum() or magic in (b"PAR1",) or any(byte < 9 for byte in head[:64])


def by_words(text: str) -> Message | None:
    """What a text is by its first words, where that is nothing to read answers from."""
    head = text[:4096].lstrip("\ufeff \t\r\n")
    return next((message for pattern, message in _WORDS if pattern.match(head)), None)


def by_keys(keys: set[str]) -> Message | None:
    """What a JSON object is by its keys, where that is nothing to read answers from."""
    if "SurveyElements" in keys:
        return _SURVEY
    if any(key.startswith("ocel:") for key in keys) or {"eventTypes", "objectTypes"} <= keys:
        return msg("This is a log of what happened in a process (OCEL), not what customers answered.")
    return None
