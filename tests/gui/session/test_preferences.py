"""Settings that several windows and processes share: each writes what was changed in it, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from journeymap.gui.session.preferences import Preferences
from journeymap.settings import MOST_RECENT, Settings, load_settings

CHANGES = st.one_of(
    st.tuples(st.just("put"), st.sampled_from(["author", "organisation"]), st.sampled_from(["", "Sari", "Budi"])),
    st.tuples(st.just("panel"), st.sampled_from("abc"), st.booleans()),
    st.tuples(st.just("opened"), st.sampled_from([f"/j/{n}.journey" for n in range(15)]), st.none()),
    st.tuples(st.sampled_from(["forget", "write", "look", "end"]), st.none(), st.none()),
)


def _do(preferences: Preferences, what: str, name: str | None, value: object) -> None:
    if what == "put":
        preferences.put(**{str(name): value})
    elif what == "panel":
        preferences.put(panels={**preferences.settings.panels, str(name): value})
    elif what == "opened":
        preferences.opened(Path(str(name)))
    elif what == "forget":
        preferences.forget_recent()
    elif what == "look":
        preferences.look_again()
    else:
        preferences.write()


class Expected:
    """What the file must hold: what each of two processes changed, in the order in which they wrote it."""

    def __init__(self) -> None:
        self.held = Settings()
        self.waiting: list[list[tuple[str, str | None, object]]] = [[], []]

    def change(self, who: int, mine: Settings, what: str, name: str | None, value: object) -> None:
        as_it_is = what in ("put", "panel") and {**asdict(mine), **mine.panels}.get(str(name)) == value
        if what in ("write", "look", "end"):
            for change in self.waiting[who]:
                self.held = _changed(self.held, *change)
            self.waiting[who] = []
        elif not as_it_is:
            self.waiting[who].append((what, name, value))


def _changed(held: Settings, what: str, name: str | None, value: object) -> Settings:
    if what == "put":
        return replace(held, **{str(name): value})
    if what == "panel":
        return replace(held, panels={**held.panels, str(name): value})
    names = () if what == "forget" else (str(name), *(each for each in held.recent if each != name))
    return replace(held, recent=names[:MOST_RECENT])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1), CHANGES), max_size=25))
def test_two_processes_write_what_was_changed_in_them(
    qapp: object, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, tuple[str, str | None, object]]]
) -> None:
    path, expected = tmp_path_factory.mktemp("shared") / "settings.json", Expected()
    both = [Preferences(Settings(), path), Preferences(Settings(), path)]
    for who, change in [*steps, (0, ("end", None, None)), (1, ("end", None, None))]:
        expected.change(who, both[who].settings, *change)
        _do(both[who], *change)
        if change[0] in ("write", "look", "end"):
            assert load_settings(path) == expected.held
    for each in both:
        each.look_again()
        assert each.settings.recent == expected.held.recent
        each.deleteLater()


@pytest.fixture
def shared(qapp: object, tmp_path: Path) -> Iterator[tuple[Preferences, Preferences]]:
    path = tmp_path / "settings.json"
    both = Preferences(Settings(), path), Preferences(Settings(), path)
    yield both
    for each in both:
        each.deleteLater()


def test_a_list_that_another_process_cleared_stays_cleared(shared: tuple[Preferences, Preferences]) -> None:
    one, two = shared
    one.opened(Path("/j/a.journey"))
    one.write()
    two.look_again()
    assert len(two.settings.recent) == 1
    two.forget_recent()
    two.write()
    one.put(window_geometry="AAAA")
    one.write()
    assert (one.settings.recent, load_settings(two.path or Path()).recent) == ((), ())


def test_what_cannot_be_written_waits(shared: tuple[Preferences, Preferences]) -> None:
    one, _ = shared
    assert one.path is not None
    one.path.mkdir()
    one.put(author="Sari")
    one.write()
    one.path.rmdir()
    one.put(votes_each=9)
    one.write()
    assert load_settings(one.path) == Settings(author="Sari", votes_each=9)


def test_a_process_without_changes_writes_nothing(shared: tuple[Preferences, Preferences]) -> None:
    one, two = shared
    one.put(author="Sari")
    one.write()
    two.put(author="")
    two.write()
    two.look_again()
    assert load_settings(one.path or Path()).author == "Sari"


def test_unknown_and_later_values_stay(shared: tuple[Preferences, Preferences]) -> None:
    path = shared[0].path
    assert path is not None
    path.write_text(json.dumps({"later": {"a": 1}}), encoding="utf-8")
    shared[0].put(votes_each=9)
    shared[0].write()
    assert asdict(load_settings(path)) == {**asdict(Settings(votes_each=9)), "unknown": {"later": {"a": 1}}}


def test_a_damaged_file_is_made_sound_soon(shared: tuple[Preferences, Preferences]) -> None:
    one, _ = shared
    assert one.path is not None
    one.path.write_text('{"votes_each": 9, "language": "fr"}', encoding="utf-8")
    one.repair()
    one.write()
    assert json.loads(one.path.read_text(encoding="utf-8"))["language"] == ""
    assert load_settings(one.path).votes_each == 9
    assert one.path.with_name("settings.json.damaged").is_file()


def test_earlier_versions_are_kept_as_the_file_says_now(shared: tuple[Preferences, Preferences]) -> None:
    one, two = shared
    one.put(backups=400)
    one.write()
    assert two.kept_versions() == (400, 90)
    two.put(backup_days=200)
    assert two.kept_versions() == (400, 200)
    assert one.path is not None
    one.path.write_text("{", encoding="utf-8")
    assert one.kept_versions() == (400, 90)


@pytest.mark.parametrize(
    ("text", "kept"), [('{"language": "fr"', (500, 3650)), ('{"backups": 7, "language": "fr"}', (7, 90))]
)
def test_a_damaged_file_costs_no_earlier_versions(tmp_path: Path, text: str, kept: tuple[int, int]) -> None:
    """Where nobody knows how many were wanted, none may go; what could be read counts."""
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    made = Preferences(load_settings(path), path)
    made.repair()
    made.write()
    found = load_settings(path)
    assert (found.backups, found.backup_days) == kept
