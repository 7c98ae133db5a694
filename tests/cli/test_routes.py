"""What a call's first word leads to: commands, a file for the window, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.__main__ import window
from journeymap.cli.routes import for_window
from tests.cli.conftest import Call


def test_no_words_give_the_help(call: Call) -> None:
    answer = call()
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == call("--help").out


def test_files_and_no_word_at_all_are_for_the_window(hotel: Path, tmp_path: Path) -> None:
    assert for_window([])
    assert for_window([str(hotel)])
    assert for_window(["new one.journey"])
    assert not for_window(["check", str(hotel)])
    assert not for_window(["--help"])
    assert not for_window(["chek"])


def test_without_the_windows_library_a_file_is_answered_with_what_to_do(
    hotel: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert window([str(hotel)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "pip install" in told.err
    assert len(told.err.splitlines()) <= 6


@pytest.mark.parametrize(("word", "alike"), [("chek", "check"), ("snapshots", "snapshot")])
def test_a_mistyped_command_is_told_what_may_be_meant(call: Call, word: str, alike: str) -> None:
    answer = call(word)
    assert answer.status == 2
    assert word in answer.err
    assert f"journeymap {alike}" in answer.err


@pytest.mark.parametrize("word", ["import"])
def test_what_is_not_built_is_neither_done_nor_in_the_help(call: Call, word: str) -> None:
    assert call(word, "x").status == 2
    assert f"\n  {word} " not in call("--help").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "a", "b"], "b is too much here."),
        (["check", "a", "--as-of"], "--as-of needs a value behind it."),
        (["check", "a", "--json=1"], "--json takes no value."),
        (["check", "a", "--colour"], "There is no option --colour."),
    ],
)
def test_usage_errors_are_our_own_sentences(call: Call, words: list[str], said: str) -> None:
    answer = call(*words)
    assert answer.status == 2
    assert answer.err.splitlines()[0] == said


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "20261101", "2026-W44-1", "2026-1-1", ""])
def test_days_are_written_one_way(call: Call, hotel: Path, day: str) -> None:
    answer = call("check", hotel, "--as-of", day)
    assert (answer.status, answer.out) == (2, "")
    assert "2026-11-30" in answer.err


@pytest.mark.parametrize("words", [["--help", "--lang", "id"], ["--lang", "id", "--help"], ["--lang=id"]])
def test_the_language_may_stand_before_the_command(call: Call, words: list[str]) -> None:
    assert "Tulis PDF" in call(*words[:2], *words[2:], *([] if "--help" in words else ["--help"])).out


def test_the_language_before_a_command_is_that_of_its_sentences(call: Call, hotel: Path) -> None:
    assert call("--lang", "id", "scores", hotel).out == call("scores", hotel, "--lang", "id").out
    assert call("--lang", "id", "chek").err.splitlines()[0].startswith("chek: ")
