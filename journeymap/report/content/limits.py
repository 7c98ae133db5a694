"""How much of a department's own stands on its page: numbers of rows and names, from roomy to scarce.

The pages of departments take the roomiest that fits on one page; the report of a department alone takes everything.
"""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """The most rows of each list, the most places in a row that tells many findings, the most titles in a sentence."""

    touchpoints: int
    gaps: int
    hand_offs: int
    actions: int
    rules: int
    places: int
    named: int


_ALL = 1_000_000
EVERYTHING = Limits(_ALL, _ALL, _ALL, _ALL, _ALL, _ALL, _ALL)
ONE_PAGE = (
    Limits(8, 8, 6, 6, 5, 8, 40),
    Limits(8, 8, 5, 5, 4, 6, 40),
    Limits(8, 7, 5, 5, 4, 6, 30),
    Limits(8, 6, 5, 5, 3, 6, 30),
    Limits(7, 6, 4, 4, 3, 5, 30),
    Limits(7, 5, 4, 4, 2, 5, 30),
    Limits(6, 5, 3, 3, 2, 4, 30),
    Limits(6, 4, 3, 3, 2, 4, 30),
    Limits(5, 4, 2, 2, 2, 3, 30),
    Limits(4, 3, 2, 2, 1, 3, 24),
    Limits(3, 3, 2, 1, 1, 2, 9),
    Limits(2, 2, 1, 1, 1, 1, 6),
    Limits(1, 1, 1, 1, 1, 1, 3),
)
"""What is tried for one page, the roomiest first; the last stands whether it fits or not."""
