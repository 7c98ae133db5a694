"""A department's copy: it holds the whole map, says what it was made from, and whoever damages that is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from journeymap.departments.returns import NoReturnError, ReturnError, read_any, read_return, read_returns
from journeymap.departments.sending import base_for_sending, base_of, fingerprint_of, sent_copy
from journeymap.editing.commands import elements
from journeymap.editing.commands.snapshots import take_snapshot
from journeymap.editing.document import Document
from journeymap.editing.errors import EditError
from journeymap.model import Journey, Sent, Touchpoint
from journeymap.paths import samples_dir
from journeymap.storage.codec import dumps, loads
from journeymap.storage.errors import JourneyFileError
from journeymap.storage.files import load

DAY = date(2026, 11, 2)


@pytest.fixture
def ours() -> Journey:
    document = Document(load(samples_dir() / "hotel-stay.journey").journey)
    take_snapshot(document, "Before", date(2026, 10, 1))
    return document.journey


def text(journey: Journey) -> bytes:
    return dumps(journey).encode()


def test_a_copy_holds_the_whole_map_and_what_it_was_made_from(ours: Journey) -> None:
    copy = loads(text(sent_copy(ours, "marketing", day=DAY))).journey
    assert copy.sent is not None
    assert (copy.sent.department, copy.sent.date) == ("marketing", DAY)
    assert copy.touchpoints == ours.touchpoints
    assert base_of(copy) == replace(copy, sent=None) == base_for_sending(ours)
    assert not copy.snapshots


def test_a_copy_of_a_copy_does_not_hold_two_bases(ours: Journey) -> None:
    once = sent_copy(ours, "marketing", day=DAY)
    assert base_of(sent_copy(once, "operations", day=DAY)) == base_of(once)


def test_only_departments_of_the_journey_get_one(ours: Journey) -> None:
    with pytest.raises(EditError, match=r"no department “nobody”.*marketing"):
        sent_copy(ours, "nobody", day=DAY)
    with pytest.raises(EditError, match="no departments yet"):
        sent_copy(Journey(title="Empty"), "nobody", day=DAY)


def test_a_return_reads_back(ours: Journey, tmp_path: Path) -> None:
    copy = sent_copy(ours, "marketing", day=DAY)
    (tmp_path / "back.txt").write_bytes(text(replace(copy, title="Other")))
    found = read_return(tmp_path / "back.txt", ours)
    assert (found.department, found.day, found.kind, found.left_out) == ("marketing", DAY, "journey", ())
    assert found.base == base_for_sending(ours)
    assert found.theirs == replace(found.base, title="Other")


def refused(data: bytes, sentence: str) -> None:
    with pytest.raises(JourneyFileError, match=sentence) as caught:
        read_any(data, "back.journey")
    assert str(caught.value).startswith("back.journey: ")


def test_what_is_no_sound_return_is_refused_with_a_sentence(ours: Journey) -> None:
    copy = sent_copy(ours, "marketing", day=DAY)
    assert copy.sent is not None
    with pytest.raises(NoReturnError, match="no department's copy"):
        read_any(text(ours), "ours.journey")
    refused(text(replace(copy, sent=replace(copy.sent, base=None))), "are missing in it")
    other = replace(copy.sent, base=replace(base_of(copy), vision="Another"))
    refused(text(replace(copy, sent=other)), "are damaged in it")
    refused(text(replace(copy, sent=replace(copy.sent, fingerprint=""))), "are damaged in it")
    refused(text(copy).replace(b"journeymap: 1", b"journeymap: 2", 1), "a later journeymap")
    refused(b"%PDF-1.7 ...", "this is a PDF")
    refused(b"\xd0\xcf\x11\xe0....", "save it as .xlsx")
    with pytest.raises(JourneyFileError):
        read_any(text(copy)[:2000], "back.journey")


def test_a_return_of_another_journey_is_refused(ours: Journey, tmp_path: Path) -> None:
    path = tmp_path / "back.journey"
    path.write_bytes(text(sent_copy(ours, "marketing", day=DAY)))
    other = load(samples_dir() / "puskesmas.journey").journey
    with pytest.raises(ReturnError, match=f"another journey, “{ours.title}”, and not from “{other.title}”"):
        read_return(path, other)
    renamed = replace(ours, title="Renamed since")
    assert read_return(path, renamed).department == "marketing"
    namesake = Journey(title=ours.title, touchpoints={"nothing-alike": Touchpoint(title="Nothing alike")})
    with pytest.raises(ReturnError, match="another journey"):
        read_return(path, namesake)


def test_of_several_files_the_good_ones_are_read(ours: Journey, tmp_path: Path) -> None:
    good, plain, none = tmp_path / "good", tmp_path / "plain", tmp_path / "none"
    good.write_bytes(text(sent_copy(ours, "marketing", day=DAY)))
    plain.write_bytes(text(ours))
    found, wrong = read_returns([none, good, plain], ours)
    assert [each.file for each in found] == [str(good)]
    assert [(each.file, isinstance(each, NoReturnError)) for each in wrong] == [(str(none), False), (str(plain), True)]


def test_a_copy_of_one_template_with_answers_of_its_own_is_another_journey(ours: Journey, tmp_path: Path) -> None:
    path = tmp_path / "back.journey"
    path.write_bytes(text(sent_copy(ours, "marketing", day=DAY)))
    own = {id: replace(touchpoint, notes="Ours", scores=()) for id, touchpoint in ours.touchpoints.items()}
    with pytest.raises(ReturnError, match="another journey"):
        read_return(path, replace(ours, title="Other hotel", touchpoints=own))


def test_the_fingerprint_is_of_what_a_base_says(ours: Journey) -> None:
    base = base_for_sending(ours)
    again = loads(text(base).replace(b"\ntouchpoints:", b"\n# a remark\n\ntouchpoints:", 1)).journey
    assert fingerprint_of(again) == fingerprint_of(base)
    assert fingerprint_of(replace(base, vision="Another")) != fingerprint_of(base)


def test_what_a_program_that_knows_less_kept_comes_back(ours: Journey) -> None:
    said = text(sent_copy(ours, "marketing", day=DAY))
    first = said.replace(b"\ndepartments:\n", b"\nfrom_a_later_program: {a: 1}\ndepartments:\n", 1)
    found = read_any(first, "back.journey")
    assert b"from_a_later_program" in text(found.theirs)
    assert found.left_out == ()


def test_the_department_is_known_though_its_copy_deleted_it(ours: Journey) -> None:
    copy = sent_copy(ours, "marketing", day=DAY)
    document = Document(replace(copy, sent=None))
    elements.remove(document, "departments", "marketing")
    assert isinstance(copy.sent, Sent)
    found = read_any(text(replace(document.journey, sent=copy.sent)), "back.journey")
    assert found.department == "marketing"
    assert "marketing" not in found.theirs.departments


def test_what_cannot_be_used_in_a_return_is_listed(ours: Journey) -> None:
    said = text(sent_copy(ours, "marketing", day=DAY)).decode()
    id = next(id for id, touchpoint in ours.touchpoints.items() if "marketing" in touchpoint.owners)
    at = said.index("marketing: ", said.index(f"\n  {id}:"))
    found = read_any((said[:at] + "marketing-team: " + said[at + 11 :]).encode(), "back.journey")
    assert len(found.left_out) == 1
