"""Several returns into one journey: what comes in, what is asked with whose words, and what must change nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from journeymap.departments.returns import Return
from journeymap.departments.sending import base_for_sending
from journeymap.departments.taking import TakenIn, decide, take_in
from journeymap.editing.commands import elements
from journeymap.editing.commands.snapshots import take_snapshot
from journeymap.editing.document import Document
from journeymap.i18n import Translator
from journeymap.model import Comment, Department, Journey, ParkedIdea, Response, Touchpoint, View
from journeymap.model.words import Answer, Role
from tests.editing.hotel import hotel

DAY = date(2026, 11, 2)


@pytest.fixture
def ours() -> Journey:
    return hotel()


def card(journey: Journey, id: str, **fields: Any) -> Journey:
    """The journey with other values on one touchpoint."""
    return replace(journey, touchpoints={**journey.touchpoints, id: replace(journey.touchpoints[id], **fields)})


def back(journey: Journey, department: str, *, base: Journey, day: date = DAY) -> Return:
    return Return(f"{department}.journey", department, day, base_for_sending(base), base_for_sending(journey))


def accepted(name: str) -> Response:
    return Response(answer=Answer.ACCEPTED, by=name)


def titles(taken: TakenIn) -> list[str]:
    return [Translator("en").render(each.title) for each in taken.conflicts]


def test_answers_of_several_departments_come_in(ours: Journey) -> None:
    first = back(card(ours, "check-in", responses={"operations": accepted("Sari")}), "operations", base=ours)
    said = {**ours.touchpoints["check-in"].responses, "it": accepted("Budi")}
    second = back(card(ours, "check-in", responses=said, channel="desk"), "it", base=ours)
    now = card(ours, "check-in", notes="Ours")
    taken = take_in(now, [first, second])
    place = taken.journey.touchpoints["check-in"]
    assert {name: each.by for name, each in place.responses.items()} == {"operations": "Sari", "it": "Budi"}
    assert (place.channel, place.notes, taken.conflicts) == ("desk", "Ours", ())
    assert take_in(now, [second, first]) == taken
    assert take_in(now, [second, first, second]) == taken


def test_a_conflict_names_department_day_and_whose_words_stand_there(ours: Journey) -> None:
    first = back(card(ours, "check-in", channel="desk"), "operations", base=ours)
    second = back(card(ours, "check-in", channel="kiosk"), "it", base=ours, day=date(2026, 11, 3))
    taken = take_in(ours, [second, first])
    (conflict,) = taken.conflicts
    assert (conflict.department, conflict.day, conflict.file) == ("TI", date(2026, 11, 3), "it.journey")
    assert (conflict.ours, conflict.theirs, conflict.rival) == ("desk", "kiosk", "Operasional")
    assert taken.journey.touchpoints["check-in"].channel == "desk"
    decided = decide(taken, {0: "theirs"})
    assert decided.journey.touchpoints["check-in"].channel == "kiosk"
    assert not decided.conflicts
    assert decide(taken, {0: "ours"}).journey == taken.journey


def test_our_own_words_have_no_rival(ours: Journey) -> None:
    first = back(card(ours, "check-in", channel="desk"), "operations", base=ours)
    taken = take_in(card(ours, "check-in", channel="lobby"), [first])
    assert [each.rival for each in taken.conflicts] == [""]


def test_a_choice_that_opens_another_question_asks_it(ours: Journey) -> None:
    """What both changed and we deleted: brought back with the first one's words, the second one's are asked about."""
    first = back(card(ours, "check-in", channel="desk"), "operations", base=ours)
    second = back(card(ours, "check-in", channel="kiosk"), "it", base=ours, day=date(2026, 11, 3))
    document = Document(ours)
    elements.remove(document, "touchpoints", "check-in")
    taken = take_in(document.journey, [first, second])
    assert [each.kind for each in taken.conflicts] == ["delete-edit", "delete-edit"]
    again = decide(taken, {0: "theirs", 1: "theirs"})
    (open_,) = again.conflicts
    assert (open_.ours, open_.theirs, open_.rival) == ("desk", "kiosk", "Operasional")
    assert decide(again, {0: "theirs"}).journey.touchpoints["check-in"].channel == "kiosk"


def test_an_unchanged_return_changes_nothing(ours: Journey) -> None:
    now = card(ours, "check-in", notes="Ours")
    assert take_in(now, [back(ours, "it", base=ours)]).journey == now


def test_a_return_taken_in_twice_changes_nothing(ours: Journey) -> None:
    places = {**ours.touchpoints, "wifi": Touchpoint(title="Wifi")}
    theirs = card(replace(ours, touchpoints=places), "check-in", votes=3, views={"it": View(satisfaction={4: 2})})
    returned = back(card(theirs, "check-in", comments=(Comment(by="Budi", text="Yes"),)), "it", base=ours)
    once = take_in(ours, [returned]).journey
    assert once.touchpoints["check-in"].votes == ours.touchpoints["check-in"].votes + 3
    assert take_in(once, [returned]).journey == once
    later = card(once, "wifi", title="Wireless")
    again = take_in(later, [returned])
    assert again.journey == later
    (said,) = again.steps[0].remarks
    assert "taken in before" in Translator("en").render(said)


def test_what_was_left_open_is_asked_again_and_nothing_is_counted_again(ours: Journey) -> None:
    """As after a call that ended with conflicts: the same file is dropped on the window to decide them."""
    theirs = card(ours, "check-in", votes=3, channel="desk", views={"it": View(satisfaction={4: 2})})
    theirs = replace(theirs, parking_lot=(ParkedIdea(text="Shuttle", votes=2),))
    returned = back(theirs, "it", base=ours)
    once = take_in(card(ours, "check-in", channel="lobby"), [returned])
    again = take_in(once.journey, [returned])
    assert again.journey == once.journey
    assert [(each.ours, each.theirs) for each in again.conflicts] == [("lobby", "desk")]
    place = decide(again, {0: "theirs"}).journey.touchpoints["check-in"]
    assert (place.channel, place.votes) == ("desk", once.journey.touchpoints["check-in"].votes)


def test_copies_that_only_answer_leave_no_mark(ours: Journey) -> None:
    returned = back(card(ours, "check-in", responses={"it": accepted("Budi")}), "it", base=ours)
    assert take_in(ours, [returned]).journey.imports == ours.imports


def test_two_departments_may_make_the_same_new_id(ours: Journey) -> None:
    """Ids made by hand are new elements; the second of one id gets another."""
    first = replace(ours, touchpoints={**ours.touchpoints, "My new one!": Touchpoint(title="Lift")})
    second = replace(ours, touchpoints={**ours.touchpoints, "My new one!": Touchpoint(title="Pool")})
    taken = take_in(ours, [back(first, "it", base=ours), back(second, "operations", base=ours)])
    new = {each.title for id, each in taken.journey.touchpoints.items() if id not in ours.touchpoints}
    assert (new, taken.conflicts) == ({"Lift", "Pool"}, ())


def test_snapshots_and_being_a_copy_stay_with_us(ours: Journey) -> None:
    document = Document(ours)
    take_snapshot(document, "Before", DAY)
    now = document.journey
    taken = take_in(now, [back(card(ours, "check-in", channel="desk"), "it", base=ours)])
    assert (taken.journey.snapshots, taken.journey.sent) == (now.snapshots, now.sent)


def test_a_department_we_do_not_have_is_told(ours: Journey) -> None:
    """Its own words go with it: what we deleted and they used anew is asked about."""
    base = replace(ours, departments={**ours.departments, "spa": Department(name="Spa")})
    owners = {**ours.touchpoints["check-in"].owners, "spa": (Role.RESPONSIBLE,)}
    taken = take_in(ours, [back(card(base, "check-in", owners=owners), "spa", base=base)])
    (said,) = taken.steps[0].remarks
    assert "the department “Spa” is not in this journey" in Translator("en").render(said)
    assert titles(taken) == ["Department “Spa”"]
    assert "spa" in decide(taken, {0: "theirs"}).journey.departments


def test_conflicts_can_be_told_apart_in_sets(ours: Journey) -> None:
    first = back(card(ours, "check-in", channel="desk"), "operations", base=ours)
    second = back(card(ours, "check-in", channel="kiosk"), "it", base=ours)
    taken = take_in(card(ours, "check-in", channel="lobby"), [first, second])
    assert len({*taken.conflicts}) == 2
