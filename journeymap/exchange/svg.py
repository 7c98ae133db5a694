"""The map as SVG: the same display list as on screen and in the report, its text kept as text in the bundled font.

After `drawing.map`. The file stands alone: the part of the font it needs is inside it, and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from journeymap.drawing import display
from journeymap.drawing.display import DisplayList, Shape, Stroke, Weight
from journeymap.drawing.text import one_line
from journeymap.exchange.format import ExportOptions
from journeymap.exchange.webfont import WEIGHTS, font_faces
from journeymap.i18n import Translator
from journeymap.model.journey import Journey
from journeymap.replacing import replace_bytes

FAMILY = "Journeymap Inter"
# What XML has no way to write, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_svg(journey: Journey, out: Path, options: ExportOptions) -> None:
    """Writes the map of a journey as one SVG picture."""
    from journeymap.analysis.analyse import analyse
    from journeymap.drawing.map import build_map
    from journeymap.drawing.theme import load

    drawing = build_map(analyse(journey, options.as_of), Translator(options.language), load("light"))
    replace_bytes(out, svg(drawing, options.language).encode())


def svg(drawing: DisplayList, language: str) -> str:
    """A display list as an SVG document; sizes in points."""
    width, height = _number(drawing.width_pt), _number(drawing.height_pt)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}" role="img" xml:lang="{language}" aria-label={_quoted(drawing.label)}>'
    )
    faces = font_faces(FAMILY, _characters(drawing.shapes))
    style = f"<style>{faces}text{{font-family:'{FAMILY}',Inter,sans-serif;white-space:pre}}</style>"
    body = "\n".join(_shapes(drawing.shapes))
    return f"{head}\n<title>{_escaped(drawing.label)}</title>\n{style}\n{body}\n</svg>\n"


def _characters(shapes: Iterable[Shape]) -> Mapping[Weight, set[str]]:
    found: dict[Weight, set[str]] = {}
    for shape in shapes:
        if isinstance(shape, display.Group):
            for weight, characters in _characters(shape.shapes).items():
                found.setdefault(weight, set()).update(characters)
        elif isinstance(shape, display.TextRun):
            found.setdefault(shape.weight, set()).update(one_line(shape.text))
    return found


def _shapes(shapes: Iterable[Shape]) -> Iterator[str]:
    for shape in shapes:
        yield _WRITERS[type(shape)](shape)


def _escaped(text: str) -> str:
    return escape(_UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text))


def _quoted(text: str) -> str:
    return quoteattr(_UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


def _stroke(stroke: Stroke | None) -> str:
    if stroke is None:
        return ""
    dash = f' stroke-dasharray="{" ".join(map(_number, stroke.dash_pt))}"' if stroke.dash_pt else ""
    cap = f' stroke-linecap="{stroke.cap}"' if stroke.cap != "butt" else ""
    return f' stroke="{stroke.colour}" stroke-width="{_number(stroke.width_pt)}"{dash}{cap}'


def _paint(fill: str | None, stroke: Stroke | None, opacity: float = 1.0) -> str:
    faint = f' opacity="{_number(opacity)}"' if opacity < 1 else ""
    return f' fill="{fill or "none"}"{_stroke(stroke)}{faint}'


def _box(shape: display.Box) -> str:
    rect, radius = shape.rect, f' rx="{_number(shape.radius_pt)}"' if shape.radius_pt else ""
    place = f'x="{_number(rect.x)}" y="{_number(rect.y)}" width="{_number(rect.width)}" height="{_number(rect.height)}"'
    return f"<rect {place}{radius}{_paint(shape.fill, shape.stroke, shape.opacity)}/>"


def _ellipse(shape: display.Ellipse) -> str:
    rx, ry = shape.rect.width / 2, shape.rect.height / 2
    place = f'cx="{_number(shape.rect.x + rx)}" cy="{_number(shape.rect.y + ry)}"'
    return f'<ellipse {place} rx="{_number(rx)}" ry="{_number(ry)}"{_paint(shape.fill, shape.stroke)}/>'


def _path(shape: display.Path) -> str:
    return f'<path d="{path_data(shape.segments)}"{_paint(shape.fill, shape.stroke, shape.opacity)}/>'


def path_data(segments: Iterable[display.Segment]) -> str:
    """Path segments in SVG's own short form."""
    return "".join(map(_segment, segments))


def _segment(segment: display.Segment) -> str:
    if isinstance(segment, display.Close):
        return "Z"
    if isinstance(segment, display.Curve):
        points = (segment.control1, segment.control2, segment.to)
        return "C" + " ".join(f"{_number(p.x)},{_number(p.y)}" for p in points)
    letter = "M" if isinstance(segment, display.Move) else "L"
    return f"{letter}{_number(segment.to.x)},{_number(segment.to.y)}"


def _text(run: display.TextRun) -> str:
    anchor = f' text-anchor="{run.anchor}"' if run.anchor != "start" else ""
    weight = "" if run.weight in ("regular", "italic") else f' font-weight="{WEIGHTS[run.weight]}"'
    slant = ' font-style="italic"' if run.weight == "italic" else ""
    place = f'x="{_number(run.at.x)}" y="{_number(run.at.y)}" font-size="{_number(run.size_pt)}"'
    return f'<text {place}{weight}{slant}{anchor} fill="{run.colour}">{_escaped(one_line(run.text))}</text>'


def _icon(icon: display.Icon) -> str:
    from journeymap.drawing.icons import icon_shapes

    return "".join(_shapes(icon_shapes(icon)))


def _group(group: display.Group) -> str:
    body = "".join(_shapes(group.shapes))
    key = _quoted(f"{group.mapping}.{group.id}") if group.id else '""'
    return f"<g data-element={key}><title>{_escaped(group.label)}</title>{body}</g>"


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    display.Box: _box,
    display.Ellipse: _ellipse,
    display.Path: _path,
    display.TextRun: _text,
    display.Icon: _icon,
    display.Group: _group,
}
