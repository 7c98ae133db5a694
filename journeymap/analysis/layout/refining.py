"""Neighbours in a column exchanged where that takes crossings away; the wheel's order comes in, a better one goes out.

The wheel sees a stack of cards as one block and its links as ending in the middle; here every card counts.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from journeymap.analysis.layout.boxes import card_places, resolved_widths
from journeymap.analysis.layout.columns import Skeleton
from journeymap.analysis.layout.crossings import FEW_LINES, Line, crossings, crossings_between, crossings_of_few
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
    lines = _FewLines if len(graph.links) <= FEW_LINES else _ManyLines
    return _Exchange(graph, skeleton, centres, lines).run()


def crossed(graph: Graph, places: dict[int, Place]) -> int:
    """How many pairs of links cross when drawn straight between card centres."""
    ends = _on_map(graph, places)
    return crossings([(ends[a], ends[b]) for a, b in graph.links])


def _on_map(graph: Graph, places: dict[int, Place]) -> list[Place]:
    boxes = boxes_of(graph, places, resolved_widths(graph, places))
    return [(boxes[i].x, boxes[i].y) for i in range(len(graph.nodes))]


class _FewLines:
    """The links of a small map as straight lines, by number."""

    def __init__(self, links: Sequence[tuple[int, int]], points: Sequence[Place]) -> None:
        self._links, self._points = links, list(points)

    def move(self, cards: Iterable[int], by: float) -> None:
        """Moves these cards down."""
        for card in cards:
            x, y = self._points[card]
            self._points[card] = x, y + by

    def _of(self, numbers: Iterable[int]) -> list[Line]:
        return [(self._points[a], self._points[b]) for a, b in map(self._links.__getitem__, numbers)]

    def between(self, some: Sequence[int], others: Sequence[int]) -> int:
        """How many pairs of one of some and one of the others cross."""
        return crossings_of_few(self._of(some), self._of(others))

    def among_all(self, some: Sequence[int]) -> int:
        """How many pairs of one of some and any other cross."""
        lines = self._of(some)
        return crossings_of_few(lines, self._of(range(len(self._links)))) - crossings_of_few(lines, lines) // 2


class _ManyLines:
    """The same for large maps, in arrays."""

    def __init__(self, links: Sequence[tuple[int, int]], points: Sequence[Place]) -> None:
        import numpy as np

        self._links = np.array(links)
        self._points: Points = np.array(points)

    def move(self, cards: Iterable[int], by: float) -> None:
        """Moves these cards down."""
        self._points[list(cards), 1] += by

    def between(self, some: Sequence[int], others: Sequence[int]) -> int:
        """How many pairs of one of some and one of the others cross."""
        return crossings_between(self._points[self._links[some]], self._points[self._links[others]])

    def among_all(self, some: Sequence[int]) -> int:
        """How many pairs of one of some and any other cross."""
        every = self._points[self._links]
        lines = every[some]
        return crossings_between(lines, every) - crossings_between(lines, lines) // 2


class _Exchange:
    """The state of the sweeps: centres of blocks, the links as lines on the map, links by block."""

    def __init__(
        self, graph: Graph, skeleton: Skeleton, centres: list[float], lines: type[_FewLines] | type[_ManyLines]
    ) -> None:
        self.blocks, self.centres = skeleton.blocks, list(centres)
        self.links = graph.links
        self.lines = lines(graph.links, _on_map(graph, card_places(graph, skeleton, centres)))
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
        before = self.lines.among_all(lines)
        drop = self.blocks[lower].height_pt + self._gap(upper, lower)
        rise = self.blocks[upper].height_pt + self._gap(upper, lower)
        self._move(upper, drop)
        self._move(lower, -rise)
        if self.lines.among_all(lines) < before:
            column[i], column[i + 1] = lower, upper
            return True
        self._move(upper, -drop)
        self._move(lower, rise)
        return False

    def _entangled(self, upper: int, lower: int) -> bool:
        """True where links of the two cross each other: only then an exchange is tried."""
        return self.lines.between(self.at[upper], self.at[lower]) > 0

    def _gap(self, upper: int, lower: int) -> float:
        halves = (self.blocks[upper].height_pt + self.blocks[lower].height_pt) / 2
        return self.centres[lower] - self.centres[upper] - halves

    def _move(self, block: int, by: float) -> None:
        self.centres[block] += by
        self.lines.move(self.blocks[block].cards, by)
