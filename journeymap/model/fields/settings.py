"""The field table's rows for the journey's own settings.

The whole table stands after it.
"""

from __future__ import annotations

from functools import partial

from journeymap.i18n import mark
from journeymap.model.fields.row import Field, FieldKind, row
from journeymap.model.limits import Confidence, Count
from journeymap.model.words import Crosshair, Language

_identity = partial(row, "journey", "identity")
_report = partial(row, "journey", "report")
_method = partial(row, "journey", "method")

ROWS: tuple[Field, ...] = (
    _identity(
        "title",
        mark("Title"),
        FieldKind.TEXT,
        mark("What the journey is called, on the map and on the report: Hotel stay, Yogyakarta."),
        optional=False,
    ),
    _identity(
        "vision",
        mark("Vision"),
        FieldKind.LONG_TEXT,
        mark("What every department works towards, in one sentence: guests feel expected."),
    ),
    _identity(
        "description",
        mark("Description"),
        FieldKind.LONG_TEXT,
        mark("Which customers and which contacts this journey is about, and where it begins and ends."),
    ),
    _report(
        "language",
        mark("Language of reports"),
        FieldKind.CHOICE,
        mark("The language reports are written in where nobody chooses another; the window has its own."),
        choices=Language,
        optional=False,
    ),
    _report(
        "organisation",
        mark("Organisation"),
        FieldKind.TEXT,
        mark("The company or office the journey belongs to; it stands on the report's first page."),
    ),
    _report("author", mark("Author"), FieldKind.TEXT, mark("Who answers for this journey; it stands on the report.")),
    _report(
        "confidentiality",
        mark("Confidentiality"),
        FieldKind.TEXT,
        mark("A line at the foot of every page of the report: for internal use only."),
    ),
    _report(
        "currency",
        mark("Currency"),
        FieldKind.TEXT,
        mark("The three letters of the currency that costs, benefits and customer value are given in: IDR."),
    ),
    _method(
        "as_of",
        mark("Seen as of"),
        FieldKind.DAY,
        mark("The day from which overdue actions and outdated feedback are counted; left empty, today."),
    ),
    _method(
        "minimum_answers",
        mark("Answers needed for a verdict"),
        FieldKind.COUNT,
        mark("A score with fewer answers than this gets no verdict: 10."),
        limit=Count,
        optional=False,
    ),
    _method(
        "confidence",
        mark("Confidence of intervals"),
        FieldKind.SHARE,
        mark("How sure the interval around each score is: 95 % is usual; a higher one makes it wider."),
        limit=Confidence,
        optional=False,
    ),
    _method(
        "population",
        mark("Customer base"),
        FieldKind.COUNT,
        mark("How many customers there are in all, where they are few: intervals grow narrower the more answered."),
        limit=Count,
    ),
    _method(
        "crosshair",
        mark("Crosshair of importance and performance"),
        FieldKind.CHOICE,
        mark("Where the lines stand that part the four quadrants of the importance-performance chart."),
        choices=Crosshair,
        optional=False,
    ),
)
