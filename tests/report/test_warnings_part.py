"""Part 7: which rules fired, and which actions are overdue by how many days."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from journeymap.model import Action, Journey, WarningRule
from journeymap.model.words import ActionStatus
from journeymap.report.content.warnings import overdue, rule_rows
from tests.report.journeys import DAY, scored
from tests.report.told import context_of, part, rows, words

BELOW = WarningRule(touchpoint="tp", metric="nps", below=0.0, window_days=90, owner="ops")


def with_rules(**rules: WarningRule) -> Journey:
    """One touchpoint with an NPS of -10 of the third quarter, and rules."""
    return msgspec.structs.replace(scored(), warnings=rules)


@pytest.mark.parametrize(
    ("rule", "fires"),
    [
        (BELOW, True),
        (msgspec.structs.replace(BELOW, below=-50.0), False),
        (msgspec.structs.replace(BELOW, window_days=10), False),
        (msgspec.structs.replace(BELOW, window_days=None), True),
        (msgspec.structs.replace(BELOW, owner=""), True),
        (msgspec.structs.replace(BELOW, below=None, above=-20.0), True),
        (msgspec.structs.replace(BELOW, metric="csat"), False),
        (msgspec.structs.replace(BELOW, metric="none"), False),
        (msgspec.structs.replace(BELOW, below=None), False),
        (msgspec.structs.replace(BELOW, touchpoint=""), False),
    ],
)
def test_a_rule_is_shown_as_the_analysis_finds_it(rule, fires):
    context = context_of(with_rules(rule=rule))
    assert [finding.kind for finding in context.analysis.findings].count("warning.fired") == fires
    (row,) = rule_rows(context, context.journey.warnings.values())
    assert row.fired == fires


def test_two_rules_of_one_score_are_told_apart():
    journey = with_rules(quiet=msgspec.structs.replace(BELOW, below=-50.0), loud=BELOW)
    data = part(context_of(journey), "warnings")
    assert [row[1:4] for row in rows(data, "Touchpoint")] == [
        ["NPS below 0, within the last 90 days", "-10", "fired"],
        ["NPS below -50, within the last 90 days", "-10", "quiet"],
    ]
    assert "1 of 2 early-warning rules have fired." in words(data)


def test_overdue_actions_are_the_unfinished_ones_whose_day_has_passed():
    actions = {
        "late": Action(title="Late", due=DAY - timedelta(days=17), department="ops", touchpoints=("tp",)),
        "later": Action(title="Later", due=DAY - timedelta(days=1), status=ActionStatus.DOING),
        "today": Action(title="Today", due=DAY),
        "done": Action(title="Done", due=DAY - timedelta(days=5), status=ActionStatus.DONE),
        "dropped": Action(title="Dropped", due=DAY - timedelta(days=5), status=ActionStatus.DROPPED),
        "undated": Action(title="Undated"),
    }
    context = context_of(msgspec.structs.replace(scored(), actions=actions))
    assert [(each.id, each.days) for each in overdue(context)] == [("late", 17), ("later", 1)]
    assert rows(part(context, "warnings"), "Action") == [
        ["Late", "Check-in", "Operations", "Open", "15 Oct 2026", "17 days"],
        ["Later", "", "nobody", "In progress", "31 Oct 2026", "1 day"],
    ]


def test_nothing_to_warn_of_is_said():
    said = words(part(context_of(scored()), "warnings"))
    assert "No early-warning rules are set." in said
    assert "No action is overdue." in said


def test_indonesian_dates_and_decimals():
    actions = {"late": Action(title="Telat", due=date(2026, 10, 15))}
    rule = WarningRule(touchpoint="tp", metric="nps", below=1234.0)
    journey = msgspec.structs.replace(scored(), actions=actions, warnings={"w": rule})
    said = words(part(context_of(journey, "id"), "warnings"))
    assert "15 Okt 2026" in said
    assert "1.234" in said
