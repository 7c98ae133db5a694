"""The journey as an absorbing Markov chain: expected visits, who stays, and what each touchpoint means for staying.

A journey stands before it; findings weigh by it, the report and the window show it. `shares` says who goes where,
`chain` solves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from journeymap.analysis.graph import usable_links
from journeymap.analysis.results import Flow
from journeymap.analysis.shares import ROUNDING, Shares, entry_shares, link_shares
from journeymap.model.journey import Journey
from journeymap.model.words import End

if TYPE_CHECKING:
    from journeymap.analysis.chain import Chain, Solution


def customer_flow(journey: Journey) -> Flow:
    """Visits, staying and removal effects per customer that begins (method.md section 6).

    Where there is no way out of a loop, its expected visits have no end: each touchpoint of such a loop is then
    counted once for every customer who ever comes there, and those customers neither stay nor leave.
    """
    from journeymap.analysis.chain import closed_parts, solve

    entries, problems = entry_shares(journey)
    shares = link_shares(journey)
    chain = _chain(journey, entries, shares)
    closed = closed_parts(chain)
    solution = solve(chain, closed)
    ids = list(journey.touchpoints)
    stays = _stays(journey, solution)
    return Flow(
        entries=entries,
        shares=shares.links,
        visits=dict(zip(ids, solution.visits, strict=True)),
        stays=stays,
        removal=_removal(ids, solution, stays),
        overfull=shares.overfull,
        endless=tuple(ids[number] for part in closed for number in part),
        problems=problems,
    )


def _chain(journey: Journey, entries: Mapping[str, float], shares: Shares) -> Chain:
    from journeymap.analysis.chain import Chain

    number = {id: at for at, id in enumerate(journey.touchpoints)}
    following: list[dict[int, float]] = [{} for _ in number]
    for id, link in usable_links(journey).items():
        if (share := shares.links[id]) > ROUNDING:  # less is no way: whole loops would hang on it
            row = following[number[link.source]]
            row[number[link.target]] = row.get(number[link.target], 0.0) + share
    return Chain(
        entries=[entries.get(id, 0.0) for id in number],
        following=[list(row.items()) for row in following],
        stays=[shares.stays.get(id, 0.0) for id in number],
    )


def _stays(journey: Journey, solution: Solution) -> float | None:
    known = any(touchpoint.end is End.STAYS for touchpoint in journey.touchpoints.values())
    return solution.stays if known else None


def _removal(ids: list[str], solution: Solution, stays: float | None) -> dict[str, float | None]:
    """Of those who stay, the part who come to each touchpoint by a link: who would be lost if all its links led out.

    That is (stays - stays when every link into it leaves the journey instead) / stays; who begins there still does.
    """
    if not stays:
        return dict.fromkeys(ids)
    parts = zip(ids, solution.led, solution.staying, strict=True)
    return {id: min(1.0, max(0.0, led * staying / stays)) for id, led, staying in parts}
