"""Faults of YAML and of types in one file are told together, each once, in file order."""

from __future__ import annotations

import pytest

from journeymap.i18n import Translator
from journeymap.storage.codec import loads
from journeymap.storage.errors import JourneyFileError


def told(text: str) -> list[str]:
    with pytest.raises(JourneyFileError) as caught:
        loads(text, "my.journey")
    english = Translator("en")
    return [f"{found.place}{english.render(found.message)}".split(",")[0] for found in caught.value.places]


MIXED = """\
journeymap: 1
title: x
confidence: lots
title: y
touchpoints:
  a: &x {title: A, votes: many}
  b: *x
  c: !!map {titel: q}
  a: {title: B}
  d: 5
links: {l: {source: a}}
"""


def test_both_kinds_in_file_order() -> None:
    assert told(MIXED) == [
        "3:13: confidence: found “lots”",
        "4:1: title: found the key title a second time",
        "6:6: touchpoints.a: found the mark &x before the value",
        "6:27: touchpoints.a.votes: found “many”",
        "7:6: touchpoints.b: found the reference *x",
        "8:3: touchpoints.c.title: found no key “title”",
        "8:6: touchpoints.c: found the type tag:yaml.org",
        "9:3: touchpoints.a: found the key a a second time",
        "10:6: touchpoints.d: found “5”",
        "11:9: links.l.target: found no key “target”",
    ]


def test_a_refused_value_is_not_of_a_wrong_type_too() -> None:
    assert told("journeymap: 1\ntitle: x\nvotes: &v 3\ntouchpoints: *v\nas_of: *v\n") == [
        "3:8: votes: found the mark &v before the value",
        "4:14: touchpoints: found the reference *v",
        "5:8: as_of: found the reference *v",
    ]


def test_a_second_document_hides_no_types_of_the_first() -> None:
    assert told("journeymap: 1\ntitle: [x]\n---\njourneymap: 1\n") == [
        "2:8: title: found a list of one item",
        "3:1: found a second document",
    ]


def test_broken_syntax_stands_alone() -> None:
    """What comes after it cannot be told, so types before it would be a half truth."""
    assert told("journeymap: 1\nconfidence: lots\ntitle: 'x\n") == [
        "3:8: title: found text in quotes that is not closed"
    ]


@pytest.mark.parametrize(
    "text", ["a: 1\n? [&x a, *x]\n: 1\n", "? {a: *x}\n: {b: [&y]}\n", "l: [*a, {<<: *b}]\nl: [[*c]]\n", "- &x [*x]\n"]
)
def test_odd_files_are_refused_and_nothing_else(text: str) -> None:
    assert told(text)
    assert told(f"journeymap: 1\ntitle: x\n{text}")
