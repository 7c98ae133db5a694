"""The program: its windows, the welcome screen, what a crash left behind, and the self-test as a process."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeymap.editing.changes import ChangeSet
from journeymap.editing.commands.settings import rename_journey
from journeymap.editing.document import Document
from journeymap.gui.app import Program, run
from journeymap.gui.documents.asking import QuestionBox
from journeymap.gui.documents.bars import Bar
from journeymap.gui.documents.desk import Desk
from journeymap.gui.documents.dropping import journey_files
from journeymap.gui.documents.recent_dialog import RecentDialog
from journeymap.gui.documents.recording import recovery_dir
from journeymap.gui.documents.recovery_dialog import RecoveryDialog
from journeymap.gui.documents.welcome import Welcome
from journeymap.gui.session.preferences import Preferences
from journeymap.gui.window.mishaps import log_file
from journeymap.gui.window.window import Window
from journeymap.settings import Settings, read_settings, settings_file
from journeymap.storage.files import load
from journeymap.storage.recovery import Journal
from tests.gui.conftest import SAMPLES
from tests.gui.documents.conftest import Answers, answers

__all__ = ["answers"]

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    made = Program(qapp, Preferences(Settings(language="en", appearance="light")))
    qapp.setQuitOnLastWindowClosed(False)
    yield made
    for window in made.windows():
        assert isinstance(window, Window)
        window.session.document.mark_saved()
        window.close()
    made.quit()
    made.end()
    QApplication.removeTranslator(made._qt_words)
    made.deleteLater()


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "one.journey", tmp_path / "two.journey"
    for path in paths:
        shutil.copyfile(SAMPLES / "first-workshop.journey", path)
    return paths


Opened = Callable[[Path], Window]


@pytest.fixture
def opened(program: Program, qtbot: QtBot) -> Opened:
    def open(path: Path) -> Window:
        window = program.open_path(path)
        assert isinstance(window, Window)
        with qtbot.waitActive(window):
            window.activateWindow()
        return window

    return open


def test_each_document_has_its_own_window(program: Program, opened: Opened, files: tuple[Path, Path]) -> None:
    one, two = opened(files[0]), opened(files[1])
    one.session.do(rename_journey, "Only here")
    assert two.session.journey.title != "Only here"
    assert one.isWindowModified()
    assert not two.isWindowModified()
    assert "Only here" in one.windowTitle()
    assert program.windows() == (one, two)


def test_what_stands_in_a_window_is_kept_from_the_collector_until_one_is_closed(
    opened: Opened, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: told.append("freeze"))
    monkeypatch.setattr(gc, "unfreeze", lambda: told.append("unfreeze"))
    window = opened(files[0])
    assert told == ["freeze"]
    window.close()
    assert told == ["freeze", "unfreeze"]


def test_the_same_file_brings_its_window(
    program: Program, opened: Opened, files: tuple[Path, Path], tmp_path: Path
) -> None:
    one = opened(files[0])
    link = tmp_path / "link.journey"
    link.symlink_to(files[0])
    assert program.open_path(link) is one
    assert len(program.windows()) == 1


def test_the_welcome_screen_goes_when_a_document_opens(
    program: Program, opened: Opened, files: tuple[Path, Path]
) -> None:
    welcome = program.welcome()
    assert program.welcome() is welcome
    opened(files[0])
    QApplication.sendPostedEvents(None, 52)
    assert not isValid(welcome) or not welcome.isVisible()


def test_a_file_that_cannot_be_read_leaves_the_welcome_screen(
    program: Program, tmp_path: Path, answers: Answers
) -> None:
    welcome = program.welcome()
    answers.will_be("cancel")
    assert program.open_path(tmp_path / "gone.journey") is None
    assert welcome.isVisible()
    assert program.windows() == ()


def test_keys_save_and_close(
    program: Program, opened: Opened, files: tuple[Path, Path], qtbot: QtBot, answers: Answers
) -> None:
    window = opened(files[0])
    window.session.do(rename_journey, "By keys")
    assert window.top.saved.full_text == "changes not saved"
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert load(files[0]).journey.title == "By keys"
    assert window.top.saved.full_text.startswith("saved ")
    window.session.do(rename_journey, "Not saved")
    answers.will_be("discard")
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(window, Qt.Key.Key_W, CTRL)
    assert program.windows() == ()
    assert load(files[0]).journey.title == "By keys"


def test_a_new_window_by_key(program: Program, opened: Opened, files: tuple[Path, Path], qtbot: QtBot) -> None:
    window = opened(files[0])
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert len(program.windows()) == 2
    new = program.windows()[1]
    assert isinstance(new, Window)
    assert not new.session.journey.touchpoints
    assert new.top.saved.full_text == "Not saved yet"


def test_quitting_stops_at_a_window_that_stays(
    program: Program, opened: Opened, files: tuple[Path, Path], answers: Answers
) -> None:
    one, two = opened(files[0]), opened(files[1])
    two.session.do(rename_journey, "Keep me")
    answers.will_be("cancel")
    program.quit()
    assert two in program.windows()
    assert one not in program.windows()


def test_a_file_dropped_on_a_window_opens_beside_it(
    program: Program, opened: Opened, files: tuple[Path, Path], tmp_path: Path
) -> None:
    window = opened(files[0])
    other = tmp_path / "hotel.journey"
    shutil.copyfile(SAMPLES / "hotel-stay.journey", other)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, buttons, modifiers))
    assert [w.session.document.path for w in program.windows() if isinstance(w, Window)] == [files[0], other]


def test_what_a_crash_left_is_offered_and_opened(program: Program, files: tuple[Path, Path], qtbot: QtBot) -> None:
    _crash(files[0])
    program.look_back()
    qtbot.waitUntil(lambda: program._recovery is not None, timeout=10_000)
    dialog = program._recovery
    assert isinstance(dialog, RecoveryDialog)
    dialog.take.click()
    window = program.windows()[0]
    assert isinstance(window, Window)
    assert window.session.journey.title == "Not saved"
    assert window.session.document.path == files[0]
    assert window.isWindowModified()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert load(files[0]).journey.title == "Not saved"


def test_recovered_work_takes_the_place_of_the_untouched_window(
    program: Program, opened: Opened, files: tuple[Path, Path], qtbot: QtBot
) -> None:
    _crash(files[0])
    window = opened(files[0])
    with qtbot.waitSignal(window.closed):
        _take(program, qtbot)
    (left,) = program.windows()
    assert isinstance(left, Window)
    assert (left.session.journey.title, left.session.document.path) == ("Not saved", files[0])


def test_recovered_work_of_a_file_that_is_being_edited_has_no_file_yet(
    program: Program, opened: Opened, files: tuple[Path, Path], qtbot: QtBot
) -> None:
    _crash(files[0])
    opened(files[0]).session.do(rename_journey, "Edited meanwhile")
    _take(program, qtbot)
    one, two = program.windows()
    assert isinstance(one, Window)
    assert isinstance(two, Window)
    assert (one.session.journey.title, one.session.document.path) == ("Edited meanwhile", files[0])
    assert (two.session.journey.title, two.session.document.path) == ("Not saved", None)
    assert two.session.document.modified
    assert two.toast.words.full_text.startswith("one.journey is open in another window.")


def _take(program: Program, qtbot: QtBot) -> None:
    program.look_back()
    qtbot.waitUntil(lambda: program._recovery is not None, timeout=10_000)
    assert program._recovery is not None
    program._recovery.take.click()


def _crash(path: Path) -> None:
    """A journal whose owner is gone."""
    from journeymap.storage.fingerprint import digest

    document = Document(load(path).journey, path)
    journal = Journal.start(recovery_dir(), path, document.journey, digest(path))
    steps: list[ChangeSet] = []
    document.subscribe(steps.append)
    rename_journey(document, "Not saved")
    for step in steps:
        journal.append(step)
    journal.flush()
    assert journal._owner is not None
    journal._owner.release(remove=False)


def test_language_and_look_change_while_running(
    program: Program, opened: Opened, files: tuple[Path, Path], qtbot: QtBot
) -> None:
    window = opened(files[0])
    program.preferences.put(language="id", appearance="dark")
    assert program.speech.language == "id"
    assert program.look.dark
    window.session.do(rename_journey, "Lagi")
    assert window.top.saved.full_text == program.speech.text("changes not saved")


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_self_test_finds_all_well(language: str, tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "journeymap", "self-test", "--lang", language],
        capture_output=True,
        text=True,
        timeout=120,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len([line for line in done.stdout.splitlines() if line.startswith("ok ")]) == 9


def test_every_action_of_files_has_a_key_of_its_own() -> None:
    from journeymap.gui.actions import file
    from journeymap.gui.actions.table import ACTIONS

    keys = [key for row in ACTIONS for key in row.keys]
    assert len(keys) == len(set(keys))
    assert all(row.keys for row in file.ROWS)


def test_rows_say_what_can_be_done(program: Program, opened: Opened, files: tuple[Path, Path]) -> None:
    window = opened(files[0])
    assert not window.menus.doings["file.revert"].isEnabled()
    window.session.do(rename_journey, "Changed")
    assert window.menus.doings["file.revert"].isEnabled()
    assert window.menus.doings["file.save"].isEnabled()


@pytest.mark.skipif(os.name != "posix", reason="names are text there")
def test_a_name_that_is_no_text_does_everything(program: Program, opened: Opened, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9/jalan \xff.journey"))
    try:
        path.parent.mkdir()
    except OSError:
        pytest.skip("this disk takes names of text only")
    shutil.copyfile(SAMPLES / "first-workshop.journey", path)
    program.preferences.path = settings_file()
    window = opened(path)
    assert "jalan \ufffd.journey" in window.top.title.toolTip()
    window.session.do(rename_journey, "Berubah")
    assert window.desk.save()
    assert load(path).journey.title == "Berubah"
    program.preferences.write()
    held, trouble = read_settings(settings_file())
    assert (held.recent, program.preferences.settings.recent, trouble) == ((str(path),), (str(path),), None)

    window.desk.starting.open_recent()
    (dialog,) = window.findChildren(RecentDialog)
    (row,) = dialog.recent.list.rows.rows
    assert row.title == "jalan \ufffd.journey"
    chosen: list[Path] = []
    dialog.recent.pressed.connect(chosen.append)
    dialog.recent.list.pressed_row.emit(row.key)
    assert chosen == [path]

    mime = QMimeData()
    mime.setData("text/uri-list", f"file://{quote(os.fsencode(path))}".encode())
    assert journey_files(mime) == [path]


Ran = Callable[[list[str], Callable[[], None]], int]


@pytest.fixture
def ran(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ran]:
    """Runs the program as a call does, with something else in place of its event loop; closes what it opened."""
    monkeypatch.setattr(sys, "setswitchinterval", lambda _: None)
    quits = qapp.quitOnLastWindowClosed()

    def run_(files: list[str], meanwhile: Callable[[], None]) -> int:
        def exec_() -> int:
            QApplication.processEvents()
            meanwhile()
            for window in QApplication.topLevelWidgets():
                window.close()
            return 0

        monkeypatch.setattr(QApplication, "exec", staticmethod(exec_))
        return run(files)

    yield run_
    qapp.setQuitOnLastWindowClosed(quits)


def _shown(kind: type[QWidget]) -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]


def test_a_run_watches_for_mishaps_and_stops_at_its_end(ran: Ran) -> None:
    before, seen = sys.excepthook, []
    assert ran([], lambda: seen.append(sys.excepthook)) == 0
    assert seen != [before]
    assert sys.excepthook == before


def test_a_file_that_fails_at_the_start_leaves_the_welcome_screen_and_a_sentence(
    ran: Ran, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ValueError(" ".join(("what", "people", "wrote")))

    said: list[str] = []

    def look() -> None:
        (box,) = _shown(QuestionBox)
        assert len(_shown(Welcome)) == 1
        said.append(box.accessibleName())

    monkeypatch.setattr(Window, "_restore", broken)
    assert ran([str(files[0])], look) == 0
    assert said == ["Something in the program went wrong, so one.journey could not be opened. The file is as it was."]
    assert "what people wrote" not in capsys.readouterr().err + log_file().read_text("utf-8")


def test_one_file_that_fails_leaves_the_others(
    ran: Ran, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, told = Desk.begin, []

    def broken(desk: Desk, origin: object) -> None:
        begin(desk, origin)  # type: ignore[arg-type]
        if desk.path == files[0]:
            raise ValueError("broken")

    def look() -> None:
        (window,) = _shown(Window)
        assert isinstance(window, Window)
        told.append((window.session.document.path, window.toast.words.full_text))
        assert not list(files[0].parent.glob(".*one*")), "nobody has it open"

    monkeypatch.setattr(Desk, "begin", broken)
    assert ran([str(file) for file in files], look) == 0
    assert told[0][0] == files[1]
    assert "one.journey could not be opened" in told[0][1]
    assert not _shown(Welcome)


def test_without_any_window_it_is_said_and_the_program_ends(
    ran: Ran, monkeypatch: pytest.MonkeyPatch, answers: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ValueError(" ".join(("no", "room")))

    monkeypatch.setattr(Welcome, "_lay_out", broken)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: answers.seen.append(box.text()))
    assert ran([], lambda: None) == 1
    assert answers.seen[0].startswith("Something in the program went wrong, and its window cannot be shown.")
    assert "ValueError" in log_file().read_text("utf-8")
    assert "no room" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["", "one.journey"])
def test_damaged_settings_are_said_once_and_kept(ran: Ran, files: tuple[Path, Path], name: str) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('{"author": "Sa', encoding="utf-8")
    said: list[str] = []

    def look() -> None:
        (shown,) = _shown(Window if name else Welcome)
        bar = shown.findChild(Bar, "bar.settings")
        said.append(bar.label.text() if isinstance(bar, Bar) and bar.isVisible() else "nothing")

    called = [str(files[0])] if name else []
    assert ran(called, look) == 0
    assert said == [
        "The file of your settings is damaged, so all are as they were at first. It is kept as “settings.json.damaged”."
    ]
    assert read_settings(settings_file())[1] is None
    assert settings_file().with_name("settings.json.damaged").read_text(encoding="utf-8") == '{"author": "Sa'
    said.clear()
    ran(called, look)
    assert said == ["nothing"]
