"""Delighted: a score with the kind of its survey, and further answers by question."""

from __future__ import annotations

from journeymap.feedback.recognising.columns import by_names, known, single_header
from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.shape import Shape
from journeymap.feedback.table import Part
from journeymap.i18n import Message, msg

_PARTS = by_names({
    Part.ID: "id",
    Part.TIME: "created_at",
    Part.META: "survey_type|permalink|updated_at|notes|tags",
    Part.PERSON: "person|person.id|person.name|person.email|person.phone_number",
    Part.TEXT: "comment",
})  # fmt: skip
_OWN = {"survey type", "permalink", "score", "person", "person id", "person email"}
_LEAST = 2


def sees(grid: Grid) -> tuple[Message, ...]:
    """Why it is Delighted: a survey type beside the score, with its link or person."""
    header = {cell.strip().lower() for cell in grid.row(0)}
    if "survey_type" not in header or "score" not in header or len(header & {"permalink", "person", "id"}) < 1:
        return ()
    return (msg("Each score names the kind of its survey, as in Delighted."),)


def shapes(grid: Grid) -> Shape:
    """One header row; what is known of a person is theirs."""
    return Shape(1, tuple(single_header(grid, _PARTS, _named if known(grid, _PARTS) else None)))


def _named(name: str) -> Part | None:
    return Part.PERSON if name.startswith("person.") else None
