"""Colour arithmetic: contrast, mixing, darkening until readable; `theme` and the drawings of cards stand after it.

Colours are `#rrggbb` texts. Luminance and contrast follow WCAG 2.2.
"""

from __future__ import annotations

from journeymap.model.limits import COLOUR

AA_TEXT = 4.5
"""The least contrast of normal text, WCAG 2.2 success criterion 1.4.3."""
AA_GRAPHICS = 3.0
"""The least contrast of signs and lines that carry meaning, WCAG 2.2 success criterion 1.4.11."""

_STEPS = 50


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from `one` to `other`."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable_on(colour: str, background: str, least: float = AA_TEXT) -> str:
    """`colour`, darkened (on a dark background lightened) just until its contrast reaches `least`."""
    ends = ("#000000", "#ffffff")
    end = max(ends, key=lambda candidate: contrast(candidate, background))
    steps = (mix(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next((step for step in steps if contrast(step, background) >= least), end)


def _channels(colour: str) -> tuple[int, int, int]:
    if not COLOUR.fullmatch(colour):
        raise ValueError(f"{colour!r} is not a colour such as #2f5fe0.")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
