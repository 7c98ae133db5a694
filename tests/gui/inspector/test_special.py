"""The editors with a form of their own: owners, answers, scores, targets, promises, marks; and the parts of forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.editing.commands import ownership
from journeymap.gui.inspector.amounts import read_seconds
from journeymap.gui.inspector.editors.entry_list import EntryList
from journeymap.gui.inspector.editors.marks import MarkEditor
from journeymap.gui.inspector.editors.owner_popup import RoleMenu, RolePopup
from journeymap.gui.inspector.editors.owners import OwnersEditor
from journeymap.gui.inspector.editors.promises import PromisesEditor
from journeymap.gui.inspector.editors.scores import ScoresEditor
from journeymap.gui.inspector.editors.targets import TargetsEditor
from journeymap.gui.inspector.form import Form
from journeymap.gui.inspector.inspector import Inspector
from journeymap.gui.inspector.parts.actions import ActionsPart
from journeymap.gui.inspector.parts.gaps import GapsPart
from journeymap.gui.inspector.parts.ways import WaysPart
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.reading import UnreadableError
from journeymap.model import Touchpoint
from journeymap.model.words import ActionStatus, Answer, Role
from tests.gui.inspector.conftest import Open
from tests.gui.inspector.driving import pick_other, press, type_into


def check_in(inspector: Inspector) -> Touchpoint:
    return inspector.session.journey.touchpoints["check-in"]


def owners(form: Form) -> OwnersEditor:
    editor = form.editors["owners"]
    assert isinstance(editor, OwnersEditor)
    return editor


def part(form: Form, kind: type) -> object:
    return next(section.part for section in form.sections if isinstance(section.part, kind))


def test_the_accountable_department_stands_first_with_its_answer(inspector: Inspector, opened: Open) -> None:
    editor = owners(opened("touchpoints", "check-in"))
    assert editor.accountable.words == "Operations"
    assert editor.answer.full_text == "accepted 1 Nov"
    assert not editor.accountable.icon().isNull()


def test_a_name_nobody_has_becomes_a_department_in_one_step(inspector: Inspector, opened: Open) -> None:
    editor = owners(opened("touchpoints", "check-in"))
    before = inspector.session.journey
    press(editor.more)
    popup = editor.more.popup
    assert isinstance(popup, RolePopup)
    QTest.keyClicks(popup.search, "Night shift")
    QTest.keyClick(popup.search, Qt.Key.Key_Down)
    QTest.keyClick(popup.list, Qt.Key.Key_C)
    assert check_in(inspector).owners["night-shift"] == (Role.CONSULTED,)
    assert inspector.session.journey.departments["night-shift"].name == "Night shift"
    inspector.session.undo()
    assert inspector.session.journey == before


@pytest.mark.parametrize(("key", "role"), [("R", Role.RESPONSIBLE), ("C", Role.CONSULTED), ("I", Role.INFORMED)])
def test_letters_on_a_chip_give_and_take_roles(key: str, role: Role, inspector: Inspector, opened: Open) -> None:
    editor = owners(opened("touchpoints", "check-in"))
    chip = next(chip for chip in editor.chips if chip.department == "it")
    held = role in check_in(inspector).owners.get("it", ())
    chip.setFocus()
    QTest.keyClicks(chip, key)
    assert (role in check_in(inspector).owners.get("it", ())) is not held


def test_two_accountable_departments_are_a_dispute_in_words(inspector: Inspector, opened: Open) -> None:
    editor = owners(opened("touchpoints", "check-in"))
    ownership.toggle_role(inspector.session.document, "check-in", "it", Role.ACCOUNTABLE)
    assert editor.conflict.isVisible()
    assert "IT" in editor.conflict.full_text
    assert "Operations" in editor.conflict.full_text
    pick_other(editor.accountable, "operations")
    assert check_in(inspector).accountable == "operations"
    assert not editor.conflict.isVisible()


def test_nobody_accountable_is_said(inspector: Inspector, opened: Open) -> None:
    editor = owners(opened("touchpoints", "check-in"))
    editor.accountable.setFocus()
    QTest.keyClick(editor.accountable, Qt.Key.Key_Delete)
    assert check_in(inspector).accountable is None
    assert "No owner" in editor.accountable.words


def test_a_dispute_shows_its_words(inspector: Inspector, opened: Open) -> None:
    editor = opened("touchpoints", "check-in").editors["responses"]
    assert isinstance(editor, EntryList)
    press(editor.rows[0])
    assert editor.form is not None
    press(editor.form.controls["answer"].chips["disputed"])  # type: ignore[attr-defined]
    type_into(editor.form.controls["note"], "Not enough people")
    response = check_in(inspector).responses["operations"]
    assert (response.answer, response.note) == (Answer.DISPUTED, "Not enough people")
    assert "Not enough people" in editor.rows[0].below.full_text
    assert "disputed" in owners(inspector.form).answer.full_text  # type: ignore[arg-type]


def scores(form: Form) -> ScoresEditor:
    editor = form.editors["scores"]
    assert isinstance(editor, ScoresEditor)
    return editor


def test_each_current_score_is_told_in_words(inspector: Inspector, opened: Open) -> None:
    editor = scores(opened("touchpoints", "check-in"))
    assert [block.words.full_text for block in editor.blocks] == ["NPS", "CES, mean", "Waiting time, median"]
    nps = editor.blocks[0]
    assert nps.value.full_text == "-12"
    assert "214 answers" in nps.founded.full_text
    assert nps.target.full_text == "target +30"
    assert "gap" in nps.below.full_text
    assert editor.remark == "July to October 2026"


def test_counts_give_the_running_result(inspector: Inspector, opened: Open) -> None:
    editor = scores(opened("touchpoints", "check-in"))
    press(editor.blocks[0])
    form = editor.form
    assert form is not None
    assert len(form.counts.fields) == 11
    before = form.result.text()
    type_into(form.counts.fields[10.0].edit, "126")
    assert check_in(inspector).scores[0].counts[10.0] == 126
    assert form.result.text() != before
    assert editor.blocks[0].value.full_text != "-12"
    form.counts.fields[9.0].edit.setFocus()
    QTest.keyClick(form.counts.fields[9.0].edit, Qt.Key.Key_Tab)
    assert form.counts.fields[10.0].edit.hasFocus()
    inspector.session.undo()
    assert form.counts.fields[10.0].edit.text() == "26"


def test_a_reported_figure_takes_the_place_of_counts(inspector: Inspector, opened: Open) -> None:
    editor = scores(opened("touchpoints", "wifi"))
    press(editor.add_button)
    form = editor.form
    assert form is not None
    press(form.modes.chips["reported"])
    type_into(form.reported.fields["value"].edit, "71,5")
    type_into(form.reported.fields["n"].edit, "300")
    type_into(form.source, "own survey")
    press(form.confirm)
    made = inspector.session.journey.touchpoints["wifi"].scores[-1]
    assert made.reported is not None
    assert (made.reported.value, made.reported.n, made.source) == (71.5, 300, "own survey")


def test_a_score_without_figures_is_refused_in_the_form(inspector: Inspector, opened: Open) -> None:
    editor = scores(opened("touchpoints", "check-in"))
    held = check_in(inspector).scores
    press(editor.add_button)
    assert editor.form is not None
    press(editor.form.confirm)
    assert check_in(inspector).scores == held
    assert editor.form.isVisible()
    assert editor.wrong


def test_all_records_are_foldable(inspector: Inspector, opened: Open) -> None:
    editor = scores(opened("touchpoints", "check-in"))
    assert "6" in editor.all_button.text()
    press(editor.all_button)
    assert len([row for row in editor.rows if row.isVisible()]) == 6
    press(editor.all_button)
    assert not any(row.isVisible() for row in editor.rows)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90 s", 90), ("5 min", 300), ("2 h", 7200), ("2,5 jam", 9000), ("1.5 menit", 90), ("45", 45), ("1 hari", 86400)],
)
def test_times_are_typed_with_their_unit(text: str, seconds: float) -> None:
    assert read_seconds(text, "en") == seconds
    assert read_seconds(text, "id") == seconds


@pytest.mark.parametrize("text", ["soon", "5 miles", "min", ""])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_seconds(text, "en")


def test_a_target_of_time_is_typed_in_minutes(inspector: Inspector, opened: Open) -> None:
    editor = opened("touchpoints", "check-in").editors["targets"]
    assert isinstance(editor, TargetsEditor)
    row = next(row for row in editor.rows if row.key == "waiting-time")
    assert row.amount.edit.text() == "5 min"
    type_into(row.amount.edit, "2,5 min")
    assert check_in(inspector).targets["waiting-time"] == 150
    press(row.remove)
    assert "waiting-time" not in check_in(inspector).targets


def test_a_promise_made_elsewhere_is_delivered_here(inspector: Inspector, opened: Open) -> None:
    editor = opened("touchpoints", "room").editors["promises"]
    assert isinstance(editor, PromisesEditor)
    pick_other(editor.deliver)
    promise = inspector.session.journey.touchpoints["room"].promises[-1]
    assert promise in inspector.session.journey.touchpoints[promise.made_at].promises
    assert "Delivered here" in editor.rows[-1].below.full_text


def test_digits_set_a_mark_and_a_second_click_clears_it(inspector: Inspector, opened: Open) -> None:
    editor = opened("touchpoints", "check-in").editors["importance.customer"]
    assert isinstance(editor, MarkEditor)
    editor.buttons[5].setFocus()
    QTest.keyClicks(editor.buttons[5], "2")
    assert check_in(inspector).importance.customer == 2  # type: ignore[union-attr]
    press(editor.buttons[2])
    assert check_in(inspector).importance.customer is None  # type: ignore[union-attr]


def test_gaps_say_what_would_close_them_and_light_up(
    inspector: Inspector, opened: Open, settled: Callable[[Session], None], qtbot: QtBot
) -> None:
    settled(inspector.session)
    gaps = part(opened("touchpoints", "check-in"), GapsPart)
    assert isinstance(gaps, GapsPart)
    QApplication.processEvents()
    row = gaps.pool.shown[0]
    assert row.below.full_text
    with qtbot.waitSignal(inspector.session.lit, timeout=1000) as lit:
        press(row)
    assert "check-in" in lit.args[0]
    press(gaps.all)
    assert len(gaps.pool.shown) > 3


def test_an_action_is_added_and_ticked(inspector: Inspector, opened: Open) -> None:
    actions = part(opened("touchpoints", "check-in"), ActionsPart)
    assert isinstance(actions, ActionsPart)
    type_into(actions.new, "Greet at the door")
    QTest.keyClick(actions.new, Qt.Key.Key_Return)
    made = inspector.session.journey.actions["greet-at-the-door"]
    assert (made.touchpoints, made.department) == (("check-in",), "operations")
    assert actions.new.text() == ""
    line = next(line for line in actions.pool.shown if line.row.key == "greet-at-the-door")
    QApplication.processEvents()
    line.box.setFocus()
    QTest.keyClick(line.box, Qt.Key.Key_Space)
    assert inspector.session.journey.actions["greet-at-the-door"].status is ActionStatus.DONE


def test_an_action_without_words_is_refused_at_its_field(inspector: Inspector, opened: Open) -> None:
    actions = part(opened("touchpoints", "check-in"), ActionsPart)
    assert isinstance(actions, ActionsPart)
    type_into(actions.new, " ")
    QTest.keyClick(actions.new, Qt.Key.Key_Return)
    assert actions.error.isVisible()
    assert actions.new.text() == " "


def test_shares_that_are_not_everybody_are_said(inspector: Inspector, opened: Open) -> None:
    from journeymap.editing.commands import links

    ways = part(opened("touchpoints", "check-in"), WaysPart)
    assert isinstance(ways, WaysPart)
    out = [id for id, link in inspector.session.journey.links.items() if link.source == "check-in"]
    for id in out:
        links.set_link(inspector.session.document, id, share=0.9 / len(out))
    assert ways.sum.isVisible()
    assert "90" in ways.sum.full_text
    QApplication.processEvents()
    press(ways.pool.shown[0])
    assert inspector.session.selection.current[0] == "links"


def test_the_glance_says_what_to_do_next(inspector: Inspector, settled: Callable[[Session], None]) -> None:
    settled(inspector.session)
    QApplication.processEvents()
    assert "27 touchpoints" in inspector.glance.counts.full_text
    assert len(inspector.glance.steps.shown) == 3
    assert inspector.glance.gaps.shown
    type_into(inspector.glance.head.title, "Hotel")
    assert inspector.session.journey.title == "Hotel"


def test_a_long_list_is_cut_until_something_is_typed(inspector: Inspector, opened: Open) -> None:
    from journeymap.gui.inspector.editors.choices import PickEditor
    from journeymap.gui.inspector.words import Choice

    editor = opened("links", "reservation-call--check-in").editors["source"]
    assert isinstance(editor, PickEditor)
    popup = editor.button.popup
    many = [Choice(str(number), f"Touchpoint {number}") for number in range(1000)]
    popup.open_with(many, "999", editor.button)
    assert popup.list.count() == 200
    assert popup.current == "999"
    QTest.keyClicks(popup.search, "777")
    assert popup.current == "777"
    popup.hide()


def test_an_open_entry_says_its_fields_in_the_language_of_now(opened: Open, hotel: Session) -> None:
    form = opened("touchpoints", "check-in")
    editor = next(each for each in form.findChildren(EntryList) if each.isVisible() and each.add_words)
    press(editor.add_button)
    assert editor.form is not None
    before = {name: control.accessibleName() for name, control in editor.form.controls.items()}
    hotel.speech.speak("id")
    for field in editor.form.fields:
        assert editor.form.controls[field.name].accessibleName() == hotel.speech.text(field.label)
    assert before != {name: control.accessibleName() for name, control in editor.form.controls.items()}


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier])
def test_a_letter_with_another_key_held_gives_no_role(
    held: Qt.KeyboardModifier, inspector: Inspector, opened: Open
) -> None:
    editor = owners(opened("touchpoints", "check-in"))
    before = inspector.session.journey
    QTest.keyClick(next(chip for chip in editor.chips if chip.department == "it"), Qt.Key.Key_R, held)
    press(editor.more)
    popup = editor.more.popup
    assert isinstance(popup, RolePopup)
    popup.list.setFocus()
    QTest.keyClick(popup.list, Qt.Key.Key_C, held)
    assert popup.isVisible()
    assert popup.search.text() == ""
    popup.hide()
    menu = RoleMenu(inspector.session, (), inspector)
    menu.toggled.connect(lambda _: pytest.fail("the letter gave a role"))
    menu.popup(inspector.mapToGlobal(inspector.rect().center()))
    QTest.keyClick(menu, Qt.Key.Key_I, held)
    menu.close()
    menu.deleteLater()
    assert inspector.session.journey is before


def test_an_empty_journey_has_no_gaps_to_count(
    empty: Session, settled: Callable[[Session], None], qtbot: QtBot
) -> None:
    """The panel of gaps says that none is open; both must say the same."""
    settled(empty)
    assert empty.analysis.findings
    made = Inspector(empty)
    qtbot.addWidget(made)
    assert not made.glance.gaps.shown
    assert made.glance.gaps_label.isHidden()
