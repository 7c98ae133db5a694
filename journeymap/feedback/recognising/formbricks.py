"""Formbricks: numbered questions after its own ids, every cell safe from being a formula."""

from __future__ import annotations

import re

from journeymap.feedback.recognising.columns import UNFINISHED, by_names, known, place_of, single_header, where
from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.shape import Shape
from journeymap.feedback.recognising.typeform import unprotected
from journeymap.feedback.table import Part
from journeymap.i18n import Message, msg

_PARTS = by_names({
    Part.ID: "Response ID",
    Part.TIME: "Timestamp",
    Part.FINISHED: "Finished",
    Part.META: "No.|Quotas|Survey ID|Tags|source|url|country|action|userAgent - browser|userAgent - os|"
    "userAgent - device",
    Part.PERSON: "Formbricks ID (internal)|User ID|Verified Email|person.email|person.userId",
})  # fmt: skip
_OWN = {"response id", "finished", "survey id", "formbricks id internal", "timestamp"}
_LEAST = 4
_PERSON = re.compile(r"person\.")
_RANKED = re.compile(r"\d+\. .+ - Option ID$")


def sees(grid: Grid) -> tuple[Message, ...]:
    """Why it is Formbricks: its ids and its *Finished* together."""
    if len(known(grid, _PARTS) & _OWN) < _LEAST:
        return ()
    return (msg("The columns for the answer, the survey and “Finished” are those of Formbricks."),)


def shapes(grid: Grid) -> Shape:
    """One header row; answers that were not finished are left out."""
    drafts = single_header(grid, _PARTS, _named)
    reasons = dict.fromkeys(("no", "false"), UNFINISHED)
    return Shape(1, tuple(drafts), where(place_of(drafts, Part.FINISHED), reasons), unprotected)


def _named(name: str) -> Part | None:
    if _PERSON.match(name):
        return Part.PERSON
    return Part.META if _RANKED.match(name) else None
