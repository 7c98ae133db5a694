"""The structure of two states: what counts as added, removed and changed, and what has a part of its own."""

from __future__ import annotations

from msgspec.structs import replace

from journeymap.analysis.structure import ElementChange, structure_between
from journeymap.editing.commands.snapshots import frozen
from journeymap.model import Comment, Department, Journey, Link, ScoreRecord, Stage, Touchpoint, View
from journeymap.model.words import LinkKind, Role

A = Touchpoint(title="A", stage="s", position=(1.0, 2.0), notes="n", comments=(Comment(text="c"),))
BEFORE = Journey(
    title="J",
    stages={"s": Stage(title="S"), "old": Stage(title="Old")},
    departments={"it": Department(name="IT")},
    touchpoints={"a": A, "b": Touchpoint(title="B"), "c": Touchpoint(title="C")},
    links={"ab": Link(source="a", target="b"), "bc": Link(source="b", target="c")},
)


def test_a_frozen_journey_has_the_same_structure() -> None:
    found = structure_between(frozen(BEFORE), BEFORE)
    assert (found.added, found.removed, found.changed) == ((), (), ())


def test_scores_owners_places_and_marks_are_no_structure() -> None:
    other = replace(
        A,
        position=(9.0, 9.0),
        scores=(ScoreRecord(metric="nps"),),
        owners={"it": (Role.ACCOUNTABLE,)},
        views={"it": View(satisfaction={3: 1})},
        votes=3,
    )
    assert structure_between(BEFORE, replace(BEFORE, touchpoints={**BEFORE.touchpoints, "a": other})).changed == ()


def test_added_removed_and_changed_by_mapping() -> None:
    after = replace(
        BEFORE,
        stages={"s": Stage(title="S", width=900.0)},
        departments={"it": Department(name="IT", trained=3)},
        touchpoints={"a": replace(A, title="A2", stage=""), "b": BEFORE.touchpoints["b"], "d": Touchpoint(title="D")},
        links={"ab": Link(source="a", target="b", kind=LinkKind.LOOP)},
    )
    found = structure_between(BEFORE, after)
    assert found.added == (("touchpoints", "d"),)
    assert found.removed == (("stages", "old"), ("touchpoints", "c"), ("links", "bc"))
    assert found.changed == (
        ElementChange(("touchpoints", "a"), ("title", "stage")),
        ElementChange(("links", "ab"), ("kind",)),
        ElementChange(("departments", "it"), ("trained",)),
    )
    assert found.ids("touchpoints") == (("d",), ("c",), ("a",))
    back = structure_between(after, BEFORE)
    assert (back.added, back.removed) == (found.removed, found.added)
