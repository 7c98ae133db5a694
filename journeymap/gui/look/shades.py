"""The colours of controls by name, worked out from a theme; stylesheet, palette and painted widgets take them here.

A `Theme` of `drawing` in, frozen `Shades` out, each `#rrggbb`.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from journeymap.drawing.colour import contrast, mix, readable_on
from journeymap.drawing.theme import Theme


class Shades(msgspec.Struct, frozen=True):
    """What a window needs beyond a drawing. `strong` is the ground of the primary button, `strong_ink` its words."""

    window: str
    field: str
    field_border: str
    hover: str
    pressed: str
    selected: str
    focus: str
    accent_ink: str
    strong: str
    strong_hover: str
    strong_ink: str
    disabled: str
    shadow: str
    tip: str
    tip_ink: str
    tip_accent: str
    scroll: str


@lru_cache(maxsize=8)
def shades(theme: Theme) -> Shades:
    """The shades of a theme; fields the theme names itself are taken as they are."""
    derived = {field: getattr(theme, field, "") or colour for field, colour in _derived(theme).items()}
    return Shades(**derived)


def _derived(theme: Theme) -> dict[str, str]:
    soft = theme.bands[0]
    return {
        "window": theme.background,
        "field": theme.card,
        "field_border": readable_on(theme.card_border, theme.card, 3.0),
        "hover": mix(soft, theme.ink, 0.04),
        "pressed": mix(soft, theme.ink, 0.10),
        "selected": theme.accent_soft,
        "focus": readable_on(theme.accent, theme.background, 3.0),
        "accent_ink": max(("#ffffff", theme.background, "#0d1117"), key=lambda ink: contrast(ink, theme.accent)),
        "strong": theme.ink,
        "strong_hover": mix(theme.ink, theme.background, 0.15),
        "strong_ink": theme.background,
        "disabled": mix(theme.muted, theme.background, 0.35),
        "shadow": mix(theme.ink, theme.background, 0.80),
        "tip": theme.ink,
        "tip_ink": theme.background,
        "tip_accent": readable_on(theme.accent, theme.ink),
        "scroll": mix(theme.track, theme.line, 0.35),
    }
