"""The table of commands, and the one place where errors become sentences and an exit status.

`__main__` calls `run`; each command stands in a module of its own.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from journeymap import __version__
from journeymap.cli.console import WRONG, CallError, note
from journeymap.cli.help import SpokenCommand, SpokenGroup, asked_language, speak, usage_lines
from journeymap.i18n import Translator, mark
from journeymap.storage.errors import JourneyFileError

ABOUT = mark("Customer-journey maps with owners, scores and gaps. Works offline, on a file you own.")

COMMANDS: tuple[str, ...] = ("report", "check", "scores", "export", "new", "layout", "diff", "snapshot")
"""Each command is the function of that name in the module of that name, in the order the help shows them."""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"journeymap {__version__}")
        raise typer.Exit


def _root(
    version: bool = typer.Option(
        False, "--version", is_eager=True, callback=_version, help=mark("Print the version and stop.")
    ),
) -> None:
    pass


def build_app() -> typer.Typer:
    """The whole command line, its help in English until `help.speak` translates it."""
    app = typer.Typer(
        name="journeymap",
        cls=SpokenGroup,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"max_content_width": 100},
        help=ABOUT,
    )
    app.callback()(_root)
    for name in COMMANDS:
        module = importlib.import_module(f"journeymap.cli.{name}")
        app.command(name, cls=SpokenCommand)(getattr(module, name))
    return app


def run(arguments: Sequence[str]) -> int:
    """Carries out a call and gives its exit status; what goes wrong is told in at most six lines, never a traceback."""
    translator = Translator(asked_language(arguments))
    command = typer.main.get_command(build_app())
    speak(command, translator)
    try:
        status = command.main(list(arguments) or ["--help"], prog_name="journeymap", standalone_mode=False)
    except (CallError, JourneyFileError, TyperException, OSError, typer.Abort, KeyboardInterrupt) as error:
        for line in _lines(error, translator)[:6]:
            note(line)
        return WRONG
    return status if isinstance(status, int) else 0


def _lines(error: BaseException, translator: Translator) -> list[str]:
    if isinstance(error, JourneyFileError):
        return error.lines(translator)
    if isinstance(error, CallError):
        return [translator.render(error.message)]
    if isinstance(error, OSError):
        return [_cannot_reach(error, translator)]
    if isinstance(error, TyperException):
        return usage_lines(error, translator)
    return [translator.text("Stopped. Nothing was written.")]


_REASONS: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, mark("{file}: there is no such file or folder. Check the name and where it lies.")),
    (PermissionError, mark("{file}: this place may not be read or written. Choose another, or ask whose it is.")),
    (IsADirectoryError, mark("{file}: this is a folder. Name a file in it.")),
    (NotADirectoryError, mark("{file}: a part of this path is not a folder. Check the name.")),
    (OSError, mark("{file}: reading or writing failed ({reason}). Try another place.")),
)


def _cannot_reach(error: OSError, translator: Translator) -> str:
    text = next(text for kind, text in _REASONS if isinstance(error, kind))
    file = error.filename2 or error.filename or ""
    return translator.text(text, file=str(file), reason=error.strerror or type(error).__name__)
