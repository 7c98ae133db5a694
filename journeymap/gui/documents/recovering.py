"""What is known of the file of a recovered document, so that saving it never overwrites what others did meanwhile.

`storage.recovery` stands before it, the desk of the document's window after it.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from journeymap.gui.documents.origin import Origin
from journeymap.model import Journey
from journeymap.storage.codec import loads
from journeymap.storage.errors import JourneyFileError
from journeymap.storage.files import Read, read_file
from journeymap.storage.recovery import Recovered


def origin_of(work: Recovered) -> Origin:
    """Where a recovered document comes from: the file it began from, with the digest that file had then. A file that a
    later version wrote stays one that must not be written."""
    found = _found(work.path)
    reason = found.loaded.read_only_reason if found is not None else None
    return Origin(digest=work.digest, base=_base(work, found), read_only_reason=reason, recovered=work)


def _found(path: Path | None) -> Read | None:
    """What the file holds now; None where it cannot be read."""
    if path is not None:
        with suppress(JourneyFileError):
            return read_file(path)
    return None


def _base(work: Recovered, found: Read | None) -> Journey | None:
    """The journey that the file held when the work began, as far as anything still says it."""
    if work.path is None:
        return None
    if found is not None and found.digest == work.digest:
        return found.loaded.journey
    with suppress(JourneyFileError):
        return loads(work.base).journey if work.base else None
    return None
