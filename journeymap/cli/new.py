"""`journeymap new`: a template in, a journey file out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from journeymap.cli.console import CallError, say, translator_for
from journeymap.cli.files import can_go, write_journey
from journeymap.i18n import Listing, mark, msg
from journeymap.model.words import Language as Lang


def new(
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help=mark("Where the journey file goes."))],
    template: Annotated[
        str, typer.Option(metavar="NAME", help=mark("What to begin with: empty, service, shop, hotel or clinic."))
    ] = "service",
    lang: Annotated[
        Lang | None,
        typer.Option(help=mark("Language of the template: en or id. Left out, the language of your system.")),
    ] = None,
) -> None:
    """Begin a journey from a template."""
    from journeymap.storage.templates import template_journey, template_names

    translator = translator_for(lang.value if lang else None)
    names = template_names()
    if template not in names:
        raise CallError(
            msg("There is no template {name}. There are {names}.", name=template, names=Listing(tuple(names)))
        )
    can_go(out)
    if out.exists():
        raise CallError(msg("{file} is there already. Choose another name.", file=str(out)))
    write_journey(out, template_journey(template, translator.language))
    say(str(out))
