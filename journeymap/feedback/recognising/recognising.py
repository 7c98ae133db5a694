"""Asks one tool after another whether a grid is its own; the readers stand before it, building after it."""

from __future__ import annotations

from journeymap.feedback.recognising.formats import FORMATS, format_of
from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.labels import plain
from journeymap.feedback.recognising.shape import Format
from journeymap.i18n import Message, msg

_CASES = {"case id", "caseid", "case", "case concept name", "trace id"}
_ACTIVITIES = {"activity", "concept name", "event", "activity name"}
_MOMENTS = {"time timestamp", "timestamp", "complete timestamp", "start timestamp", "time", "start time"}


def recognise(grid: Grid, wish: str | None = None) -> tuple[Format, tuple[Message, ...]]:
    """Whose table it is and why. `wish` is the id of a format and overrules the rest; `KeyError` where it is none."""
    if wish is not None:
        format = format_of(wish)
        if format is None:
            raise KeyError(wish)
        return format, (msg("Chosen by hand."),)
    return next((format, reasons) for format in FORMATS if (reasons := format.sees(grid)))


def what_it_is_instead(grid: Grid) -> Message | None:
    """A sentence where the rows are a table, but plainly none of answers."""
    header = {plain(cell) for cell in grid.row(0)}
    if header & _CASES and header & _ACTIVITIES and header & _MOMENTS:
        return msg(
            "This is a log of what happened in a process, not what customers answered. "
            "If its columns do hold scores, choose “Other table” as its format."
        )
    return None
