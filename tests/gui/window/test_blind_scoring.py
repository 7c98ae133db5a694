"""Blind scoring from the window: its two actions, a round in the middle that keeps the window open, and what marks
come to, which is seen nowhere in the window before the reveal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.analysis.results import Analysis
from journeymap.editing.commands.scores import add_score, cast_round, clear_all_views
from journeymap.editing.commands.snapshots import take_snapshot
from journeymap.editing.commands.touchpoints import rename_touchpoint
from journeymap.editing.document import Document
from journeymap.gui.dialogs.finding import everything
from journeymap.gui.inspector.parts.gaps import GapsPart
from journeymap.gui.panels.gap_list import GapList
from journeymap.gui.scoring.scoring import BlindScoring
from journeymap.gui.window.window import Window
from journeymap.model import Journey
from tests.gui.conftest import DAY
from tests.gui.window.conftest import OpenWindow

KIND = "evidence.believed-better"


def test_a_round_in_the_middle_keeps_the_window_open(window: Window) -> None:
    window.menus.doings["view.score-blind"].trigger()
    scoring = window._scoring
    assert scoring is not None
    assert scoring.page is scoring.choosing
    scoring.ask(next(iter(window.session.journey.departments)))
    QTest.keyClick(scoring.asking, Qt.Key.Key_3)
    assert not window.close()
    assert scoring.page is scoring.crossroads
    window.menus.doings["view.reveal"].trigger()
    assert scoring.page is scoring.crossroads
    scoring.crossroads.buttons["drop"].click()
    scoring.choosing.leave.click()
    assert window._scoring is None
    window.menus.doings["view.reveal"].trigger()
    assert window._scoring is not None
    assert window._scoring.page is window._scoring.revealing
    window._scoring.close()


@pytest.fixture
def asked(hotel_journey: Journey, open_window: OpenWindow, qtbot: QtBot) -> Window:
    """The hotel without blind marks; at the first touchpoint customers said how satisfied they are: not very."""
    document = Document(hotel_journey)
    clear_all_views(document)
    add_score(document, first(document.journey), metric="csat", counts={2: 40, 3: 40}, evidence="survey")
    window = open_window(document.journey)
    window.session.reveal("touchpoints", first(document.journey))
    window.side.show_panel("gaps")
    settle(window, qtbot)
    return window


def first(journey: Journey) -> str:
    return next(iter(journey.touchpoints))


def settle(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.session.settled and not window.session.comparing.busy, timeout=20_000)


def says(analysis: Analysis) -> bool:
    """Whether an analysis tells that departments believe better than customers say."""
    return any(finding.kind == KIND for finding in analysis.findings)


def seen(window: Window) -> tuple[bool, bool, bool]:
    """Whether gap list, inspector and search show it."""
    (gaps,), (part,) = window.findChildren(GapList), window.findChildren(GapsPart)
    listed = any(finding.kind == KIND for finding in gaps.gaps.findings)
    inspected = any(finding.kind == KIND for finding in part._found)
    found = any("departments believe" in one.title for one in everything(window.session, ()))
    return listed, inspected, found


def scoring_of(window: Window, action: str) -> BlindScoring:
    window.menus.doings[action].trigger()
    assert window._scoring is not None
    return window._scoring


def give_mark(window: Window, mark: int) -> None:
    """A person of the first department marks the first touchpoint with the mouse, and stops."""
    scoring = scoring_of(window, "view.score-blind")
    rows = scoring.choosing.list
    rows.choose(next(iter(window.session.journey.departments)))
    at = rows.visualRect(rows.currentIndex()).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert scoring.page is scoring.asking
    QTest.mouseClick(scoring.asking.questions["satisfaction"].marks[mark], Qt.MouseButton.LeftButton)
    QTest.mouseClick(scoring.asking.buttons[-1], Qt.MouseButton.LeftButton)
    for way in ("keep", "close"):
        QTest.mouseClick(scoring.crossroads.buttons[way], Qt.MouseButton.LeftButton)


def test_what_marks_come_to_is_seen_nowhere_before_the_reveal(asked: Window, qtbot: QtBot) -> None:
    session, id = asked.session, first(asked.session.journey)
    give_mark(asked, 5)
    settle(asked, qtbot)
    assert session.journey.touchpoints[id].views
    assert not session.shown.touchpoints[id].views
    assert seen(asked) == (False, False, False)
    scoring_of(asked, "view.reveal").close()
    settle(asked, qtbot)
    assert session.shown is session.journey
    assert seen(asked) == (True, True, True)


def test_a_comparison_tells_no_marks_before_the_reveal(asked: Window, qtbot: QtBot) -> None:
    session, id = asked.session, first(asked.session.journey)
    give_mark(asked, 5)
    kept = take_snapshot(session.document, "half way", DAY)
    rename_touchpoint(session.document, id, "Another name")
    told = []
    for again in (False, True):
        settle(asked, qtbot)
        session.comparing.begin(kept)
        settle(asked, qtbot)
        compared = session.comparing.compared
        assert compared is not None
        told += [says(compared.found.before), says(compared.found.after)]
        snapshot = session.shown.snapshots[kept].journey
        assert snapshot is not None
        assert bool(snapshot.touchpoints[id].views) is again
        scoring_of(asked, "view.reveal").close()
    assert told == [False, False, True, True]


def test_a_pasted_copy_shows_no_marks_before_the_reveal(asked: Window, qtbot: QtBot) -> None:
    session, id = asked.session, first(asked.session.journey)
    give_mark(asked, 5)
    session.selection.choose([("touchpoints", id)])
    asked.menus.doings["edit.copy"].trigger()
    asked.menus.doings["edit.paste"].trigger()
    pasted = session.selection.one("touchpoints")
    assert pasted not in ("", id)
    assert session.journey.touchpoints[pasted].views
    settle(asked, qtbot)
    assert not session.shown.touchpoints[pasted].views
    scoring_of(asked, "view.reveal").close()
    settle(asked, qtbot)
    assert session.shown is session.journey


@pytest.mark.parametrize("way", ["stop", "close"])
def test_a_round_without_a_mark_hides_nothing_more(asked: Window, qtbot: QtBot, way: str) -> None:
    department, id = next(iter(asked.session.journey.departments)), first(asked.session.journey)
    cast_round(asked.session.document, department, {id: {"satisfaction": 5}})
    settle(asked, qtbot)
    scoring = scoring_of(asked, "view.score-blind")
    scoring.ask(department)
    settle(asked, qtbot)
    assert seen(asked) == (False, False, False)
    if way == "stop":
        QTest.keyClick(scoring.asking, Qt.Key.Key_Escape)
    scoring.close()
    settle(asked, qtbot)
    assert seen(asked) == (True, True, True)
