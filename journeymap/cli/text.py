"""`journeymap text`: a journey file in, a line for each value out, with the paths that `diff` has.

Git compares journeys by these lines where it is told to (`textconv`): each says by itself where it stands.
"""

from __future__ import annotations

from typing import Any

import msgspec

from journeymap.cli.console import say_all, seen_json
from journeymap.cli.files import opened
from journeymap.cli.options import File


def text(file: File) -> None:
    """Print a journey, a line for each value, as Git compares it."""
    from journeymap.editing.difference import values_in

    lines = [f"{_one_line('.'.join(path))}: {_said(value)}" for path, value in values_in(opened(file).journey)]
    say_all("\n".join(lines))


def _said(value: Any) -> str:
    return _one_line(value) if isinstance(value, str) else seen_json(msgspec.json.encode(value).decode())


def _one_line(line: str) -> str:
    """The text as it is; where it has line breaks or other characters that do not print, with JSON's escapes."""
    return str(line) if line.isprintable() else seen_json(msgspec.json.encode(str(line)).decode())
