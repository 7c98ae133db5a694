"""One change to a journey in which all is well, and exactly what is found then: rules and their near misses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from journeymap.analysis.analyse import analyse
from journeymap.analysis.findings.kinds import KINDS
from journeymap.i18n import Translator
from journeymap.model import (
    Action,
    CustomMetric,
    Department,
    Importance,
    Inputs,
    Journey,
    Promise,
    Quote,
    Response,
    ScoreRecord,
    Stage,
    View,
    WarningRule,
)
from journeymap.model.words import ActionStatus, Answer, Better, Contact, Evidence, Kind, Mode, Moment, Role
from tests.analysis.builders import (
    SPRING,
    SUMMER,
    all_is_well,
    but,
    found,
    journey,
    link,
    nps,
    plus,
    record,
    well,
    without,
)

WELL = all_is_well()
A, R, C, INFORMED = Role.ACCOUNTABLE, Role.RESPONSIBLE, Role.CONSULTED, Role.INFORMED
TRUTH, DELIGHT = (Moment.TRUTH,), (Moment.DELIGHT,)
TWO = {**WELL.departments, "it": Department(name="IT")}


def use(**fields: Any) -> Journey:
    """All is well, but for the touchpoint *use*."""
    return but(WELL, "use", **fields)


def owned(**owners: tuple[Role, ...]) -> Journey:
    departments = {**WELL.departments, **{id: Department(name=id) for id in owners if id not in WELL.departments}}
    responses = {id: Response(answer=Answer.ACCEPTED) for id in owners}
    return but(use(owners=owners, responses=responses), departments=departments)


def fives(n: int, **fields: Any) -> ScoreRecord:
    return record("csat", {5: n - n // 5, 3: n // 5}, **fields)


def believed(marks: dict[int, int], **fields: Any) -> Journey:
    """Four people believe that of *use*; fifty customers say 4.6."""
    scores = (nps(80, 20, 0), fives(50, **fields))
    return use(scores=scores, targets={"nps": 30}, views={"ops": View(satisfaction=marks)})


def waits(seconds: float, n: int = 50) -> ScoreRecord:
    return record("waiting-time", {seconds: n - 10, seconds * 2: 10})


def solved(yes: int, no: int) -> ScoreRecord:
    return record("resolution", {1: yes, 0: no})


def served(*scores: ScoreRecord, **targets: float) -> Journey:
    names = {name.replace("_", "-"): value for name, value in targets.items()}
    return use(scores=(nps(80, 20, 0), *scores), targets={"nps": 30, **names})


def digital(*ids: str) -> Journey:
    changed = WELL
    for id in ids:
        changed = but(changed, id, contact=Contact.DIGITAL)
    return changed


def promising(made_at: str, *at: str, base: Journey = WELL) -> Journey:
    changed = base
    for id in at:
        changed = but(changed, id, promises=(Promise(text="Soon", made_at=made_at),))
    return changed


def low_at(*ids: str, base: Journey = WELL) -> Journey:
    changed = base
    for id in ids:
        changed = but(changed, id, scores=(nps(70, 30, 0),))
    return changed


def acting(**fields: Any) -> Journey:
    return but(WELL, actions={"x": Action(title="X", touchpoints=("use",), department="ops", **fields)})


def warned(**fields: Any) -> Journey:
    return but(WELL, warnings={"x": WarningRule(touchpoint="use", metric="nps", **fields)})


def custom(better: Better, answer: float) -> Journey:
    metrics = {"pain": CustomMetric(name="Pain", scale=(1, 10), better=better)}
    scores = (nps(80, 20, 0), record("pain", {answer: 50, answer + 1: 50}))
    return but(use(scores=scores, targets={"nps": 30, "pain": 4}), metrics=metrics)


def across(before: ScoreRecord, after: ScoreRecord) -> Journey:
    return but(but(WELL, "shop", scores=(before,)), "use", scores=(after,))


ROWS: list[tuple[str, Journey, list[str]]] = [
    ("all is well", WELL, []),
    # experience
    ("gap", use(targets={"nps": 95}), ["experience.gap"]),
    ("likely gap", use(targets={"nps": 85}), ["experience.likely-gap"]),
    ("target just met", use(targets={"nps": 80}), []),
    ("gap of nine answers", use(scores=(nps(0, 0, 9),)), ["evidence.too-few"]),
    ("custom, lower is better, met", custom(Better.LOWER, 2), []),
    ("custom, lower is better, missed", custom(Better.LOWER, 6), ["experience.gap"]),
    ("custom, higher is better, missed", custom(Better.HIGHER, 2), ["experience.gap"]),
    ("no target at a moment of truth", use(moments=TRUTH, targets={}), ["experience.no-target"]),
    ("believed better", believed({5: 4}), ["evidence.believed-better"]),
    ("believed just so", believed({5: 2, 4: 2}), []),
    ("believed worse", believed({2: 4}), []),
    ("believed of staff's own opinion", believed({5: 4}, evidence=Evidence.OPINION), []),
    ("no target elsewhere", use(targets={}), []),
    ("fell", use(scores=(nps(95, 5, 0, SPRING), nps(70, 30, 0))), ["experience.fell"]),
    ("fell, perhaps", use(scores=(nps(85, 15, 0, SPRING), nps(80, 20, 0))), []),
    ("rose", use(scores=(nps(50, 50, 0, SPRING), nps(80, 20, 0))), []),
    (
        "fell in another segment",
        use(survey_every_days=None, scores=(nps(95, 5, 0, SPRING, segment="x"), nps(70, 30, 0))),
        [],
    ),
    ("fell in an overlapping period", use(scores=(nps(95, 5, 0, (SPRING[0], SUMMER[0])), nps(70, 30, 0))), []),
    # ownership
    ("orphan", owned(ops=(R,)), ["ownership.orphan"]),
    ("nobody at all", use(owners={}), ["ownership.no-responsible", "ownership.orphan"]),
    ("dispute", owned(ops=(A,), it=(A,)), ["ownership.dispute"]),
    ("another is responsible", owned(ops=(A,), it=(R,)), []),
    ("no answer", use(responses={}), ["ownership.not-accepted"]),
    ("an answer without a word", use(responses={"ops": Response(by="Sari")}), ["ownership.not-accepted"]),
    ("disputed", use(responses={"ops": Response(answer=Answer.DISPUTED)}), ["ownership.not-accepted"]),
    (
        "five heard",
        owned(ops=(A,), a=(R, C), b=(R, INFORMED), c=(R, C), d=(R, C), e=(R, INFORMED)),
        ["ownership.too-many"],
    ),
    ("four heard", owned(ops=(A,), a=(R, C), b=(R, INFORMED), c=(R, C), d=(R, C)), []),
    ("idle", but(WELL, departments=TWO), ["ownership.idle-department"]),
    ("only consulted", owned(ops=(A,), it=(C,)), ["ownership.idle-department"]),
    # hand-off
    ("no hand-off owner", owned(it=(A,)), ["handoff.no-owner"] * 3),
    (
        "hand-off owners",
        but(
            but(but(owned(it=(A,)), "shop>use", handoff_owner="it"), "use>complain", handoff_owner="it"),
            "use>care",
            handoff_owner="ops",
        ),
        [],
    ),
    ("score drops", across(nps(95, 5, 0), nps(65, 35, 0)), ["handoff.score-drop"]),
    ("score drops, perhaps", across(nps(85, 15, 0), nps(80, 20, 0)), []),
    ("scores of two formulas", across(nps(95, 5, 0), record("csat", {5: 50, 3: 50})), []),
    ("repeated work", but(WELL, "shop>use", repeats_work=True), ["handoff.repeated-work"]),
    # evidence
    ("no feedback", use(scores=()), ["evidence.none"]),
    ("only empty records", use(scores=(record("nps", {}),)), ["evidence.none"]),
    ("a quote", use(scores=(), quotes=(Quote(text="Fine"),)), []),
    ("assumed", use(scores=(nps(80, 20, 0, evidence=Evidence.ASSUMPTION),)), ["evidence.assumption-only"]),
    (
        "assumed in part",
        use(scores=(nps(80, 20, 0, evidence=Evidence.ASSUMPTION), fives(50, evidence=Evidence.OPINION))),
        [],
    ),
    ("nine answers", use(scores=(nps(9, 0, 0),)), ["evidence.too-few"]),
    ("ten answers", use(scores=(nps(10, 0, 0),)), []),
    (
        "a value that has no answers",
        use(
            scores=(
                nps(80, 20, 0),
                ScoreRecord(metric="clv", inputs=Inputs(margin=1, retention=0.5, discount=0.1), to=SUMMER[1]),
            )
        ),
        [],
    ),
    ("stale", but(WELL, as_of=date(2026, 9, 29)), ["evidence.stale"] * 7),
    ("stale tomorrow", but(WELL, as_of=date(2026, 9, 28)), []),
    ("old, but nobody asks again", use(survey_every_days=None, scores=(nps(80, 20, 0, SPRING),)), []),
    ("old, and undated", use(scores=(nps(80, 20, 0, (None, None)),)), []),
    ("unmeasured truth", use(moments=TRUTH, scores=()), ["evidence.none", "evidence.truth-without-score"]),
    # coverage
    ("no kind", but(WELL, "ad", kind=Kind.OTHER), ["coverage.missing-kind"]),
    ("empty stage", but(WELL, stages={**WELL.stages, "end": Stage(title="End")}), ["coverage.empty-stage"]),
    ("entry elsewhere", but(WELL, "web", entry=1), ["coverage.unreachable"]),
    ("entries at both", but(but(WELL, "web", entry=0.5), "ad", entry=0.5), []),
    ("a way nobody takes", but(WELL, "use>complain", share=0.0), ["coverage.unreachable"]),
    ("dead end", plus(WELL, "use>loose", loose=well(title="Loose")), ["coverage.dead-end"]),
    ("a circle apart", plus(WELL, "p>q q>p", p=well(), q=well()), ["coverage.unreachable"] * 2 + ["flow.endless-loop"]),
    ("no way back", without(WELL, "complain!care"), ["coverage.dead-end", "coverage.no-recovery"]),
    (
        "a way back over another complaint",
        plus(without(WELL, "complain!care"), "complain>boss boss!care", boss=well(kind=Kind.COMPLAINT)),
        [],
    ),
    (
        "complaints only among themselves",
        plus(without(WELL, "complain!care"), "complain>boss complain<boss", boss=well(kind=Kind.COMPLAINT)),
        ["coverage.no-recovery"] * 2 + ["flow.endless-loop"],
    ),
    # promise
    (
        "a promise not kept",
        promising("ad", "ad", "use", base=use(targets={"nps": 95})),
        ["experience.gap", "promise.unmet"],
    ),
    (
        "a promise perhaps not kept",
        promising("shop", "use", base=use(targets={"nps": 85})),
        ["experience.likely-gap", "promise.unmet"],
    ),
    ("a promise kept", promising("ad", "ad", "use"), []),
    (
        "a promise made after the sale",
        promising("care", "care", "use", base=use(targets={"nps": 95})),
        ["experience.gap"],
    ),
    ("a promise delivered nowhere", promising("ad", "ad"), ["promise.undelivered"]),
    # human touch
    ("three machines in a row", digital("ad", "web", "shop"), ["human.none-in-stretch"]),
    ("two machines in a row", digital("ad", "web"), []),
    ("three machines with a person between", digital("ad", "web", "use"), []),
    (
        "three machines, one behind a loop",
        plus(digital("ad", "web"), "bot<web bot>use", bot=well(contact=Contact.DIGITAL)),
        [],
    ),
    ("complaint to a machine", digital("complain"), ["human.machine-complaint"]),
    # delight
    ("no delight", but(WELL, "care", moments=()), ["delight.none"]),
    (
        "delight before the low",
        low_at("care", base=but(but(WELL, "care", moments=()), "web", moments=DELIGHT)),
        ["delight.none-after-low"],
    ),
    ("delight after the low", low_at("use"), []),
    ("ends low", but(low_at("renew"), "renew", moments=DELIGHT), ["delight.ends-low", "delight.none-after-low"]),
    ("ends as low as it was before", low_at("renew", "use"), []),
    # service
    ("slow", served(waits(400), waiting_time=300), ["service.slow"]),
    ("in time", served(waits(200), waiting_time=300), []),
    ("perhaps slow", served(record("waiting-time", {200: 24, 400: 26}), waiting_time=300), ["service.slow"]),
    ("unresolved", served(solved(30, 70), resolution=80), ["service.unresolved"]),
    ("resolved", served(solved(95, 5), resolution=80), []),
    ("slow in two answers", served(record("waiting-time", {900: 2}), waiting_time=300), ["evidence.too-few"]),
    ("reactive", use(mode=Mode.REACTIVE), ["service.reactive-only"]),
    ("a time without a target at a moment of truth", but(served(waits(200)), "use", moments=TRUTH), []),
    # people
    ("untrained", but(WELL, departments={"ops": Department(name="O", staff=5, trained=4)}), ["people.untrained"]),
    ("training unknown", but(WELL, departments={"ops": Department(name="O", staff=5)}), []),
    (
        "untrained, but accountable for nothing",
        but(
            owned(ops=(A,), it=(R,)), departments={**WELL.departments, "it": Department(name="IT", staff=5, trained=0)}
        ),
        [],
    ),
    ("overdue", acting(due=date(2026, 7, 14)), ["people.overdue"]),
    ("overdue though begun", acting(due=date(2026, 7, 14), status=ActionStatus.DOING), ["people.overdue"]),
    ("due today", acting(due=date(2026, 7, 15)), []),
    ("done late", acting(due=date(2026, 1, 1), status=ActionStatus.DONE), []),
    ("dropped", acting(due=date(2026, 1, 1), status=ActionStatus.DROPPED), []),
    # warning
    ("under its limit", warned(below=81), ["warning.fired"]),
    ("at its limit", warned(below=80, above=80), []),
    ("over its limit", warned(above=79, window_days=15), ["warning.fired"]),
    ("over its limit long ago", warned(above=79, window_days=14), []),
    # flow
    ("over one", but(but(WELL, "use>care", share=0.8), "use>complain", share=0.3), ["flow.share-over-one"]),
    ("just one", but(but(WELL, "use>care", share=0.7), "use>complain", share=0.3), []),
    (
        "an end on top of all",
        but(but(WELL, "care>renew", share=1.0), "care", end=WELL.touchpoints["renew"].end, end_share=0.1),
        ["flow.share-over-one"],
    ),
    ("a loop with a way out", plus(WELL, "web<shop"), []),
]


@pytest.mark.parametrize(("change", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_what_is_found(change: Journey, expected: list[str]) -> None:
    assert [kind for kind, _ in found(change)] == sorted(expected)


def test_important_and_low() -> None:
    rated = WELL
    for id, importance in (("ad", 2), ("web", 3), ("shop", 4), ("use", 5)):
        rated = but(rated, id, importance=Importance(customer=importance))
    assert found(rated) == [], "all perform alike"
    assert found(low_at("shop", base=rated)) == [("experience.important-low", ("shop",))]
    assert found(low_at("web", base=rated)) == [], "low, but not important"
    few = but(rated, "shop", scores=(nps(0, 9, 0),))
    assert [kind for kind, _ in found(few)] == ["evidence.too-few"]


def test_every_kind_fires_somewhere() -> None:
    named = {kind for _, _, kinds in ROWS for kind in kinds} | {"experience.important-low"}
    assert named == set(KINDS)


def test_every_sentence_renders_in_every_language() -> None:
    journeys = [row[1] for row in ROWS]
    for language in ("en", "id"):
        translator = Translator(language)
        for change in journeys:
            for finding in analyse(change).findings:
                for message in (finding.message, finding.remedy, finding.evidence):
                    text = translator.render(message) if message else "-"
                    assert text
                    assert "{" not in text


def test_an_empty_journey_lacks_the_six_kinds_and_no_more() -> None:
    assert [kind for kind, _ in found(journey({}))] == ["coverage.missing-kind"] * 6


def test_a_stretch_names_its_touchpoints_once_with_branches() -> None:
    branched = plus(digital("ad", "web", "shop"), "web>bot bot>use", bot=well(contact=Contact.DIGITAL))
    assert found(branched) == [("human.none-in-stretch", ("ad", "web", "shop", "bot"))]


def test_a_circle_of_machines_is_one_stretch() -> None:
    circle = but(digital("web", "shop", "use"), links={**WELL.links, "use>web": link("use>web")})
    assert [kind for kind, _ in found(circle)] == ["human.none-in-stretch"]
