"""Returned files in words: who sent what of which day, what it changes, what of it was left out.

`departments.taking` stands before it; the view of the returns shows the rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from journeymap.departments.returns import Return
from journeymap.departments.taking import ReturnConflict, Step, TakenIn, department_name
from journeymap.editing.merging import Conflict
from journeymap.editing.value_words import moved_on_map, without_places
from journeymap.gui.documents.describing import value_at, where
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.rows import Row
from journeymap.i18n import Day, Listing, Message, Value, mark, msg, msg_count

MOST_ROWS = 500
"""So many changes are listed; the count says how many there are."""

_OF_A_DAY = {"workbook": mark("Workbook of {day}: {file}"), "journey": mark("Journey of {day}: {file}")}
_OF_NO_DAY = {"workbook": mark("Workbook: {file}"), "journey": mark("Journey: {file}")}


def sender(step: Step, taken: TakenIn) -> str:
    """The department in words; the file's name where it does not say for whom it was."""
    return _sender(step.returned, taken)


def _sender(returned: Return, taken: TakenIn) -> str:
    name = department_name(returned, taken.ours) if returned.department else ""
    return name or Path(returned.file).name


def made(returned: Return) -> Message:
    """What kind of file it is, of which day, and its name."""
    file = Path(returned.file).name
    if returned.day is None:
        return msg(_OF_NO_DAY[returned.kind], file=file)
    return msg(_OF_A_DAY[returned.kind], day=Day(returned.day), file=file)


def return_rows(taken: TakenIn, speech: Speech) -> list[Row]:
    """A row for each return: from whom, what file, how much it changes and asks; its key counts from 0."""
    asked = Counter(each.step for each in taken.conflicts)
    return [
        Row(
            str(number),
            sender(step, taken),
            speech.text(made(step.returned)),
            amounts(len(step.taken), asked[number], speech),
            icon="help" if asked[number] else "check",
        )
        for number, step in enumerate(taken.steps)
    ]


def amounts(changes: int, asked: int, speech: Speech) -> str:
    """How much comes in, and how much is to be decided."""
    said: list[Value] = []
    if changes or not asked:
        said.append(msg_count("{count} change", "{count} changes", changes))
    if asked:
        said.append(msg_count("{count} to decide", "{count} to decide", asked))
    return speech.text("{everything}", everything=Listing(tuple(said)))


def change_rows(taken: TakenIn, step: int | None, speech: Speech) -> list[tuple[str, str, str, str]]:
    """What one return changes, or all of them: from whom, where, what stood there, what comes in."""
    return list(islice(_changes(taken, step, speech), MOST_ROWS))


def _changes(taken: TakenIn, step: int | None, speech: Speech) -> Iterator[tuple[str, str, str, str]]:
    say = speech.translator.render
    for each in taken.steps if step is None else (taken.steps[step],):
        name, journeys = sender(each, taken), (each.returned.theirs, taken.journey, taken.ours)
        told, moved = without_places(each.taken)
        for change in told:
            before, after = (say(value_at(change.path, value)) for value in (change.before, change.after))
            yield name, say(where(change.path, *journeys)), before, after
        if moved:
            yield name, say(moved_on_map(moved)), "", ""


def count_changes(taken: TakenIn, step: int | None) -> int:
    """How many rows of changes there are in all."""
    split = (without_places(each.taken) for each in (taken.steps if step is None else (taken.steps[step],)))
    return sum(len(told) + bool(moved) for told, moved in split)


def remark_rows(taken: TakenIn, step: int | None, speech: Speech) -> list[tuple[str, str]]:
    """What was left out of one return, or of all, and why."""
    say = speech.translator.render
    steps = taken.steps if step is None else (taken.steps[step],)
    return [(sender(each, taken), say(remark)) for each in steps for remark in each.remarks]


def authors(conflict: Conflict, speech: Speech) -> tuple[str, str]:
    """Whose words stand on either side of a conflict."""
    if not isinstance(conflict, ReturnConflict):
        return "", ""
    rival = speech.text(msg("from {department}", department=conflict.rival)) if conflict.rival else ""
    return rival, speech.text(_author(conflict))


def _author(conflict: ReturnConflict) -> Message:
    name = conflict.department or Path(conflict.file).name
    if conflict.day is None:
        return msg("from {department}", department=name)
    return msg("from {department}, {day}", department=name, day=Day(conflict.day, short=True))
