"""The field table's rows for what is to be done and watched: actions, parked ideas, custom metrics, early warnings.

The whole table stands after it.
"""

from __future__ import annotations

from functools import partial

from journeymap.i18n import mark
from journeymap.model.fields.row import Field, FieldKind, row
from journeymap.model.limits import Amount, Cause, Days, Measure
from journeymap.model.words import ActionKind, ActionStatus, Better

_action = partial(row, "actions", "identity")
_progress = partial(row, "actions", "progress")
_worth = partial(row, "actions", "worth")
_parked = partial(row, "parking_lot", "identity")
_metric = partial(row, "metrics", "identity")
_index = partial(row, "metrics", "index")
_warning = partial(row, "warnings", "identity")

_ACTIONS: tuple[Field, ...] = (
    _action(
        "title",
        mark("Title"),
        FieldKind.TEXT,
        mark("What will be done, beginning with a verb: train the night shift on group arrivals."),
        optional=False,
    ),
    _action(
        "touchpoints",
        mark("Touchpoints"),
        FieldKind.REFERENCES,
        mark("The touchpoints it is to make better."),
        target="touchpoints",
        several=True,
    ),
    _action(
        "kind",
        mark("Kind"),
        FieldKind.CHOICE,
        mark("What sort of action it is; research answers what is not known, training what is not done right."),
        choices=ActionKind,
        several=True,
    ),
    _progress(
        "department",
        mark("Department"),
        FieldKind.REFERENCE,
        mark("The department that does it."),
        target="departments",
        several=True,
    ),
    _progress(
        "due",
        mark("Due"),
        FieldKind.DAY,
        mark("The day by which it is done; after that it is reported as overdue."),
        several=True,
    ),
    _progress(
        "status",
        mark("Status"),
        FieldKind.CHOICE,
        mark("How far it is: open, in progress, done or dropped."),
        choices=ActionStatus,
        optional=False,
        several=True,
    ),
    _worth(
        "cause",
        mark("Cause"),
        FieldKind.CAUSE,
        mark("Which of the four causes of a gap it removes: no standard is set, for example."),
        limit=Cause,
        several=True,
    ),
    _worth("cost", mark("Cost"), FieldKind.MONEY, mark("What it costs, in the journey's currency."), limit=Amount),
    _worth(
        "benefit",
        mark("Benefit"),
        FieldKind.MONEY,
        mark("What it is expected to bring in, in the journey's currency."),
        limit=Amount,
    ),
)

_PARKED: tuple[Field, ...] = (
    _parked(
        "text",
        mark("Idea"),
        FieldKind.LONG_TEXT,
        mark("An idea that nobody has placed yet: a shuttle from the airport."),
        optional=False,
    ),
)

_METRICS: tuple[Field, ...] = (
    _metric("name", mark("Name"), FieldKind.TEXT, mark("What is measured: breakfast rating."), optional=False),
    _metric(
        "scale",
        mark("Scale"),
        FieldKind.PAIR,
        mark("The least and the most that can be answered, 1 to 10 for example; left empty, 1 to 5."),
        limit=Amount,
    ),
    _metric(
        "better",
        mark("Direction"),
        FieldKind.CHOICE,
        mark("Whether a higher or a lower figure is the better one; left empty, the higher."),
        choices=Better,
    ),
    _metric(
        "formula",
        mark("Formula"),
        FieldKind.FORMULA,
        mark("The mean of all answers, or the share of answers in the top boxes of the scale."),
    ),
    _index(
        "group",
        mark("Index"),
        FieldKind.TEXT,
        mark("The index this metric is an element of: SKM. Metrics of one index have the same words here."),
        several=True,
    ),
    _index(
        "weight",
        mark("Weight in the index"),
        FieldKind.NUMBER,
        mark("How much it counts in the index; left empty, as much as every other element."),
        limit=Measure,
        several=True,
    ),
)

_WARNINGS: tuple[Field, ...] = (
    _warning(
        "touchpoint",
        mark("Touchpoint"),
        FieldKind.REFERENCE,
        mark("The touchpoint whose score is watched."),
        target="touchpoints",
        several=True,
    ),
    _warning(
        "metric",
        mark("Metric"),
        FieldKind.METRIC,
        mark("The score that is watched: NPS."),
        target="metrics",
        optional=False,
        several=True,
    ),
    _warning(
        "below",
        mark("Warn below"),
        FieldKind.NUMBER,
        mark("The warning fires when the score is under this, in the unit of its metric: 0."),
        limit=Amount,
        several=True,
    ),
    _warning(
        "above",
        mark("Warn above"),
        FieldKind.NUMBER,
        mark("The warning fires when the score is over this, in the unit of its metric: 600 seconds of waiting."),
        limit=Amount,
        several=True,
    ),
    _warning(
        "window_days",
        mark("Only scores of the last"),
        FieldKind.DAYS,
        mark("How recent a score must be to be watched; left empty, the current one whatever its age."),
        limit=Days,
        several=True,
        unit=mark("days"),
    ),
    _warning(
        "owner",
        mark("Department to be told"),
        FieldKind.REFERENCE,
        mark("The department that looks into it when the warning fires."),
        target="departments",
        several=True,
    ),
)

ROWS: tuple[Field, ...] = (*_ACTIONS, *_PARKED, *_METRICS, *_WARNINGS)
