"""Verbs for the journey's own fields: title, vision, language, thresholds, and which feedback files were counted."""

from __future__ import annotations

from datetime import date
from typing import Any

from journeymap.editing.checks import checked
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.i18n import msg
from journeymap.model import SETTINGS, CountedFile, Journey


def set_settings(document: Document, merge_key: str | None = None, **fields: Any) -> None:
    """Gives fields of the journey other values; `EditError` for a field that is not a setting."""
    for name in fields:
        if name not in SETTINGS:
            raise refuse("There is no field “{field}”.", field=name)
    values = checked(Journey, fields)
    with document.edit(msg("Change the journey's settings"), merge_key) as draft:
        for name, value in values.items():
            draft.set(name, value)


def rename_journey(document: Document, title: str) -> None:
    """Gives the journey another title; typing is one step."""
    value = checked(Journey, {"title": title.strip()})["title"]
    with document.edit(msg("Rename the journey to {title}", title=value), "journey/title") as draft:
        draft.set("title", value)


def record_import(document: Document, sha256: str, day: date | None, source: str) -> None:
    """Notes that a feedback file was counted; the same file a second time only gets the newer date and source."""
    made = CountedFile(sha256=sha256, date=day, source=source)
    with document.edit(msg("Count {source}", source=source)) as draft:
        others = tuple(counted for counted in draft.journey.imports if counted.sha256 != sha256)
        draft.set("imports", (*others, made))


def forget_import(document: Document, sha256: str) -> None:
    """Lets a feedback file be counted again; its scores stay."""
    kept = tuple(counted for counted in document.present.imports if counted.sha256 != sha256)
    if len(kept) == len(document.present.imports):
        raise refuse("No such file was counted.")
    with document.edit(msg("Forget a counted file")) as draft:
        draft.set("imports", kept)
