"""Two states of one journey whose base nobody knows: one journey, nothing twice, and people asked where they differ."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from journeymap.editing.difference import values_in
from journeymap.editing.invariants import violations
from journeymap.editing.merging import Merge, merge, resolve
from journeymap.editing.merging.agreeing import one_journey
from journeymap.editing.merging.plans import by_identity
from journeymap.model import (
    MAPPINGS,
    Comment,
    Department,
    Element,
    Importance,
    Journey,
    Promise,
    Quote,
    Stage,
    Touchpoint,
    View,
)
from journeymap.model.words import Kind, Role
from tests import strategies as own
from tests.editing.hotel import NPS, hotel
from tests.editing.merging.test_merge import DELETED, check_in, order, paths, titles
from tests.properties.test_merging import RUNS, edited, same
from tests.strategies import without_kept


def merged(ours: Journey, theirs: Journey) -> Merge:
    result = merge(None, ours, theirs)
    assert result.basis == "shared"
    assert violations(result.journey) == ()
    return result


def found(result: Merge) -> Touchpoint:
    return result.journey.touchpoints["check-in"]


def test_renamed_cards_and_departments_are_asked_about_and_none_comes_twice() -> None:
    journey = hotel()
    cards = {id: replace(t, title=f"{t.title} baru") for id, t in journey.touchpoints.items()}
    units = {**journey.departments, "it": Department(name="Teknologi")}
    result = merged(journey, replace(journey, touchpoints=cards, departments=units))
    assert result.journey == journey
    assert paths(result) == ["departments.it.name", *(f"touchpoints.{id}.title" for id in cards)]
    assert {conflict.base for conflict in result.conflicts} == {None}
    assert resolve(result, dict.fromkeys(result.conflicts, "theirs")).touchpoints == cards


def test_what_one_side_lacks_comes_in_whoever_deleted_it() -> None:
    for ours, theirs in ((DELETED, hotel()), (hotel(), DELETED)):
        result = merged(ours, theirs)
        assert result.conflicts == ()
        assert result.journey == hotel()


def test_a_field_that_one_side_left_empty_is_filled() -> None:
    ours = check_in(channel="Meja", importance=Importance(customer=3.0), position=None)
    result = merged(ours, check_in(notes="Antre", importance=Importance(organisation=2.0)))
    card = found(result)
    assert result.conflicts == ()
    assert (card.channel, card.notes, card.position) == ("Meja", "Antre", hotel().touchpoints["check-in"].position)
    assert card.importance == Importance(customer=3.0, organisation=2.0)


def test_nothing_that_people_added_counts_twice() -> None:
    said: dict[str, Any] = {
        "quotes": (Quote(text="Lama"),),
        "comments": (Comment(by="Sari", text="Ya"),),
        "pain_points": ("Antre",),
        "promises": (Promise(text="Cepat"),),
    }
    ours = check_in(votes=3, views={"it": View(satisfaction={3: 3, 5: 1})}, title="A", **said)
    theirs = check_in(votes=2, views={"it": View(satisfaction={3: 4})}, title="B", **said)
    for result in (merged(ours, theirs), merged(theirs, ours)):
        card = found(result)
        assert (card.votes, card.views) == (3, {"it": View(satisfaction={3: 4, 5: 1})})
        assert {name: getattr(card, name) for name in said} == said
        assert card.scores == hotel().touchpoints["check-in"].scores
        assert paths(result) == ["touchpoints.check-in.title"]


def test_a_score_counted_otherwise_is_asked_about() -> None:
    rest = hotel().touchpoints["check-in"].scores[1:]
    result = merged(check_in(scores=(NPS, *rest)), check_in(scores=(replace(NPS, counts={9.0: 2}), *rest)))
    assert paths(result) == ["touchpoints.check-in.scores.nps[.. survei].counts"]
    assert found(result).scores == (NPS, *rest)


def test_two_accountable_departments_are_asked_about() -> None:
    ours = check_in(owners={"it": (Role.ACCOUNTABLE,)})
    theirs = check_in(owners={"operations": (Role.ACCOUNTABLE,)})
    result = merged(ours, theirs)
    assert paths(result) == ["touchpoints.check-in.owners.it", "touchpoints.check-in.owners.operations"]
    assert found(result).owners == {"it": (Role.ACCOUNTABLE,)}
    assert resolve(result, dict.fromkeys(result.conflicts, "theirs")) == theirs


def test_two_orders_are_asked_about() -> None:
    result = merged(order("after", "book", "stay"), order("book", "stay", "after", "end", end=Stage(title="E")))
    assert titles(result) == ["Order of the stages"]
    assert [*result.journey.stages] == ["after", "end", "book", "stay"]
    assert [*resolve(result, {0: "theirs"}).stages] == ["book", "stay", "after", "end"]


def test_a_number_or_word_that_stands_there_by_itself_may_be_meant() -> None:
    ours, theirs = check_in(kind=Kind.OTHER), replace(check_in(kind=Kind.ADVERTISING), minimum_answers=30)
    for one, other in ((ours, theirs), (theirs, ours)):
        result = merged(one, other)
        assert result.journey == one
        assert sorted(paths(result)) == ["minimum_answers", "touchpoints.check-in.kind"]


def test_an_empty_base_is_none() -> None:
    assert merge(Journey(), hotel(), check_in(title="A")) == merge(None, hotel(), check_in(title="A"))


def _card(title: str) -> dict[str, Touchpoint]:
    return {"a": Touchpoint(title=title)}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Journey(title="A", touchpoints=_card("x")), Journey(title="A", touchpoints=_card("y")), True),
        (Journey(title="A", touchpoints=_card("x")), Journey(title="B", touchpoints=_card("x")), True),
        (Journey(title="A", touchpoints=_card("x")), Journey(title="B", touchpoints=_card("y")), False),
        (
            Journey(title="A", touchpoints={"b": Touchpoint(title="x")}),
            Journey(title="A", touchpoints=_card("x")),
            False,
        ),
        (Journey(title="A"), Journey(title="A", touchpoints=_card("x")), True),
        (Journey(title="A"), Journey(title="B"), False),
    ],
)
def test_which_are_states_of_one_journey(one: Journey, other: Journey, expected: bool) -> None:
    assert one_journey(one, other) is expected
    assert one_journey(other, one) is expected


def test_two_journeys_are_both_kept_whole() -> None:
    ours = Journey(title="A", touchpoints={"a": Touchpoint(title="x"), "c": Touchpoint(title="z")})
    result = merge(None, ours, Journey(title="B", touchpoints=_card("y")))
    assert result.basis == "apart"
    assert [t.title for t in result.journey.touchpoints.values()] == ["x", "z", "y"]
    assert result.journey.touchpoints["a-2"].title == "y"


# --- laws


@st.composite
def states(draw: st.DrawFn) -> tuple[Journey, Journey]:
    """Two states of one journey."""
    data = draw(st.data())
    start = draw(st.just(hotel()) | own.journeys(most=2, nested=False))
    ours, theirs = edited(data, start), edited(data, start)
    assume(one_journey(ours, theirs))
    return ours, theirs


@RUNS
@given(own.journeys(most=3))
def test_a_journey_with_itself_is_itself(journey: Journey) -> None:
    result = merge(None, journey, journey)
    assert same(result.journey, journey)
    assert (result.conflicts, result.taken) == ((), ())


@RUNS
@given(states(), st.data())
def test_there_is_what_either_has_and_nothing_else(sides: tuple[Journey, Journey], data: st.DataObject) -> None:
    ours, theirs = sides
    result = merge(None, ours, theirs)
    choices = {place: data.draw(st.sampled_from(("ours", "theirs"))) for place in range(len(result.conflicts))}
    for journey in (result.journey, resolve(result, choices)):
        assert violations(journey) == ()
        for name in MAPPINGS:
            one, other = getattr(ours, name), getattr(theirs, name)
            assert getattr(journey, name).keys() == {**one, **other}.keys()
            for id, element in getattr(journey, name).items():
                _nothing_doubled(element, one.get(id), other.get(id))
        _nothing_doubled(journey, ours, theirs)


@RUNS
@given(states())
def test_every_value_stands_or_is_asked_about(sides: tuple[Journey, Journey]) -> None:
    ours, theirs = sides = without_kept(sides[0]), without_kept(sides[1])
    result = merge(None, ours, theirs)
    now = dict(values_in(result.journey))
    asked = [_path(conflict.path) for conflict in result.conflicts]
    for side in sides:
        for path, value in values_in(side):
            stands = _has(now.get(path), value) or any(".".join(path).startswith(place) for place in asked)
            assert stands or _counted(path) or path[0] == "parking_lot", (path, value)


@RUNS
@given(states())
def test_from_the_other_side_it_is_the_same_with_the_other_standing(sides: tuple[Journey, Journey]) -> None:
    ours, theirs = sides
    one, other = merge(None, ours, theirs), merge(None, theirs, ours)
    assert {conflict.spot for conflict in one.conflicts} == {conflict.spot for conflict in other.conflicts}
    turned = resolve(one, dict.fromkeys(one.conflicts, "theirs"))
    assert _unordered(turned) == _unordered(other.journey)


def _nothing_doubled(element: Element, one: Element | None, other: Element | None) -> None:
    """Of equal entries there are as many as on the side that has more, and no more dots than on that side."""
    sides = [side for side in (one, other) if side is not None]
    for name in element.__struct_fields__:
        value = getattr(element, name)
        if name == "votes":
            assert value == max(side.votes for side in sides)  # type: ignore[attr-defined]
        elif isinstance(value, tuple) and name not in ("position", "scale", "kept") and value:
            structs = all(isinstance(item, Element) for item in value)
            count = by_identity(value).keys() if structs else {*map(str, value)}
            there = [by_identity(getattr(s, name)).keys() if structs else {*map(str, getattr(s, name))} for s in sides]
            assert count == set().union(*there)
        elif name == "views":
            for department, view in value.items():
                had = [getattr(side, name).get(department, View()) for side in sides]
                for mark, count in view.satisfaction.items():
                    assert count == max(each.satisfaction.get(mark, 0) for each in had)


def _path(path: str) -> str:
    return path.removeprefix("journey.")


def _has(now: Any, value: Any) -> bool:
    """The value, or a set with all of it."""
    if isinstance(now, list) and isinstance(value, list):
        return all(each in now for each in value)
    return bool(now == value)


def _counted(path: tuple[str, ...]) -> bool:
    return path[-1] == "votes" or "views" in path


def _unordered(journey: Journey) -> list[str]:
    def plain(value: Any) -> Any:
        return sorted(map(json.dumps, value)) if isinstance(value, list) else value

    return sorted(json.dumps([path, plain(value)], sort_keys=True, default=str) for path, value in values_in(journey))
