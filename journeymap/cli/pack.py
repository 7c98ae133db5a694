"""`journeymap pack`: a journey file in, what a department is sent out: a workbook, a journey of its own, a sheet."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeymap.cli.console import CallError, progress, say, translator_for
from journeymap.cli.files import can_go, editable, tell_problems
from journeymap.cli.options import File, ReportLanguage
from journeymap.cli.report import department_id
from journeymap.i18n import mark, msg
from journeymap.model.journey import Journey


class Kind(StrEnum):
    """What `--all` writes, by its ending."""

    XLSX = "xlsx"
    JOURNEY = "journey"
    PDF = "pdf"


def pack(
    file: File,
    out: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="OUT", help=mark("Where it goes; the ending decides: xlsx, journey or pdf.")
        ),
    ],
    department: Annotated[
        str | None, typer.Option(metavar="ID", help=mark("For which department, by its id or name."))
    ] = None,
    everyone: Annotated[
        bool, typer.Option("--all", help=mark("One for each department; OUT is the folder they go to."))
    ] = False,
    kind: Annotated[Kind, typer.Option(help=mark("With --all: what each department gets."))] = Kind.XLSX,
    lang: ReportLanguage = None,
) -> None:
    """Write what a department is asked to check, correct and send back."""
    from journeymap.departments.packing import pack as write
    from journeymap.departments.sendings import note

    if everyone == bool(department):
        raise CallError(msg("Name one department with --department, or all of them with --all."))
    loaded = editable(file).loaded
    translator = translator_for(lang.value if lang else None, loaded.journey.language.value)
    wanted = _wanted(loaded.journey, out, kind) if everyone else {department_id(loaded.journey, department): out}
    _can_all_go(wanted, file)
    tell_problems(loaded, translator)
    today = date.today()
    with progress(translator, mark("Packing …")):
        for id, place in wanted.items():
            write(loaded.journey, id, place, language=translator.language, day=today)
            note(file, id, today, place)
    for place in wanted.values():
        say(str(place))


def _wanted(journey: Journey, folder: Path, kind: Kind) -> dict[str, Path]:
    """The file of every department."""
    from journeymap.departments.packing import file_names

    if not folder.is_dir():
        raise CallError(msg("{folder}: there is no such folder. Make it first, or choose another.", folder=str(folder)))
    if not journey.departments:
        raise CallError(msg("This journey has no departments yet. Add one first."))
    wanted = {id: folder / name for id, name in file_names(journey, journey.departments, f".{kind}").items()}
    there = next((place for place in wanted.values() if place.exists()), None)
    if there is not None:  # perhaps a workbook that was filled in and came back
        raise CallError(msg("{file} is there already. Move it away first, or name another folder.", file=str(there)))
    return wanted


def _can_all_go(wanted: dict[str, Path], file: Path) -> None:
    from journeymap.departments.packing import writer_for

    for place in wanted.values():
        can_go(place, [file])
        writer_for(place)
