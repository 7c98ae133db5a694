"""A tiny language for journeys in tests: a record, touchpoint or link in a line, and a journey where all is well."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from journeymap.analysis.analyse import analyse
from journeymap.analysis.results import Analysis, Finding
from journeymap.model import (
    Department,
    Journey,
    Link,
    Reported,
    Response,
    ScoreRecord,
    Stage,
    Touchpoint,
)
from journeymap.model.words import Answer, Contact, End, Kind, LinkKind, Mode, Moment, Role

TODAY = date(2026, 7, 15)
SPRING = (date(2026, 1, 1), date(2026, 3, 31))
SUMMER = (date(2026, 4, 1), date(2026, 6, 30))
Span = tuple[date | None, date | None]


def record(metric: str, counts: Mapping[float, int], span: Span = SUMMER, **fields: Any) -> ScoreRecord:
    """A score record of counted answers."""
    return ScoreRecord(metric=metric, counts=counts, from_=span[0], to=span[1], **fields)


def nps(promoters: int, passives: int, detractors: int, span: Span = SUMMER, **fields: Any) -> ScoreRecord:
    """An NPS record with so many of each."""
    counts = {answer: n for answer, n in ((9, promoters), (7, passives), (3, detractors)) if n}
    return record("nps", counts, span, **fields)


def published(metric: str, value: float, n: int | None, s: float | None = None, **fields: Any) -> ScoreRecord:
    """A record of which only the figure is known."""
    return ScoreRecord(metric=metric, reported=Reported(value=value, n=n, s=s), from_=SUMMER[0], to=SUMMER[1], **fields)


def link(way: str, **fields: Any) -> Link:
    """`link("a>b")`; `a~b` is an alternative, `a<b` a loop from b back to a, `a!b` a recovery from a to b."""
    for sign, kind in ((">", LinkKind.PLANNED), ("~", LinkKind.ALTERNATIVE), ("!", LinkKind.RECOVERY)):
        if sign in way:
            source, target = way.split(sign)
            return Link(source=source, target=target, kind=kind, **fields)
    target, source = way.split("<")
    return Link(source=source, target=target, kind=LinkKind.LOOP, **fields)


def journey(
    touchpoints: Mapping[str, Touchpoint] | str, links: str | Mapping[str, Link] = "", **fields: Any
) -> Journey:
    """A journey; `journey("a b c", "a>b b>c")` names its touchpoints and links only."""
    if isinstance(touchpoints, str):
        touchpoints = {id: Touchpoint(title=id.upper()) for id in touchpoints.split()}
    if isinstance(links, str):
        links = {way: link(way) for way in links.split()}
    fields.setdefault("as_of", TODAY)
    return Journey(title="Test", touchpoints=touchpoints, links=links, **fields)


def well(**fields: Any) -> Touchpoint:
    """A touchpoint about which nothing is to be found, but for what the fields say."""
    good: dict[str, Any] = {
        "title": "Good",
        "stage": "main",
        "contact": Contact.MIXED,
        "mode": Mode.PROACTIVE,
        "owners": {"ops": (Role.ACCOUNTABLE,)},
        "responses": {"ops": Response(answer=Answer.ACCEPTED)},
        "survey_every_days": 90,
        "targets": {"nps": 30},
        "scores": (nps(80, 20, 0),),
    }
    return Touchpoint(**{**good, **fields})


def all_is_well() -> Journey:
    """A journey of seven touchpoints, of all six kinds, in which nothing is to be found."""
    touchpoints = {
        "ad": well(title="Ad", kind=Kind.ADVERTISING),
        "web": well(title="Web", kind=Kind.WEBSITE),
        "shop": well(title="Shop", kind=Kind.SALES),
        "use": well(title="Use", kind=Kind.PRODUCT_USE),
        "complain": well(title="Complain", kind=Kind.COMPLAINT),
        "care": well(title="Care", kind=Kind.AFTER_SALES, moments=(Moment.DELIGHT,)),
        "renew": well(title="Renew", end=End.STAYS),
    }
    return journey(
        touchpoints,
        "ad>web web>shop shop>use use>complain use>care complain!care care>renew",
        stages={"main": Stage(title="Main")},
        departments={"ops": Department(name="Operations", staff=5, trained=5)},
    )


def but(base: Journey, touchpoint: str = "", **fields: Any) -> Journey:
    """The journey with other fields: its own, or those of one of its touchpoints or links."""
    if not touchpoint:
        return msgspec.structs.replace(base, **fields)
    name = "touchpoints" if touchpoint in base.touchpoints else "links"
    elements = dict(getattr(base, name))
    elements[touchpoint] = msgspec.structs.replace(elements[touchpoint], **fields)
    return msgspec.structs.replace(base, **{name: elements})


def without(base: Journey, *ids: str) -> Journey:
    """The journey without some touchpoints, their links, or some links."""
    links = {id: each for id, each in base.links.items() if not {id, each.source, each.target}.intersection(ids)}
    touchpoints = {id: each for id, each in base.touchpoints.items() if id not in ids}
    return msgspec.structs.replace(base, touchpoints=touchpoints, links=links)


def plus(base: Journey, links: str, **touchpoints: Touchpoint) -> Journey:
    """The journey with more touchpoints and links."""
    more = {way: link(way) for way in links.split()}
    return msgspec.structs.replace(base, touchpoints={**base.touchpoints, **touchpoints}, links={**base.links, **more})


def found(of: Journey, as_of: date | None = None) -> list[tuple[str, tuple[str, ...]]]:
    """Kind and touchpoints of every finding, sorted."""
    return sorted((finding.kind, finding.touchpoints) for finding in analyse(of, as_of).findings)


def only(of: Journey | Analysis, kind: str) -> Finding:
    """The one finding of a kind."""
    analysis = of if isinstance(of, Analysis) else analyse(of)
    (one,) = (finding for finding in analysis.findings if finding.kind == kind)
    return one
