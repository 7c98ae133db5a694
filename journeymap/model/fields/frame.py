"""The field table's rows for what a touchpoint hangs in: links, stages, departments and personas.

The whole table stands after it.
"""

from __future__ import annotations

from functools import partial

from journeymap.i18n import mark
from journeymap.model.fields.row import Field, FieldKind, row
from journeymap.model.limits import Breadth, Count, Share
from journeymap.model.words import LinkKind

_link = partial(row, "links", "identity")
_handoff = partial(row, "links", "handoff")
_stage = partial(row, "stages", "identity")
_department = partial(row, "departments", "identity")
_people = partial(row, "departments", "people")
_persona = partial(row, "personas", "identity")

_LINKS: tuple[Field, ...] = (
    _link(
        "source",
        mark("From touchpoint"),
        FieldKind.REFERENCE,
        mark("The touchpoint customers come from."),
        target="touchpoints",
        optional=False,
    ),
    _link(
        "target",
        mark("To touchpoint"),
        FieldKind.REFERENCE,
        mark("The touchpoint customers go on to."),
        target="touchpoints",
        optional=False,
    ),
    _link(
        "kind",
        mark("Kind"),
        FieldKind.CHOICE,
        mark("Planned, an alternative, a loop back, or the recovery after a complaint."),
        choices=LinkKind,
        optional=False,
        several=True,
    ),
    _link(
        "share",
        mark("Share"),
        FieldKind.SHARE,
        mark("The part of the customers at the first touchpoint who go this way; left empty, an even part."),
        limit=Share,
        several=True,
    ),
    _link("label", mark("Label"), FieldKind.TEXT, mark("A few words that stand on the link: if fully booked.")),
    _handoff(
        "handoff_owner",
        mark("Hand-off owner"),
        FieldKind.REFERENCE,
        mark("The department that sees to it that nothing is lost between the two touchpoints."),
        target="departments",
        several=True,
    ),
    _handoff(
        "repeats_work",
        mark("Customer repeats work"),
        FieldKind.SWITCH,
        mark("On where customers must say or do something again that they said or did before."),
        optional=False,
        several=True,
    ),
)

_STAGES: tuple[Field, ...] = (
    _stage(
        "title",
        mark("Title"),
        FieldKind.TEXT,
        mark("What this part of the journey is called: Booking."),
        optional=False,
    ),
    _stage(
        "goal",
        mark("Goal"),
        FieldKind.LONG_TEXT,
        mark("What customers want to have reached at its end: a room that is theirs for certain."),
        several=True,
    ),
    _stage(
        "width",
        mark("Width of the band"),
        FieldKind.NUMBER,
        mark("How wide its band is on the map, in points; left empty, as wide as its cards need."),
        limit=Breadth,
        several=True,
        unit=mark("points"),
    ),
)

_DEPARTMENTS: tuple[Field, ...] = (
    _department(
        "name",
        mark("Name"),
        FieldKind.TEXT,
        mark("What the department is called in the company: Front office."),
        optional=False,
    ),
    _department(
        "colour",
        mark("Colour"),
        FieldKind.COLOUR,
        mark("The colour of its cards' edge on the map; left empty, one is chosen."),
    ),
    _department(
        "duty",
        mark("Duty"),
        FieldKind.LONG_TEXT,
        mark("What it owes customers, in one sentence: delivers what was promised, on time."),
    ),
    _department(
        "lead",
        mark("Lead"),
        FieldKind.TEXT,
        mark("Who speaks for it; a position rather than a person's name: head of operations."),
    ),
    _people(
        "staff",
        mark("Staff"),
        FieldKind.COUNT,
        mark("How many people work there: 40."),
        limit=Count,
    ),
    _people(
        "trained",
        mark("Trained in customer experience"),
        FieldKind.COUNT,
        mark("How many of its staff had customer-experience training: 12."),
        limit=Count,
    ),
)

_PERSONAS: tuple[Field, ...] = (
    _persona(
        "name",
        mark("Name"),
        FieldKind.TEXT,
        mark("What this kind of customer is called: family from Jakarta."),
        optional=False,
    ),
    _persona(
        "goal",
        mark("Goal"),
        FieldKind.LONG_TEXT,
        mark("What they want of the whole journey: a holiday without queues."),
        several=True,
    ),
    _persona("needs", mark("Needs"), FieldKind.TEXTS, mark("What they cannot do without, one to a line: parking.")),
    _persona("quote", mark("Quote"), FieldKind.LONG_TEXT, mark("One sentence in their own words that shows them.")),
    _persona(
        "share",
        mark("Share of customers"),
        FieldKind.SHARE,
        mark("Which part of all customers they are: 60 %."),
        limit=Share,
    ),
)

ROWS: tuple[Field, ...] = (*_LINKS, *_STAGES, *_DEPARTMENTS, *_PERSONAS)
