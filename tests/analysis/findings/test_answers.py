"""Which unfinished actions answer which findings: by what an action does, not only by where."""

from __future__ import annotations

import pytest

from journeymap.analysis.analyse import analyse
from journeymap.model import Action, Department, Journey, Touchpoint
from journeymap.model.words import ActionKind, ActionStatus, Role


def answers(kind: ActionKind | None, finding: str, status: ActionStatus = ActionStatus.OPEN) -> tuple[str, ...]:
    journey = Journey(
        title="J",
        departments={"it": Department(name="IT", staff=3, trained=1)},
        touchpoints={"a": Touchpoint(title="A"), "b": Touchpoint(title="B", owners={"it": (Role.ACCOUNTABLE,)})},
        actions={"x": Action(title="X", touchpoints=("a", "b"), kind=kind, status=status)},
    )
    found = [f for f in analyse(journey).findings if f.kind == finding and "a" in f.touchpoints]
    return found[0].actions


@pytest.mark.parametrize(
    ("kind", "finding", "answered"),
    [
        (None, "ownership.orphan", True),
        (ActionKind.IMPROVEMENT, "ownership.orphan", True),
        (ActionKind.RESEARCH, "ownership.orphan", False),
        (ActionKind.TRAINING, "ownership.orphan", False),
        (ActionKind.DELIGHT, "ownership.orphan", False),
        (ActionKind.RESEARCH, "evidence.none", True),
        (ActionKind.IMPROVEMENT, "evidence.none", False),
    ],
)
def test_an_action_answers_what_it_is_for(kind: ActionKind | None, finding: str, answered: bool) -> None:
    assert bool(answers(kind, finding)) is answered


@pytest.mark.parametrize("status", [ActionStatus.DONE, ActionStatus.DROPPED])
def test_a_finished_action_answers_nothing(status: ActionStatus) -> None:
    assert answers(None, "ownership.orphan", status) == ()
