"""`journeymap layout`: a journey file in, the same with places for its touchpoints out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from journeymap.cli.console import progress, say, translator_for
from journeymap.cli.files import can_go, editable, tell_problems, write_journey
from journeymap.cli.options import File, Language
from journeymap.i18n import mark


def layout(
    file: File,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help=mark("Where the result goes. Left out, into FILE itself.")),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=mark("Place every touchpoint anew, also those that people placed."))
    ] = False,
    lang: Language = None,
) -> None:
    """Place touchpoints that have no place on the map yet."""
    from journeymap.drawing.placing import place
    from journeymap.editing.commands.placing import place_many
    from journeymap.editing.document import Document

    if out:
        can_go(out)
    loaded, held, _ = editable(file)
    translator = translator_for(lang.value if lang else None)
    tell_problems(loaded, translator)
    with progress(translator, mark("Placing touchpoints …")):
        placement = place(loaded.journey, everything=everything)
    document = Document(loaded.journey)
    wanted = {
        id: position
        for id, position in placement.positions.items()
        if everything or loaded.journey.touchpoints[id].position is None
    }
    place_many(document, wanted)
    if wanted or out:
        write_journey(out or file, document.journey, "" if out else held, translator)
    say(translator.plural("{count} touchpoint placed", "{count} touchpoints placed", len(wanted)))
