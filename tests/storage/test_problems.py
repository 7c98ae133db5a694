"""What is merely wrong about a journey: a problem with its place and words, read as absent, written back unchanged."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from journeymap.i18n import Translator
from journeymap.model import Department, Journey
from journeymap.model.words import Kind, Role
from journeymap.storage import codec

HEAD = """\
journeymap: 1
title: T
departments:
  it:
    name: IT
    staff: 3
touchpoints:
  a:
    title: A
"""


def problems(text: str) -> list[tuple[int | None, str, str]]:
    translator = Translator("en")
    found = codec.loads(text).problems
    return [(problem.line, problem.dotted, translator.render(problem.message)) for problem in found]


WRONG = [
    ("    stage: ghost", "stage", "there is no stage “ghost”"),
    ("    personas: [ghost]", "personas.0", "there is no persona “ghost”"),
    ("    owners: {ghost: accountable}", "owners.ghost", "there is no department “ghost”"),
    ("    owners: {it: king}", "owners.it",
     "the word “king” is unknown here; known are accountable, responsible, consulted and informed"),
    ("    owners: {it: [accountable, king]}", "owners.it.1",
     "the word “king” is unknown here; known are accountable, responsible, consulted and informed"),
    ("    responses:\n      ghost: {answer: accepted}", "responses.ghost", "there is no department “ghost”"),
    ("    views:\n      ghost: {satisfaction: {3: 1}}", "views.ghost", "there is no department “ghost”"),
    ("    views:\n      it: {satisfaction: {3: 1, 6: 2}}", "views.it.satisfaction.6",
     "6 cannot be used here, expected a whole number from 1 to 5"),
    ("    comments:\n    - {by: Sari, department: ghost}", "comments.0.department", "there is no department “ghost”"),
    ("    promises:\n    - {text: x, made_at: ghost}", "promises.0.made_at", "there is no touchpoint “ghost”"),
    ("    moments: [lies, truth]", "moments.0", "the word “lies” is unknown here; known are truth and delight"),
    ("    side: left", "side", "the word “left” is unknown here; known are front and back"),
    ("    entry: -1.7", "entry", "-1.7 cannot be used here, expected a number, 0 or more"),
    ("    importance: {customer: 9}", "importance.customer", "9 cannot be used here, expected a number from 1 to 5"),
    ("    survey_every_days: 0", "survey_every_days", "0 cannot be used here, expected a whole number, 1 or more"),
    ("    votes: -1", "votes", "-1 cannot be used here, expected a whole number, 0 or more"),
    ("    position: [1, 1e300]", "position.1",
     "1e300 cannot be used here, expected a number from -1,000,000 to 1,000,000"),
    ("    targets: {nsp: 3}", "targets.nsp", "“nsp” is neither a metric nor a metric and its formula"),
    ("    targets: {nps/mean: 3}", "targets.nps/mean", "“nps/mean” is neither a metric nor a metric and its formula"),
    ("    scores:\n    - metric: nsp", "scores.0.metric", "there is no metric “nsp”"),
    ("    scores:\n    - metric: nps\n      formula: mean", "scores.0.formula", "“mean” is not a formula of nps"),
    ("    scores:\n    - metric: csat\n      scale: [7, 1]", "scores.0.scale",
     "a scale goes from low to high, not from 7 to 1"),
    ("    scores:\n    - metric: nps\n      counts: {3: 4, 11: 2}", "scores.0.counts.11",
     "the answer 11 is not on the scale"),
    ("    scores:\n    - metric: nps\n      counts: {3.5: 4}", "scores.0.counts.3.5",
     "the answer 3.5 is not on the scale"),
    ("    scores:\n    - metric: nps\n      counts: {3: -4}", "scores.0.counts.3",
     "-4 cannot be used here, expected a whole number, 0 or more"),
    ("    scores:\n    - metric: nps\n      counts: {3: 4, 3.0: 1}", "scores.0.counts.3.0",
     "the answer 3.0 stands here twice"),
    ("    scores:\n    - metric: waiting-time\n      counts: {-5: 4}", "scores.0.counts.-5",
     "the answer -5 is not on the scale"),
    ("    scores:\n    - metric: csat\n      reported: {value: 170}", "scores.0.reported.value",
     "170 is outside the range of csat"),
    ("    scores:\n    - metric: csat\n      formula: mean\n      reported: {value: 5.5}", "scores.0.reported.value",
     "5.5 is outside the range of csat"),
    ("    scores:\n    - metric: csat\n      reported: {value: 70, n: -3}", "scores.0.reported.n",
     "-3 cannot be used here, expected a whole number, 0 or more"),
    ("    scores:\n    - metric: nps\n      from: 2026-03-01\n      to: 2026-02-01", "scores.0.to",
     "the period ends before it begins"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "place", "words"), WRONG, ids=[f"{row[1]}:{row[2]}"[:60] for row in WRONG])
def test_at_a_touchpoint(lines: str, place: str, words: str) -> None:
    """One problem, in the line of its key, and the file is written back as it was."""
    text = f"{HEAD}{lines}\n"
    last = len(text.splitlines())
    ((line, dotted, message),) = problems(text)
    assert (dotted, message) == (f"touchpoints.a.{place}", words)
    assert line is not None
    assert 10 <= line <= last
    assert codec.dumps(codec.loads(text).journey) == text


@pytest.mark.parametrize(
    ("lines", "dotted", "words"),
    [
        ("links:\n  l:\n    source: a\n    target: ghost\n    share: 0.5", "links.l.target",
         "there is no touchpoint “ghost”"),
        ("links:\n  l:\n    source: a\n    target: a\n    share: -0.7", "links.l.share",
         "-0.7 cannot be used here, expected a number, 0 or more"),
        ("links:\n  l:\n    source: a\n    target: a\n    handoff_owner: ghost", "links.l.handoff_owner",
         "there is no department “ghost”"),
        ("actions:\n  x:\n    title: X\n    touchpoints: [a, ghost]", "actions.x.touchpoints.1",
         "there is no touchpoint “ghost”"),
        ("actions:\n  x:\n    title: X\n    cause: 5", "actions.x.cause",
         "5 cannot be used here, expected a whole number from 1 to 4"),
        ("metrics:\n  nps: {name: Ours}", "metrics.nps", "“nps” is a built-in metric, choose another id"),
        ("metrics:\n  m: {formula: median}", "metrics.m.formula",
         "“median” is not a formula; known are mean and top-2-box"),
        ("metrics:\n  m: {scale: [5, 5]}", "metrics.m.scale", "a scale goes from low to high, not from 5 to 5"),
        ("warnings:\n  w: {touchpoint: ghost, metric: nps}", "warnings.w.touchpoint",
         "there is no touchpoint “ghost”"),
        ("warnings:\n  w: {touchpoint: a, metric: nsp}", "warnings.w.metric", "there is no metric “nsp”"),
        ("sent:\n  department: ghost", "sent.department", "there is no department “ghost”"),
        ("snapshots:\n  s:\n    journey:\n      links:\n        l:\n          source: a\n          target: b",
         "snapshots.s.journey.links.l.source", "there is no touchpoint “a”"),
    ],
)  # fmt: skip
def test_elsewhere(lines: str, dotted: str, words: str) -> None:
    text = f"{HEAD}{lines}\n"
    assert (dotted, words) in [row[1:] for row in problems(text)]
    assert codec.dumps(codec.loads(text).journey) == text


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("    colour: blue", "“blue” is not a colour like #5E7182"),
        ("    staff: -2", "-2 cannot be used here, expected a whole number, 0 or more"),
        ("    staff: 3\n    trained: 5", "5 trained is more than the staff of 3"),
    ],
)
def test_of_a_department(line: str, words: str) -> None:
    text = f"journeymap: 1\ntitle: T\ndepartments:\n  it:\n{line}\n"
    assert [row[2] for row in problems(text)] == [words]
    assert codec.dumps(codec.loads(text).journey) == text


def test_of_the_journey_itself() -> None:
    text = "journeymap: 1\ntitle: T\nlanguage: nl\nconfidence: 7\n"
    assert [row[:2] for row in problems(text)] == [(3, "language"), (4, "confidence")]
    assert codec.loads(text).journey.confidence == Journey().confidence
    assert codec.dumps(codec.loads(text).journey) == text


def test_the_wrong_value_is_read_as_absent() -> None:
    text = f"{HEAD}    kind: new\n    owners: {{ghost: accountable, it: [informed, king]}}\n"
    touchpoint = codec.loads(text).journey.touchpoints["a"]
    assert touchpoint.kind is Kind.OTHER
    assert touchpoint.owners == {"it": (Role.INFORMED,)}


def test_a_counted_scale_is_checked_again_once_the_wrong_scale_is_gone() -> None:
    text = f"{HEAD}    scores:\n    - metric: csat\n      scale: [9, 1]\n      counts: {{3: 1, 8: 2}}\n"
    assert [row[1] for row in problems(text)] == ["touchpoints.a.scores.0.scale", "touchpoints.a.scores.0.counts.8"]
    assert codec.dumps(codec.loads(text).journey) == text


def test_an_unknown_key_is_no_problem_unless_it_looks_like_a_known_one() -> None:
    text = f"{HEAD}    pain_point: x\n    weather: sunny\n"
    assert problems(text) == [(10, "touchpoints.a.pain_point", "the key “pain_point” is unknown here; “pain_points” is "
                               "known")]  # fmt: skip


def changed(journey: Journey, **fields: Any) -> Journey:
    touchpoint = msgspec.structs.replace(journey.touchpoints["a"], **fields)
    return msgspec.structs.replace(journey, touchpoints={**journey.touchpoints, "a": touchpoint})


def test_a_field_that_is_set_wins_over_what_was_kept_for_it() -> None:
    journey = codec.loads(f"{HEAD}    kind: new\n    votes: 2\n").journey
    assert codec.dumps(changed(journey, kind=Kind.SALES)) == f"{HEAD}    kind: sales\n    votes: 2\n"
    assert codec.dumps(changed(journey, votes=0)) == f"{HEAD}    kind: new\n"


def test_an_entry_that_is_set_wins_over_what_was_kept_for_it() -> None:
    journey = codec.loads(f"{HEAD}    owners: {{ghost: [king], it: informed}}\n").journey
    with_ghost = msgspec.structs.replace(journey, departments={**journey.departments, "ghost": Department(name="G")})
    both = changed(with_ghost, owners={"ghost": (Role.ACCOUNTABLE,), "it": (Role.INFORMED,)})
    assert "owners: {ghost: accountable, it: informed}" in codec.dumps(both)


def test_a_reference_is_read_again_once_its_target_is_there() -> None:
    journey = codec.loads(f"{HEAD}    stage: stay\n").journey
    assert journey.touchpoints["a"].stage == ""
    text = codec.dumps(journey).replace("touchpoints:", "stages:\n  stay: {title: Stay}\ntouchpoints:")
    assert codec.loads(text).problems == ()
    assert codec.loads(text).journey.touchpoints["a"].stage == "stay"


def test_beyond_a_bound_problems_are_not_told_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeymap.storage.reading.MAX_PROBLEMS", 3)
    cards = "".join(f"  t{number}: {{title: T, stage: nowhere}}\n" for number in range(9))
    loaded = codec.loads(f"journeymap: 1\ntitle: J\ntouchpoints:\n{cards}")
    assert len(loaded.problems) == 3
    assert codec.dumps(loaded.journey).count("nowhere") == 9
