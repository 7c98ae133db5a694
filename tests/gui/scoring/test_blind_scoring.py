"""Blind scoring by real keys: a round, several people, what is hidden, stopping midway, the reveal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeymap.editing.commands.scores import add_score, cast_round
from journeymap.editing.commands.touchpoints import delete_touchpoints
from journeymap.gui.scoring.scoring import BlindScoring
from journeymap.gui.session.session import Session
from journeymap.model import Journey, View

Key = Qt.Key


@pytest.fixture
def scoring(hotel: Session, settled: Callable[[Session], None], qtbot: QtBot) -> Iterator[BlindScoring]:
    settled(hotel)
    host = QWidget()
    qtbot.addWidget(host)
    window = BlindScoring(hotel, host)
    window.resize(1280, 800)
    window.show()
    window.choose()
    yield window
    if isValid(window):
        window.asking.round.follow(())
        window.close()


def begin(scoring: BlindScoring, department: str) -> None:
    scoring.choosing.list.choose(department)
    QTest.keyClick(scoring.choosing.list, Key.Key_Return)
    assert scoring.page is scoring.asking
    assert scoring.asking.round.department == department


def press(scoring: BlindScoring, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(scoring.asking, key)


def finish(scoring: BlindScoring) -> None:
    while scoring.page is scoring.asking and not scoring.asking.round.done:
        press(scoring, Key.Key_S)


def test_two_people_of_a_department_are_two_steps_of_counts(scoring: BlindScoring, hotel: Session) -> None:
    before = hotel.journey
    first, second = scoring.order[:2]
    begin(scoring, "finance")
    press(scoring, Key.Key_4, Key.Key_5, Key.Key_2, Key.Key_S)
    assert hotel.journey is before
    finish(scoring)
    assert hotel.journey.touchpoints[first].views["finance"] == View(satisfaction={4: 1}, importance={5: 1})
    assert hotel.journey.touchpoints[second].views["finance"] == View(satisfaction={2: 1})
    QTest.keyClick(scoring.crossroads.buttons["person"], Key.Key_Return)
    press(scoring, Key.Key_4)
    finish(scoring)
    assert hotel.journey.touchpoints[first].views["finance"].satisfaction == {4: 2}
    hotel.undo()
    hotel.undo()
    assert hotel.journey == before


def picture(scoring: BlindScoring) -> QImage:
    """The page that asks, once its layout is settled."""
    for _ in range(3):
        QApplication.processEvents()
    return scoring.asking.grab().toImage()


def test_an_answer_is_never_shown_and_can_be_given_anew(scoring: BlindScoring) -> None:
    asking = scoring.asking
    begin(scoring, "finance")
    assert asking.questions["satisfaction"].state.full_text == ""
    seen = []
    for mark in (Key.Key_3, Key.Key_1, Key.Key_5):
        press(scoring, mark)
        assert asking.questions["satisfaction"].state.full_text == "● answered"
        seen.append(picture(scoring))
        press(scoring, Key.Key_Left)
    assert seen[1] == seen[2]
    assert asking.round.marks[scoring.order[0]] == {"satisfaction": 5}
    press(scoring, Key.Key_S, Key.Key_Backspace)
    assert asking.round.answers == 0
    press(scoring, Key.Key_2)
    finish(scoring)
    scoring.crossroads.buttons["person"].click()
    assert asking.questions["satisfaction"].state.full_text == ""
    assert asking.round.answers == 0


def test_who_answers_nothing_leaves_no_step(scoring: BlindScoring, hotel: Session) -> None:
    before = hotel.journey
    begin(scoring, "finance")
    finish(scoring)
    assert hotel.journey is before
    assert scoring.page is scoring.choosing


def test_marks_can_be_clicked_and_keep_no_focus(scoring: BlindScoring) -> None:
    begin(scoring, "it")
    importance = scoring.asking.questions["importance"]
    assert not importance.marks[3].isEnabled()
    scoring.asking.questions["satisfaction"].marks[3].click()
    importance.marks[1].setFocus()
    QTest.keyClick(importance.marks[1], Key.Key_Space)
    assert scoring.asking.round.marks[scoring.order[0]] == {"satisfaction": 3, "importance": 1}
    assert not importance.marks[1].hasFocus()


@pytest.mark.parametrize(("way", "kept"), [("keep", True), ("drop", False)])
def test_escape_midway_asks_what_becomes_of_the_answers(
    scoring: BlindScoring, hotel: Session, way: str, kept: bool
) -> None:
    before = hotel.journey
    begin(scoring, "it")
    press(scoring, Key.Key_3, Key.Key_Escape)
    assert scoring.page is scoring.crossroads
    assert not scoring.close()
    QTest.keyClick(scoring, Key.Key_Escape)
    assert scoring.page is scoring.asking
    press(scoring, Key.Key_Escape)
    scoring.crossroads.buttons[way].click()
    assert (hotel.journey is not before) is kept
    assert not scoring.in_a_round


def test_a_touchpoint_deleted_in_the_middle_is_left_out(scoring: BlindScoring, hotel: Session) -> None:
    first, second = scoring.order[:2]
    begin(scoring, "it")
    press(scoring, Key.Key_3, Key.Key_4, Key.Key_2)
    hotel.do(delete_touchpoints, (first,))
    assert (scoring.asking.round.touchpoint, scoring.asking.round.side) == (second, "importance")
    finish(scoring)
    assert hotel.journey.touchpoints[second].views["it"] == View(satisfaction={2: 1})


def test_deleting_all_that_is_left_ends_the_round(scoring: BlindScoring, hotel: Session, qtbot: QtBot) -> None:
    begin(scoring, "it")
    hotel.do(delete_touchpoints, tuple(hotel.journey.touchpoints))
    qtbot.waitUntil(lambda: scoring.page is scoring.crossroads, timeout=20_000)


def test_the_reveal_lists_what_disagrees_most_first(
    scoring: BlindScoring, hotel: Session, settled: Callable[[Session], None], qtbot: QtBot
) -> None:
    first, second = scoring.order[:2]
    hotel.do(cast_round, "it", {first: {"satisfaction": 1}, second: {"satisfaction": 3}})
    hotel.do(cast_round, "finance", {first: {"satisfaction": 5}, second: {"satisfaction": 3}})
    add_score(hotel.document, first, metric="csat", formula="mean", counts={2: 20, 3: 20}, evidence="survey")
    settled(hotel)
    scoring.reveal()
    page = scoring.revealing
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.list.rows.rows[0].key == first
    assert page.list.rows.rows[0].value == "4.0"
    assert page.list.rows.rows[-1].key == second
    assert page.belief.full_text == (
        "Customers say 2.5 (40 answers, 2.3 to 2.7), we believe 3.0 (2 people): -0.5, gap."
    )
    said = page.chart.accessibleDescription()
    assert "departments 4.0 apart, 2 people" in said
    assert "IT 1.0 (1 × 1)" in said
    page.list.choose(first)
    page.buttons["show"].click()
    assert hotel.selection.one("touchpoints") == first


def test_clearing_all_can_be_undone_at_once(scoring: BlindScoring, hotel: Session) -> None:
    before = hotel.journey
    scoring.reveal()
    scoring.revealing.buttons["clear"].click()
    assert not any(touchpoint.views for touchpoint in hotel.journey.touchpoints.values())
    scoring.crossroads.buttons["undo"].click()
    assert hotel.journey == before
    assert scoring.page is scoring.revealing


def test_without_departments_it_says_what_is_missing(make_session: Callable[[Journey], Session], qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    window = BlindScoring(make_session(Journey(title="Empty")), host)
    window.choose()
    assert "no departments" in window.crossroads.words.full_text
    window.reveal()
    assert "Nobody has scored" in window.crossroads.words.full_text
    window.crossroads.buttons["close"].click()
