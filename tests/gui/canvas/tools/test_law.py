"""The law of the canvas: whatever is done with mouse and keys, the scene equals one built from scratch, and undoing
everything leads back to where it began."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.editing.document import Document
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.preferences import Preferences
from journeymap.gui.session.session import Session
from journeymap.settings import Settings
from journeymap.storage.files import load
from tests.effort import examples
from tests.gui.canvas.tools.bench import ALT, NONE, SHIFT, Hands
from tests.gui.conftest import SAMPLES

KEYS = (
    "Return", "Esc", "Tab", "Right", "Left", "Up", "Down", "N", "Ctrl+D", "Del", "Ctrl+Z", "Ctrl+Y", "Ctrl+Right",
    "Ctrl+Down", "Ctrl+A", "Ctrl+L", "Alt+Left", "Alt+Up", "Alt+Shift+V", "3", "Shift+4", "T", "H", "A", "L", "K",
    "R", "Ctrl+Return", "Alt+PgDown", "Alt+Shift+Right", "Ctrl+C", "Ctrl+V", "Ctrl+X", "F2", "Ctrl+Shift+Del", "S",
)  # fmt: skip
POINTS = st.tuples(st.integers(5, 895), st.integers(5, 595))
DRAGS = st.tuples(POINTS, POINTS, st.sampled_from([NONE, SHIFT, ALT]), st.booleans())
MOVES = st.one_of(
    st.sampled_from(KEYS),
    st.sampled_from(KEYS),
    DRAGS,
    DRAGS,
    st.tuples(POINTS),
    st.sampled_from(["graph", "department", "side"]).map(lambda kind: ("arrange", kind)),
    st.text("abc", min_size=1, max_size=3).map(lambda text: ("type", text)),
)


def make(hands: Hands, move: object) -> None:
    if isinstance(move, str):
        hands.key(move)
    elif move[0] == "arrange":
        hands.canvas.cancel_gesture()
        hands.session.arrangement.arrange(move[1])
        hands.settle()
    elif move[0] == "type":
        if hands.canvas.naming.active:
            hands.canvas.naming.field.insert(move[1])
    elif len(move) == 1:
        hands.double(QPoint(*move[0]))
    else:
        start, end, held, escaped = move
        with hands.drag(QPoint(*start), QPoint(*end), held):
            if escaped:
                before = hands.session.document.undo_label
                hands.key("Esc")
                assert hands.session.document.undo_label == before


@settings(
    max_examples=examples(12),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(MOVES, min_size=5, max_size=25))
def test_the_scene_always_equals_one_built_from_scratch(
    qapp: QApplication, qtbot: QtBot, speech: Speech, look: Look, moves: list[object]
) -> None:
    journey = load(SAMPLES / "hotel-stay.journey").journey
    session = Session(Document(journey), speech, look, Preferences(Settings()))
    hands = Hands(qtbot, session)
    try:
        hands.bench.resize(900, 600)
        hands.view.set_zoom(0.7)
        for move in moves:
            make(hands, move)
            if not (hands.canvas.linking.active or hands.canvas.naming.active):
                hands.same_as_scratch()
        hands.canvas.cancel_gesture()
        while session.document.can_undo:
            session.undo()
            hands.same_as_scratch()
        assert session.journey == journey
    finally:
        hands.bench.close()
        session.close()
        session.deleteLater()
