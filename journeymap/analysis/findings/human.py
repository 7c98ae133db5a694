"""Findings about the human touch: long stretches of machines only, complaints that no person handles.

Severity. Both medium; a stretch is low where no touchpoint of it matters.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.graph import ends, finished_first, forward_links, neighbours, reachable, roots_first
from journeymap.analysis.results import Finding, Severity
from journeymap.i18n import msg, msg_count
from journeymap.model.words import Contact, Kind

LONG_STRETCH = 3
"""How many digital touchpoints in a row are a long stretch."""


def without_person(ground: Ground) -> Iterator[Finding]:
    """Stretches of three or more digital touchpoints in a row, each reported once with all its branches."""
    digital = [id for id, touchpoint in ground.touchpoints() if touchpoint.contact is Contact.DIGITAL]
    inside, following = set(digital), neighbours(ends(forward_links(ground.journey).values()))
    onward = {id: [target for target in following.get(id, ()) if target in inside] for id in digital}
    finished, closing = finished_first(roots_first(digital, onward), onward)
    onward = {id: [target for target in onward[id] if (id, target) not in closing] for id in digital}
    lengths = _lengths(finished, onward)
    left = {id for id in digital if lengths[id] >= LONG_STRETCH}
    beside = neighbours(pair for a in left for b in onward[a] if b in left for pair in ((a, b), (b, a)))
    place = {id: number for number, id in enumerate(digital)}
    for id in digital:
        if id in left:
            stretch = sorted(reachable([id], beside), key=place.__getitem__)
            left.difference_update(stretch)
            yield _stretch(ground, stretch, max(lengths[each] for each in stretch))


def _lengths(finished: list[str], onward: dict[str, list[str]]) -> dict[str, int]:
    """How many touchpoints the longest way through each has; the links have no circles."""
    after: dict[str, int] = {}
    for id in finished:
        after[id] = 1 + max((after[target] for target in onward[id]), default=0)
    before = dict.fromkeys(finished, 1)
    for id in reversed(finished):
        for target in onward[id]:
            before[target] = max(before[target], before[id] + 1)
    return {id: before[id] + after[id] - 1 for id in finished}


def _stretch(ground: Ground, ids: list[str], longest: int) -> Finding:
    return ground.finding(
        "human.none-in-stretch",
        Severity.MEDIUM if any(ground.matters(id) for id in ids) else Severity.LOW,
        msg_count(
            "From {first} to {last}, customers meet {count} touchpoint in a row without being offered a person.",
            "From {first} to {last}, customers meet {count} touchpoints in a row without being offered a person.",
            longest,
            first=ground.title(ids[0]),
            last=ground.title(ids[-1]),
        ),
        msg("Offer a person, by telephone, chat or on the spot, at one touchpoint of this stretch at least."),
        ids,
    )


def machine_complaints(ground: Ground) -> Iterator[Finding]:
    """Complaints that are handled by machines only."""
    for id, touchpoint in ground.touchpoints():
        if touchpoint.kind is Kind.COMPLAINT and touchpoint.contact is Contact.DIGITAL:
            yield ground.finding(
                "human.machine-complaint",
                Severity.MEDIUM,
                msg("Complaints at {touchpoint} are handled by machines only.", touchpoint=ground.title(id)),
                msg("Let a person take over complaints at {touchpoint}.", touchpoint=ground.title(id)),
                [id],
            )
