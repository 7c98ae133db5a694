"""What has to change when elements go: worked out before the change, by the model's table of references.

A verb that takes elements away asks here first and puts all of it into the same step.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from journeymap.editing.changes import ElementKey
from journeymap.editing.references import ids_in, rewritten
from journeymap.model import REFERENCES, Element, Journey, Reference, Touchpoint

GO_ALONG: frozenset[tuple[str, str]] = frozenset({("warnings", "touchpoint")})
"""Holders that go with what they name although they could be without: a warning rule without a touchpoint watches
nothing. Holders of a `required` reference go in any case."""


def consequences(journey: Journey, removed: Mapping[str, Collection[str]]) -> dict[ElementKey, Element | None]:
    """All elements that change when these ids go, the removed ones included; None for those that go.

    `removed` holds ids by mapping. Whatever goes along takes its own consequences with it. The same call gives the
    same order.
    """
    result: dict[ElementKey, Element | None] = {}
    waiting = {mapping: dict.fromkeys(ids) for mapping, ids in removed.items() if ids}
    while waiting:
        mapping, ids = waiting.popitem()
        result.update(dict.fromkeys(((mapping, id) for id in ids), None))
        if mapping == "metrics":
            waiting.setdefault("warnings", {}).update(dict.fromkeys(_unmeasured(journey, ids, result)))
        for reference in REFERENCES:
            if reference.target == mapping and (going := _follow(journey, reference, ids, result)):
                waiting.setdefault(reference.holder, {}).update(dict.fromkeys(going))
    return result


def _unmeasured(journey: Journey, gone: Collection[str], result: dict[ElementKey, Element | None]) -> list[str]:
    """Scores and targets of a metric go with it, for nobody could say what they mean; so do these warning rules."""
    for id, touchpoint in journey.touchpoints.items():
        now = result.get(("touchpoints", id), touchpoint)
        if isinstance(now, Touchpoint) and (plain := without_metrics(now, gone)) is not now:
            result["touchpoints", id] = plain
    return [id for id, rule in journey.warnings.items() if rule.metric in gone]


def without_metrics(touchpoint: Touchpoint, metrics: Collection[str]) -> Touchpoint:
    """The touchpoint without scores and targets of these metrics; the very same where it has none."""
    scores = tuple(record for record in touchpoint.scores if record.metric not in metrics)
    targets = {key: value for key, value in touchpoint.targets.items() if key.split("/")[0] not in metrics}
    if len(scores) == len(touchpoint.scores) and len(targets) == len(touchpoint.targets):
        return touchpoint
    return replace(touchpoint, scores=scores, targets=targets)


def _follow(
    journey: Journey, reference: Reference, gone: Mapping[str, None], result: dict[ElementKey, Element | None]
) -> list[str]:
    """Puts changed holders into `result`; gives the ids of those that go as well."""
    goes_along = reference.shape == "required" or (reference.holder, reference.field) in GO_ALONG
    going: list[str] = []
    for id, element in getattr(journey, reference.holder).items():
        value = getattr(element, reference.field)
        if not value or (isinstance(value, str) and value not in gone):
            continue  # the quick way out for nearly all elements of a large journey
        if gone.keys().isdisjoint(ids_in(element, reference)):
            continue
        holder = result.get((reference.holder, id), element)
        if holder is None:
            continue
        if goes_along:
            going.append(id)
        else:
            result[reference.holder, id] = rewritten(holder, reference, lambda name: "" if name in gone else name)
    return going
