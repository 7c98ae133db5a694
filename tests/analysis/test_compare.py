"""Comparing a snapshot with now: only what both measured anew is tested, and everything else that changed is named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from statsmodels.stats.multitest import multipletests

from journeymap.analysis.analyse import analyse
from journeymap.analysis.compare import OwnerChange, compare
from journeymap.model import Action, Journey, ScoreRecord, Touchpoint
from journeymap.model.words import ActionStatus, Role
from tests.analysis.builders import SPRING, SUMMER, TODAY, all_is_well, but, nps, record, well, without
from tests.effort import examples
from tests.strategies import journeys


def scores_of(place: str, *records: object, base: object = None):
    return but(base or all_is_well(), place, scores=records)


def test_a_journey_and_itself_differ_in_nothing():
    same = compare(all_is_well(), all_is_well(), TODAY)
    assert same.scores == same.added == same.removed == same.owners == same.closed == same.opened == ()
    assert same.unchanged == 7


def test_net_scores_of_the_method_s_vectors():
    before, now = scores_of("ad", nps(250, 175, 75, SPRING)), scores_of("ad", nps(200, 200, 100))
    (change,) = compare(before, now, TODAY).scores
    assert change.test == "adjusted-wald"
    assert change.statistic == pytest.approx(-3.21, abs=0.005)
    assert change.real
    assert not change.better
    assert change.difference == pytest.approx(-15)
    before, now = scores_of("ad", nps(50, 35, 15, SPRING)), scores_of("ad", nps(40, 40, 20))
    (change,) = compare(before, now, TODAY).scores
    assert change.statistic == pytest.approx(-1.42, abs=0.005)
    assert not change.real


@pytest.mark.parametrize(
    ("metric", "test"),
    [("csat", "n-1-two-proportion"), ("ces", "welch"), ("waiting-time", "pooled-quantile"), ("nps", "adjusted-wald")],
)
def test_each_kind_of_score_has_its_test(metric, test):
    before, now = ({1: 20, 3: 20, 5: counts} for counts in (30, 60))
    pair = scores_of("ad", record(metric, before, SPRING)), scores_of("ad", record(metric, now, SUMMER))
    (change,) = compare(*pair, TODAY).scores
    assert change.test == test


def test_p_values_are_corrected_over_everything_compared():
    places = list(all_is_well().touchpoints)
    before = now = all_is_well()
    for at, place in enumerate(places):
        before = but(before, place, scores=(nps(40 + 5 * at, 40, 20, SPRING),))
        now = but(now, place, scores=(nps(40, 40, 20 + at),))
    scores = compare(before, now, TODAY).scores
    assert len(scores) == len(places)
    expected = multipletests([change.p for change in scores], method="fdr_bh")[1]
    assert [change.adjusted_p for change in scores] == pytest.approx(list(expected))
    assert [change.real for change in scores] == [p < 0.05 for p in expected]


def test_only_series_that_both_have_are_compared():
    before = scores_of("ad", nps(40, 40, 20, SPRING), nps(9, 9, 9, SPRING, segment="families"))
    now = scores_of("ad", nps(45, 40, 20), record("csat", {5: 40}))
    scores = compare(before, now, TODAY).scores
    assert [(change.after.metric.id, change.after.record.segment) for change in scores] == [("nps", "")]


def test_touchpoints_come_and_go_and_change_owner():
    before = all_is_well()
    swapped = but(before, "web", owners={"it": (Role.ACCOUNTABLE,)})
    disputed = but(swapped, "shop", owners={"ops": (Role.ACCOUNTABLE,), "it": (Role.ACCOUNTABLE,)})
    now = without(disputed, "ad")
    change = compare(before, now, TODAY)
    assert (change.added, change.removed) == ((), ("ad",))
    assert change.owners == (OwnerChange("web", "ops", "it"), OwnerChange("shop", "ops", ""))
    back = compare(now, before, TODAY)
    assert (back.added, back.removed) == (("ad",), ())
    assert back.owners == (OwnerChange("web", "it", "ops"), OwnerChange("shop", "", "ops"))


def test_actions_done_dropped_and_overdue():
    late = TODAY - timedelta(days=1)
    then = {"a": Action(title="A"), "b": Action(title="B"), "c": Action(title="C", due=late), "d": Action(title="D")}
    then["d"] = Action(title="D", status=ActionStatus.DONE)
    now = {
        "a": Action(title="A", status=ActionStatus.DONE, due=late),
        "b": Action(title="B", status=ActionStatus.DROPPED),
        "c": then["c"],
        "d": then["d"],
        "e": Action(title="E", due=TODAY),
    }
    change = compare(but(all_is_well(), actions=then), but(all_is_well(), actions=now), TODAY)
    assert (change.done, change.dropped, change.overdue) == (("a",), ("b",), ("c",))


def test_findings_closed_and_opened_are_each_other_s_mirror():
    good, bad = all_is_well(), but(all_is_well(), "web", owners={})
    worse, better = compare(good, bad, TODAY), compare(bad, good, TODAY)
    assert "ownership.orphan" in [finding.kind for finding in worse.opened]
    assert [f.kind for f in worse.opened] == [f.kind for f in better.closed]
    assert [f.kind for f in worse.closed] == [f.kind for f in better.opened]


def test_the_snapshot_is_seen_as_of_its_own_day():
    stale_by_now = all_is_well()
    later = TODAY + timedelta(days=365)
    change = compare(stale_by_now, stale_by_now, later, taken=TODAY)
    assert {finding.kind for finding in change.opened} == {"evidence.stale"}
    assert change.before.as_of == TODAY


@settings(max_examples=examples(25))
@given(journeys(), journeys())
def test_any_two_journeys_can_be_compared(before, now):
    day = date(2026, 11, 1)
    change = compare(before, now, day, day)
    known, present = analyse(before, day).findings, analyse(now, day).findings
    assert set(change.added) | set(before.touchpoints) == set(now.touchpoints) | set(change.removed)
    assert len(change.closed) <= len(known)
    assert len(change.opened) <= len(present)
    assert all(each.real == (each.adjusted_p is not None and each.adjusted_p < 1 - now.confidence)
               for each in change.scores)  # fmt: skip
    assert compare(now, now, day, day).opened == ()


def test_a_touchpoint_that_is_well_stays_unmentioned():
    assert compare(all_is_well(), but(all_is_well(), "ad", thoughts="Nice"), TODAY).opened == ()
    assert well().accountable == "ops"


def test_a_shortfall_that_is_only_milder_is_not_closed() -> None:
    def at(counts: dict[float, int]) -> Journey:
        record = ScoreRecord(metric="csat", counts=counts, from_=date(2026, 1, 1), to=date(2026, 3, 31))
        return Journey(title="J", touchpoints={"a": Touchpoint(title="A", targets={"csat": 75}, scores=(record,))})

    bad, milder, good = at({1: 60, 5: 40}), at({1: 30, 5: 70}), at({5: 100})
    kinds = {finding.kind for finding in compare(bad, milder).closed}
    assert "experience.gap" not in kinds
    assert "experience.gap" in {finding.kind for finding in compare(bad, good).closed}
