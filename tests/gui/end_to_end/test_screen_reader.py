"""The real process as a screen reader meets it: every card by name, score and place, and a name for every control."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from journeymap import paths
from journeymap.analysis.analyse import analyse
from journeymap.drawing.elements import MapElements
from journeymap.drawing.map import map_elements
from journeymap.drawing.placing import place
from journeymap.i18n import Translator
from journeymap.storage.files import load
from tests.gui.end_to_end.screen import Screen

HOTEL = paths.samples_dir() / "hotel-stay.journey"
WALK = Path(__file__).with_name("walk.py")
READER = "/usr/bin/python3"
HAS_BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
CONTROLS = {
    "push button",
    "toggle button",
    "check box",
    "radio button",
    "combo box",
    "text",
    "spin button",
    "slider",
    "menu item",
    "check menu item",
    "list",
    "tree",
    "table",
}
FEWEST_CONTROLS = 30
PRESSED = "Check-in. Product use"
Node = Mapping[str, Any]
Nodes = Sequence[Node]


@pytest.fixture
def met(screen: Screen) -> dict[str, Any]:
    """What the walk found, with the outline in front and then with a card selected."""
    if subprocess.run([READER, "-c", HAS_BINDINGS], capture_output=True, check=False).returncode:
        pytest.skip(f"the walk needs {READER} with the bindings of AT-SPI (python3-gi, gir1.2-atspi-2.0)")
    with screen.start(str(HOTEL)):
        screen.wait_active(" · journeymap")
        screen.keyboard.press("ctrl+2")
        words = [READER, "-W", "ignore", str(WALK), PRESSED]
        done = subprocess.run(words, env=screen.environment, capture_output=True, text=True, check=False)
        screen.check()
        assert done.returncode == 0, f"{done.stderr}{screen.evidence()}"
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def expected() -> MapElements:
    """The map of the same file, worked out here."""
    journey = load(HOTEL).journey
    return map_elements(analyse(journey), place(journey), Translator("en"))


def below(nodes: Nodes, name: str) -> list[Node]:
    """The children of every element of that name."""
    parents = {number for number, node in enumerate(nodes) if node["name"] == name}
    return [node for node in nodes if node["parent"] in parents]


def nameless(nodes: Nodes) -> list[str]:
    """The controls that can be seen and have no name: role, box and the names above them."""
    shown = [n for n in nodes if n["role"] in CONTROLS and {"SHOWING", "FOCUSABLE"} <= set(n["states"])]
    assert len(shown) > FEWEST_CONTROLS
    return [f"{node['role']} at {node['box']} in {_above(nodes, node)}" for node in shown if not node["name"].strip()]


def _above(nodes: Nodes, node: Node) -> str:
    names, parent = [], node["parent"]
    while parent >= 0:
        names.append(nodes[parent]["name"])
        parent = nodes[parent]["parent"]
    return " < ".join(name for name in names if name)


def test_a_screen_reader_meets_every_card_and_every_control(met: dict[str, Any], expected: MapElements) -> None:
    before, after = met["before"], met["after"]
    _compare_cards(before, expected)
    _compare_outline(before, expected)
    assert "SELECTED" in met["pressed"]
    chosen = [node["name"] for node in below(after, expected.label) if "SELECTED" in node["states"]]
    assert len(chosen) == 1
    assert chosen[0].startswith(PRESSED)
    assert nameless(before) + nameless(after) == []


def _compare_cards(nodes: Nodes, expected: MapElements) -> None:
    children = below(nodes, expected.label)
    entries = {node["name"]: node for node in children if node["role"] == "list item"}
    for card in expected.cards:
        node = entries[card.label]
        assert " ".join(card.title_lines) in node["name"]
        middle = card.rect.x + card.rect.width / 2
        stage = next(band.label for band in expected.bands if band.rect.x <= middle < band.rect.right)
        assert node["description"].startswith(stage)
        assert node["box"][2] > 0
    assert {link.label for link in expected.links} <= set(entries)


def _compare_outline(nodes: Nodes, expected: MapElements) -> None:
    rows = [node["name"] for node in nodes if node["role"] in ("tree item", "table cell")]
    for card in expected.cards:
        title = " ".join(card.title_lines)
        assert any(title in row for row in rows), f"{title} is not in the outline: {rows[:5]}"
