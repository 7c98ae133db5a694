"""What the command line prints and how it ends: sentences, tables, JSON, errors, progress. Used by every command."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

import msgspec

from journeymap.i18n import Message, Translator, environment_language

DONE, FOUND, WRONG, STOPPED = 0, 1, 2, 130
"""Exit status: done; what was asked for found something; the input or the call is wrong; stopped by Ctrl+C."""

_GONE = (errno.EPIPE, errno.EINVAL)
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f]"
)
"""Commands to a terminal, and what turns the order of letters or hides them; the joiners of scripts and emoji stay."""
_UNSEEN_IN_JSON = re.compile(_UNSEEN.pattern.replace(r"\x00-\x1f", "", 1))


class CallError(Exception):
    """The call cannot be carried out; the sentence says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


def translator_for(language: str | None, default: str | None = None) -> Translator:
    """The translator of the language asked for, else of the default, else of the environment."""
    return Translator(language or default or environment_language())


def say(line: str = "") -> None:
    """One line on standard output; line breaks in users' texts become spaces, what is not seen becomes visible.

    Raises `OSError` where it cannot be written, as on a full disk.
    """
    _write(seen(line), sys.stdout)


def say_all(text: str) -> None:
    """A text of ours with all its lines on standard output; raises as `say` does."""
    _write(text, sys.stdout)


def note(line: str) -> None:
    """One line on standard error, for a person to read beside the result; as `say` writes it."""
    try:
        _write(seen(line), sys.stderr)
    except OSError:
        silence(sys.stderr)


def seen(text: str) -> str:
    """A text as a terminal may show it: on one line, terminal commands and signs that turn the order of letters around
    written out, as `\\x1b` and `\\u202e`."""
    return _UNSEEN.sub(_escape, _BREAKS.sub(" ", text))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def seen_json(text: str) -> str:
    """JSON that means the same, with what a terminal must not get in JSON's own escapes."""
    return _UNSEEN_IN_JSON.sub(_json_escape, text)


def _write(line: str, stream: TextIO | None) -> None:
    """Writes where there is a stream; a reader who has left, like `head`, ends the output but not the work."""
    if stream is None:
        return
    try:
        stream.write(f"{_printable(line, stream.encoding)}\n")
        stream.flush()
    except OSError as error:
        if error.errno not in _GONE:
            raise
        silence(stream)


def _printable(line: str, encoding: str | None) -> str:
    """The line with escapes for what the stream's encoding lacks, so that no terminal makes a call fail."""
    code = encoding or "utf-8"
    return line.encode(code, "backslashreplace").decode(code)


def silence(stream: TextIO | None) -> None:
    """Sends all further output of a stream nowhere."""
    if stream is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def print_json(document: Any) -> None:
    """The one JSON document that a call with `--json` prints; numbers are not rounded.

    What a terminal must not get is written as JSON's own escapes; where standard output is not UTF-8, so is all beyond
    ASCII.
    """
    text = seen_json(msgspec.json.format(msgspec.json.encode(document), indent=2).decode())
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    say_all(text if encoding.lower().replace("-", "") == "utf8" else _BEYOND_ASCII.sub(_json_escape, text))


def _json_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def columns(rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> Iterator[str]:
    """Rows of cells as aligned lines, two spaces between columns; the columns in `right` are set flush right."""
    table = [[seen(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (
            cell.rjust(width) if number in right else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


@contextmanager
def progress(translator: Translator, what: str) -> Iterator[Callable[[str], None]]:
    """A line on the terminal that says what is going on; nothing where standard error is not a terminal.

    Gives a function that says which step has begun. Ctrl+C ends the work; nothing is half-written.
    """
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console

    console = Console(stderr=True, highlight=False)
    with console.status(translator.text(what)) as status:
        yield lambda step: status.update(translator.text(step))
