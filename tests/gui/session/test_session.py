"""The session: one way in, one way out; work off the GUI thread; stale results dropped."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.links import disconnect
from journeymap.editing.commands.touchpoints import add_touchpoint, delete_touchpoints, rename_touchpoint
from journeymap.gui.session.background import Jobs, Progress
from journeymap.gui.session.digits import digit_of
from journeymap.gui.session.session import Session
from journeymap.i18n import msg


def test_a_verb_reaches_everybody_as_one_change_set(empty: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(empty.changed) as heard:
        id = empty.do(add_touchpoint, "Website")
    assert id == "website"
    assert ("touchpoints", "website") in heard.args[0].keys
    assert [card.id for card in empty.arrangement.elements.cards] == ["website"]


def test_a_refusal_is_said_and_changes_nothing(empty: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(empty.noticed):
        assert empty.do(rename_touchpoint, "nobody", "x") is None
    assert not empty.document.can_undo


def test_what_is_gone_is_no_longer_selected(empty: Session) -> None:
    first, second = empty.do(add_touchpoint, "One"), empty.do(add_touchpoint, "Two")
    assert first is not None
    assert second is not None
    empty.selection.choose((("touchpoints", first), ("touchpoints", second)))
    empty.do(delete_touchpoints, second)
    assert empty.selection.keys == (("touchpoints", first),)
    assert empty.selection.current == ("touchpoints", first)


def test_the_analysis_is_of_the_newest_journey(
    hotel: Session, settled: Callable[[Session], None], qtbot: QtBot
) -> None:
    settled(hotel)
    arrived = []
    hotel.analysed.connect(arrived.append)
    for number in range(5):
        hotel.do(rename_touchpoint, "check-in", f"Check-in {number}")
    assert not hotel.fresh
    settled(hotel)
    assert hotel.analysis.journey is hotel.journey
    assert len(arrived) == 1


def test_undo_goes_to_where_it_was(hotel: Session, qtbot: QtBot) -> None:
    hotel.do(rename_touchpoint, "check-in", "Arrival")
    with qtbot.waitSignal(hotel.revealed) as heard:
        hotel.undo()
    assert heard.args == ["touchpoints", "check-in"]


def test_work_tells_how_far_it_is_and_can_be_stopped(qtbot: QtBot) -> None:
    jobs, may_go, told = Jobs(), threading.Event(), []

    def work(progress: Progress) -> str:
        progress.say(msg("Half"), 0.5)
        may_go.wait(10)
        progress.check()
        return "done"

    job = jobs.start(work)
    job.advanced.connect(lambda what, share: told.append(share))
    qtbot.waitUntil(lambda: told == [0.5])
    with qtbot.waitSignal(job.ended):
        job.stop()
        may_go.set()
    assert not jobs.busy


def test_work_that_fails_says_why(qtbot: QtBot) -> None:
    jobs = Jobs()

    def work(_: Progress) -> None:
        raise OSError("full")

    job = jobs.start(work)
    with qtbot.waitSignal(job.failed) as heard:
        pass
    assert str(heard.args[0]) == "full"
    jobs.close()


@pytest.mark.parametrize(
    ("key", "modifier", "digit"),
    [
        (Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_5, Qt.KeyboardModifier.KeypadModifier, 5),
        (Qt.Key.Key_6, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.Key.Key_At, Qt.KeyboardModifier.ShiftModifier, 2),
        (Qt.Key.Key_3, Qt.KeyboardModifier.ShiftModifier, 3),
        (Qt.Key.Key_Dollar, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier, 0),
    ],
)
def test_digits_on_any_keyboard(key: Qt.Key, modifier: Qt.KeyboardModifier, digit: int) -> None:
    assert digit_of(QKeyEvent(QKeyEvent.Type.KeyPress, key, modifier)) == digit


def test_digits_by_the_place_of_the_key(qtbot: QtBot) -> None:
    shifted = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Ampersand, Qt.KeyboardModifier.ShiftModifier, 11, 0, 0, "&")
    assert digit_of(shifted, "xcb") == 2


def test_what_is_gone_is_neither_selected_nor_shown(hotel: Session) -> None:
    """Lists that follow a moment late still name it."""
    shown: list[tuple[str, str]] = []
    hotel.revealed.connect(lambda mapping, id: shown.append((mapping, id)))
    hotel.selection.choose((("touchpoints", "check-in"), ("touchpoints", "gone")), ("touchpoints", "gone"))
    assert hotel.selection.keys == (("touchpoints", "check-in"),)
    assert hotel.selection.current == ("touchpoints", "check-in")
    hotel.reveal("touchpoints", "gone")
    assert hotel.selection.keys == (("touchpoints", "check-in"),)
    assert not shown


def lights(session: Session) -> list[tuple[frozenset[str], frozenset[str]]]:
    seen: list[tuple[frozenset[str], frozenset[str]]] = []
    session.lit.connect(lambda cards, links: seen.append((cards, links)))
    return seen


NOTHING_LIT = (frozenset[str](), frozenset[str]())


def test_another_selection_ends_a_light_whoever_lit_it(hotel: Session) -> None:
    hotel.selection.pick("touchpoints", "room")
    seen = lights(hotel)
    hotel.reveal("touchpoints", "check-in")
    hotel.light_up(("check-in", "room"))
    assert seen == [(frozenset({"check-in", "room"}), frozenset())]
    hotel.selection.pick("touchpoints", "room")
    assert seen[1:] == [NOTHING_LIT]
    hotel.selection.pick("touchpoints", "check-in")
    assert len(seen) == 2


def test_escape_ends_a_light_even_where_nothing_is_selected(hotel: Session) -> None:
    seen = lights(hotel)
    hotel.light_up(("check-in",))
    hotel.selection.clear()
    assert seen[1:] == [NOTHING_LIT]


def test_a_finding_that_goes_takes_its_light_along(hotel: Session, settled: Callable[[Session], None]) -> None:
    settled(hotel)
    seen = lights(hotel)
    gap = next(one for one in hotel.analysis.findings if one.kind == "handoff.no-owner")
    hotel.light_up(gap.touchpoints, gap.links)
    hotel.do(rename_touchpoint, "check-in", "Arrival")
    settled(hotel)
    assert len(seen) == 1
    for finding in hotel.analysis.findings:
        if finding.links == gap.links:
            hotel.do(disconnect, finding.links)
            break
    settled(hotel)
    assert seen[1:] == [NOTHING_LIT]


def test_a_light_of_a_persona_stays_while_personas_are_selected(hotel: Session) -> None:
    seen = lights(hotel)
    hotel.selection.pick("personas", "family")
    hotel.light_up(("check-in",), during="personas")
    hotel.selection.pick("personas", "business")
    assert len(seen) == 1
    hotel.selection.pick("touchpoints", "room")
    assert seen[1:] == [NOTHING_LIT]
