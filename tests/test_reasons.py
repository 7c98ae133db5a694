"""Reasons of the system in words of ours: both languages, and never a traceback's line breaks."""

from __future__ import annotations

import errno
import os

import pytest

from journeymap.i18n import Message, Translator, msg
from journeymap.reasons import reason_of


def test_a_usual_reason_is_ours() -> None:
    full = reason_of(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    assert isinstance(full, Message)
    assert Translator("en").render(full) == "there is no room left on the disk"
    assert Translator("id").render(full) != Translator("en").render(full)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.EPROTO, "Protocol\nerror"), "Protocol error"),
        (OSError("only words"), "only words"),
        (ValueError("x" * 500), "x" * 200),
        (KeyError(), "KeyError"),
        (ValueError("a\u202eb"), "a b"),
    ],
)
def test_any_other_is_what_the_error_says_on_one_line(error: Exception, said: str) -> None:
    assert reason_of(error) == said


def test_an_error_of_ours_says_its_own_sentence() -> None:
    class OurError(Exception):
        message = msg("the name is too long")

    assert reason_of(OurError()) == msg("the name is too long")


def test_a_file_that_another_program_has_open_is_no_missing_right() -> None:
    class InUseError(PermissionError):
        winerror = 32

    error = InUseError(errno.EACCES, "The process cannot access the file")
    assert reason_of(error) == msg("another program is using it")
