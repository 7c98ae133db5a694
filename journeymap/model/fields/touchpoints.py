"""The field table's rows for touchpoints, in the order of the inspector: what it is, owner, feedback, and the rest.

The whole table stands after it.
"""

from __future__ import annotations

from functools import partial

from journeymap.i18n import mark
from journeymap.model.fields.row import Field, FieldKind, row
from journeymap.model.limits import Days, Share, Weight
from journeymap.model.words import Contact, End, Kind, Mode, Moment, Side

_identity = partial(row, "touchpoints", "identity")
_owner = partial(row, "touchpoints", "owner")
_feedback = partial(row, "touchpoints", "feedback")
_voice = partial(row, "touchpoints", "voice")
_moment = partial(row, "touchpoints", "moment")
_promises = partial(row, "touchpoints", "promises")
_flow = partial(row, "touchpoints", "flow")
_notes = partial(row, "touchpoints", "notes")

_IDENTITY: tuple[Field, ...] = (
    _identity(
        "title",
        mark("Title"),
        FieldKind.TEXT,
        mark("What customers meet, in a few words: Check-in."),
        optional=False,
    ),
    _identity(
        "kind",
        mark("Kind"),
        FieldKind.CHOICE,
        mark("Which of the six kinds of contact it is; a whole journey has each of them."),
        choices=Kind,
        optional=False,
        several=True,
    ),
    _identity(
        "stage",
        mark("Stage"),
        FieldKind.REFERENCE,
        mark("The part of the journey whose band the card stands in: Stay."),
        target="stages",
        several=True,
    ),
    _identity(
        "channel",
        mark("Channel"),
        FieldKind.TEXT,
        mark("Where the contact takes place: front desk, WhatsApp, mail."),
        several=True,
    ),
    _identity(
        "contact",
        mark("Contact"),
        FieldKind.CHOICE,
        mark("Whether customers meet a person, a machine, or both."),
        choices=Contact,
        several=True,
    ),
    _identity(
        "mode",
        mark("Who comes first"),
        FieldKind.CHOICE,
        mark("Proactive where the company comes to the customer, reactive where it only answers."),
        choices=Mode,
        several=True,
    ),
    _identity(
        "side",
        mark("Front or back stage"),
        FieldKind.CHOICE,
        mark("Front stage where customers see it, back stage where the work goes on behind their backs."),
        choices=Side,
        several=True,
    ),
    _identity(
        "personas",
        mark("Personas"),
        FieldKind.REFERENCES,
        mark("The kinds of customer who come here; none chosen means all of them."),
        target="personas",
        several=True,
    ),
)

_OWNERSHIP: tuple[Field, ...] = (
    _owner(
        "owners",
        mark("Owners"),
        FieldKind.OWNERS,
        mark("Which department is accountable (exactly one), responsible, consulted or informed."),
        target="departments",
        several=True,
    ),
    _owner(
        "responses",
        mark("Answers of departments"),
        FieldKind.RESPONSES,
        mark("What each department said of its part: accepted or disputed, by whom, when and why."),
        target="departments",
    ),
)

_MEASURED: tuple[Field, ...] = (
    _feedback(
        "scores",
        mark("Scores"),
        FieldKind.SCORES,
        mark("What was measured here: how many gave each answer, or a published figure, with period and source."),
    ),
    _feedback(
        "targets",
        mark("Targets"),
        FieldKind.TARGETS,
        mark("The score that is aimed for in each metric: NPS 30, waiting time 5 minutes."),
        several=True,
    ),
    _feedback(
        "survey_every_days",
        mark("Ask customers every"),
        FieldKind.DAYS,
        mark("How many days feedback stays fresh; older feedback is reported as out of date: 90."),
        limit=Days,
        several=True,
        unit=mark("days"),
    ),
)

_SAID: tuple[Field, ...] = (
    _voice(
        "quotes",
        mark("Quotes"),
        FieldKind.QUOTES,
        mark("What customers said, in their own words, with day and source; no names."),
    ),
    _voice(
        "thoughts",
        mark("Thoughts and feelings"),
        FieldKind.LONG_TEXT,
        mark("What customers think and feel here: have they lost my booking?"),
    ),
    _voice(
        "pain_points",
        mark("Pain points"),
        FieldKind.TEXTS,
        mark("What makes it hard for customers, one to a line: queue of 20 minutes."),
    ),
    _voice(
        "ideas",
        mark("Ideas"),
        FieldKind.TEXTS,
        mark("What could make it better, one to a line: check in on the phone."),
    ),
)

_WEIGHT: tuple[Field, ...] = (
    _moment(
        "moments",
        mark("Moments"),
        FieldKind.FLAGS,
        mark("A moment of truth decides whether a customer stays, a moment of delight surprises happily."),
        choices=Moment,
        several=True,
    ),
    _moment(
        "importance.customer",
        mark("Importance to customers"),
        FieldKind.MARK,
        mark("How much it matters to customers, from 1 (little) to 5 (decides)."),
        limit=Weight,
        several=True,
    ),
    _moment(
        "importance.organisation",
        mark("Importance to us"),
        FieldKind.MARK,
        mark("How much it matters to the company, from 1 (little) to 5 (decides)."),
        limit=Weight,
        several=True,
    ),
)

_REST: tuple[Field, ...] = (
    _promises(
        "promises",
        mark("Promises"),
        FieldKind.PROMISES,
        mark("What customers are led to expect, where it is made and where it is kept: five minutes to the key."),
        target="touchpoints",
    ),
    _flow(
        "entry",
        mark("Customers who begin here"),
        FieldKind.SHARE,
        mark("The share of all customers whose journey begins here; left empty everywhere, it is worked out."),
        limit=Share,
    ),
    _flow(
        "end",
        mark("The journey may end here"),
        FieldKind.CHOICE,
        mark("Whether customers who go no further stay with us or leave us."),
        choices=End,
        several=True,
    ),
    _flow(
        "end_share",
        mark("Customers who end here"),
        FieldKind.SHARE,
        mark("The share of those who come here that go no further; left empty, all whom no link takes on."),
        limit=Share,
    ),
    _notes(
        "notes", mark("Notes"), FieldKind.LONG_TEXT, mark("Whatever else is worth keeping; the report leaves it out.")
    ),
    _notes(
        "comments",
        mark("Comments"),
        FieldKind.COMMENTS,
        mark("Remarks of colleagues, each with name, department and day."),
        target="departments",
    ),
)

ROWS: tuple[Field, ...] = (*_IDENTITY, *_OWNERSHIP, *_MEASURED, *_SAID, *_WEIGHT, *_REST)
