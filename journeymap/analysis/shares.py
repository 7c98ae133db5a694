"""Who begins where and who goes where: the shares of entries, links and ends, with the missing ones filled in.

A journey stands before it; `flow` makes a Markov chain of what it says.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from journeymap.analysis.graph import forward_links, usable_links
from journeymap.i18n import Percent, msg
from journeymap.model.journey import Journey
from journeymap.model.problems import Problem
from journeymap.model.touchpoints import Link, Touchpoint
from journeymap.model.words import End

ROUNDING = 1e-9
"""Shares that differ by no more are the same: people write 0.33 three times, and sums of shares are rounded."""


class Shares(msgspec.Struct, frozen=True):
    """`links`: the part of the customers at its source that take a link, by link id. `stays`: the part of those who
    come to a touchpoint that end there as *stays*, by touchpoint id. `overfull`: touchpoints whose shares add up to
    more than 1; theirs are scaled down to 1 in all."""

    links: Mapping[str, float]
    stays: Mapping[str, float]
    overfull: tuple[str, ...]


def entry_shares(journey: Journey) -> tuple[dict[str, float], tuple[Problem, ...]]:
    """The share of all customers who begin at each touchpoint (those with none left out), and what is odd about it.

    Shares that were given are used as given. Where there are none, the touchpoints without an incoming link share
    evenly (a link to itself brings nobody new); where every one has an incoming link, those without one but for loops
    and recovery; else the first.
    """
    given = {id: t.entry for id, t in journey.touchpoints.items() if t.entry}
    if given:
        return given, _entry_problems(sum(given.values()))
    starts = _beginnings(journey)
    return {id: 1.0 / len(starts) for id in starts}, ()


def _entry_problems(total: float) -> tuple[Problem, ...]:
    if abs(total - 1.0) <= ROUNDING:
        return ()
    message = msg(
        "The shares of customers who begin at a touchpoint add up to {total}, not to 100 %; they are used as they are.",
        total=Percent(100.0 * total, 1),
    )
    return (Problem(("touchpoints",), message),)


def _beginnings(journey: Journey) -> list[str]:
    ids = list(journey.touchpoints)
    open_to_all = [id for id in ids if journey.touchpoints[id].entry is None] or ids
    for links in (usable_links(journey), forward_links(journey)):
        entered = {link.target for link in links.values() if link.source != link.target}
        for candidates in (open_to_all, ids):
            if found := [id for id in candidates if id not in entered]:
                return found
    return ids[:1]


def link_shares(journey: Journey) -> Shares:
    """The shares of all links and ends; missing ones get an even part of what the others leave over."""
    leaving: dict[str, dict[str, Link]] = {}
    for id, link in usable_links(journey).items():
        leaving.setdefault(link.source, {})[id] = link
    links = dict.fromkeys(usable_links(journey), 0.0)
    stays: dict[str, float] = {}
    overfull: list[str] = []
    for id, touchpoint in journey.touchpoints.items():
        own, end, over = _split(leaving.get(id, {}), touchpoint)
        links.update(own)
        if touchpoint.end is End.STAYS:
            stays[id] = end
        if over:
            overfull.append(id)
    return Shares(links, stays, tuple(overfull))


def _split(leaving: Mapping[str, Link], touchpoint: Touchpoint) -> tuple[dict[str, float], float, bool]:
    """The shares of one touchpoint's links, the share of its end, and whether they were over 1."""
    given = {id: max(link.share, 0.0) for id, link in leaving.items() if link.share is not None}
    end_given = touchpoint.end is not None and touchpoint.end_share is not None
    end = touchpoint.end_share or 0.0 if end_given else 0.0
    total = sum(given.values()) + end
    over = total > 1.0 + ROUNDING
    scale = 1.0 / total if over else 1.0
    missing = [id for id in leaving if id not in given]
    left = 1.0 - total if 1.0 - total > ROUNDING else 0.0
    part = left / len(missing) if missing else 0.0
    shares = {id: given[id] * scale if id in given else part for id in leaving}
    if touchpoint.end is not None and not end_given:
        end = 0.0 if missing else left
    return shares, end * scale, over
