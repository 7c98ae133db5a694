"""The verdict page says what the figures say, in whole sentences, for every state a journey can be in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec
import pytest

from journeymap.model import Action, Department, Journey, Link, Touchpoint
from journeymap.model.words import ActionStatus, Answer, Moment, Role
from journeymap.report.content.decisions import MOST, decisions
from journeymap.report.content.gaps import anchors
from journeymap.report.content.numbers import five_numbers
from journeymap.report.content.opening import opening
from journeymap.report.content.verdict import sentences
from journeymap.report.context import Context, make_context
from journeymap.report.options import ReportOptions
from tests.report import journeys
from tests.report.test_report import hotel


def context(journey: Journey, language: str = "en") -> Context:
    return make_context(journey, ReportOptions(language))


def said(journey: Journey) -> list[str]:
    ground = context(journey)
    return [ground.say(sentence).replace("\N{NO-BREAK SPACE}", " ") for sentence in sentences(ground)]


def with_touchpoint(journey: Journey, id: str, **changes: object) -> Journey:
    touchpoint = msgspec.structs.replace(journey.touchpoints[id], **changes)
    return msgspec.structs.replace(journey, touchpoints={**journey.touchpoints, id: touchpoint})


CERTAIN = {0.0: 80, 7.0: 60, 10.0: 60}
CLOSE = {0.0: 30, 7.0: 60, 10.0: 60}
FINE = {7.0: 20, 10.0: 180}
FEW = {0.0: 2, 10.0: 3}


@pytest.mark.parametrize(
    ("counts", "beginning"),
    [
        (CERTAIN, "Check-in falls short for certain: NPS is -10 where +30 is aimed for (200 answers, interval -21 to "),
        (CLOSE, "No score falls short for certain; the likeliest gap is at Check-in, where NPS is +20 and +30 is"),
        (FINE, "No score falls short: the one score that can be judged meets its target"),
        (FEW, "No score has enough answers yet to say whether it falls short of its target."),
    ],
)
def test_the_first_sentence_says_how_sure_the_worst_gap_is(counts: dict[float, int], beginning: str) -> None:
    assert said(journeys.scored(counts=counts))[0].startswith(beginning)


def test_the_first_sentence_says_how_many_customers_feel_it() -> None:
    assert said(journeys.scored(counts=CERTAIN))[0].endswith("and it is felt by about 40 of every 100 customers.")


def test_no_target_is_said() -> None:
    journey = with_touchpoint(journeys.scored(), "tp", targets={})
    assert said(journey)[0] == "No score has a target yet, so nothing can be said to fall short."


def test_a_journey_without_scores_is_not_called_good() -> None:
    first, second, third = said(journeys.one_touchpoint())
    assert first == "No touchpoint has a score yet, so nothing can be said to fall short."
    assert second == "Nobody is accountable for The only one."
    assert third == "No evidence stands behind the one touchpoint, so all of this rests on the map alone."


def test_an_empty_journey_says_what_to_do() -> None:
    (only,) = said(journeys.empty())
    assert only.startswith("This journey has no touchpoints yet")


OWNERS: Mapping[str, tuple[dict[str, tuple[Role, ...]], dict[str, object], str]] = {
    "nobody": ({}, {}, "Nobody is accountable for Check-in."),
    "two": ({"a": (Role.ACCOUNTABLE,), "b": (Role.ACCOUNTABLE,)}, {}, "Who is accountable for Check-in is disputed."),
    "denied": ({"a": (Role.ACCOUNTABLE,)}, {"a": Answer.DISPUTED}, "Who is accountable for Check-in is disputed."),
    "settled": (
        {"a": (Role.ACCOUNTABLE,)},
        {"a": Answer.ACCEPTED},
        "Each touchpoint has one accountable department, and no hand-off loses for certain.",
    ),
}


@pytest.mark.parametrize("case", OWNERS)
def test_the_second_sentence_says_who_is_missing(case: str) -> None:
    from journeymap.model import Response

    owners, answers, sentence = OWNERS[case]
    responses = {id: Response(answer=answer) for id, answer in answers.items() if isinstance(answer, Answer)}
    journey = with_touchpoint(journeys.scored(), "tp", owners=owners, responses=responses)
    journey = msgspec.structs.replace(journey, departments={"a": Department(name="A"), "b": Department(name="B")})
    assert said(journey)[1] == sentence


def dropping() -> Journey:
    """Two measured touchpoints of two departments; the score drops between them."""
    journey = journeys.scored("Room", FINE)
    worse = msgspec.structs.replace(
        journey.touchpoints["tp"], title="Complaint", owners={"b": (Role.ACCOUNTABLE,)}, end=None,
        scores=(journeys.record("nps", CERTAIN),),
    )  # fmt: skip
    return msgspec.structs.replace(
        journey,
        departments={**journey.departments, "b": Department(name="Service")},
        touchpoints={**journey.touchpoints, "worse": worse},
        links={"l": Link(source="tp", target="worse", share=0.5)},
    )


def test_the_worst_hand_off_is_named_with_its_figures() -> None:
    assert "the hand-off from Room to Complaint loses most: NPS drops from +90 to -10." in said(dropping())[1]
    handoffs = five_numbers(context(dropping()))[2]
    assert context(dropping()).say(handoffs.remark) == "worst: Operations to Service, -100"


def test_the_third_sentence_names_what_is_good() -> None:
    third = said(journeys.scored(counts=FINE))[2]
    assert third == (
        "Evidence stands behind the one touchpoint; targets met for certain: 1 of 1, best of all at Check-in "
        "(NPS: +90)."
    )


def test_five_numbers_of_a_journey_without_anything() -> None:
    ground = context(journeys.one_touchpoint())
    values = [ground.say(figure.value) for figure in five_numbers(ground)]
    assert values == ["0", "1", "0", "1", "–"]


def test_moments_of_truth_without_evidence_are_counted() -> None:
    journey = with_touchpoint(journeys.one_touchpoint(), "only", moments=(Moment.TRUTH,))
    ground = context(journey)
    assert ground.say(five_numbers(ground)[3].remark) == "1 is a moment of truth"


def answered(**changes: object) -> Journey:
    action = Action(title="Second desk", touchpoints=("tp",), department="ops", due=date(2026, 12, 15))
    return msgspec.structs.replace(journeys.scored(), actions={"desk": msgspec.structs.replace(action, **changes)})


def test_an_open_action_is_the_decision_asked() -> None:
    ground = context(answered())
    first = decisions(ground)[0]
    assert (first.what, first.who, ground.say(first.when)) == ("Second desk", "Operations", "15 Dec 2026")


def test_an_overdue_action_says_so() -> None:
    ground = context(answered(due=date(2026, 10, 1)))
    assert ground.say(decisions(ground)[0].when) == "1 Oct 2026, overdue"


@pytest.mark.parametrize("status", [ActionStatus.DONE, ActionStatus.DROPPED])
def test_without_an_open_action_the_remedy_is_asked_for_without_a_date(status: ActionStatus) -> None:
    ground = context(answered(status=status))
    first = decisions(ground)[0]
    assert first.what.startswith("Agree on an action that brings NPS to +30")
    assert (first.about, first.who, ground.say(first.when)) == ("Check-in", "Operations", "no date")


def test_decisions_are_few_and_lead_to_rows_of_the_gaps() -> None:
    ground = context(hotel())
    asked = decisions(ground)
    assert 3 <= len(asked) <= MOST
    assert {decision.anchor for decision in asked} <= set(anchors(ground).values())
    assert len({decision.what for decision in asked}) == len(asked)


def test_every_finding_is_told_somewhere() -> None:
    ground = context(journeys.many(60))
    assert sorted(anchors(ground)) == list(range(1, len(ground.analysis.findings) + 1))


def test_the_head_says_period_answers_and_day() -> None:
    ground = context(journeys.scored())
    assert ground.say(opening(ground).basis) == "July to September 2026, 200 answers, 1 touchpoint. As of 1 Nov 2026."


def test_untitled_touchpoints_go_by_their_id() -> None:
    journey = Journey(title="", as_of=journeys.DAY, touchpoints={"tp": Touchpoint(title="")})
    assert said(journey)[1] == "Nobody is accountable for tp."
