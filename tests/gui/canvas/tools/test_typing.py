"""Typing a journey: names in place, Enter to the next linked touchpoint, Tab along the journey, Escape without a trace."""

from __future__ import annotations

from tests.gui.canvas.tools.bench import Hands

NAMES = [f"Contact {n}" for n in range(1, 13)]


def test_a_journey_of_twelve_is_typed_without_the_mouse(at_empty: Hands) -> None:
    strokes = 0
    for name in NAMES:
        at_empty.key("Return")
        at_empty.type(name)
        strokes += 1
    at_empty.key("Return")
    at_empty.key("Return")
    assert strokes + 2 < 40
    journey = at_empty.journey
    assert [t.title for t in journey.touchpoints.values()] == NAMES
    ids = list(journey.touchpoints)
    assert [(link.source, link.target) for link in journey.links.values()] == list(zip(ids, ids[1:], strict=False))
    assert not at_empty.canvas.naming.active
    assert all(t.position for t in journey.touchpoints.values())
    rects = list(at_empty.canvas.board.card_rects().values())
    assert not any(one.intersects(other) for n, one in enumerate(rects) for other in rects[:n])
    for left in range(11, -1, -1):
        at_empty.session.undo()
        assert len(at_empty.journey.touchpoints) == left


def test_escape_leaves_no_trace(at_empty: Hands) -> None:
    at_empty.key("Return")
    at_empty.type("Nobody")
    at_empty.key("Esc")
    document = at_empty.session.document
    assert not document.can_undo
    assert not document.can_redo
    assert not at_empty.journey.touchpoints
    at_empty.same_as_scratch()
