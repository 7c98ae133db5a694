"""What a layout is asked and what it answers: plain graph data, filled by whoever has a journey; `lay_out` answers it.

Coordinates: a card's place is its centre in points, x from the left edge of its own stage's band, y from the
top of the map. So a band that widens moves no place of the bands to its right.
"""

import msgspec

Place = tuple[float, float]


class LayoutNode(msgspec.Struct, frozen=True):
    """One card: `stage` is the index of its band; `pinned` is the place a person gave it, which is kept."""

    id: str
    stage: int
    width_pt: float
    height_pt: float
    pinned: Place | None = None


class LayoutEdge(msgspec.Struct, frozen=True):
    """One link; `back` marks a loop or recovery link, which attracts its ends but ranks nothing."""

    source: str
    target: str
    back: bool = False


class LayoutGaps(msgspec.Struct, frozen=True):
    """The air of a map in points: between sub-columns, between cards, at a band's sides, at the top."""

    h_gap_pt: float = 56.0
    v_gap_pt: float = 32.0
    side_margin_pt: float = 28.0
    top_margin_pt: float = 28.0
    empty_band_pt: float = 216.0


class LayoutRequest(msgspec.Struct, frozen=True):
    """A graph to lay out; `band_widths` has a width in points per stage, None for as wide as its cards need."""

    nodes: tuple[LayoutNode, ...]
    edges: tuple[LayoutEdge, ...] = ()
    band_widths: tuple[float | None, ...] = ()
    gaps: LayoutGaps = LayoutGaps()


class LayoutResult(msgspec.Struct, frozen=True):
    """A place for every card by id, and the resolved width in points of every band."""

    positions: dict[str, Place]
    band_widths: tuple[float, ...]
