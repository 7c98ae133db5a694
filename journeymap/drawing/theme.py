"""The colours of a drawing by name, read from `assets/themes`; every drawing and chart takes them from here.

A theme is data: a TOML file in, a frozen `Theme` out. `light` and `dark` are for the screen, `presenting` for a
projector, `paper` for print.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal

import msgspec

from journeymap import paths
from journeymap.analysis.results import Verdict
from journeymap.drawing.colour import contrast, mix, readable_on

__all__ = ["Colour", "Theme", "ThemeName", "contrast", "load", "mix", "readable_on"]

ThemeName = Literal["light", "dark", "presenting", "paper"]
Colour = Annotated[str, msgspec.Meta(pattern="^#[0-9a-f]{6}$")]


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The colours of one theme, each `#rrggbb`.

    Text is set in `ink`, `muted`, `accent`, `alert` and the verdicts' colours, all readable on `background`,
    `card`, every one of `bands` and `accent_soft`, and on the grounds of a window: `window` (bars and panels),
    `field` (inputs), `hover` and `selected`; on `pressed` stands `ink`, on `accent` stands `accent_ink`. `line` is
    for links and axes, `hairline` parts rows, `track` is the empty part of a bar, `unowned` stands in for the colour
    of a missing owner. `field_border` outlines what can be typed in or switched, `focus` rings what the keyboard is
    at; both are seen on every ground. `grid` is faint on the canvas, `shadow` is drawn nearly transparent.
    """

    name: ThemeName
    background: Colour
    bands: tuple[Colour, ...]
    card: Colour
    card_border: Colour
    ink: Colour
    muted: Colour
    hairline: Colour
    line: Colour
    track: Colour
    accent: Colour
    accent_soft: Colour
    alert: Colour
    unowned: Colour
    departments: tuple[Colour, ...]
    window: Colour
    field: Colour
    field_border: Colour
    hover: Colour
    pressed: Colour
    selected: Colour
    focus: Colour
    accent_ink: Colour
    shadow: Colour
    grid: Colour
    verdicts: Mapping[Verdict, Colour]

    def verdict(self, verdict: Verdict) -> str:
        """The colour of a verdict; a sign or number stands beside it, never the colour alone."""
        return self.verdicts[verdict]

    def department(self, index: int) -> str:
        """The colour of the department at `index` where the journey gives it none; colours come round again."""
        return self.departments[index % len(self.departments)]

    def soft(self, colour: str) -> str:
        """`colour` as a pale area on a card: the interval behind a dot, the ground of a chip."""
        return mix(colour, self.card, 0.55)


@cache
def load(name: ThemeName = "light") -> Theme:
    """The bundled theme of that name; FileNotFoundError or msgspec.ValidationError where it is damaged."""
    data = (paths.assets_dir() / "themes" / f"{name}.toml").read_bytes()
    return msgspec.toml.decode(data, type=Theme)
