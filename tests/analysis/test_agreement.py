"""How far departments agree: every part is accepted, disputed or unanswered, and a dispute has everybody's voice."""

from __future__ import annotations

from datetime import date

import pytest

from journeymap.analysis.agreement import Said, agreement_of, agreements, disputes
from journeymap.model import Comment, Department, Journey, Response, Touchpoint
from journeymap.model.words import Answer, Role

A, R, C = (Role.ACCOUNTABLE,), (Role.RESPONSIBLE,), (Role.CONSULTED,)
DAY = date(2026, 11, 3)


@pytest.fixture
def journey() -> Journey:
    no = Response(answer=Answer.DISPUTED, by="Bima", date=DAY, note="Drivers report to Operations")
    yes = Response(answer=Answer.ACCEPTED, by="Sari")
    later = Comment(by="Bima", department="sales", date=date(2026, 11, 9), text="Still so")
    sooner = Comment(by="Ayu", department="sales", date=date(2026, 11, 1), text="Since July")
    return Journey(
        title="House",
        departments={id: Department(name=id.title()) for id in ("sales", "operations", "service")},
        touchpoints={
            "offer": Touchpoint(title="Offer", owners={"sales": A, "service": C}),
            "pickup": Touchpoint(
                title="Pick-up",
                owners={"sales": A, "operations": R, "service": C},
                responses={"sales": no},
                comments=(later, Comment(by="Tia", department="service", text="Hm"), sooner),
            ),
            "desk": Touchpoint(title="Desk", owners={"operations": (*A, *R)}, responses={"operations": yes}),
            "fax": Touchpoint(title="Fax", responses={"service": Response(answer=Answer.DISPUTED)}),
        },
    )


def test_every_part_is_counted_once(journey: Journey) -> None:
    sales, operations, service = agreements(journey)
    assert (sales.owns, sales.does, sales.asked) == (("offer", "pickup"), (), ("offer", "pickup"))
    assert (sales.accepted, sales.disputed, sales.unanswered) == ((), ("pickup",), ("offer",))
    assert (operations.owns, operations.does, operations.unanswered) == (("desk",), ("pickup",), ("pickup",))
    assert (service.owns, service.asked, service.disputed) == ((), ("offer", "pickup"), ("fax",))
    assert [each.last_answer for each in (sales, operations, service)] == [date(2026, 11, 9), None, None]
    for each in agreements(journey):
        parts = sorted((*each.accepted, *(id for id in each.disputed if id in each.asked), *each.unanswered))
        assert parts == sorted(each.asked)


def test_both_sides_of_a_dispute_are_heard(journey: Journey) -> None:
    pickup, fax = disputes(journey, journey.touchpoints)
    assert (pickup.touchpoint, fax.touchpoint) == ("pickup", "fax")
    sales, operations = pickup.voices
    assert (sales.answer, sales.roles) == (Answer.DISPUTED, A)
    assert sales.said == (
        Said("Drivers report to Operations", "Bima", DAY),
        Said("Since July", "Ayu", date(2026, 11, 1)),
        Said("Still so", "Bima", date(2026, 11, 9)),
    )
    assert (operations.department, operations.answer, operations.answered, operations.said) == (
        "operations",
        None,
        None,
        (),
    )


def test_a_department_that_has_no_part_is_asked_nothing(journey: Journey) -> None:
    nobody = agreement_of(journey, "nobody")
    assert (nobody.asked, nobody.owns, nobody.unanswered, nobody.last_answer) == ((), (), (), None)
