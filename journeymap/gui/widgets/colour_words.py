"""Colours by name, for those who cannot see them: a colour in, a word of ours out; swatches say it."""

from __future__ import annotations

import colorsys

from journeymap.i18n import mark

_HUES = (
    (15, mark("red")),
    (45, mark("orange")),
    (65, mark("yellow")),
    (95, mark("olive green")),
    (165, mark("green")),
    (195, mark("turquoise")),
    (225, mark("blue")),
    (250, mark("dark blue")),
    (290, mark("violet")),
    (345, mark("pink")),
    (361, mark("red")),
)
"""Up to which angle of hue, in degrees, a word holds."""
_BROWN_UNDER = 0.40
_GREY_UNDER = 0.18


def colour_word(colour: str) -> str:
    """The English word for a colour `#rrggbb`, marked for translation."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < _GREY_UNDER:
        return _grey(lightness)
    word = next(word for most, word in _HUES if hue * 360 < most)
    return mark("brown") if word in ("red", "orange") and lightness < _BROWN_UNDER and hue < 0.5 else word


def _grey(lightness: float) -> str:
    if lightness > 0.95:
        return mark("white")
    return mark("black") if lightness < 0.08 else mark("grey")
