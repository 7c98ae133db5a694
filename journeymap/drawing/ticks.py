"""Round values along an axis: what is shown and where the axis ends in, the values that get a tick out.

Charts of the report and of the window take their ticks from here.
"""

from __future__ import annotations

import math


def round_steps(extent: tuple[float, float], ends: tuple[float, float], most: int = 6) -> list[float]:
    """Round values (1, 2 or 5 times a power of ten apart) inside an extent and an axis's own ends, `most` or so."""
    rough = (extent[1] - extent[0]) / most or 1.0
    base = 10.0 ** math.floor(math.log10(rough))
    step = next(base * factor for factor in (1, 2, 5, 10) if base * factor >= rough)
    first, last = math.ceil(extent[0] / step), math.floor(extent[1] / step)
    steps = [number * step for number in range(first, last + 1)]
    return [value for value in steps if ends[0] - step / 1000 <= value <= ends[1] + step / 1000]
