"""What a row of the format table is; written by each format's module, read by whoever offers a choice of formats."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from journeymap.model.journey import Journey


class ExportOptions(msgspec.Struct, frozen=True):
    """What every export is told: the language of its words and the day it speaks of (None: the journey's)."""

    language: str = "en"
    as_of: date | None = None


class ExportFormat(msgspec.Struct, frozen=True):
    """One format: its id, its name for menus, the endings it is known by, and the function that writes it.

    `write` makes the whole file or leaves what was there; it raises `OSError` where the place cannot be written.
    """

    id: str
    name: str
    endings: tuple[str, ...]
    write: Callable[[Journey, Path, ExportOptions], object]
