"""The panel of departments: what each owns, accepted, disputes and since when it is silent; both sides of a dispute."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journeymap.departments.sendings import note
from journeymap.editing.commands import ownership
from journeymap.gui.inspector.inspector import Inspector
from journeymap.gui.inspector.parts.standing import StandingPart
from journeymap.gui.panels.departments import DepartmentsPanel
from journeymap.gui.panels.departments_rows import key_of
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.rows import Row


@pytest.fixture
def disputed(hotel: Session) -> Session:
    """The hotel, in which IT disputes its part in the check-in."""
    ownership.respond(
        hotel.document,
        "check-in",
        "it",
        "disputed",
        note="The agency runs the kiosk",
        by="Budi",
        date=date(2026, 11, 3),
    )
    return hotel


@pytest.fixture
def panel(disputed: Session, qtbot: QtBot) -> DepartmentsPanel:
    made = DepartmentsPanel(disputed)
    qtbot.addWidget(made)
    made.resize(300, 760)
    made.show()
    return made


def _rows(panel: DepartmentsPanel) -> dict[str, Row]:
    return {row.key: row for row in panel.list.rows.rows}


def _click(panel: DepartmentsPanel, key: str, qtbot: QtBot) -> None:
    at = [row.key for row in panel.list.rows.rows].index(key)
    panel.list.scrollTo(panel.list.rows.index(at))
    where = panel.list.visualRect(panel.list.rows.index(at)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_department_says_where_it_stands(panel: DepartmentsPanel) -> None:
    row = _rows(panel)[key_of("it")]
    assert row.detail == "1 disputed, owns 4 and 3 accepted"
    assert row.value == "3/8"
    assert "4 without an answer" in row.spoken


def test_a_click_selects_a_department_and_lists_its_touchpoints_by_sign_and_words(
    panel: DepartmentsPanel, qtbot: QtBot
) -> None:
    _click(panel, key_of("it"), qtbot)
    assert panel.session.selection.keys == (("departments", "it"),)
    rows = _rows(panel)
    disputed, silent = rows[key_of("it", "check-in")], rows[key_of("it", "payment")]
    assert (disputed.icon, disputed.detail) == ("warning", "Consulted: disputed 3 Nov")
    assert (silent.icon, silent.detail) == ("help", "Responsible: no answer yet")
    _click(panel, key_of("it"), qtbot)
    assert key_of("it", "check-in") not in _rows(panel)


def test_a_dispute_shows_both_sides_and_leads_to_the_card(panel: DepartmentsPanel, qtbot: QtBot) -> None:
    _click(panel, key_of("it"), qtbot)
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.voices.isVisible()
    said = panel.voices.said
    assert "IT, Consulted: disputed 3 Nov" in said
    assert "“The agency runs the kiosk” (Budi, 3 Nov)" in said
    assert any(line.startswith("Operations, Accountable") for line in said)
    with qtbot.waitSignal(panel.session.revealed) as revealed:
        qtbot.mouseClick(panel.voices.go, Qt.MouseButton.LeftButton)
    assert revealed.args == ["touchpoints", "check-in"]
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert not panel.voices.isVisible()


def test_it_follows_answers_and_undo(panel: DepartmentsPanel) -> None:
    ownership.respond(panel.session.document, "check-in", "it", "accepted")
    assert _rows(panel)[key_of("it")].detail == "owns 4 and 4 accepted"
    panel.session.undo()
    assert "1 disputed" in _rows(panel)[key_of("it")].detail


def test_who_was_sent_something_and_did_not_answer_is_silent(panel: DepartmentsPanel, tmp_path: Path) -> None:
    session, home = panel.session, tmp_path / "hotel.journey"
    session.document.path = home
    note(home, "it", date(2026, 11, 7), tmp_path / "it.xlsx")
    session.sent.emit()
    assert _rows(panel)[key_of("it")].detail.startswith("silent since 7 Nov 2026, 1 disputed")


def test_the_inspector_says_the_same(disputed: Session, qtbot: QtBot) -> None:
    inspector = Inspector(disputed)
    qtbot.addWidget(inspector)
    disputed.selection.pick("departments", "it")
    part = next(iter(inspector.findChildren(StandingPart)))
    assert part.words.text() == "Owns 4, asked about 8: 3 accepted, 1 disputed, 4 without an answer."
    ownership.respond(disputed.document, "check-in", "it", "accepted")
    assert "4 accepted, 0 disputed" in part.words.text()


def test_nothing_to_show(empty: Session, qtbot: QtBot) -> None:
    panel = DepartmentsPanel(empty)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.empty.isVisible()
