"""What a workbook's sheets of comments and missing touchpoints change: each row adds one.

`workbook_edits` reads the cells and does what is said here.
"""

from __future__ import annotations

from typing import Any

from journeymap.departments.workbook_edits import Edits
from journeymap.departments.workbook_tables import Line, Table
from journeymap.departments.workbook_values import chosen, text
from journeymap.editing.commands import experience, parking, touchpoints
from journeymap.i18n import msg

_NAME = msg("the touchpoint has no name; write one")


def read_comments(edits: Edits, table: Table) -> None:
    """Comments, signed as the first page says; one without a touchpoint is parked."""
    for line in table.lines:
        words = edits.value(table, line, "text", text, "")
        if not words:
            continue
        if not line.text("touchpoint"):
            edits.do(table, line, "text", parking.park, words)
        elif (id := edits.touchpoint(table, line)) is not None:
            signed = {"day": edits.day, "department": edits.department}
            edits.do(table, line, "text", experience.add_comment, id, edits.by, words, **signed)


def read_missing(edits: Edits, table: Table) -> None:
    """Touchpoints that were forgotten, linked behind the one they come after."""
    for line in table.lines:
        if not line.is_empty(column.id for column in table.sheet.columns):
            title = edits.needed(table, line, "title", lambda cell: text(cell) or None, _NAME)
            if title is not None:
                _add_touchpoint(edits, table, line, title)


def _add_touchpoint(edits: Edits, table: Table, line: Line, title: str) -> None:
    stage = edits.value(table, line, "stage", lambda cell: chosen(cell, edits.words.stage_of), None)
    after = edits.value(table, line, "after", lambda cell: chosen(cell, edits.words.touchpoint_of), None)
    roles = edits.value(table, line, "roles", lambda cell: chosen(cell, edits.words.roles_of), None)
    fields: dict[str, Any] = {"notes": edits.value(table, line, "notes", text, "")}
    if stage is not None:
        fields["stage"] = stage
    if roles:
        fields["owners"] = {edits.department: roles}
    if after is None:
        edits.do(table, line, "title", touchpoints.add_touchpoint, title, **fields)
    else:
        edits.do(table, line, "title", touchpoints.add_after, after, title, **fields)
