"""A monkey at the real window: whatever is pressed, clicked, dropped and undone, nothing complains and nothing breaks.

A short run here; `python -m benchmarks.monkey` goes on for as long as one likes, for the record.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from benchmarks.monkey import Monkey, close_all, sound
from journeymap.gui.app import Program
from journeymap.model import Journey
from tests.gui.conftest import SAMPLES
from tests.gui.window.conftest import opened


def test_a_monkey_breaks_nothing(
    program: Program, hotel_journey: Journey, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    (tmp_path / "hotel.journey").write_bytes((SAMPLES / "hotel-stay.journey").read_bytes())
    (tmp_path / "answers.csv").write_text("Date,Check-in\n2026-10-01,4\n", encoding="utf-8")
    window = opened(program, hotel_journey, qtbot)
    monkey = Monkey(window, tmp_path, seed=7, steps=200)
    monkey.run()
    assert monkey.left == 0
    sound(window)
    del window, monkey
    close_all(program)
