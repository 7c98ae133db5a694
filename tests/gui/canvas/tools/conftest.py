"""Hands on a bench for every test of gestures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from journeymap.gui.session.session import Session
from tests.gui.canvas.tools.bench import Hands

MakeHands = Callable[[Session], Hands]


@pytest.fixture
def hands_on(qtbot: QtBot) -> Iterator[MakeHands]:
    """Puts hands on the canvas of a session; after the test the scene still equals one built from scratch."""
    made: list[Hands] = []

    def put(session: Session) -> Hands:
        made.append(Hands(qtbot, session))
        return made[-1]

    yield put
    for hands in made:
        hands.canvas.cancel_gesture()
        hands.same_as_scratch()


@pytest.fixture
def at_hotel(hands_on: MakeHands, hotel: Session) -> Hands:
    return hands_on(hotel)


@pytest.fixture
def at_empty(hands_on: MakeHands, empty: Session) -> Hands:
    return hands_on(empty)
