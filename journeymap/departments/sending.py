"""A department's copy of a journey: what goes out as a `.journey`, and the base that comes back inside it.

The journey in the editor stands before it; `packing` writes the copy to a file, `returns` reads one back.
"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from journeymap.departments.errors import NoReturnError, ReturnError
from journeymap.editing.errors import refuse
from journeymap.i18n import Listing, msg
from journeymap.model import Journey, Sent
from journeymap.storage.codec import dumps
from journeymap.storage.fingerprint import digest_of

_OURS = ("snapshots", "sent")
"""What stays with us: the past is not asked about and would make every copy as large as all its snapshots."""


def base_for_sending(journey: Journey) -> Journey:
    """The journey as a return is compared with it: without snapshots, and without being a copy itself."""
    kept = tuple(each for each in journey.kept if each.path[0] not in _OURS)
    return replace(journey, snapshots={}, sent=None, kept=kept)


def sent_copy(journey: Journey, department: str, *, day: date) -> Journey:
    """The whole map for one department, with what it was made from; as a base it holds exactly what the copy holds.

    Raises `EditError` where the journey has no such department.
    """
    known_department(journey, department)
    base = base_for_sending(journey)
    return replace(base, sent=Sent(department=department, date=day, fingerprint=fingerprint_of(base), base=base))


def known_department(journey: Journey, department: str) -> None:
    """Raises `EditError`, with those there are, where the journey has no department of this id."""
    if department in journey.departments:
        return
    if not journey.departments:
        raise refuse("This journey has no departments yet. Add one first.")
    names = Listing(tuple(journey.departments), 12)
    raise refuse(
        "There is no department “{id}” in this journey. There are: {departments}.", id=department, departments=names
    )


def fingerprint_of(base: Journey) -> str:
    """SHA-256 of the base's canonical text, as 64 hex digits: of what it says, not of how a file happens to say it."""
    return digest_of(dumps(base).encode("utf-8"))


def base_of(copy: Journey) -> Journey:
    """The journey that a copy was made from.

    Raises `NoReturnError` where it is no copy, `ReturnError` where the base in it is missing or not the one that was
    sent.
    """
    if copy.sent is None:
        raise NoReturnError(_NO_COPY)
    base = copy.sent.base
    if base is None:
        raise ReturnError(_NO_BASE)
    if copy.sent.fingerprint != fingerprint_of(base):
        raise ReturnError(_OTHER_BASE)
    return base


_NO_COPY = msg(
    "this journey does not say what it was made from, so it is no department's copy; open it, or name the journey that "
    "both grew out of"
)
_NO_BASE = msg("the values this copy was made from are missing in it; ask for the file again, as it was returned")
_OTHER_BASE = msg(
    "the values this copy was made from are damaged in it, so what was changed cannot be told; ask for the file again, "
    "or send the department a new one"
)
