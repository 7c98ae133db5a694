"""The kinds of data that are dragged and copied between the rooms of a window, between windows and programs."""

from __future__ import annotations

KIND = "application/x-journeymap-kind"
"""A kind of touchpoint that is dragged from the palette; the payload is the kind's word in the file, in UTF-8."""
CLIP = "application/x-journeymap-clip"
"""Touchpoints that were copied; `canvas.clipboard` writes and reads the payload."""
