"""The table of commands, and the one place where errors become sentences and an exit status.

`__main__` calls `run`; each command stands in a module of its own.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import typer
from typer.exceptions import TyperException

from journeymap import __version__
from journeymap.cli.commands import COMMANDS
from journeymap.cli.completion import heed_named_shell
from journeymap.cli.console import STOPPED, WRONG, CallError, note, say
from journeymap.cli.help import SpokenCommand, SpokenGroup, asked_language, speak, usage_lines
from journeymap.cli.options import Language
from journeymap.cli.routes import meant
from journeymap.cli.routes import no_window as _no_window
from journeymap.editing.errors import EditError
from journeymap.i18n import Translator, environment_language, mark
from journeymap.reasons import reason_of
from journeymap.storage.errors import JourneyFileError

ABOUT = mark("Customer-journey maps with owners, scores and gaps. Works offline, on a file you own.")


def _version(wanted: bool) -> None:
    if wanted:
        say(f"journeymap {__version__}")
        raise typer.Exit


def _root(
    version: bool = typer.Option(
        False, "--version", is_eager=True, callback=_version, help=mark("Print the version and stop.")
    ),
    lang: Language = None,
) -> None:
    pass


class CommandTable(SpokenGroup):
    """The commands of the table; each module is imported only when its command is called or asked for help."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = _load(cmd_name, self.spoken)
        return self.commands[cmd_name]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes the list of commands, importing none of them."""
        with formatter.section(self.spoken.text("Commands")):
            formatter.write_dl([(name, self.spoken.text(help)) for name, help in COMMANDS.items()])


def _load(name: str, translator: Translator) -> Any:
    module = name.replace("-", "_")
    function = getattr(importlib.import_module(f"journeymap.cli.{module}"), module)
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(name, cls=SpokenCommand, help=COMMANDS[name])(function)
    command = typer.main.get_command(app)
    speak(command, translator)
    return command


def build_app() -> typer.Typer:
    """The whole command line, its help in English until `help.speak` translates it."""
    app = typer.Typer(
        name="journeymap",
        cls=CommandTable,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"max_content_width": 100},
        help=ABOUT,
    )
    app.callback()(_root)
    return app


def run(arguments: Sequence[str], self_test: Callable[[str], int] | None = None) -> int:
    """Carries out a call and gives its exit status; what goes wrong is told in at most six lines, never a traceback.

    `self_test` is the way to the window's own test, which takes a language and gives an exit status.
    """
    translator = Translator(asked_language(arguments))
    unfit = meant(arguments, tuple(COMMANDS))
    if unfit:
        return _told(map(translator.render, unfit))
    command = typer.main.get_command(build_app())
    speak(command, translator)
    try:
        heed_named_shell(arguments)
        status = command.main(
            list(arguments) or ["--help"], prog_name="journeymap", standalone_mode=False, obj=self_test
        )
    except SystemExit as end:
        status = end.code
    except (typer.Abort, KeyboardInterrupt):
        status = STOPPED
    except (CallError, EditError, JourneyFileError, TyperException, OSError) as error:
        return _told(_lines(error, translator))
    except Exception as error:
        return _told([_fault(error, translator)])
    if status == STOPPED:
        note(translator.text("Stopped. Nothing was written."))
    return status if isinstance(status, int) else 0


def _told(lines: Iterable[str]) -> int:
    for line in list(lines)[:6]:
        note(line)
    return WRONG


def _fault(error: Exception, translator: Translator) -> str:
    """What a person is told of a fault of ours; whoever mends it sets JOURNEYMAP_TRACEBACK and sees where it is."""
    if os.environ.get("JOURNEYMAP_TRACEBACK"):
        raise error
    return translator.text(
        "This is a fault of journeymap, not yours: {reason}. Please report it with the file.",
        reason=f"{type(error).__name__}: {error}"[:300],
    )


def _lines(error: BaseException, translator: Translator) -> list[str]:
    if isinstance(error, JourneyFileError):
        return error.lines(translator)
    if isinstance(error, CallError | EditError):
        return [translator.render(error.message)]
    if isinstance(error, OSError):
        return [_cannot_reach(error, translator)]
    assert isinstance(error, TyperException)
    return usage_lines(error, translator)


_REASONS: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, mark("{file}: there is no such file or folder. Check the name and where it lies.")),
    (PermissionError, mark("{file}: this place may not be read or written. Choose another, or ask whose it is.")),
    (IsADirectoryError, mark("{file}: this is a folder. Name a file in it.")),
    (NotADirectoryError, mark("{file}: a part of this path is not a folder. Check the name.")),
    (OSError, mark("{file}: reading or writing failed ({reason}). Try another place.")),
)


def _cannot_reach(error: OSError, translator: Translator) -> str:
    text = next(text for kind, text in _REASONS if isinstance(error, kind))
    file = error.filename2 or error.filename or translator.text("standard output")
    return translator.text(text, file=str(file), reason=reason_of(error))


def no_window() -> int:
    """Says that the window's library is missing; the exit status."""
    translator = Translator(environment_language())
    return _told(map(translator.render, _no_window()))
