"""A comparison on the map: cards marked, ghosts at their old places, nothing left when it ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from journeymap.analysis.results import Verdict
from journeymap.editing.commands import ownership, placing, snapshots, touchpoints
from journeymap.gui.canvas.canvas import Canvas
from journeymap.gui.session.session import Session

Wait = Callable[[Session], None]


@pytest.fixture
def canvas(hotel: Session, settled: Wait, qtbot: QtBot) -> Canvas:
    """The hotel with a snapshot, a card added, one removed, one owned by others since."""
    document = hotel.document
    placing.place_many(document, dict(hotel.arrangement.graph.placement.positions), {})
    snapshots.take_snapshot(document, "Then", date(2026, 10, 1))
    ownership.make_accountable(document, "payment", "it")
    touchpoints.add_after(document, "check-in", "Kiosk")
    touchpoints.delete_touchpoints(document, ("parking",))
    settled(hotel)
    made = Canvas(hotel)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.view.animate = False
    made.show()
    return made


def drawn(canvas: Canvas, at: QPointF, zoom: float) -> QImage:
    """The marks alone, on nothing, around a point of the map."""
    image = QImage(60, 60, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.translate(30, 30)
    painter.scale(zoom, zoom)
    painter.translate(-at)
    canvas.scene.draw_marks(painter, QRectF(at.x() - 30 / zoom, at.y() - 30 / zoom, 60 / zoom, 60 / zoom))
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(60) for y in range(60) if image.pixelColor(x, y).alpha() == 255
    }


def begin(canvas: Canvas, qtbot: QtBot) -> None:
    comparing = canvas.session.comparing
    comparing.begin(next(iter(reversed(canvas.session.journey.snapshots))))
    qtbot.waitUntil(lambda: comparing.compared is not None and not comparing.busy, timeout=20_000)


@pytest.mark.parametrize("zoom", [1.0, 0.3, 0.1])
def test_signs_and_ghosts_are_drawn_and_gone_again(canvas: Canvas, qtbot: QtBot, zoom: float) -> None:
    begin(canvas, qtbot)
    differences, theme = canvas.scene.differences, canvas.scene.theme
    assert differences is not None
    assert differences.cards == {"payment": "changed", "kiosk": "added", "parking": "removed"}
    assert list(differences.ghosts) == ["parking"]
    corners = {id: canvas.board.card_rect(id).topLeft() for id in ("payment", "kiosk")}
    corners["parking"] = differences.ghosts["parking"].rect.topLeft()
    for id, verdict in (("payment", Verdict.LIKELY_GAP), ("kiosk", Verdict.NO_GAP), ("parking", Verdict.GAP)):
        assert theme.verdict(verdict) in colours(drawn(canvas, corners[id], zoom))
    canvas.session.comparing.end()
    assert canvas.scene.differences is None
    assert not any(colours(drawn(canvas, corner, zoom)) for corner in corners.values())


def test_a_ghost_can_be_gone_to(canvas: Canvas, qtbot: QtBot) -> None:
    begin(canvas, qtbot)
    canvas.view.set_zoom(1.0)
    assert canvas.scene.differences is not None
    canvas.session.comparing.ghost_wanted.emit("parking")
    assert canvas.view.visible_rect().contains(canvas.scene.differences.ghosts["parking"].rect)
    canvas.session.comparing.end()


def test_a_ghost_stands_where_the_card_stood(canvas: Canvas, qtbot: QtBot) -> None:
    begin(canvas, qtbot)
    assert canvas.scene.differences is not None
    ghost = canvas.scene.differences.ghosts["parking"].rect.center()
    canvas.session.undo()
    there = canvas.board.card_rect("parking").center()
    assert (ghost.x(), ghost.y()) == pytest.approx((there.x(), there.y()), abs=0.1)
    canvas.session.comparing.end()


def test_lanes_have_no_ghosts(canvas: Canvas, qtbot: QtBot) -> None:
    begin(canvas, qtbot)
    canvas.session.arrangement.arrange("department")
    assert canvas.scene.differences is not None
    assert not canvas.scene.differences.ghosts
    canvas.session.arrangement.arrange("graph")
    assert list(canvas.scene.differences.ghosts) == ["parking"]
    canvas.session.comparing.end()
