"""KoboToolbox: names with a leading underscore, groups and choices joined to their question by a slash."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.feedback.recognising.columns import by_names, is_ticked, known
from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.labels import clean_label, plain
from journeymap.feedback.recognising.shape import Draft, Shape
from journeymap.feedback.table import Part
from journeymap.i18n import Message, msg

_PARTS = by_names({
    Part.ID: "_uuid|meta/instanceID",
    Part.TIME: "_submission_time",
    Part.START: "start",
    Part.PERSON: "_submitted_by|username|deviceid|phonenumber|subscriberid|simserial|email|"
    "_validation_status.by_whom",
    Part.META: "_id|_index|end|today|_validation_status|_notes|_status|__version__|_tags|_parent_table_name|"
    "_parent_index|_submission__id|_submission__uuid|_submission__submission_time|formhub/uuid|_xform_id_string|"
    "_bamboo_dataset_id|_attachments|meta/rootUuid|audit",
})  # fmt: skip
_OWN = {"_id", "_uuid", "_submission_time", "_validation_status", "_index", "_parent_index", "_xform_id_string"}
_PLACES = ("_latitude", "_longitude", "_altitude", "_precision")
_LEAST = 2


def sees(grid: Grid) -> tuple[Message, ...]:
    """Why it is KoboToolbox: its own columns, its slashes before ticked choices, or the way it writes a CSV file."""
    header = grid.row(0)
    if len(_OWN.intersection(header)) >= _LEAST or any(_is_place(cell) for cell in header):
        return (msg("Columns with a leading underscore, as KoboToolbox adds them."),)
    if sum(bool(_question(cell, header)) and is_ticked(grid.sample(place, 1)) for place, cell in enumerate(header)) > 1:
        return (msg("Each choice has a column of 0 and 1 behind its question and a slash, as in KoboToolbox."),)
    if grid.wrapping == "all-quoted" and grid.delimiter in (";", ""):
        return (msg("Every cell stands in quotes and no line end after the last: so KoboToolbox writes."),)
    return ()


def _is_place(cell: str) -> bool:
    return cell.startswith("_") and cell.endswith(_PLACES)


def _question(cell: str, header: Sequence[str]) -> str:
    """The question a choice's column belongs to, empty where it is none."""
    stem = cell.rpartition("/")[0]
    return stem if stem and stem in header else ""


def shapes(grid: Grid) -> Shape:
    """One header row; groups stay in the names, labels come from the form where the file holds it."""
    header = grid.row(0)
    own = _PARTS if known(grid, _PARTS) & {plain(name) for name in _OWN} else {}
    places = {_located(cell) for cell in header if _is_place(cell)}
    return Shape(1, tuple(_draft(grid, place, own, places) for place in range(len(header))))


def _located(cell: str) -> str:
    return next(cell[1 : -len(end)] for end in _PLACES if cell.endswith(end))


def _draft(grid: Grid, place: int, own: dict[str, Part], places: set[str]) -> Draft:
    cell = grid.row(0)[place]
    name = clean_label(cell)
    label = grid.labels.get(cell, name)
    if _is_place(cell) or cell in places:
        return Draft(name, label, Part.PERSON)
    if _question(cell, grid.row(0)) and is_ticked(grid.sample(place, 1)):
        return Draft(name, label, Part.CHOICE)
    if cell.endswith("_other") and cell[: -len("_other")] and "/" not in cell:
        return Draft(name, label, Part.TEXT)
    rest = Part.META if own and cell.startswith("_") else Part.QUESTION
    return Draft(name, label, own.get(plain(cell), rest))
