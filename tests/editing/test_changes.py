"""Changes by key: applied, taken back, refused where they do not fit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from journeymap.editing.changes import Change, ChangeSet, StaleChange, all_keys, apply, between
from journeymap.editing.draft import Draft
from journeymap.i18n import msg
from journeymap.model import Stage
from tests.editing.hotel import hotel


def step(*changes: Change) -> ChangeSet:
    return ChangeSet(msg("Test"), changes)


def test_only_touched_mappings_are_copied() -> None:
    journey = hotel()
    after = apply(journey, step(Change(("stages", "new"), None, Stage(title="Baru"))))
    assert list(after.stages) == ["book", "stay", "after", "new"]
    assert after.touchpoints is journey.touchpoints
    assert "new" not in journey.stages


@pytest.mark.parametrize(
    "change",
    [
        Change(("stages", "book"), None, Stage(title="Baru")),
        Change(("stages", "book"), Stage(title="Lain"), None),
        Change(("stages", "gone"), Stage(title="Lain"), None),
        Change(("journey", "title"), "Lain", "Baru"),
        Change(("order", "stages"), ("stay", "book", "after"), ("book", "stay", "after")),
        Change(("order", "stages"), ("book", "stay", "after"), ("book", "stay")),
    ],
)
def test_a_change_that_does_not_fit_is_refused(change: Change) -> None:
    with pytest.raises(StaleChange):
        apply(hotel(), step(change))


def test_deleting_in_the_middle_carries_the_order_back() -> None:
    journey = hotel()
    draft = Draft(journey)
    draft.remove("stages", "stay")
    changes = draft.changes()
    assert [change.key for change in changes] == [("stages", "stay"), ("order", "stages")]
    after = apply(journey, step(*changes))
    assert list(apply(after, step(*changes).inverse).stages) == ["book", "stay", "after"]


def test_adding_behind_and_taking_the_last_need_no_order() -> None:
    draft = Draft(hotel())
    draft.remove("stages", "after")
    draft.put("stages", "new", Stage(title="Baru"))
    assert {change.key for change in draft.changes()} == {("stages", "after"), ("stages", "new")}


def test_a_draft_forgets_what_was_put_back() -> None:
    draft = Draft(hotel())
    draft.put("stages", "new", Stage(title="Baru"))
    draft.remove("stages", "new")
    draft.set("title", "Lain")
    draft.set("title", "Menginap di Yogyakarta")
    draft.reorder("stages", ["stay"])
    draft.reorder("stages", ["book"])
    assert draft.changes() == ()


def test_a_journey_taken_from_a_draft_does_not_change_any_more() -> None:
    draft = Draft(hotel())
    draft.put("stages", "new", Stage(title="Baru"))
    taken = draft.journey
    draft.remove("stages", "new")
    assert "new" in taken.stages


def test_all_keys_passes_over_what_is_the_very_same() -> None:
    journey = hotel()
    keys = all_keys(journey, replace(journey, stages={}))
    assert ("stages", "book") in keys
    assert not any(kind == "touchpoints" for kind, _ in keys)
    assert between(journey, journey, keys) == ()


_DELETE = """
from journeymap.editing.commands.touchpoints import delete_touchpoints
from tests.editing.hotel import document
doc, steps = document(), []
doc.subscribe(steps.append)
delete_touchpoints(doc, list(doc.journey.touchpoints))
print([change.key for change in steps[0].changes])
"""


def test_a_step_is_the_same_in_every_run() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", _DELETE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parent.parent.parent,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert "touchpoints" in said.pop()
