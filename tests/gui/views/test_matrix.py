"""The matrix by real keys: roles by letters, troubles marked, selection and undo shared."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.touchpoints import set_touchpoint
from journeymap.gui.session.session import Session
from journeymap.gui.views.matrix import MatrixView
from journeymap.gui.views.matrix_model import NO_OWNER, SEVERAL_OWNERS, trouble
from journeymap.model.words import Role


@pytest.fixture
def view(hotel: Session, settled: Callable[[Session], None], qtbot: QtBot) -> MatrixView:
    settled(hotel)
    view = MatrixView(hotel)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.table.setFocus()
    return view


def go(view: MatrixView, touchpoint: str, department: str) -> None:
    row, column = view.model.touchpoints.index(touchpoint), view.model.departments.index(department)
    view.table.setCurrentIndex(view.model.index(row, column))


def owners(session: Session, touchpoint: str) -> dict[str, tuple[Role, ...]]:
    return dict(session.journey.touchpoints[touchpoint].owners)


def test_letters_give_and_take_roles_and_undo_takes_them_back(view: MatrixView, hotel: Session) -> None:
    before = owners(hotel, "check-in")
    go(view, "check-in", "finance")
    for key in (Qt.Key.Key_R, Qt.Key.Key_C):
        QTest.keyClick(view.table, key)
    assert owners(hotel, "check-in")["finance"] == (Role.RESPONSIBLE, Role.CONSULTED)
    QTest.keyClick(view.table, Qt.Key.Key_R)
    assert owners(hotel, "check-in")["finance"] == (Role.CONSULTED,)
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    assert owners(hotel, "check-in") == before
    for _ in range(4):
        hotel.undo()
    assert owners(hotel, "check-in") == before
    assert not hotel.document.modified


def test_orphans_and_double_owners_are_marked(view: MatrixView, hotel: Session) -> None:
    go(view, "check-in", "finance")
    QTest.keyClick(view.table, Qt.Key.Key_A)
    row = view.model.touchpoints.index("check-in")
    last = view.model.index(row, view.model.columnCount() - 1)
    assert trouble(hotel.journey.touchpoints["check-in"]) == SEVERAL_OWNERS
    assert last.data() == SEVERAL_OWNERS
    QTest.keyClick(view.table, Qt.Key.Key_A)
    accountable = hotel.journey.touchpoints["check-in"].accountable
    assert accountable is not None
    go(view, "check-in", accountable)
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    assert last.data() == NO_OWNER


def test_only_what_is_not_settled(view: MatrixView, hotel: Session) -> None:
    QTest.mouseClick(view.filter, Qt.MouseButton.LeftButton)
    assert view.model.touchpoints
    assert all(trouble(hotel.journey.touchpoints[id]) for id in view.model.touchpoints)
    QTest.mouseClick(view.filter, Qt.MouseButton.LeftButton)
    assert set(view.model.touchpoints) == set(hotel.journey.touchpoints)


def test_the_selection_is_the_windows(view: MatrixView, hotel: Session) -> None:
    go(view, "check-in", "it")
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    row = view.table.currentIndex().row()
    assert hotel.selection.one("touchpoints") == view.model.touchpoints[row]
    hotel.selection.pick("touchpoints", "check-in")
    assert view.model.touchpoints[view.table.currentIndex().row()] == "check-in"
    assert view.table.currentIndex().column() == view.model.departments.index("it")


def test_screen_readers_hear_touchpoint_department_and_roles(view: MatrixView, hotel: Session) -> None:
    go(view, "check-in", "operations")
    heard = view.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("Check-in, Operations, Accountable")


def test_another_language_says_everything_anew(view: MatrixView, hotel: Session) -> None:
    heading = view.model.headerData(len(view.model.departments), Qt.Orientation.Horizontal)
    hotel.speech.speak("id")
    assert view.model.headerData(len(view.model.departments), Qt.Orientation.Horizontal) != heading


def test_without_departments_it_says_what_to_do(empty: Session, qtbot: QtBot) -> None:
    view = MatrixView(empty)
    qtbot.addWidget(view)
    view.show()
    assert view.empty.isVisible()
    assert not view.table.isVisible()


def test_tooltips_never_take_a_title_for_html(view: MatrixView, hotel: Session) -> None:
    hotel.do(set_touchpoint, "check-in", title="<img src='/etc/hostname'>")
    row = view.model.touchpoints.index("check-in")
    tips = (
        view.model.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole),
        view.model.data(view.model.index(row, 0), Qt.ItemDataRole.ToolTipRole),
    )
    for tip in tips:
        assert "&lt;img" in str(tip)
        assert "<img" not in str(tip)


def test_a_view_that_asks_before_it_heard_gets_an_answer(view: MatrixView, hotel: Session) -> None:
    """An error inside a question of Qt's ends the process."""
    from journeymap.model import Journey

    session = view.model._session
    row = view.model.touchpoints.index("check-in")
    hotel.document._journey = Journey(title="Nothing left")
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        for column in range(view.model.columnCount()):
            view.model.data(view.model.index(row, column), role)
            view.model.headerData(column, Qt.Orientation.Horizontal, role)
        assert not view.model.headerData(row, Qt.Orientation.Vertical, role)
    assert session.journey.title == "Nothing left"
    view.model.load()


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_column_of_troubles_has_room_for_its_words(view: MatrixView, hotel: Session, language: str) -> None:
    hotel.speech.speak(language)
    width = view.table.columnWidth(view.model.columnCount() - 1)
    metrics = QFontMetrics(hotel.look.font("small", "medium"))
    for words in (NO_OWNER, SEVERAL_OWNERS):
        assert metrics.horizontalAdvance(hotel.text(words)) + 16 + 15 + 6 <= width
