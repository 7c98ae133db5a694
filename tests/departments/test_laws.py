"""The laws of returns, over random histories: unchanged is nothing, twice is once, order does not matter, nothing is
lost on the way through a file."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journeymap.departments.returns import Return, is_related, read_any
from journeymap.departments.sending import base_for_sending, sent_copy
from journeymap.departments.taking import TakenIn, decide, take_in
from journeymap.editing.invariants import violations
from journeymap.editing.merging import merge
from journeymap.model import Comment, Journey, Response
from journeymap.model.words import Answer
from journeymap.storage.codec import dumps, loads
from tests.editing.hotel import hotel
from tests.properties.test_merging import edited, histories, same

RUNS = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
DAY = date(2026, 11, 2)


def returned(base: Journey, theirs: Journey, name: str = "it") -> Return:
    return Return(f"{name}.journey", name, DAY, base_for_sending(base), base_for_sending(theirs))


@RUNS
@given(histories(), st.data())
def test_what_a_copy_says_comes_back_through_its_file(
    history: tuple[Journey, Journey, Journey], data: st.DataObject
) -> None:
    base, ours, theirs = history
    # What a file cannot hold as it is (a count off a scale that was changed by hand) is no matter of copies.
    assume(base.departments and not loads(dumps(base)).problems and not loads(dumps(theirs)).problems)
    copy = sent_copy(base, data.draw(st.sampled_from([*base.departments])), day=DAY)
    assert copy.sent is not None
    plain = replace(base_for_sending(theirs), sent=copy.sent)
    found = read_any(dumps(plain).encode(), "back.journey")
    assert same(found.base, base_for_sending(base))
    assert same(found.theirs, base_for_sending(theirs))
    assert is_related(found.base, base)
    taken = take_in(ours, [found])
    sent = ours.sent
    plainly = merge(replace(found.base, sent=sent), ours, replace(found.theirs, sent=sent))
    assert same(replace(taken.journey, imports=plainly.journey.imports), plainly.journey)
    assert [each.spot for each in taken.conflicts] == [each.spot for each in plainly.conflicts]


@RUNS
@given(histories())
def test_a_return_that_changed_nothing_changes_nothing(history: tuple[Journey, Journey, Journey]) -> None:
    base, ours, _ = history
    taken = take_in(ours, [returned(base, base)])
    assert same(taken.journey, ours)
    assert (taken.conflicts, taken.taken) == ((), ())


@RUNS
@given(histories())
def test_twice_is_once(history: tuple[Journey, Journey, Journey]) -> None:
    base, ours, theirs = history
    back = returned(base, theirs)
    once = take_in(ours, [back])
    assert same(take_in(ours, [back, back]).journey, once.journey)
    assert take_in(once.journey, [back]).journey == once.journey


@RUNS
@given(histories(), st.data())
def test_whatever_is_chosen_all_gets_decided_and_is_valid(
    history: tuple[Journey, Journey, Journey], data: st.DataObject
) -> None:
    base, ours, theirs = history
    other = edited(data, base, 4)
    taken = take_in(ours, [returned(base, theirs), returned(base, other, "operations")])
    assert same(take_in(ours, [returned(base, other, "operations"), returned(base, theirs)]).journey, taken.journey)
    rounds = 0
    while taken.conflicts and rounds < 5:
        taken, rounds = _decided(taken, data), rounds + 1
    assert not taken.conflicts
    assert violations(taken.journey) == ()


def _decided(taken: TakenIn, data: st.DataObject) -> TakenIn:
    sides = st.sampled_from(("ours", "theirs"))
    return decide(taken, {at: data.draw(sides) for at in range(len(taken.conflicts))})


WORDS = st.text(alphabet="abc=+ ", min_size=1, max_size=6)


@st.composite
def own_parts(draw: st.DrawFn) -> list[dict[str, dict[str, Any]]]:
    """What two departments change, each on cards of its own or in its own answers."""
    places = hotel().touchpoints
    ids = draw(st.permutations([*places]))
    cut = draw(st.integers(0, len(ids)))
    changes: list[dict[str, dict[str, Any]]] = []
    for name, own in (("it", ids[:cut]), ("operations", ids[cut:])):
        fields: dict[str, dict[str, Any]] = {}
        for id in own:
            comment = Comment(by=name, department=name, text=draw(WORDS))
            fields[id] = {"notes": draw(WORDS), "comments": (*places[id].comments, comment)}
        answered = draw(st.sampled_from(ids))
        answer = Response(answer=draw(st.sampled_from(list(Answer))), note=draw(WORDS))
        said = {**places[answered].responses, name: answer}
        fields[answered] = {**fields.get(answered, {}), "responses": said}
        changes.append(fields)
    return changes


def changed(journey: Journey, parts: dict[str, dict[str, Any]]) -> Journey:
    places = {id: replace(each, **parts.get(id, {})) for id, each in journey.touchpoints.items()}
    return replace(journey, touchpoints=places)


@RUNS
@given(own_parts())
def test_the_order_of_independent_returns_does_not_matter(parts: list[dict[str, dict[str, Any]]]) -> None:
    base = hotel()
    one, other = (returned(base, changed(base, each), str(at)) for at, each in enumerate(parts))
    both = take_in(base, [one, other])
    assert both.conflicts == ()
    for first, second in ((one, other), (other, one)):
        assert take_in(take_in(base, [first]).journey, [second]).journey == both.journey
    for each in parts:
        for id, fields in each.items():
            place = both.journey.touchpoints[id]
            assert fields.get("notes", place.notes) == place.notes
            assert {*fields.get("comments", ())} <= {*place.comments}
