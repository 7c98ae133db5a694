"""Which answers a survey tool itself says do not count, as data: presets make it, building and counting engines
apply it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from journeymap.i18n import Message


class Rule(msgspec.Struct, frozen=True):
    """What leaves an answer out by one column's value: the place from 0, and reasons by value (small letters,
    trimmed)."""

    place: int
    reasons: Mapping[str, Message]

    def __call__(self, row: Sequence[str]) -> Message | None:
        """Why the row does not count, as far as this column says; None where it does."""
        return self.reasons.get(row[self.place].strip().lower())


class LeavesOut(msgspec.Struct, frozen=True):
    """Several rules; the first that speaks against a row is its reason."""

    rules: tuple[Rule, ...]

    def __call__(self, row: Sequence[str]) -> Message | None:
        """Why the row does not count; None where it does."""
        return next((reason for rule in self.rules if (reason := rule(row))), None)
