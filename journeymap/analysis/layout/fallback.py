"""The plain layout that always ends: the same question as the wheel's, answered by sweeps of a fixed number.

Used where the wheel failed or ran out of time. The order comes from barycentre sweeps (Sugiyama, Tagawa and
Toda 1981), the heights from pulling every block towards its neighbours without changing the order.
"""

from journeymap.analysis.layout.columns import Skeleton

SWEEPS = 8
PULLS = 6


def plain_centres(skeleton: Skeleton) -> list[float]:
    """The y of every block's centre in points; time grows with blocks and links only."""
    near = _near(skeleton)
    columns = _in_columns(skeleton)
    heights = _stacked(skeleton, columns)
    for turn in range(SWEEPS):
        for column in columns if turn % 2 == 0 else reversed(columns):
            column.sort(key=lambda block: _mean(heights, near[block], heights[block]))
            _restack(skeleton, column, heights)
    return pulled(skeleton, heights)


def pulled(skeleton: Skeleton, heights: list[float]) -> list[float]:
    """The heights with every block drawn to the mean of its neighbours, order in the columns and gaps kept."""
    near, heights = _near(skeleton), list(heights)
    columns = _in_columns(skeleton)
    for column in columns:
        column.sort(key=lambda block: heights[block])
        _restack(skeleton, column, heights)
    for turn in range(PULLS):
        for column in columns if turn % 2 == 0 else reversed(columns):
            _pull(skeleton, column, heights, near)
    return heights


def spread(wishes: list[float], sizes: list[float], gap: float) -> list[float]:
    """Centres in the given order, `gap` apart, as near to their wishes as least squares allow.

    Pool adjacent violators (Ayer and others 1955) on the wishes less what stands above them.
    """
    offsets, total = list[float](), 0.0
    for i, size in enumerate(sizes):
        total += (sizes[i - 1] + size) / 2 + gap if i else 0.0
        offsets.append(total)
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wishes, offsets, strict=True):
        pools.append((wish - offset, 1))
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            (a, m), (b, n) = pools[-2:]
            pools[-2:] = [(a + b, m + n)]
    levels = [total / count for total, count in pools for _ in range(count)]
    return [level + offset for level, offset in zip(levels, offsets, strict=True)]


def _near(skeleton: Skeleton) -> list[list[int]]:
    near: list[list[int]] = [[] for _ in skeleton.blocks]
    for left, right in skeleton.links:
        near[left].append(right)
        near[right].append(left)
    return near


def _in_columns(skeleton: Skeleton) -> list[list[int]]:
    columns: list[list[int]] = [[] for _ in skeleton.column_bands]
    for i, block in enumerate(skeleton.blocks):
        columns[block.column].append(i)
    return columns


def _stacked(skeleton: Skeleton, columns: list[list[int]]) -> list[float]:
    heights = [0.0] * len(skeleton.blocks)
    for column in columns:
        _restack(skeleton, column, heights)
    return heights


def _restack(skeleton: Skeleton, column: list[int], heights: list[float]) -> None:
    """Stand the blocks of a column close together, centred on y = 0."""
    sizes = [skeleton.blocks[block].height_pt for block in column]
    for block, y in zip(column, spread([0.0] * len(column), sizes, skeleton.v_gap_pt), strict=True):
        heights[block] = y


def _pull(skeleton: Skeleton, column: list[int], heights: list[float], near: list[list[int]]) -> None:
    wishes = [_mean(heights, near[block], heights[block]) for block in column]
    sizes = [skeleton.blocks[block].height_pt for block in column]
    for block, y in zip(column, spread(wishes, sizes, skeleton.v_gap_pt), strict=True):
        heights[block] = y


def _mean(heights: list[float], near: list[int], alone: float) -> float:
    return sum(heights[block] for block in near) / len(near) if near else alone
