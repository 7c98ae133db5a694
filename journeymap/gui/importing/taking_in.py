"""The end of an import: what was counted and the quotations that were picked, into the live document as one step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymap.editing.commands.experience import add_quote
from journeymap.editing.document import Document
from journeymap.feedback.applying import AnswerFile, apply_counts
from journeymap.feedback.importing import Outcome
from journeymap.gui.importing.quotation_rows import Quotation
from journeymap.i18n import Listing, msg


def take_in(document: Document, outcome: Outcome, quotations: Sequence[Quotation], *, add: bool, day: date) -> None:
    """Counts and quotations as one step that one undo takes back. What was edited since the counting stays.

    Raises `EditError`; then nothing is changed.
    """
    files = [AnswerFile(table.source, table.sha256) for table in outcome.tables]
    with document.edit(msg("Count {source}", source=Listing(tuple(file.source for file in files), 3))):
        apply_counts(document, outcome.counted, outcome.plan, files, add=add, day=day)
        for picked in quotations:
            if picked.touchpoint in document.present.touchpoints and not _has(document, picked):
                add_quote(document, picked.touchpoint, picked.text, date=picked.day, source=picked.source)


def _has(document: Document, picked: Quotation) -> bool:
    """Whether these words of that day are quoted there already."""
    quotes = document.present.touchpoints[picked.touchpoint].quotes
    return any((quote.text, quote.date) == (picked.text.strip(), picked.day) for quote in quotes)
