"""The correction for comparing many touchpoints at once.

`comparisons` stands before it; findings and the report's page of changes come after it.
"""

from __future__ import annotations

from collections.abc import Sequence


def benjamini_hochberg(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Adjusted p-values in the order given (Benjamini and Hochberg 1995): how many of the finds may be false.

    None, a comparison that could not be made, stays None and is not counted. Raises ValueError for a p-value
    outside 0 to 1.
    """
    known = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    if any(not 0.0 <= p <= 1.0 for p, _ in known):
        raise ValueError("A p-value lies between 0 and 1.")
    adjusted: list[float | None] = [None] * len(p_values)
    least = 1.0
    for rank, (p, place) in zip(range(len(known), 0, -1), reversed(known), strict=True):
        least = min(least, p * len(known) / rank)
        adjusted[place] = least
    return tuple(adjusted)
