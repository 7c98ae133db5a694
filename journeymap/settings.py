"""What a person set and what the program remembers for them: one table of settings, read from a file and written to it.

In the lowest layer beside `paths`, which says where the file lies; the window makes its dialog from `TABLE`. A
damaged file costs no more than the values that are damaged in it. Several processes share the file: each changes in it
what was changed there, and never writes what it merely remembers.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping, Sequence
from errno import EAGAIN, EIO
from functools import cache, partial, reduce
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_type_hints
from urllib.parse import quote, unquote_to_bytes

import msgspec
from msgspec import Meta

from journeymap.i18n import LANGUAGES, Listing, Message, Word, mark, msg
from journeymap.locking import in_turn
from journeymap.paths import config_dir, make_private
from journeymap.replacing import replace_bytes

FILE_NAME = "settings.json"
DAMAGED_SUFFIX = ".damaged"
MOST_RECENT = 12
MAX_BYTES = 1024 * 1024
"""Bytes of a settings file that is read at all; a real one has some ten thousand."""

_MOST_ENTRIES = 100
_PATIENCE_S = 1.0
"""How long changing waits for other processes that are changing the settings."""
_MOST_TRIES = 5
_AS_BYTES = "bytes:"
"""What stands in the file before a path that is no text, quoted as in an address; no absolute path begins so."""

_Path = Annotated[str, Meta(min_length=1, max_length=4096)]
MOST_BACKUPS, MOST_BACKUP_DAYS = 500, 3650
"""Earlier versions of a file, and days that they are kept, at most."""

_Line = Annotated[str, Meta(max_length=500)]
_Blob = Annotated[str, Meta(max_length=100_000, pattern=r"^[A-Za-z0-9+/=]*$")]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All settings, those people choose (`TABLE`) and those the window remembers.

    `text_scale` multiplies every size of text. `motion` lets the map glide, `snapping` lets dragged cards line up.
    `autosave` keeps a recovery journal; `autosave_minutes` says how often the file itself is saved, 0 for never.
    `backups` earlier versions of a file are kept, for `backup_days`.
    `presenting_minutes` is where the timer of a touchpoint begins. `recent` are absolute paths, the latest first.
    `window_geometry` and `window_state` are base64. `panels` says by name which are shown, `folders` where a purpose
    was last served. `unknown` is what the file held besides.
    """

    language: Literal["", "en", "id"] = ""
    appearance: Literal["system", "light", "dark"] = "system"
    text_scale: Annotated[float, Meta(ge=0.8, le=2.0)] = 1.0
    motion: bool = True
    snapping: bool = True
    votes_each: Annotated[int, Meta(ge=1, le=50)] = 3
    presenting_minutes: Annotated[int, Meta(ge=1, le=120)] = 3
    autosave: bool = True
    autosave_minutes: Annotated[int, Meta(ge=0, le=120)] = 0
    backups: Annotated[int, Meta(ge=0, le=MOST_BACKUPS)] = 30
    backup_days: Annotated[int, Meta(ge=1, le=MOST_BACKUP_DAYS)] = 90
    author: _Line = ""
    organisation: _Line = ""
    recent: Annotated[tuple[_Path, ...], Meta(max_length=MOST_RECENT)] = ()
    window_geometry: _Blob = ""
    window_state: _Blob = ""
    panels: Annotated[Mapping[_Line, bool], Meta(max_length=_MOST_ENTRIES)] = {}
    folders: Annotated[Mapping[_Line, _Path], Meta(max_length=_MOST_ENTRIES)] = {}
    unknown: Mapping[str, Any] = {}

    def opened(self, path: Path) -> Settings:
        """With this file as the latest of the recent ones."""
        name = str(path.absolute())
        names = (name, *(each for each in self.recent if each != name))
        return msgspec.structs.replace(self, recent=names[:MOST_RECENT])

    def forgotten(self, path: Path) -> Settings:
        """Without this file among the recent ones."""
        name = str(path.absolute())
        return msgspec.structs.replace(self, recent=tuple(each for each in self.recent if each != name))

    def with_entries(self, name: str, entries: Mapping[str, Any]) -> Settings:
        """With these entries of a mapping (`panels`, `folders`), the others as they are; None takes one away."""
        merged = {**getattr(self, name), **entries}
        left = [(key, value) for key, value in merged.items() if value is not None]
        return msgspec.structs.replace(self, **{name: dict(left[-_MOST_ENTRIES:])})


Edit = Callable[[Settings], Settings]
"""A change of some settings, whatever the others are."""


class Row(msgspec.Struct, frozen=True):
    """A setting that people choose: its field, its words, and the words of its choices where it has some.

    `group` is the heading it stands under; `unit` the word behind a number.
    """

    name: str
    label: str
    group: str
    hint: str = ""
    unit: str = ""
    choices: Mapping[str, str] = {}

    @property
    def kind(self) -> Literal["choice", "flag", "whole", "number", "line"]:
        """What control it needs."""
        if self.choices:
            return "choice"
        default = getattr(Settings(), self.name)
        return _KINDS[type(default)]

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The least and the largest number it may be; None for what is no number."""
        meta = next((arg for arg in get_args(_hints()[self.name])[1:] if isinstance(arg, Meta)), None)
        if meta is None or meta.ge is None or meta.le is None:
            return None
        return float(meta.ge), float(meta.le)


_KINDS: Mapping[type, Literal["flag", "whole", "number", "line"]] = {
    bool: "flag",
    int: "whole",
    float: "number",
    str: "line",
}
_SHOWN = mark("Language and look")
_WORK = mark("Workshop")
_SAFETY = mark("Saving")
_NEW = mark("New journeys")
_REMEMBERED = mark("what the window remembers")

TABLE: tuple[Row, ...] = (
    Row(
        "language",
        mark("Language of the window"),
        _SHOWN,
        choices={"": mark("As the system"), **LANGUAGES},
        hint=mark("A journey has a language of its own, for its reports."),
    ),
    Row(
        "appearance",
        mark("Appearance"),
        _SHOWN,
        choices={"system": mark("As the system"), "light": mark("Light"), "dark": mark("Dark")},
    ),
    Row("text_scale", mark("Size of text"), _SHOWN, hint=mark("100% is the size of your system.")),
    Row("motion", mark("Let the map move to where you go"), _SHOWN, hint=mark("Off: it is there at once.")),
    Row("snapping", mark("Cards snap to others while they are dragged"), _WORK),
    Row("votes_each", mark("Votes for each person"), _WORK),
    Row("presenting_minutes", mark("Time for a touchpoint while presenting"), _WORK, unit=mark("minutes")),
    Row(
        "autosave",
        mark("Keep unsaved work for after a crash"),
        _SAFETY,
        hint=mark("Every step is written down in a folder of yours until you save."),
    ),
    Row(
        "autosave_minutes",
        mark("Save the file by itself every"),
        _SAFETY,
        unit=mark("minutes"),
        hint=mark("0 leaves saving to you."),
    ),
    Row(
        "backups",
        mark("Earlier versions of each file"),
        _SAFETY,
        hint=mark(
            "What a file held before it was saved, kept in a folder of yours. 0 keeps none, and removes what was kept."
        ),
    ),
    Row("backup_days", mark("Keep earlier versions for"), _SAFETY, unit=mark("days")),
    Row("author", mark("Author"), _NEW),
    Row("organisation", mark("Organisation"), _NEW),
)
"""Every setting of the dialog, in its order."""


def settings_file() -> Path:
    """Where this person's settings lie."""
    return config_dir() / FILE_NAME


def load_settings(path: Path) -> Settings:
    """The settings in a file, default values for whatever it lacks or cannot say; never raises."""
    return read_settings(path)[0]


def read_settings(path: Path) -> tuple[Settings, Message | None]:
    """The settings in a file, and in words what of it could not be used; a file that is not there is no trouble.

    A file of which something could not be used is kept beside as `.damaged`, for a sound one is written in its place.
    """
    try:
        data = _content(path)
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError):
        return Settings(), msg("Your settings could not be read, so all are as they were at first.")
    settings, wrong = _settings_in(data)
    if not wrong and settings is not None:
        return settings, None
    kept = _keep_damaged(path, data)
    return settings or Settings(), _trouble(wrong, kept)


def change_settings(path: Path, edits: Sequence[Edit], remembered: Settings) -> Settings:
    """Makes changes in the file as it is now, whoever wrote it, and gives what it holds then; nothing else of it
    changes. What is `remembered` takes the place of a file that is damaged as a whole.

    Raises `OSError` where the file cannot be read or written, and stays as it was then.
    """
    make_private(path.parent)
    with in_turn(path, _PATIENCE_S):
        for _ in range(_MOST_TRIES):
            try:
                return _change(path, edits, remembered)
            except _OtherWriterError:
                continue
    raise OSError(EAGAIN, os.strerror(EAGAIN), str(path))


class _OtherWriterError(Exception):
    """Somebody wrote the file between our reading and our writing: a program that takes no turns."""


def _change(path: Path, edits: Sequence[Edit], remembered: Settings) -> Settings:
    data = _content_if_there(path)
    if data is None and not path.exists():
        settings, sound = Settings(), False
    else:
        found, wrong = _settings_in(data)
        settings, sound = found or remembered, found is not None and not wrong
        if not sound and _keep_damaged(path, data) is None:
            raise OSError(EIO, os.strerror(EIO), str(path))
    after = reduce(lambda changed, edit: edit(changed), edits, settings)
    if not sound or after != settings:
        save_settings(path, after, look=partial(_look_again, path, data))
    return after


def _look_again(path: Path, data: bytes | None) -> None:
    if _content_if_there(path) != data:
        raise _OtherWriterError


def save_settings(path: Path, settings: Settings, look: Callable[[], None] | None = None) -> None:
    """Writes the settings whole or not at all, readable by their owner only. Raises `OSError`.

    `look` is called just before they take the place of the old ones; what it raises leaves those.
    """
    make_private(path.parent)
    known = {name: _writable(name, getattr(settings, name)) for name in _known()}
    text = msgspec.json.encode({**known, **{k: v for k, v in settings.unknown.items() if k not in known}})
    replace_bytes(path, msgspec.json.format(text, indent=2) + b"\n", mode=0o600, look=look)


def _writable(name: str, value: Any) -> Any:
    """A value as the file holds it: paths that are no text as their bytes, other text without half letters."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return _each_path(name, value, _quoted)


def _each_path(name: str, value: Any, turned: Callable[[str], str]) -> Any:
    """The value of a setting with its paths turned into another form; what is no path stays."""
    if name == "recent" and isinstance(value, list | tuple):
        return [turned(each) if isinstance(each, str) else each for each in value]
    if name == "folders" and isinstance(value, Mapping):
        return {key: turned(each) if isinstance(each, str) else each for key, each in value.items()}
    return value


def _quoted(path: str) -> str:
    try:
        path.encode()
    except UnicodeEncodeError:
        return _AS_BYTES + quote(os.fsencode(path))
    return path


def _unquoted(path: str) -> str:
    return os.fsdecode(unquote_to_bytes(path[len(_AS_BYTES) :])) if path.startswith(_AS_BYTES) else path


def _content_if_there(path: Path) -> bytes | None:
    try:
        return _content(path)
    except FileNotFoundError:
        return None


def _content(path: Path) -> bytes | None:
    """What stands in the file; None for one that is too large to be ours."""
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise OSError("no file")
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    return data if len(data) <= MAX_BYTES else None


def _settings_in(data: bytes | None) -> tuple[Settings | None, list[str]]:
    """The settings in a file's bytes, None where it is damaged as a whole; and the names of those that are."""
    if data is None:
        return None, []
    try:
        tree = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None, []
    return _read(tree) if isinstance(tree, dict) else (None, [])


def _read(tree: Mapping[str, Any]) -> tuple[Settings, list[str]]:
    """The settings of a tree, and the names of those whose values are none."""
    good: dict[str, Any] = {}
    wrong: list[str] = []
    for name, value in tree.items():
        if name not in _known():
            continue
        try:
            good[name] = _usable(name, msgspec.convert(_each_path(name, value, _unquoted), _hints()[name]))
        except (msgspec.ValidationError, ValueError):
            wrong.append(name)
    unknown = {name: value for name, value in tree.items() if name not in _known()}
    return Settings(**good, unknown=unknown), wrong


def _usable(name: str, value: Any) -> Any:
    paths = value if name == "recent" else value.values() if name == "folders" else ()
    if not all(Path(each).is_absolute() and "\0" not in each for each in paths):
        raise ValueError(name)
    return tuple(dict.fromkeys(value)) if name == "recent" else value


def _trouble(wrong: list[str], kept: Path | None) -> Message:
    if not wrong:
        if kept is None:
            return msg("The file of your settings is damaged, so all are as they were at first.")
        return msg(
            "The file of your settings is damaged, so all are as they were at first. It is kept as “{file}”.",
            file=kept.name,
        )
    labels = {row.name: row.label for row in TABLE}
    named = dict.fromkeys(labels.get(name, _REMEMBERED) for name in wrong)
    names = Listing(tuple(Word(label) for label in named))
    return msg("Some of your settings could not be read and are as they were at first: {names}.", names=names)


def _keep_damaged(path: Path, data: bytes | None) -> Path | None:
    """Where the damaged file was put aside; None where it could not be. One that was too large is moved, for it is not
    to be read."""
    aside = path.with_name(path.name + DAMAGED_SUFFIX)
    try:
        if data is None:
            path.replace(aside)
        else:
            replace_bytes(aside, data, mode=0o600)
    except OSError:
        return None  # an unwritable folder: the file stays where it is
    return aside


@cache
def _hints() -> Mapping[str, Any]:
    return get_type_hints(Settings, include_extras=True)


@cache
def _known() -> tuple[str, ...]:
    return tuple(name for name in Settings.__struct_fields__ if name != "unknown")
