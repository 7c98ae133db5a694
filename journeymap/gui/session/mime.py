"""The kinds of data that are dragged and copied between the rooms of a window, between windows and programs."""

from __future__ import annotations

KIND = "application/x-journeymap-kind"
"""A kind of touchpoint that is dragged from the palette; the payload is the kind's word in the file, in UTF-8."""
CLIP = "application/x-journeymap-clip"
"""Touchpoints that were copied; `canvas.clipboard` writes and reads the payload."""
IDEA = "application/x-journeymap-idea"
"""A parked idea that is dragged onto the map; the payload is its place in the parking lot, counted from 0, in UTF-8,
the data's text its words: where the two do not agree, it comes from another document."""
