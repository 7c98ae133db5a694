"""Where a document comes from: what reading its file found, or which crash it was recovered from.

`reading` and the recovery dialog make it, the program hands it on, the desk of the new window begins with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:  # the welcome screen is there before any of them is needed
    from journeymap.editing.document import Document
    from journeymap.i18n import Message
    from journeymap.model import Journey
    from journeymap.model.problems import Problem
    from journeymap.storage.recovery import Recovered


class Origin(msgspec.Struct, frozen=True):
    """`digest` is of the file's bytes as they were read, empty for a new document; `base` the journey they held, None
    where nobody knows it, and `text` the bytes' text, where a journal can begin with it. `problems` are places of the
    file that could not be used. `read_only_reason` says why the file must not be written."""

    digest: str = ""
    base: Journey | None = None
    problems: tuple[Problem, ...] = ()
    read_only_reason: Message | None = None
    recovered: Recovered | None = None
    text: str | None = None


class Opened(msgspec.Struct, frozen=True):
    """A document that was just read, and where it comes from."""

    document: Document
    origin: Origin = Origin()
