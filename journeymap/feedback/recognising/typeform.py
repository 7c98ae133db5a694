"""Typeform, old and new: a `#` column of tokens in front, network id and dates in UTC at the end."""

from __future__ import annotations

from journeymap.feedback.recognising.columns import (
    UNFINISHED,
    by_names,
    is_choice,
    known,
    place_of,
    single_header,
    where,
)
from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.shape import Draft, Shape
from journeymap.feedback.table import Part
from journeymap.i18n import Message, msg

_PARTS = by_names({
    Part.TIME: "Submit Date (UTC)",
    Part.START: "Start Date (UTC)",
    Part.STATUS: "Response Type",
    Part.META: "Stage Date (UTC)|Tags|Ending|Score",
    Part.PERSON: "Network ID",
})  # fmt: skip
_OWN = {"submit date utc", "start date utc", "network id", "stage date utc", "response type"}
_LEAST = 2


def sees(grid: Grid) -> tuple[Message, ...]:
    """Why it is Typeform: its token column in front and its own columns at the end."""
    if grid.row(0)[:1] != ["#"] or len(known(grid, _PARTS) & _OWN) < _LEAST:
        return ()
    return (msg("A “#” column in front, and Typeform's dates and network id at the end."),)


def shapes(grid: Grid) -> Shape:
    """One header row; a column whose cells hold nothing but its own header is a choice."""
    drafts = [_part(grid, place, draft) for place, draft in enumerate(single_header(grid, _PARTS))]
    reasons = dict.fromkeys(("partial", "started", "in progress"), UNFINISHED)
    return Shape(1, tuple(drafts), where(place_of(drafts, Part.STATUS), reasons), unprotected)


def _part(grid: Grid, place: int, draft: Draft) -> Draft:
    if place == 0 and draft.name == "#":
        return Draft(draft.name, draft.label, Part.ID)
    if draft.part is Part.QUESTION and is_choice(grid.sample(place, 1), draft.label):
        return Draft(draft.name, draft.label, Part.CHOICE)
    return draft


def unprotected(cell: str) -> str:
    """A cell without the apostrophe the tool put before it so that no spreadsheet takes it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@\t\r") else cell
