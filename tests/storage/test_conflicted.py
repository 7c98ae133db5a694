"""Copies that sync clients put beside a file: known by name or by content, offered until a person has settled them."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest
from msgspec.structs import replace

from journeymap.model import Journey, Touchpoint
from journeymap.model.journey import Sent
from journeymap.storage import conflicted, settled
from journeymap.storage.conflicted import Copies
from journeymap.storage.files import save
from journeymap.storage.settled import settle_copies, settled_copies

OURS = Journey(title="Hotel", touchpoints={"a": Touchpoint(title="A")})
THEIRS = replace(OURS, touchpoints={"a": Touchpoint(title="B")})


@pytest.fixture(autouse=True)
def own_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "hotel.journey"
    save(path, OURS)
    return path


def names(path: Path) -> list[str]:
    return [copy.file.name for copy in Copies(path).look()]


@pytest.mark.parametrize(
    "name",
    [
        "hotel (Sari's conflicted copy 2026-11-03).journey",
        "hotel (conflicted copy 2026-11-03 101530).journey",
        "hotel (Anna's conflicted copy 2026-11-22 (1)).journey",
        "hotel (Anna's conflicted copy 2026-11-22) (1).journey",
        "hotel (Anna (Laptop)'s conflicted copy 2026-11-22).journey",
        "hotel (Salinan yang bertentangan milik Sari 2026-11-22).journey",
        "hotel (Sari's conflicted copy 2026-11-03).JOURNEY",
        "hotel.sync-conflict-20261103-101530-ABCDEF7.journey",
        "hotel_conflict-20261103-101530.journey",
        f"hotel-{platform.node()}.journey",
        "hotel-DESKTOP-4K2LQ9X.journey",
        "hotel-DESKTOP-4K2LQ9X-2.journey",
    ],
)
def test_known_by_name(path: Path, name: str) -> None:
    strangers = ("hotel 2", "hotel (new)", "hotel-old", "hotel (new) (conflicted copy)", "motel (conflicted copy)")
    for other in (name, "hotel (conflicted copy).txt", *(f"{each}.journey" for each in strangers)):
        (path.parent / other).write_text("theirs")
    assert names(path) == [name]


@pytest.mark.parametrize("rest", [" (5)", "-ANNA-PC", "-Anna's MacBook Pro", "-draft"])
def test_other_names_count_where_they_hold_another_state_of_the_same(path: Path, rest: str) -> None:
    other = path.with_name(f"hotel{rest}.journey")
    save(other, OURS)
    assert names(path) == []
    save(other, THEIRS)
    assert names(path) == [other.name]
    save(other, Journey(title="Shop"))
    assert names(path) == []
    other.write_bytes(b"no journey")
    assert names(path) == []


def test_a_copy_for_a_department_is_none(path: Path) -> None:
    save(path.with_name("hotel-service.journey"), replace(THEIRS, sent=Sent(department="service")))
    assert names(path) == []


def test_of_many_numbered_ones_those_that_differ_are_found_and_the_work_is_bounded(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 6):
        save(path.with_name(f"hotel ({number}).journey"), THEIRS if number > 3 else OURS)
    assert names(path) == ["hotel (4).journey", "hotel (5).journey"]
    read: list[Path] = []
    real = conflicted._state_of

    def counted(file: Path) -> object:
        read.append(file)
        return real(file)

    monkeypatch.setattr(conflicted, "_state_of", counted)
    monkeypatch.setattr(conflicted, "MOST_READ", 1)
    copies = Copies(path)
    copies.look()
    copies.look()
    assert len(read) <= 2, "ours and one of theirs, once"


def test_what_was_settled_is_offered_again_only_with_another_content(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = path.with_name("hotel (conflicted copy).journey")
    save(other, THEIRS)
    (copy,) = Copies(path).look()
    settle_copies(path, [copy.digest])
    assert names(path) == []
    save(other, replace(THEIRS, vision="More"))
    assert names(path) == [other.name]
    monkeypatch.setattr(settled, "MOST_COPIES", 2)
    settle_copies(path, ["1" * 64, "2" * 64])
    assert settled_copies(path) == {"1" * 64, "2" * 64}
    next(settled._MEMORY.folder.iterdir()).write_bytes(b"damaged")
    assert settled_copies(path) == frozenset()
