"""The stylesheet of the application: theme, scale of text and the files of signs in, Qt's style text out.

The sheets of `style_controls` and `style_views` are templates: `$name` is a colour or a file, `12dp` a length that
grows with the text, `1px` one that does not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Template

import msgspec

from journeymap.drawing.font import FAMILY
from journeymap.drawing.theme import Theme
from journeymap.gui.look.fonts import SIZES_PX
from journeymap.gui.look.shades import shades
from journeymap.gui.look.style_controls import CONTROLS
from journeymap.gui.look.style_views import VIEWS

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)dp")


def stylesheet(theme: Theme, text_scale: float, signs: Mapping[str, str]) -> str:
    """The whole sheet; `signs` are paths by name, as `Signs.paint` gives them. KeyError for a missing name."""
    filled = Template(CONTROLS + VIEWS).substitute(_names(theme, signs))
    return _LENGTH.sub(lambda found: f"{round(float(found[1]) * text_scale)}px", filled)


def _names(theme: Theme, signs: Mapping[str, str]) -> dict[str, str]:
    colours = {name: colour for name, colour in msgspec.structs.asdict(theme).items() if isinstance(colour, str)}
    files = {f"sign_{name.replace('-', '_')}": path for name, path in signs.items()}
    sizes = {f"size_{name}": f"{size}dp" for name, size in SIZES_PX.items()}
    return {
        **colours,
        **msgspec.structs.asdict(shades(theme)),
        **files,
        **sizes,
        "pale": theme.bands[1],
        "family": FAMILY,
    }
