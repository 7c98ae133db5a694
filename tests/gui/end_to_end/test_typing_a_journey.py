"""The real process, from the welcome screen to a saved file and a report, without a mouse; then what it wrote."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from journeymap.model import Journey
from journeymap.model.words import Role
from journeymap.storage.files import load
from tests.gui.end_to_end.screen import Screen

NAMES = (
    "Poster at the bus stop",
    "Website",
    "Booking by phone",
    "Confirmation mail",
    "Arrival at the harbour",
    "Ticket counter",
    "Boarding",
    "The crossing",
    "Snack bar",
    "Going ashore",
    "Lost luggage",
    "Letter of thanks",
)
MOST_STROKES = 40
OWNER = "Operations"


@pytest.fixture
def typed(screen: Screen, tmp_path: Path) -> tuple[Journey, Path, int]:
    """What the program wrote: the journey in its file, the report, and the key strokes that twelve names cost."""
    file, report = tmp_path / "crossing.journey", tmp_path / "crossing.pdf"
    with screen.start():
        strokes = _type_names(screen)
        _judge(screen)
        _own(screen)
        _save(screen, file)
        _report(screen, report)
        screen.keyboard.press("ctrl+q")
        assert screen.wait_end() == 0, screen.evidence()
    return load(file).journey, report, strokes


def _type_names(screen: Screen) -> int:
    """A blank journey with twelve touchpoints; the strokes beyond their names."""
    keys = screen.keyboard
    screen.wait_active("journeymap")
    keys.press("ctrl+n")
    screen.wait_active(" · journeymap")
    keys.let_go()
    keys.press("Return")
    for name in NAMES:
        keys.type(name)
        keys.press("Return")
    keys.press("Escape")
    return keys.strokes


def _judge(screen: Screen) -> None:
    """The last matters most and got two answers; the one before in journey order matters less and got one."""
    keys = screen.keyboard
    keys.press("5", "shift+4", "shift+2")
    keys.press("shift+Tab", "3", "shift+5")


def _own(screen: Screen) -> None:
    """A department, and that it is accountable for the touchpoint that is selected."""
    keys = screen.keyboard
    keys.press("alt+5", "Tab")
    keys.press("space")
    screen.wait_active("Add department")
    keys.type(OWNER)
    keys.press("Return")
    screen.wait_active(" · journeymap")
    keys.press("alt+5", "a")


def _save(screen: Screen, file: Path) -> None:
    screen.keyboard.press("ctrl+s")
    screen.wait_active("Save the journey")
    screen.keyboard.press("ctrl+a")
    screen.keyboard.type(str(file))
    screen.keyboard.press("Return")
    screen.wait_file(file)
    screen.wait_active(" · journeymap")


def _report(screen: Screen, report: Path) -> None:
    screen.keyboard.press("ctrl+p")
    screen.wait_active("Report for management")
    screen.keyboard.press("Return")
    screen.wait_active("Where the report goes")
    screen.keyboard.press("ctrl+a")
    screen.keyboard.type(str(report))
    screen.keyboard.press("Return")
    screen.wait_file(report)
    screen.wait_active("Report for management")
    screen.keyboard.press("Escape")
    screen.wait_active(" · journeymap")


def test_a_journey_is_typed_saved_and_reported_without_a_mouse(typed: tuple[Journey, Path, int]) -> None:
    journey, report, strokes = typed
    assert strokes < MOST_STROKES
    titles = {id: touchpoint.title for id, touchpoint in journey.touchpoints.items()}
    assert tuple(titles.values()) == NAMES
    links = {(titles[link.source], titles[link.target]) for link in journey.links.values()}
    assert links == set(pairwise(NAMES))
    _compare_judged(journey)
    _compare_report(report)


def _compare_judged(journey: Journey) -> None:
    before, last = list(journey.touchpoints.values())[-2:]
    assert last.importance is not None
    assert last.importance.customer == 5
    assert [dict(score.counts) for score in last.scores] == [{4: 1, 2: 1}]
    assert before.importance is not None
    assert before.importance.customer == 3
    assert [dict(score.counts) for score in before.scores] == [{5: 1}]
    owners = {journey.departments[id].name: roles for id, roles in before.owners.items()}
    assert owners == {OWNER: (Role.ACCOUNTABLE,)}


def _compare_report(report: Path) -> None:
    with pikepdf.open(report) as pdf:
        assert len(pdf.pages) >= 1
        assert str(pdf.Root.Lang).startswith("en")
        said = _words(pdf)
    for name in NAMES:
        assert name in said


def _words(pdf: pikepdf.Pdf) -> str:
    """The titles in the outline and the replacement texts of the structure tree."""
    seen: list[str] = []
    for object in pdf.objects:
        if isinstance(object, pikepdf.Dictionary):
            seen += [str(object[key]) for key in ("/Title", "/ActualText", "/Alt") if key in object]
    return "\n".join(seen)
