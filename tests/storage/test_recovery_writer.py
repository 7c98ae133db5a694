"""The thread that writes a journal: what was noted gets to the disk unasked, in the order in which it happened."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journeymap.editing.commands import touchpoints
from journeymap.editing.document import Document
from journeymap.storage.codec import dumps
from journeymap.storage.files import read_file
from journeymap.storage.fingerprint import digest, digest_of
from journeymap.storage.recovery import Journal, Writer, journal, writer
from journeymap.storage.recovery.replay import read_journal
from tests.storage.test_recovery import Session, crash, the_one


def until(true: Callable[[], bool]) -> None:
    """Waits for what another thread is about to do."""
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.005)


class Work:
    """A document whose journal a thread writes, as the window has them."""

    def __init__(self, folder: Path) -> None:
        self.session = Session(folder / "r", folder / "hotel.journey")
        self.file = self.session.journal.file
        self.writer = Writer(self.session.journal)

    def edit(self, title: str) -> None:
        touchpoints.add_touchpoint(self.session.document, title)
        self.writer.note()

    def on_disk(self) -> int:
        """How many steps a crash would leave."""
        replayed = read_journal(self.file) if self.file.exists() else None
        return replayed.steps if replayed is not None else 0

    def save(self) -> None:
        path = self.session.document.path
        assert path is not None
        text = dumps(self.session.document.journey)
        path.write_text(text, encoding="utf-8")
        self.writer.saved(path, self.session.document.journey, digest_of(text.encode()), text)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    made = Work(tmp_path)
    yield made
    made.writer.close()
    made.session.journal.close()


def test_a_noted_step_gets_to_the_disk_unasked(work: Work, tmp_path: Path) -> None:
    work.edit("Sarapan")
    until(lambda: work.on_disk() == 1)
    work.edit("Spa")
    until(lambda: work.on_disk() == 2)
    work.writer.close()
    crash(work.session.journal)
    assert the_one(tmp_path / "r").journey == work.session.document.journey


def test_hurried_it_does_not_wait_for_more(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "PAUSE_S", 3_600)
    work.edit("Sarapan")
    work.writer.hurry()
    until(lambda: work.on_disk() == 1)


def test_saved_work_leaves_no_journal_and_later_work_a_new_one(work: Work, tmp_path: Path) -> None:
    work.edit("Sarapan")
    until(lambda: work.on_disk() == 1)
    work.save()
    until(lambda: not work.file.exists())
    work.edit("Spa")
    until(lambda: work.on_disk() == 1)
    work.writer.close()
    crash(work.session.journal)
    found = the_one(tmp_path / "r")
    assert found.journey == work.session.document.journey
    assert (found.edits, found.saved_differs) == (1, False)


def test_a_step_made_before_the_saving_was_noted_is_kept(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "PAUSE_S", 3_600)
    work.edit("Sarapan")
    with work.session.journal._writing:  # a slow disk: the thread hears of both at once
        work.save()
        work.edit("Spa")
    until(lambda: work.on_disk() == 1)
    replayed = read_journal(work.file)
    assert replayed is not None
    assert replayed.journey == work.session.document.journey
    assert replayed.head.digest == digest(work.session.document.path or Path())


def test_the_text_that_was_saved_is_not_worked_out_again(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    work.edit("Sarapan")
    until(lambda: work.on_disk() == 1)
    monkeypatch.setattr(journal, "dumps", lambda _: pytest.fail("worked out once more"))
    work.save()
    until(lambda: not work.file.exists())
    work.edit("Spa")
    until(lambda: work.on_disk() == 1 and work.session.journal.failure is None)


def test_the_first_text_is_made_ready_before_the_first_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "READY_S", 0.0)
    work = Work(tmp_path)
    until(lambda: work.session.journal._text is not None)
    monkeypatch.setattr(journal, "dumps", lambda _: pytest.fail("worked out once more"))
    work.edit("Sarapan")
    until(lambda: work.on_disk() == 1)
    work.writer.close()
    work.session.journal.close()


def test_closing_does_not_wait_for_the_pause(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "PAUSE_S", 3_600)
    work.edit("Sarapan")
    work.writer.close()
    work.session.journal.close()
    assert not work.file.exists()


def test_a_journal_begins_with_the_text_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a hand wrote it: with a byte order mark, line breaks of another system, and what nobody can read."""
    path = tmp_path / "hand.journey"
    path.write_bytes("\ufeffjourneymap: 1\r\ntitle: 'Hôtel'\r\nweather: {sun: [yes, 3]}\r\n".encode())
    loaded, found, text = read_file(path)
    monkeypatch.setattr(journal, "dumps", lambda _: pytest.fail("worked out once more"))
    document = Document(loaded.journey, path)
    kept = Journal.start(tmp_path / "r", path, document.journey, found, text)
    document.subscribe(kept.append)
    touchpoints.add_touchpoint(document, "Sarapan")
    kept.flush()
    assert kept.failure is None
    crash(kept)
    monkeypatch.undo()
    recovered = the_one(tmp_path / "r").journey
    assert recovered == document.journey
    assert dumps(recovered) == dumps(document.journey)


def test_what_a_later_version_wrote_is_no_text_to_begin_with(tmp_path: Path) -> None:
    path = tmp_path / "later.journey"
    path.write_text("journeymap: 99\ntitle: Later\n", encoding="utf-8")
    assert read_file(path).text is None


def test_an_error_of_our_own_is_said_and_the_next_step_is_written_down(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", heard.append)
    with monkeypatch.context() as patch:
        patch.setattr(work.session.journal, "_steps_after", lambda _: 1 / 0)
        work.edit("Sarapan")
        work.save()
        until(lambda: work.session.journal.failure is not None)
    work.edit("Spa")
    until(lambda: work.on_disk() == 2 and work.session.journal.failure is None)
    assert [each.exc_type for each in heard] == [ZeroDivisionError]
