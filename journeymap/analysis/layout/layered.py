"""The layout wheel behind one function: blocks with columns go in, the heights they stand at come out.

The wheel is graphlay. It accepts a fixed layer per node, so the stages stay the stages and the wheel does what
it is good at: the order within the columns and straight runs between them. (Figures: `benchmarks/layout_speed.py`.)
This file imports nothing of journeymap, because `child` also runs it by its path as a program of its own:
a task as JSON on the standard input, the answer as JSON on the standard output.
"""

import json
import sys
from typing import Any

Task = dict[str, Any]


def centres(task: Task) -> list[float]:
    """The y of every block's centre in points, order and spacing as the wheel chose them.

    `task` has `sizes` (width and height per block), `columns`, `links` (pairs of block numbers, the left one
    first, always between different columns), `v_gap_pt` and `quick`: search less, and place by Brandes and Koepf
    (2001) instead of network simplex. That takes a third of the time, but of such heights only the order is of use:
    large maps come out five times too high.
    """
    import graphlay

    graph = graphlay.Graph()
    for (width, height), column in zip(task["sizes"], task["columns"], strict=True):
        graph.node(width=width, height=height, rank={"fixed": column})
    for left, right in task["links"]:
        graph.edge(left, right)
    options: Task = {"spacing": {"node_gap": task["v_gap_pt"], "dummy_gap": task["v_gap_pt"] / 2}}
    if task["quick"]:
        options |= {"effort": "fast", "coords": {"placement": "brandes_koepf"}}
    drawing = graphlay.layout(graph, options=options)
    return [node["center"]["y"] for node in drawing.nodes]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(centres(json.load(sys.stdin))))
