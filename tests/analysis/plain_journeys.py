"""Hypothesis strategies for small journeys as plain mappings, as a file holds them, full of awkward cases.

`test_against_oracle` writes them out as YAML, reads them with the program and compares what it makes of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.analysis.oracle import FORMULAS, TIMES, Plain

DAY = date(2026, 11, 1)
KINDS = ("advertising", "website", "sales", "product-use", "after-sales", "complaint", "other")
ROLES = ("accountable", "responsible", "consulted", "informed")
DEPARTMENTS = ("d1", "d2", "d3", "d4", "d5")
OWN = {
    "own-mean": {"name": "Own mean", "scale": [1, 10], "better": "lower"},
    "own-boxes": {"name": "Own boxes", "scale": [0, 4], "formula": "top-3-box", "better": "lower"},
    "own-plain": {"name": "Own plain", "scale": [1, 5], "formula": "top-1-box"},
}
ALL = {**FORMULAS, "own-mean": ["mean"], "own-boxes": ["top-3-box", "mean"], "own-plain": ["top-1-box", "mean"]}
SPANS = st.sampled_from(
    [(None, None), (None, date(2026, 9, 30)), (date(2026, 7, 1), date(2026, 9, 30)), (date(2026, 4, 1), None)]
    + [(date(2026, month, 1), date(2026, month, 28)) for month in (2, 5, 8)] * 2
)


def sometimes(value: st.SearchStrategy[Any], empty: Any = None) -> st.SearchStrategy[Any]:
    """The value, or what means that the key is left out."""
    return st.just(empty) | value


def given(fields: Plain) -> Plain:
    """Without the keys that are left out."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], {})}


def _scale(draw: st.DrawFn, metric: str) -> list[int] | None:
    if metric in ("csat", "ces") and draw(st.booleans()):
        return [1, 7]
    return None


def _ends(metric: str, scale: list[int] | None) -> tuple[int, int]:
    own = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
    return tuple(scale or OWN.get(metric, {}).get("scale") or own.get(metric, (0, 1)))


@st.composite
def records(draw: st.DrawFn) -> Plain:
    metric = draw(st.sampled_from(list(ALL)))
    formula = draw(sometimes(st.sampled_from(ALL[metric])))
    used, scale = formula or ALL[metric][0], _scale(draw, metric)
    begun, ended = draw(SPANS)
    record = {
        "metric": metric, "formula": formula, "scale": scale, "from": begun, "to": ended,
        "segment": draw(st.sampled_from(("", "", "", "new guests"))),
        "source": draw(st.sampled_from(("", "survey", "kiosk"))),
        "evidence": draw(sometimes(st.sampled_from(("assumption", "survey", "opinion")))),
    }  # fmt: skip
    if draw(st.integers(0, 3)):
        record["counts"] = draw(_counts(metric, scale))
    if "counts" not in record or draw(st.integers(0, 9)) == 0:
        record |= draw(_published(metric, used, scale))
    return given(record)


@st.composite
def _counts(draw: st.DrawFn, metric: str, scale: list[int] | None) -> Plain:
    low, high = _ends(metric, scale)
    steps = st.integers(0, 60).map(lambda minutes: minutes * 30) if metric in TIMES else st.integers(low, high)
    return draw(st.dictionaries(steps, st.integers(1, 6) | st.integers(10, 90), max_size=5)) if metric != "clv" else {}


@st.composite
def _published(draw: st.DrawFn, metric: str, formula: str, scale: list[int] | None) -> Plain:
    if metric == "clv" and draw(st.booleans()):
        shares = st.sampled_from((0.0, 0.1, 0.8, 1.0))
        return {"inputs": {"margin": draw(st.integers(-9, 400000)), "retention": draw(shares), "discount": 0.1}}
    low, high = _ends(metric, scale)
    if formula in ("nps", "index"):
        low, high = -100, 100
    elif formula not in ("mean", "median", "p90", "amount"):
        low, high = 0, 100
    elif formula != "mean":
        low, high = 0, 3000
    value = draw(st.floats(low, high).map(lambda number: round(number, 1)))
    s = draw(sometimes(st.floats(0, 2).map(lambda number: round(number, 2)))) if formula == "mean" else None
    n = draw(sometimes(st.integers(0, 12) | st.integers(20, 800)))
    return {"reported": {key: one for key, one in {"value": value, "n": n, "s": s}.items() if one is not None}}


def _targets(draw: st.DrawFn, scores: list[Plain]) -> Plain:
    """Targets near the scores, plain and with a formula, and some for nothing."""
    found: Plain = {}
    for record in draw(st.lists(st.sampled_from(scores), max_size=3)) if scores else ():
        metric = record["metric"]
        used = record.get("formula") or ALL[metric][0]
        key = metric if draw(st.booleans()) else f"{metric}/{used}"
        wide = {"nps": (-60, 60), "index": (-60, 60), "mean": (1, 5), "median": (0, 1800), "p90": (0, 1800)}
        found[key] = draw(st.integers(*wide.get(used, (0, 100))))
    return found


@st.composite
def feedback(draw: st.DrawFn) -> Plain:
    """What a touchpoint holds of what customers said."""
    scores = draw(st.lists(records(), max_size=3))
    if scores and draw(st.booleans()):
        span = dict(zip(("from", "to"), draw(SPANS), strict=True))
        scores.append(given({**scores[0], **span}))
    return given({
        "moments": draw(st.lists(st.sampled_from(("truth", "delight")), unique=True, max_size=2)),
        "survey_every_days": draw(sometimes(st.sampled_from((1, 32, 33, 90)))),
        "targets": _targets(draw, scores),
        "scores": scores,
        "quotes": draw(sometimes(st.just([{"text": "Nice"}]))),
    })  # fmt: skip


def ways(names: list[str]) -> st.SearchStrategy[Plain]:
    """What a touchpoint says of who comes and who goes."""
    fields = {
        "kind": st.sampled_from(KINDS), "stage": st.sampled_from(("", "s1", "s2")),
        "entry": st.sampled_from((None, None, None, 0, 0.25, 1)), "end": st.sampled_from((None, "stays", "leaves")),
        "end_share": st.sampled_from((None, None, 0, 0.3, 1)),
    }  # fmt: skip
    return st.fixed_dictionaries(fields).map(given)


def people(names: list[str]) -> st.SearchStrategy[Plain]:
    """What a touchpoint says of who does it, and how."""
    promise = st.fixed_dictionaries({"text": st.sampled_from(("Quick", "Cheap")), "made_at": st.sampled_from(names)})
    roles = st.sampled_from(ROLES) | st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True)
    answers = st.fixed_dictionaries({"answer": st.sampled_from(("accepted", "disputed"))})
    fields = {
        "contact": sometimes(st.sampled_from(("human", "digital", "mixed"))),
        "mode": sometimes(st.sampled_from(("proactive", "reactive"))),
        "promises": st.lists(promise, max_size=2, unique_by=lambda p: (p["text"], p["made_at"])),
        "owners": st.dictionaries(st.sampled_from(DEPARTMENTS), roles, max_size=5),
        "responses": st.dictionaries(st.sampled_from(DEPARTMENTS), answers, max_size=2),
    }
    return st.fixed_dictionaries(fields).map(given)


def links(names: list[str]) -> st.SearchStrategy[Plain]:
    """A link between any two, or from one to itself."""
    ends = st.sampled_from(names)
    fields = {
        "source": ends, "target": ends, "share": st.sampled_from((None, None, 0, 0.2, 0.5, 0.7, 1)),
        "kind": st.sampled_from((None, "planned", "alternative", "loop", "recovery")),
        "repeats_work": sometimes(st.just(True)),
    }  # fmt: skip
    return st.fixed_dictionaries(fields).map(given)


Part = Callable[[list[str]], st.SearchStrategy[Plain]]


def said(_names: list[str]) -> st.SearchStrategy[Plain]:
    """The part of a touchpoint that `feedback` draws."""
    return feedback()


@st.composite
def trends(draw: st.DrawFn) -> Plain:
    """Feedback of the same few series in two periods, so that scores fall and drop."""
    metric, least = draw(st.sampled_from((("nps", 0), ("csat", 1), ("resolution", 0))))
    scores = []
    for month in (2, 8):
        many = st.integers(0, 3) | st.integers(30, 60)
        answers = (least, 1 if metric == "resolution" else least + 4)
        counts = {answer: count for answer in answers if (count := draw(many))}
        span = {"from": date(2026, month, 1), "to": date(2026, month, 28)}
        scores.append({"metric": metric, **draw(sometimes(st.just({"formula": "mean"}), {})), "counts": counts, **span}
                      if metric == "csat" else {"metric": metric, "counts": counts, **span})  # fmt: skip
    return {"scores": [record for record in scores if record["counts"]]}


def two_periods(_names: list[str]) -> st.SearchStrategy[Plain]:
    """The part of a touchpoint that `trends` draws."""
    return trends()


@st.composite
def journeys(draw: st.DrawFn, *parts: Part, most: int = 4) -> Plain:
    """A journey of one to `most` touchpoints with these parts, in which every reference leads somewhere."""
    names = [f"t{number}" for number in range(draw(st.integers(1, most)))]
    touchpoints: Plain = {id: {"title": "Desk"} for id in names}
    for id in names:
        for part in parts:
            touchpoints[id] |= draw(part(names))
    found = draw(st.lists(links(names), max_size=6)) if most > 1 else []
    return given({
        "journeymap": 1,
        "title": "Journey",
        "confidence": draw(st.sampled_from((None, 0.9, 0.99))),
        "minimum_answers": draw(st.sampled_from((None, None, 0, 1, 5, 30))),
        "population": draw(st.sampled_from((None, None, 60, 500))),
        "departments": draw(departments()) if people in parts else {},
        "stages": {"s1": {"title": "One"}, "s2": {"title": "Two"}},
        "touchpoints": touchpoints,
        "links": {f"l{at}": link for at, link in enumerate(found)},
        "actions": draw(actions()) if people in parts else {},
        "metrics": OWN,
        "warnings": {f"w{at}": rule for at, rule in enumerate(draw(st.lists(rules(names), max_size=2)))},
    })  # fmt: skip


@st.composite
def departments(draw: st.DrawFn) -> Plain:
    """Five departments, of which some say how many are trained."""
    numbers = {"staff": sometimes(st.just(4)), "trained": sometimes(st.integers(0, 4))}
    return {id: {"name": id, **given(draw(st.fixed_dictionaries(numbers)))} for id in DEPARTMENTS}


def actions() -> st.SearchStrategy[Plain]:
    """A few actions due about the day of the analysis."""
    fields = {
        "title": st.just("Act"), "due": sometimes(st.integers(-2, 2).map(lambda days: DAY + timedelta(days=days))),
        "status": sometimes(st.sampled_from(("open", "doing", "done", "dropped"))),
    }  # fmt: skip
    action = st.fixed_dictionaries(fields).map(given)
    return st.lists(action, max_size=2).map(lambda found: {f"a{at}": one for at, one in enumerate(found)})


def rules(names: list[str]) -> st.SearchStrategy[Plain]:
    """A warning rule."""
    fields = {
        "touchpoint": st.sampled_from(names), "metric": st.sampled_from(("nps", "csat", "ces", "waiting-time")),
        "below": sometimes(st.integers(-20, 60)), "above": sometimes(st.integers(-20, 600)),
        "window_days": sometimes(st.sampled_from((31, 32, 90))),
    }  # fmt: skip
    return st.fixed_dictionaries(fields).map(given)
