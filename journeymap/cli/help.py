"""Help and usage errors in the reader's language, over the command classes of the command-line library.

Between the commands' marked help sentences and what a person reads after `--help` or a call that does not fit.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Mapping, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from journeymap import paths
from journeymap.cli.console import say_all
from journeymap.i18n import DOMAIN, LANGUAGES, Translator, environment_language, mark

# Words of the library itself, here so that they get into the catalogues.
LIBRARY_WORDS = (
    mark("Arguments"),
    mark("Options"),
    mark("Commands"),
    mark("required"),
    mark("default: {default}"),
)
_HELP = mark("Show this help and stop.")
_COMPLETION = {
    "install_completion": mark("Let the shell complete journeymap's commands and options from now on."),
    "show_completion": mark("Print the completion script, to copy it or change it."),
}


class _Spoken:
    """Usage line and help option in the reader's language."""

    spoken: Translator

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Writes the usage line."""
        pieces = [piece.strip("{}") for piece in self.collect_usage_pieces(ctx)]  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{self.spoken.text('Usage:')} ")

    def get_help_option(self, ctx: Any) -> Any:
        """The help option with its sentence translated."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = self.spoken.text(_HELP)
            option.callback = _show_help
        return option


def _show_help(ctx: Any, param: Any, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        say_all(ctx.get_help())
        raise typer.Exit


class SpokenCommand(_Spoken, TyperCommand):
    """A command whose help speaks the reader's language."""


class SpokenGroup(_Spoken, TyperGroup):
    """The list of commands, likewise."""


def asked_language(arguments: Sequence[str]) -> str:
    """The language a call asks for by `--lang`, else that of the environment."""
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        value = following if word == "--lang" else word.partition("--lang=")[2]
        if value in LANGUAGES:
            return value
    return environment_language()


def speak(command: Any, translator: Translator) -> None:
    """Puts every help sentence of a command into the translator's language."""
    gettext.bindtextdomain(DOMAIN, str(paths.assets_dir() / "translations"))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = translator.language
    command.spoken = translator
    if command.help:
        command.help = translator.text(command.help)
    for parameter in command.params:
        sentence = _COMPLETION.get(parameter.name, getattr(parameter, "help", None))
        if sentence:
            parameter.help = translator.text(sentence)


def usage_lines(error: TyperException, translator: Translator) -> list[str]:
    """What does not fit in a call, and where to read how it goes; two lines."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "journeymap"
    return [_reason(error, translator), translator.text("How it goes: {command} --help", command=path)]


def _reason(error: Any, translator: Translator) -> str:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return translator.text("There is no option {name}.", name=error.option_name)
    reason = " ".join(str(error.format_message()).split())
    if getattr(error, "param", None) is None:
        return _translated(reason, translator)
    name = _name(error.param)
    choices = _CHOICES.search(reason)
    if kind == "MissingParameter":
        return translator.text("{name} is missing.", name=name)
    if choices:
        return translator.text("{name} takes one of these: {choices}.", name=name, choices=choices[1].replace("'", ""))
    return f"{name}: {reason}"


_CHOICES = re.compile(r"is not one of (.+?)\.?$")
_SENTENCES: Mapping[re.Pattern[str], str] = {
    re.compile(r"Got unexpected extra arguments? ?(?:\(s\))? ?\((?P<words>.+)\)"): mark("{words} is too much here."),
    re.compile(r"No such command '(?P<word>.+)'"): mark("{word}: there is no such command and no such file."),
    re.compile(r"Option '(?P<name>.+)' requires"): mark("{name} needs a value behind it."),
    re.compile(r"Option '(?P<name>.+)' does not take a value"): mark("{name} takes no value."),
}
"""The library's own sentences that can come up, and ours for them."""


def _translated(reason: str, translator: Translator) -> str:
    for pattern, sentence in _SENTENCES.items():
        if found := pattern.match(reason):
            return translator.text(sentence, **found.groupdict())
    return reason


def _name(parameter: Any) -> str:
    options = [option for option in parameter.opts if option.startswith("-")]
    return str(options[-1] if options else parameter.metavar or parameter.name)
