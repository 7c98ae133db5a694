"""What the pointer can be on: the parts of the map by kind and id, and the geometry that tells how near it is.

`MapScene.part_at` answers with them; the view hands them to tools.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import pairwise
from typing import Literal

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

Chain = tuple[tuple[float, float], ...]
"""A way as the corners of straight lines."""


class PartKind(Enum):
    """The kinds of parts."""

    CARD = "card"
    CARD_EDGE = "card-edge"
    LINK = "link"
    LINK_END = "link-end"
    LINK_WORDS = "link-words"
    HEADING = "heading"
    BAND_EDGE = "band-edge"
    LANE_HEADING = "lane-heading"
    BAND = "band"
    NOTHING = "nothing"


class Part(msgspec.Struct, frozen=True):
    """A part of the map: its kind, the id of the card, link, stage or lane, and which end of a link."""

    kind: PartKind
    id: str = ""
    end: Literal["source", "target", ""] = ""


NOTHING = Part(PartKind.NOTHING)
HANDLE_PX = 6.0
"""The radius of the round handle at the right of a card, from which links are pulled."""
EDGE_PX = 4.0
"""How far the edge of a card reaches to either side of its border."""
LINK_PX = 6.0
"""How near to a link counts as on it."""
LINK_END_PX = 9.0
"""How near to the end of a selected link counts as on the end."""
HANDLE_ALONG_PX = 18.0
"""How far from its cards, along a selected link, the handles of its ends stand."""
BAND_EDGE_PX = 4.0
"""How near to the right border of a band counts as on it."""
LEAST_EDGE_SCALE = 0.4
"""Below this zoom a card is too small to have an edge of its own."""


def chain(path: QPainterPath) -> Chain:
    """The path's first part, flattened to straight lines."""
    polygons = path.toSubpathPolygons()
    return tuple((point.x(), point.y()) for point in polygons[0].toList()) if polygons else ()


def distance(corners: Chain, pos: QPointF) -> float:
    """How far a point is from a chain of lines, in the unit of both; infinite for an empty chain."""
    x, y = pos.x(), pos.y()
    return math.sqrt(min(_distances(corners, x, y), default=math.inf))


def _distances(corners: Chain, x: float, y: float) -> Iterator[float]:
    for (ax, ay), (bx, by) in pairwise(corners):
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        share = min(max(((x - ax) * dx + (y - ay) * dy) / length, 0.0), 1.0) if length else 0.0
        yield (x - ax - share * dx) ** 2 + (y - ay - share * dy) ** 2


def near(one: QPointF, other: QPointF, radius: float) -> bool:
    """Whether two points are no further apart than `radius`."""
    return bool((one.x() - other.x()) ** 2 + (one.y() - other.y()) ** 2 <= radius * radius)


def handle_at(card: QRectF) -> QPointF:
    """The middle of the handle of a card."""
    return QPointF(card.right(), card.center().y())


def on_edge(card: QRectF, pos: QPointF, scale: float) -> bool:
    """Whether a point is on the ring around a card's border or on its handle; `scale` is pixels per point."""
    if scale < LEAST_EDGE_SCALE:
        return False
    ring = EDGE_PX / scale
    outer, inner = card.adjusted(-ring, -ring, ring, ring), card.adjusted(ring, ring, -ring, -ring)
    return (outer.contains(pos) and not inner.contains(pos)) or near(pos, handle_at(card), (HANDLE_PX + 2) / scale)


def around(pos: QPointF, radius: float) -> QRectF:
    """The square around a point."""
    return QRectF(pos.x() - radius, pos.y() - radius, 2 * radius, 2 * radius)


def united(rects: Iterable[QRectF]) -> QRectF:
    """The smallest rectangle around all; a null one where there are none."""
    whole = QRectF()
    for rect in rects:
        whole = whole.united(rect)
    return whole
