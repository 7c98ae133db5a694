"""The command `self-test`: whether window, files and drawing work on this machine.

The command line knows no window; `__main__` hands in the way to it.
"""

from __future__ import annotations

import typer

from journeymap.cli.console import translator_for
from journeymap.cli.options import Language


def self_test(ctx: typer.Context, lang: Language = None) -> None:
    """Opens the real window off-screen on a sample, saves, reloads and reports; exit status 0 where all went well."""
    raise typer.Exit(ctx.obj(translator_for(lang.value if lang else None).language))
