"""`journeymap diff`: two journey files in, what changed by id and field out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from journeymap.cli.console import print_json, say, translator_for
from journeymap.cli.files import opened
from journeymap.cli.options import Json, Language
from journeymap.i18n import mark

if TYPE_CHECKING:
    from journeymap.editing.difference import FieldChange


def diff(
    a: Annotated[Path, typer.Argument(metavar="A", readable=False, help=mark("The journey file as it was."))],
    b: Annotated[Path, typer.Argument(metavar="B", readable=False, help=mark("The journey file as it is."))],
    json: Json = False,
    lang: Language = None,
) -> None:
    """List what changed between two journey files."""
    from journeymap.editing.difference import changes_between
    from journeymap.editing.value_words import moved_on_map, without_places

    changes = changes_between(opened(a).journey, opened(b).journey)
    if json:
        rows = _rows(changes)
        print_json({"changes": [{"path": path, "before": before, "after": after} for path, before, after in rows]})
        return
    translator = translator_for(lang.value if lang else None)
    told, moved = without_places(changes)
    for row in _rows(told):
        say(_line(*row))
    if moved:
        say(f"~ {translator.render(moved_on_map(moved))}")
    say(translator.plural("{count} change", "{count} changes", len(changes)))


def _rows(changes: Sequence[FieldChange]) -> list[tuple[str, Any, Any]]:
    return [(".".join(map(str, change.path)), change.before, change.after) for change in changes]


def _line(path: str, before: Any, after: Any) -> str:
    if before is None:
        return f"+ {path}: {_short(after)}"
    if after is None:
        return f"- {path}: {_short(before)}"
    return f"~ {path}: {_short(before)} → {_short(after)}"


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    line = " ".join(text.split())
    return line if len(line) <= 90 else f"{line[:89]}…"
