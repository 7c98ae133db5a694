"""Touchpoints and links: the graph of every contact a customer has with the company.

Part of the model: frozen values, references are ids of other mappings of the same `Journey`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from journeymap.model.kept import Element
from journeymap.model.limits import Amount, Count, Days, FlowShare, Mark, Place, Weight
from journeymap.model.scores import ScoreRecord
from journeymap.model.words import (
    Answer,
    Contact,
    End,
    Kind,
    LinkKind,
    Mode,
    Moment,
    Role,
    Side,
)


class Importance(Element, frozen=True, omit_defaults=True, kw_only=True):
    """How much a touchpoint matters, 1 to 5, to customers and to the company."""

    customer: Weight | None = None
    organisation: Weight | None = None


class Promise(Element, frozen=True, omit_defaults=True, kw_only=True):
    """A promise; on the touchpoint it names as `made_at` it is made, on any other it is delivered there."""

    text: str = ""
    made_at: str = ""


class Response(Element, frozen=True, omit_defaults=True, kw_only=True):
    """What a department said of its part in a touchpoint."""

    answer: Answer | None = None
    by: str = ""
    date: date | None = None
    note: str = ""


class View(Element, frozen=True, omit_defaults=True, kw_only=True):
    """Blind scoring: how often people of one department gave each mark from 1 to 5."""

    satisfaction: Mapping[Mark, Count] = {}
    importance: Mapping[Mark, Count] = {}


class Quote(Element, frozen=True, omit_defaults=True, kw_only=True):
    """A customer's own words."""

    text: str = ""
    date: date | None = None
    source: str = ""


class Comment(Element, frozen=True, omit_defaults=True, kw_only=True):
    """A remark of somebody of the company, signed."""

    by: str = ""
    department: str = ""
    date: date | None = None
    text: str = ""


class Touchpoint(Element, frozen=True, omit_defaults=True, kw_only=True):
    """One contact of a customer with the company.

    `position` is the card's centre in points, from the left edge of its stage's band and the top of the map.
    `entry` and `end_share` are shares of customers, 0 to 1. `targets` map `metric` or `metric/formula` to a value in
    the unit shown. `owners` and `responses` and `views` are keyed by department id.
    """

    title: str
    kind: Kind = Kind.OTHER
    stage: str = ""
    personas: tuple[str, ...] = ()
    channel: str = ""
    contact: Contact | None = None
    mode: Mode | None = None
    side: Side | None = None
    position: tuple[Place, Place] | None = None
    entry: FlowShare | None = None
    end: End | None = None
    end_share: FlowShare | None = None
    importance: Importance | None = None
    moments: tuple[Moment, ...] = ()
    thoughts: str = ""
    pain_points: tuple[str, ...] = ()
    ideas: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    owners: Mapping[str, tuple[Role, ...]] = {}
    responses: Mapping[str, Response] = {}
    survey_every_days: Days | None = None
    targets: Mapping[str, Amount] = {}
    views: Mapping[str, View] = {}
    scores: tuple[ScoreRecord, ...] = ()
    quotes: tuple[Quote, ...] = ()
    votes: Count = 0
    notes: str = ""
    comments: tuple[Comment, ...] = ()

    def departments_with(self, role: Role) -> tuple[str, ...]:
        """Ids of the departments that hold this role here, in file order."""
        return tuple(department for department, roles in self.owners.items() if role in roles)

    @property
    def accountable(self) -> str | None:
        """The one accountable department; None where there is none or more than one."""
        found = self.departments_with(Role.ACCOUNTABLE)
        return found[0] if len(found) == 1 else None


class Link(Element, frozen=True, omit_defaults=True, kw_only=True):
    """A way from one touchpoint to the next; `share` is the part of the customers at its source that take it."""

    source: str
    target: str
    kind: LinkKind = LinkKind.PLANNED
    share: FlowShare | None = None
    handoff_owner: str = ""
    repeats_work: bool = False
    label: str = ""
