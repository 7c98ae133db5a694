from __future__ import annotations

import pickle

import pytest

from journeymap.i18n import Translator, msg
from journeymap.storage.errors import FoundAt, JourneyFileError, Place, visible

ENGLISH = Translator("en")


def faults(count: int) -> list[FoundAt]:
    return [FoundAt(Place(n, 2, ("a", n)), msg("found {n}, expected one", n=str(n))) for n in range(1, count + 1)]


@pytest.mark.parametrize(
    ("count", "lines", "last"),
    [
        (1, 1, "f:1:2: a.1: found 1, expected one"),
        (5, 5, "f:5:2: a.5: found 5, expected one"),
        (6, 6, "and 1 more"),
        (1205, 6, "and 1,200 more"),
    ],
)
def test_six_lines_at_most(count: int, lines: int, last: str) -> None:
    shown = JourneyFileError("f", faults(count)).lines(ENGLISH)
    assert len(shown) == lines
    assert shown[-1] == last


def test_without_a_place_there_is_one_sentence() -> None:
    error = JourneyFileError("f", message=msg("the file is empty; open a backup"))
    assert error.lines(ENGLISH) == ["f: the file is empty; open a backup"]
    assert str(error) == "f: the file is empty; open a backup"


def test_an_error_crosses_processes() -> None:
    error = JourneyFileError("f", faults(2))
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 東", "plain é 東"),
        ("a\nb\tc\r\0", "a\\nb\\tc\\r\\0"),
        ("\x1b[31m\x85\u2028\u202e\ud800", "\\x1b[31m\\x85\\u2028\\u202e\\ud800"),
        ("\U000e0001", "\\U000e0001"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
    ],
)
def test_user_text_is_one_short_visible_line(text: str, shown: str) -> None:
    assert visible(text) == shown
