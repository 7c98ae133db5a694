from __future__ import annotations

import gc
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.collector import collector_paused
from journeymap.i18n import Translator
from journeymap.model.kept import Verbatim
from journeymap.storage import bounds
from journeymap.storage.codec import loads
from journeymap.storage.errors import JourneyFileError, Place
from journeymap.storage.yaml_exact import YamlParser, parse_exact
from journeymap.storage.yaml_read import parse
from journeymap.storage.yaml_write import write_raw
from tests.effort import examples
from tests.storage.yaml_samples import SIGNS, nasty_text, trees

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "cjm-yaml"

SAMPLE = """\
# a comment
journeymap: 1
title: 2026
"quoted": "yes"
vision: two
  lines
touchpoints:
  check-in: {title: Check-in, position: [120, 210], end: null, empty: }
list:
- - a
- b: |
    text
    more
"""


def refused(data: str | bytes) -> list[str]:
    with pytest.raises(JourneyFileError) as caught:
        parse(data, "my.journey")
    with pytest.raises(JourneyFileError) as exact:
        parse_exact(data, "my.journey")
    assert str(exact.value) == str(caught.value)
    return caught.value.lines(Translator("en"))


def test_every_scalar_is_a_text() -> None:
    document = parse(SAMPLE, "f")
    assert document.tree == {
        "journeymap": "1",
        "title": "2026",
        "quoted": "yes",
        "vision": "two lines",
        "touchpoints": {"check-in": {"title": "Check-in", "position": ["120", "210"], "end": "null", "empty": ""}},
        "list": [["a"], {"b": "text\nmore\n"}],
    }
    assert parse(SAMPLE.encode(), "f") == document
    assert parse(b"\xef\xbb\xbf" + SAMPLE.encode(), "f") == document
    assert type(document.tree["title"]) is str


def test_the_exact_form_knows_what_was_typed_plain_and_where() -> None:
    document = parse_exact(SAMPLE, "f")
    assert document.tree == parse(SAMPLE, "f").tree
    assert type(document.tree["title"]) is Verbatim
    assert type(document.tree["quoted"]) is str
    assert [type(name) for name in document.tree][2:4] == [str, Verbatim]
    path = ("touchpoints", "check-in", "position", 1)
    assert str(document.at(path)) == "8:47: touchpoints.check-in.position.1: "
    assert str(document.at_key(path[:-1])) == "8:31: touchpoints.check-in.position: "
    assert str(document.at(("list", 1, "b"))) == "11:6: list.1.b: "


def test_a_place_that_is_not_there_is_the_nearest_above() -> None:
    document = parse_exact(SAMPLE, "f")
    assert str(document.at(("touchpoints", "check-in", "stage"))) == "8:13: touchpoints.check-in.stage: "
    assert str(document.at(())) == "2:1: "


def test_a_reading_leaves_the_collector_as_it_was() -> None:
    assert gc.isenabled()
    parse(SAMPLE, "f")
    refused("a: [")
    assert gc.isenabled()
    with collector_paused():
        parse(SAMPLE, "f")
        assert not gc.isenabled()


# What a file holds, and what the sentence must begin with and tell.
FAULTS = [
    ("a: &x 1\n", "my.journey:1:4: a: found the mark &x"),
    ("a: *x\n", "my.journey:1:4: a: found the reference *x"),
    ("*x : 1\n", "my.journey:1:1: found the reference *x"),
    ("a: !!float x\n", "my.journey:1:4: a: found the type tag:yaml.org,2002:float"),
    ("a: !thing {b: 1}\n", "my.journey:1:4: a: found the type !thing"),
    ("!x {a: 1}\n", "my.journey:1:1: found the type !x"),
    ("&x\na: 1\n", "my.journey:1:1: found the mark &x"),
    ("a: 1\nb: 2\n'a': 3\n", "my.journey:3:1: a: found the key a a second time"),
    ("a: {b: 1, b: 2}\n", "my.journey:1:11: a.b: found the key b a second time"),
    ("a:\n  <<: {b: 1}\n", "my.journey:2:3: a.<<: found the merge key <<"),
    ("? [a]\n: b\n", "my.journey:1:3: found a list as a key"),
    ("? {a: b}\n: b\n", "my.journey:1:3: found a mapping as a key"),
    ("a: 1\n---\nb: 2\n", "my.journey:2:1: found a second document"),
    ("%TAG ! x\n---\na: 1\n", "my.journey:1:1: found the directive %TAG"),
    ("%YAML 2.0\n---\na: 1\n", "my.journey:1:1: found a line with %"),
    ("- a\n", "my.journey:1:1: found a list, expected keys and values"),
    ("just words\n", "my.journey:1:1: found a text, expected keys and values"),
    ("", "my.journey: the file is empty"),
    ("# nothing\n", "my.journey: the file is empty"),
    ("---\n...\n", "my.journey:1:1: found a text, expected keys"),
    ("a: [1, 2\nb: 3\n", "my.journey:1:4: a: found a bracket that is not closed"),
    ("a: 'open\n", "my.journey:1:4: a: found text in quotes that is not closed"),
    ("a:\n  b: 1\n c: 2\n", "my.journey:3:2: found a line that does not line up"),
    ("a: 1\nb\nc: 2\n", "my.journey:2:1: found a line without a colon"),
    ("a: b: c\n", "my.journey:1:5: found a colon where none can stand"),
    ("a: @b\n", "my.journey:1:4: a: found a value that begins with a sign"),
    ("a: [\n", "my.journey:2:1: a.0: found a bracket that is not closed, expected"),
    ("a:\n\tb: 1\n", "my.journey:2:1: a: found a tab at the start of a line, expected spaces"),
    ('a: "\\q"\n', "my.journey:1:5: a: found an unknown escape"),
    ("a: b\x01c\n", "my.journey:1:5: found the character \\x01"),
    ("a: b\x00c\n", "my.journey:1:5: found the character \\0"),
    ("x: 1\na: \ud800\n", "my.journey:2:4: found the character \\ud800"),
    (b"x: 1\na\xc3\xa9: \xe9t\xe9\n", "my.journey:2:5: found the byte 0xE9, expected UTF-8"),
    ("a: ü".encode("utf-16"), "my.journey: the file is UTF-16 or UTF-32"),
    (b"PK\x03\x04\0\0", "my.journey: the file is not text"),
]


@pytest.mark.parametrize(("data", "beginning"), FAULTS)
def test_a_fault_is_told_with_its_place(data: str | bytes, beginning: str) -> None:
    lines = refused(data)
    assert lines[0].startswith(beginning), lines
    assert len(lines) == 1


def test_all_faults_are_told_at_once_and_the_syntax_last() -> None:
    lines = refused("a: &x 1\na: 2\nb: *x\nc: !t 1\nd: {e: 1, e: 2}\nf: *y\ng: *z\nh: [\n")
    assert [line.split(":")[1] for line in lines[:5]] == ["1", "2", "3", "4", "5"]
    assert lines[5:] == ["and 3 more"]


def test_a_refused_key_hides_no_fault_inside_it() -> None:
    lines = refused("a: 1\na: {b: *x}\n? {c: *y}\n: &z 1\n")
    assert [line.split(":")[1:3] for line in lines] == [["2", "1"], ["2", "8"], ["3", "3"], ["3", "7"], ["4", "3"]]


def test_a_quoted_merge_sign_is_a_key_like_any() -> None:
    assert parse('"<<": 1\n', "f").tree == {"<<": "1"}


def test_keys_are_the_same_when_their_texts_are() -> None:
    assert parse("1: a\n01: b\n", "f").tree == {"1": "a", "01": "b"}
    assert "a second time" in refused("1: a\n'1': b\n")[0]


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_version_line_is_let_pass(version: str) -> None:
    assert parse(f"%YAML {version}\n---\na: 1\n...\n", "f").tree == {"a": "1"}


def test_a_message_is_one_line_whatever_the_file_holds() -> None:
    long_key = '"' + "k\\n" * 200 + '"'
    (line,) = refused(f"{long_key}: 1\n{long_key}: 2\n")
    assert "\n" not in line
    assert len(line) < 250
    with pytest.raises(JourneyFileError) as caught:
        parse("- a", "odd\nname.journey")
    assert caught.value.lines(Translator("id"))[0].startswith("odd\\nname.journey:1:1: ")


def nested(levels: int) -> str:
    return "a: " + "[" * levels + "]" * levels


def test_the_bound_of_depth_is_kept_exactly() -> None:
    parse(nested(bounds.MAX_DEPTH - 1), "f")
    parse_exact(nested(bounds.MAX_DEPTH - 1), "f")
    assert "more than 24 levels" in refused(nested(bounds.MAX_DEPTH))[0]


DEEP = [
    "[" * 60_000,
    "{" * 60_000,
    "- " * 60_000,
    "? " * 60_000,
    "a: [" * 9000,
    "".join(" " * level + "a:\n" for level in range(2000)),
]


@pytest.mark.parametrize("text", DEEP)
def test_deep_files_are_refused_on_a_small_stack(text: str) -> None:
    found: list[JourneyFileError] = []

    def run() -> None:
        for read in (parse, parse_exact):
            try:
                read(text, "f")
            except JourneyFileError as error:
                found.append(error)

    before = threading.stack_size(512 * 1024)
    try:
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert len(found) == 2


def test_the_bound_of_nodes_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeymap.storage.yaml_exact.MAX_NODES", 100)
    monkeypatch.setattr("journeymap.storage.yaml_exact.MAX_EXACT_NODES", 100)
    monkeypatch.setattr("journeymap.storage.yaml_read.MAX_NODES", 100)
    assert "more than 100 keys and values" in refused("a: [" + "b," * 200 + "]")[0]
    assert parse("a: [" + "b," * 90 + "]", "f").tree == {"a": ["b"] * 90}


def test_a_file_with_too_many_nodes_is_not_read_a_second_time(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def counted(text: str) -> object:
        made.append(len(text))
        return YamlParser(text)

    for module in ("yaml_read", "yaml_exact"):
        monkeypatch.setattr(f"journeymap.storage.{module}.YamlParser", counted)
    monkeypatch.setattr("journeymap.storage.yaml_read.MAX_NODES", 100)
    monkeypatch.setattr("journeymap.storage.codec.MAX_EXACT_NODES", 60)
    with pytest.raises(JourneyFileError, match="more than 100 keys"):
        loads("journeymap: 1\ntitle: J\nb: [" + "b," * 200 + "]")
    with pytest.raises(JourneyFileError, match="more than 60 keys"):
        loads("journeymap: 1\ntitle: J\nb: [" + "b," * 80 + "]")
    assert len(made) == 2
    assert len(loads("journeymap: 1\ntitle: J\nb: [" + "b," * 40 + "]").journey.kept) == 1


def test_a_place_takes_less_memory_than_its_path() -> None:
    document = parse_exact("title: J\nb:\n" + "".join(f"  k{n}: [1, 2]\n" for n in range(2000)), "f")
    assert all(sys.getsizeof(mark) <= 48 for mark in document.marks.values())
    assert document.at(("b", "k1999", 1)) == Place(2002, 14, ("b", "k1999", 1))
    assert document.at_key(("b", "k1999")) == Place(2002, 3, ("b", "k1999"))


def test_the_bound_of_size_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeymap.storage.yaml_text.MAX_FILE_BYTES", 2 * 1024 * 1024)
    assert "has 2.5 MB and at most 2 MB" in refused(b"a: " + b"b" * 2_621_440)[0]


def never_another_error(data: str | bytes) -> None:
    """Reads, or is refused with lines for people; when it reads, all three readers of ours agree."""
    try:
        document = parse(data, "f")
    except JourneyFileError as error:
        lines = error.lines(Translator("en"))
        assert 1 <= len(lines) <= 6
        assert all(line.isprintable() for line in lines)
        with pytest.raises(JourneyFileError):
            parse_exact(data, "f")
        return
    assert parse_exact(data, "f").tree == document.tree
    written = write_raw(document.tree, 0)
    if document.tree:
        assert parse(written, "f").tree == document.tree


@settings(max_examples=examples(150), deadline=None)
@given(st.one_of(st.binary(max_size=60), st.text(st.sampled_from(SIGNS + "ab12\n\n\t"), max_size=80), nasty_text))
def test_no_bytes_raise_anything_else(data: str | bytes) -> None:
    never_another_error(data)


def seeds() -> list[str]:
    files = sorted(CORPUS.glob("*.yaml"))
    return [SAMPLE, "a: &x [1]\nb: *x\n", *(path.read_text("utf-8")[:4000] for path in files)]


@settings(max_examples=examples(150), deadline=None)
@given(st.data())
def test_no_mutation_of_a_sample_raises_anything_else(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(seeds())).encode()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 8))
        piece = data.draw(st.one_of(st.binary(max_size=4), st.sampled_from(SIGNS + "\n\t").map(str.encode)))
        text = text[:start] + piece + text[start + length :]
    never_another_error(text)


@settings(max_examples=examples(60), deadline=None)
@given(trees)
def test_every_value_has_a_place_where_it_stands(tree: dict[str, object]) -> None:
    text = write_raw(tree, 0)  # type: ignore[arg-type]
    document = parse_exact(text, "f")
    lines = text.split("\n")
    for path in document.marks:
        place = document.at_key(path)
        assert lines[place.line - 1][place.column - 1 :].strip() or path[-1] == ""


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of other programs' files is not here")
def test_the_corpus_is_read() -> None:
    for path in CORPUS.glob("*.yaml"):
        first, *others = path.read_text("utf-8").split("\n---\n")
        assert parse(first, path.name).tree == parse_exact(first, path.name).tree
        if others:
            assert "found a second document" in refused(path.read_bytes())[0]


def test_events_are_read_by_the_c_parser() -> None:
    assert YamlParser.__name__ == "CSafeLoader"
