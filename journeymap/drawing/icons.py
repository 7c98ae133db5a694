"""The bundled icon set as outlines: a name and a box in, path segments out; the painters stand after it.

The icons are our own drawings in `assets/icons`: one filled outline each, on a square of 24 units, in SVG path
data of M, L, H, V, C and Z with absolute coordinates. Holes run against their surroundings, so that both fill
rules give the same picture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import starmap

from journeymap import paths
from journeymap.drawing.display import Close, Curve, Icon, Line, Move, Path, Point, Rect, Segment

SIDE = 24.0
_MAP: tuple[str, ...] = (
    "advertising",
    "website",
    "sales",
    "product-use",
    "after-sales",
    "complaint",
    "other",
    "contact-human",
    "contact-digital",
    "contact-mixed",
    "moment-of-truth",
    "moment-of-delight",
    "warning",
    "verdict-gap",
    "verdict-likely-gap",
    "verdict-likely-no-gap",
    "verdict-no-gap",
    "verdict-not-enough-data",
    "verdict-no-target",
)
_WINDOW: tuple[str, ...] = (
    "new", "open", "save", "save-as", "export", "report", "print-none", "recover", "merge", "folder", "file", "home",
    "undo", "redo", "cut", "copy", "paste", "duplicate", "delete", "rename", "add", "remove", "close", "search",
    "filter", "sort", "more", "check", "drag-handle",
    "zoom-in", "zoom-out", "fit", "zoom-selection", "layout", "align-left", "align-centre", "align-right",
    "align-top", "align-middle", "align-bottom", "distribute-horizontal", "distribute-vertical", "minimap", "lock",
    "unlock", "eye",
    "touchpoint", "link", "stage", "department", "persona", "gap", "action", "idea", "vote", "comment", "quote",
    "promise", "target", "note", "calendar", "clock", "timer",
    "graph", "swimlanes", "matrix", "importance-chart", "curve", "outline", "present", "spotlight", "pause", "play",
    "next", "previous", "down", "up", "chevron-right", "chevron-left", "chevron-down", "chevron-up",
    "settings", "language", "theme-light", "theme-dark", "help", "info", "error", "keyboard", "journeymap",
)  # fmt: skip
NAMES: tuple[str, ...] = (*_MAP, *_WINDOW)
"""Every icon: kinds of touchpoint by their own word, contact, moments, warning and verdicts; then a window's:
documents, editing, canvas, elements, views and presenting, the program (`journeymap` is its mark)."""

_DATA = re.compile(r'<path[^>]*\bd="([^"]*)"')
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}


def icon_path(name: str, rect: Rect) -> tuple[Segment, ...]:
    """The outline of an icon, to be filled in one colour, in the largest square in the middle of `rect`.

    KeyError for a name that is not in `NAMES`.
    """
    side = min(rect.width, rect.height)
    scale = side / SIDE
    left, top = rect.x + (rect.width - side) / 2, rect.y + (rect.height - side) / 2

    def place(point: Point) -> Point:
        return Point(left + point.x * scale, top + point.y * scale)

    return tuple(_PLACED[type(segment)](segment, place) for segment in _outline(name))


def icon_shapes(icon: Icon) -> tuple[Path, ...]:
    """What a painter draws for an `Icon` of the display list."""
    return (Path(icon_path(icon.name, icon.rect), fill=icon.colour),)


def parse(data: str) -> tuple[Segment, ...]:
    """SVG path data as segments; ValueError for commands other than M, L, H, V, C, Z or a wrong count of numbers."""
    return tuple(_segments(data))


@cache
def _outline(name: str) -> tuple[Segment, ...]:
    if name not in NAMES:
        raise KeyError(name)
    picture = (paths.assets_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return parse(" ".join(_DATA.findall(picture)))


def _segments(data: str) -> Iterator[Segment]:
    at = Point(0.0, 0.0)
    for command, numbers in _steps(data):
        if command in "HV":
            numbers = [numbers[0], at.y] if command == "H" else [at.x, numbers[0]]
        points = list(starmap(Point, zip(numbers[::2], numbers[1::2], strict=True)))
        at = points[-1] if points else at
        yield _MAKERS[command](*points)


def _steps(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with the numbers of one step; more numbers repeat it."""
    for command, rest in _COMMAND.findall(data):
        numbers = [float(number) for number in rest.replace(",", " ").split()]
        count = _COUNTS.get(command, 0)
        if command not in _COUNTS or len(numbers) % (count or 1) or bool(count) != bool(numbers):
            raise ValueError(f"The path data is not understood at {command}{rest}")
        for start in range(0, len(numbers), count) if count else (0,):
            yield command, numbers[start : start + count]


_MAKERS: Mapping[str, Callable[..., Segment]] = {
    "M": Move,
    "L": Line,
    "H": Line,
    "V": Line,
    "C": Curve,
    "Z": Close,
}
_Place = Callable[[Point], Point]
_PLACED: Mapping[type, Callable[..., Segment]] = {
    Move: lambda segment, place: Move(place(segment.to)),
    Line: lambda segment, place: Line(place(segment.to)),
    Curve: lambda segment, place: Curve(*map(place, (segment.control1, segment.control2, segment.to))),
    Close: lambda segment, place: segment,
}
