from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeymap.model.kept import Verbatim
from journeymap.storage.errors import UnwritableTextError
from journeymap.storage.yaml_exact import Raw, parse_exact
from journeymap.storage.yaml_read import parse
from journeymap.storage.yaml_write import entry, flow, item, number, plain_or_quoted, scalar, write_raw
from tests.effort import examples
from tests.storage.yaml_samples import WORDS, nasty_text, trees


def readings(text: str) -> list[Any]:
    """What three readers make of a file: both of PyYAML's with its YAML 1.1 types, and ours."""
    slow = yaml.load(text, yaml.SafeLoader)
    return [yaml.load(text, yaml.CSafeLoader), slow, parse(text, "x").tree]


Context = Callable[[str], tuple[str, Any]]
CONTEXTS: dict[str, Context] = {
    "value": lambda t: (entry("k", t, 0), {"k": t}),
    "deep value": lambda t: (write_raw({"a": {"b": [{"k": t, "z": "z"}]}}, 0), {"a": {"b": [{"k": t, "z": "z"}]}}),
    "item": lambda t: (entry("k", [t, t], 0), {"k": [t, t]}),
    "item of item": lambda t: (entry("k", [[t], "z"], 0), {"k": [[t], "z"]}),
    "key": lambda t: (entry(t, "v", 0), {t: "v"}),
    "key of a block": lambda t: (write_raw({"a": [{t: ["v"]}]}, 0), {"a": [{t: ["v"]}]}),
    "flow item": lambda t: (f"k: {flow([t, t])}\n", {"k": [t, t]}),
    "flow value": lambda t: (f"k: {flow({'a': t, 'b': t})}\n", {"k": {"a": t, "b": t}}),
    "flow key": lambda t: (f"k: {flow({t: 'v'})}\n", {"k": {t: "v"}}),
    "flow in a list": lambda t: (f"k:\n- {flow({t: [t]})}\n", {"k": [{t: [t]}]}),
}


@pytest.mark.parametrize("context", CONTEXTS)
@settings(max_examples=examples(80), deadline=None)
@given(text=nasty_text)
@example(text="a\x85b")
@example(text="\u2028")
@example(text="  two\n\n lines\n\n")
def test_a_text_is_read_back_by_every_reader(context: str, text: str) -> None:
    written, wanted = CONTEXTS[context](text)
    assert readings(written) == [wanted, wanted, wanted]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("context", CONTEXTS)
def test_a_word_that_means_something_is_read_back(context: str, word: str) -> None:
    written, wanted = CONTEXTS[context](word)
    assert readings(written) == [wanted, wanted, wanted]


@settings(max_examples=examples(100), deadline=None)
@given(trees)
def test_a_tree_is_read_back_and_written_alike(tree: dict[str, Raw]) -> None:
    written = write_raw(tree, 0)
    assert readings(written) == [tree, tree, tree]
    again = parse_exact(written, "x").tree
    assert list(again) == list(tree)
    assert write_raw(again, 0) == written
    assert parse(f"k: {flow(tree)}\n", "x").tree == {"k": tree}


@settings(max_examples=examples(80), deadline=None)
@given(nasty_text)
@example("<<")
@example("")
def test_a_verbatim_stays_the_same_text(text: str) -> None:
    tree: Raw = {"k": Verbatim(text), "l": [Verbatim(text), {Verbatim(text): "v"}], "z": "z"}
    written = write_raw(tree, 0)
    again = parse_exact(written, "x").tree
    assert again == tree
    assert write_raw(again, 0) == written
    assert parse(f"k: {flow({Verbatim(text): 'v'})}\n", "x").tree == {"k": {text: "v"}}


def test_what_was_typed_plain_goes_back_plain() -> None:
    typed = "a: 2026\nb: yes\nc:\nd: '2026'\ne:\n- 0x1F\n- ~\n2026-01-01: ''\n"
    written = write_raw(parse_exact(typed, "x").tree, 0)
    assert written == 'a: 2026\nb: yes\nc:\nd: "2026"\ne:\n- 0x1F\n- ~\n2026-01-01: ""\n'


@pytest.mark.parametrize(
    ("text", "block", "between_brackets"),
    [
        ("Check-in at the desk", "Check-in at the desk", "Check-in at the desk"),
        ("Five minutes, no queue", "Five minutes, no queue", '"Five minutes, no queue"'),
        ("Ready?", "Ready?", '"Ready?"'),
        ("https://x.org/a", "https://x.org/a", '"https://x.org/a"'),
        ("100% sure", "100% sure", "100% sure"),
        ("Tamu merasa ditunggu — ya!", "Tamu merasa ditunggu — ya!", "Tamu merasa ditunggu — ya!"),
        ("naïve 東京 😀", "naïve 東京 😀", "naïve 東京 😀"),
        ("12 rooms", "12 rooms", "12 rooms"),
        ("it's", "it's", "it's"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("2026", '"2026"', '"2026"'),
        ("Yes", '"Yes"', '"Yes"'),
        ("#5E7182", '"#5E7182"', '"#5E7182"'),
        ("", '""', '""'),
    ],
)
def test_the_plain_form_is_preferred(text: str, block: str, between_brackets: str) -> None:
    assert plain_or_quoted(text, flow=False) == block
    assert plain_or_quoted(text, flow=True) == between_brackets


def test_lines_are_written_as_a_literal_block() -> None:
    tree: Raw = {"a": {"t": "one\ntwo\n", "u": " one\ntwo", "v": "one\n\n"}, "l": ["one\n  two"]}
    assert write_raw(tree, 0) == (
        "a:\n  t: |\n    one\n    two\n  u: |2-\n     one\n    two\n  v: |+\n    one\n\nl:\n- |-\n  one\n    two\n"
    )


def test_nested_lists_and_empty_containers() -> None:
    assert item([["a"], {}, {"b": []}], 2) == "  - - - a\n    - {}\n    - b: []\n"


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_a_number_is_read_back_by_every_reader(value: float) -> None:
    fast, slow, ours = readings(f"k: {number(value)}\n")
    assert fast["k"] == slow["k"] == value
    assert float(str(ours["k"])) == float(value)


@pytest.mark.parametrize(
    ("value", "written"),
    [(30, "30"), (30.0, "30"), (0.95, "0.95"), (1e-7, "1.0e-07"), (-0.0, "0"), (1e300, "1.0e+300")],
)
def test_the_form_of_a_number(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_no_number_is_no_number(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        number(value)


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "line\n\ud912"])
def test_half_a_character_is_refused(text: str) -> None:
    with pytest.raises(UnwritableTextError, match="half of a character"):
        write_raw({"k": text}, 0)
    with pytest.raises(UnwritableTextError, match="half of a character"):
        flow({text: ["v"]})
    with pytest.raises(UnwritableTextError, match="half of a character"):
        scalar(Verbatim(text), flow=False)
