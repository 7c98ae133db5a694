"""The view of what came back: returns listed, conflicts decided by keys, mouse and sweeps, what is left out said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeymap.departments.returns import Return
from journeymap.departments.taking import TakenIn, decide, take_in
from journeymap.editing.merging.outcome import Side
from journeymap.gui.documents.departments.returning import RETURNS
from journeymap.gui.documents.departments.returns_dialog import ALL, ReturnsDialog
from journeymap.gui.documents.desk import Desk
from journeymap.gui.session.session import Session
from journeymap.i18n import msg
from journeymap.model import Journey, Touchpoint
from journeymap.storage.files import save
from tests.departments.filling_in import SENT, FilledIn
from tests.gui.documents.conftest import Answers, Picked
from tests.gui.documents.test_dropping import _mime, _sent


def returned(base: Journey, department: str, *, day: date = SENT, **titles: str) -> Return:
    """What a department made of the titles of some touchpoints."""
    renamed = {id: replace(base.touchpoints[id], title=title) for id, title in titles.items()}
    theirs = replace(base, touchpoints={**base.touchpoints, **renamed})
    return Return(f"{department}.journey", department, day, base, theirs)


def answered(session: Session) -> TakenIn:
    """Two returns: both say otherwise what a touchpoint is called, and so do we of another."""
    base = session.journey
    renamed = replace(base.touchpoints["parking"], title="Our car park")
    ours = replace(base, touchpoints={**base.touchpoints, "parking": renamed})
    first = returned(base, "it", room="Room seen by IT", parking="Car park (IT)", breakfast="Breakfast buffet")
    second = returned(base, "operations", day=date(2026, 11, 9), room="Room seen at the desk")
    return take_in(ours, (first, replace(second, left_out=(msg("row 7 is of no touchpoint"),))))


def _decided(taken: TakenIn, choices: Mapping[int, Side]) -> TakenIn:
    return decide(taken, choices)


@pytest.fixture
def dialog(hotel: Session, qtbot: QtBot) -> Iterator[ReturnsDialog]:
    window = QWidget()
    made = ReturnsDialog(answered(hotel), (), _decided, hotel, window)
    made.show()
    yield made
    if isValid(made):
        made.close()
    window.deleteLater()


def _row(dialog: ReturnsDialog, words: str) -> int:
    return next(row for row in range(dialog.table.rowCount()) if words in dialog.table.cell(row, 3).text())


def test_returns_are_listed_with_sender_day_and_changes(dialog: ReturnsDialog) -> None:
    rows = {row.title: row for row in dialog.returns.rows.rows}
    assert "IT" in rows
    assert rows["IT"].detail == "Journey of 3 Nov 2026: it.journey"
    assert rows["IT"].value == "2 changes and 1 to decide"
    assert dialog.returns.rows.rows[0].key == ALL
    assert dialog.views.chosen == "decide"


def test_both_sides_are_named(dialog: ReturnsDialog) -> None:
    """Where two departments disagree, ours is the other department's."""
    row = _row(dialog, "Room seen at the desk")
    assert dialog.table.cell(row, 2).text().splitlines() == ["Room seen by IT", "from IT"]
    assert dialog.table.cell(row, 3).text().splitlines()[1].startswith("from Operations, 9 Nov")
    parking = _row(dialog, "Car park (IT)")
    assert dialog.table.cell(parking, 2).text() == "Our car park"


def test_keys_choose_and_go_on_and_enter_takes_in(dialog: ReturnsDialog, qtbot: QtBot) -> None:
    assert dialog.state.text() == "2 places are still to be decided."
    parking = _row(dialog, "Car park (IT)")
    dialog.table.setCurrentCell(parking, 2)
    qtbot.keyClick(dialog.table, Qt.Key.Key_2)
    assert dialog.table.open_rows == (dialog.table.currentRow(),)
    qtbot.keyClick(dialog.table, Qt.Key.Key_O)
    assert dialog.state.text() == "All is decided."
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    held = dialog.taken.journey.touchpoints
    assert (held["parking"].title, held["room"].title) == ("Car park (IT)", "Room seen by IT")
    assert held["breakfast"].title == "Breakfast buffet"


def test_nothing_is_taken_in_while_something_is_open(dialog: ReturnsDialog, qtbot: QtBot) -> None:
    dialog.show_view("changes")
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.views.chosen == "decide"


def test_a_side_of_one_department_only(dialog: ReturnsDialog, qtbot: QtBot) -> None:
    dialog.whose.setCurrentIndex(dialog.whose.findText("From IT"))
    qtbot.mouseClick(dialog.all_theirs, Qt.MouseButton.LeftButton)
    assert dict(dialog.table.choices) == {_row(dialog, "Car park (IT)"): "theirs"}
    dialog.whose.setCurrentIndex(0)
    qtbot.mouseClick(dialog.all_ours, Qt.MouseButton.LeftButton)
    assert set(dialog.table.choices.values()) == {"ours"}
    assert not dialog.table.open_rows


def test_a_click_takes_a_version(dialog: ReturnsDialog, qtbot: QtBot) -> None:
    row = _row(dialog, "Room seen at the desk")
    at = dialog.table.visualItemRect(dialog.table.cell(row, 3)).center()
    qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert dialog.table.choices[row] == "theirs"


def test_changes_and_what_was_left_out_follow_the_return(dialog: ReturnsDialog, qtbot: QtBot) -> None:
    dialog.returns.setFocus()
    key = next(row.key for row in dialog.returns.rows.rows if row.title == "IT")
    dialog.returns.choose(key)
    qtbot.keyClick(dialog.returns, Qt.Key.Key_Return)
    assert dialog.views.chosen == "changes"
    cells = [dialog.changes.cell(row, 3).text() for row in range(dialog.changes.rowCount())]
    assert "Breakfast buffet" in cells
    assert "Room seen at the desk" not in cells
    assert dialog.left_out.rowCount() == 0
    dialog.returns.choose(ALL)
    dialog._show_lists()
    assert dialog.left_out.cell(0, 1).text() == "row 7 is of no touchpoint"


def test_a_choice_can_open_another_question_and_all_can_begin_again(hotel: Session, qtbot: QtBot) -> None:
    """What the first return deletes, and we bring back or not, the second one changed."""
    base = hotel.journey
    without = replace(base, touchpoints={id: t for id, t in base.touchpoints.items() if id != "parking"})
    loose = replace(without, links={id: k for id, k in base.links.items() if "parking" not in (k.source, k.target)})
    ours = replace(base, touchpoints={**base.touchpoints, "parking": Touchpoint(title="Ours")})
    gone = Return("it.journey", "it", SENT, base, loose)
    changed = returned(base, "operations", day=date(2026, 11, 9), parking="Theirs")
    taken = take_in(ours, (gone, changed))
    window = QWidget()
    dialog = ReturnsDialog(taken, (), _decided, hotel, window)
    dialog.show()
    first = len(taken.conflicts)
    dialog.table.take_all("theirs")
    dialog.accept()
    for _ in range(4):
        if not dialog.isVisible():
            break
        assert not dialog.again.isHidden()
        dialog._begin_again()
        assert dialog.table.rowCount() == first
        dialog.table.take_all("ours")
        dialog.accept()
        dialog.table.take_all("ours")
        dialog.accept()
    assert not dialog.isVisible()
    window.deleteLater()


def test_what_cannot_be_taken_in_is_said_beside_the_rest(
    desk: Desk, journey_file: Path, tmp_path: Path, answers: Answers, picked: Picked, qtbot: QtBot
) -> None:
    """Menu: two files, one of them a return; one undo takes all back."""
    good = _sent(tmp_path / "it.journey", journey_file, vision="From IT")
    bad = tmp_path / "notes.journey"
    save(bad, Journey(title="Notes"))
    before = desk.session.journey
    answers.will_be("take")
    with qtbot.waitSignal(desk.session.noticed) as noticed:
        desk.dropping.returning.take_files([good, bad])
    assert desk.session.text(noticed.args[0]) == "1 change from IT came in."
    assert desk.session.journey.vision == "From IT"
    desk.session.undo()
    assert desk.session.journey == before


def test_only_files_that_are_no_returns(desk: Desk, tmp_path: Path, answers: Answers, journey_file: Path) -> None:
    bad = tmp_path / "notes.xlsx"
    bad.write_bytes(b"no workbook")
    answers.will_be("cancel")
    desk.dropping.returning.take_files([bad, journey_file])
    assert "notes.xlsx" in answers.seen[0]
    assert "hotel.journey" in answers.seen[0]


def test_two_dropped_workbooks_that_disagree_are_asked_about(desk: Desk, tmp_path: Path, answers: Answers) -> None:
    paths = []
    for department, note in (("it", "Ours to run"), ("operations", "Not ours")):
        book = FilledIn(desk.session.journey, department)
        book.add("comments", touchpoint="Room", text=note)
        paths.append(tmp_path / f"{department}.xlsx")
        book.book.save(paths[-1])
    answers.will_be("take")
    desk.drop(_mime(*paths))
    texts = {each.text for each in desk.session.journey.touchpoints["room"].comments}
    assert {"Ours to run", "Not ours"} <= texts


def test_files_are_looked_for_beside_the_journey_until_a_folder_was_used(
    desk: Desk, journey_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: seen.append(dialog.directory().absolutePath()) or 0)
    desk.dropping.returning.choose(desk.picking)
    other = tmp_path / "mails"
    other.mkdir()
    desk.picking.remember(RETURNS, other)
    desk.dropping.returning.choose(desk.picking)
    assert seen == [str(journey_file.parent), str(other)]


def test_nothing_is_cut_at_the_side_where_large_text_meets_a_small_screen(hotel: Session, qtbot: QtBot) -> None:
    hotel.speech.speak("id")
    hotel.look.wear("light", 2.0)
    window = QWidget()
    dialog = ReturnsDialog(answered(hotel), (), _decided, hotel, window)
    dialog.show()
    dialog.resize(984, 708)
    qtbot.waitUntil(lambda: dialog.width() == 984)
    for button in (dialog.all_ours, dialog.all_theirs, dialog.whose, dialog.views, dialog.table):
        assert button.mapTo(dialog, QPoint(button.width(), 0)).x() <= dialog.width()
    dialog.close()
    window.deleteLater()
