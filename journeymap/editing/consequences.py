"""What has to change when elements go: worked out before the change, by the model's table of references.

A verb that takes elements away asks here first and puts all of it into the same step.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from journeymap.editing.changes import ElementKey
from journeymap.editing.references import ids_in, rewritten
from journeymap.model import REFERENCES, Element, Journey, Reference

GO_ALONG: frozenset[tuple[str, str]] = frozenset({("warnings", "touchpoint")})
"""Holders that go with what they name although they could be without: a warning rule without a touchpoint watches
nothing. Holders of a `required` reference go in any case."""


def consequences(journey: Journey, removed: Mapping[str, Collection[str]]) -> dict[ElementKey, Element | None]:
    """All elements that change when these ids go, the removed ones included; None for those that go.

    `removed` holds ids by mapping. Whatever goes along takes its own consequences with it.
    """
    result: dict[ElementKey, Element | None] = {}
    waiting = {mapping: set(ids) for mapping, ids in removed.items() if ids}
    while waiting:
        mapping, ids = waiting.popitem()
        result.update(dict.fromkeys(((mapping, id) for id in ids), None))
        for reference in REFERENCES:
            if reference.target == mapping and (going := _follow(journey, reference, ids, result)):
                waiting.setdefault(reference.holder, set()).update(going)
    return result


def _follow(
    journey: Journey, reference: Reference, gone: Collection[str], result: dict[ElementKey, Element | None]
) -> list[str]:
    """Puts changed holders into `result`; gives the ids of those that go as well."""
    goes_along = reference.shape == "required" or (reference.holder, reference.field) in GO_ALONG
    going: list[str] = []
    for id, element in getattr(journey, reference.holder).items():
        holder = result.get((reference.holder, id), element)
        if holder is None or not any(name in gone for name in ids_in(holder, reference)):
            continue
        if goes_along:
            going.append(id)
        else:
            result[reference.holder, id] = rewritten(holder, reference, lambda name: "" if name in gone else name)
    return going
