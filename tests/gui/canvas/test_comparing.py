"""A comparison on the map: cards marked, ghosts at their old places, nothing left when it ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

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


def picture(canvas: Canvas) -> QImage:
    return canvas.view.grab().toImage()


def begin(canvas: Canvas, qtbot: QtBot) -> None:
    comparing = canvas.session.comparing
    comparing.begin(next(iter(reversed(canvas.session.journey.snapshots))))
    qtbot.waitUntil(lambda: comparing.compared is not None and not comparing.busy, timeout=20_000)


def test_signs_and_ghosts_are_shown_and_gone_again(canvas: Canvas, qtbot: QtBot) -> None:
    assert canvas.scene.differences is None
    for zoom in (1.0, 0.3, 0.1):
        canvas.view.set_zoom(zoom)
        plain = picture(canvas)
        begin(canvas, qtbot)
        differences = canvas.scene.differences
        assert differences is not None
        assert differences.cards == {"payment": "changed", "kiosk": "added", "parking": "removed"}
        assert list(differences.ghosts) == ["parking"]
        canvas.session.comparing.ghost_wanted.emit("parking")
        assert canvas.view.visible_rect().contains(differences.ghosts["parking"].rect)
        shown = picture(canvas)
        canvas.session.comparing.end()
        assert canvas.scene.differences is None
        assert picture(canvas) != shown
        if canvas.view.zoom() < 0.2:
            assert picture(canvas) == plain


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
