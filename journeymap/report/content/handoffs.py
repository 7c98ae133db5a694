"""Hand-offs between departments: how many lead from which to which, and those that nobody owns or that cost work twice.

The analysed journey stands before it; the pages of ownership and of departments come after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from journeymap.analysis.graph import usable_links
from journeymap.model.touchpoints import Link
from journeymap.report.context import Context


class HandOff(msgspec.Struct, frozen=True):
    """A link between touchpoints of two departments. `customers` of 100 that begin the journey take it."""

    link: str
    source: str
    target: str
    giving: str
    taking: str
    owner: str
    repeats_work: bool
    customers: float


class HandOffs(msgspec.Struct, frozen=True):
    """All hand-offs, the busiest first; `unsettled` links have an end without exactly one accountable department."""

    all: tuple[HandOff, ...]
    unsettled: int

    @property
    def departments(self) -> tuple[str, ...]:
        """Those that give or take."""
        return tuple(dict.fromkeys(side for each in self.all for side in (each.giving, each.taking)))

    @property
    def weak(self) -> tuple[HandOff, ...]:
        """Those without an owner, or where customers do their work twice."""
        return tuple(each for each in self.all if each.repeats_work or not each.owner)

    def counts(self) -> Mapping[tuple[str, str], tuple[int, int]]:
        """How many lead from a department to another, and how many of them nobody owns."""
        found: dict[tuple[str, str], tuple[int, int]] = {}
        for each in self.all:
            total, open_ = found.get((each.giving, each.taking), (0, 0))
            found[each.giving, each.taking] = (total + 1, open_ + (not each.owner))
        return found


def hand_offs(context: Context) -> HandOffs:
    """Every link whose ends have different accountable departments."""
    links = usable_links(context.journey)
    found = sorted(_crossing(context, links), key=lambda each: -each.customers)
    owners = {id: place.accountable for id, place in context.journey.touchpoints.items()}
    unsettled = sum(not (owners[link.source] and owners[link.target]) for link in links.values())
    return HandOffs(tuple(found), unsettled)


def _crossing(context: Context, links: Mapping[str, Link]) -> Iterator[HandOff]:
    places, flow = context.journey.touchpoints, context.analysis.flow
    for id, link in links.items():
        giving, taking = places[link.source].accountable, places[link.target].accountable
        if giving and taking and giving != taking:
            customers = 100.0 * flow.visits.get(link.source, 0.0) * flow.shares.get(id, 0.0)
            yield HandOff(
                id, link.source, link.target, giving, taking, link.handoff_owner, link.repeats_work, customers
            )


def weakness(context: Context, each: HandOff) -> str:
    """What is wrong with a hand-off, in words; empty where nothing is."""
    if each.repeats_work and not each.owner:
        return context.t.text("no owner; customers repeat work")
    if each.repeats_work:
        return context.t.text("customers repeat work")
    return "" if each.owner else context.t.text("no owner")
