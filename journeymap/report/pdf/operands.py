"""What a page's content can hold: numbers within readers' reach, colours as shares; `surface` passes all through it."""

from __future__ import annotations

import functools
import re

_LARGEST_PT = 32000.0
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def held(value: float) -> float:
    """A number with two decimals, kept within what readers can hold; 0 for what is no number."""
    if not -_LARGEST_PT < value < _LARGEST_PT:
        value = min(max(value, -_LARGEST_PT), _LARGEST_PT) if value == value else 0.0
    return round(value, 2)


@functools.lru_cache(maxsize=512)
def shares(colour: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1 of `#rrggbb`; ValueError for anything else."""
    from reportlab.lib.colors import HexColor

    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"not a colour: {colour!r}")
    red, green, blue = HexColor(colour).rgb()
    return round(red, 3), round(green, 3), round(blue, 3)


@functools.lru_cache(maxsize=512)
def colour_operands(colour: str) -> str:
    """The shares of a colour as they stand before a colour's operator."""
    return " ".join(map(str, shares(colour)))
