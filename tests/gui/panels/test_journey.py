"""The panel of the journey by real keys and clicks: settings that are typed, and every list of what it consists of."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.departments import add_department
from journeymap.editing.commands.ownership import respond, set_roles
from journeymap.editing.commands.settings import set_settings
from journeymap.editing.commands.touchpoints import set_touchpoint
from journeymap.gui.actions.table import ACTIONS
from journeymap.gui.panels.journey import JourneyPanel
from journeymap.gui.panels.journey_lists import JourneyList
from journeymap.gui.panels.table import PANELS
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.model.fields import fields_of
from journeymap.model.words import Role
from tests.gui.panels.entry_checks import LOOKS, at_row, click, fill, keys, nothing_is_cut, shown, type_over, wear

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(hotel: Session, qtbot: QtBot) -> JourneyPanel:
    made = shown(JourneyPanel(hotel), qtbot, 2600)
    for section in made.sections.values():
        section.set_open(True)
    QTest.qWait(10)
    return made


def line(panel: JourneyPanel, name: str) -> QLineEdit:
    field = panel.fields[name]
    return next(edit for edit in field.findChildren(QLineEdit) if edit.isVisible())


def retype(edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def test_every_setting_of_the_table_has_its_field(panel: JourneyPanel) -> None:
    assert list(panel.fields) == [field.name for field in fields_of("journey")]


def test_typing_reaches_the_journey_as_one_step(panel: JourneyPanel, hotel: Session) -> None:
    before = hotel.journey.title
    retype(line(panel, "title"), "Weekend stay")
    assert hotel.journey.title == "Weekend stay"
    QTest.keyClick(line(panel, "title"), Qt.Key.Key_Tab)
    hotel.undo()
    assert hotel.journey.title == before
    assert line(panel, "title").text() == before


def test_undo_in_a_field_is_the_windows(panel: JourneyPanel, hotel: Session) -> None:
    undo = QAction(panel)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    undo.triggered.connect(hotel.undo)
    panel.addAction(undo)
    before = hotel.journey.title
    retype(line(panel, "title"), "Weekend")
    QTest.keyClick(line(panel, "title"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hotel.journey.title == before
    assert line(panel, "title").text() == before
    assert line(panel, "title").hasFocus()


def test_two_visits_to_a_field_are_two_steps(panel: JourneyPanel, hotel: Session) -> None:
    retype(line(panel, "organisation"), "One")
    line(panel, "author").setFocus()
    retype(line(panel, "organisation"), "Two")
    hotel.undo()
    assert hotel.journey.organisation == "One"


def test_lines_numbers_shares_days_and_words(panel: JourneyPanel, hotel: Session) -> None:
    vision = panel.fields["vision"].findChild(QPlainTextEdit)
    assert vision is not None
    vision.setFocus()
    vision.selectAll()
    QTest.keyClicks(vision, "Guests sleep well")
    retype(line(panel, "population"), "4,000")
    retype(line(panel, "confidence"), "90")
    retype(line(panel, "as_of"), "3 Nov 2026")
    QTest.keyClick(line(panel, "as_of"), Qt.Key.Key_Return)
    box = panel.fields["language"].box  # type: ignore[attr-defined]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    journey = hotel.journey
    assert journey.vision == "Guests sleep well"
    assert journey.population == 4000
    assert journey.confidence == 0.9
    assert journey.as_of == date(2026, 11, 3)
    assert journey.language.value == "id"


@pytest.mark.parametrize(
    ("name", "typed", "said"), [("title", " ", "title is needed"), ("confidence", "20", "from 50")]
)
def test_what_cannot_be_is_said_at_the_field_and_stays(
    panel: JourneyPanel, hotel: Session, name: str, typed: str, said: str
) -> None:
    before = getattr(hotel.journey, name)
    edit = line(panel, name)
    retype(edit, typed)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert said in edit.accessibleDescription()
    assert edit.text() == typed
    assert getattr(hotel.journey, name) == before
    set_settings(hotel.document, organisation="Elsewhere")
    assert edit.text() == typed
    assert line(panel, "organisation").text() == "Elsewhere"


def test_what_must_be_there_cannot_be_emptied(panel: JourneyPanel, hotel: Session) -> None:
    edit = line(panel, "minimum_answers")
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert "cannot be left empty" in edit.accessibleDescription()
    assert hotel.journey.minimum_answers == 10


def test_half_a_word_stays_while_others_edit_and_the_language_changes(panel: JourneyPanel, hotel: Session) -> None:
    edit = line(panel, "as_of")
    retype(edit, "3 No")
    set_settings(hotel.document, organisation="Elsewhere")
    hotel.speech.speak("id")
    hotel.look.wear("dark", 1.5)
    assert edit.hasFocus()
    assert edit.text() == "3 No"


def rows_of(panel: JourneyPanel, mapping: str) -> JourneyList:
    return panel.lists[mapping]


@pytest.mark.parametrize(
    ("mapping", "attribute"), [("departments", "name"), ("stages", "title"), ("metrics", "name")], ids=str
)
def test_added_named_and_taken_out(panel: JourneyPanel, hotel: Session, mapping: str, attribute: str) -> None:
    part = rows_of(panel, mapping)
    before = list(getattr(hotel.journey, mapping))
    QTest.mouseClick(part.button, Qt.MouseButton.LeftButton)
    fill(part.field.edit, "One")
    fill(part.field.edit, "Two")
    assert part.field.edit.hasFocus()
    held = getattr(hotel.journey, mapping)
    assert [getattr(held[id], attribute) for id in list(held)[len(before) :]] == ["One", "Two"]
    QTest.keyClick(part.field.edit, Qt.Key.Key_Escape)
    last = keys(part.list)[-1]
    type_over(part.list, last, "Three")
    assert getattr(getattr(hotel.journey, mapping)[last], attribute) == "Three"
    said = QSignalSpy(hotel.noticed)
    QTest.keyClick(at_row(part.list, last), Qt.Key.Key_Delete)
    assert last not in getattr(hotel.journey, mapping)
    assert said.at(0)[1] is True
    assert part.list.height() == part.list.sizeHintForRow(0) * len(keys(part.list))


@pytest.mark.parametrize("mapping", ["departments", "stages", "warnings"])
def test_moved_by_alt_and_arrows(panel: JourneyPanel, hotel: Session, mapping: str) -> None:
    part = rows_of(panel, mapping)
    before = tuple(getattr(hotel.journey, mapping))
    QTest.keyClick(at_row(part.list, before[0]), Qt.Key.Key_Down, ALT)
    assert tuple(getattr(hotel.journey, mapping)) == (before[1], before[0], *before[2:])
    assert part.list.current_key == before[0]
    hotel.undo()
    assert keys(part.list) == list(before)


def test_a_click_selects_for_the_inspector(panel: JourneyPanel, hotel: Session) -> None:
    for mapping in ("departments", "stages", "metrics", "warnings"):
        key = keys(rows_of(panel, mapping).list)[0]
        click(rows_of(panel, mapping).list, key)
        assert hotel.selection.keys == ((mapping, key),)


def test_departments_say_roles_and_who_is_silent(panel: JourneyPanel, hotel: Session, qtbot: QtBot) -> None:
    part = rows_of(panel, "departments")
    held = [t.owners["operations"] for t in hotel.journey.touchpoints.values() if "operations" in t.owners]
    accountable = sum(role.value == "accountable" for roles in held for role in roles)
    row = part.list.entry("operations")
    assert row is not None
    assert f"A{accountable}" in row.detail
    assert f"/{len(held)} " in row.remark
    assert "Accountable" in row.spoken
    unanswered = next(
        id
        for id, t in hotel.journey.touchpoints.items()
        if "operations" in t.owners and "operations" not in t.responses
    )
    respond(hotel.document, unanswered, "operations", answer="accepted")
    qtbot.waitUntil(lambda: part.list.entry("operations").remark != row.remark)  # type: ignore[union-attr]


def test_a_colour_is_picked_at_its_dot(panel: JourneyPanel, hotel: Session) -> None:
    part = rows_of(panel, "departments")
    click(part.list, "it", "swatch")
    assert part.board is not None
    dot = part.board.dots[4]
    QTest.mouseClick(dot, Qt.MouseButton.LeftButton)
    assert hotel.journey.departments["it"].colour == dot.colour
    assert part.list.entry("it").swatch == dot.colour  # type: ignore[union-attr]
    assert part.board is None
    hotel.undo()
    menu = part.list.menu_for("it")
    next(action for action in menu.actions() if action.text() == "Colour…").trigger()
    assert part.board is not None
    QTest.keyClick(part.board.focusWidget() or part.board, Qt.Key.Key_Escape)
    menu.close()


def test_a_warning_is_made_for_what_is_selected(panel: JourneyPanel, hotel: Session) -> None:
    hotel.selection.pick("touchpoints", "check-in")
    QTest.mouseClick(rows_of(panel, "warnings").button, Qt.MouseButton.LeftButton)
    id, rule = list(hotel.journey.warnings.items())[-1]
    assert rule.touchpoint == "check-in"
    assert rule.below is not None or rule.above is not None
    assert hotel.selection.keys == (("warnings", id),)


def test_a_warning_without_touchpoints_is_refused_in_words(empty: Session, qtbot: QtBot) -> None:
    panel = shown(JourneyPanel(empty), qtbot)
    panel.sections["warnings"].set_open(True)
    said = QSignalSpy(empty.noticed)
    QTest.mouseClick(rows_of(panel, "warnings").button, Qt.MouseButton.LeftButton)
    assert said.count() == 1
    assert not empty.journey.warnings


def test_a_snapshot_is_taken_named_and_taken_out(panel: JourneyPanel, hotel: Session) -> None:
    part = rows_of(panel, "snapshots")
    QTest.mouseClick(part.button, Qt.MouseButton.LeftButton)
    id, snapshot = list(hotel.journey.snapshots.items())[-1]
    assert snapshot.taken == hotel.today()
    assert part.list.editor is not None
    QTest.keyClicks(part.list.editor.edit, "After the workshop")
    QTest.keyClick(part.list.editor.edit, Qt.Key.Key_Return)
    assert hotel.journey.snapshots[id].label == "After the workshop"
    assert keys(part.list)[0] == id
    assert hotel.selection.keys == ()
    QTest.keyClick(at_row(part.list, id), Qt.Key.Key_Delete)
    assert id not in hotel.journey.snapshots


def test_the_row_at_the_keyboard_is_in_sight(panel: JourneyPanel, hotel: Session) -> None:
    panel.resize(250, 300)
    rows = rows_of(panel, "departments").list
    at_row(rows, keys(rows)[0])
    for _ in range(6):
        QTest.keyClick(rows, Qt.Key.Key_Down)
    row = rows.visualRect(rows.currentIndex())
    inside = rows.viewport().mapTo(panel, row.center())
    assert panel.rect().contains(inside)
    assert panel.childAt(inside) is rows.viewport()


def test_sections_fold_and_stay_so(panel: JourneyPanel, hotel: Session, qtbot: QtBot) -> None:
    section = panel.sections["stages"]
    QTest.mouseClick(section.header, Qt.MouseButton.LeftButton)
    assert not rows_of(panel, "stages").list.isVisible()
    assert section.remark.text() == "5"
    again = shown(JourneyPanel(hotel), qtbot)
    assert not again.sections["stages"].opened
    assert again.sections["departments"].opened


def test_edits_of_touchpoints_reach_the_figures(panel: JourneyPanel, hotel: Session, qtbot: QtBot) -> None:
    def said(id: str) -> str:
        return rows_of(panel, "stages").list.entry(id).detail  # type: ignore[union-attr]

    before = said("booking")
    set_touchpoint(hotel.document, "check-in", stage="booking")
    qtbot.waitUntil(lambda: said("booking") != before)


@pytest.mark.parametrize("worn", LOOKS, ids=str)
def test_no_text_is_cut(hotel: Session, qtbot: QtBot, worn: tuple[str, float, str]) -> None:
    panel = shown(JourneyPanel(hotel), qtbot)
    wear(hotel, *worn)
    for section in panel.sections.values():
        section.set_open(True)
    for part in panel.lists.values():
        if part.kind.add is not None:
            part.field.open()
            part.field.edit.setText(" ")  # so that all of them stay
    nothing_is_cut(panel)


def test_panels_are_called_in_the_menu_as_on_themselves(hotel: Session, qtbot: QtBot) -> None:
    named = {row.id.removeprefix("panel."): row.text for row in ACTIONS if row.id.startswith("panel.")}
    assert named == {row.id: row.text for row in PANELS}
    for row in PANELS:
        panel = row.make(hotel, None)  # type: ignore[arg-type]
        qtbot.addWidget(panel)
        assert hotel.text(row.text) in {label.text() for label in panel.findChildren(PlainLabel)}


def test_a_department_that_has_not_answered_is_said_so(panel: JourneyPanel, hotel: Session, qtbot: QtBot) -> None:
    id = add_department(hotel.document, "Security")
    set_roles(hotel.document, "room", id, [Role.CONSULTED])
    part = rows_of(panel, "departments")
    qtbot.waitUntil(lambda: (row := part.list.entry(id)) is not None and row.remark == "no answer yet")
