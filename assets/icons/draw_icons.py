"""Draws the icon set: the tables of strokes and fills in, one filled outline per .svg file out.

Run by hand after a change: `python draw_icons.py DIR`. Needs skia-pathops. The program fills the outlines in one
colour, so that no painter has to know about strokes. All on a square of 24 units, y downward.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

import pathops
from journey_icons import ICONS as JOURNEY_ICONS
from shapes import SIDE, Steps
from window_icons import ICONS as WINDOW_ICONS

TOKEN = re.compile(r"[MLCZ]|-?\d+(?:\.\d+)?")


def outline(data: str) -> Any:
    """Path data (M, L, C, Z, absolute) as a pathops path."""
    path, tokens = pathops.Path(), TOKEN.findall(data)
    draw = {"M": (path.moveTo, 2), "L": (path.lineTo, 2), "C": (path.cubicTo, 6), "Z": (path.close, 0)}
    while tokens:
        method, count = draw[tokens.pop(0)]
        numbers, tokens = tokens[:count], tokens[count:]
        method(*map(float, numbers))
    return path


def stroked(data: str, width: float) -> Any:
    """The outline of a stroke with round ends and corners."""
    path = outline(data)
    path.stroke(width, pathops.LineCap.ROUND_CAP, pathops.LineJoin.ROUND_JOIN, 4)
    path.convertConicsToQuads(0.01)
    return path


def drawn(steps: Steps) -> Any:
    """All steps of an icon as one outline whose holes run against their surroundings."""
    shape = pathops.Path()
    for what, data, width in steps:
        parts = [outline(data)] if what in {"fill", "both"} else []
        parts += [] if what == "fill" else [stroked(data, width)]
        operation = pathops.PathOp.DIFFERENCE if what == "cut" else pathops.PathOp.UNION
        for part in parts:
            shape = pathops.op(shape, part, operation, fix_winding=True)
    return shape


def place(point: tuple[float, float]) -> str:
    """A point with two decimals at most."""
    return " ".join(f"{value:.2f}".rstrip("0").rstrip(".") for value in point)


def cubic(start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]) -> str:
    """A quadratic curve as the cubic one of the same shape."""
    towards = [[near + (mid - near) * 2 / 3 for near, mid in zip(tip, control, strict=True)] for tip in (start, end)]
    return f"C{place(towards[0])} {place(towards[1])} {place(end)}"


def path_data(shape: Any) -> str:
    """The outline as path data of M, L, C and Z."""
    words: list[str] = []
    at = (0.0, 0.0)
    for verb, points in shape:
        if verb == pathops.PathVerb.CLOSE:
            words.append("Z")
        elif verb == pathops.PathVerb.QUAD:
            words.append(cubic(at, *points))
        else:
            words.append("MLC"[(pathops.PathVerb.MOVE, pathops.PathVerb.LINE, pathops.PathVerb.CUBIC).index(verb)])
            words[-1] += " ".join(map(place, points))
        at = points[-1] if points else at
    return " ".join(words)


def svg(data: str) -> str:
    """A whole .svg file around path data."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">\n'
        f'  <path fill="currentColor" d="{data}"/>\n</svg>\n'
    )


def main() -> None:
    """Writes every icon into the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    for name, steps in {**JOURNEY_ICONS, **WINDOW_ICONS}.items():
        (folder / f"{name}.svg").write_text(svg(path_data(drawn(steps))), encoding="utf-8")


if __name__ == "__main__":
    main()
