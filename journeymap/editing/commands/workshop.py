"""Verbs for what is called out in a workshop: a mark for importance, an answer to the touchpoint's workshop score.

The workshop score of a touchpoint is its record of satisfaction (csat, mean, 1 to 5, staff opinion) of one day whose
source is the workshop.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from journeymap.editing.commands import elements
from journeymap.editing.commands.experience import set_importance
from journeymap.editing.commands.scores import record_counts
from journeymap.editing.document import Document
from journeymap.i18n import Number, msg
from journeymap.model import ScoreRecord
from journeymap.model.words import Evidence

SOURCE = "workshop"
SCALE = (1.0, 5.0)


def answer_in_workshop(document: Document, id: str, mark: int, day: date) -> ScoreRecord:
    """Adds one answer from 1 to 5 to the workshop score of that day; the record as it is now."""
    record = ScoreRecord(
        metric="csat",
        formula="mean",
        scale=SCALE,
        counts={float(mark): 1},
        from_=day,
        to=day,
        source=SOURCE,
        evidence=Evidence.OPINION,
    )
    name = elements.name_of(document, "touchpoints", id)
    with document.edit(msg("Answer {mark} for {name}", mark=Number(mark), name=name)):
        return record_counts(document, id, record, add=True)


def mark_importance(document: Document, ids: Iterable[str], mark: int) -> None:
    """How much these touchpoints matter to customers, 1 to 5, in one step; marking again takes the place."""
    chosen = tuple(ids)
    if not chosen:
        return
    name = elements.several(document, "touchpoints", chosen)
    with document.edit(msg("Importance {mark} for {name}", mark=Number(mark), name=name), f"importance {chosen}"):
        for id in chosen:
            set_importance(document, id, customer=float(mark))
