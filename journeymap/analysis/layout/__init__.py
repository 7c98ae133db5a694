"""Automatic layout: plain graph data in, places for the cards out; `lay_out` is the one way in."""

from journeymap.analysis.layout.composing import lay_out
from journeymap.analysis.layout.plan import (
    LayoutEdge,
    LayoutGaps,
    LayoutNode,
    LayoutRequest,
    LayoutResult,
    Place,
)

__all__ = ["LayoutEdge", "LayoutGaps", "LayoutNode", "LayoutRequest", "LayoutResult", "Place", "lay_out"]
