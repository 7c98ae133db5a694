"""What the YAML parser complains about, said for people.

The parser's errors stand before it; the readers put its sentences into a `JourneyFileError`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
import yaml

from journeymap.i18n import Message, Word, mark, msg
from journeymap.storage.errors import FoundAt, Path, Place, visible

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class _Row(msgspec.Struct, frozen=True):
    """One complaint: the sentence, whether the place to look at is where the construct began, and whether that
    construct is the list or mapping around the value that was read last.
    """

    sentence: str
    at_start: bool = False
    around: bool = False


_INDENTATION = mark("found a line that does not line up, expected it under its neighbours with the same indentation")
_COLON = mark("found a line without a colon, expected a key, a colon and a space before the value")
_BRACKET = mark("found a bracket that is not closed, expected a comma or a closing bracket")
_ESCAPE = mark("found an unknown escape after a backslash, expected two backslashes or text in single quotes")
_NOT_PLAIN = mark("found a value that begins with a sign YAML keeps for itself, expected the value in quotes")
_TAB = mark("found a tab at the start of a line, expected spaces")
_ANCHOR = mark("found & or * before a value, expected the value in quotes")
_SECOND = mark("found text after the end of the journey, expected one mapping of keys and values")
_DIRECTIVE = mark("found a line with %, expected plain YAML; delete the line or put the value in quotes")
_TAG = mark("found ! before a value, expected the value in quotes")
_OTHER = mark("found text that is not YAML, expected keys and values; mend it by hand or open a backup")

_ROWS: Mapping[str, _Row] = {
    "could not find expected ':'": _Row(_COLON, at_start=True),
    "block sequence entries are not allowed in this context": _Row(_INDENTATION),
    "mapping keys are not allowed in this context": _Row(_INDENTATION),
    "mapping values are not allowed in this context": _Row(
        mark("found a colon where none can stand, expected the value in quotes or the key on a line of its own")
    ),
    "found unknown directive name": _Row(_DIRECTIVE),
    "could not find expected directive name": _Row(_DIRECTIVE),
    "found unexpected non-alphabetical character": _Row(_DIRECTIVE),
    "did not find expected digit or '.' character": _Row(_DIRECTIVE),
    "found incompatible YAML document": _Row(_DIRECTIVE),
    "found duplicate %YAML directive": _Row(_DIRECTIVE),
    "did not find expected comment or line break": _Row(_INDENTATION),
    "found character that cannot start any token": _Row(_NOT_PLAIN),
    "did not find expected alphabetic or numeric character": _Row(_ANCHOR),
    "did not find expected whitespace or line break": _Row(_TAG),
    "did not find expected '!'": _Row(_TAG),
    "did not find expected tag URI": _Row(_TAG),
    "found undefined tag handle": _Row(_TAG),
    "found a tab character where an indentation space is expected": _Row(_TAB),
    "found a tab character that violates indentation": _Row(_TAB),
    "found unexpected document indicator": _Row(
        mark("found text in quotes that is not closed, expected the closing quote"), at_start=True
    ),
    "found unexpected end of stream": _Row(
        mark("found text in quotes that is not closed, expected the closing quote"), at_start=True
    ),
    "found unknown escape character": _Row(_ESCAPE),
    "did not find expected hexdecimal number": _Row(_ESCAPE),
    "found invalid Unicode character escape code": _Row(_ESCAPE),
    "did not find expected <document start>": _Row(_SECOND),
    "did not find expected node content": _Row(_NOT_PLAIN),
    "did not find expected '-' indicator": _Row(_INDENTATION),
    "did not find expected key": _Row(_INDENTATION),
    "did not find expected ',' or ']'": _Row(_BRACKET, at_start=True, around=True),
    "did not find expected ',' or '}'": _Row(_BRACKET, at_start=True, around=True),
}


def said(error: Exception, text: str, path: Path, around: Path) -> FoundAt:
    """The parser's error over a text as a place and a sentence; `path` is where reading had got to, `around` its
    container."""
    problem = str(getattr(error, "problem", None) or "")
    row = _ROWS.get(problem, _Row(_OTHER))
    place = _place(error, row, around if row.around else path)
    return FoundAt(place, msg(_no_value(text, place) if row.sentence == _NOT_PLAIN else row.sentence))


def _no_value(text: str, place: Place) -> str:
    """Why no value begins at a place: the parser says the same of a tab, of the end of the text and of a sign."""
    lines = _LINE_BREAK.split(text)[place.line - 1 :]
    if not "".join(lines)[place.column - 1 :].strip():
        return _BRACKET
    indent, character = lines[0][: place.column - 1], lines[0][place.column - 1 : place.column]
    return _TAB if character == "\t" and not indent.strip() else _NOT_PLAIN


def _place(error: Exception, row: _Row, path: Path) -> Place:
    if not isinstance(error, yaml.MarkedYAMLError):
        return Place(1, 1)
    first, second = error.context_mark, error.problem_mark
    mark_found = (first or second) if row.at_start else (second or first)
    return Place(mark_found.line + 1, mark_found.column + 1, path) if mark_found else Place(1, 1, path)


def feature(name: str, found: str | Word) -> Message:
    """The sentence for a part of YAML that journeys do without; `found` is the file's own text, or a word of ours."""
    return msg(_FEATURES[name], found=found if isinstance(found, Word) else visible(found))


_FEATURES: Mapping[str, str] = {
    "alias": mark("found the reference *{found}, expected the value itself; write it out here"),
    "anchor": mark("found the mark &{found} before the value, expected the value alone; delete the mark"),
    "tag": mark("found the type {found} before the value, expected the value alone; delete the type"),
    "merge": mark("found the merge key {found}, expected the keys themselves; write them out here"),
    "twice": mark("found the key {found} a second time, expected it once; rename or delete one of the two"),
    "complex": mark("found a {found} as a key, expected a text"),
    "second": mark("found a second document, expected one; keep what comes after {found} in a file of its own"),
    "root": mark("found a {found}, expected keys and values; this is not a journey file"),
}
