"""Hypothesis strategies for arbitrary valid journeys: every field of the model, every reference resolved.

Property tests of editing, storage and merging draw from here. Optional fields are filled sparsely, so that a drawn
journey stays small while all fields turn up over a run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from journeymap.model import (
    Action,
    Comment,
    CountedFile,
    CustomMetric,
    Department,
    Element,
    Importance,
    Inputs,
    Journey,
    Kept,
    Link,
    ParkedIdea,
    Persona,
    Promise,
    Quote,
    Reported,
    Response,
    ScoreRecord,
    Sent,
    Snapshot,
    Stage,
    Touchpoint,
    Verbatim,
    View,
    WarningRule,
)
from journeymap.model.metrics import metric_table
from journeymap.model.words import (
    ActionKind,
    ActionStatus,
    Answer,
    Better,
    Contact,
    Crosshair,
    End,
    Evidence,
    Kind,
    Language,
    LinkKind,
    Mode,
    Moment,
    Role,
    Side,
)

T = TypeVar("T")
E = TypeVar("E", bound=Element)
Fields = Mapping[str, st.SearchStrategy[Any]]

TRICKY = (
    "yes", "No", "null", "~", "2026", "0012", "1e3", "0x1F", "1_000", "12:30", "2026-11-01", ".inf", "- a", "a: b",
    "# x", "&a", "*a", "!!str x", "%", "@", "`", "'", '"', "{a}", "[b]", "a # b", " leading", "trailing ", "---", "...",
    "=SUM(A1)", "<b>R&D</b>", "Antre 20 menit padahal sudah pesan", "tamu “merasa” ditunggu", "a\nb", "a\n\n b\n", "\n",
    "\ttab", "|", ">", "?", "=", "<<", "n", "y", "on", "\\n", "😀", "é", "\ufeffbom", "a\u2028b", "{title}",
)  # fmt: skip
IDS = ("check-in", "pesan", "a", "b", "front-desk", "it", "n", "null", "family", "x-2")


@cache
def texts(max_size: int = 12) -> st.SearchStrategy[str]:
    """User text: Indonesian, scalars that YAML would misread, several lines, any printable character."""
    free = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=max_size)
    return st.sampled_from(TRICKY) | free


@cache
def titles() -> st.SearchStrategy[str]:
    """Text that is not blank."""
    return texts().filter(lambda text: bool(text.strip()))


@cache
def ids() -> st.SearchStrategy[str]:
    """Ids as our program makes them, few enough that the same one turns up in several mappings."""
    return st.sampled_from(IDS) | st.from_regex(r"[a-z][a-z0-9-]{0,7}", fullmatch=True)


@cache
def numbers(low: float = -1e6, high: float = 1e9) -> st.SearchStrategy[float]:
    """Finite floats, whole ones often; never a negative zero."""
    whole = st.integers(int(low), int(high)).map(float)
    return whole | st.floats(low, high, allow_nan=False).map(lambda value: value + 0.0)


SHARES = st.sampled_from((0.0, 1.0, 0.5, 0.14)) | st.floats(0, 1).map(lambda value: value + 0.0)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
COUNTS = st.integers(0, 500)


@st.composite
def sparse(draw: st.DrawFn, kind: type[E], fields: Fields, always: Iterable[str] = ()) -> E:
    """A value of `kind` in which `always` and a few more of the fields are drawn, the rest left at defaults."""
    names = [name for name in fields if name not in always]
    chosen = [*always, *(draw(_a_few(tuple(names))) if names else ())]
    return kind(**{name: draw(fields[name]) for name in chosen})


@cache
def _a_few(names: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    least = min(2, len(names))
    return st.lists(st.sampled_from(names), unique=True, min_size=least, max_size=max(5, least))


def tuples_of(item: st.SearchStrategy[T], most: int = 3, by: Callable[[T], Any] | None = None) -> Any:
    """Tuples of items, unique by what makes an entry of a list the same entry."""
    return st.lists(item, max_size=most, unique_by=by).map(tuple)


@cache
def one(names: tuple[str, ...]) -> st.SearchStrategy[str]:
    """One of these names, of which there is one."""
    return st.sampled_from(names)


@cache
def some_of(names: tuple[str, ...], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of these names, in any order; the empty tuple where there are none."""
    return st.lists(one(names), unique=True, max_size=most).map(tuple) if names else st.just(())


@cache
def one_of_names(names: tuple[str, ...]) -> st.SearchStrategy[str]:
    """One of these names, or the empty text."""
    return st.sampled_from(("", *names))


def keyed(names: tuple[str, ...], value: st.SearchStrategy[T], most: int = 3) -> st.SearchStrategy[dict[str, T]]:
    """A mapping from a few of these names."""
    return st.dictionaries(one(names), value, max_size=most) if names else st.just({})


@cache
def roles() -> st.SearchStrategy[tuple[Role, ...]]:
    """One or several roles of a department."""
    return st.lists(st.sampled_from(Role), min_size=1, max_size=2, unique=True).map(tuple)


KEPT = st.builds(
    lambda key, value: (Kept((key,), value),),
    st.sampled_from(("weather", "later-on", "x-zebra")),
    st.recursive(
        texts() | st.sampled_from(("3", "yes", "2026-01-01", "plain words")).map(Verbatim),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(ids(), inner, max_size=2),
        max_leaves=4,
    ),
)
TALLIES = st.dictionaries(st.integers(1, 5), st.integers(1, 20), max_size=3)
IMPORTANCES = st.one_of(
    st.builds(Importance, customer=numbers(1, 5)),
    st.builds(Importance, organisation=numbers(1, 5)),
    st.builds(Importance, customer=numbers(1, 5), organisation=numbers(1, 5)),
)
QUOTES = sparse(Quote, {"text": titles(), "date": DAYS, "source": texts()}, ["text"])
DEPARTMENTS = sparse(
    Department,
    {"name": titles(), "colour": st.sampled_from(("#5E7182", "#000000")), "duty": texts(), "lead": texts(),
     "staff": st.integers(50, 90), "trained": st.integers(0, 50), "kept": KEPT},
    ["name"],
)  # fmt: skip
PERSONAS = sparse(
    Persona,
    {"name": titles(), "goal": texts(), "needs": tuples_of(titles()), "quote": texts(), "share": SHARES, "kept": KEPT},
    ["name"],
)
STAGES = sparse(Stage, {"title": titles(), "goal": texts(), "width": numbers(40, 2000), "kept": KEPT}, ["title"])
CUSTOM_METRICS = sparse(
    CustomMetric,
    {"name": titles(), "scale": st.just((1.0, 10.0)), "better": st.sampled_from(Better),
     "formula": st.sampled_from(("mean", "top-2-box")), "group": texts(), "weight": numbers(0, 9), "kept": KEPT},
    ["name"],
)  # fmt: skip
PARKED = sparse(ParkedIdea, {"text": titles(), "votes": COUNTS}, ["text"])
IMPORTS = sparse(
    CountedFile, {"sha256": st.from_regex("[0-9a-f]{64}", fullmatch=True), "date": DAYS, "source": texts()}, ["sha256"]
)


@st.composite
def score_records(draw: st.DrawFn, custom: Mapping[str, CustomMetric]) -> ScoreRecord:
    """A record whose metric and formula exist and whose counts lie on its scale."""
    known = metric_table(custom)
    metric = known[draw(one(tuple(known)))]
    formula = draw(one_of_names(tuple(f.id for f in metric.formulas)))
    low, high = metric.scale or (0, 990)
    used = metric.formula(formula)
    least, top = {"index": (-100, 100), "percent": (0, 100), "scale": (low, high)}.get(
        used.unit if used else "", (0, 9000)
    )
    start, end = sorted((draw(DAYS), draw(DAYS)))
    fields: Fields = {
        "counts": st.dictionaries(st.integers(int(low), int(high)).map(float), st.integers(1, 99), max_size=4),
        "reported": sparse(Reported, {"value": numbers(least, top), "n": COUNTS, "s": numbers(0, 9)}, ["value"]),
        "inputs": sparse(Inputs, {"margin": numbers(0), "retention": SHARES, "discount": SHARES}, ["margin"]),
        "scale": st.just((float(low), float(high))),
        "from_": st.just(start),
        "to": st.just(end),
        "segment": texts(),
        "source": texts(),
        "evidence": st.sampled_from(Evidence),
        "kept": KEPT,
    }
    base = draw(sparse(ScoreRecord, fields))
    return ScoreRecord(**{**{name: getattr(base, name) for name in fields}, "metric": metric.id, "formula": formula})


def targets(custom: Mapping[str, CustomMetric]) -> st.SearchStrategy[dict[str, float]]:
    """Targets for metrics, some with a formula."""
    plain = list(metric_table(custom))
    full = [f"{metric.id}/{formula.id}" for metric in metric_table(custom).values() for formula in metric.formulas]
    return st.dictionaries(one((*plain, *full)), numbers(-100, 9000), max_size=3)


def touchpoints(
    known: Mapping[str, tuple[str, ...]], custom: Mapping[str, CustomMetric]
) -> st.SearchStrategy[Touchpoint]:
    """A touchpoint whose references are among `known` ids by mapping."""
    departments = known["departments"]
    comment = {"by": texts(), "department": one_of_names(departments), "date": DAYS, "text": titles()}
    promise = {"text": titles(), "made_at": one_of_names(known["touchpoints"])}
    response = {"answer": st.sampled_from(Answer), "by": texts(), "date": DAYS, "note": texts()}
    fields: Fields = {
        "title": titles(),
        "kind": st.sampled_from(Kind),
        "stage": one_of_names(known["stages"]),
        "personas": some_of(known["personas"]),
        "channel": texts(),
        "contact": st.sampled_from(Contact),
        "mode": st.sampled_from(Mode),
        "side": st.sampled_from(Side),
        "position": st.tuples(numbers(0, 5000), numbers(0, 5000)),
        "entry": SHARES,
        "end": st.sampled_from(End),
        "end_share": SHARES,
        "importance": IMPORTANCES,
        "moments": st.lists(st.sampled_from(Moment), unique=True, min_size=1).map(tuple),
        "thoughts": texts(),
        "pain_points": tuples_of(titles()),
        "ideas": tuples_of(titles()),
        "promises": tuples_of(sparse(Promise, promise, promise), 2, lambda p: (p.text, p.made_at)),
        "owners": keyed(departments, roles()),
        "responses": keyed(departments, sparse(Response, response, ["answer"])),
        "survey_every_days": st.integers(1, 400),
        "targets": targets(custom),
        "views": keyed(departments, sparse(View, {"satisfaction": TALLIES, "importance": TALLIES}, ["satisfaction"])),
        "scores": tuples_of(score_records(custom), 2, lambda record: record.identity),
        "quotes": tuples_of(QUOTES, 2, lambda quote: (quote.text, quote.date)),
        "votes": COUNTS,
        "notes": texts(),
        "comments": tuples_of(sparse(Comment, comment, ["text"]), 2, lambda c: (c.by, c.date, c.text)),
        "kept": KEPT,
    }
    return sparse(Touchpoint, fields, ["title", "stage"])


def links(known: Mapping[str, tuple[str, ...]]) -> st.SearchStrategy[Link]:
    """A link between two known touchpoints, or from one to itself."""
    ends = one(known["touchpoints"])
    fields: Fields = {
        "source": ends,
        "target": ends,
        "kind": st.sampled_from(LinkKind),
        "share": SHARES,
        "handoff_owner": one_of_names(known["departments"]),
        "repeats_work": st.booleans(),
        "label": texts(),
        "kept": KEPT,
    }
    return sparse(Link, fields, ["source", "target"])


def actions(known: Mapping[str, tuple[str, ...]]) -> st.SearchStrategy[Action]:
    """An action about known touchpoints."""
    fields: Fields = {
        "title": titles(),
        "touchpoints": some_of(known["touchpoints"]),
        "department": one_of_names(known["departments"]),
        "due": DAYS,
        "status": st.sampled_from(ActionStatus),
        "kind": st.sampled_from(ActionKind),
        "cause": st.integers(1, 4),
        "cost": numbers(0),
        "benefit": numbers(0),
        "votes": COUNTS,
        "kept": KEPT,
    }
    return sparse(Action, fields, ["title"])


def warnings(
    known: Mapping[str, tuple[str, ...]], custom: Mapping[str, CustomMetric]
) -> st.SearchStrategy[WarningRule]:
    """A warning rule at a known touchpoint."""
    fields: Fields = {
        "touchpoint": one(known["touchpoints"]),
        "metric": one(tuple(metric_table(custom))),
        "below": numbers(-100, 100),
        "above": numbers(-100, 100),
        "window_days": st.integers(1, 400),
        "owner": one_of_names(known["departments"]),
        "kept": KEPT,
    }
    return sparse(WarningRule, fields, ["touchpoint", "metric"])


SETTING_FIELDS: Fields = {
    "title": titles(),
    "language": st.sampled_from(Language),
    "organisation": texts(),
    "author": texts(),
    "confidentiality": texts(),
    "vision": texts(),
    "description": texts(),
    "confidence": st.sampled_from((0.9, 0.95, 0.99)),
    "minimum_answers": st.integers(1, 50),
    "crosshair": st.sampled_from(Crosshair),
    "currency": st.sampled_from(("IDR", "EUR", "")),
    "population": st.integers(1, 10**6),
    "as_of": DAYS,
    "parking_lot": tuples_of(PARKED),
    "imports": tuples_of(IMPORTS, 2, lambda counted: counted.sha256),
}


@cache
def _keys(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(ids(), unique=True, min_size=least, max_size=most)


@st.composite
def _mapping(draw: st.DrawFn, values: st.SearchStrategy[E], most: int, names: Sequence[str] = ()) -> dict[str, E]:
    keys = names or draw(_keys(0, most))
    return {key: draw(values) for key in keys}


@st.composite
def journeys(draw: st.DrawFn, most: int = 4, nested: bool = True, kept: bool = True) -> Journey:
    """A valid journey: at most `most` touchpoints, no dangling reference.

    With `nested` some have snapshots and a `sent` with its base; without `kept` no value carries unread data.
    """
    settings = draw(sparse(Journey, SETTING_FIELDS, ["title"]))
    custom = draw(_mapping(CUSTOM_METRICS, 2))
    parts: dict[str, Any] = {
        "departments": draw(_mapping(DEPARTMENTS, 3)),
        "personas": draw(_mapping(PERSONAS, 2)),
        "stages": draw(_mapping(STAGES, 3)),
        "metrics": custom,
    }
    names = draw(_keys(0, 0) | _keys(min(most, 2), most))
    known = {name: tuple(part) for name, part in parts.items()} | {"touchpoints": tuple(names)}
    parts["touchpoints"] = draw(_mapping(touchpoints(known, custom), most, names)) if names else {}
    if names:
        parts["links"] = draw(_mapping(links(known), most))
        parts["warnings"] = draw(_mapping(warnings(known, custom), 2))
    parts["actions"] = draw(_mapping(actions(known), 2))
    if nested and draw(st.booleans()):
        parts |= draw(_nested_parts())
    chosen = {name: getattr(settings, name) for name in SETTING_FIELDS}
    made = Journey(**{**chosen, **parts})
    return made if kept else without_kept(made)


@cache
def _inner() -> st.SearchStrategy[Journey]:
    return journeys(most=2, nested=False)


@st.composite
def _nested_parts(draw: st.DrawFn) -> dict[str, Any]:
    inner = _inner()
    snapshot = sparse(Snapshot, {"taken": DAYS, "label": texts(), "journey": inner.map(bare)}, ["journey"])
    sent = {"department": ids(), "date": DAYS, "fingerprint": st.just("51ab"), "base": inner}
    taken = draw(some_of(("s-2026-07",), 1))
    base = draw(st.none() | sparse(Sent, sent, ["department"]))
    return {"snapshots": draw(_mapping(snapshot, 1, taken)), "sent": base}


def bare(journey: Journey) -> Journey:
    """The journey as a snapshot holds it: without positions, notes and comments."""
    from msgspec.structs import replace

    plain = {id: replace(t, position=None, notes="", comments=()) for id, t in journey.touchpoints.items()}
    return replace(journey, touchpoints=plain, imports=(), sent=None)


def without_kept(value: Any) -> Any:
    """The same value with nothing unread in it, at any depth."""
    if isinstance(value, Element):
        fields = {name: without_kept(getattr(value, name)) for name in value.__struct_fields__ if name != "kept"}
        return type(value)(**fields)
    if isinstance(value, dict):
        return {key: without_kept(item) for key, item in value.items()}
    return tuple(without_kept(item) for item in value) if isinstance(value, tuple) else value
