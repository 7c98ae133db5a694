"""Recovery: what a process that died left behind, asked for, compared, taken up again or thrown away."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeymap.editing.commands.settings import rename_journey
from journeymap.editing.document import Document
from journeymap.gui.documents.desk import Desk
from journeymap.gui.documents.recording import recovery_dir
from journeymap.gui.documents.recovering import origin_of
from journeymap.gui.documents.recovery_dialog import RecoveryDialog
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.preferences import Preferences
from journeymap.model import Journey
from journeymap.storage.files import load, save
from journeymap.storage.recovery import Recovered, adopt, left_behind, recoverable
from journeymap.storage.recovery.replay import read_journal
from tests.gui.conftest import SAMPLES
from tests.gui.documents.conftest import Answers, MakeDesk, Picked

# A real window's desk that edits a file, and dies a moment after its journal reached the disk.
CHILD = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
from journeymap.editing.commands.settings import rename_journey, set_settings
from journeymap.gui.documents.desk import Desk
from journeymap.gui.documents.reading import read_document
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.preferences import Preferences
from journeymap.gui.session.session import Session
from journeymap.settings import Settings

app = QApplication([])
speech, look, preferences = Speech("en"), Look(app), Preferences(Settings())
opened = read_document(Path(sys.argv[1]), speech, preferences)
window = QWidget()
session = Session(opened.document, speech, look, preferences)
desk = Desk(session, None, window)
desk.begin(opened.origin)
session.do(rename_journey, "Unsaved title")
session.do(set_settings, vision="Unsaved vision")

def gone():
    if desk.recording._told is False and any(Path(sys.argv[2]).glob("*.journal")):
        os._exit(9)

from PySide6.QtCore import QTimer
timer = QTimer()
timer.timeout.connect(gone)
timer.start(20)
app.exec()
"""


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, Path]:
    """A file, what it held, and the folder of journals that a process left behind that was editing it."""
    home = tmp_path_factory.mktemp("killed")
    path, folder = home / "hotel.journey", home / "journeymap" / "recovery"
    path.write_bytes((SAMPLES / "hotel-stay.journey").read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), str(folder)],
        capture_output=True,
        timeout=60,
        env={**os.environ, "XDG_STATE_HOME": str(home)},
    )
    assert done.returncode == 9, done.stderr.decode()
    return path, path.read_bytes(), folder


@pytest.fixture
def crashed(killed: tuple[Path, bytes, Path], own_folders: None) -> Path:
    """The file that was being edited; the journal lies in this test's own folder."""
    path, data, folder = killed
    path.write_bytes(data)
    shutil.copytree(folder, recovery_dir())
    return path


@pytest.fixture
def work(crashed: Path) -> Recovered:
    """The work it left."""
    found = recoverable(recovery_dir())
    assert len(found) == 1
    return found[0]


@pytest.fixture
def dialog(work: Recovered, speech: Speech, look: Look, qtbot: QtBot) -> Iterator[RecoveryDialog]:
    made = RecoveryDialog((work,), speech, look, None)
    made.show()
    yield made
    if isValid(made):
        made.close()


def _recovered(work: Recovered, make_desk: MakeDesk) -> Desk:
    return make_desk(Document(work.journey, work.path, saved=False), origin_of(work))


def test_every_step_is_there(work: Recovered, crashed: Path) -> None:
    assert work.path == crashed
    assert work.edits == 2
    assert (work.journey.title, work.journey.vision) == ("Unsaved title", "Unsaved vision")
    assert load(crashed).journey.title != "Unsaved title"


def test_the_row_says_what_there_is(dialog: RecoveryDialog) -> None:
    row = dialog.list.rows.rows[0]
    assert row.title == "Unsaved title"
    assert row.detail.startswith("hotel.journey, 2 edits, last on ")
    assert "as it was when this work began" in dialog.state.text()
    assert "Change the journey's settings" in dialog.state.text()


def _no_journal_is_left(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not list(recovery_dir().glob("*.journal")))


def test_recovered_it_is_a_modified_document_on_the_old_path(
    work: Recovered, make_desk: MakeDesk, crashed: Path, qtbot: QtBot
) -> None:
    desk = _recovered(work, make_desk)
    assert desk.session.document.modified
    assert desk.path == crashed
    assert list(recovery_dir().glob("*.journal")), "the work stays on the disk until it was saved"
    assert desk.save()
    assert load(crashed).journey.title == "Unsaved title"
    _no_journal_is_left(qtbot)


def test_closed_in_order_nothing_is_left(work: Recovered, make_desk: MakeDesk) -> None:
    desk = _recovered(work, make_desk)
    desk.close()
    assert not recoverable(recovery_dir())


def test_a_file_saved_since_is_merged_not_overwritten(crashed: Path, make_desk: MakeDesk, answers: Answers) -> None:
    save(crashed, Journey(**{**_fields(load(crashed).journey), "author": "Somebody else"}))
    work = recoverable(recovery_dir())[0]
    assert work.saved_differs
    desk = _recovered(work, make_desk)
    answers.will_be("merge")
    assert desk.save()
    journey = load(crashed).journey
    assert (journey.title, journey.author) == ("Unsaved title", "Somebody else")


def test_after_a_second_crash_the_base_is_still_known(crashed: Path) -> None:
    held = load(crashed).journey
    work = recoverable(recovery_dir())[0]
    journal, document = adopt(work), Document(work.journey, work.path, saved=False)
    document.subscribe(journal.append)
    rename_journey(document, "Later still")
    journal.flush()
    assert journal._owner is not None
    journal._owner.release(remove=False)
    save(crashed, Journey(**{**_fields(held), "author": "Somebody else"}))
    again = recoverable(recovery_dir())[0]
    assert (again.journey.title, again.edits, again.saved_differs) == ("Later still", 3, True)
    assert origin_of(again).base == held


def _fields(journey: Journey) -> dict[str, object]:
    import msgspec

    return msgspec.structs.asdict(journey)


def test_recover_hands_the_work_over(dialog: RecoveryDialog, work: Recovered, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.recover) as caught:
        dialog.take.click()
    assert caught.args == [work]
    assert not dialog.isVisible()
    assert work.file.exists()


def test_enter_in_the_list_recovers(dialog: RecoveryDialog, work: Recovered, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.recover):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)


def test_the_day_reads_as_everywhere(dialog: RecoveryDialog, work: Recovered) -> None:
    when = work.when.astimezone()
    assert f"last on {when.day} {when:%b} {when.year} at" in dialog.list.rows.rows[0].detail


def test_later_keeps_everything(dialog: RecoveryDialog, work: Recovered) -> None:
    dialog.later.click()
    assert recoverable(recovery_dir())[0].journey == work.journey


def test_discard_asks_first(dialog: RecoveryDialog, work: Recovered, answers: Answers) -> None:
    answers.will_be("cancel")
    dialog.discard.click()
    assert work.file.exists()
    assert "2 edits are lost" in answers.seen[0]
    answers.will_be("discard")
    dialog.discard.click()
    assert not work.file.exists()
    assert not dialog.isVisible()


def test_compare_lists_the_changes_in_words(dialog: RecoveryDialog, answers: Answers) -> None:
    answers.will_be("close")
    dialog.compare.click()
    assert "2 differences to the file." in answers.seen[0]


@pytest.fixture
def with_unreadable(work: Recovered, speech: Speech, look: Look) -> Iterator[RecoveryDialog]:
    (recovery_dir() / "a.journal").write_bytes(b"garbage")
    (recovery_dir() / "b.journal").write_bytes(work.file.read_bytes().replace(b'"format":1', b'"format":2', 1))
    found = left_behind(recovery_dir())
    made = RecoveryDialog(found.works, speech, look, None, found.unreadable)
    made.show()
    yield made
    if isValid(made):
        made.close()


def _go_to(dialog: RecoveryDialog, file: Path) -> None:
    at = next(at for at, row in enumerate(dialog.list.rows.rows) if row.key == str(file))
    dialog.list.setCurrentIndex(dialog.list.rows.index(at))


def test_what_cannot_be_read_is_listed_with_what_can_be_done(with_unreadable: RecoveryDialog, answers: Answers) -> None:
    dialog, folder = with_unreadable, recovery_dir()
    assert len(dialog.list.rows.rows) == 3
    _go_to(dialog, folder / "a.journal")
    assert "damaged" in dialog.state.text()
    assert str(folder / "a.journal") in dialog.state.text()
    assert (dialog.take.isVisible(), dialog.leave.isVisible(), dialog.compare.isEnabled()) == (False, True, False)
    answers.will_be("discard")
    dialog.discard.click()
    assert not (folder / "a.journal").exists()
    _go_to(dialog, folder / "b.journal")
    assert "made by a later journeymap: open it with that one" in dialog.state.text()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert (folder / "b.journal").exists()
    assert (dialog.take.isVisible(), dialog.take.isDefault(), dialog.leave.isVisible()) == (True, True, False)
    assert len(left_behind(folder).works) == 1
    assert left_behind(folder).unreadable == ()


def test_editing_is_written_down_and_closing_takes_it_away(desk: Desk, qtbot: QtBot) -> None:
    desk.session.do(rename_journey, "One step")
    qtbot.waitUntil(lambda: bool(list(recovery_dir().glob("*.journal"))), timeout=5_000)
    assert not recoverable(recovery_dir()), "a living process keeps its own"
    desk.close()
    assert not list(recovery_dir().glob("*.journal"))


def test_without_autosave_nothing_is_written(desk: Desk) -> None:
    desk.session.preferences.put(autosave=False)
    desk.session.do(rename_journey, "One step")
    assert not desk.recording._soon.isActive()


def test_without_autosave_steps_are_not_kept_and_switched_on_they_are_one(desk: Desk, qtbot: QtBot) -> None:
    desk.session.preferences.put(autosave=False)
    for number in range(5):
        desk.session.do(rename_journey, f"Step {number}")
    journal = desk.recording._journal
    assert journal is not None
    assert (journal.edits, desk.recording.on) == (0, False)
    desk.session.preferences.put(autosave=True)
    assert (journal.edits, desk.recording.on) == (1, True)
    desk.session.do(rename_journey, "After")
    qtbot.waitUntil(journal.file.exists, timeout=5_000)
    replayed = read_journal(journal.file)
    assert replayed is not None
    assert replayed.journey.title == "After"


def test_without_autosave_recovered_work_goes_when_it_was_saved(
    work: Recovered, make_desk: MakeDesk, preferences: Preferences, qtbot: QtBot
) -> None:
    preferences.put(autosave=False)
    desk = _recovered(work, make_desk)
    desk.session.do(rename_journey, "Later")
    assert list(recovery_dir().glob("*.journal")), "what a crash left stays until it is in a file"
    assert desk.save()
    _no_journal_is_left(qtbot)


def test_a_file_of_a_later_version_is_not_written_over_after_a_crash(
    crashed: Path, make_desk: MakeDesk, picked: Picked, tmp_path: Path, answers: Answers
) -> None:
    later = crashed.read_text(encoding="utf-8").replace("journeymap: 1\n", "journeymap: 99\n", 1)
    crashed.write_text(later, encoding="utf-8")
    desk = _recovered(recoverable(recovery_dir())[0], make_desk)
    assert desk.read_only
    picked.paths = [tmp_path / "elsewhere.journey"]
    answers.will_be("elsewhere")
    assert desk.save()
    assert crashed.read_text(encoding="utf-8") == later
    assert load(tmp_path / "elsewhere.journey").journey.title == "Unsaved title"


def test_a_journey_whose_file_went_away_survives_a_crash(desk: Desk, journey_file: Path, qtbot: QtBot) -> None:
    journey_file.unlink()
    qtbot.waitUntil(lambda: bool(list(recovery_dir().glob("*.journal"))))
    journal, journey = desk.recording._journal, desk.session.journey
    assert journal is not None
    assert journal._owner is not None
    journal._owner.release(remove=False)
    (found,) = recoverable(recovery_dir())
    assert (found.journey, found.saved_gone) == (journey, True)


def test_a_folder_that_cannot_be_written_is_said_once(desk: Desk, qtbot: QtBot) -> None:
    recovery_dir().parent.mkdir(parents=True)
    recovery_dir().write_text("a file where the folder should be")
    desk.session.do(rename_journey, "One step")
    qtbot.waitUntil(lambda: desk._bar.shown("journal") is not None, timeout=5_000)
    bar = desk._bar.shown("journal")
    assert bar is not None
    assert "would be lost in a crash" in bar.label.text()
