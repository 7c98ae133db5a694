"""Zendesk's satisfaction ratings: good or bad by ticket, with those only asked or never asked in between."""

from __future__ import annotations

from journeymap.feedback.recognising.columns import by_names, known, single_header, where
from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.labels import plain
from journeymap.feedback.recognising.shape import Shape
from journeymap.feedback.table import Part
from journeymap.i18n import Message, msg

_PARTS = by_names({
    Part.ID: "id",
    Part.TIME: "updated_at",
    Part.START: "created_at",
    Part.META: "url|assignee_id|group_id|ticket_id|reason_id|reason_code",
    Part.PERSON: "requester_id",
    Part.TEXT: "comment",
})  # fmt: skip
_OWN = {"ticket id", "requester id", "assignee id"}
_SCORES = {"offered", "unoffered", "good", "bad", "good_with_comment", "bad_with_comment"}
_REASONS = {
    "offered": msg("The customer was asked and did not answer."),
    "unoffered": msg("The customer was never asked."),
}


def sees(grid: Grid) -> tuple[Message, ...]:
    """Why it is Zendesk: tickets with a score of good, bad, offered or unoffered."""
    score = _score(grid)
    if score is None or len(known(grid, _PARTS) & _OWN) < 2:
        return ()
    if not {cell.lower() for cell in grid.sample(score, 1)} <= _SCORES:
        return ()
    return (msg("Tickets rated good or bad, as Zendesk keeps them."),)


def _score(grid: Grid) -> int | None:
    return next((place for place, cell in enumerate(grid.row(0)) if plain(cell) == "score"), None)


def shapes(grid: Grid) -> Shape:
    """One header row; who did not answer is left out."""
    return Shape(1, tuple(single_header(grid, _PARTS)), where(_score(grid), _REASONS))
