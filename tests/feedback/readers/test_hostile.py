"""Files made to break a reader, and files that are something else: a sentence, in bounded memory, never a crash."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymap.feedback.readers.answers import answers_in, read_answers, read_text
from journeymap.feedback.readers.errors import AnswersError
from tests.feedback.readers.files import refusal, table, workbook, zipped

resource = pytest.importorskip("resource")
ROOM = 2 * 2**30
"""Of address space more than the test program has already, for everything a hostile file makes it reserve."""

_FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_NO_PLACES = f"<row>{'<c><v>1</v></c>' * 16_000}</row>{'<row/>' * 200_000}<row><c><v>2</v></c></row>"
_ONE_TEXT = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 2_000))


@pytest.fixture(autouse=True)
def bounded_memory() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_AS)
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + ROOM, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (workbook(_FAR), "reaches over more than"),
        (workbook(_FAR.replace('"', "'")), "reaches over more than"),
        (workbook(_NO_PLACES), "reaches over more than"),
        (workbook(_ONE_TEXT, "a" * 300_000), "larger than 48 MB"),
        (workbook("<row")[:600], "damaged"),
        (zipped({"a.csv": b"0" * (49 * 2**20)}), "larger than 48 MB"),
        (gzip.compress(b"0" * (49 * 2**20), 1), "larger than 48 MB"),
        (zipped({"a.zip": zipped({"a.csv": "a,b"})}), "archive inside"),
        (gzip.compress(gzip.compress(b"a,b\n1,2")), "archive inside"),
        (zipped({f"{n}.csv": "a" for n in range(1_001)}), "too many files"),
        (gzip.compress(os.urandom(5_000))[:2_000], "damaged"),
        (",".join("a" * 1_000_000), "1,000,000 columns"),
        ("," * 1_000_000, "1,000,001 columns"),
        ("id,comment\n1," + "x" * 10_000_000, "131,072 characters"),
        ('id,comment\n1,"' + "x" * 10_000_000 + '"', "131,072 characters"),
        ('"' * 1_000_001, "131,072 characters"),
        ("[" * 1_000_000, "nested too deeply"),
        ('[{"a":' * 50_000, "nested too deeply"),
        ('{"satisfaction_ratings": [{"id": 1', "damaged or cut short"),
        (b"\0" * 1_000_000, "neither text nor"),
        ("\n" * 1_000_000, "is empty"),
        ("", "is empty"),
        (b"\xef\xbb\xbf", "no table"),
    ],
    ids=range(23),
)
def test_a_hostile_file_is_refused(tmp_path: Path, data: bytes | str, words: str) -> None:
    assert words in refusal(tmp_path, data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "a picture"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">', "a picture"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), ".xls"),
        (b"<!DOCTYPE html>\n<html><body>Sign in</body></html>", "web page"),
        (b'<?xml version="1.0"?>\n<!-- a log -->\n<log xes.version="1.0">', "XES"),
        (b'<?xml version="1.0"?><note/>', "XML"),
        (b"# ours\njourneymap: 1\ntitle: Hotel\n", "a journey"),
        (b"PAR1" + bytes(20), "Parquet"),
        (b"RDX3\nX\n\0\0\0\x03", "a file of R"),
        (b"SQLite format 3\x00", "database"),
        (b"BZh91AY&SY\x00\x01", "Unpack it"),
        (os.urandom(4000).replace(b"<", b"\0") + bytes(200), "neither text nor"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "x"}), "office program"),
        (zipped({"[Content_Types].xml": "", "word/document.xml": "x"}), "office program"),
        ('{"SurveyEntry": {}, "SurveyElements": []}', "questionnaire"),
        ('{"ocel:events": {}, "ocel:objects": {}}', "OCEL"),
        ('{"nodes": {"a": 1}}', "no table"),
        ("Case ID,Activity,Timestamp\n1,Call,2026-01-01", "what happened in a process"),
    ],
)
def test_something_else_is_named(tmp_path: Path, data: bytes | str, words: str) -> None:
    assert words in refusal(tmp_path, data, "misnamed.csv")


def test_letters_that_begin_a_picture_too_may_begin_a_header(tmp_path: Path) -> None:
    assert table(tmp_path, "BMI,Score\n22,5\n").columns[0].name == "BMI"


def test_missing_files_and_folders(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "no.csv", "no such file"), (tmp_path, "a folder")):
        with pytest.raises(AnswersError, match=words):
            read_answers(path)
        with pytest.raises(AnswersError, match=words):
            answers_in(path)


def test_pasted_nothing() -> None:
    with pytest.raises(AnswersError):
        read_text("  \n", "clipboard")


def test_an_unknown_format_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        table(tmp_path, "a,b\n1,2\n", format="no-such-tool")
    with pytest.raises(KeyError):
        table(tmp_path, zipped({"a.csv": "a,b\n1,2\n"}), sheet="c.csv")
