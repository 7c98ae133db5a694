"""What there is to begin with: the templates in words, the bundled samples as their files begin, the recent files.

`storage.templates` and the settings stand before it; the welcome screen shows it. Nothing is read whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from journeymap.i18n import mark
from journeymap.paths import assets_dir, samples_dir

EMPTY = "empty"
_HEAD_BYTES = 4096
_LINE = re.compile(r"^(title|description|organisation):\s*(.*?)\s*$", re.MULTILINE)


class Beginning(msgspec.Struct, frozen=True):
    """One way to begin: its words (marked words of ours for a template, a person's own for a sample), and the file
    whose map is shown, None for a blank journey."""

    id: str
    kind: Literal["template", "sample"]
    title: str
    about: str
    file: Path | None
    icon: str = ""


TEMPLATES: Mapping[str, tuple[str, str]] = {
    EMPTY: (mark("Blank journey"), mark("An empty map, for a journey that is like no other.")),
    "service": (mark("Service"), mark("From the first question to the contract and its renewal.")),
    "shop": (mark("Online shop"), mark("From the advertisement to the parcel, the return and the next order.")),
    "hotel": (mark("Hotel"), mark("From the search to the stay, and what guests tell afterwards.")),
    "clinic": (mark("Clinic"), mark("From the appointment to the treatment and the check after it.")),
}
"""Title and one line for each template, in the order of the welcome screen."""


def templates(language: str) -> tuple[Beginning, ...]:
    """The templates that are installed, in the order of their table; one without words is named by its file."""
    folder = assets_dir() / "templates" / language
    names = {path.stem: path for path in sorted(folder.glob("*.journey"))} if folder.is_dir() else {}
    order = [name for name in TEMPLATES if name in names or name == EMPTY]
    order += [name for name in names if name not in TEMPLATES]
    return tuple(_template(name, names.get(name)) for name in order)


def _template(name: str, path: Path | None) -> Beginning:
    title, about = TEMPLATES.get(name, (name, ""))
    blank = name == EMPTY
    return Beginning(name, "template", title, about, None if blank else path, "new" if blank else "")


def samples(language: str) -> tuple[Beginning, ...]:
    """The bundled samples, those in the language of the window first."""
    paths = sorted(samples_dir().glob("*.journey"))
    read = [(path, *_head(path)) for path in paths]
    read.sort(key=lambda row: (row[2] != language, row[0].name))
    return tuple(
        Beginning(path.stem, "sample", head.get("title") or path.stem, head.get("description", ""), path)
        for path, head, _ in read
    )


def _head(path: Path) -> tuple[dict[str, str], str]:
    """The plain lines at the head of a file that we made ourselves, and its language."""
    try:
        with path.open("rb") as file:
            text = file.read(_HEAD_BYTES).decode("utf-8", "replace")
    except OSError:
        return {}, ""
    top = text.split("\ndepartments:")[0]
    language = "id" if "\nlanguage: id\n" in top else "en"
    return {key: _unquoted(value) for key, value in _LINE.findall(top)}, language


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        return value[1:-1].replace('\\"', '"')
    return value


class RecentFile(msgspec.Struct, frozen=True):
    """A recent file, and whether it is still there."""

    path: Path
    there: bool


def recent_files(names: Sequence[str]) -> tuple[RecentFile, ...]:
    """The recent files with whether they are there; asks the disk, so that a slow one is asked off the GUI thread."""
    return tuple(RecentFile(Path(name), _is_file(Path(name))) for name in names)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
