"""What presets share when they name columns: parts by known names, header pairs, choices told from their cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.labels import clean_label, joined, plain
from journeymap.feedback.recognising.leaving_out import LeavesOut, Rule
from journeymap.feedback.recognising.shape import Draft
from journeymap.feedback.table import Part
from journeymap.i18n import Message, msg

_TICKS = {"0", "1", "TRUE", "FALSE", "true", "false", "Yes", "No"}


def by_names(names: Mapping[Part, str]) -> dict[str, Part]:
    """Parts by plain header, from `|`-joined lists of names."""
    return {plain(name): part for part, several in names.items() for name in several.split("|")}


def single_header(
    grid: Grid, parts: Mapping[str, Part], named: Callable[[str], Part | None] | None = None
) -> list[Draft]:
    """A draft for each cell of the only header row: its part by known name, then by `named`, else a question."""
    return [_draft(grid, cell, parts, named) for cell in grid.row(0)]


def _draft(grid: Grid, cell: str, parts: Mapping[str, Part], named: Callable[[str], Part | None] | None) -> Draft:
    name = clean_label(cell)
    part = parts.get(plain(cell)) or (named(name) if named else None) or Part.QUESTION
    return Draft(name, grid.labels.get(cell, name), part)


def known(grid: Grid, parts: Mapping[str, Part], row: int = 0) -> set[str]:
    """The plain headers of a row that a tool's list of names has."""
    return {plain(cell) for cell in grid.row(row)} & parts.keys()


def is_choice(cells: Sequence[str], label: str) -> bool:
    """Whether a column says only if its one choice was ticked: empty, or the choice's own words."""
    return bool(cells) and {clean_label(cell) for cell in cells} == {label}


def is_ticked(cells: Sequence[str]) -> bool:
    """Whether a column says only if its one choice was ticked, as 0 and 1 or yes and no. Empty columns may be."""
    return set(cells) <= _TICKS


def pair(question: str, answer: str) -> tuple[str, str]:
    """A column under two header rows: its name and label."""
    words = joined(clean_label(question), clean_label(answer))
    return words, words


def where(column: int | None, reasons: Mapping[str, Message]) -> LeavesOut | None:
    """What leaves an answer out by one column's value (small letters, trimmed); nothing where there is none."""
    return None if column is None else LeavesOut((Rule(column, reasons),))


def place_of(drafts: Sequence[Draft], part: Part) -> int | None:
    """Where the first column of a part stands."""
    return next((place for place, draft in enumerate(drafts) if draft.part is part), None)


UNFINISHED = msg("The person did not finish the survey.")
PREVIEW = msg("A preview of the survey, not a customer's answer.")
TEST = msg("A test answer, not a customer's.")
SPAM = msg("The survey tool marked this answer as spam.")
