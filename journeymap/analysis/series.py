"""Series of score records at one touchpoint: which record is current, and which was before it.

The journey's records stand before it; `scores` makes values of them, `trends` compares current and previous.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from journeymap.model.scores import ScoreRecord
from journeymap.model.words import Evidence

_LEVELS = tuple(Evidence)


class Standing(msgspec.Struct, frozen=True):
    """One period of a series: the places of its records in the list given, and the record they add up to."""

    places: tuple[int, ...]
    record: ScoreRecord


def current(records: Sequence[ScoreRecord]) -> Standing:
    """The current record of a series, in file order: the latest `to`, then the latest `from`, then the last.

    Records without a day come before every day. Counts of the same period from other sources are added up.
    Raises ValueError where there is no record.
    """
    return _standing(records, range(len(records)))


def previous(records: Sequence[ScoreRecord], now: Standing) -> Standing | None:
    """The latest of the series that ends before the current one begins; None where there is none.

    A record without a first day begins on its last.
    """
    begins = now.record.from_ or now.record.to
    earlier = [at for at, record in enumerate(records) if record.to and begins and record.to < begins]
    return _standing(records, earlier) if earlier else None


def periods(records: Sequence[ScoreRecord]) -> tuple[Standing, ...]:
    """Every period of a series that has a last day, once, from the earliest to the latest; its records are added up as
    those of the current one are."""
    together: dict[tuple[date, date], list[int]] = {}
    for at, record in enumerate(records):
        if record.to is not None:
            together.setdefault(_period(record), []).append(at)
    return tuple(_standing(records, together[period]) for period in sorted(together))


def apart(standings: Sequence[Standing]) -> tuple[int, ...]:
    """The places of those periods, of several from early to late, that follow one another: the latest, the one that
    `previous` finds before it, and so on back. What shares days with a later one is left out."""
    found: list[int] = []
    for at in range(len(standings) - 1, -1, -1):
        if not found or _ends_before(standings[at].record, standings[found[-1]].record):
            found.append(at)
    return tuple(reversed(found))


def _ends_before(record: ScoreRecord, other: ScoreRecord) -> bool:
    begins = other.from_ or other.to
    return bool(record.to and begins and record.to < begins)


def _standing(records: Sequence[ScoreRecord], places: Sequence[int]) -> Standing:
    latest = max(places, key=lambda at: (*_period(records[at]), at))
    together = _same_period(records, places, latest)
    if len(together) == 1:
        return Standing(together, records[latest])
    return Standing(together, added_up([records[at] for at in together]))


def _period(record: ScoreRecord) -> tuple[date, date]:
    return record.to or date.min, record.from_ or date.min


def _same_period(records: Sequence[ScoreRecord], places: Sequence[int], latest: int) -> tuple[int, ...]:
    """The latest and, where it holds counts, the last record of each other source with counts of its period."""
    if not records[latest].counts:
        return (latest,)
    period = _period(records[latest])
    by_source = {records[at].source: at for at in places if records[at].counts and _period(records[at]) == period}
    by_source[records[latest].source] = latest
    return tuple(sorted(by_source.values()))


def added_up(records: Sequence[ScoreRecord]) -> ScoreRecord:
    """Records of one series and period as one; it is founded no better than the weakest of them."""
    counts: dict[float, int] = {}
    for record in records:
        for answer, count in record.counts.items():
            counts[answer] = counts.get(answer, 0) + count
    levels = [record.evidence for record in records if record.evidence is not None]
    return msgspec.structs.replace(
        records[-1],
        counts=counts,
        source=" + ".join(record.source for record in records if record.source),
        evidence=min(levels, key=_LEVELS.index, default=None),
    )
