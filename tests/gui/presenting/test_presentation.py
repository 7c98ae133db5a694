"""The presentation by real keys and clicks: walking, spotlight, timer, lock, and what a room can read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeymap.drawing.display import TextRun
from journeymap.drawing.slide import HEIGHT, LEAST, WIDTH, slide
from journeymap.drawing.text import width
from journeymap.drawing.theme import load
from journeymap.gui.presenting.clock import Countdown
from journeymap.gui.presenting.presentation import Presentation
from journeymap.gui.session.session import Session
from journeymap.i18n import Translator

Key = Qt.Key


@pytest.fixture
def shown(hotel: Session, settled: Callable[[Session], None], qtbot: QtBot) -> Iterator[Presentation]:
    settled(hotel)
    host = QWidget()
    qtbot.addWidget(host)
    presentation = Presentation(hotel, host)
    presentation.resize(1280, 800)
    presentation.show()
    qtbot.waitExposed(presentation)
    yield presentation
    if isValid(presentation):
        presentation.close()


def press(presentation: Presentation, *keys: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(presentation, key, held)


def test_arrows_walk_in_journey_order_and_stop_at_the_ends(shown: Presentation, hotel: Session) -> None:
    order = hotel.analysis.order
    assert shown.id == order[0]
    press(shown, Key.Key_Left)
    assert shown.id == order[0]
    press(shown, Key.Key_Right, Key.Key_Space, Key.Key_PageDown)
    assert shown.id == order[3]
    assert hotel.selection.one("touchpoints") == order[3]
    press(shown, Key.Key_End, Key.Key_Right)
    assert shown.id == order[-1]
    press(shown, Key.Key_Home)
    assert shown.id == order[0]


def test_it_begins_at_what_is_selected(hotel: Session, settled: Callable[[Session], None], qtbot: QtBot) -> None:
    settled(hotel)
    hotel.selection.pick("touchpoints", "check-in")
    host = QWidget()
    qtbot.addWidget(host)
    presentation = Presentation(hotel, host)
    assert presentation.id == "check-in"
    presentation.close()


def test_locked_nothing_changes_unlocked_digits_do(shown: Presentation, hotel: Session) -> None:
    before = hotel.journey
    press(shown, Key.Key_4)
    press(shown, Key.Key_4, shift=True)
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(1200, 400))
    assert hotel.journey is before
    assert shown.id == hotel.analysis.order[0]
    press(shown, Key.Key_L, Key.Key_4)
    importance = hotel.journey.touchpoints[shown.id].importance
    assert importance is not None
    assert importance.customer == 4
    press(shown, Key.Key_3, shift=True)
    press(shown, Key.Key_5, shift=True)
    record = hotel.journey.touchpoints[shown.id].scores[-1]
    assert (record.source, record.counts) == ("workshop", {3.0: 1, 5.0: 1})
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(1200, 400))
    assert shown.id == hotel.analysis.order[1]
    hotel.undo()
    hotel.undo()
    hotel.undo()
    assert hotel.journey == before


def test_spotlight_draws_the_map_instead_of_the_slide(shown: Presentation) -> None:
    slide_picture = shown.grab().toImage()
    press(shown, Key.Key_S)
    assert shown.buttons["spotlight"].isChecked()
    assert shown.grab().toImage() != slide_picture
    press(shown, Key.Key_S)
    assert not shown.spotlit


def test_escape_ends_it(shown: Presentation, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.ended):
        press(shown, Key.Key_Escape)


def test_what_is_said_is_the_slide_in_words(shown: Presentation, hotel: Session) -> None:
    press(shown, Key.Key_End)
    assert hotel.journey.touchpoints[shown.id].title in shown.accessibleName()


def test_the_touchpoint_shown_may_be_deleted(shown: Presentation, hotel: Session) -> None:
    from journeymap.editing.commands.touchpoints import delete_touchpoints

    press(shown, Key.Key_End)
    hotel.do(delete_touchpoints, shown.id)
    assert shown.id in hotel.journey.touchpoints


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_slide_is_legible_and_inside_its_sheet(
    hotel: Session, settled: Callable[[Session], None], language: str
) -> None:
    settled(hotel)
    for id in hotel.analysis.order:
        made = slide(hotel.analysis, hotel.analysis.order, id, Translator(language), load("presenting"))
        for run in (shape for shape in made.drawing.shapes if isinstance(shape, TextRun)):
            long = width(run.text, run.size_pt, run.weight)
            left = run.at.x - (long if run.anchor == "end" else 0.0)
            assert run.size_pt >= LEAST
            assert left >= 0
            assert left + long <= WIDTH
            assert 0 < run.at.y < HEIGHT


def test_the_timer_counts_holds_and_begins_anew(qtbot: QtBot) -> None:
    clock = Countdown(3)
    assert (clock.text, clock.running) == ("3:00", False)
    clock.toggle()
    assert clock.running
    clock._spent_ms = 200_000
    assert clock.left_s <= -20
    assert clock.text.startswith("−0:2")
    clock.toggle()
    held = clock.left_s
    assert not clock.running
    assert clock.left_s == held
    clock.reset()
    assert clock.text == "3:00"


def test_keys_with_ctrl_are_not_its_own(shown: Presentation) -> None:
    QTest.keyClick(shown, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not shown.spotlit
    QTest.keyClick(shown, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert shown.locked


def test_the_timer_goes_on_over_the_slides(shown: Presentation) -> None:
    press(shown, Key.Key_T)
    shown.clock._spent_ms = 60_000
    press(shown, Key.Key_Right, Key.Key_Right)
    assert shown.clock.running
    assert shown.clock.left_s <= 120
    press(shown, Key.Key_R)
    assert shown.clock.left_s > 170


def test_the_keys_are_hinted_at_for_a_while_and_after_a_key_that_does_nothing(shown: Presentation) -> None:
    plain = shown.grab().toImage()
    press(shown, Key.Key_H)
    assert shown.hints
    assert shown.grab().toImage() != plain
    shown._hinting.timeout.emit()
    shown._hinting.stop()
    assert shown.grab().toImage() == plain
    press(shown, Key.Key_T)
    assert not shown.hints


@pytest.mark.parametrize("language", ["en", "id"])
def test_nothing_of_the_gaps_reaches_the_line_of_the_foot(
    hotel: Session, settled: Callable[[Session], None], language: str
) -> None:
    settled(hotel)
    for id in hotel.analysis.order:
        made = slide(hotel.analysis, hotel.analysis.order, id, Translator(language), load("presenting"))
        runs = [shape for shape in made.drawing.shapes if isinstance(shape, TextRun)]
        foot = HEIGHT - 42.0
        line = foot - 40
        assert [run.text for run in runs if run.at.y != foot and run.at.y > line - 8] == []
