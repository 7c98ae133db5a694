"""The colours of controls that a drawing has no use for, worked out from a theme; stylesheet and palette take them.

A `Theme` of `drawing` in, frozen `Shades` out, each `#rrggbb`.
"""

from __future__ import annotations

import msgspec

from journeymap.drawing.colour import mix, readable_on
from journeymap.drawing.theme import Theme


class Shades(msgspec.Struct, frozen=True):
    """What a window needs beyond a theme.

    `button` is the ground of an ordinary button, `strong` that of the primary one with `strong_ink` on it; `tip` the
    ground of tooltips and notices with `tip_ink` and `tip_accent` on it; `disabled` is ink for what cannot be used.
    """

    button: str
    button_hover: str
    strong: str
    strong_hover: str
    strong_ink: str
    disabled: str
    tip: str
    tip_ink: str
    tip_accent: str
    scroll: str


def shades(theme: Theme) -> Shades:
    """The shades of a theme."""
    button = mix(theme.window, theme.muted, 0.10)
    return Shades(
        button=button,
        button_hover=mix(theme.window, theme.muted, 0.17),
        strong=theme.ink,
        strong_hover=mix(theme.ink, theme.background, 0.15),
        strong_ink=theme.background,
        disabled=mix(theme.muted, theme.background, 0.35),
        tip=theme.ink,
        tip_ink=theme.background,
        tip_accent=readable_on(theme.accent, theme.ink),
        scroll=mix(theme.track, theme.line, 0.35),
    )
