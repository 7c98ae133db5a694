"""The outline, with real clicks and keys; it must say and do what the map does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journeymap.editing.changes import ElementKey
from journeymap.editing.commands import links, placing, stages, touchpoints
from journeymap.gui.panels.outline import OutlinePanel
from journeymap.gui.session.session import Session
from journeymap.i18n import Message
from tests.gui.panels.whole import LOOKS, cut

Settle = Callable[[Session], None]
CHECK_IN: ElementKey = ("touchpoints", "check-in")


@pytest.fixture
def panel(qtbot: QtBot, hotel: Session, settled: Settle) -> OutlinePanel:
    return opened(qtbot, hotel, settled)


def opened(qtbot: QtBot, session: Session, settled: Settle) -> OutlinePanel:
    settled(session)
    made = OutlinePanel(session)
    qtbot.addWidget(made)
    made.resize(260, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def children(panel: OutlinePanel, key: ElementKey | None = None) -> list[ElementKey]:
    parent = panel.model.find(key) if key else QModelIndex()
    return [panel.model.key(panel.model.index(row, 0, parent)) for row in range(panel.model.rowCount(parent))]


def members(panel: OutlinePanel, stage: str) -> list[str]:
    return [id for _, id in children(panel, ("stages", stage))]


def follow(qtbot: QtBot, panel: OutlinePanel) -> None:
    """Lets the panel take in what happened."""
    qtbot.waitUntil(lambda: not panel._late)


def choose(panel: OutlinePanel, key: ElementKey) -> None:
    panel.tree.setCurrentIndex(panel.model.find(key))


def spoken(panel: OutlinePanel, key: ElementKey) -> str:
    return str(panel.model.data(panel.model.find(key), Qt.ItemDataRole.AccessibleTextRole))


def test_stages_hold_touchpoints_in_journey_order(panel: OutlinePanel, hotel: Session) -> None:
    assert children(panel) == [("stages", id) for id in hotel.journey.stages]
    listed = [id for stage in hotel.journey.stages for id in members(panel, stage)]
    assert listed == list(hotel.analysis.order)


def test_it_is_a_sound_model(panel: OutlinePanel, hotel: Session, qtbot: QtBot, settled: Settle) -> None:
    tester = QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    touchpoints.add_after(hotel.document, "check-in", "Lift")
    follow(qtbot, panel)
    placing.move_to_stage(hotel.document, "room", "booking")
    touchpoints.delete_touchpoints(hotel.document, ["check-in", "parking"])
    stages.remove_stage(hotel.document, "stay")
    follow(qtbot, panel)
    hotel.undo()
    hotel.undo()
    settled(hotel)
    follow(qtbot, panel)
    listed = [id for key in children(panel) for _, id in children(panel, key)]
    assert sorted(listed) == sorted(hotel.journey.touchpoints)
    tester.deleteLater()


def test_a_touchpoint_says_what_its_card_says(panel: OutlinePanel, hotel: Session) -> None:
    for card in hotel.arrangement.elements.cards:
        assert spoken(panel, ("touchpoints", card.id)) == card.label


def test_a_row_shows_owner_and_score(panel: OutlinePanel) -> None:
    row = panel._words.row(CHECK_IN)
    assert (row.title, row.detail, row.icon) == ("Check-in", "Operations", "product-use")
    assert row.value == "14\u00a0min"


def test_links_stand_under_their_touchpoint(panel: OutlinePanel, hotel: Session) -> None:
    key = ("links", "reservation-call--check-in")
    links.set_link(hotel.document, key[1], share=0.54)
    panel.refresh()
    assert key in children(panel, ("touchpoints", "reservation-call"))
    row = panel._words.row(key)
    assert row.title == "to Check-in, 54\u00a0%"
    assert row.spoken == "Planned link from Reservation call to Check-in, 54\u00a0% of customers"


def test_those_in_no_stage_have_their_own_branch(qtbot: QtBot, panel: OutlinePanel, hotel: Session) -> None:
    stages.remove_stage(hotel.document, "stay")
    follow(qtbot, panel)
    assert children(panel)[-1] == ("stages", "")
    assert spoken(panel, ("stages", "")).startswith("No stage")
    assert "room" in members(panel, "")


def test_what_is_selected_on_the_map_is_selected_here(panel: OutlinePanel, hotel: Session) -> None:
    hotel.selection.choose([("touchpoints", "room"), ("touchpoints", "wifi"), ("departments", "it")])
    chosen = {panel.model.key(index) for index in panel.tree.selectedIndexes()}
    assert chosen == {("touchpoints", "room"), ("touchpoints", "wifi")}
    hotel.selection.pick("links", "room--wifi")
    assert panel.model.key(panel.tree.currentIndex()) == ("links", "room--wifi")
    assert panel.tree.isExpanded(panel.model.find(("touchpoints", "room")))


def test_a_click_selects_on_the_map(qtbot: QtBot, panel: OutlinePanel, hotel: Session) -> None:
    at = panel.tree.visualRect(panel.model.find(("touchpoints", "payment"))).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert hotel.selection.keys == (("touchpoints", "payment"),)
    below = panel.tree.visualRect(panel.model.find(("touchpoints", "confirmation-mail"))).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, below)
    assert set(hotel.selection.keys) == {("touchpoints", "payment"), ("touchpoints", "confirmation-mail")}
    assert hotel.selection.current == ("touchpoints", "confirmation-mail")


def test_enter_and_a_double_click_reveal(qtbot: QtBot, panel: OutlinePanel, hotel: Session) -> None:
    choose(panel, CHECK_IN)
    with qtbot.waitSignal(hotel.revealed) as signal:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert tuple(signal.args or ()) == CHECK_IN
    at = panel.tree.visualRect(panel.model.find(CHECK_IN)).center()
    with qtbot.waitSignal(hotel.revealed):
        qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)


def fields(panel: OutlinePanel) -> list[QLineEdit]:
    return [field for field in panel.tree.viewport().findChildren(QLineEdit) if field.isVisible()]


def rename(qtbot: QtBot, panel: OutlinePanel, key: ElementKey, text: str) -> None:
    choose(panel, key)
    qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    (field,) = fields(panel)
    assert field.accessibleName() == "Title"
    field.clear()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not fields(panel))


def test_f2_renames_in_place(qtbot: QtBot, panel: OutlinePanel, hotel: Session) -> None:
    rename(qtbot, panel, CHECK_IN, "Front desk")
    rename(qtbot, panel, ("stages", "stay"), "On site")
    assert hotel.journey.touchpoints["check-in"].title == "Front desk"
    assert hotel.journey.stages["stay"].title == "On site"
    follow(qtbot, panel)
    assert panel._words.row(CHECK_IN).title == "Front desk"


def test_an_empty_title_is_refused_in_words(qtbot: QtBot, panel: OutlinePanel, hotel: Session) -> None:
    said: list[Message] = []
    hotel.noticed.connect(lambda message, undo: said.append(message))
    rename(qtbot, panel, CHECK_IN, "  ")
    assert hotel.journey.touchpoints["check-in"].title == "Check-in"
    assert [hotel.text(message) for message in said] == ["A title needs at least one letter."]


def test_delete_deletes_what_is_selected_in_one_step(qtbot: QtBot, panel: OutlinePanel, hotel: Session) -> None:
    before = hotel.journey
    hotel.selection.choose([("touchpoints", "room"), ("links", "room--wifi"), ("stages", "stay")])
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert "room" not in hotel.journey.touchpoints
    assert "stay" not in hotel.journey.stages
    assert hotel.journey.touchpoints["wifi"].stage == ""
    hotel.undo()
    assert hotel.journey == before


def alt(qtbot: QtBot, panel: OutlinePanel, key: Qt.Key) -> None:
    qtbot.keyClick(panel.tree, key, Qt.KeyboardModifier.AltModifier)
    follow(qtbot, panel)


def test_alt_moves_a_stage(qtbot: QtBot, panel: OutlinePanel, hotel: Session) -> None:
    first, second, *rest = hotel.journey.stages
    choose(panel, ("stages", second))
    alt(qtbot, panel, Qt.Key.Key_Up)
    assert list(hotel.journey.stages) == [second, first, *rest]
    assert children(panel)[0] == ("stages", second)
    assert panel.model.key(panel.tree.currentIndex()) == ("stages", second)
    alt(qtbot, panel, Qt.Key.Key_Up)  # nothing above
    assert list(hotel.journey.stages) == [second, first, *rest]


def test_alt_moves_a_touchpoint_within_its_stage(qtbot: QtBot, empty: Session, settled: Settle) -> None:
    document = empty.document
    stage = stages.add_stage(document, "One")
    for title in ("A", "B", "C"):
        touchpoints.add_touchpoint(document, title, stage=stage)
    panel = opened(qtbot, empty, settled)
    choose(panel, ("touchpoints", "a"))
    alt(qtbot, panel, Qt.Key.Key_Down)
    assert members(panel, stage) == ["b", "a", "c"]
    alt(qtbot, panel, Qt.Key.Key_Down)
    assert members(panel, stage) == ["b", "c", "a"]
    settled(empty)
    follow(qtbot, panel)
    assert members(panel, stage) == ["b", "c", "a"] == list(empty.analysis.order)
    assert panel.model.key(panel.tree.currentIndex()) == ("touchpoints", "a")


def test_where_links_give_the_order_that_is_said(qtbot: QtBot, empty: Session, settled: Settle) -> None:
    document = empty.document
    touchpoints.add_touchpoint(document, "A")
    touchpoints.add_after(document, "a", "B")
    panel = opened(qtbot, empty, settled)
    said: list[Message] = []
    empty.noticed.connect(lambda message, undo: said.append(message))
    before = empty.journey
    choose(panel, ("touchpoints", "b"))
    alt(qtbot, panel, Qt.Key.Key_Up)
    assert empty.journey is before
    assert [empty.text(message) for message in said] == ["The links say that A comes before B."]


def drop(panel: OutlinePanel, ids: list[str], on: ElementKey) -> None:
    """What Qt asks of the model when touchpoints are dragged onto a row."""
    data = panel.model.mimeData([panel.model.find(("touchpoints", id)) for id in ids])
    parent, move = panel.model.find(on), Qt.DropAction.MoveAction
    assert panel.model.canDropMimeData(data, move, -1, -1, parent)
    assert not panel.model.dropMimeData(data, move, -1, -1, parent)  # else the view would take rows away itself


def test_touchpoints_are_dragged_onto_another_stage(qtbot: QtBot, panel: OutlinePanel, hotel: Session) -> None:
    before = hotel.journey
    drop(panel, ["room", "wifi"], ("stages", "booking"))
    follow(qtbot, panel)
    assert {"room", "wifi"} <= set(members(panel, "booking"))
    hotel.undo()
    assert hotel.journey == before
    panel.refresh()
    drop(panel, ["room"], ("touchpoints", "payment"))
    assert hotel.journey.touchpoints["room"].stage == "booking"


def test_a_drag_to_where_they_are_changes_nothing(panel: OutlinePanel, hotel: Session) -> None:
    before = hotel.journey
    drop(panel, ["room"], ("stages", hotel.journey.touchpoints["room"].stage))
    assert hotel.journey is before


def test_nothing_is_dropped_beside_the_stages(panel: OutlinePanel) -> None:
    data = panel.model.mimeData([panel.model.find(CHECK_IN)])
    assert not panel.model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())


def test_search_shows_what_fits_and_its_stage(qtbot: QtBot, panel: OutlinePanel, hotel: Session) -> None:
    qtbot.keyClick(panel.tree, Qt.Key.Key_Slash)
    assert panel.search.hasFocus()
    qtbot.keyClicks(panel.search, "whats")
    listed = [id for key in children(panel) for _, id in children(panel, key)]
    assert listed == ["whatsapp-complaint"]
    panel.search.setText("nothing of the sort")
    assert panel.empty.isVisible()
    qtbot.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    assert children(panel) == [("stages", id) for id in hotel.journey.stages]
    assert panel.tree.isVisible()


def test_open_and_closed_branches_stay_over_an_edit(qtbot: QtBot, panel: OutlinePanel, hotel: Session) -> None:
    panel.tree.collapse(panel.model.find(("stages", "booking")))
    panel.tree.expand(panel.model.find(CHECK_IN))
    touchpoints.add_touchpoint(hotel.document, "Lift", stage="booking")
    follow(qtbot, panel)
    assert not panel.tree.isExpanded(panel.model.find(("stages", "booking")))
    assert panel.tree.isExpanded(panel.model.find(CHECK_IN))


def test_a_hidden_outline_costs_nothing_and_catches_up(qtbot: QtBot, panel: OutlinePanel, hotel: Session) -> None:
    panel.hide()
    touchpoints.add_touchpoint(hotel.document, "Lift", stage="stay")
    hotel.selection.pick("touchpoints", "lift")
    assert "lift" not in members(panel, "stay")
    panel.show()
    assert "lift" in members(panel, "stay")
    assert panel.model.key(panel.tree.currentIndex()) == ("touchpoints", "lift")


def test_an_empty_journey_says_so(qtbot: QtBot, empty: Session, settled: Settle) -> None:
    panel = opened(qtbot, empty, settled)
    assert panel.empty.isVisible()
    assert "order of the journey" in panel.empty.words.text()


def test_it_speaks_the_other_language(qtbot: QtBot, panel: OutlinePanel, hotel: Session) -> None:
    hotel.speech.speak("id")
    follow(qtbot, panel)
    card = next(card for card in hotel.arrangement.elements.cards if card.id == "check-in")
    assert spoken(panel, CHECK_IN) == card.label


@pytest.mark.parametrize(("language", "appearance", "scale"), LOOKS)
def test_nothing_is_cut(panel: OutlinePanel, hotel: Session, language: str, appearance: str, scale: float) -> None:
    hotel.look.wear(appearance, scale)
    hotel.speech.speak(language)
    panel.resize(round(250 * scale), round(700 * scale))
    for _ in range(4):
        QApplication.processEvents()
    assert not cut(panel)
    rect = panel.tree.visualRect(panel.model.find(CHECK_IN))
    lines = sum(panel.fontMetrics().height() for _ in range(2)) * 0.9
    assert rect.height() >= lines
    assert panel.tree.viewport().rect().contains(QPoint(rect.right(), panel.tree.viewport().rect().center().y()))
