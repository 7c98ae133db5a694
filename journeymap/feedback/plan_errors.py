"""What is wrong with a plan: the one error of plans, with places and sentences.

`plan_file` and `checking` raise it; command line and window show it.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from journeymap.i18n import Message


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong: line and column from 1 (0 where there is no place in a file), the keys to it, and why."""

    message: Message
    line: int = 0
    column: int = 0
    path: tuple[str | int, ...] = ()


class PlanError(Exception):
    """A plan that cannot be used: every fault of it. `file` is the plan's file, empty where it is in none."""

    def __init__(self, faults: Iterable[Fault], file: str = "") -> None:
        self.faults = tuple(faults)
        self.file = file
        super().__init__("; ".join(fault.message.text for fault in self.faults))
