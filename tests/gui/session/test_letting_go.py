"""What an older analysis held is freed a little at a time, in the order of the event loop."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journeymap.analysis.analyse import analyse
from journeymap.gui.session.about import About
from journeymap.gui.session.letting_go import LettingGo
from journeymap.paths import samples_dir
from journeymap.storage.files import load


def test_an_older_analysis_is_freed_in_several_turns(qtbot: QtBot) -> None:
    found = analyse(load(samples_dir() / "hotel-stay.journey").journey)
    parent = QObject()
    letting_go = LettingGo(parent)
    about = About(found.findings)
    letting_go.take(replace(found, findings=found.findings * 20), about)
    about.prepare()
    letting_go.take(found, about)
    seen = [letting_go.waiting]
    letting_go._turn.timeout.connect(lambda: seen.append(letting_go.waiting))
    qtbot.waitUntil(lambda: not letting_go.waiting, timeout=20_000)
    assert seen[0] > 800
    assert [before - after <= 400 for before, after in pairwise(seen)] == [True] * -(-seen[0] // 400)
