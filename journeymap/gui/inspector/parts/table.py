"""The table of parts: what a form of which mapping shows besides its fields, and after which section.

Forms ask here; a new part needs one row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from PySide6.QtWidgets import QWidget

from journeymap.gui.inspector.parts.actions import ActionsPart
from journeymap.gui.inspector.parts.answer import AnswerPart
from journeymap.gui.inspector.parts.base import Part
from journeymap.gui.inspector.parts.belonging import BelongingPart
from journeymap.gui.inspector.parts.gaps import GapsPart
from journeymap.gui.inspector.parts.standing import StandingPart
from journeymap.gui.inspector.parts.votes import VotesPart
from journeymap.gui.inspector.parts.warnings import WarningsPart
from journeymap.gui.inspector.parts.ways import WaysPart
from journeymap.gui.session.session import Session
from journeymap.i18n import mark

Make = Callable[[Session, QWidget], Part]

LISTS: Mapping[str, Make] = {"actions": ActionsPart}
"""The part of a section that lists elements of another mapping, by that mapping."""


class PartRow(msgspec.Struct, frozen=True):
    """A part of the forms of one mapping, after the section `after`; `open` where it is shown unfolded."""

    mapping: str
    after: str
    label: str
    make: Make
    open: bool = True


PARTS: tuple[PartRow, ...] = (
    PartRow("touchpoints", "identity", mark("Your answer"), AnswerPart),
    PartRow("touchpoints", "feedback", mark("Gaps"), GapsPart),
    PartRow("touchpoints", "moment", mark("Early warnings"), WarningsPart, open=False),
    PartRow("touchpoints", "promises", mark("Ways in and out"), WaysPart, open=False),
    PartRow("touchpoints", "notes", mark("Votes"), VotesPart, open=False),
    PartRow("links", "handoff", mark("Gaps"), GapsPart),
    PartRow("stages", "identity", mark("Touchpoints"), BelongingPart),
    PartRow("departments", "identity", mark("What is agreed"), StandingPart),
    PartRow("departments", "people", mark("Gaps"), GapsPart),
    PartRow("departments", "people", mark("Touchpoints"), BelongingPart),
    PartRow("personas", "identity", mark("Touchpoints"), BelongingPart),
    PartRow("actions", "worth", mark("Votes"), VotesPart, open=False),
)


def parts_of(mapping: str, after: str, *, several: bool) -> tuple[PartRow, ...]:
    """The parts behind a section; none where several elements are selected."""
    return () if several else tuple(row for row in PARTS if (row.mapping, row.after) == (mapping, after))
