"""Which sub-column of its band every card stands in, and which cards stand together; the ordering is made after it.

Every band is cut into sub-columns along its own links. Linear runs of cards become stacks, read from top to
bottom; where a run branches or joins, the next column begins. A column takes as many cards as keep the whole
map about twice as wide as high. Cards that nothing tells apart (same column, same neighbours: the leaves of a
star) become one block, which keeps them together and the ordering small.
"""

from heapq import heappop, heappush
from itertools import pairwise
from math import ceil, sqrt

import msgspec

from journeymap.analysis.layout.graph import Graph, Pair

STACK_MAX = 5
ROWS_MIN = 4
ASPECT = 2.0


class Block(msgspec.Struct, frozen=True):
    """Cards that stand on top of each other in one column, first on top."""

    cards: tuple[int, ...]
    column: int
    width_pt: float
    height_pt: float


class Skeleton(msgspec.Struct, frozen=True):
    """The blocks, the links between blocks of different columns (left, right), and the band of every column."""

    blocks: tuple[Block, ...]
    links: tuple[Pair, ...]
    column_bands: tuple[int, ...]
    v_gap_pt: float


def skeleton_of(graph: Graph) -> Skeleton:
    """Columns, blocks and links between blocks for a whole graph; pins are not looked at."""
    column, column_bands = _columns(graph)
    groups = _twins(graph, _stacks(graph, column), column)
    blocks = tuple(_block(graph, cards, column[cards[0]]) for cards in groups)
    home = {card: i for i, block in enumerate(blocks) for card in block.cards}
    pairs = (
        (home[a], home[b]) if column[a] < column[b] else (home[b], home[a])
        for a, b in graph.links
        if column[a] != column[b]
    )
    return Skeleton(blocks, tuple(dict.fromkeys(pairs)), tuple(column_bands), graph.gaps.v_gap_pt)


def rows_for(graph: Graph) -> int:
    """How many cards a column takes so that the map is about `ASPECT` times as wide as it is high."""
    count = len(graph.nodes)
    width = sum(node.width_pt for node in graph.nodes) / max(count, 1) + graph.gaps.h_gap_pt
    height = sum(node.height_pt for node in graph.nodes) / max(count, 1) + graph.gaps.v_gap_pt
    return max(ROWS_MIN, round(sqrt(count * width / (height * ASPECT)))) if height > 0 else ROWS_MIN


def _columns(graph: Graph) -> tuple[list[int], list[int]]:
    """The column of every card, numbered through the map, and the band of every column."""
    members: list[list[int]] = [[] for _ in range(graph.bands)]
    for card, node in enumerate(graph.nodes):
        members[node.stage].append(card)
    inner: list[list[Pair]] = [[] for _ in range(graph.bands)]
    for a, b in graph.forward:
        if graph.nodes[a].stage == graph.nodes[b].stage:
            inner[graph.nodes[a].stage].append((a, b))
    column, bands, rows = [0] * len(graph.nodes), list[int](), rows_for(graph)
    for band, cards in enumerate(members):
        within = _squashed(_band_columns(cards, inner[band], rows), _most_columns(graph, band, cards, rows))
        for card, at in within.items():
            column[card] = len(bands) + at
        bands += [band] * (max(within.values(), default=-1) + 1)
    return column, bands


def _most_columns(graph: Graph, band: int, cards: list[int], rows: int) -> int:
    width, gap = graph.fixed[band], graph.gaps.h_gap_pt
    if width is None:
        return max(4, 2 * ceil(len(cards) / rows))
    widest = max((graph.nodes[card].width_pt for card in cards), default=1.0)
    return max(1, int((width - 2 * graph.gaps.side_margin_pt + gap) // max(widest + gap, 1.0)))


def _squashed(column: dict[int, int], most: int) -> dict[int, int]:
    count = max(column.values(), default=-1) + 1
    return {card: at * most // count for card, at in column.items()} if count > most else column


def _band_columns(cards: list[int], links: list[Pair], rows: int) -> dict[int, int]:
    """Columns of one band: runs in the order of the links, each in the first column after its predecessors'
    that has room."""
    after: dict[int, list[int]] = {card: [] for card in cards}
    for a, b in links:
        after[a].append(b)
    order = _reading_order(cards, after)
    rank = {card: i for i, card in enumerate(order)}
    before: dict[int, list[int]] = {card: [] for card in cards}
    for a, b in links:
        if rank[a] < rank[b]:
            before[b].append(a)
    column, load = dict[int, int](), list[int]()
    for run in _runs(order, before, min(STACK_MAX, rows)):
        at = max((column[a] + 1 for a in before[run[0]]), default=0)
        while at < len(load) and load[at] and load[at] + len(run) > rows:
            at += 1
        load += [0] * (at + 1 - len(load))
        load[at] += len(run)
        column.update(dict.fromkeys(run, at))
    return column


def _reading_order(cards: list[int], after: dict[int, list[int]]) -> list[int]:
    """Cards with the sources of links first; a cycle is cut at the card that came first."""
    waiting = dict.fromkeys(cards, 0)
    for targets in after.values():
        for target in targets:
            waiting[target] += 1
    ready = [card for card in cards if not waiting[card]]
    order, rest = list[int](), dict.fromkeys(cards)
    while rest:
        card = heappop(ready) if ready else next(iter(rest))
        if card not in rest:
            continue
        del rest[card]
        order.append(card)
        for target in after[card]:
            waiting[target] -= 1
            if not waiting[target] and target in rest:
                heappush(ready, target)
    return order


def _runs(order: list[int], before: dict[int, list[int]], longest: int) -> list[list[int]]:
    """Linear stretches cut into even pieces of at most `longest` cards, in reading order."""
    outgoing: dict[int, int] = {}
    for sources in before.values():
        for source in sources:
            outgoing[source] = outgoing.get(source, 0) + 1
    run_of: dict[int, list[int]] = {}
    runs: list[list[int]] = []
    for card in order:
        if len(before[card]) == 1 and outgoing[before[card][0]] == 1:
            run_of[card] = run_of[before[card][0]]
        else:
            run_of[card] = []
            runs.append(run_of[card])
        run_of[card].append(card)
    return [piece for run in runs for piece in _pieces(run, longest)]


def _pieces(run: list[int], longest: int) -> list[list[int]]:
    count = ceil(len(run) / longest)
    cuts = [len(run) * i // count for i in range(count + 1)]
    return [run[a:b] for a, b in pairwise(cuts)]


def _stacks(graph: Graph, column: list[int]) -> list[list[int]]:
    """Cards linked within one column joined into paths, each card in exactly one."""
    following: dict[int, int] = {}
    head = list(range(len(graph.nodes)))
    joined: set[int] = set()
    for a, b in graph.forward:
        if column[a] == column[b] and a not in following and b not in joined and _first(head, a) != b:
            following[a] = b
            joined.add(b)
            head[b] = a
    return [_path(card, following) for card in range(len(graph.nodes)) if card not in joined]


def _first(head: list[int], card: int) -> int:
    while head[card] != card:
        head[card] = head[head[card]]
        card = head[card]
    return card


def _path(card: int, following: dict[int, int]) -> list[int]:
    path = [card]
    while path[-1] in following:
        path.append(following[path[-1]])
    return path


def _twins(graph: Graph, stacks: list[list[int]], column: list[int]) -> list[list[int]]:
    """The stacks, with single cards of one column that have the same neighbours put together."""
    near = graph.neighbours()
    groups: dict[object, list[int]] = {}
    for stack in stacks:
        key = (column[stack[0]], frozenset(near[stack[0]])) if len(stack) == 1 else stack[0]
        groups.setdefault(key, []).extend(stack)
    return list(groups.values())


def _block(graph: Graph, cards: list[int], column: int) -> Block:
    heights = [graph.nodes[card].height_pt for card in cards]
    return Block(
        tuple(cards),
        column,
        max(graph.nodes[card].width_pt for card in cards),
        sum(heights) + graph.gaps.v_gap_pt * (len(cards) - 1),
    )
