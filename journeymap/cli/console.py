"""What the command line prints and how it ends: sentences, tables, JSON, errors, progress. Used by every command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

import msgspec
import typer

from journeymap.i18n import Message, Translator, environment_language

DONE, FOUND, WRONG = 0, 1, 2
"""Exit status: done; what was asked for found something; the input or the call is wrong."""


class CallError(Exception):
    """The call cannot be carried out; the sentence says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


def translator_for(language: str | None, default: str | None = None) -> Translator:
    """The translator of the language asked for, else of the default, else of the environment."""
    return Translator(language or default or environment_language())


def say(line: str = "") -> None:
    """One line on standard output."""
    typer.echo(line)


def note(line: str) -> None:
    """One line on standard error, for a person to read beside the result."""
    typer.echo(line, err=True)


def print_json(document: Any) -> None:
    """The one JSON document that a call with `--json` prints; numbers are not rounded."""
    encoded = msgspec.json.format(msgspec.json.encode(document), indent=2)
    typer.echo(encoded.decode())


def fail(lines: Sequence[str]) -> NoReturn:
    """Ends the call with status 2 and at most six lines on standard error."""
    for line in lines[:6]:
        note(line)
    raise typer.Exit(WRONG)


def columns(rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> Iterator[str]:
    """Rows of cells as aligned lines, two spaces between columns; the columns in `right` are set flush right."""
    table = [[cell.replace("\n", " ") for cell in row] for row in rows]
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
