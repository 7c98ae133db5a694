"""The panel of ideas and votes by real keys and clicks: parked, pasted, placed; a round of dot-voting."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.parking import edit_parked, park, remove_parked
from journeymap.gui.panels.ideas import PARKING, VOTES, IdeasPanel
from journeymap.gui.session.mime import IDEA
from journeymap.gui.session.session import Session
from journeymap.model import Journey, ParkedIdea
from tests.gui.conftest import MakeSession
from tests.gui.panels.entry_checks import LOOKS, at_row, click, fill, keys, nothing_is_cut, shown, type_over, wear


@pytest.fixture
def panel(hotel: Session, qtbot: QtBot) -> IdeasPanel:
    return shown(IdeasPanel(hotel), qtbot)


def ideas(session: Session) -> list[str]:
    return [idea.text for idea in session.journey.parking_lot]


def begin(panel: IdeasPanel) -> None:
    QTest.mouseClick(panel.pages.buttons[VOTES], Qt.MouseButton.LeftButton)
    QTest.mouseClick(panel.start.begin, Qt.MouseButton.LeftButton)


def votes_of(session: Session) -> dict[str, int]:
    return {id: touchpoint.votes for id, touchpoint in session.journey.touchpoints.items() if touchpoint.votes}


def test_ideas_are_typed_one_after_the_other(panel: IdeasPanel, hotel: Session) -> None:
    before = len(ideas(hotel))
    panel.setFocus()
    edit = panel.parking.field.edit
    for number in range(3):
        fill(edit, f"Idea {number}")
    assert ideas(hotel)[before:] == ["Idea 0", "Idea 1", "Idea 2"]
    assert edit.hasFocus()
    assert edit.isVisible()
    hotel.undo()
    assert ideas(hotel)[before:] == ["Idea 0", "Idea 1"]


def test_a_pasted_book_is_refused_at_the_field(panel: IdeasPanel, hotel: Session) -> None:
    before = ideas(hotel)
    edit = panel.parking.field.edit
    edit.setFocus()
    for book in ("line\n" * 1_000_000, "x" * 1_000_000):
        QGuiApplication.clipboard().setText(book)
        QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert panel.parking.field.error.isVisible()
        assert (ideas(hotel), edit.text()) == (before, "")
    QGuiApplication.clipboard().clear()


def test_pasted_lines_are_ideas(panel: IdeasPanel, hotel: Session) -> None:
    before = len(ideas(hotel))
    edit = panel.parking.field.edit
    edit.setFocus()
    QGuiApplication.clipboard().setText("Umbrellas\n* Bicycles\n\t- Maps\n")
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert ideas(hotel)[before:] == ["Umbrellas", "Bicycles", "Maps"]
    assert edit.text() == ""
    QGuiApplication.clipboard().setText("One line")
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "One line"


def test_an_idea_is_typed_over_and_taken_out(panel: IdeasPanel, hotel: Session) -> None:
    rows = panel.parking.list
    type_over(rows, keys(rows)[0], "A shuttle")
    assert ideas(hotel)[0] == "A shuttle"
    said = QSignalSpy(hotel.noticed)
    QTest.keyClick(at_row(rows, keys(rows)[0]), Qt.Key.Key_Delete)
    assert "A shuttle" not in ideas(hotel)
    assert said.at(0)[1] is True
    hotel.undo()
    assert ideas(hotel)[0] == "A shuttle"


def test_typing_over_survives_what_others_do_before_it(panel: IdeasPanel, hotel: Session) -> None:
    rows = panel.parking.list
    second = keys(rows)[1]
    QTest.keyClick(at_row(rows, second), Qt.Key.Key_F2)
    assert rows.editor is not None
    QTest.keyClicks(rows.editor.edit, "Lunch box")
    remove_parked(hotel.document, 0)
    assert rows.editor is not None
    assert rows.editor.edit.hasFocus()
    QTest.keyClick(rows.editor.edit, Qt.Key.Key_Return)
    assert ideas(hotel) == ["Lunch box"]


@pytest.mark.parametrize("how", ["enter", "button"])
def test_placing_makes_a_touchpoint_and_goes_there(panel: IdeasPanel, hotel: Session, how: str) -> None:
    rows = panel.parking.list
    text, votes = hotel.journey.parking_lot[0].text, hotel.journey.parking_lot[0].votes
    hotel.selection.pick("touchpoints", "check-in")
    at_row(rows, keys(rows)[0])
    gone = QSignalSpy(hotel.revealed)
    if how == "enter":
        QTest.keyClick(rows, Qt.Key.Key_Return)
    else:
        click(rows, keys(rows)[0])
        QTest.mouseClick(panel.parking.place, Qt.MouseButton.LeftButton)
    id = gone.at(0)[1]
    placed = hotel.journey.touchpoints[id]
    assert (placed.title, placed.votes) == (text, votes)
    assert placed.stage == hotel.journey.touchpoints["check-in"].stage
    assert text not in ideas(hotel)


def test_dragging_carries_place_and_words(panel: IdeasPanel, hotel: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    carried: list[tuple[bytes, str]] = []

    def dropped(drag: QDrag, actions: Qt.DropAction) -> Qt.DropAction:
        data = drag.mimeData()
        carried.append((bytes(data.data(IDEA).data()), data.text()))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", dropped)
    rows = panel.parking.list
    start = rows.visualRect(rows.index_of(keys(rows)[1])).center()
    QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in (10, 30, 60):
        QTest.mouseMove(rows.viewport(), start + start.__class__(step, 0))
    QTest.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert carried == [(b"1", ideas(hotel)[1])]


def test_the_empty_lot_says_what_it_is_for(empty: Session, qtbot: QtBot) -> None:
    panel = shown(IdeasPanel(empty), qtbot)
    assert panel.parking.empty.isVisible()
    assert not panel.parking.place.isVisible()
    fill(panel.parking.field.edit, "The first")
    assert not panel.parking.empty.isVisible()


def test_each_person_gives_votes_by_keys_and_they_run_out(panel: IdeasPanel, hotel: Session) -> None:
    before = votes_of(hotel)
    begin(panel)
    ballot = panel.ballot
    assert "Person 1" in ballot.person.text()
    assert "3 votes left" in ballot.left.text()
    assert ballot.list.hasFocus()
    first = next(iter(hotel.journey.touchpoints))
    for _ in range(4):
        QTest.keyClick(ballot.list, Qt.Key.Key_Plus)
    assert votes_of(hotel).get(first, 0) == before.get(first, 0) + 3
    assert "No votes left" in ballot.left.text()
    QTest.keyClick(ballot.list, Qt.Key.Key_Minus)
    assert "1 vote left" in ballot.left.text()
    assert votes_of(hotel).get(first, 0) == before.get(first, 0) + 2


def test_nobody_takes_away_what_others_gave(panel: IdeasPanel, hotel: Session) -> None:
    before = votes_of(hotel)
    begin(panel)
    voted = next(iter(before))
    QTest.keyClick(at_row(panel.ballot.list, f"touchpoints/{voted}"), Qt.Key.Key_Minus)
    assert votes_of(hotel) == before


def test_buttons_of_a_row_and_the_next_person(panel: IdeasPanel, hotel: Session) -> None:
    begin(panel)
    rows = panel.ballot.list
    key = keys(rows)[2]
    id = key.partition("/")[2]
    before = hotel.journey.touchpoints[id].votes
    click(rows, key, "more")
    click(rows, key, "more")
    click(rows, key, "less")
    assert hotel.journey.touchpoints[id].votes == before + 1
    QTest.keyClick(rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Person 2" in panel.ballot.person.text()
    assert "3 votes left" in panel.ballot.left.text()
    assert rows.entry(key).given == 0  # type: ignore[union-attr]
    QTest.mouseClick(panel.ballot.next, Qt.MouseButton.LeftButton)
    assert "Person 3" in panel.ballot.person.text()


def test_all_votes_of_a_person_are_one_step_and_come_back_to_them(panel: IdeasPanel, hotel: Session) -> None:
    before = votes_of(hotel)
    begin(panel)
    rows = panel.ballot.list
    QTest.keyClick(rows, Qt.Key.Key_Plus)
    QTest.mouseClick(panel.ballot.next, Qt.MouseButton.LeftButton)
    after_one = votes_of(hotel)
    QTest.keyClick(rows, Qt.Key.Key_Plus)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Plus)
    assert "1 vote left" in panel.ballot.left.text()
    hotel.undo()
    assert votes_of(hotel) == after_one
    assert "3 votes left" in panel.ballot.left.text()
    hotel.undo()
    assert votes_of(hotel) == before
    assert "3 votes left" in panel.ballot.left.text()
    # Where another person's vote was taken back, the next one there is this person's own.
    QTest.keyClick(at_row(rows, keys(rows)[0]), Qt.Key.Key_Plus)
    assert "2 votes left" in panel.ballot.left.text()


def test_votes_for_ideas_hold_while_ideas_come_and_go(panel: IdeasPanel, hotel: Session) -> None:
    begin(panel)
    rows = panel.ballot.list
    key = next(key for key in keys(rows) if key.endswith(ideas(hotel)[1]))
    before = hotel.journey.parking_lot[1].votes
    click(rows, key, "more")
    remove_parked(hotel.document, 0)
    park(hotel.document, "Late idea")
    assert rows.entry(key).given == 1  # type: ignore[union-attr]
    assert hotel.journey.parking_lot[0].votes == before + 1
    assert any(each.endswith("Late idea") for each in keys(rows))
    assert "2 votes left" in panel.ballot.left.text()


def test_totals_are_hidden_while_voting_if_wanted(panel: IdeasPanel, hotel: Session) -> None:
    begin(panel)
    voted = f"touchpoints/{next(iter(votes_of(hotel)))}"
    assert panel.ballot.list.entry(voted).detail == ""  # type: ignore[union-attr]
    QTest.mouseClick(panel.ballot.end, Qt.MouseButton.LeftButton)
    QTest.mouseClick(panel.start.hidden, Qt.MouseButton.LeftButton)
    QTest.mouseClick(panel.start.begin, Qt.MouseButton.LeftButton)
    assert "vote" in panel.ballot.list.entry(voted).detail  # type: ignore[union-attr]


def test_only_what_is_chosen_is_voted_on(panel: IdeasPanel, hotel: Session) -> None:
    panel.show_page(VOTES)
    chips = panel.start.kinds.chips
    QTest.mouseClick(chips["touchpoints"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(chips["parking_lot"], Qt.MouseButton.LeftButton)
    assert not panel.start.begin.isEnabled()
    assert panel.start.nothing.isVisible()
    QTest.mouseClick(chips["actions"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(panel.start.begin, Qt.MouseButton.LeftButton)
    assert {key.partition("/")[0] for key in keys(panel.ballot.list)} == {"actions"}


def test_the_search_finds_what_to_vote_on(panel: IdeasPanel, hotel: Session) -> None:
    begin(panel)
    QTest.keyClicks(panel.ballot.search, "check")
    assert keys(panel.ballot.list)
    assert all("check" in entry.title.casefold() for entry in panel.ballot.list.entries.entries)


def test_results_come_sorted_and_can_be_cleared_and_brought_back(panel: IdeasPanel, hotel: Session) -> None:
    before = votes_of(hotel)
    begin(panel)
    QTest.mouseClick(panel.ballot.end, Qt.MouseButton.LeftButton)
    assert not panel.voting
    counts = [entry.dots for entry in panel.start.list.entries.entries]
    assert counts == sorted(counts, reverse=True)
    assert {key.partition("/")[0] for key in keys(panel.start.list)} == {"touchpoints", "parking_lot", "actions"}
    QTest.mouseClick(panel.start.clear, Qt.MouseButton.LeftButton)
    assert votes_of(hotel) == {}
    assert not panel.start.list.isVisible()
    hotel.undo()
    assert votes_of(hotel) == before
    assert panel.start.list.isVisible()


def test_a_result_leads_to_where_it_is(panel: IdeasPanel, hotel: Session) -> None:
    panel.show_page(VOTES)
    rows = panel.start.list
    gone = QSignalSpy(hotel.revealed)
    voted = next(key for key in keys(rows) if key.startswith("touchpoints/"))
    QTest.keyClick(at_row(rows, voted), Qt.Key.Key_Return)
    assert gone.at(0) == ["touchpoints", voted.partition("/")[2]]
    idea = next(key for key in keys(rows) if key.startswith("parking_lot/"))
    QTest.keyClick(at_row(rows, idea), Qt.Key.Key_Return)
    assert panel.pages.chosen == PARKING
    assert panel.parking.list.hasFocus()


def test_how_many_votes_is_remembered(panel: IdeasPanel, hotel: Session) -> None:
    panel.show_page(VOTES)
    panel.start.each.setFocus()
    QTest.keyClick(panel.start.each, Qt.Key.Key_Up)
    assert hotel.preferences.settings.votes_each == 4
    QTest.mouseClick(panel.start.begin, Qt.MouseButton.LeftButton)
    assert "4 votes left" in panel.ballot.left.text()


def test_a_round_goes_on_behind_the_parking_lot(panel: IdeasPanel, hotel: Session) -> None:
    begin(panel)
    QTest.keyClick(panel.ballot.list, Qt.Key.Key_Plus)
    QTest.mouseClick(panel.pages.buttons[PARKING], Qt.MouseButton.LeftButton)
    edit_parked(hotel.document, 0, text="Other words")
    assert panel.parking.field.isVisible()
    QTest.mouseClick(panel.pages.buttons[VOTES], Qt.MouseButton.LeftButton)
    assert panel.ballot.isVisible()
    assert "2 votes left" in panel.ballot.left.text()


@pytest.mark.parametrize("worn", LOOKS, ids=str)
def test_no_text_is_cut(hotel: Session, qtbot: QtBot, worn: tuple[str, float, str]) -> None:
    panel = shown(IdeasPanel(hotel), qtbot)
    wear(hotel, *worn)
    nothing_is_cut(panel)
    panel.show_page(VOTES)
    nothing_is_cut(panel)
    QTest.mouseClick(panel.start.begin, Qt.MouseButton.LeftButton)
    nothing_is_cut(panel)


def test_a_thousand_ideas(make_session: MakeSession, qtbot: QtBot) -> None:
    lot = tuple(ParkedIdea(text=f"Idea {number % 500}", votes=number % 7) for number in range(1000))
    session = make_session(replace(Journey(title="Many"), parking_lot=lot))
    panel = shown(IdeasPanel(session), qtbot)
    assert len(set(keys(panel.parking.list))) == 1000
    at_row(panel.parking.list, keys(panel.parking.list)[700])
    place = panel.parking.list.verticalScrollBar().value()
    fill(panel.parking.field.edit, "One more")
    assert panel.parking.place_of(keys(panel.parking.list)[700]) == 700
    assert panel.parking.list.verticalScrollBar().value() >= place
