"""Boxes to tick and lines to write on, drawn for a sheet of paper.

`sheet_pdf` says what is asked; the report's PDF engine paints these among its blocks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from journeymap.drawing import text
from journeymap.drawing.display import Box, DisplayList, Line, Move, Path, Point, Rect, Shape, Stroke, TextRun
from journeymap.drawing.theme import Theme

SIZE_PT = 9.5
_BOX_PT = 10.0
_GAP_PT = 5.0
_BETWEEN_PT = 16.0
_ROW_PT = 19.0
_LINE_PT = 21.0
"""Room for a line of handwriting."""


def boxes(theme: Theme, label: str, choices: Sequence[str], ticked: Collection[str], width_pt: float) -> DisplayList:
    """A label and a box for each choice, over as many lines as they need; those that hold now are crossed.

    The drawing's label says it in words.
    """
    rows = list(_rows(label, choices, width_pt))
    shapes: list[Shape] = []
    for number, row in enumerate(rows):
        middle = number * _ROW_PT + _ROW_PT / 2
        baseline = middle + text.cap_height(SIZE_PT) / 2
        for x, words in row:
            if x == 0.0 and words == label:
                shapes.append(TextRun(Point(0.0, baseline), words, SIZE_PT, theme.ink, "medium"))
            else:
                shapes += _box(x, middle, words in ticked, theme)
                shapes.append(TextRun(Point(x + _BOX_PT + _GAP_PT, baseline), words, SIZE_PT, theme.ink))
    said = ", ".join(f"[{'x' if choice in ticked else ' '}] {choice}" for choice in choices)
    return DisplayList(width_pt, len(rows) * _ROW_PT, f"{label}: {said}", tuple(shapes))


def _rows(label: str, choices: Sequence[str], width_pt: float) -> Iterator[list[tuple[float, str]]]:
    """The label and the choices with their left edges, line by line."""
    indent = text.width(label, SIZE_PT, "medium") + _BETWEEN_PT
    row: list[tuple[float, str]] = [(0.0, label)]
    x = indent
    for choice in choices:
        needed = _BOX_PT + _GAP_PT + text.width(choice, SIZE_PT, "regular")
        if x > indent and x + needed > width_pt:
            yield row
            row, x = [], indent
        row.append((x, text.fit(choice, SIZE_PT, "regular", width_pt - x - _BOX_PT - _GAP_PT)))
        x += needed + _BETWEEN_PT
    yield row


def _box(x: float, middle: float, ticked: bool, theme: Theme) -> Iterator[Shape]:
    rect = Rect(x, middle - _BOX_PT / 2, _BOX_PT, _BOX_PT)
    yield Box(rect, theme.background, Stroke(theme.ink, 0.9), radius_pt=1.5)
    if ticked:
        near, far, top, bottom = x + 2.2, x + _BOX_PT - 2.2, rect.y + 2.2, rect.y + _BOX_PT - 2.2
        for start, end in ((Point(near, top), Point(far, bottom)), (Point(near, bottom), Point(far, top))):
            yield Path((Move(start), Line(end)), stroke=Stroke(theme.ink, 1.2))


def writing_lines(theme: Theme, label: str, count: int, width_pt: float) -> DisplayList:
    """A label and lines to write on; the first begins behind the label."""
    begin = text.width(label, SIZE_PT, "medium") + 8.0 if label else 0.0
    baseline = _LINE_PT - 4.0
    shapes: list[Shape] = [TextRun(Point(0.0, baseline), label, SIZE_PT, theme.ink, "medium")] if label else []
    for number in range(count):
        y = (number + 1) * _LINE_PT - 2.0
        ends = Move(Point(begin if number == 0 else 0.0, y)), Line(Point(width_pt, y))
        shapes.append(Path(ends, stroke=Stroke(theme.muted, 0.6)))
    return DisplayList(width_pt, count * _LINE_PT, label, tuple(shapes))
