"""Which card a key leads to: along the links of the graph, to the nearest card in a direction, or in journey order.

The journey and the places of its cards in, the id of a touchpoint out; the canvas selects it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from journeymap.drawing.display import Rect
from journeymap.model import Journey, Link
from journeymap.model.words import BACKWARD_LINKS

Direction = Literal["left", "right", "up", "down"]
_VECTORS: Mapping[Direction, tuple[float, float]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_ASIDE = 2.5
"""How much more a point to the side counts than one straight on: keys feel right where they keep to their line."""


def in_order(order: Sequence[str], current: str, step: int) -> str:
    """The touchpoint `step` places on in journey order; the ends meet. Empty where there is none."""
    if not order:
        return ""
    if current not in order:
        return order[0] if step > 0 else order[-1]
    return order[(order.index(current) + step) % len(order)]


def along(journey: Journey, cards: Mapping[str, Rect], current: str, direction: Direction) -> str:
    """Where an arrow key leads: right and left along links, else to the nearest card that way; empty where to none."""
    if direction == "right" and (found := following(journey, current)):
        return found[0]
    if direction == "left" and (found := preceding(journey, current)):
        return found[0]
    return nearest(cards, current, direction)


def following(journey: Journey, id: str) -> list[str]:
    """Where customers go from here: the largest share first, then the order of the links; never back."""
    return _sorted((link.share, link.target) for link in _forward(journey) if link.source == id)


def preceding(journey: Journey, id: str) -> list[str]:
    """From where customers come, the largest share first."""
    return _sorted((link.share, link.source) for link in _forward(journey) if link.target == id)


def _forward(journey: Journey) -> Iterator[Link]:
    return (link for link in journey.links.values() if link.kind not in BACKWARD_LINKS and link.source != link.target)


def _sorted(found: Iterator[tuple[float | None, str]]) -> list[str]:
    return [id for _, id in sorted(found, key=lambda pair: -(pair[0] or 0.0))]


def nearest(cards: Mapping[str, Rect], current: str, direction: Direction) -> str:
    """The card nearest in a direction, those straight on before those aside; empty where there is none."""
    if current not in cards:
        return next(iter(cards), "")
    x, y = _middle(cards[current])
    dx, dy = _VECTORS[direction]
    best: tuple[float, str] = (float("inf"), "")
    for id, rect in cards.items():
        ox, oy = _middle(rect)
        ahead = (ox - x) * dx + (oy - y) * dy
        aside = abs((ox - x) * dy) + abs((oy - y) * dx)
        if id != current and ahead > 1.0 and ahead >= aside * 0.35:
            best = min(best, (ahead + aside * _ASIDE, id))
    return best[1]


def _middle(rect: Rect) -> tuple[float, float]:
    return rect.x + rect.width / 2, rect.y + rect.height / 2
