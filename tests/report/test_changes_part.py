"""Part 8: with a snapshot what changed and how sure that is, without one nothing."""

from __future__ import annotations

import re
from datetime import date

import msgspec
import pytest

from journeymap.model import Action, Department, Journey, Link, ScoreRecord, Snapshot, Stage, Touchpoint
from journeymap.model.words import ActionStatus, Role
from journeymap.report import ReportOptions, registry
from journeymap.report.content.changes import balance, certain, comparison, score_changes
from journeymap.report.context import make_context
from tests.report.journeys import DAY, scored
from tests.report.told import context_of, part, rows, words

SPRING = (date(2026, 1, 1), date(2026, 3, 31))
SUMMER = (date(2026, 7, 1), date(2026, 9, 30))
TAKEN = date(2026, 4, 1)


def counted(metric: str, counts: dict[float, int], span: tuple[date, date]) -> ScoreRecord:
    return ScoreRecord(metric=metric, counts=counts, from_=span[0], to=span[1])


def nps(promoters: int, passives: int, detractors: int, span: tuple[date, date] = SUMMER) -> ScoreRecord:
    return counted("nps", {9: promoters, 7: passives, 3: detractors}, span)


def state(scores: dict[str, ScoreRecord], owner: str = "ops", **fields: object) -> Journey:
    """A touchpoint for each score, all owned by one department."""
    touchpoints = {
        id: Touchpoint(title=id.title(), owners={owner: (Role.ACCOUNTABLE,)}, scores=(record,))
        for id, record in scores.items()
    }
    departments = {"ops": Department(name="Operations"), "it": Department(name="IT")}
    journey = Journey(title="J", as_of=DAY, departments=departments, touchpoints=touchpoints)
    return msgspec.structs.replace(journey, **fields)


def since(before: Journey, now: Journey) -> Journey:
    snapshot = Snapshot(taken=TAKEN, label="Before the new desk", journey=before)
    return msgspec.structs.replace(now, snapshots={"s": snapshot})


VECTORS = {
    "small": (nps(50, 35, 15, SPRING), nps(40, 40, 20)),
    "large": (nps(250, 175, 75, SPRING), nps(200, 200, 100)),
    "few": (nps(3, 2, 1, SPRING), nps(2, 2, 2)),
}


@pytest.fixture(scope="module")
def journey() -> Journey:
    before, now = ({id: pair[side] for id, pair in VECTORS.items()} for side in (0, 1))
    return since(state(before), state(now))


def test_the_vectors_of_the_method_are_told_apart(journey):
    context = context_of(journey)
    found = comparison(context)
    assert found is not None
    told = {change.touchpoint: change for change in score_changes(context, found.scores)}
    assert told["large"].judgement == "worse"
    assert told["large"].difference == "-15"
    assert told["large"].test == "adjusted Wald test, p = 0.003"
    assert told["small"].judgement == "no certain change"
    assert told["few"].judgement == "not compared"
    assert told["few"].test == "6 answers are too few for a test."


def test_the_page_names_tests_and_correction_and_puts_what_is_certain_first(journey):
    data = part(context_of(journey), "changes")
    assert [row[0] for row in rows(data, "Touchpoint and measure")] == ["LargeNPS", "SmallNPS", "FewNPS"]
    assert rows(data, "Touchpoint and measure")[0][1:3] == ["+35n = 500", "+20n = 500"]
    said = words(data)
    assert "compared with the snapshot “Before the new desk” of 1 Apr 2026" in said
    assert "1 of 3 scores with new answers changed for certain: 0 for the better, 1 for the worse." in said
    assert "Tests: adjusted Wald test, two-sided." in said
    assert "Benjamini and Hochberg 1995" in said


def test_many_comparisons_are_corrected_together():
    noise = {f"tp{at}": (nps(400, 400, 200, SPRING), nps(400, 400, 200)) for at in range(20)}
    pairs = {"a": (nps(45, 40, 15, SPRING), nps(29, 40, 31)), **noise}
    single = since(state({"a": pairs["a"][0]}), state({"a": pairs["a"][1]}))
    together = since(state({k: v[0] for k, v in pairs.items()}), state({k: v[1] for k, v in pairs.items()}))
    (alone,) = comparison(context_of(single)).scores
    first = comparison(context_of(together)).scores[0]
    assert alone.p == pytest.approx(first.p)
    assert first.adjusted_p == pytest.approx(first.p * 21)
    assert certain(alone)


def test_a_median_that_stays_is_no_change_although_its_spread_is_another():
    before = counted("waiting-time", {60: 100, 300: 120, 301: 80}, SPRING)
    now = counted("waiting-time", {60: 10, 300: 300, 301: 220}, SUMMER)
    context = context_of(since(state({"a": before}), state({"a": now})))
    found = comparison(context)
    assert found.scores[0].difference == 0
    assert score_changes(context, found.scores)[0].judgement == "no certain change"
    assert context.say(balance(found)[0]).startswith("0 of 1 score ")


def test_what_was_not_measured_again_is_not_called_a_change():
    same = {"a": nps(40, 40, 20)}
    said = words(part(context_of(since(state(same), state(same))), "changes"))
    assert "For 1 score nothing new was measured." in said
    assert "Tests:" not in said


def test_touchpoints_owners_and_actions():
    due = date(2026, 5, 1)
    old = {"a": Action(title="Finish it", due=due), "b": Action(title="Forget it"), "c": Action(title="Wait", due=due)}
    new = {
        "a": msgspec.structs.replace(old["a"], status=ActionStatus.DONE),
        "b": msgspec.structs.replace(old["b"], status=ActionStatus.DROPPED),
        "c": old["c"],
    }
    before = state({"kept": nps(40, 40, 20, SPRING), "gone": nps(40, 40, 20, SPRING)}, actions=old)
    now = state({"kept": nps(40, 40, 20), "new": nps(40, 40, 20)}, "it", actions=new)
    data = part(context_of(since(before, now)), "changes")
    said = words(data)
    assert "Touchpoints added: New." in said
    assert "Touchpoints taken out: Gone." in said
    assert ["Kept", "Operations", "IT"] in rows(data, "Touchpoint")
    assert "Actions done since: Finish it." in said
    assert "Actions dropped since: Forget it." in said
    assert "Actions overdue now: Wait." in said


def test_the_rest_of_the_structure() -> None:
    before = state({"kept": nps(40, 40, 20), "two": nps(40, 40, 20)})
    kept = msgspec.structs.replace(before.touchpoints["kept"], title="Kept anew", stage="late")
    now = msgspec.structs.replace(
        before,
        stages={"late": Stage(title="Late")},
        departments={**before.departments, "hr": Department(name="People")},
        touchpoints={**before.touchpoints, "kept": kept},
        links={"a": Link(source="kept", target="two")},
    )
    said = words(part(context_of(since(before, now)), "changes"))
    for sentence in (
        "Touchpoints described otherwise: Kept anew.",
        "Stages added: Late.",
        "Departments added: People.",
        "Links: 1 added, 0 taken out, 0 changed.",
    ):
        assert sentence in said
    back = words(part(context_of(since(now, before)), "changes"))
    assert "Stages taken out: Late." in back
    assert "Links: 0 added, 1 taken out, 0 changed." in back


def test_rows_and_rest_of_the_scores_add_up():
    pairs = {f"tp{at}": (nps(400, 400, 200, SPRING), nps(400 - at, 400, 200)) for at in range(30)}
    sure = {f"sure{at}": (nps(250, 175, 75, SPRING), nps(100, 200, 200)) for at in range(15)}
    before, now = ({id: pair[side] for id, pair in (pairs | sure).items()} for side in (0, 1))
    context = context_of(since(state(before), state(now)))
    found = comparison(context)
    assert found is not None
    data = part(context, "changes")
    told = rows(data, "Touchpoint and measure")
    rest = re.search(r"and (\d+) more scores with new answers: no certain change \((\d+)\)", words(data))
    assert rest is not None
    assert len(told) + int(rest[1]) == len(found.scores)
    assert [row[0].startswith("Sure") for row in told[:15]] == [True] * 15
    assert len(told) < 30


def test_rows_and_rest_of_gaps_closed_and_new_add_up():
    quiet = {f"tp{at}": nps(400, 400, 200) for at in range(24)}
    before = state(quiet)
    places = {id: msgspec.structs.replace(place, owners={}) for id, place in before.touchpoints.items()}
    now = msgspec.structs.replace(before, touchpoints=places)
    context = context_of(since(before, now))
    found = comparison(context)
    assert found is not None
    data = part(context, "changes")
    said = words(data)
    rests = [int(number) for number in re.findall(r"and (\d+) more findings?:", said)]
    told = rows(data, "What was found")
    assert len(told) + sum(rests) == len(found.closed) + len(found.opened)
    assert rests


def test_findings_closed_and_new():
    before = state({"a": nps(40, 40, 20, SPRING)})
    orphan = msgspec.structs.replace(before.touchpoints["a"], owners={})
    now = msgspec.structs.replace(before, touchpoints={"a": orphan})
    opened = words(part(context_of(since(before, now)), "changes"))
    assert "Nobody is accountable for A." in opened[opened.index("New gaps") :]
    closed = words(part(context_of(since(now, before)), "changes"))
    assert "Nobody is accountable for A." in closed[closed.index("Gaps closed") :]


@pytest.mark.parametrize("language", ["en", "id"])
def test_numbers_in_the_language_of_the_reader(language):
    before = counted("ces", {1: 30, 4: 40, 7: 30}, SPRING)
    now = counted("ces", {1: 10, 4: 40, 7: 50}, SUMMER)
    data = part(context_of(since(state({"a": before}), state({"a": now})), language), "changes")
    assert {"en": "+1.2", "id": "+1,2"}[language] in rows(data, head_of(data))[0][3]


def head_of(data: bytes) -> str:
    from tests.report.pdf.reading import tree

    return tree(data).find("THead")[0].find("TR")[0].kids[0].all_text()


def test_without_a_snapshot_there_is_no_such_part():
    context = context_of(scored())
    there = [row.id for row in registry.PARTS if row.applies(context)]
    assert "changes" not in there


def test_a_snapshot_without_a_journey_is_none():
    journey = msgspec.structs.replace(scored(), snapshots={"s": Snapshot(taken=TAKEN, label="lost")})
    assert comparison(context_of(journey)) is None
    assert comparison(context_of(journey, against="s")) is None


def test_the_snapshot_asked_for_is_the_one_compared_with():
    earlier = Snapshot(taken=date(2026, 1, 1), label="Earliest", journey=state({"a": nps(40, 40, 20, SPRING)}))
    later = Snapshot(taken=TAKEN, label="Later", journey=state({"a": nps(40, 40, 20, SPRING)}))
    journey = msgspec.structs.replace(state({"a": nps(40, 40, 20)}), snapshots={"x": earlier, "y": later})
    assert "“Later”" in words(part(context_of(journey), "changes"))
    assert "“Earliest”" in words(part(context_of(journey, against="x"), "changes"))


def test_a_snapshot_of_the_day_itself_is_not_compared_with() -> None:
    taken = {"old": date(2026, 6, 30), "today": date(2026, 11, 1)}
    snapshots = {id: Snapshot(taken=day, label=id, journey=Journey(title=id)) for id, day in taken.items()}
    journey = Journey(title="J", as_of=date(2026, 11, 1), snapshots=snapshots)
    assert make_context(journey, ReportOptions()).snapshot == "old"
    assert make_context(journey, ReportOptions(against="today")).snapshot == "today"
    alone = msgspec.structs.replace(journey, snapshots={"today": snapshots["today"]})
    assert make_context(alone, ReportOptions()).snapshot == "today"
