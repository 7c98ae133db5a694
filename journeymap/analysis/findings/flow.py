"""Findings about the map as a flow: shares over 1 and loops without a way out. They say that the numbers of visits
are not to be trusted.

Severity: medium.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.graph import components, ends, neighbours, usable_links
from journeymap.analysis.results import Finding, Severity
from journeymap.i18n import Listing, msg


def share_over_one(ground: Ground) -> Iterator[Finding]:
    """Touchpoints that more customers leave than come."""
    links, overfull = usable_links(ground.journey), set(ground.flow.overfull)
    for id in ground.order:
        if id in overfull:
            yield ground.finding(
                "flow.share-over-one",
                Severity.MEDIUM,
                msg(
                    "The shares of customers who go on from {touchpoint} add up to more than 100 %.",
                    touchpoint=ground.title(id),
                ),
                msg("Correct the shares of the links from {touchpoint}.", touchpoint=ground.title(id)),
                [id],
                links=[link for link, each in links.items() if each.source == id],
            )


def endless_loop(ground: Ground) -> Iterator[Finding]:
    """Loops in which every customer goes round for ever."""
    endless = set(ground.flow.endless)
    inside = {id: link for id, link in usable_links(ground.journey).items() if {link.source, link.target} <= endless}
    ordered = [id for id in ground.order if id in endless]
    for loop in components(ordered, neighbours(ends(inside.values()))):
        members = set(loop)
        names = Listing(tuple(ground.title(id) for id in loop), most=5)
        yield ground.finding(
            "flow.endless-loop",
            Severity.MEDIUM,
            msg("There is no way out of the loop of {touchpoints}.", touchpoints=names),
            msg("Give the links of this loop shares under 100 %, or mark where the journey ends."),
            loop,
            links=[id for id, link in inside.items() if link.source in members],
        )
