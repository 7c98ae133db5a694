"""The block writer: entries of mappings and lists as lines of YAML, in the one canonical form.

The schema layer's writer calls it with texts, numbers and unknown subtrees; its lines go to the file.
A text that cannot be written raises `UnwritableTextError` from any of its functions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from journeymap.model.kept import OneLineList, OneLineMapping, Verbatim
from journeymap.storage.bounds import MAX_KEY_CHARACTERS
from journeymap.storage.yaml_exact import Raw
from journeymap.storage.yaml_quote import PRINTABLE, number, plain_or_quoted, scalar

__all__ = ["entry", "flow", "item", "key", "number", "plain_or_quoted", "scalar", "text_value", "write_raw"]

# Lines of printable text; none of spaces alone, none that begins with a tab.
_LITERAL = re.compile(rf"(?!\n*\Z)(?:\n|(?![ \t]+(?:\n|\Z)|\t)[\t{PRINTABLE}]+(?:\n|\Z))*")
_STEP = 2


def key(text: str, indent: int) -> str:
    """A key of a block mapping at column `indent`, with its colon; a very long one in the form with `?`."""
    written = _key_text(text, flow=False)
    if len(written) <= MAX_KEY_CHARACTERS:
        return f"{written}:"
    return f"? {written}\n{' ' * indent}:"


def _key_text(text: str, *, flow: bool) -> str:
    # As keys these two mean something to readers however they were typed.
    return f'"{text}"' if text in ("", "<<") else scalar(text, flow=flow)


def text_value(text: str, indent: int) -> str:
    """What stands behind `key: ` or `- ` at column `indent` for a text: one line, or a literal block of several.

    Without the last line break.
    """
    if "\n" in text and _LITERAL.fullmatch(text):
        return _literal(text, indent)
    return scalar(text, flow=False)


def _literal(text: str, indent: int) -> str:
    hint = str(_STEP) if text[0] in " \n" else ""
    chomp = "-" if text[-1] != "\n" else "+" if text[-2] == "\n" else ""
    pad = " " * (indent + _STEP)
    lines = (text[:-1] if chomp != "-" else text).split("\n")
    return "\n".join([f"|{hint}{chomp}", *(pad + line if line else "" for line in lines)])


def flow(tree: Raw) -> str:
    """A tree on one line: `{a: 1, b: [x]}`."""
    if isinstance(tree, str):
        return scalar(tree, flow=True)
    if isinstance(tree, dict):
        return "{" + ", ".join([_flow_entry(name, value) for name, value in tree.items()]) + "}"
    return "[" + ", ".join([flow(value) for value in tree]) + "]"


def _flow_entry(name: str, value: Raw) -> str:
    written = _key_text(name, flow=True)
    return f"{written}: {flow(value)}" if len(written) <= MAX_KEY_CHARACTERS else f"? {written} : {flow(value)}"


def entry(name: str, value: Raw, indent: int) -> str:
    """One entry of a block mapping at column `indent`, with its line break; what stood in brackets stays so."""
    return f"{' ' * indent}{key(name, indent)}{_behind(value, indent)}"


def _behind(value: Raw, indent: int) -> str:
    if isinstance(value, str):
        return f" {text_value(value, indent)}\n" if value or not isinstance(value, Verbatim) else "\n"
    if not value or isinstance(value, OneLineMapping | OneLineList):
        return f" {flow(value)}\n"
    inner = indent + _STEP if isinstance(value, dict) else indent
    return f"\n{write_raw(value, inner)}"


def item(value: Raw, indent: int) -> str:
    """One entry of a block list whose dash stands at column `indent`, with its line break."""
    lead = f"{' ' * indent}-"
    if isinstance(value, str | OneLineMapping | OneLineList) or not value:
        return lead + _behind(value, indent)
    # An inner mapping or list begins on the dash's own line.
    return f"{lead} {write_raw(value, indent + _STEP)[indent + _STEP :]}"


def write_raw(tree: Mapping[str, Raw] | Sequence[Raw], indent: int) -> str:
    """The lines of a mapping or list at column `indent`, one entry after the other; nothing for an empty one.

    `Verbatim` scalars go back unquoted, other texts are quoted where a reader would take them for something else.
    """
    if isinstance(tree, Mapping):
        return "".join([entry(name, value, indent) for name, value in tree.items()])
    return "".join([item(value, indent) for value in tree])
