"""What goes wrong while something is painted ends neither the painting of the next picture nor the program."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import journeymap.gui
from journeymap.analysis.results import Severity
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets import severity_bar
from journeymap.gui.widgets.severity_bar import SeverityBar

SOURCES = sorted(Path(journeymap.gui.__file__).parent.rglob("*.py"))
ROLE_AT = {"colour": 0, "icon": 1, "icon_for": 2}
"""At which place of its arguments each function of the look takes a role."""


def _blocks(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list):
                yield block


def _makes_painter(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.Assign):
        return False
    calls = (node for node in ast.walk(statement.value) if isinstance(node, ast.Call))
    return any(isinstance(call.func, ast.Name) and call.func.id == "QPainter" for call in calls)


def _ends_it(statement: ast.stmt | None) -> bool:
    return isinstance(statement, ast.Try) and "painter.end()" in map(ast.unparse, statement.finalbody)


def test_every_painter_is_ended_whatever_happens() -> None:
    found, open_ended = 0, []
    for path in SOURCES:
        for block in _blocks(ast.parse(path.read_text("utf-8"))):
            for place, statement in enumerate(block):
                if _makes_painter(statement):
                    found += 1
                    if not _ends_it(block[place + 1] if place + 1 < len(block) else None):
                        open_ended.append(f"{path.name}:{statement.lineno}")
    assert found > 20
    assert not open_ended


def _roles(path: Path) -> Iterator[tuple[str, str]]:
    """Every role that is written out in a module, and where."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ROLE_AT:
            for given in node.args[ROLE_AT[node.func.attr] :][:1]:
                words = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
                for word in words:
                    if isinstance(word, ast.Constant) and isinstance(word.value, str):
                        yield word.value, f"{path.name}:{node.lineno}"


def test_every_role_that_is_used_exists(look: Look) -> None:
    used = [role for path in SOURCES for role in _roles(path)]
    assert {"muted", "accent", "strong_ink", "focus"} <= {role for role, _ in used}
    assert [each for each in used if not _exists(look, each[0])] == []


def _exists(look: Look, role: str) -> bool:
    found = getattr(look.theme, role, None) or getattr(look.shades, role, None)
    return isinstance(found, str) and found.startswith("#")


@pytest.mark.parametrize("role", ["no such role", "name", "departments", "verdicts"])
def test_an_unknown_role_gives_ink(look: Look, role: str) -> None:
    assert look.colour(role) == look.theme.ink


def test_a_widget_whose_painting_failed_paints_again(
    qtbot: QtBot, speech: Speech, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = SeverityBar(speech, look)
    qtbot.addWidget(bar)
    bar.set_severity(Severity.HIGH, 0.5)
    whole = bar.grab().toImage()

    def fail(*_: object) -> None:
        raise ValueError("while painting")

    with monkeypatch.context() as patched:
        patched.setattr(severity_bar, "paint_severity", fail)
        with pytest.raises(ValueError, match="while painting") as held:
            bar.grab()
    assert bar.grab().toImage() == whole
    assert held.tb is not None, "the frame is kept until here, and with it the painter"
