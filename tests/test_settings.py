"""Settings: what was saved is loaded, and whatever is wrong with the file costs only what is wrong."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.i18n import LANGUAGES, Translator
from journeymap.settings import (
    MAX_BYTES,
    MOST_RECENT,
    TABLE,
    Edit,
    Settings,
    change_settings,
    load_settings,
    read_settings,
    save_settings,
    settings_file,
)

ALL_CHANGED = Settings(
    language="id",
    appearance="dark",
    text_scale=1.5,
    motion=False,
    snapping=False,
    votes_each=5,
    presenting_minutes=10,
    autosave=False,
    autosave_minutes=5,
    backups=7,
    backup_days=30,
    author="Sari",
    organisation="Hotel Melati",
    recent=("/home/sari/hotel.journey", "/tmp/b.journey"),
    window_geometry="AdnQywAD",
    window_state="AAAA/w==",
    panels={"gaps": False},
    folders={"report": "/home/sari"},
    unknown={"from_the_future": {"a": [1, None]}},
)


def written(tmp_path: Path, content: object) -> Path:
    path = tmp_path / "settings.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "deeper" / "settings.json"
    save_settings(path, ALL_CHANGED)
    assert read_settings(path) == (ALL_CHANGED, None)
    assert all(getattr(ALL_CHANGED, name) != getattr(Settings(), name) for name in Settings.__struct_fields__)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_only_the_owner_can_read_them(tmp_path: Path) -> None:
    path = tmp_path / "deeper" / "settings.json"
    save_settings(path, Settings())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_no_file_is_no_trouble(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none" / "settings.json") == (Settings(), None)


@pytest.mark.parametrize("content", ["", "{", "[]", '"text"', "[" * 5000, "\0", '{"a": NaN}', '{"\\ud800'])
def test_a_damaged_file_gives_defaults_and_is_kept(tmp_path: Path, content: str) -> None:
    path = written(tmp_path, content)
    settings, trouble = read_settings(path)
    assert settings == Settings()
    assert trouble is not None
    assert (tmp_path / "settings.json.damaged").read_text(encoding="utf-8") == content


def test_a_bad_value_falls_back_alone(tmp_path: Path) -> None:
    tree = {"language": "fr", "text_scale": 9, "votes_each": 4, "appearance": "dark", "recent": ["relative"], "more": 1}
    settings, trouble = read_settings(written(tmp_path, tree))
    assert settings == Settings(votes_each=4, appearance="dark", unknown={"more": 1})
    assert trouble is not None
    said = Translator().render(trouble)
    assert "Language of the window" in said
    assert "Size of text" in said
    assert "what the window remembers" in said
    assert (tmp_path / "settings.json.damaged").is_file()


def test_a_file_too_large_is_not_read_but_kept(tmp_path: Path) -> None:
    path = written(tmp_path, '{"votes_each": 4}' + " " * MAX_BYTES)
    settings, trouble = read_settings(path)
    assert (settings, trouble is None) == (Settings(), False)
    assert (tmp_path / "settings.json.damaged").stat().st_size > MAX_BYTES


def test_a_folder_in_its_place_gives_defaults(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    settings, trouble = read_settings(tmp_path / "settings.json")
    assert (settings, trouble is None) == (Settings(), False)


def test_unknown_keys_are_written_back(tmp_path: Path) -> None:
    path = written(tmp_path, {"later": [1, {"x": None}], "votes_each": 7})
    save_settings(path, msgspec.structs.replace(load_settings(path), votes_each=2))
    assert json.loads(path.read_text(encoding="utf-8"))["later"] == [1, {"x": None}]
    assert load_settings(path).votes_each == 2


def _set(**values: Any) -> Edit:
    return lambda settings: msgspec.structs.replace(settings, **values)


def test_a_change_leaves_what_others_wrote(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    change_settings(path, [_set(author="Sari")], Settings())
    remembered = load_settings(path)
    path.write_text(json.dumps({"language": "id", "later": [1]}), encoding="utf-8")
    held = change_settings(path, [_set(votes_each=9)], remembered)
    assert held == load_settings(path) == Settings(language="id", votes_each=9, unknown={"later": [1]})


def test_a_damaged_file_is_kept_before_it_is_written_anew(tmp_path: Path) -> None:
    path, remembered = written(tmp_path, '{"author": "Sa'), Settings(author="Sari")
    assert change_settings(path, [_set(votes_each=9)], remembered) == Settings(author="Sari", votes_each=9)
    assert (tmp_path / "settings.json.damaged").read_text(encoding="utf-8") == '{"author": "Sa'
    assert read_settings(path) == (Settings(author="Sari", votes_each=9), None)


def test_a_damaged_file_that_cannot_be_kept_is_not_written_over(tmp_path: Path) -> None:
    path = written(tmp_path, "{")
    (tmp_path / "settings.json.damaged").mkdir()
    with pytest.raises(OSError, match=r"settings\.json"):
        change_settings(path, [_set(votes_each=9)], Settings())
    assert path.read_text(encoding="utf-8") == "{"


def test_who_writes_between_reading_and_writing_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"

    def edit(settings: Settings) -> Settings:
        if not settings.author:  # a program that takes no turns
            save_settings(path, Settings(author="Sari"))
        return msgspec.structs.replace(settings, votes_each=9)

    assert change_settings(path, [edit], Settings()) == load_settings(path) == Settings(author="Sari", votes_each=9)


def test_processes_that_change_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    script = """
import sys
from pathlib import Path
from journeymap import settings
settings._PATIENCE_S = 120.0
for number in range(8):
    edit = lambda held: held.with_entries("panels", {f"{sys.argv[2]}{number}": True})
    settings.change_settings(Path(sys.argv[1]), [edit], settings.Settings())
"""
    running = [subprocess.Popen([sys.executable, "-c", script, str(path), name]) for name in "abc"]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert set(load_settings(path).panels) == {f"{name}{number}" for name in "abc" for number in range(8)}


@pytest.mark.skipif(os.name != "posix", reason="names are text there")
def test_paths_that_are_no_text_come_back_exactly(tmp_path: Path) -> None:
    path, odd = tmp_path / "settings.json", Path(os.fsdecode(b"/home/sari/caf\xe9 %41.journey"))
    settings = msgspec.structs.replace(
        Settings(author="half \ud800").opened(odd), folders={"open": str(odd.parent / odd)}
    )
    save_settings(path, settings)
    held, trouble = read_settings(path)
    assert (held.recent, held.folders, trouble) == ((str(odd),), {"open": str(odd)}, None)
    assert held.forgotten(odd).recent == ()
    assert held.author == "half ?"


def test_entries_that_are_too_many_make_room() -> None:
    settings = Settings().with_entries("panels", {str(number): True for number in range(120)})
    assert list(settings.panels) == [str(number) for number in range(20, 120)]
    assert "50" not in settings.with_entries("panels", {"50": None}).panels


def test_the_latest_of_the_recent_files_comes_first() -> None:
    settings = Settings()
    for number in range(MOST_RECENT + 3):
        settings = settings.opened(Path(f"/j/{number}.journey"))
    settings = settings.opened(Path("/j/9.journey"))
    assert len(settings.recent) == MOST_RECENT
    assert settings.recent[:2] == (str(Path("/j/9.journey").absolute()), str(Path("/j/14.journey").absolute()))
    assert settings.forgotten(Path("/j/9.journey")).recent == settings.recent[1:]


def test_settings_lie_where_they_are_redirected_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_file() == tmp_path / "journeymap" / "settings.json"


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_the_table_says_what_a_setting_may_be(row: Any) -> None:
    hint = get_type_hints(Settings, include_extras=True)[row.name]
    if row.kind == "choice":
        assert tuple(row.choices) == get_args(hint)
    elif row.kind in ("whole", "number"):
        low, high = row.bounds
        assert low <= getattr(Settings(), row.name) <= high
        for value in (low - 1, high + 1):
            with pytest.raises(msgspec.ValidationError):
                msgspec.convert(type(getattr(Settings(), row.name))(value), hint)
    else:
        assert row.bounds is None


def test_every_language_can_be_chosen() -> None:
    choices = next(row for row in TABLE if row.name == "language").choices
    assert set(choices) == {"", *LANGUAGES}


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(Settings.__struct_fields__), JUNK))
def test_any_tree_is_loaded_and_saved_again(tmp_path_factory: pytest.TempPathFactory, tree: dict[str, Any]) -> None:
    path = tmp_path_factory.mktemp("any") / "settings.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    settings = load_settings(path)
    save_settings(path, settings)
    assert read_settings(path) == (settings, None)
