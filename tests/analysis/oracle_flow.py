"""The flow of section 6 a second time: shares, visits, who stays and what each touchpoint takes away, by plain numpy.

Written from the documents alone, beside `oracle`; nothing of `journeymap` is imported here.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np

from tests.analysis.oracle import Plain


@dataclass(frozen=True)
class Flowed:
    """Shares by link, entries and visits by touchpoint; visits None where somebody never gets out, removal 0
    where nobody stays."""

    shares: dict[str, float]
    entries: dict[str, float]
    overfull: set[str]
    endless: set[str]
    visits: dict[str, float] | None
    stays: float | None
    removal: dict[str, float] | None


def entries_of(journey: Plain) -> dict[str, float]:
    """Where a share is given it is used as it is; else those without an incoming link share evenly."""
    given = {id: touchpoint.get("entry") for id, touchpoint in journey["touchpoints"].items()}
    if any(given.values()):
        return {id: share or 0.0 for id, share in given.items()}
    first = beginnings(journey, [id for id, share in given.items() if share is None] or list(given))
    return {id: 1 / len(first) if id in first else 0.0 for id in given}


def beginnings(journey: Plain, candidates: list[str]) -> list[str]:
    """Without an incoming link from elsewhere; where there are none (a reading of ours), loops and recoveries do not
    count, and at last it is the first in the file."""
    links = [link for link in journey.get("links", {}).values() if link["source"] != link["target"]]
    forward = [link for link in links if link.get("kind", "planned") not in ("loop", "recovery")]
    for each in (links, forward):
        reached = {link["target"] for link in each}
        for names in (candidates, list(journey["touchpoints"])):
            if first := [id for id in names if id not in reached]:
                return first
    return list(journey["touchpoints"])[:1]


def own_share(touchpoint: Plain) -> float:
    """The end's own share, where the touchpoint is an end and one is given."""
    return (touchpoint.get("end_share") or 0.0) if touchpoint.get("end") else 0.0


def shares_of(journey: Plain) -> tuple[dict[str, float], set[str]]:
    """The share of every link as the document splits it, and the touchpoints that give away more than all: theirs
    are scaled down to 1 (a reading of ours)."""
    shares, overfull = {}, set()
    for id, touchpoint in journey["touchpoints"].items():
        links = {key: link for key, link in journey.get("links", {}).items() if link["source"] == id}
        given = sum(link.get("share") or 0.0 for link in links.values()) + own_share(touchpoint)
        open_ended = [key for key, link in links.items() if link.get("share") is None]
        if given > 1 + 1e-9:
            overfull.add(id)
        for key, link in links.items():
            share = link.get("share")
            part = max(0.0, 1 - given) / len(open_ended) if share is None else share
            shares[key] = part / max(given, 1.0)
    return shares, overfull


def stays_at(journey: Plain, id: str, shares: dict[str, float]) -> float:
    """The part of those who come here that stays for good."""
    touchpoint = journey["touchpoints"][id]
    if touchpoint.get("end") != "stays":
        return 0.0
    links = [(key, link) for key, link in journey.get("links", {}).items() if link["source"] == id]
    if touchpoint.get("end_share") is None:
        return 1 - sum(shares[key] for key, _ in links)
    given = sum(link.get("share") or 0.0 for _, link in links) + touchpoint["end_share"]
    return touchpoint["end_share"] / max(given, 1.0)


def endless(journey: Plain, shares: dict[str, float]) -> set[str]:
    """The touchpoints of loops from which nobody ever comes out."""
    names = list(journey["touchpoints"])
    graph = nx.DiGraph()
    graph.add_nodes_from([*names, ""])
    left = dict.fromkeys(names, 1.0)
    for key, link in journey.get("links", {}).items():
        left[link["source"]] -= shares[key]
        if shares[key] > 1e-12:
            graph.add_edge(link["source"], link["target"])
    graph.add_edges_from((id, "") for id in names if left[id] > 1e-9)
    return set().union(*nx.attracting_components(graph)) - {""}


def solve(journey: Plain, shares: dict[str, float], without: str | None = None) -> np.ndarray:
    """v = s (I - Q)^-1, where every link into `without` leaves the journey instead."""
    names = list(journey["touchpoints"])
    moves = np.zeros((len(names), len(names)))
    for key, link in journey.get("links", {}).items():
        if link["target"] != without:
            moves[names.index(link["source"]), names.index(link["target"])] += shares[key]
    entries = entries_of(journey)
    return np.array([entries[id] for id in names]) @ np.linalg.inv(np.eye(len(names)) - moves)


def flow(journey: Plain) -> Flowed:
    """The whole chain; only its shape where a loop has no way out."""
    shares, overfull = shares_of(journey)
    caught = endless(journey, shares)
    entries = entries_of(journey)
    if caught:
        return Flowed(shares, entries, overfull, caught, None, None, None)
    ends = np.array([stays_at(journey, id, shares) for id in journey["touchpoints"]])
    some = any(touchpoint.get("end") == "stays" for touchpoint in journey["touchpoints"].values())
    visits = solve(journey, shares)
    stays = float(visits @ ends)
    removal = dict.fromkeys(journey["touchpoints"], 0.0)
    if stays > 1e-12:
        removal = {id: 1 - float(solve(journey, shares, id) @ ends) / stays for id in removal}
    return Flowed(shares, entries, overfull, caught, dict(zip(entries, visits.tolist(), strict=True)),
                  stays if some else None, removal)  # fmt: skip


def order(journey: Plain) -> list[str]:
    """Stage order, then topological order without loop and recovery links, then file order; no cycles expected."""
    names, stages = list(journey["touchpoints"]), list(journey.get("stages", {}))
    graph = nx.DiGraph()
    graph.add_nodes_from(names)
    graph.add_edges_from(
        (link["source"], link["target"])
        for link in journey.get("links", {}).values()
        if link.get("kind", "planned") not in ("loop", "recovery") and link["source"] != link["target"]
    )
    if not nx.is_directed_acyclic_graph(graph):
        return []
    before = nx.transitive_closure(graph)
    bands: dict[str, list[str]] = {id: [] for id in [*stages, ""]}
    for id, touchpoint in journey["touchpoints"].items():
        bands[touchpoint.get("stage", "")].append(id)
    sort = nx.lexicographical_topological_sort
    return [id for members in bands.values() for id in sort(before.subgraph(members), key=names.index)]
