"""Since when a department is silent, from what this machine remembers of sending; and how that memory is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeymap.departments import sendings as memory
from journeymap.departments.agreement import silence, standings
from journeymap.departments.sendings import Sending, last_sent, note, sendings_of
from journeymap.i18n import Translator
from journeymap.model import Comment, Department, Journey, Response, Touchpoint
from journeymap.model.words import Answer, Role
from journeymap.paths import state_dir

FIRST, SECOND, THIRD = date(2026, 11, 2), date(2026, 11, 10), date(2026, 11, 20)


def journey(answered: date | None = None, *, remark: date | None = None, both: bool = False) -> Journey:
    """A department asked about two touchpoints, which answered one of them, or both, on a day, or only remarked."""
    said = {"it": Response(answer=Answer.ACCEPTED, date=answered)} if answered else {}
    owners = {"it": (Role.ACCOUNTABLE,)}
    comments = (Comment(by="Budi", department="it", date=remark, text="Hm"),) if remark else ()
    return Journey(
        title="Two",
        departments={"it": Department(name="IT")},
        touchpoints={
            "a": Touchpoint(title="A", owners=owners, responses=said, comments=comments),
            "b": Touchpoint(title="B", owners=owners, responses=said if both else {}),
        },
    )


def sent(*days: date) -> list[Sending]:
    return [Sending("it", day) for day in days] + [Sending("other", FIRST)]


@pytest.mark.parametrize(
    ("asked", "days", "said"),
    [
        (journey(), (), "has not answered yet"),
        (journey(), (SECOND, FIRST), "silent since 2 Nov 2026"),
        (journey(FIRST), (), None),
        (journey(FIRST), (FIRST,), None),
        (journey(FIRST), (FIRST, SECOND, THIRD), "silent since 10 Nov 2026"),
        (journey(remark=SECOND), (FIRST,), None),
        (journey(remark=SECOND), (FIRST, THIRD), "silent since 20 Nov 2026"),
        (journey(FIRST, both=True), (THIRD,), None),
    ],
)
def test_who_is_silent_since_when(asked: Journey, days: tuple[date, ...], said: str | None) -> None:
    (standing,) = standings(asked, sent(*days))
    told = silence(standing)
    assert (Translator("en").render(told) if told else None) == said
    assert standing.sent == max(days, default=None)


def test_what_was_sent_is_remembered_by_journey(tmp_path: Path) -> None:
    file, other = tmp_path / "hotel.journey", tmp_path / "other.journey"
    note(file, "it", SECOND, tmp_path / "it.xlsx")
    note(file, "it", FIRST, tmp_path / "again.xlsx")
    (tmp_path / "sub").mkdir()
    known = sendings_of(tmp_path / "sub" / ".." / "hotel.journey")
    assert known == (Sending("it", SECOND, "it.xlsx"), Sending("it", FIRST, "again.xlsx"))
    assert (last_sent(known, "it"), last_sent(known, "hr")) == (SECOND, None)
    assert sendings_of(other) == ()


def test_the_memory_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(memory, "MOST_SENDINGS", 3)
    monkeypatch.setattr(memory._JOURNALS, "most_files", 2)
    for number in range(5):
        note(tmp_path / "a", f"d{number}", FIRST, tmp_path / "out")
    assert [each.department for each in sendings_of(tmp_path / "a")] == ["d2", "d3", "d4"]
    for name in ("b", "c", "d"):
        note(tmp_path / name, "it", FIRST, tmp_path / "out")
    assert len([*(state_dir() / "sendings").iterdir()]) == 2


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b'{"sendings": [{"department": 1}]}', b"\xff\xfe", b"x" * 2_000_000]
)
def test_a_damaged_memory_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    file = tmp_path / "hotel.journey"
    note(file, "it", FIRST, tmp_path / "out")
    (journal,) = (state_dir() / "sendings").iterdir()
    journal.write_bytes(content)
    assert sendings_of(file) == ()
    note(file, "it", SECOND, tmp_path / "out")
    assert [each.day for each in sendings_of(file)] == [SECOND]


def test_sending_goes_on_where_nothing_can_be_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    note(tmp_path / "hotel.journey", "it", FIRST, tmp_path / "out")
    assert sendings_of(tmp_path / "hotel.journey") == ()
