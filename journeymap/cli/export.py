"""`journeymap export`: a journey file in; a map, table or picture in another format out, by the ending of its name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from journeymap.cli.console import CallError, progress, say, translator_for
from journeymap.cli.files import can_go, day, opened, tell_problems
from journeymap.cli.options import AsOf, File, ReportLanguage
from journeymap.i18n import Listing, mark, msg


def export(
    file: File,
    out: Annotated[
        Path,
        typer.Argument(
            metavar="OUT", readable=False, help=mark("Where it goes; the ending decides: svg, pdf, csv or xlsx.")
        ),
    ],
    lang: ReportLanguage = None,
    as_of: AsOf = None,
) -> None:
    """Write the map (svg, pdf) or the tables (csv, xlsx)."""
    from journeymap.exchange.format import ExportOptions
    from journeymap.formats import format_for, formats

    wanted = format_for(out)
    if wanted is None:
        endings = Listing(tuple(ending for row in formats() for ending in row.endings))
        raise CallError(msg("{file}: this ending is not known. Use one of {endings}.", file=str(out), endings=endings))
    can_go(out, [file])
    loaded = opened(file)
    translator = translator_for(lang.value if lang else None, loaded.journey.language.value)
    tell_problems(loaded, translator)
    with progress(translator, mark("Exporting …")):
        wanted.write(loaded.journey, out, ExportOptions(translator.language, day(as_of)))
    say(str(out))
