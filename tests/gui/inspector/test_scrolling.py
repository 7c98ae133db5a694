"""Scrolling of the inspector: only up and down, to the top for another card, the name always in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.gui.inspector.editors.counts import CountsGrid
from journeymap.gui.inspector.inspector import Inspector
from journeymap.gui.session.session import Session
from tests.gui.inspector.conftest import Open


def lay_out() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("width", [288, 296, 300])
def test_it_never_scrolls_sideways(
    hotel: Session, settled: Callable[[Session], None], inspector: Inspector, opened: Open, language: str, width: int
) -> None:
    settled(hotel)
    hotel.speech.speak(language)
    inspector.resize(width, 700)
    opened("touchpoints", "check-in")
    lay_out()
    assert inspector._scroll.horizontalScrollBar().maximum() == 0


def test_another_card_is_shown_from_its_top_and_the_name_stays_in_sight(inspector: Inspector, opened: Open) -> None:
    inspector.resize(300, 400)
    opened("touchpoints", "check-in")
    lay_out()
    bar = inspector._scroll.verticalScrollBar()
    assert not inspector.sticky.isVisible()
    bar.setValue(bar.maximum())
    assert inspector.sticky.isVisible()
    assert inspector.sticky.name.full_text == "Check-in"
    inspector.session.selection.pick("touchpoints", "payment")
    lay_out()
    assert bar.value() == 0
    assert not inspector.sticky.isVisible()


def test_a_field_with_the_keyboard_stays_where_it_is(inspector: Inspector, opened: Open, qtbot: QtBot) -> None:
    inspector.resize(300, 400)
    form = opened("touchpoints", "check-in")
    lay_out()
    field = form.editors["importance.customer"].targets[0]
    field.setFocus(Qt.FocusReason.TabFocusReason)
    inspector.see(field)
    bar = inspector._scroll.verticalScrollBar()
    assert bar.value() > 0
    inspector.session.selection.pick("touchpoints", "payment")
    lay_out()
    assert bar.value() > 0


@pytest.mark.parametrize(("answers", "lines"), [(5, 1), (11, 2)])
def test_answers_of_a_scale_stand_in_few_lines(inspector: Inspector, answers: int, lines: int) -> None:
    grid = CountsGrid(inspector.session, inspector)
    grid.show_counts(tuple(map(float, range(answers))), {0.0: 120})
    grid.resize(248, 200)
    grid.show()
    lay_out()
    assert len({field.y() for field in grid.fields.values()}) == lines
    assert grid.minimumSizeHint().width() <= 248
