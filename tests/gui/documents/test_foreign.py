"""A file that somebody else changes meanwhile: noticed by its content, merged or left, never overwritten."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.settings import rename_journey, set_settings
from journeymap.gui.documents import saving
from journeymap.gui.documents.bars import Bar
from journeymap.gui.documents.desk import Desk
from journeymap.gui.documents.foreign import MATTER
from journeymap.storage import files
from journeymap.storage.files import load, save
from tests.gui.documents.conftest import Answers, FakeOpener, Picked


def _others(path: Path, **fields: object) -> None:
    """Somebody else saves the file with other values, as our own program would."""
    save(path, replace(load(path).journey, **fields))


def _bar(desk: Desk, qtbot: QtBot) -> Bar:
    qtbot.waitUntil(lambda: desk._bar.shown(MATTER) is not None)
    bar = desk._bar.shown(MATTER)
    assert bar is not None
    return bar


def _button(bar: Bar, words: str) -> QPushButton:
    return next(button for button in bar.buttons if button.text() == words)


def test_noticed_again_after_every_atomic_replace(desk: Desk, journey_file: Path, qtbot: QtBot) -> None:
    for number in range(3):
        _others(journey_file, vision=f"Vision {number}")
        bar = _bar(desk, qtbot)
        assert bar.label.text() == "Somebody else has changed hotel.journey."
        _button(bar, "Read it again").click()
        assert desk.session.journey.vision == f"Vision {number}"
        assert not desk.session.document.modified
        assert desk._bar.shown(MATTER) is None
    desk.session.undo()
    assert desk.session.journey.vision == "Vision 1"


def test_a_new_time_on_the_same_content_is_no_change(desk: Desk, journey_file: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.foreign.watching.looked):
        os.utime(journey_file, (1, 1))
        journey_file.write_bytes(journey_file.read_bytes())
    assert desk._bar.shown(MATTER) is None
    desk.session.do(rename_journey, "Mine")
    assert desk.save()


def test_our_own_saving_is_not_noticed(desk: Desk, qtbot: QtBot) -> None:
    desk.session.do(rename_journey, "Mine")
    with qtbot.waitSignal(desk.foreign.watching.looked):
        assert desk.save()
    assert desk._bar.shown(MATTER) is None


def test_a_file_changed_back_takes_the_bar_away(desk: Desk, journey_file: Path, qtbot: QtBot) -> None:
    before = journey_file.read_bytes()
    _others(journey_file, vision="Theirs")
    _bar(desk, qtbot)
    journey_file.write_bytes(before)
    qtbot.waitUntil(lambda: desk._bar.shown(MATTER) is None)


def test_ignored_it_is_said_no_more_but_never_overwritten(
    desk: Desk, journey_file: Path, qtbot: QtBot, answers: Answers
) -> None:
    _others(journey_file, vision="Theirs")
    theirs = journey_file.read_bytes()
    _button(_bar(desk, qtbot), "Ignore").click()
    with qtbot.waitSignal(desk.foreign.watching.looked):
        desk.foreign.look()
    assert desk._bar.shown(MATTER) is None
    desk.session.do(rename_journey, "Mine")
    answers.will_be("cancel")
    assert not desk.save()
    assert journey_file.read_bytes() == theirs
    assert desk.session.document.modified


def test_saving_merges_both_and_is_one_step(desk: Desk, journey_file: Path, answers: Answers) -> None:
    _others(journey_file, vision="Theirs")
    desk.session.do(rename_journey, "Mine")
    answers.will_be("merge")
    assert desk.save()
    on_disk = load(journey_file).journey
    assert (on_disk.title, on_disk.vision) == ("Mine", "Theirs")
    assert not desk.session.document.modified
    desk.session.undo()
    assert desk.session.journey.title == "Mine"
    assert desk.session.journey.vision != "Theirs"


def test_a_merge_that_was_undone_is_no_leave_to_write_over_theirs(
    desk: Desk, journey_file: Path, qtbot: QtBot, answers: Answers
) -> None:
    desk.session.do(rename_journey, "Mine")
    _others(journey_file, vision="Theirs")
    theirs = journey_file.read_bytes()
    _button(_bar(desk, qtbot), "Merge…").click()
    assert desk.session.journey.vision == "Theirs"
    desk.session.undo()
    answers.will_be("cancel")
    assert not desk.save()
    assert journey_file.read_bytes() == theirs
    answers.will_be("merge")
    assert desk.save()
    assert (load(journey_file).journey.title, load(journey_file).journey.vision) == ("Mine", "Theirs")


def _others_are_quicker(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else saves once, after we looked at the file and before ours takes its place."""

    def quickly(*_: object) -> None:
        monkeypatch.undo()
        _others(path, vision="Theirs")

    monkeypatch.setattr(files, "_keep_backup", quickly)


@pytest.mark.parametrize("large", [False, True])
def test_others_who_save_at_the_last_moment_are_merged_too(
    desk: Desk, journey_file: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch, large: bool
) -> None:
    monkeypatch.setattr(saving, "LARGE", 1 if large else 10_000)
    _others_are_quicker(journey_file, monkeypatch)
    desk.session.do(rename_journey, "Mine")
    answers.will_be("merge")
    assert desk.save()
    on_disk = load(journey_file).journey
    assert (on_disk.title, on_disk.vision) == ("Mine", "Theirs")


def test_others_who_save_at_the_last_moment_are_not_written_over_quietly(
    desk: Desk, journey_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _others_are_quicker(journey_file, monkeypatch)
    desk.session.do(rename_journey, "Mine")
    desk.save_quietly()
    assert _bar(desk, qtbot).label.text() == "Somebody else has changed hotel.journey."
    assert load(journey_file).journey.vision == "Theirs"
    assert desk.session.document.modified


def test_saving_elsewhere_leaves_theirs_alone(
    desk: Desk, journey_file: Path, answers: Answers, picked: Picked, tmp_path: Path
) -> None:
    _others(journey_file, vision="Theirs")
    desk.session.do(rename_journey, "Mine")
    answers.will_be("elsewhere")
    picked.paths = [tmp_path / "mine.journey"]
    assert desk.save()
    assert load(journey_file).journey.vision == "Theirs"
    assert load(tmp_path / "mine.journey").journey.title == "Mine"
    assert desk.path == tmp_path / "mine.journey"


def test_elsewhere_does_not_mean_over_theirs(desk: Desk, journey_file: Path, answers: Answers, picked: Picked) -> None:
    _others(journey_file, vision="Theirs")
    theirs = journey_file.read_bytes()
    desk.session.do(rename_journey, "Mine")
    answers.will_be("elsewhere", "cancel")
    picked.paths = [journey_file]
    assert not desk.save()
    assert journey_file.read_bytes() == theirs


@pytest.mark.parametrize(("press", "title"), [("merge", "Mine"), ("cancel", "Mine")])
def test_conflicts_are_asked_for(desk: Desk, journey_file: Path, answers: Answers, press: str, title: str) -> None:
    _others(journey_file, title="Theirs")
    theirs = journey_file.read_bytes()
    desk.session.do(rename_journey, "Mine")
    answers.will_be("merge", press)
    assert desk.save() == (press == "merge")
    assert desk.session.journey.title == title
    assert (journey_file.read_bytes() == theirs) == (press == "cancel")
    assert desk.session.document.modified == (press == "cancel")


def test_a_bar_offers_merging_once_there_are_edits(desk: Desk, journey_file: Path, qtbot: QtBot) -> None:
    _others(journey_file, vision="Theirs")
    _bar(desk, qtbot)
    desk.session.do(rename_journey, "Mine")
    _button(_bar(desk, qtbot), "Merge…").click()
    assert (desk.session.journey.title, desk.session.journey.vision) == ("Mine", "Theirs")
    assert desk.session.document.modified
    assert desk.save()
    assert load(journey_file).journey.title == "Mine"


def test_shown_as_a_copy_nothing_changes_here(desk: Desk, journey_file: Path, qtbot: QtBot, opener: FakeOpener) -> None:
    _others(journey_file, vision="Theirs")
    _button(_bar(desk, qtbot), "Show as a copy").click()
    document, _ = opener.documents[0]
    assert document.journey.vision == "Theirs"
    assert document.path is None
    assert desk.session.journey.vision != "Theirs"


def test_a_file_that_is_gone_can_be_written_again(desk: Desk, journey_file: Path, qtbot: QtBot) -> None:
    journey_file.unlink()
    bar = _bar(desk, qtbot)
    assert "not there any more" in bar.label.text()
    _button(bar, "Save…").click()
    assert load(journey_file).journey == desk.session.journey
    assert desk._bar.shown(MATTER) is None


def test_a_journey_whose_file_is_gone_does_not_close_unasked(
    desk: Desk, journey_file: Path, qtbot: QtBot, answers: Answers
) -> None:
    assert not desk.session.document.modified
    journey_file.unlink()
    _bar(desk, qtbot)
    assert desk.session.document.modified
    desk.save_quietly()
    assert not journey_file.exists(), "somebody took it away: it comes back only where a person says so"
    answers.will_be("save")
    assert desk.may_close()
    assert load(journey_file).journey == desk.session.journey


def test_a_file_that_comes_back_is_saved_as_it_was(desk: Desk, journey_file: Path, qtbot: QtBot) -> None:
    data = journey_file.read_bytes()
    journey_file.unlink()
    _bar(desk, qtbot)
    journey_file.write_bytes(data)
    qtbot.waitUntil(lambda: desk._bar.shown(MATTER) is None)
    assert not desk.session.document.modified


def test_saving_by_itself_never_overwrites(desk: Desk, journey_file: Path, qtbot: QtBot) -> None:
    _others(journey_file, vision="Theirs")
    theirs = journey_file.read_bytes()
    desk.session.do(set_settings, vision="Mine")
    desk.save_quietly()
    _bar(desk, qtbot)
    assert journey_file.read_bytes() == theirs
