"""The bundled font cut down to the characters of one picture, as it goes inside an SVG file."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from io import BytesIO

from journeymap.drawing.display import Weight
from journeymap.drawing.font import path

WEIGHTS: Mapping[Weight, str] = {"regular": "400", "medium": "500", "semibold": "600", "italic": "400"}
"""Each weight of the bundled font by its number in CSS."""


def font_faces(family: str, characters: Mapping[Weight, set[str]]) -> str:
    """CSS rules that carry the font for these characters of each weight; the same input gives the same text."""
    return "".join(_face(family, weight, characters[weight]) for weight in WEIGHTS if characters.get(weight))


def _face(family: str, weight: Weight, characters: set[str]) -> str:
    data = base64.b64encode(_subset(weight, "".join(sorted(characters)))).decode()
    style = "italic" if weight == "italic" else "normal"
    return (
        f"@font-face{{font-family:'{family}';font-weight:{WEIGHTS[weight]};font-style:{style};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )


def _subset(weight: Weight, characters: str) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(path(weight), recalcTimestamp=False)
    options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[1, 2, 13])
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff"
    packed = BytesIO()
    font.save(packed)
    return packed.getvalue()
