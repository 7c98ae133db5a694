"""What lies beside an open file: copies of sync clients, named, merged and remembered; what crashes left, cleared."""

from __future__ import annotations

import os
import time
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.gui.documents.beside import COPIES
from journeymap.gui.documents.desk import Desk
from journeymap.storage import files
from journeymap.storage.settled import settled_copies
from tests.gui.documents.conftest import MakeDesk


def put_beside(path: Path, words: str, **fields: object) -> Path:
    """Another state of the journey beside its file, as a sync program leaves it."""
    other = path.with_name(f"{path.stem}{words}{path.suffix}")
    files.save(other, replace(files.load(path).journey, **fields))
    return other


def words(desk: Desk) -> str:
    bar = desk._bar.shown(COPIES)
    return "" if bar is None else bar.label.text()


def press(desk: Desk, at: int) -> None:
    bar = desk._bar.shown(COPIES)
    assert bar is not None
    QTest.mouseClick(bar.buttons[at], Qt.MouseButton.LeftButton)


def wait_for(desk: Desk, count: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: words(desk).count(".journey") == count)


def test_copies_that_come_while_the_file_is_open_are_all_named(desk: Desk, journey_file: Path, qtbot: QtBot) -> None:
    first = put_beside(journey_file, " (Sari's conflicted copy 2026-11-03)", vision="One")
    wait_for(desk, 1, qtbot)
    second = put_beside(journey_file, "-ANNA-PC", vision="Two")
    wait_for(desk, 2, qtbot)
    assert first.name in words(desk)
    assert second.name in words(desk)


def test_a_merged_copy_is_settled_with_the_saving(make_desk: MakeDesk, journey_file: Path, qtbot: QtBot) -> None:
    put_beside(journey_file, " (1)", vision="One")
    put_beside(journey_file, " (conflicted copy)", vision="Two")
    desk = make_desk(journey_file)
    wait_for(desk, 2, qtbot)
    joined: list[Path] = []
    desk.dropping.join = lambda path: not joined.append(path)  # type: ignore[method-assign,func-returns-value]
    press(desk, 0)
    assert len(joined) == 2
    assert words(desk) == ""
    assert not settled_copies(journey_file)
    assert desk.save()
    assert len(settled_copies(journey_file)) == 2


def test_a_copy_that_nobody_wants_comes_again_only_with_another_content(
    make_desk: MakeDesk, journey_file: Path, qtbot: QtBot
) -> None:
    other = put_beside(journey_file, " (conflicted copy)", vision="One")
    desk = make_desk(journey_file)
    wait_for(desk, 1, qtbot)
    press(desk, 1)
    assert words(desk) == ""
    assert len(settled_copies(journey_file)) == 1
    files.save(other, replace(files.load(other).journey, vision="New"))
    wait_for(desk, 1, qtbot)


def test_what_a_crash_left_is_cleared_when_nobody_can_be_writing_it(
    make_desk: MakeDesk, journey_file: Path, qtbot: QtBot
) -> None:
    old = [
        journey_file.with_name(f".{name}.journey-tmp") for name in ("hotel.journey.abcd1234", "motel.journey.abcd1234")
    ]
    old += [
        journey_file.with_name(".hotel.journey.mine.journey-tmp"),
        journey_file.with_name(".hotel.journey.abcd1234"),
    ]
    new = journey_file.with_name(".hotel.journey.wxyz1234.journey-tmp")
    for file in (*old, new):
        file.touch()
    for file in old:
        os.utime(file, (time.time() - 3600,) * 2)
    desk = make_desk(journey_file)
    qtbot.waitUntil(lambda: not old[0].exists() and not desk.session.jobs.busy)
    assert all(file.exists() for file in (*old[1:], new))
