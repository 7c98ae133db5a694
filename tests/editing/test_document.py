"""The document: steps, undo, merging, the saved mark, listeners, failing edits."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from journeymap.editing.changes import ChangeSet
from journeymap.editing.commands.stages import add_stage, remove_stage, rename_stage
from journeymap.editing.commands.touchpoints import add_after, add_touchpoint, rename_touchpoint
from journeymap.editing.document import Document
from journeymap.editing.errors import EditError
from journeymap.i18n import msg
from journeymap.model import Journey
from journeymap.model.limits import LONGEST_TEXT
from journeymap.storage.codec import dumps, loads
from tests.editing.hotel import document, hotel


def test_undo_and_redo_name_what_they_do() -> None:
    doc = document()
    before = doc.journey
    add_stage(doc, "Sarapan")
    assert doc.undo_label == msg("Add stage {name}", name="Sarapan")
    assert doc.undo() is not None
    assert doc.journey == before
    assert doc.redo_label is not None
    assert not doc.can_undo
    doc.redo()
    assert "sarapan" in doc.journey.stages
    assert doc.redo() is None


def test_a_new_step_drops_what_was_undone() -> None:
    doc = document()
    add_stage(doc, "Sarapan")
    doc.undo()
    add_stage(doc, "Malam")
    assert not doc.can_redo


def test_an_exception_leaves_the_old_journey_in_place() -> None:
    doc = document()
    before = doc.journey
    with pytest.raises(ZeroDivisionError), doc.edit(msg("Fail")) as draft:
        draft.set("title", str(1 // 0) if draft.set("title", "Lain") is None else "")
    assert doc.journey is before
    assert not doc.can_undo


def test_a_dangling_reference_is_refused_before_it_is_recorded() -> None:
    doc = document()
    with pytest.raises(EditError, match="no stage “nowhere”"):
        add_touchpoint(doc, "Lobi", stage="nowhere")
    assert doc.journey == hotel()


def test_steps_inside_a_step_become_one() -> None:
    doc = document()
    with doc.edit(msg("Both")):
        id = add_touchpoint(doc, "Lobi")
        add_after(doc, id, "Taman")
    assert {"lobi", "taman"} <= doc.journey.touchpoints.keys()
    doc.undo()
    assert doc.journey == hotel()


def swallow(doc: Document) -> None:
    with doc.edit(msg("Both")):
        add_touchpoint(doc, "Lobi")
        with pytest.raises(EditError):
            rename_touchpoint(doc, "no-such", "x")
        with pytest.raises(ZeroDivisionError), doc.edit(msg("Inner")):
            raise ZeroDivisionError


def test_an_inner_step_that_failed_fails_the_outer_one_even_when_swallowed() -> None:
    doc = document()
    with pytest.raises(RuntimeError, match="inside this step failed"):
        swallow(doc)
    assert doc.journey == hotel()
    add_stage(doc, "Sarapan")
    assert doc.can_undo


def test_typing_becomes_one_step() -> None:
    doc = document()
    for text in ("K", "Ka", "Kamar mandi"):
        rename_touchpoint(doc, "room", text)
    doc.undo()
    assert doc.journey.touchpoints["room"].title == "Kamar"
    assert not doc.can_undo


def test_typing_back_to_the_old_title_leaves_no_step() -> None:
    doc = document()
    rename_touchpoint(doc, "room", "Kamar mandi")
    rename_touchpoint(doc, "room", "Kamar")
    assert not doc.can_undo
    assert not doc.modified


def test_typing_does_not_merge_across_saving_undo_sealing_or_another_field() -> None:
    doc = document()
    rename_touchpoint(doc, "room", "A")
    doc.mark_saved()
    rename_touchpoint(doc, "room", "B")
    doc.seal()
    rename_touchpoint(doc, "room", "C")
    rename_stage(doc, "stay", "Inap")
    doc.undo()
    rename_touchpoint(doc, "room", "D")
    titles = []
    while doc.undo():
        titles.append(doc.journey.touchpoints["room"].title)
    assert titles == ["C", "B", "A", "Kamar"]


def test_a_merge_keeps_the_order_that_the_run_began_with() -> None:
    doc = document()
    for id in ("after", "book"):
        with doc.edit(msg("Again"), "again") as draft:
            stage = draft.get("stages", id)
            draft.remove("stages", id)
        with doc.edit(msg("Again"), "again") as draft:
            draft.put("stages", id, replace(stage, goal="Baru"))
    assert list(doc.journey.stages) == ["stay", "after", "book"]
    doc.undo()
    assert list(doc.journey.stages) == ["book", "stay", "after"]
    doc.redo()
    assert list(doc.journey.stages) == ["stay", "after", "book"]


def test_modified_is_about_the_saved_step_not_about_looks() -> None:
    doc = document()
    add_stage(doc, "Sarapan")
    doc.mark_saved()
    assert not doc.modified
    doc.undo()
    assert doc.modified
    add_stage(doc, "Sarapan")
    assert doc.modified
    doc.undo()
    assert doc.modified
    assert Document(hotel(), saved=False).modified


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    doc = document()
    heard: list[ChangeSet] = []
    doc.subscribe(heard.append)
    rename_stage(doc, "stay", "Menginap")
    assert not doc.can_undo
    assert heard == []


def test_listeners_hear_the_step_after_the_swap_and_may_stop() -> None:
    doc = document()
    seen: list[bool] = []
    stop = doc.subscribe(lambda step: seen.append("sarapan" in doc.journey.stages))
    add_stage(doc, "Sarapan")
    doc.undo()
    stop()
    stop()
    doc.redo()
    assert seen == [True, False]


def test_listeners_do_not_edit() -> None:
    doc = document()
    doc.subscribe(lambda step: doc.undo() and None)
    with pytest.raises(ExceptionGroup) as caught:
        add_stage(doc, "Sarapan")
    assert "listeners do not edit" in str(caught.value.exceptions[0])
    assert "sarapan" in doc.journey.stages


def test_a_listener_that_raises_stops_nobody_else() -> None:
    doc = document()
    heard: list[ChangeSet] = []

    def broken(step: ChangeSet) -> None:
        raise ZeroDivisionError

    stop = doc.subscribe(broken)
    doc.subscribe(heard.append)
    with pytest.raises(ExceptionGroup):
        add_stage(doc, "Sarapan")
    stop()
    assert len(heard) == 1
    doc.undo()
    assert doc.journey == hotel()


def test_a_listener_that_leaves_while_told_disturbs_nobody() -> None:
    doc = document()
    heard: list[str] = []

    def leave(step: ChangeSet) -> None:
        heard.append("first")
        stop()

    stop = doc.subscribe(leave)
    doc.subscribe(lambda step: heard.append("second"))
    add_stage(doc, "Sarapan")
    add_stage(doc, "Malam")
    assert heard == ["first", "second", "second"]


def test_replacing_is_one_step_by_difference() -> None:
    doc = document()
    heard: list[ChangeSet] = []
    doc.subscribe(heard.append)
    other = replace(hotel(), title="Lain", stages=dict(reversed(hotel().stages.items())))
    doc.replace(other, msg("Reload"))
    assert {change.key for change in heard[0].changes} == {("journey", "title"), ("order", "stages")}
    doc.undo()
    assert list(doc.journey.stages) == ["book", "stay", "after"]


def test_replacing_undoing_and_redoing_inside_a_step_is_an_error() -> None:
    for inside in (lambda d: d.replace(Journey(), msg("x")), lambda d: d.undo(), lambda d: d.redo()):
        doc = document()
        with pytest.raises(RuntimeError), doc.edit(msg("Outer")):
            inside(doc)


def test_what_a_file_held_unread_is_carried_along() -> None:
    from journeymap.model import Kept

    stay = replace(hotel().stages["stay"], kept=(Kept(("weather",), "hujan"),))
    doc = Document(replace(hotel(), stages={"stay": stay}, touchpoints={}, links={}, actions={}, warnings={}))
    rename_stage(doc, "stay", "Inap")
    assert doc.journey.stages["stay"].kept == stay.kept
    remove_stage(doc, "stay")
    doc.undo()
    assert doc.journey.stages["stay"].kept == stay.kept


def test_a_text_that_a_file_would_not_give_back_is_refused() -> None:
    edited = Document(hotel())
    for long in (LONGEST_TEXT, LONGEST_TEXT + 1):
        ideas = ("Tanda jalan", "x" * long)
        changed = replace(edited.journey.touchpoints["check-in"], ideas=ideas)
        if long > LONGEST_TEXT:
            with pytest.raises(EditError, match="too long"), edited.edit(msg("Put")) as draft:
                draft.put("touchpoints", "check-in", changed)
        else:
            with edited.edit(msg("Put")) as draft:
                draft.put("touchpoints", "check-in", changed)
            assert loads(dumps(edited.journey)).journey == edited.journey
