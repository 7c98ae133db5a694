"""The journey as a whole: one immutable value that holds everything a `.journey` file says.

`storage` makes it, `editing` replaces it, `analysis`, `drawing`, `report` and `exchange` read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from journeymap.model.kept import Element
from journeymap.model.limits import Amount, Breadth, Cause, Confidence, Count, Days, Share
from journeymap.model.scores import CustomMetric
from journeymap.model.touchpoints import Link, Touchpoint
from journeymap.model.words import ActionKind, ActionStatus, Crosshair, Language


class Department(Element, frozen=True, omit_defaults=True, kw_only=True):
    """A part of the company that can own touchpoints; `trained` of its `staff` had customer-experience training."""

    name: str = ""
    colour: str = ""
    duty: str = ""
    lead: str = ""
    staff: Count | None = None
    trained: Count | None = None


class Persona(Element, frozen=True, omit_defaults=True, kw_only=True):
    """A kind of customer; `share` is its part of all customers, 0 to 1."""

    name: str = ""
    goal: str = ""
    needs: tuple[str, ...] = ()
    quote: str = ""
    share: Share | None = None


class Stage(Element, frozen=True, omit_defaults=True, kw_only=True):
    """A band of the map; `width` in points, None for as wide as its cards need."""

    title: str = ""
    goal: str = ""
    width: Breadth | None = None


class Action(Element, frozen=True, omit_defaults=True, kw_only=True):
    """Something a department will do about touchpoints; `cause` is the gap class 1 to 4; money in the journey's
    currency."""

    title: str = ""
    touchpoints: tuple[str, ...] = ()
    department: str = ""
    due: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    kind: ActionKind | None = None
    cause: Cause | None = None
    cost: Amount | None = None
    benefit: Amount | None = None
    votes: Count = 0


class ParkedIdea(Element, frozen=True, omit_defaults=True, kw_only=True):
    """An idea that nobody has placed yet."""

    text: str = ""
    votes: Count = 0


class WarningRule(Element, frozen=True, omit_defaults=True, kw_only=True):
    """An early-warning rule: fires when the current score, with its `to` inside the window, is beyond `below` or
    `above` (in the unit shown)."""

    touchpoint: str = ""
    metric: str = ""
    below: Amount | None = None
    above: Amount | None = None
    window_days: Days | None = None
    owner: str = ""


class CountedFile(Element, frozen=True, omit_defaults=True, kw_only=True):
    """A feedback file that was counted, so that none counts twice."""

    sha256: str = ""
    date: date | None = None
    source: str = ""


class Sent(Element, frozen=True, omit_defaults=True, kw_only=True):
    """Only in a department's copy: for whom, when, and the values it was made from."""

    department: str = ""
    date: date | None = None
    fingerprint: str = ""
    base: Journey | None = None


class Snapshot(Element, frozen=True, omit_defaults=True, kw_only=True):
    """The journey as it was on one day, without positions, notes, comments and snapshots."""

    taken: date | None = None
    label: str = ""
    journey: Journey | None = None


class Journey(Element, frozen=True, omit_defaults=True, kw_only=True):
    """Everything a `.journey` file says.

    Mappings are keyed by id and keep the order people made them in. References are ids; a journey that `storage`
    loaded or a verb made holds no reference to an id that is not there. `confidence` is a share (0.95), `as_of` the
    day from which *stale* and *overdue* are measured, None for today.
    """

    title: str = ""
    language: Language = Language.EN
    organisation: str = ""
    author: str = ""
    confidentiality: str = ""
    vision: str = ""
    description: str = ""
    confidence: Confidence = 0.95
    minimum_answers: Count = 10
    crosshair: Crosshair = Crosshair.MEANS
    currency: str = ""
    population: Count | None = None
    as_of: date | None = None
    departments: Mapping[str, Department] = {}
    personas: Mapping[str, Persona] = {}
    stages: Mapping[str, Stage] = {}
    touchpoints: Mapping[str, Touchpoint] = {}
    links: Mapping[str, Link] = {}
    actions: Mapping[str, Action] = {}
    parking_lot: tuple[ParkedIdea, ...] = ()
    metrics: Mapping[str, CustomMetric] = {}
    warnings: Mapping[str, WarningRule] = {}
    imports: tuple[CountedFile, ...] = ()
    sent: Sent | None = None
    snapshots: Mapping[str, Snapshot] = {}
