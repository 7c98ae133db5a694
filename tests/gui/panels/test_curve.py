"""The experience curve under the canvas, with real clicks and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from journeymap.drawing.curve import CurvePoint
from journeymap.editing.commands import touchpoints
from journeymap.gui.panels import curve_source
from journeymap.gui.panels.curve import CurvePanel
from journeymap.gui.panels.curve_plot import MOST_AT_ONCE, in_view, thinned
from journeymap.gui.session.session import Session
from tests.gui.panels.whole import LOOKS, cut

Settle = Callable[[Session], None]


@pytest.fixture
def panel(qtbot: QtBot, hotel: Session, settled: Settle) -> CurvePanel:
    return opened(qtbot, hotel, settled)


def opened(qtbot: QtBot, session: Session, settled: Settle) -> CurvePanel:
    settled(session)
    made = CurvePanel(session)
    qtbot.addWidget(made)
    made.resize(900, 240)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    followed(qtbot, made)
    made.grab()
    return made


def followed(qtbot: QtBot, panel: CurvePanel) -> None:
    source = panel.source
    qtbot.waitUntil(lambda: not source._soon.isActive() and source._job is None and not source._wanted)


def the(panel: CurvePanel, id: str) -> CurvePoint:
    return next(point for point in panel.source.elements.points if point.touchpoint == id)


def place(panel: CurvePanel, id: str) -> QPoint:
    """Where a point stands on screen, found by pointing all over its column."""
    left, right = panel.plot.view
    x = (the(panel, id).x - left) / (right - left) * panel.plot.width()
    found = [y for y in range(panel.plot.height()) if _at(panel, x, y) == id]
    assert found, id
    return QPoint(round(x), round(sum(found) / len(found)))


def _at(panel: CurvePanel, x: float, y: float) -> str:
    point = panel.plot.point_at(QPointF(x, y))
    return point.touchpoint if point else ""


def test_every_point_stands_under_its_card(panel: CurvePanel, hotel: Session) -> None:
    view = QRectF(200, 0, 1000, 500)
    panel.set_view(view)
    panel.grab()
    for card in hotel.arrangement.elements.cards:
        middle = card.rect.x + card.rect.width / 2
        shown = [
            p for p in panel.source.elements.points if p.touchpoint == card.id and view.left() < middle < view.right()
        ]
        for point in shown:
            on_screen = (middle - view.left()) / view.width() * panel.plot.width()
            assert abs(place(panel, point.touchpoint).x() - on_screen) <= 1


def test_a_click_selects_and_a_double_click_reveals(qtbot: QtBot, panel: CurvePanel, hotel: Session) -> None:
    at = place(panel, "check-in")
    qtbot.mouseClick(panel.plot, Qt.MouseButton.LeftButton, pos=at)
    assert hotel.selection.current == ("touchpoints", "check-in")
    with qtbot.waitSignal(hotel.revealed) as signal:
        qtbot.mouseDClick(panel.plot, Qt.MouseButton.LeftButton, pos=at)
    assert signal.args == ["touchpoints", "check-in"]


def test_a_click_beside_all_points_changes_nothing(qtbot: QtBot, panel: CurvePanel, hotel: Session) -> None:
    hotel.selection.pick("touchpoints", "room")
    qtbot.mouseClick(panel.plot, Qt.MouseButton.LeftButton, pos=QPoint(450, 230))
    assert hotel.selection.current == ("touchpoints", "room")


def test_the_tooltip_says_the_score_in_words(panel: CurvePanel) -> None:
    at = place(panel, "check-in")
    QApplication.sendEvent(panel.plot, QHelpEvent(QEvent.Type.ToolTip, at, panel.plot.mapToGlobal(at)))
    assert QToolTip.text() == the(panel, "check-in").label
    assert "NPS: -12" in QToolTip.text()
    QToolTip.hideText()


def test_a_title_that_looks_like_markup_is_shown_as_it_is(
    qtbot: QtBot, panel: CurvePanel, hotel: Session, settled: Settle
) -> None:
    touchpoints.rename_touchpoint(hotel.document, "check-in", "<b>Desk</b>")
    settled(hotel)
    followed(qtbot, panel)
    panel.grab()
    at = place(panel, "check-in")
    QApplication.sendEvent(panel.plot, QHelpEvent(QEvent.Type.ToolTip, at, panel.plot.mapToGlobal(at)))
    assert "&lt;b&gt;Desk" in QToolTip.text()
    QToolTip.hideText()


def test_keys_walk_the_points(qtbot: QtBot, panel: CurvePanel, hotel: Session) -> None:
    ids = [point.touchpoint for point in panel.source.elements.points]
    panel.setFocus()
    qtbot.keyClick(panel.plot, Qt.Key.Key_Right)
    assert hotel.selection.current[1] == ids[0]
    qtbot.keyClick(panel.plot, Qt.Key.Key_Right)
    assert hotel.selection.current[1] == ids[1]
    qtbot.keyClick(panel.plot, Qt.Key.Key_End)
    assert hotel.selection.current[1] == ids[-1]
    qtbot.keyClick(panel.plot, Qt.Key.Key_Left)
    assert hotel.selection.current[1] == ids[-2]
    with qtbot.waitSignal(hotel.revealed) as signal:
        qtbot.keyClick(panel.plot, Qt.Key.Key_Return)
    assert signal.args == ["touchpoints", ids[-2]]


def test_a_point_out_of_view_is_flown_to(qtbot: QtBot, panel: CurvePanel, hotel: Session) -> None:
    last = panel.source.elements.points[-1]
    panel.set_view(QRectF(0, 0, last.x / 2, 100))
    with qtbot.waitSignal(hotel.revealed) as signal:
        qtbot.keyClick(panel.plot, Qt.Key.Key_End)
    assert signal.args == ["touchpoints", last.touchpoint]


def test_screen_readers_hear_the_curve_and_the_point(panel: CurvePanel, hotel: Session) -> None:
    assert panel.plot.accessibleName().startswith("Experience curve of")
    hotel.selection.pick("touchpoints", "check-in")
    assert panel.plot.accessibleDescription() == the(panel, "check-in").label


def test_it_follows_the_map_and_the_analysis(qtbot: QtBot, panel: CurvePanel, hotel: Session, settled: Settle) -> None:
    before = the(panel, "check-in").x
    hotel.arrangement.arrange("department")
    followed(qtbot, panel)
    centres = {c.id: c.rect.x + c.rect.width / 2 for c in hotel.arrangement.elements.cards}
    assert {p.touchpoint: p.x for p in panel.source.elements.points} == {
        p.touchpoint: centres[p.touchpoint] for p in panel.source.elements.points
    }
    hotel.arrangement.arrange("graph")
    touchpoints.delete_touchpoints(hotel.document, "check-in")
    settled(hotel)
    followed(qtbot, panel)
    assert "check-in" not in {point.touchpoint for point in panel.source.elements.points}
    hotel.undo()
    settled(hotel)
    followed(qtbot, panel)
    assert the(panel, "check-in").x == before


def test_nobody_looks_nothing_is_worked_out(qtbot: QtBot, panel: CurvePanel, hotel: Session, settled: Settle) -> None:
    panel.hide()
    touchpoints.delete_touchpoints(hotel.document, "check-in")
    settled(hotel)
    assert the(panel, "check-in")
    panel.show()
    followed(qtbot, panel)
    assert "check-in" not in {point.touchpoint for point in panel.source.elements.points}


def test_a_large_journey_is_worked_out_beside(
    qtbot: QtBot, panel: CurvePanel, hotel: Session, settled: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(curve_source, "AT_ONCE", 1)
    touchpoints.rename_touchpoint(hotel.document, "check-in", "Desk")
    settled(hotel)
    followed(qtbot, panel)
    assert the(panel, "check-in").label_text == "Desk"


def test_what_was_left_out_is_one_line(qtbot: QtBot, panel: CurvePanel, hotel: Session) -> None:
    assert not panel.refused.isVisible()
    panel.source._take(_with_refusal(panel, hotel))
    assert panel.refused.isVisible()
    assert panel.refused.full_text == "Score below target. Nobody accountable."


def _with_refusal(panel: CurvePanel, hotel: Session):  # type: ignore[no-untyped-def]
    from msgspec.structs import replace

    from journeymap.i18n import msg

    return replace(panel.source.elements, refused=(msg("Score below target."), msg("Nobody accountable.")))


def test_an_empty_curve_says_why(qtbot: QtBot, empty: Session, settled: Settle) -> None:
    panel = opened(qtbot, empty, settled)
    assert panel.plot.accessibleName() == "Experience curve, empty"
    assert panel.plot.accessibleDescription().startswith("There are no touchpoints yet.")
    qtbot.keyClick(panel.plot, Qt.Key.Key_Right)
    assert empty.selection.keys == ()


def test_the_picture_is_the_views(panel: CurvePanel) -> None:
    panel.set_view(QRectF(0, 0, 800, 100))
    one = panel.grab().toImage()
    panel.set_view(QRectF(300, 0, 800, 100))
    other = panel.grab().toImage()
    assert one != other
    panel.set_view(QRectF(0, 0, 800, 100))
    assert panel.grab().toImage() == one


def _points(panel: CurvePanel, count: int) -> list[CurvePoint]:
    from msgspec.structs import replace

    one = panel.source.elements.points[0]
    return [
        replace(one, touchpoint=str(n), x=float(n), level=float(n * 7919 % 101), main=n % 3 > 0) for n in range(count)
    ]


def test_only_what_is_in_view_is_drawn_with_its_neighbours_on_the_line(panel: CurvePanel) -> None:
    points = _points(panel, 100)
    seen = in_view(points, (40.0, 60.0))
    assert [point.touchpoint for point in seen] == [str(n) for n in range(26, 74)]
    assert in_view(points, (-500.0, 500.0)) == tuple(points)
    assert in_view([], (0.0, 1.0)) == ()


def test_points_that_cannot_be_told_apart_are_thinned_without_losing_highs_and_lows(panel: CurvePanel) -> None:
    points = _points(panel, 3000)
    kept = thinned(points, 60.0, {"1", "2999"})
    assert {"1", "2999"} <= {point.touchpoint for point in kept}
    assert len(kept) <= 2 * 50 + 2
    main = [point.level for point in points if point.main]
    assert {min(main), max(main)} <= {point.level for point in kept}
    assert [point.x for point in kept] == sorted(point.x for point in kept)
    few = points[:MOST_AT_ONCE]
    assert thinned(few, 60.0, ()) == tuple(few)


@pytest.mark.parametrize(("language", "appearance", "scale"), LOOKS)
def test_nothing_is_cut(
    qtbot: QtBot, panel: CurvePanel, hotel: Session, language: str, appearance: str, scale: float
) -> None:
    hotel.look.wear(appearance, scale)
    hotel.speech.speak(language)
    followed(qtbot, panel)
    panel.resize(round(900 * scale), round(240 * scale))
    QApplication.processEvents()
    assert not cut(panel)
    assert panel.heading.text() == panel.heading.full_text
    title = panel.plot._seen.title_texts
    panel.grab()
    assert len(title) >= 1
    assert panel.heading.geometry().right() < panel.plot.width() / 2
