"""Arguments and options that several commands share, each with its help sentence, so that they read the same."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeymap.i18n import mark
from journeymap.model.words import Language as Lang


class Paper(StrEnum):
    """Paper sizes of the report."""

    A4 = "a4"
    LETTER = "letter"


class FailOn(StrEnum):
    """From which finding on `check` ends with status 1."""

    GAP = "gap"
    LIKELY_GAP = "likely-gap"
    ANY = "any"


File = Annotated[Path, typer.Argument(metavar="FILE", readable=False, help=mark("A journey file (.journey)."))]
Json = Annotated[bool, typer.Option("--json", help=mark("Print one JSON document instead of sentences."))]
Language = Annotated[
    Lang | None,
    typer.Option("--lang", help=mark("Language of the sentences: en or id. Left out, the language of your system.")),
]
ReportLanguage = Annotated[
    Lang | None,
    typer.Option("--lang", help=mark("Language: en or id. Left out, the language the journey names.")),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=mark("The day stale and overdue are measured from, as 2026-11-30. Left out, the journey's, else today."),
    ),
]
