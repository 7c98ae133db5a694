"""What is known of the file of a recovered document, so that saving it never overwrites what others did meanwhile.

`storage.recovery` stands before it, the desk of the document's window after it.
"""

from __future__ import annotations

from contextlib import suppress

from journeymap.gui.documents.origin import Origin
from journeymap.model import Journey
from journeymap.storage.errors import JourneyFileError
from journeymap.storage.files import read_file
from journeymap.storage.recovery import Recovered
from journeymap.storage.recovery.replay import read_journal


def origin_of(work: Recovered) -> Origin:
    """Where a recovered document comes from: the file it began from, with the digest that file had then."""
    return Origin(digest=work.digest, base=_base(work), recovered=work)


def _base(work: Recovered) -> Journey | None:
    """The journey that the file held when the work began, as far as anything still says it."""
    if work.path is None:
        return None
    with suppress(JourneyFileError):
        loaded, digest, _ = read_file(work.path)
        if digest == work.digest:
            return loaded.journey
    with suppress(OSError):
        replayed = read_journal(work.file)
        if replayed is not None and not replayed.head.edits:
            return replayed.start
    return None
