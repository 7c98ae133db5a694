"""Saving: what reaches the disk, what is said, and what never happens."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.settings import rename_journey
from journeymap.editing.document import Document
from journeymap.gui.documents import saving as saving_module
from journeymap.gui.documents.copy_naming import copy_name
from journeymap.gui.documents.desk import Desk
from journeymap.gui.documents.recording import recovery_dir
from journeymap.gui.look.speech import Speech
from journeymap.gui.panels.entry_add import AddField
from journeymap.i18n import msg
from journeymap.model import Journey
from journeymap.storage import files
from journeymap.storage.errors import JourneyFileError
from journeymap.storage.files import load
from tests.gui.documents.conftest import Answers, FakeOpener, MakeDesk, Picked


def _rename(desk: Desk, title: str) -> None:
    desk.session.do(rename_journey, title)


def test_saving_writes_the_file_and_says_so(desk: Desk, journey_file: Path, qtbot: QtBot) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    _rename(desk, "Another title")
    assert said[-1] == "changes not saved"
    assert desk.save()
    assert load(journey_file).journey.title == "Another title"
    assert not desk.session.document.modified
    assert said[-1].startswith("saved ")
    assert "saving…" in said


def test_a_second_save_is_no_foreign_change(desk: Desk, journey_file: Path) -> None:
    for title in ("One", "Two", "Three"):
        _rename(desk, title)
        assert desk.save()
    assert load(journey_file).journey.title == "Three"


@pytest.mark.parametrize("large", [False, True])
def test_a_full_disk_keeps_everything(
    desk: Desk, journey_file: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch, large: bool
) -> None:
    before = journey_file.read_bytes()

    def full(path: object, journey: object, *_: object) -> None:
        raise JourneyFileError(str(path), message=msg("no space left on the <b>disk</b>"))

    monkeypatch.setattr(files, "save", full)
    monkeypatch.setattr(saving_module, "LARGE", 1 if large else 10_000)
    _rename(desk, "Not on the disk")
    answers.will_be("cancel")
    assert not desk.save()
    assert "no space left on the <b>disk</b>" in answers.seen[0]
    assert desk.session.document.modified
    assert desk.session.journey.title == "Not on the disk"
    assert journey_file.read_bytes() == before


def test_a_folder_that_cannot_be_written(desk: Desk, journey_file: Path, answers: Answers) -> None:
    journey_file.chmod(0o444)
    _rename(desk, "Not on the disk")
    answers.will_be("cancel")
    assert not desk.save()
    assert desk.session.document.modified
    assert load(journey_file).journey.title != "Not on the disk"


def test_a_large_journey_is_saved_off_the_gui_thread(
    desk: Desk, journey_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    threads: list[threading.Thread] = []
    real = files.save

    def noted(path: Path, journey: Journey, *_: object) -> files.Saved:
        threads.append(threading.current_thread())
        return real(path, journey)

    monkeypatch.setattr(files, "save", noted)
    monkeypatch.setattr(saving_module, "LARGE", 1)
    _rename(desk, "Large")
    assert desk.save()
    assert threads[0] is not threading.main_thread()
    assert load(journey_file).journey.title == "Large"
    assert not desk.session.document.modified


def test_a_new_journey_asks_where(make_desk: MakeDesk, picked: Picked, tmp_path: Path) -> None:
    desk = make_desk(Document(Journey(title="Brand new: one/two")))
    said: list[str] = []
    desk.said.connect(said.append)
    picked.paths = [None, tmp_path / "new.journey"]
    assert not desk.save()
    assert desk.path is None
    assert desk.save()
    assert desk.path == tmp_path / "new.journey"
    assert picked.suggestions[0] == "brand-new-one-two.journey"
    assert load(tmp_path / "new.journey").journey.title == "Brand new: one/two"
    assert desk.session.preferences.settings.recent[0] == str(tmp_path / "new.journey")
    assert said[-1].startswith("saved ")


def test_save_as_refuses_a_file_of_another_window(
    desk: Desk, opener: FakeOpener, picked: Picked, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    from PySide6.QtWidgets import QWidget

    other = QWidget()
    opener.elsewhere[tmp_path / "other.journey"] = other
    picked.paths = [tmp_path / "other.journey"]
    answers.will_be("cancel")
    assert not desk.save_as()
    assert "open in another window" in answers.seen[0]
    other.deleteLater()


def test_a_file_of_a_later_version_is_never_written(
    make_desk: MakeDesk, picked: Picked, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "later.journey"
    path.write_text("journeymap: 9\ntitle: From the future\n", encoding="utf-8")
    before = path.read_bytes()
    desk = make_desk(path)
    assert desk.read_only
    bar = desk._bar.shown("read-only")
    assert bar is not None
    assert "later journeymap" in bar.label.text()
    said: list[str] = []
    desk.said.connect(said.append)
    _rename(desk, "Older again")
    assert said[-1] == "changes not saved"
    desk.save_quietly()
    picked.paths = [path, tmp_path / "copy.journey"]
    answers.will_be("elsewhere", "cancel", "cancel", "elsewhere")
    assert not desk.save()
    assert path.read_bytes() == before
    assert not desk.save(), "asked before the dialog, and not wanted"
    assert desk.save()
    assert "later.journey is for reading only here" in answers.seen[0]
    assert picked.suggestions == ["later (copy).journey"] * 2
    assert path.read_bytes() == before
    assert load(tmp_path / "copy.journey").journey.title == "Older again"
    assert not desk.read_only
    assert desk._bar.shown("read-only") is None


def test_problems_of_a_file_are_listed(make_desk: MakeDesk, tmp_path: Path) -> None:
    from journeymap.gui.documents.problems_dialog import ProblemsDialog

    path = tmp_path / "problems.journey"
    path.write_text(
        "journeymap: 1\ntitle: T\ntouchpoints:\n  a:\n    title: A\n    stage: nowhere\n    kind: rubbish\n",
        encoding="utf-8",
    )
    desk = make_desk(path)
    bar = desk._bar.shown("problems")
    assert bar is not None
    assert bar.label.text().startswith("2 places")
    bar.buttons[0].click()
    dialog = desk._window.findChild(ProblemsDialog)
    assert isinstance(dialog, ProblemsDialog)
    cells = {dialog.table.cell(row, 1).text() for row in range(dialog.table.rowCount())}
    assert cells == {"touchpoints.a.stage", "touchpoints.a.kind"}
    dialog.close()


def test_closing_asks_in_words(desk: Desk, journey_file: Path, answers: Answers) -> None:
    assert desk.may_close()
    _rename(desk, "<b>Bold</b> & brave")
    answers.will_be("cancel")
    assert not desk.may_close()
    assert "<b>Bold</b> & brave" in answers.seen[0]
    answers.will_be("discard")
    assert desk.may_close()
    assert load(journey_file).journey.title != "<b>Bold</b> & brave"
    answers.will_be("save")
    assert desk.may_close()
    assert load(journey_file).journey.title == "<b>Bold</b> & brave"


def test_a_save_that_fails_keeps_the_window(desk: Desk, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: object, journey: object, *_: object) -> None:
        raise JourneyFileError(str(path), message=msg("no space"))

    monkeypatch.setattr(files, "save", full)
    _rename(desk, "Kept")
    answers.will_be("save", "cancel")
    assert not desk.may_close()


def test_revert_is_one_step_that_can_be_undone(desk: Desk, answers: Answers) -> None:
    was = desk.session.journey.title
    assert not desk.can_revert
    _rename(desk, "Mine")
    assert desk.can_revert
    answers.will_be("cancel")
    desk.revert()
    assert desk.session.journey.title == "Mine"
    answers.will_be("revert")
    desk.revert()
    assert desk.session.journey.title == was
    assert not desk.session.document.modified
    desk.session.undo()
    assert desk.session.journey.title == "Mine"
    assert desk.session.document.modified


def test_the_file_saves_itself_where_it_is_wanted(desk: Desk, journey_file: Path) -> None:
    assert desk.autosaving.every_ms == 0
    desk.session.preferences.put(autosave_minutes=7)
    assert desk.autosaving.every_ms == 7 * 60_000
    _rename(desk, "By itself")
    desk.autosaving._due()
    assert load(journey_file).journey.title == "By itself"
    assert not desk.session.document.modified


def test_saving_by_itself_asks_nothing_and_says_what_went_wrong(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: object, journey: object, *_: object) -> None:
        raise JourneyFileError(str(path), message=msg("no space left"))

    monkeypatch.setattr(files, "save", full)
    _rename(desk, "By itself")
    desk.save_quietly()
    bar = desk._bar.shown("saving")
    assert bar is not None
    assert "no space left" in bar.label.text()
    assert desk.session.document.modified


def test_on_a_drive_that_replaces_nothing_one_copy_is_left_and_no_more(
    desk: Desk, journey_file: Path, monkeypatch: pytest.MonkeyPatch, picked: Picked
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(errno.EPERM, "not here", str(self))

    before = set(journey_file.parent.iterdir())
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        for title in ("One", "Two", "Three"):
            _rename(desk, title)
            desk.autosaving._due()
    (beside,) = set(journey_file.parent.iterdir()) - before
    assert load(beside).journey.title == "One"
    bar = desk._bar.shown("saving")
    assert bar is not None
    assert beside.name in bar.label.text()
    assert "by itself again" in bar.label.text()
    desk.autosaving._due()
    assert desk.session.document.modified
    picked.paths = [journey_file]
    assert desk.save_as()
    _rename(desk, "Four")
    desk.autosaving._due()
    assert load(journey_file).journey.title == "Four"


@pytest.mark.parametrize("how", ["works again", "saved"])
def test_a_crash_that_costs_nothing_any_more_is_said_no_longer(desk: Desk, qtbot: QtBot, how: str) -> None:
    recovery_dir().parent.mkdir(parents=True, exist_ok=True)
    recovery_dir().write_text("a file where the folder should be")
    _rename(desk, "One step")
    qtbot.waitUntil(lambda: desk._bar.shown("journal") is not None)
    if how == "saved":
        assert desk.save()
        assert desk._bar.shown("journal") is None
        _rename(desk, "Two steps")
        qtbot.waitUntil(lambda: desk._bar.shown("journal") is not None)
    else:
        recovery_dir().unlink()
        _rename(desk, "Two steps")
        qtbot.waitUntil(lambda: desk._bar.shown("journal") is None)


def test_a_copy_is_suggested_under_a_name_that_is_free(tmp_path: Path, speech: Speech) -> None:
    path = tmp_path / "hotel.journey"
    assert copy_name(path, speech) == "hotel (copy).journey"
    (tmp_path / "hotel (copy).journey").touch()
    assert copy_name(path, speech) == "hotel (copy 2).journey"


def test_a_copy_of_a_long_name_can_be_made(tmp_path: Path, speech: Speech) -> None:
    path = tmp_path / f"{'ž' * 120}.journey"
    path.touch()
    name = copy_name(path, speech)
    assert name.endswith(" (copy).journey")
    (tmp_path / name).touch()


def test_a_write_that_has_begun_is_waited_for(
    desk: Desk, journey_file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Let go of, it would land in the file all the same and count as somebody else's; closing would lose the window."""
    import threading

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from journeymap.gui.documents.working import WorkingBox

    real, tried = files.save, threading.Event()

    def slow(path: Path, journey: Journey, *_: object) -> files.Saved:
        tried.wait(20)
        return real(path, journey)

    def press() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, WorkingBox):
            assert box.stop.isHidden()
            box.reject()
            box.close()
            tried.set()
        else:
            QTimer.singleShot(20, press)

    monkeypatch.setattr(files, "save", slow)
    monkeypatch.setattr(saving_module, "LARGE", 1)
    _rename(desk, "Waited for")
    press()
    assert desk.save()
    assert load(journey_file).journey.title == "Waited for"
    assert not desk.session.document.modified


def test_nothing_is_saved_by_itself_while_it_is_being_saved(
    desk: Desk, journey_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    real = files.save

    def again(path: Path, journey: Journey, *_: object) -> files.Saved:
        written.append(path)
        desk.save_quietly()
        return real(path, journey)

    monkeypatch.setattr(files, "save", again)
    _rename(desk, "Once")
    assert desk.save()
    assert written == [journey_file]


def test_undo_behind_what_the_file_has_come_to_hold_is_a_change(desk: Desk, journey_file: Path) -> None:
    from msgspec.structs import replace

    from journeymap.storage.fingerprint import digest

    theirs = replace(desk.session.journey, title="Theirs")
    desk.session.document.replace(replace(theirs, author="Both"), msg("Merge"))
    files.save(journey_file, theirs)
    desk.saving.know(theirs, digest(journey_file))
    assert desk.session.document.modified
    desk.session.undo()
    assert desk.session.document.modified


@pytest.mark.parametrize(("answer", "goes"), [("back", False), ("discard", True)])
def test_words_that_were_not_added_yet_are_asked_about(desk: Desk, answers: Answers, answer: str, goes: bool) -> None:
    field = AddField(desk.session.speech, desk.session.look, "New idea", lambda _: None, parent=desk._window)
    assert desk.may_close()
    field.edit.setText("Half an idea")
    answers.will_be(answer)
    assert desk.may_close() == goes
    assert "not added yet" in answers.seen[0]
    field.edit.clear()
    desk.session.drafts.put(("touchpoints", "check-in", "quotes"), {"text": "Half"})
    answers.will_be(answer)
    assert desk.may_close() == goes
    desk.session.drafts.put(("touchpoints", "check-in", "quotes"), None)
    assert desk.may_close()
