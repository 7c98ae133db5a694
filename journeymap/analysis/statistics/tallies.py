"""Counts per answer into top, middle and low: what every net score and every share of a scale is worked out from.

`counts` stands before it; `intervals` and `comparisons` come after it. One row per formula says where the top
begins and where the low end stops; scales other than the usual one follow the rule written beside the row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

import msgspec

from journeymap.analysis.statistics.counts import Scale, check_scale, total


class Tally(msgspec.Struct, frozen=True):
    """How many answers are in the top, in the middle and low. Not whole where a published figure stands behind them."""

    top: float
    middle: float
    low: float

    @property
    def n(self) -> float:
        """All answers."""
        return self.top + self.middle + self.low

    @property
    def share_low(self) -> float:
        """The share, 0 to 1, of low answers: detractors; everybody not in the top for a share of the scale."""
        return self.low / self.n


Zones = tuple[float, float]
"""Answers from the first on are top; answers below the second are low; the rest is the middle."""


def _nps(scale: Scale) -> Zones | None:
    return (9, 7) if scale == (0, 10) else None


def _positive(scale: Scale) -> Zones | None:
    beyond = sum(scale) / 2 + 0.5
    return beyond, beyond


def _index(scale: Scale) -> Zones | None:
    zones = (scale[1] - 1, sum(scale) / 2)
    return zones if zones[1] <= zones[0] else None


def _share(scale: Scale) -> Zones | None:
    return _top_boxes(1, scale) if scale == (0, 1) else None


def _top_boxes(boxes: int, scale: Scale) -> Zones | None:
    top = scale[1] - boxes + 1
    return (top, top) if boxes >= 1 and top > scale[0] else None


_ZONES: Mapping[str, Callable[[Scale], Zones | None]] = {
    "nps": _nps,  # 9-10 against 0-6; defined on 0-10 only
    "positive": _positive,  # 5-7 of 1-7; elsewhere the answers beyond the middle of the scale
    "index": _index,  # 6-7 against 1-3 of 1-7; elsewhere the top two answers against those below the middle
    "share": _share,  # 1 against 0
}


def _boxes(formula: str) -> int:
    words = formula.split("-")
    known = len(words) == 3 and words[0] == "top" and words[2] == "box" and words[1].isdecimal()
    return int(words[1]) if known else 0


@lru_cache(maxsize=256)
def zones(formula: str, scale: Scale) -> Zones | None:
    """Where the top begins and the low end stops for `nps`, `positive`, `index`, `share` or `top-k-box`.

    None for a formula without such zones (means, times), and for a scale on which the formula makes no sense.
    """
    row = _ZONES.get(formula)
    return row(scale) if row else _top_boxes(_boxes(formula), scale)


def tally(formula: str, counts: Mapping[float, int], scale: Scale) -> Tally | None:
    """Top, middle and low of counted answers; None where `zones` has none.

    Raises ValueError for negative counts, no answer at all, or an answer off the scale.
    """
    found = zones(formula, scale)
    if found is None:
        return None
    check_scale(counts, scale)
    n = total(counts)
    top = sum(count for answer, count in counts.items() if answer >= found[0])
    low = sum(count for answer, count in counts.items() if answer < found[1])
    return Tally(top, n - top - low, low)


def tally_reported(value: float, n: float) -> Tally:
    """A published net score (-100 to 100) as if nobody stood in the middle: the widest case.

    Raises ValueError where the value is off its scale.
    """
    if not -100.0 <= value <= 100.0:
        raise ValueError(f"A net score lies between -100 and 100, not at {value}.")
    return Tally(n * (100.0 + value) / 200.0, 0.0, n * (100.0 - value) / 200.0)
