"""Neighbours in a column exchanged where that takes crossings away; the wheel's order comes in, a better one goes out.

The wheel sees a stack of cards as one block and its links as ending in the middle; here every card counts.
"""

from typing import TYPE_CHECKING

from journeymap.analysis.layout.boxes import card_places, resolved_widths
from journeymap.analysis.layout.columns import Skeleton
from journeymap.analysis.layout.graph import Graph
from journeymap.analysis.layout.overlaps import boxes_of
from journeymap.analysis.layout.plan import Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

ROUNDS = 4
MOST_LINKS = 2000
ROUNDS_LARGE = 1
LARGE_LINKS = 400


def refined(graph: Graph, skeleton: Skeleton, centres: list[float]) -> list[float]:
    """The centres after at most `ROUNDS` sweeps of exchanges, fewer for large maps; maps with more than
    `MOST_LINKS` links are left as they are."""
    if not graph.links or len(graph.links) > MOST_LINKS:
        return centres
    return _Exchange(graph, skeleton, centres).run()


def crossed(graph: Graph, places: dict[int, Place]) -> int:
    """How many pairs of links cross when drawn straight between card centres."""
    from journeymap.analysis.layout.crossings import crossings

    ends = _on_map(graph, places)
    return crossings([(ends[a], ends[b]) for a, b in graph.links])


def _on_map(graph: Graph, places: dict[int, Place]) -> list[Place]:
    boxes = boxes_of(graph, places, resolved_widths(graph, places))
    return [(boxes[i].x, boxes[i].y) for i in range(len(graph.nodes))]


class _Exchange:
    """The state of the sweeps: centres of blocks, places of cards on the map, links by block."""

    def __init__(self, graph: Graph, skeleton: Skeleton, centres: list[float]) -> None:
        import numpy as np

        self.blocks, self.centres = skeleton.blocks, list(centres)
        self.cards = [np.array(block.cards) for block in skeleton.blocks]
        self.points: Points = np.array(_on_map(graph, card_places(graph, skeleton, centres)))
        self.links = np.array(graph.links)
        home = {card: i for i, block in enumerate(skeleton.blocks) for card in block.cards}
        self.at: list[list[int]] = [[] for _ in skeleton.blocks]
        for number, pair in enumerate(graph.links):
            for block in {home[card] for card in pair}:
                self.at[block].append(number)
        self.columns: list[list[int]] = [[] for _ in skeleton.column_bands]
        for i in sorted(range(len(self.blocks)), key=lambda i: centres[i]):
            self.columns[self.blocks[i].column].append(i)

    def run(self) -> list[float]:
        """Sweep until nothing gets better."""
        for _ in range(ROUNDS if len(self.links) <= LARGE_LINKS else ROUNDS_LARGE):
            if not sum(self._swept(column) for column in self.columns):
                break
        return self.centres

    def _swept(self, column: list[int]) -> int:
        changed = 0
        for i in range(len(column) - 1):
            changed += self._exchanged(column, i, column[i], column[i + 1])
        return changed

    def _exchanged(self, column: list[int], i: int, upper: int, lower: int) -> bool:
        if not self._entangled(upper, lower):
            return False
        lines = sorted({*self.at[upper], *self.at[lower]})
        before = self._count(lines)
        drop = self.blocks[lower].height_pt + self._gap(upper, lower)
        rise = self.blocks[upper].height_pt + self._gap(upper, lower)
        self._move(upper, drop)
        self._move(lower, -rise)
        if self._count(lines) < before:
            column[i], column[i + 1] = lower, upper
            return True
        self._move(upper, -drop)
        self._move(lower, rise)
        return False

    def _entangled(self, upper: int, lower: int) -> bool:
        """True where links of the two cross each other: only then an exchange is tried."""
        from journeymap.analysis.layout.crossings import crossings_between

        ends = self.points[self.links[self.at[upper]]], self.points[self.links[self.at[lower]]]
        return crossings_between(*ends) > 0

    def _gap(self, upper: int, lower: int) -> float:
        halves = (self.blocks[upper].height_pt + self.blocks[lower].height_pt) / 2
        return self.centres[lower] - self.centres[upper] - halves

    def _move(self, block: int, by: float) -> None:
        self.centres[block] += by
        self.points[self.cards[block], 1] += by

    def _count(self, lines: list[int]) -> int:
        from journeymap.analysis.layout.crossings import crossings_between

        every = self.points[self.links]
        some = every[lines]
        return crossings_between(some, every) - crossings_between(some, some) // 2
