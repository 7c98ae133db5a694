"""How soon an edit is on the map and on the swimlanes: one table of what the views take, without drawing.

Run from the checkout: `python -m benchmarks.live_speed [touchpoints]`. Times are medians over several edits.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from statistics import median

from msgspec.structs import replace

from benchmarks.journeys import synthetic_journey
from journeymap.analysis.analyse import analyse
from journeymap.analysis.results import Analysis
from journeymap.drawing.display import Point
from journeymap.drawing.lanes import LiveLanes
from journeymap.drawing.live import LiveMap
from journeymap.drawing.placing import place
from journeymap.editing.commands import departments, links, placing, touchpoints
from journeymap.editing.document import Document
from journeymap.i18n import Translator

_RUNS = 7
_LANES = 300
Edit = Callable[[Document, str, str], object]
Row = tuple[str, str, str]

EDITS: dict[str, Edit] = {
    "rename a touchpoint": lambda d, a, b: touchpoints.rename_touchpoint(
        d, a, "Another title over two lines of a card"
    ),
    "move a card in its band": lambda d, a, b: placing.move(d, a, _beside(d, a, -5.0)),
    "add a linked touchpoint": lambda d, a, b: touchpoints.add_after(d, a, "Next"),
    "delete a touchpoint": lambda d, a, b: touchpoints.delete_touchpoints(d, (a,)),
    "link two touchpoints": lambda d, a, b: links.connect(d, b, a),
    "colour of a department": lambda d, a, b: departments.set_department(d, "d3", colour="#aabbcc"),
    "widen the first band": lambda d, a, b: placing.move(d, "touchpoint-0", _beside(d, "touchpoint-0", 20_000.0)),
}


def _beside(document: Document, id: str, dx: float) -> tuple[float, float]:
    x, y = document.journey.touchpoints[id].position or (0.0, 0.0)
    return x + dx, y + 8.0


def placed(analysis: Analysis) -> Analysis:
    """The same with a position at every touchpoint."""
    journey = analysis.journey
    at = place(journey).positions
    spots = {id: replace(touchpoint, position=at[id]) for id, touchpoint in journey.touchpoints.items()}
    return replace(analysis, journey=replace(journey, touchpoints=spots))


def ms(work: Callable[[], object]) -> float:
    """How long it took, in milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def edits(live: LiveMap, document: Document) -> Iterator[Row]:
    """A row for each kind of edit, with its undo."""
    taken: list[float] = []
    document.subscribe(lambda step: taken.append(ms(lambda: (live.change(step, document.journey), live.elements))))
    ids = list(document.journey.touchpoints)
    half = len(ids) // 2
    for name, edit in EDITS.items():
        taken.clear()
        for run in range(_RUNS):
            edit(document, ids[half + 5 * run], ids[half + 5 * run + 9])
            document.undo()
        yield f"views follow: {name}", f"{median(taken[::2]):.1f} ms (undo {median(taken[1::2]):.1f})", ""


def drags(live: LiveMap, ids: list[str]) -> Row:
    """The preview of a drag."""
    taken = []
    for id in ids:
        at = live.card_centre(id)
        taken.append(ms(lambda id=id, at=at: live.previewed({id: Point(at.x + 40, at.y + 20)})))  # type: ignore[misc]
    return "views follow: drag a card (preview)", f"{median(taken):.1f} ms (slowest {max(taken):.1f})", ""


def rows(size: int = 5000) -> Iterator[Row]:
    """The whole table."""
    analysis, translator = placed(analyse(synthetic_journey(size))), Translator("en")
    LiveMap(placed(analyse(synthetic_journey(60))), translator)
    yield f"map of {size:,} touchpoints anew", f"{ms(lambda: LiveMap(analysis, translator).elements):.0f} ms", ""
    live = LiveMap(analysis, translator)
    yield from edits(live, Document(analysis.journey))
    yield drags(live, list(analysis.journey.touchpoints)[::50])
    yield "views follow: the same analysis again", f"{ms(lambda: live.analysed(analysis)):.1f} ms", ""
    lanes = LiveLanes(analyse(synthetic_journey(_LANES)), "department", translator)
    yield f"swimlanes of {_LANES} anew", f"{ms(lambda: lanes.speak(translator)):.1f} ms", ""


def main() -> None:
    """Prints the table."""
    print(f"{'what':<58} {'measured':>24}  aimed for")
    for name, measured, aim in rows(*map(int, sys.argv[1:2])):
        print(f"{name:<58} {measured:>24}  {aim}")


if __name__ == "__main__":
    main()
