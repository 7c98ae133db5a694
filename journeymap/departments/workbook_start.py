"""The first page of a department's workbook: what it is, what to do in three steps, to whom it goes back.

A journey stands before it; `workbook_writing` sets the sentences in their places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from journeymap.departments.workbook_rows import Brief
from journeymap.departments.workbook_sheets import PEN, TOUCHPOINTS
from journeymap.i18n import Day, Message, Word, msg


class Line(msgspec.Struct, frozen=True):
    """One line of the page and how it looks."""

    look: Literal["title", "small", "head", "step", "plain"]
    message: Message


def lines_above(brief: Brief) -> Iterator[Line]:
    """What stands above the cells to fill in."""
    journey = brief.words.journey
    department = journey.departments[brief.words.department].name or brief.words.department
    sent = {"department": department, "title": journey.title}
    yield Line("title", msg("{title}", title=journey.title))
    if brief.day is None:
        yield Line("small", msg("For {department}", department=department))
    else:
        yield Line("small", msg("For {department}, {day}", department=department, day=Day(brief.day)))
    yield Line(
        "plain",
        msg(
            "Hello, and thank you for helping. We have drawn what customers go through with us. This workbook shows "
            "your part of it, as we see it from here. You know it best: tell us what is right and what is not. "
            "Whoever leads {department} should fill it in, or somebody they trust with it.",
            **sent,
        ),
    )
    yield Line("head", msg("Three steps"))
    for step in _steps(journey.author or journey.organisation):
        yield Line("step", step)


def _steps(sender: str) -> Iterator[Message]:
    yield msg(
        "1.  Open “{sheet}”. In each row choose your part, accept or dispute it, and say why.",
        sheet=Word(TOUCHPOINTS.name),
    )
    yield msg("2.  Look through the other sheets. Fill in what you know; leave the rest empty.")
    if sender:
        yield msg("3.  Sign below, save as .xlsx, and send the workbook back to {sender}.", sender=sender)
    else:
        yield msg("3.  Sign below, save as .xlsx, and send the workbook back to whoever sent it to you.")


def lines_below() -> Iterator[Line]:
    """What stands below them: how to fill in."""
    yield Line("head", msg("Good to know"))
    yield Line(
        "plain",
        msg(
            "Cells with a frame, in the columns marked {pen}, are yours to fill in. Everything else is locked.", pen=PEN
        ),
    )
    yield Line("plain", msg("What you leave as it is stays as it is. To take something away, empty its cell."))
    yield Line(
        "plain", msg("Write dates and numbers the way you always do. Lists accept English and Indonesian words.")
    )
    yield Line("plain", msg("You may widen columns and add sheets of your own: we read only these."))
