"""The recovery journal: what a crash leaves is found whole, and nothing goes before it was saved or given up."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
import textwrap
import threading
import tracemalloc
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from journeymap.editing.changes import ChangeSet, all_keys, between
from journeymap.editing.commands import touchpoints
from journeymap.editing.document import Document
from journeymap.i18n import Translator, msg, msg_count
from journeymap.model import Journey, Kept, Touchpoint, Verbatim
from journeymap.model.kept import OneLineList, OneLineMapping
from journeymap.storage.codec import dumps, loads
from journeymap.storage.files import load, save
from journeymap.storage.fingerprint import digest
from journeymap.storage.recovery import (
    Journal,
    Recovered,
    Unreadable,
    adopt,
    discard,
    journal,
    leave,
    left_behind,
    recoverable,
    replay,
)
from tests.editing.hotel import hotel


class Session:
    """A document with its journal, as the window has them."""

    def __init__(self, folder: Path, path: Path | None = None, journey: Journey | None = None) -> None:
        self.document = Document(journey or hotel(), path)
        if path is not None:
            save(path, self.document.journey)
        self.journal = Journal.start(folder, path, self.document.journey, digest(path) if path else "")
        self.document.subscribe(self.journal.append)

    def edit(self, title: str = "Kolam renang") -> None:
        touchpoints.add_touchpoint(self.document, title)
        self.journal.flush()
        assert self.journal.failure is None

    def save(self, path: Path) -> None:
        save(path, self.document.journey)
        self.journal.saved(path, self.document.journey, digest(path))


def crash(journal: Journal) -> None:
    """What the death of its process does to a journal: the lock goes, the files stay."""
    if journal._owner is not None:
        journal._owner.release(remove=False)


def the_one(folder: Path) -> Recovered:
    (found,) = recoverable(folder)
    return found


def test_steps_survive_a_crash(tmp_path: Path) -> None:
    session = Session(tmp_path / "r", tmp_path / "hotel.journey")
    session.edit("Kolam renang")
    session.edit("Sarapan")
    crash(session.journal)
    found = the_one(tmp_path / "r")
    assert found.journey == session.document.journey
    assert list(found.journey.touchpoints) == list(session.document.journey.touchpoints)
    assert (found.path, found.title, found.edits) == (tmp_path / "hotel.journey", "Menginap di Yogyakarta", 2)
    assert abs(found.when - datetime.now(UTC)) < timedelta(minutes=5)
    assert found.last is not None
    assert "Sarapan" in Translator().render(found.last)
    assert (found.saved_differs, found.saved_gone, found.lost) == (False, False, None)


def test_undo_is_a_step_too(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session.edit()
    session.edit("Sarapan")
    session.document.undo()
    session.journal.flush()
    crash(session.journal)
    assert the_one(tmp_path).journey == session.document.journey


def test_a_journey_that_was_put_back_leaves_nothing_to_recover(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session.edit()
    session.document.undo()
    session.journal.flush()
    crash(session.journal)
    assert recoverable(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_dies_by_kill_9_is_recovered(tmp_path: Path) -> None:
    script = """
        import sys, time
        from pathlib import Path
        from tests.storage.test_recovery import Session
        session = Session(Path(sys.argv[1]))
        session.edit("Spa")
        print("ready", flush=True)
        time.sleep(60)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        assert recoverable(tmp_path) == ()
        assert len(list(tmp_path.glob("*.journal"))) == 1
        child.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    assert "spa" in the_one(tmp_path).journey.touchpoints


def test_a_living_journal_is_left_alone_also_in_this_process(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session.edit()
    assert recoverable(tmp_path) == ()
    session.edit("Sarapan")
    crash(session.journal)
    assert the_one(tmp_path).edits == 2


def test_nothing_is_written_before_the_first_step(tmp_path: Path) -> None:
    session = Session(tmp_path / "r")
    session.journal.flush()
    assert not (tmp_path / "r").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    session = Session(tmp_path / "state" / "recovery")
    session.edit()
    session.edit("Sarapan")
    assert stat.S_IMODE((tmp_path / "state" / "recovery").stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "state" / "recovery").iterdir()} == {0o600}


def test_closing_in_order_leaves_nothing(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session.edit()
    session.journal.close()
    session.journal.append(ChangeSet(msg("Late"), ()))
    session.journal.flush()
    assert list(tmp_path.iterdir()) == []


def test_after_saving_only_later_steps_are_recovered(tmp_path: Path) -> None:
    session = Session(tmp_path / "r")
    session.edit()
    session.save(tmp_path / "hotel.journey")
    assert list((tmp_path / "r").glob("*.journal")) == []
    assert session.journal.edits == 0
    session.edit("Sarapan")
    crash(session.journal)
    found = the_one(tmp_path / "r")
    assert (found.edits, found.path, found.saved_differs) == (1, tmp_path / "hotel.journey", False)
    assert found.journey == session.document.journey


def test_steps_made_while_saving_stay(tmp_path: Path) -> None:
    session = Session(tmp_path / "r")
    session.edit()
    being_saved = session.document.journey
    touchpoints.add_touchpoint(session.document, "Sarapan")
    session.edit("Spa")
    save(tmp_path / "hotel.journey", being_saved)
    session.journal.saved(tmp_path / "hotel.journey", being_saved, digest(tmp_path / "hotel.journey"))
    crash(session.journal)
    found = the_one(tmp_path / "r")
    assert (found.edits, found.saved_differs) == (2, False)
    assert found.journey == session.document.journey


def test_a_crash_between_saving_and_saying_so_leaves_nothing_to_recover(tmp_path: Path) -> None:
    session = Session(tmp_path / "r", tmp_path / "hotel.journey")
    session.edit()
    save(tmp_path / "hotel.journey", session.document.journey)
    crash(session.journal)
    assert recoverable(tmp_path / "r") == ()


def test_a_file_that_changed_or_went_is_told(tmp_path: Path) -> None:
    path = tmp_path / "hotel.journey"
    session = Session(tmp_path / "r", path)
    session.edit()
    crash(session.journal)
    path.write_text("journeymap: 1\ntitle: Other\n", encoding="utf-8")
    assert (the_one(tmp_path / "r").saved_differs, the_one(tmp_path / "r").saved_gone) == (True, False)
    path.unlink()
    assert (the_one(tmp_path / "r").saved_differs, the_one(tmp_path / "r").saved_gone) == (False, True)


def test_recovering_is_itself_recoverable(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session.edit()
    expected = session.document.journey
    crash(session.journal)
    for crashes in range(3):
        found = the_one(tmp_path)
        assert (found.journey, found.edits) == (expected, 1 + crashes)
        assert found.base == ""  # no file holds it
        document = Document(found.journey, found.path, saved=False)
        taken = adopt(found)
        assert recoverable(tmp_path) == ()
        document.subscribe(taken.append)
        crash(taken)
        taken = adopt(the_one(tmp_path))
        document.subscribe(taken.append)
        touchpoints.add_touchpoint(document, f"Sesudah {crashes}")
        taken.flush()
        expected = document.journey
        crash(taken)
    assert len(list(tmp_path.glob("*.journal"))) == 1


def test_recovered_work_goes_when_it_is_saved(tmp_path: Path) -> None:
    session = Session(tmp_path / "r")
    session.edit()
    crash(session.journal)
    found = the_one(tmp_path / "r")
    taken = adopt(found)
    save(tmp_path / "a.journey", found.journey)
    taken.saved(tmp_path / "a.journey", found.journey, digest(tmp_path / "a.journey"))
    crash(taken)
    assert recoverable(tmp_path / "r") == ()
    assert list((tmp_path / "r").iterdir()) == []


def test_work_that_another_window_took_up_is_not_thrown_away(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session.edit()
    crash(session.journal)
    found = the_one(tmp_path)
    first = adopt(found)
    second = adopt(found)
    assert first.file != second.file
    discard(found)
    assert first.file.exists()


def test_discarding_removes_it(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session.edit()
    crash(session.journal)
    discard(the_one(tmp_path))
    assert list(tmp_path.iterdir()) == []


def three_steps(folder: Path) -> tuple[Session, Path]:
    session = Session(folder)
    for title in ("Satu", "Dua", "Tiga"):
        session.edit(title)
    crash(session.journal)
    return session, session.journal.file


def added(found: Recovered) -> set[str]:
    return found.journey.touchpoints.keys() - hotel().touchpoints.keys()


@pytest.mark.parametrize("cut", [1, 2, 40])
def test_a_torn_last_line_costs_that_line(tmp_path: Path, cut: int) -> None:
    _, file = three_steps(tmp_path)
    file.write_bytes(file.read_bytes()[:-cut])
    found = the_one(tmp_path)
    assert (added(found), found.edits) == ({"satu", "dua"}, 2)
    assert found.lost is not None
    assert "very last step" in Translator().render(found.lost)


@pytest.mark.parametrize("garbage", [b"\0" * 30, b"[]", b'["00000000",{}]', b"\xff\xfe", b"[" * 5000])
def test_garbage_in_the_middle_is_replayed_up_to(tmp_path: Path, garbage: bytes) -> None:
    _, file = three_steps(tmp_path)
    lines = file.read_bytes().splitlines(keepends=True)
    lines[2] = garbage + b"\n"
    file.write_bytes(b"".join(lines))
    found = the_one(tmp_path)
    assert added(found) == {"satu"}
    assert found.lost is not None
    assert "2" in Translator().render(found.lost)
    taken = adopt(found)
    taken.append(ChangeSet(msg("Rename"), ()))
    taken.flush()
    (aside,) = tmp_path.glob("*.damaged")
    assert aside.read_bytes() == b"".join(lines)
    crash(taken)
    taken = adopt(the_one(tmp_path))
    assert aside.exists()
    taken.close()
    assert list(tmp_path.iterdir()) == []


def test_a_byte_of_the_head_that_is_no_text_costs_one_letter(tmp_path: Path) -> None:
    session, file = three_steps(tmp_path)
    file.write_bytes(file.read_bytes().replace(b"Yogyakarta", b"Yogyakart\xff"))
    found = the_one(tmp_path)
    assert added(found) == {"satu", "dua", "tiga"}
    assert found.title == session.document.journey.title.replace("Yogyakarta", "Yogyakart\ufffd")


def test_a_single_wrong_letter_in_a_step_is_noticed(tmp_path: Path) -> None:
    _, file = three_steps(tmp_path)
    file.write_bytes(file.read_bytes().replace(b'"Tiga"', b'"Tige"', 1))
    assert added(the_one(tmp_path)) == {"satu", "dua"}


@pytest.mark.parametrize("data", [b"", b"\n", b"not a journal\n", b'["00000000",{"format":1}]\n'])
def test_what_cannot_be_read_at_all_is_left_to_stand(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.journal").write_bytes(data)
    assert recoverable(tmp_path) == ()
    assert (tmp_path / "x.journal").read_bytes() == data


def test_a_later_programs_journal_is_left_to_stand(tmp_path: Path) -> None:
    _, file = three_steps(tmp_path)
    file.write_bytes(file.read_bytes().replace(b'"format":1', b'"format":2', 1))
    assert recoverable(tmp_path) == ()
    assert file.exists()


def unread(folder: Path) -> Unreadable:
    (found,) = left_behind(folder).unreadable
    return found


@pytest.mark.parametrize("data", [b"not a journal\n", b"[" * 100_000, b'["00000000",{"format":1}]\n', b"\xff" * 99])
def test_what_cannot_be_read_is_found_beside_the_rest(tmp_path: Path, data: bytes) -> None:
    three_steps(tmp_path)
    (tmp_path / "x.journal").write_bytes(data)
    assert the_one(tmp_path).edits == 3
    found = unread(tmp_path)
    assert (found.file, found.title, found.later) == (tmp_path / "x.journal", "", False)
    assert abs(found.when - datetime.now(UTC)) < timedelta(minutes=5)


def test_steps_that_are_too_deep_cost_themselves(tmp_path: Path) -> None:
    _, file = three_steps(tmp_path)
    lines = file.read_bytes().splitlines(keepends=True)
    lines[1] = b'["00000000",' + b'{"a":' * 20_000 + b"]\n"
    file.write_bytes(b"".join(lines))
    assert the_one(tmp_path).lost is not None


@pytest.mark.parametrize(
    ("old", "new"), [(b'"format":1', b'"format":2,"news":[1]'), (b"journeymap: 1", b"journeymap: 99")]
)
def test_a_later_programs_journal_is_known_as_such(tmp_path: Path, old: bytes, new: bytes) -> None:
    _, file = three_steps(tmp_path)
    file.write_bytes(file.read_bytes().replace(old, new, 1))
    found = unread(tmp_path)
    assert (found.later, found.title) == (True, "Menginap di Yogyakarta")


def test_an_error_in_one_journal_does_not_hide_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, broken = three_steps(tmp_path)
    _, whole = three_steps(tmp_path)

    def sometimes(file: Path) -> replay.Replayed | None:
        if file == broken:
            raise ZeroDivisionError
        return replay.read_journal(file)

    monkeypatch.setattr("journeymap.storage.recovery.finding.read_journal", sometimes)
    assert the_one(tmp_path).file == whole
    assert unread(tmp_path).file == broken


@pytest.mark.parametrize("moment", [b"0001-01-01T00:00:00Z", b"2026-11-01T00:00:00", b"9999-12-31T23:59:59-14:00"])
def test_a_moment_that_none_is_hides_nothing(tmp_path: Path, moment: bytes) -> None:
    three_steps(tmp_path)
    file = Session(tmp_path).journal.file
    lines = next(tmp_path.glob("*.journal")).read_bytes().splitlines(keepends=True)
    head = re.sub(rb'"at":"[^"]*"', b'"at":"' + moment + b'"', lines[0], count=1).replace(b'"edits":0', b'"edits":1')
    file.write_bytes(head)
    found = recoverable(tmp_path)
    assert [each.edits for each in found] == [3, 1]
    assert all(each.when.astimezone() for each in found)


def test_what_was_left_is_not_listed_again_until_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "x.journal"
    file.write_bytes(b"garbage")
    leave(unread(tmp_path))
    assert left_behind(tmp_path).unreadable == ()
    assert file.exists()
    os.utime(file, (2e9, 2e9))
    discard(unread(tmp_path))
    assert left_behind(tmp_path).unreadable == ()
    assert list(tmp_path.iterdir()) == []


def test_a_huge_file_is_read_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, file = three_steps(tmp_path)
    monkeypatch.setattr(replay, "MAX_JOURNAL_BYTES", file.stat().st_size - 10)
    found = the_one(tmp_path)
    assert added(found) == {"satu", "dua"}
    assert found.lost is not None


def test_no_folder_is_no_trouble(tmp_path: Path) -> None:
    assert recoverable(tmp_path / "none") == ()


def test_several_crashes_are_listed_the_latest_first(tmp_path: Path) -> None:
    for title in ("Lama", "Baru"):
        session = Session(tmp_path, journey=replace(hotel(), title=title))
        session.edit()
        crash(session.journal)
    assert [found.title for found in recoverable(tmp_path)] == ["Baru", "Lama"]


def test_a_long_session_compacts_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "COMPACT_BYTES", 3000)
    session = Session(tmp_path, tmp_path / "hotel.journey")
    for number in range(60):
        session.edit(f"Langkah {number}")
    assert session.journal.file.read_bytes().count(b"\n") < 40
    crash(session.journal)
    found = the_one(tmp_path)
    assert (found.edits, found.journey, found.saved_differs) == (60, session.document.journey, False)
    assert loads(found.base).journey == load(tmp_path / "hotel.journey").journey


def test_a_disk_that_refuses_is_told_and_made_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(tmp_path)
    session.edit()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(journal, "replace_bytes", refuse)
        patch.setattr(journal.os, "fsync", refuse)
        touchpoints.add_touchpoint(session.document, "Sarapan")
        session.journal.flush()
        assert session.journal.failure is not None
        assert "no room left on the disk" in Translator().render(session.journal.failure)
    session.journal.flush()
    assert session.journal.failure is None
    crash(session.journal)
    assert the_one(tmp_path).journey == session.document.journey
    assert the_one(tmp_path).lost is None


def test_a_text_that_no_file_holds_is_told_and_forgotten_when_it_is_mended(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session.edit()
    good = session.document.journey
    session.document.replace(replace(good, title="half \ud83d"), msg("Rename"))
    session.journal.flush()
    assert session.journal.failure is not None
    session.document.replace(replace(good, title="whole"), msg("Rename"))
    session.journal.flush()
    assert session.journal.failure is None
    crash(session.journal)
    assert the_one(tmp_path).journey == session.document.journey


def test_a_journal_that_somebody_removed_is_written_anew(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session.edit()
    session.journal.file.unlink()
    session.edit("Sarapan")
    crash(session.journal)
    assert the_one(tmp_path).journey == session.document.journey


def test_one_thread_may_append_while_another_flushes(tmp_path: Path) -> None:
    session = Session(tmp_path)
    stop = threading.Event()

    def flushing() -> None:
        while not stop.is_set():
            session.journal.flush()

    thread = threading.Thread(target=flushing)
    thread.start()
    for number in range(100):
        touchpoints.add_touchpoint(session.document, f"Langkah {number}")
    stop.set()
    thread.join()
    session.journal.flush()
    crash(session.journal)
    found = the_one(tmp_path)
    assert (found.journey, found.edits) == (session.document.journey, 100)


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_a_name_that_is_no_text_comes_back(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/hotel \xff%.journey"))
    session = Session(tmp_path / "r", path)
    session.edit()
    crash(session.journal)
    assert the_one(tmp_path / "r").path == path


def test_what_a_file_held_unread_comes_back_as_it_was_written(tmp_path: Path) -> None:
    value = {"a": Verbatim("3"), Verbatim("k"): OneLineList([OneLineMapping(b="yes"), [], {}])}
    kept = (Kept(("later", 2, Verbatim("x")), value, 1), Kept(("w",), "quoted", "later"))
    session = Session(tmp_path)
    session.edit()
    touchpoint = replace(hotel().touchpoints["room"], kept=(Kept(("weather",), value),))
    after = replace(
        session.document.journey, kept=kept, touchpoints={**session.document.journey.touchpoints, "room": touchpoint}
    )
    session.document.replace(after, msg("Reload"))
    session.journal.flush()
    crash(session.journal)
    found = the_one(tmp_path)
    assert type(found.journey.kept[0].value["a"]) is Verbatim
    assert type(found.journey.kept[0].value["k"]) is OneLineList
    assert type(found.journey.kept[0].value["k"][0]) is OneLineMapping
    assert dumps(found.journey) == dumps(session.document.journey)


def test_a_large_step_is_one_line(tmp_path: Path) -> None:
    session = Session(tmp_path)
    many = {f"t-{number}": Touchpoint(title=f"T {number}") for number in range(500)}
    after = replace(session.document.journey, touchpoints={**many, **session.document.journey.touchpoints})
    step = ChangeSet(msg("Reload"), between(session.document.journey, after, all_keys(session.document.journey, after)))
    session.journal.append(step)
    session.journal.flush()
    assert session.journal.file.read_bytes().count(b"\n") == 2
    crash(session.journal)
    assert list(the_one(tmp_path).journey.touchpoints) == list(after.touchpoints)


def test_a_journal_of_an_earlier_program_is_recovered_for_ever(tmp_path: Path) -> None:
    """One that was written when this form of journals was new, its last line torn."""
    kept = Path(__file__).parent / "fixtures" / "v1" / "form-1.journal"
    (tmp_path / "hotel.journal").write_bytes(kept.read_bytes())
    found = the_one(tmp_path)
    assert list(found.journey.touchpoints) == ["satu", "dua"]
    assert (found.title, found.edits, found.path) == ("Hotel", 3, None)
    assert found.last is not None
    assert found.lost is not None


def test_two_programs_that_start_at_once_do_not_both_take_it_up(tmp_path: Path) -> None:
    three_steps(tmp_path)
    first, second = the_one(tmp_path), the_one(tmp_path)
    mine, theirs = adopt(first), adopt(second)
    assert mine.file != theirs.file
    assert recoverable(tmp_path) == ()
    mine.close()
    theirs.close()


def test_a_journal_of_millions_of_empty_lines_fills_no_memory(tmp_path: Path) -> None:
    _, file = three_steps(tmp_path)
    file.write_bytes(file.read_bytes() + b"\n" * 8_000_000 + b"torn")
    tracemalloc.start()
    found = the_one(tmp_path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 150_000_000, "the file itself and little more"
    assert added(found) == {"satu", "dua", "tiga"}
    assert found.lost == msg_count(
        "The journal is damaged near its end: {count} step is missing.",
        "The journal is damaged: the last {count} steps are missing.",
        8_000_001,
    )
