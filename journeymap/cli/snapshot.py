"""`journeymap snapshot`: a journey file in, the same with a snapshot of today's state out."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from journeymap.cli.console import say, translator_for
from journeymap.cli.files import day, editable, tell_problems, write_journey
from journeymap.cli.options import AsOf, File, Language
from journeymap.i18n import mark


def snapshot(
    file: File,
    label: Annotated[str, typer.Option(metavar="TEXT", help=mark("What the snapshot is called."))],
    as_of: AsOf = None,
    lang: Language = None,
) -> None:
    """Keep today's state, to compare with later."""
    from journeymap.editing.commands.snapshots import take_snapshot
    from journeymap.editing.document import Document

    loaded, held, _ = editable(file)
    translator = translator_for(lang.value if lang else None)
    tell_problems(loaded, translator)
    document = Document(loaded.journey)
    id = take_snapshot(document, label, day(as_of) or loaded.journey.as_of or date.today())
    write_journey(file, document.journey, held, translator)
    say(translator.text("Snapshot {id} added to {file}", id=id, file=str(file)))
