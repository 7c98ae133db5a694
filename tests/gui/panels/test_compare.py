"""The panel that compares: on while it is seen, groups by keys, ways out, other pairs, renaming and deleting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.editing.commands import actions, ownership, placing, scores, snapshots, touchpoints
from journeymap.gui.panels.compare import ComparePanel
from journeymap.gui.panels.compare_rows import GROUPS
from journeymap.gui.session.comparing import NOW
from journeymap.gui.session.session import Session

Wait = Callable[[Session], None]


@pytest.fixture
def changed(hotel: Session) -> Session:
    """The hotel with a snapshot of its own, and something of every kind changed since."""
    document = hotel.document
    for id in tuple(hotel.journey.snapshots):
        snapshots.remove_snapshot(document, id)
    placing.place_many(document, {"parking": (200.0, 300.0)}, {})
    snapshots.take_snapshot(document, "Before the new desk", date(2026, 10, 1))
    touchpoints.add_after(document, "check-in", "Kiosk")
    touchpoints.rename_touchpoint(document, "room", "Room and view")
    touchpoints.delete_touchpoints(document, ("parking",))
    ownership.make_accountable(document, "payment", "it")
    record = hotel.journey.touchpoints["check-in"].scores[0]
    scores.replace_score(document, "check-in", record.identity, counts={10: 300, 3: 5})
    actions.set_action(document, next(iter(hotel.journey.actions)), status="done")
    return hotel


@pytest.fixture
def panel(changed: Session, settled: Wait, qtbot: QtBot) -> Iterator[ComparePanel]:
    settled(changed)
    made = ComparePanel(changed)
    qtbot.addWidget(made)
    made.resize(260, 700)
    made.show()
    ready(made, qtbot)
    yield made
    made.hide()


def ready(panel: ComparePanel, qtbot: QtBot) -> None:
    comparing = panel.session.comparing
    qtbot.waitUntil(lambda: comparing.compared is not None and not comparing.busy, timeout=20_000)
    qtbot.waitUntil(lambda: panel._job is None and not panel.session.jobs.busy, timeout=20_000)


def details(panel: ComparePanel) -> dict[str, str]:
    return {row.key: row.detail for row in panel.list.rows.rows}


def test_all_that_differs_stands_in_its_group(panel: ComparePanel) -> None:
    shown = details(panel)
    assert [row.key for row in panel.list.rows.rows if row.key in GROUPS] == list(GROUPS)
    assert shown["structure|touchpoints|kiosk"] == "touchpoint added"
    assert shown["structure|touchpoints|parking"] == "touchpoint removed"
    assert shown["structure|touchpoints|room"] == "changed: Title"
    assert shown["owners|touchpoints|payment"] == "Finance → IT"
    assert shown["scores|0"].startswith("better: NPS")
    assert "p < 0.001" in shown["scores|0"]
    assert "done since" in [detail for key, detail in shown.items() if key.startswith("actions|")]
    assert panel.legend.full_text == "+ 1 added, − 1 removed, ~ 3 changed"


def test_a_row_goes_there_by_key_and_a_removed_one_to_its_ghost(panel: ComparePanel, qtbot: QtBot) -> None:
    session = panel.session
    panel.list.choose("owners|touchpoints|payment")
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert session.selection.one("touchpoints") == "payment"
    panel.list.choose("structure|touchpoints|parking")
    with qtbot.waitSignal(session.comparing.ghost_wanted) as wanted:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert wanted.args == ["parking"]


def test_a_heading_folds_its_group(panel: ComparePanel) -> None:
    panel.list.choose("structure")
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert not [key for key in details(panel) if key.startswith("structure|")]
    assert panel.list.current_key == "structure"
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert "structure|touchpoints|kiosk" in details(panel)


def test_escape_ends_it_and_so_does_another_panel(panel: ComparePanel, qtbot: QtBot) -> None:
    comparing = panel.session.comparing
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert (comparing.pair, comparing.compared) == (None, None)
    assert not panel.list.rows.rows
    panel.switch.click()
    ready(panel, qtbot)
    panel.hide()
    assert comparing.pair is None
    panel.show()
    ready(panel, qtbot)
    assert comparing.compared is not None


def test_it_follows_edits(panel: ComparePanel, qtbot: QtBot, settled: Wait) -> None:
    touchpoints.rename_touchpoint(panel.session.document, "payment", "Paying")
    settled(panel.session)
    qtbot.waitUntil(lambda: "structure|touchpoints|payment" in details(panel), timeout=20_000)


def test_two_snapshots_can_be_compared_and_one_never_with_itself(panel: ComparePanel, qtbot: QtBot) -> None:
    session = panel.session
    later = snapshots.take_snapshot(session.document, "After", date(2026, 11, 1))
    first = panel.snapshots[-1]
    touchpoints.rename_touchpoint(session.document, "room", "Room again")
    panel.before.setCurrentIndex(panel.before.findData(first))
    panel.after.setCurrentIndex(panel.after.findData(later))
    panel.after.activated.emit(panel.after.currentIndex())
    assert session.comparing.pair == (first, later)
    ready(panel, qtbot)
    compared = session.comparing.compared
    assert compared is not None
    assert compared.found.after.journey.touchpoints["room"].title == "Room and view"
    panel.after.setCurrentIndex(panel.after.findData(first))
    panel.after.activated.emit(panel.after.currentIndex())
    assert session.comparing.pair == (first, NOW)
    ready(panel, qtbot)


def test_renaming_and_deleting_are_one_step_each(panel: ComparePanel) -> None:
    session = panel.session
    (id,) = panel.snapshots
    before = session.journey
    panel.label.setFocus()
    panel.label.setText("Spring")
    panel.label.editingFinished.emit()
    assert session.journey.snapshots[id].label == "Spring"
    assert panel.before.currentText() == "Spring, 1 Oct 2026"
    panel.delete.click()
    assert not session.journey.snapshots
    assert session.comparing.pair is None
    assert panel.empty.isVisible()
    session.undo()
    session.undo()
    assert session.journey == before


def test_without_a_snapshot_one_can_be_taken(empty: Session, settled: Wait, qtbot: QtBot) -> None:
    settled(empty)
    panel = ComparePanel(empty)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.empty.isVisible()
    assert not panel.switch.isVisible()
    panel.empty.button.click()
    assert len(empty.journey.snapshots) == 1
    assert panel.label.isVisible()
    panel.hide()


def test_where_height_is_short_the_list_gives_way_not_the_fields(panel: ComparePanel, qtbot: QtBot) -> None:
    panel.resize(260, 300)
    field = panel.label
    qtbot.waitUntil(lambda: panel.list.height() < panel.list.sizeHint().height())
    held = field.parentWidget()
    assert held.height() >= held.sizeHint().height()
    assert field.geometry().bottom() < held.height()
