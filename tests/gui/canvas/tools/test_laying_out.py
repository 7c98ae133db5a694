"""Laying out: one step, off the GUI thread where it is large, shown as a short move that ends where it should."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from journeymap.drawing.placing import Placement
from journeymap.gui.canvas import laying_out
from tests.gui.canvas.tools.bench import Hands


def test_it_is_one_step_and_cards_glide_there(at_hotel: Hands, qtbot: QtBot) -> None:
    at_hotel.session.preferences.put(motion=True)
    before = at_hotel.canvas.board.card_rects()
    at_hotel.session.selection.pick("touchpoints", "payment")
    for _ in range(20):
        at_hotel.key("Ctrl+Down")
    moved = at_hotel.card("payment")
    at_hotel.key("Ctrl+L")
    glide = at_hotel.canvas._layout._glide
    assert glide.state() is glide.State.Running
    assert at_hotel.card("payment") != moved
    qtbot.waitUntil(lambda: glide.state() is glide.State.Stopped)
    at_hotel.same_as_scratch()
    at_hotel.session.undo()
    assert at_hotel.card("payment") == moved
    at_hotel.session.undo()
    assert at_hotel.canvas.board.card_rects() == before
    assert not at_hotel.session.document.can_undo


def test_an_edit_meanwhile_ends_the_gliding(at_hotel: Hands) -> None:
    at_hotel.session.preferences.put(motion=True)
    at_hotel.session.selection.pick("touchpoints", "payment")
    for _ in range(20):
        at_hotel.key("Ctrl+Down")
    at_hotel.key("Ctrl+L")
    at_hotel.key("Ctrl+Down")
    at_hotel.same_as_scratch()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A layout off the GUI thread that is ready only when this is set."""
    going, plain = Event(), laying_out.place

    def place(*args: Any, **options: Any) -> Placement:
        assert going.wait(10)
        return plain(*args, **options)

    monkeypatch.setattr(laying_out, "AT_ONCE", 5)
    monkeypatch.setattr(laying_out, "place", place)
    yield going
    going.set()


def test_large_maps_are_laid_out_off_the_gui_thread(at_hotel: Hands, qtbot: QtBot, held: Event) -> None:
    at_hotel.key("Ctrl+L")
    assert at_hotel.canvas._layout.busy
    held.set()
    qtbot.waitUntil(lambda: not at_hotel.canvas._layout.busy, timeout=10_000)
    assert at_hotel.session.document.can_undo


def test_a_map_changed_meanwhile_is_left_alone(at_hotel: Hands, qtbot: QtBot, held: Event) -> None:
    at_hotel.key("Ctrl+L")
    at_hotel.session.selection.pick("touchpoints", "payment")
    at_hotel.canvas.set_importance(1)
    held.set()
    qtbot.waitUntil(lambda: not at_hotel.canvas._layout.busy, timeout=10_000)
    assert at_hotel.bench.words[-1] == "The map was changed meanwhile, so it was not laid out. Try again."
