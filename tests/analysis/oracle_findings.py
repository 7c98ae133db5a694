"""The findings of section 4 a second time: for each kind the ids that it is about, from a plain mapping.

Written from the documents alone, beside `oracle` and `oracle_flow`; nothing of `journeymap` is imported here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import networkx as nx

from tests.analysis import oracle, oracle_changes, oracle_flow
from tests.analysis.oracle import Plain, Scored

Found = set[str]
SIX = ("advertising", "website", "sales", "product-use", "after-sales", "complaint")
BELOW = ("gap", "likely-gap")


def _touchpoints(journey: Plain, test: Callable[[str, Plain], bool]) -> Found:
    return {id for id, touchpoint in journey["touchpoints"].items() if test(id, touchpoint)}


def _links(journey: Plain) -> dict[str, Plain]:
    return journey.get("links", {})


def _known(journey: Plain, id: str) -> list[Scored]:
    return [s for s in oracle.current_scores(journey) if s.touchpoint == id and s.value is not None]


def _scored(journey: Plain, test: Callable[[Scored], bool]) -> Found:
    return {s.touchpoint for s in oracle.current_scores(journey) if test(s)}


def experience_gap(journey: Plain, _day: date) -> Found:
    return _scored(journey, lambda s: s.verdict == "gap" and s.metric not in oracle.SERVICE)


def experience_likely_gap(journey: Plain, _day: date) -> Found:
    return _scored(journey, lambda s: s.verdict == "likely-gap" and s.metric not in oracle.SERVICE)


def service_slow(journey: Plain, _day: date) -> Found:
    return _scored(journey, lambda s: s.verdict in BELOW and s.metric in oracle.TIMES)


def service_unresolved(journey: Plain, _day: date) -> Found:
    service = ("resolution", "first-contact-resolution")
    return _scored(journey, lambda s: s.verdict in BELOW and s.metric in service)


def no_target(journey: Plain, _day: date) -> Found:
    truth = _touchpoints(journey, lambda _, t: "truth" in t.get("moments", ()))
    without = _scored(
        journey, lambda s: s.verdict == "no-target" and s.value is not None and s.metric not in oracle.SERVICE
    )
    return truth & without


def _roles(touchpoint: Plain) -> dict[str, list[str]]:
    owners = touchpoint.get("owners", {})
    return {id: [roles] if isinstance(roles, str) else roles for id, roles in owners.items()}


def _with_role(touchpoint: Plain, *wanted: str) -> list[str]:
    return [id for id, roles in _roles(touchpoint).items() if set(wanted) & set(roles)]


def orphan(journey: Plain, _day: date) -> Found:
    return _touchpoints(journey, lambda _, t: not _with_role(t, "accountable"))


def dispute(journey: Plain, _day: date) -> Found:
    return _touchpoints(journey, lambda _, t: len(_with_role(t, "accountable")) > 1)


def no_responsible(journey: Plain, _day: date) -> Found:
    return _touchpoints(journey, lambda _, t: not _with_role(t, "accountable", "responsible"))


def too_many(journey: Plain, _day: date) -> Found:
    return _touchpoints(journey, lambda _, t: len(_with_role(t, "consulted", "informed")) > 4)


def not_accepted(journey: Plain, _day: date) -> Found:
    """An answer disputed, or none."""

    def open_answer(_id: str, touchpoint: Plain) -> bool:
        said = touchpoint.get("responses", {})
        return any(
            said.get(department, {}).get("answer") != "accepted" for department in _with_role(touchpoint, "accountable")
        )

    return _touchpoints(journey, open_answer)


def idle_department(journey: Plain, _day: date) -> Found:
    owning = {d for t in journey["touchpoints"].values() for d in _with_role(t, "accountable", "responsible")}
    return set(journey.get("departments", {})) - owning


def no_handoff_owner(journey: Plain, _day: date) -> Found:
    """Where each end has one accountable department (a reading of ours)."""
    owners = {id: _with_role(touchpoint, "accountable") for id, touchpoint in journey["touchpoints"].items()}
    return {
        key
        for key, link in _links(journey).items()
        if len(giving := owners[link["source"]]) == len(taking := owners[link["target"]]) == 1
        if not link.get("handoff_owner") and giving != taking
    }


def repeated_work(journey: Plain, _day: date) -> Found:
    return {key for key, link in _links(journey).items() if link.get("repeats_work")}


def fell(journey: Plain, _day: date) -> Found | None:
    """None where the documents name no test for what changed."""
    now = {(s.touchpoint, s.series): s for s in oracle.current_scores(journey)}
    earlier = oracle_changes.previous_scores(journey)
    pairs = [(f"{key[0]} {now[key].metric}", before, now[key]) for key, before in earlier.items()]
    worse = oracle_changes.worse_for_certain(journey, pairs)
    return worse if worse is None else {key.split()[0] for key in worse if key.split()[1] not in oracle.SERVICE}


def score_drop(journey: Plain, _day: date) -> Found | None:
    """Times of different waits have nothing to drop from (a reading of ours)."""
    now = [s for s in oracle.current_scores(journey) if s.metric not in oracle.TIMES and s.value is not None]
    pairs = [
        (key, a, b)
        for key, link in _links(journey).items()
        for a in now
        for b in now
        if (a.touchpoint, b.touchpoint) == (link["source"], link["target"]) and a.touchpoint != b.touchpoint
        if a.series == b.series
    ]
    return oracle_changes.worse_for_certain(journey, pairs)


def no_evidence(journey: Plain, _day: date) -> Found:
    return _touchpoints(journey, lambda id, t: not _known(journey, id) and not t.get("quotes"))


def truth_without_score(journey: Plain, _day: date) -> Found:
    return _touchpoints(journey, lambda id, t: not _known(journey, id) and "truth" in t.get("moments", ()))


def assumption_only(journey: Plain, _day: date) -> Found:
    return _touchpoints(
        journey, lambda id, _: {s.record.get("evidence") for s in _known(journey, id)} == {"assumption"}
    )


def too_few(journey: Plain, _day: date) -> Found:
    def few(score: Scored) -> bool:
        without_interval = score.metric in oracle.TIMES and bool(score.record.get("counts")) and score.low is None
        return score.n < max(journey.get("minimum_answers", 10), 1) or without_interval

    return _scored(journey, lambda s: s.value is not None and s.metric != "clv" and few(s))


def stale(journey: Plain, day: date) -> Found:
    def old(id: str, touchpoint: Plain) -> bool:
        ends = [s.record["to"] for s in _known(journey, id) if s.record.get("to")]
        cadence = touchpoint.get("survey_every_days")
        return bool(ends and cadence and (day - min(ends)).days > cadence)

    return _touchpoints(journey, old)


def missing_kind(journey: Plain, _day: date) -> Found:
    return set(SIX) - {touchpoint.get("kind") for touchpoint in journey["touchpoints"].values()}


def empty_stage(journey: Plain, _day: date) -> Found:
    return set(journey.get("stages", {})) - {touchpoint.get("stage") for touchpoint in journey["touchpoints"].values()}


def _graph(journey: Plain, taken_only: bool = False) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from(journey["touchpoints"])
    graph.add_edges_from(
        (link["source"], link["target"])
        for link in _links(journey).values()
        if link["source"] != link["target"] and (not taken_only or link.get("share") != 0)
    )
    return graph


def unreachable(journey: Plain, _day: date) -> Found:
    graph = _graph(journey, taken_only=True)
    first = [id for id, share in oracle_flow.entries_of(journey).items() if share > 0]
    reached = set(first).union(*(nx.descendants(graph, id) for id in first))
    return set(graph) - reached


def dead_end(journey: Plain, _day: date) -> Found:
    graph = _graph(journey)
    return _touchpoints(journey, lambda id, t: not graph.out_degree(id) and not t.get("end"))


def no_recovery(journey: Plain, _day: date) -> Found:
    graph = _graph(journey)
    kinds = {id: touchpoint.get("kind") for id, touchpoint in journey["touchpoints"].items()}
    return {
        id
        for id, kind in kinds.items()
        if kind == "complaint" and all(kinds[other] == "complaint" for other in nx.descendants(graph, id))
    }


def _promises(journey: Plain) -> list[tuple[str, str, str]]:
    return [
        (promise["text"], promise.get("made_at", ""), id)
        for id, touchpoint in journey["touchpoints"].items()
        for promise in touchpoint.get("promises", ())
        if promise.get("made_at")
    ]


def unmet_pairs(journey: Plain, _day: date) -> Found:
    """Each promise that is not kept, with where it is made and where it falls short."""
    return {
        f"{made_at} {id}"
        for _, made_at, id in _promises(journey)
        if made_at != id and journey["touchpoints"][made_at].get("kind") in ("advertising", "sales")
        if any(s.verdict in BELOW for s in _known(journey, id))
    }


def undelivered(journey: Plain, _day: date) -> Found:
    delivered = {(text, made_at) for text, made_at, id in _promises(journey) if id != made_at}
    return {id for text, made_at, id in _promises(journey) if id == made_at and (text, made_at) not in delivered}


def machine_complaint(journey: Plain, _day: date) -> Found:
    return _touchpoints(journey, lambda _, t: t.get("kind") == "complaint" and t.get("contact") == "digital")


def reactive_only(journey: Plain, _day: date) -> Found:
    return _touchpoints(journey, lambda _, t: t.get("mode") == "reactive")


def no_delight(journey: Plain, _day: date) -> Found:
    return set() if _touchpoints(journey, lambda _, t: "delight" in t.get("moments", ())) else {"journey"}


def untrained(journey: Plain, _day: date) -> Found:
    """Where nobody said how many there are or how many were trained, nothing can be said."""
    accountable = {d for t in journey["touchpoints"].values() for d in _with_role(t, "accountable")}
    departments = journey.get("departments", {}).items()
    return {
        id
        for id, department in departments
        if id in accountable and {"staff", "trained"} <= set(department) and department["trained"] < department["staff"]
    }


def overdue(journey: Plain, day: date) -> Found:
    return {
        id
        for id, action in journey.get("actions", {}).items()
        if action.get("status", "open") in ("open", "doing") and action.get("due", day) < day
    }


def fired(journey: Plain, day: date) -> Found:
    return {id for id, rule in journey.get("warnings", {}).items() if _fires(journey, rule, day)}


def _fires(journey: Plain, rule: Plain, day: date) -> bool:
    """A plain metric means what it means among targets."""
    watched = [s for s in _known(journey, rule["touchpoint"]) if s.metric == rule["metric"]]
    if len({s.formula for s in watched}) > 1:
        watched = [s for s in watched if s.formula == oracle.default_formula(journey, s.metric)]
    return any(_beyond(s, rule, day) for s in watched)


def _beyond(score: Scored, rule: Plain, day: date) -> bool:
    window, to, value = rule.get("window_days"), score.record.get("to"), score.value or 0.0
    inside = window is None or (to is not None and to >= day - timedelta(days=window))
    below, above = rule.get("below"), rule.get("above")
    return inside and ((below is not None and value < below) or (above is not None and value > above))


def share_over_one(journey: Plain, _day: date) -> Found:
    return oracle_flow.flow(journey).overfull


def endless_loop(journey: Plain, _day: date) -> Found:
    return oracle_flow.flow(journey).endless


BY_TOUCHPOINT = {
    "experience.gap": experience_gap, "experience.likely-gap": experience_likely_gap,
    "experience.no-target": no_target, "experience.fell": fell,
    "service.slow": service_slow, "service.unresolved": service_unresolved, "service.reactive-only": reactive_only,
    "ownership.orphan": orphan, "ownership.dispute": dispute, "ownership.no-responsible": no_responsible,
    "ownership.too-many": too_many, "ownership.not-accepted": not_accepted,
    "evidence.none": no_evidence, "evidence.truth-without-score": truth_without_score,
    "evidence.assumption-only": assumption_only, "evidence.too-few": too_few, "evidence.stale": stale,
    "coverage.unreachable": unreachable, "coverage.dead-end": dead_end, "coverage.no-recovery": no_recovery,
    "promise.undelivered": undelivered, "human.machine-complaint": machine_complaint,
    "flow.share-over-one": share_over_one, "flow.endless-loop": endless_loop,
}  # fmt: skip
BY_LINK = {
    "handoff.no-owner": no_handoff_owner, "handoff.repeated-work": repeated_work, "handoff.score-drop": score_drop,
}  # fmt: skip
BY_DEPARTMENT = {"ownership.idle-department": idle_department, "people.untrained": untrained}
COUNTED = {
    "coverage.missing-kind": missing_kind, "coverage.empty-stage": empty_stage, "delight.none": no_delight,
    "people.overdue": overdue, "warning.fired": fired,
}  # fmt: skip
"""Kinds by what their findings name; of the last only the number of findings can be told from outside."""
