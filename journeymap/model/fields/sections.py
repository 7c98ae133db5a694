"""The sections of every form, in the order in which a person meets them.

The rows of the field table name them; forms unfold and fold them.
"""

from __future__ import annotations

from journeymap.i18n import mark
from journeymap.model.fields.row import Section


def _of(mapping: str, *rows: tuple[str, str, bool]) -> tuple[Section, ...]:
    return tuple(Section(mapping=mapping, id=id, label=label, open=open) for id, label, open in rows)


SECTIONS: tuple[Section, ...] = (
    *_of(
        "touchpoints",
        ("identity", mark("Touchpoint"), True),
        ("owner", mark("Owner"), True),
        ("feedback", mark("Feedback"), True),
        ("voice", mark("What customers say"), True),
    ),
    Section(mapping="touchpoints", id="actions", label=mark("Actions"), lists="actions"),
    *_of(
        "touchpoints",
        ("moment", mark("Moment and importance"), True),
        ("promises", mark("Promises"), False),
        ("flow", mark("Beginning and end"), False),
        ("notes", mark("Notes and comments"), False),
    ),
    *_of("links", ("identity", mark("Link"), True), ("handoff", mark("Hand-off"), True)),
    *_of("stages", ("identity", mark("Stage"), True)),
    *_of("departments", ("identity", mark("Department"), True), ("people", mark("People and training"), True)),
    *_of("personas", ("identity", mark("Persona"), True)),
    *_of(
        "actions",
        ("identity", mark("Action"), True),
        ("progress", mark("Who and by when"), True),
        ("worth", mark("Cause, cost and benefit"), False),
    ),
    *_of("parking_lot", ("identity", mark("Parked idea"), True)),
    *_of("metrics", ("identity", mark("Metric"), True), ("index", mark("Part of an index"), False)),
    *_of("warnings", ("identity", mark("Early warning"), True)),
    *_of(
        "journey",
        ("identity", mark("Journey"), True),
        ("report", mark("Report"), True),
        ("method", mark("How gaps are judged"), False),
    ),
)
