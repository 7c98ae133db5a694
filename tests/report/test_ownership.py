"""Part 6: roles, remarks in words, answers of both sides, the matrix of hand-offs, and heads that always fit."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.drawing import text
from journeymap.model import Department, Journey, Link, Response, Touchpoint
from journeymap.model.words import Answer, Role
from journeymap.report.content.handoffs import hand_offs
from journeymap.report.content.responses import disputes, tally
from journeymap.report.content.short_names import short_names
from journeymap.report.pages.department_columns import heads
from journeymap.report.pdf.style import COLUMN_TITLE
from tests.report.journeys import DAY, many
from tests.report.pdf.reading import open_pdf
from tests.report.told import context_of, part, rows, words

A, R, C = (Role.ACCOUNTABLE,), (Role.RESPONSIBLE,), (Role.CONSULTED,)


def house(**touchpoints: Touchpoint) -> Journey:
    """Sales, operations and service; links between neighbours in the order given."""
    ids = list(touchpoints)
    return Journey(
        title="House",
        as_of=DAY,
        departments={id: Department(name=id.title()) for id in ("sales", "operations", "service")},
        touchpoints=touchpoints,
        links={f"{a}-{b}": Link(source=a, target=b) for a, b in pairwise(ids)},
    )


@pytest.fixture(scope="module")
def journey() -> Journey:
    no = Response(answer=Answer.DISPUTED, by="Bima", date=DAY, note="Drivers report to Operations")
    yes = Response(answer=Answer.ACCEPTED, by="Sari")
    return house(
        offer=Touchpoint(title="Offer", owners={"sales": A, "service": C}),
        pickup=Touchpoint(
            title="Pick-up", owners={"sales": A, "operations": R}, responses={"sales": no, "operations": yes}
        ),
        desk=Touchpoint(title="Desk", owners={"operations": (Role.ACCOUNTABLE, Role.RESPONSIBLE)}),
        complaint=Touchpoint(title="Complaint", owners={"service": R}),
        loyalty=Touchpoint(title="Loyalty", owners={"sales": A, "service": A}, responses={"service": yes}),
        fax=Touchpoint(title="Fax"),
    )


def test_the_matrix_has_every_letter_and_says_what_is_wrong_in_words(journey):
    found = rows(part(context_of(journey), "ownership"), "Touchpoint")
    matrix = {"".join(row[0].split()): row[1:] for row in found if len(row) == 4}
    assert matrix == {
        "Offer": ["A", "", "C"],
        "Pick-up": ["A", "R", ""],
        "Desk": ["", "A/R", ""],
        "Complaintnooneaccountable": ["", "", "R"],
        "Loyaltydisputed:2accountable": ["A", "", "A"],
        "Faxnooneaccountableorresponsible": ["", "", ""],
    }


def test_the_sentence_counts_what_is_settled(journey):
    said = words(part(context_of(journey), "ownership"))
    assert "3 of 6 touchpoints have exactly one accountable department; 2 without one, 1 with more than one." in said


def test_both_sides_of_a_dispute_are_heard_in_their_own_words(journey):
    context = context_of(journey)
    heard = {dispute.touchpoint: dispute.voices for dispute in disputes(context)}
    assert list(heard) == ["pickup", "loyalty"]
    assert [(v.department, v.letters, v.answer) for v in heard["pickup"]] == [
        ("sales", "A", "Disputed"),
        ("operations", "R", "Accepted"),
    ]
    assert heard["pickup"][0].words == "“Drivers report to Operations” (Bima, 1 Nov 2026)"
    assert [(v.department, v.answer) for v in heard["loyalty"]] == [("sales", "no answer yet"), ("service", "Accepted")]
    assert "“Drivers report to Operations”" in words(part(context, "ownership"))


def test_answers_add_up_to_what_a_department_owns(journey):
    counted = {id: tally(context_of(journey), id) for id in journey.departments}
    assert [(t.accountable, t.accepted, t.disputed, t.unanswered) for t in counted.values()] == [
        (3, 0, 1, 2),
        (1, 0, 0, 1),
        (1, 1, 0, 0),
    ]


def test_hand_offs_are_those_between_settled_departments(journey):
    owned = msgspec.structs.replace(
        journey,
        links={
            "a": Link(source="offer", target="desk", handoff_owner="sales"),
            "b": Link(source="pickup", target="desk", repeats_work=True),
            "c": Link(source="offer", target="pickup"),
            "d": Link(source="desk", target="loyalty"),
            "e": Link(source="desk", target="gone"),
        },
    )
    context = context_of(owned)
    found = hand_offs(context)
    assert sorted(each.link for each in found.all) == ["a", "b"]
    assert [each.link for each in found.weak] == ["b"]
    assert found.unsettled == 1
    assert found.counts() == {("sales", "operations"): (2, 1)}
    data = part(context, "ownership")
    assert rows(data, "From … to …") == [["Sales", "·", "2 (1)"]]
    assert "no owner; customers repeat work" in words(data)


def test_the_matrix_counts_every_hand_off_of_a_large_journey_once():
    journey = many(60, 5)
    owners = {id: place.accountable for id, place in journey.touchpoints.items()}
    pairs = Counter((owners[link.source], owners[link.target]) for link in journey.links.values())
    expected = {pair: count for pair, count in pairs.items() if pair[0] != pair[1] and None not in pair}
    assert {pair: total for pair, (total, _) in hand_offs(context_of(journey)).counts().items()} == expected


def test_only_the_busiest_hand_offs_stand_here_and_the_rest_is_counted():
    context = context_of(many(80, 6))
    data = part(context, "ownership")
    listed = rows(data, "From touchpoint to touchpoint")
    assert len(listed) == 12
    assert f"and {len(hand_offs(context).weak) - 12} more; the report of a department alone lists" in words(data)


def test_without_departments_the_part_says_so():
    journey = Journey(title="T", as_of=DAY, touchpoints={"a": Touchpoint(title="A")})
    assert "names no departments yet" in words(part(context_of(journey), "ownership"))


LONG_NAMES = [f"{number} Department of answers, forms and further long words for customers of all kinds" for number in
              range(12)]  # fmt: skip


def named(names: list[str]) -> Journey:
    departments = {f"d-{number}": Department(name=name) for number, name in enumerate(names)}
    return msgspec.structs.replace(many(12, len(names)), departments=departments)


def test_twelve_departments_with_long_names_fit_by_short_names_and_a_key():
    context = context_of(named(LONG_NAMES))
    (group,) = heads(context, list(context.journey.departments))
    assert group.short
    assert all(text.width(title, COLUMN_TITLE.size_pt, "regular") <= group.width_pt for title in group.titles)
    said = "".join(words(part(context, "ownership")).split())
    assert all("".join(f"{short}{name}".split()) in said for short, name in zip(group.titles, LONG_NAMES, strict=True))


@pytest.mark.parametrize("count", [1, 7, 12, 13, 25, 61])
def test_every_department_stands_over_exactly_one_column(count):
    context = context_of(named([f"Department number {number}" for number in range(count)]))
    groups = heads(context, list(context.journey.departments))
    assert [id for group in groups for id in group.departments] == list(context.journey.departments)
    assert all(len(group.departments) <= 12 for group in groups)
    assert all(len(group.departments) * (group.width_pt + 10) <= 499 - 100 for group in groups)


def test_names_that_fit_stand_in_full():
    context = context_of(named(["Marketing", "IT", "Sales", "Rooms and food", "Operations"]))
    (group,) = heads(context, list(context.journey.departments))
    assert group.titles == ("Marketing", "IT", "Sales", "Rooms and food", "Operations")


def test_short_names():
    names = ["IT", "Guest service", "Marketing", "Market research", "Marble", "Rooms and food", "你好", ""]
    assert short_names(names) == ("IT", "GS", "MAR", "MR", "MA2", "RAF", "D7", "D8")


@given(st.lists(st.text(max_size=12), max_size=99))
def test_short_names_are_different_and_short(names):
    short = short_names(names)
    assert len(set(short)) == len(names)
    assert all(1 <= len(name) <= 3 for name in short)


def test_it_says_the_same_in_indonesian_with_its_dates(journey):
    said = words(part(context_of(journey, "id"), "ownership"))
    assert "1 Nov 2026" in said
    assert "“Drivers report to Operations”" in said
    assert open_pdf(part(context_of(journey, "id"), "ownership")).Root.Lang == "id"
