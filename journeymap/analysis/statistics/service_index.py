"""The Indonesian public service index (SKM/IKM) after PermenPANRB 14/2017.

Means of the service elements stand before it; the report comes after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

Grade = Literal["A", "B", "C", "D"]

PRINTED_WEIGHT = 0.111
"""The weight of one of nine elements as the rule prints it; nine of them leave a perfect score at 99.9."""

SCALE = (1.0, 4.0)
"""The scale that every element is answered on."""

_GRADES: tuple[tuple[float, Grade], ...] = ((88.31, "A"), (76.61, "B"), (65.0, "C"))
_NOISE = 1e-9


class ServiceIndex(msgspec.Struct, frozen=True):
    """An IKM value, 25 to 100, and its grade: A from 88.31, B from 76.61, C from 65.00, D below."""

    value: float
    grade: Grade


def service_index(means: Sequence[float], weight: float | Sequence[float] | None = None) -> ServiceIndex:
    """25 x the weighted sum of the element means, each 1 to 4.

    `weight` left out is 1 / number of elements; give `PRINTED_WEIGHT` for the printed rule, or one weight for each
    element. Raises ValueError for a mean off the scale, no element, or weights that do not fit.
    """
    if not means or any(not SCALE[0] <= mean <= SCALE[1] for mean in means):
        raise ValueError("The index needs element means between 1 and 4.")
    value = 25.0 * sum(m * w for m, w in zip(means, _weights(weight, len(means)), strict=True))
    return ServiceIndex(value, grade(value))


def _weights(weight: float | Sequence[float] | None, elements: int) -> Sequence[float]:
    if weight is None:
        return [1.0 / elements] * elements
    weights = [weight] * elements if isinstance(weight, int | float) else weight
    if len(weights) != elements or any(not w >= 0.0 for w in weights):
        raise ValueError("Every element has one weight, and no weight is negative.")
    return weights


def grade(value: float) -> Grade:
    """The grade of an IKM value, not rounded first: 88.30 is a B, 88.31 an A."""
    return next((letter for bound, letter in _GRADES if value >= bound - _NOISE), "D")
