"""What is agreed with each department, and since when one has been silent: the map's side and this machine's memory.

`analysis.agreement` reads the journey, `sendings` what was sent; the window's panel of departments comes after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from journeymap.analysis.agreement import Agreement, agreements
from journeymap.departments.sendings import Sending
from journeymap.i18n import Day, Message, msg
from journeymap.model import Journey


class Standing(msgspec.Struct, frozen=True):
    """Where one department stands. `sent` is the last day it was sent something, None where that is not known.

    `silent` where it owes an answer and gave none since it was asked; `silent_since` is the first day on which it was
    asked and has not answered, None where that is not known or it is not silent.
    """

    agreement: Agreement
    sent: date | None = None
    silent: bool = False
    silent_since: date | None = None


def standings(journey: Journey, sendings: Sequence[Sending] = ()) -> tuple[Standing, ...]:
    """Every department in file order; `sendings` is what this machine remembers of the journey's file."""
    return tuple(standing_of(each, sendings) for each in agreements(journey))


def standing_of(agreement: Agreement, sendings: Sequence[Sending] = ()) -> Standing:
    """One department."""
    return _standing(agreement, sorted(_days(sendings, agreement.department)))


def _days(sendings: Sequence[Sending], department: str) -> list[date]:
    return [each.day for each in sendings if each.department == department]


def _standing(agreement: Agreement, sent: Sequence[date]) -> Standing:
    last = agreement.last_answer
    since = next((day for day in sent if last is None or day > last), None)
    answered = bool(agreement.accepted or agreement.disputed or last)
    silent = bool(agreement.unanswered) and (since is not None or not answered)
    return Standing(agreement, sent[-1] if sent else None, silent, since if silent else None)


def silence(standing: Standing) -> Message | None:
    """In words how long a department has been silent; None where it is not."""
    if not standing.silent:
        return None
    if standing.silent_since is None:
        return msg("has not answered yet")
    return msg("silent since {day}", day=Day(standing.silent_since))
