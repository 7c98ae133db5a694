"""What this version does not know is kept at every level and goes back to where it stood, byte for byte."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from journeymap.model import Kept, Verbatim
from journeymap.model.kept import KEPT_KEY
from journeymap.storage import codec
from tests.storage.test_codec import HOTEL


def block_places() -> list[int]:
    """Numbers of the lines before which a key of the same column may stand: those that begin with a key."""
    lines = HOTEL.splitlines()
    return [number for number, line in enumerate(lines) if ":" in line.split(" ")[-1] or ": " in line
            if not line.lstrip().startswith("-") and "?" not in line and "!" not in line]  # fmt: skip


def with_line(number: int, key: str) -> str:
    lines = HOTEL.splitlines()
    indent = " " * (len(lines[number]) - len(lines[number].lstrip()))
    return "\n".join([*lines[:number], f"{indent}{key}", *lines[number:], ""])


def in_mapping_of_elements(number: int) -> bool:
    """Whether an entry before this line would be an element and no key of one."""
    lines = HOTEL.splitlines()
    line = lines[number]
    indent = len(line) - len(line.lstrip())
    above = next((each for each in reversed(lines[:number]) if len(each) - len(each.lstrip()) < indent), "")
    names = ("departments:", "personas:", "stages:", "touchpoints:", "links:", "actions:", "metrics:", "warnings:",
             "snapshots:", "responses:", "views:")  # fmt: skip
    return above.strip() in names


KEYS = ["future: 0012", 'future: "yes"', "future: ~", "future:", "kept: x",
        'future: {a: 1, b: [yes, "no"]}', "future: [1, {a: b}]"]  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_an_unknown_key_before_any_line(key: str) -> None:
    places = [number for number in block_places() if not in_mapping_of_elements(number)]
    assert len(places) > 50
    for number in places:
        text = with_line(number, key)
        loaded = codec.loads(text)
        assert loaded.problems == (), (number, loaded.problems)
        assert codec.dumps(loaded.journey) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("personas:\n  family: {name", "personas:\n  family: {mood: good, name"),
        ("needs: [Parking, Breakfast], share", "needs: [Parking, Breakfast], more: [1, {a: b}], share"),
        ("organisation: 4}", "organisation: 4, staff: 2}"),
        ("reported: {value: 71, n: 320}", "reported: {value: 71, n: 320, median: \"70\"}"),
        ("votes: 3}", "votes: 3, by: {Sari: 2, Budi: 1}}"),
        ("importance: {5: 3}}", "importance: {5: 3}, delight: {1: 2}}"),
        ("discount: 0.1}", "discount: 0.1, years: 3}"),
        ("window_days: 90, owner", "window_days: 90, mail: [a, b], owner"),
        ("answer: accepted, by", "answer: accepted, Weather: sunny, by"),
    ],
)  # fmt: skip
def test_an_unknown_key_between_brackets(before: str, after: str) -> None:
    assert before in HOTEL
    text = HOTEL.replace(before, after)
    loaded = codec.loads(text)
    assert loaded.problems == ()
    assert loaded.journey != codec.loads(HOTEL).journey
    assert codec.dumps(loaded.journey) == text


def test_a_subtree_is_kept_with_every_scalar_as_it_was() -> None:
    lines = (
        "future:\n  a: 0012\n  b: \"0012\"\n  c:\n  - 1.50\n  - - x\n    - {}\n  - deep: []\n  d: |\n    two\n"
        "    lines\n  12: no\n"
        "  one: {line: [1, 2]}\n"
    )  # fmt: skip
    text = HOTEL.replace("departments:\n  it", f"{lines}departments:\n  it", 1)
    (kept,) = codec.loads(text).journey.kept
    assert kept.path == ("future",)
    assert kept.after == "as_of"
    assert isinstance(kept.value["a"], Verbatim)
    assert not isinstance(kept.value["b"], Verbatim)
    assert codec.dumps(codec.loads(text).journey) == text


def test_several_unknown_keys_in_a_row_keep_their_order() -> None:
    text = "journeymap: 1\nzeta: 1\nalpha: 2\ntitle: T\nomega: 3\nbeta: 4\n"
    assert codec.dumps(codec.loads(text).journey) == text


def test_a_key_before_the_version_stays_before_it() -> None:
    text = "comment: mine\njourneymap: 1\ntitle: T\n"
    assert codec.dumps(codec.loads(text).journey) == text


def test_what_stood_behind_a_key_that_is_gone_stands_behind_the_one_before() -> None:
    journey = codec.loads("journeymap: 1\ntitle: T\nauthor: Sari\nfuture: 1\nvision: V\n").journey
    without = msgspec.structs.replace(journey, author="")
    assert codec.dumps(without) == "journeymap: 1\ntitle: T\nfuture: 1\nvision: V\n"


@pytest.mark.parametrize("key", ["kept", f'"\\u{ord(KEPT_KEY[0]):04X}kept"', '"\\U0000fffekept"'])
@pytest.mark.parametrize("value", ["[]", "[{path: [title], value: 1}]", "x"])
def test_no_key_of_a_file_reaches_what_the_model_keeps_unread(key: str, value: str) -> None:
    (kept,) = codec.loads(f"journeymap: 1\ntitle: T\n{key}: {value}\n").journey.kept
    assert str(kept.path[0]).endswith("kept")
    assert len(str(kept.path[0])) in (4, 5)


def test_kept_values_compare_by_value() -> None:
    def value() -> Any:
        return codec.loads("journeymap: 1\ntitle: T\nfuture: {a: [1]}\n").journey

    assert value() == value()
    assert value().kept == (Kept(("future",), {"a": ["1"]}, "title"),)
