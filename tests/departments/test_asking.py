"""Tests of what a department is asked."""

from __future__ import annotations

from journeymap.departments.asking import asked_of, touchpoints_of
from journeymap.model import Department, Journey, Link, Response, Stage, Touchpoint
from journeymap.model.words import Role

JOURNEY = Journey(
    title="Stay",
    departments={"it": Department(name="IT"), "desk": Department(name="Front desk")},
    stages={"arrival": Stage(title="Arrival")},
    touchpoints={
        "site": Touchpoint(title="Website", owners={"it": (Role.ACCOUNTABLE,), "desk": (Role.INFORMED,)}),
        "call": Touchpoint(title="Call", stage="arrival", responses={"it": Response(note="Not ours")}),
        "key": Touchpoint(title="Key", owners={"desk": (Role.ACCOUNTABLE,)}),
        "room": Touchpoint(title="Room"),
    },
    links={"key--room": Link(source="key", target="room", handoff_owner="it")},
)


def test_touchpoints_by_role_by_answer_and_by_hand_off() -> None:
    assert touchpoints_of(JOURNEY, "it") == ("site", "call", "key", "room")
    assert touchpoints_of(JOURNEY, "desk") == ("site", "key")
    assert touchpoints_of(JOURNEY, "nobody") == touchpoints_of(JOURNEY, "") == ()


def test_each_tells_own_part_and_that_of_the_others() -> None:
    site, call, key, room = asked_of(JOURNEY, "it")
    assert (site.title, site.roles, site.others) == ("Website", (Role.ACCOUNTABLE,), {"desk": (Role.INFORMED,)})
    assert (call.stage, call.roles, call.response) == ("Arrival", (), Response(note="Not ours"))
    assert key.hand_offs == room.hand_offs == ("key--room",)
    assert site.hand_offs == ()
    assert key.others == {"desk": (Role.ACCOUNTABLE,)}
