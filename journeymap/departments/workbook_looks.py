"""How a department's workbook looks: fonts, frames and grounds of its cells, by name.

`workbook_writing` asks for a look; the library that writes the workbook makes the format of it, once each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_INK, _MUTED, _RULE, _FRAME, _PAPER = "#1F2933", "#5D6B7A", "#D5DBE1", "#8A7A3A", "#FFF9E3"
_HEAD_GROUND = "#EEF1F4"
_FONT = {"font_name": "Calibri", "font_size": 11, "font_color": _INK, "valign": "top"}
_WRAPPED = {**_FONT, "text_wrap": True}
_LOCKED = {**_WRAPPED, "bottom": 1, "bottom_color": _RULE}
_OPEN = {**_WRAPPED, "border": 1, "border_color": _FRAME, "bg_color": _PAPER, "locked": False}
_HEAD = {**_WRAPPED, "bold": True, "bg_color": _HEAD_GROUND, "valign": "vcenter"}
_HINT = {
    **_WRAPPED,
    "font_size": 9,
    "font_color": _MUTED,
    "bg_color": _HEAD_GROUND,
    "bottom": 2,
    "bottom_color": _MUTED,
}
_DAY = {"num_format": "d mmm yyyy", "align": "left"}
_NUMBER = {"num_format": "#,##0.##", "align": "right", "indent": 1}

LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {**_FONT, "font_size": 18, "bold": True},
    "heading": {**_FONT, "font_size": 15, "bold": True},
    "small": {**_FONT, "font_color": _MUTED},
    "head": {**_FONT, "font_size": 12, "bold": True, "valign": "bottom"},
    "step": _WRAPPED,
    "plain": _WRAPPED,
    "note": {**_FONT, "italic": True, "font_color": _MUTED, "valign": "vcenter"},
    "label": {**_WRAPPED, "bold": True},
    "column": _HEAD,
    "open column": {**_HEAD, "font_color": "#6B5300"},
    "hint": _HINT,
    "text": _LOCKED,
    "strong": {**_LOCKED, "bold": True},
    "date": {**_LOCKED, **_DAY},
    "number": {**_LOCKED, **_NUMBER},
    # Text as text: what begins with = or - in such a cell is no formula, whoever types it.
    "open text": {**_OPEN, "num_format": "@"},
    "open date": {**_OPEN, **_DAY},
    "open number": {**_OPEN, **_NUMBER},
}
"""Properties of each look, in the words of the library that writes workbooks."""
