"""What a workbook's first page and its sheet of touchpoints change: duty, roles, answers with their reasons.

`workbook_edits` reads the cells and does what is said here.
"""

from __future__ import annotations

from journeymap.departments.workbook_edits import Edits
from journeymap.departments.workbook_matching import Pair
from journeymap.departments.workbook_rows import rows_of
from journeymap.departments.workbook_sheets import START, TOUCHPOINTS
from journeymap.departments.workbook_tables import Line, Table
from journeymap.departments.workbook_values import chosen, day, order_of, text
from journeymap.editing.commands import departments, ownership
from journeymap.model import Response
from journeymap.model.words import Role


def read_start(edits: Edits, table: Table) -> None:
    """Who signs and when, and what the department is there for."""
    labels = {row.cells["label"]: row.key for row in rows_of(START.id, edits.brief)}
    found = edits.matched(table, lambda line: labels.get(line.text("label")))
    pairs = {pair.sent.key: pair for pair in found.pairs}
    if (signed := pairs.get("by")) is not None:
        edits.by = edits.value(table, signed.line, "value", text, "")
    if (dated := pairs.get("day")) is not None:
        order = order_of([dated.line.cells.get("value")])
        edits.day = edits.value(table, dated.line, "value", lambda cell: day(cell, order), None)
    duty = pairs.get("duty")
    if duty is not None and duty.changed("value"):
        old = edits.document.journey.departments[edits.department].duty
        wanted = edits.value(table, duty.line, "value", text, old)
        edits.do(table, duty.line, "value", departments.set_department, edits.department, duty=wanted)


def read_touchpoints(edits: Edits, table: Table) -> None:
    """Roles and answers, and touchpoints that the department was not asked about and has a part in."""
    sent = {row.key for row in rows_of(TOUCHPOINTS.id, edits.brief)}

    def meant(line: Line) -> str | None:
        id = edits.words.touchpoint_of(line.text("touchpoint"))
        return id if id in sent else None

    found = edits.matched(table, meant)
    for pair in found.pairs:
        roles = edits.document.journey.touchpoints[pair.sent.key].owners.get(edits.department, ())
        if pair.changed("roles"):
            _set_roles(edits, table, pair.line, pair.sent.key, roles)
        if pair.changed("answer") or pair.changed("note"):
            _respond(edits, table, pair.line, pair.sent.key, pair)
    for line in found.added:
        if line.key or not line.is_empty(("touchpoint", "roles", "answer", "note")):
            id = edits.touchpoint(table, line)
            if id is not None:
                _claim(edits, table, line, id)


def _claim(edits: Edits, table: Table, line: Line, id: str) -> None:
    """A touchpoint that the department was not asked about, and says it has a part in."""
    if line.text("roles"):
        _set_roles(edits, table, line, id, ())
    if line.text("answer") or line.text("note"):
        _respond(edits, table, line, id, None)


def _set_roles(edits: Edits, table: Table, line: Line, id: str, held: tuple[Role, ...]) -> None:
    wanted = edits.value(table, line, "roles", lambda cell: chosen(cell, edits.words.roles_of) or (), held)
    if {*wanted} != {*held}:
        edits.do(table, line, "roles", ownership.set_roles, id, edits.department, wanted)


def _respond(edits: Edits, table: Table, line: Line, id: str, pair: Pair | None) -> None:
    """The department's answer, signed as the first page says; nothing left of it takes it back.

    Where nobody wrote a day it is of the day it was sent on: an undated answer would leave the department silent.
    """
    old = edits.document.journey.touchpoints[id].responses.get(edits.department, Response())
    answer, note = old.answer, old.note
    if pair is None or pair.changed("answer"):
        answer = edits.value(table, line, "answer", lambda cell: chosen(cell, edits.words.answer_of), answer)
    if pair is None or pair.changed("note"):
        note = edits.value(table, line, "note", text, note)
    if (answer, note) == (old.answer, old.note):
        return
    if answer is None and not note:
        edits.do(table, line, "answer", ownership.withdraw_response, id, edits.department)
    else:
        signed = {"note": note, "by": edits.by, "date": edits.day or edits.brief.day}
        edits.do(table, line, "answer", ownership.respond, id, edits.department, answer, **signed)
