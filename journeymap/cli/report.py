"""`journeymap report`: a journey file in, the gap-analysis PDF out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from journeymap.cli.console import CallError, progress, say, translator_for
from journeymap.cli.files import can_go, day, opened, tell_problems
from journeymap.cli.options import AsOf, File, Paper, ReportLanguage
from journeymap.i18n import Listing, Message, mark, msg
from journeymap.model.journey import Journey


def report(
    file: File,
    out: Annotated[Path, typer.Option("-o", "--output", metavar="OUT.pdf", help=mark("Where the PDF goes."))],
    lang: ReportLanguage = None,
    paper: Annotated[Paper, typer.Option(help=mark("Paper size."))] = Paper.A4,
    department: Annotated[
        str | None, typer.Option(metavar="ID", help=mark("Only the pages of one department, by its id."))
    ] = None,
    against: Annotated[
        str | None, typer.Option(metavar="SNAPSHOT", help=mark("Compare with this snapshot, by its id or label."))
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Write the gap-analysis PDF for management."""
    from journeymap.report import ReportOptions, write_report

    can_go(out, [file], (".journey",))
    loaded = opened(file)
    journey = loaded.journey
    translator = translator_for(lang.value if lang else None, journey.language.value)
    tell_problems(loaded, translator)
    options = ReportOptions(
        language=translator.language,
        paper=paper.value,
        department=department_id(journey, department),
        against=snapshot_id(journey, against),
        as_of=day(as_of),
    )
    with progress(translator, mark("Writing the report …")) as step:
        result = write_report(journey, out, options, loaded.problems, step)
    say(translator.plural("{file}: {count} page", "{file}: {count} pages", result.pages, file=str(out)))


def department_id(journey: Journey, wanted: str | None) -> str:
    """The id of the department asked for by id or name; empty where none is; raises `CallError` for an unknown one."""
    if not wanted:
        return ""
    names = {id: department.name for id, department in journey.departments.items()}
    return _found(names, wanted, msg("There is no department {wanted}.", wanted=wanted))


def snapshot_id(journey: Journey, wanted: str | None) -> str:
    """The id of the snapshot asked for by id or label; empty where none is; raises `CallError` for an unknown one."""
    if not wanted:
        return ""
    labels = {id: snapshot.label for id, snapshot in journey.snapshots.items()}
    return _found(labels, wanted, msg("There is no snapshot {wanted}.", wanted=wanted))


def _found(names: dict[str, str], wanted: str, unknown: Message) -> str:
    if wanted in names:
        return wanted
    by_name = [id for id, name in names.items() if name.casefold() == wanted.casefold()]
    if len(by_name) == 1:
        return by_name[0]
    if not names:
        raise CallError(msg("{unknown} The file holds none.", unknown=unknown))
    raise CallError(msg("{unknown} The file holds {ids}.", unknown=unknown, ids=Listing(tuple(names), 8)))
