"""A clip: touchpoints copied out of a journey with all they need to stand in another one. A pure value.

`copy` makes it, `commands.copying` pastes it; it is a journey itself, so that the file's writer can put it on the
clipboard as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from journeymap.editing.references import held_by, ids_in
from journeymap.model import Element, Journey, Touchpoint

NEEDED: tuple[str, ...] = ("departments", "personas", "stages")
"""Mappings whose elements come along with the touchpoints that name them."""


class Clip(msgspec.Struct, frozen=True):
    """Touchpoints, the links among them, and the departments, personas, stages and metrics they use.

    `outside` holds the titles of touchpoints that are named but not copied (where a promise was made), by id.
    """

    journey: Journey
    outside: Mapping[str, str] = {}


def copy(journey: Journey, ids: Iterable[str]) -> Clip:
    """The clip of these touchpoints, in the journey's order; unknown ids are passed over."""
    chosen = set(ids)
    touchpoints = {id: t for id, t in journey.touchpoints.items() if id in chosen}
    links = {id: link for id, link in journey.links.items() if {link.source, link.target} <= touchpoints.keys()}
    named: dict[str, set[str]] = {name: set() for name in (*NEEDED, "touchpoints")}
    for mapping, held in (("touchpoints", touchpoints), ("links", links)):
        for element in held.values():
            _collect(mapping, element, named)
    parts: dict[str, Any] = {name: _only(getattr(journey, name), named[name]) for name in NEEDED}
    metrics = {id: m for id, m in journey.metrics.items() if any(_uses(t, id) for t in touchpoints.values())}
    elsewhere = named["touchpoints"] - chosen
    outside = {id: t.title for id, t in journey.touchpoints.items() if id in elsewhere}
    whole = Journey(title=journey.title, touchpoints=touchpoints, links=links, metrics=metrics, **parts)
    return Clip(whole, outside)


def _only(mapping: Mapping[str, Element], ids: set[str]) -> dict[str, Element]:
    return {id: element for id, element in mapping.items() if id in ids}


def _collect(mapping: str, element: Element, named: dict[str, set[str]]) -> None:
    for reference in held_by(mapping):
        named[reference.target].update(ids_in(element, reference))


def _uses(touchpoint: Touchpoint, metric: str) -> bool:
    targets = {key.split("/")[0] for key in touchpoint.targets}
    return metric in targets or any(record.metric == metric for record in touchpoint.scores)


def unmeasured(touchpoint: Touchpoint) -> Touchpoint:
    """The touchpoint without what was measured and said of it: no evidence is made by copying."""
    return replace(touchpoint, scores=(), quotes=(), comments=(), responses={}, views={}, votes=0)
