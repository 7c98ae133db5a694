"""Replays a display list of `drawing` on the PDF surface, scaled; figures and table cells call it.

Text stays text. Groups that lead somewhere become links; the rest belongs to the figure around it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from journeymap.drawing import display
from journeymap.drawing.display import DisplayList, Group, Rect, Shape, Stroke
from journeymap.drawing.icons import icon_shapes
from journeymap.report.pdf import fonts
from journeymap.report.pdf.addresses import safe_target
from journeymap.report.pdf.outlines import Step
from journeymap.report.pdf.structure import Tag
from journeymap.report.pdf.surface import Surface

Links = Callable[[Group], str | None]
"""Where a group of a drawing leads: `#anchor`, an address, or None."""

_ICON_BOX = Rect(0.0, 0.0, 24.0, 24.0)
_ANCHOR_SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Painter:
    """Draws shapes at (x, y) of the surface, `scale` points for each point of the drawing."""

    def __init__(
        self,
        surface: Surface,
        x: float,
        y: float,
        scale: float,
        links: Links | None = None,
    ) -> None:
        self.surface = surface
        self.x, self.y, self.scale = x, y, scale
        self.links = links

    def paint(self, drawing: DisplayList) -> None:
        """All shapes of a drawing as content of the current element."""
        self.surface.begin_content()
        self._shapes(drawing.shapes)
        self.surface.end_content()

    def _shapes(self, shapes: Sequence[Shape]) -> None:
        for shape in shapes:
            _PAINTERS[type(shape)](self, shape)

    def _place(self, point: display.Point) -> tuple[float, float]:
        return self.x + point.x * self.scale, self.y + point.y * self.scale

    def _area(self, rect: Rect) -> tuple[float, float, float, float]:
        left, top = self.x + rect.x * self.scale, self.y + rect.y * self.scale
        return left, top, rect.width * self.scale, rect.height * self.scale

    def _stroke(self, stroke: Stroke | None) -> Stroke | None:
        if stroke is None or self.scale == 1:
            return stroke
        dash = tuple(length * self.scale for length in stroke.dash_pt)
        return msgspec.structs.replace(stroke, width_pt=stroke.width_pt * self.scale, dash_pt=dash)

    def box(self, box: display.Box) -> None:
        """A rectangle."""
        radius = box.radius_pt * self.scale
        self.surface.box(*self._area(box.rect), box.fill, self._stroke(box.stroke), radius, box.opacity)

    def ellipse(self, ellipse: display.Ellipse) -> None:
        """An ellipse."""
        self.surface.ellipse(*self._area(ellipse.rect), ellipse.fill, self._stroke(ellipse.stroke))

    def path(self, path: display.Path) -> None:
        """Lines and curves."""
        steps = [self._step(segment) for segment in path.segments]
        self.surface.path(steps, path.fill, self._stroke(path.stroke), path.opacity)

    def _step(self, segment: display.Segment) -> Step:
        match segment:
            case display.Move(to):
                return "m", self._place(to)
            case display.Line(to):
                return "l", self._place(to)
            case display.Curve(control1, control2, to):
                return "c", (*self._place(control1), *self._place(control2), *self._place(to))
        return "h", ()

    def text(self, run: display.TextRun) -> None:
        """A line of text."""
        face, size = fonts.face(run.weight), run.size_pt * self.scale
        text = fonts.clean_line(run.text)
        x, baseline = self._place(run.at)
        x -= face.width(text, size) * _ANCHOR_SHARE[run.anchor]
        self.surface.text(x, baseline, text, face, size, run.colour)

    def icon(self, icon: display.Icon) -> None:
        """An icon in the largest square in the middle of its box, as the shapes it is made of, made once per colour."""
        x, y, width, height = self._area(icon.rect)
        side = min(width, height)
        plain = display.Icon(icon.name, _ICON_BOX, icon.colour)
        at_origin = Painter(self.surface, 0.0, 0.0, 1.0)
        left, top = x + (width - side) / 2, y + (height - side) / 2
        self.surface.stamp(plain, left, top, side / _ICON_BOX.width, lambda: at_origin._shapes(icon_shapes(plain)))

    def group(self, group: Group) -> None:
        """The shapes of a group; a link around them where it leads somewhere."""
        target = safe_target(self.links(group)) if self.links is not None else ""
        if not target:
            self._shapes(group.shapes)
            return
        self.surface.end_content()
        with self.surface.element(Tag("Link", alt=fonts.clean_line(group.label))):
            self.surface.begin_content()
            links, self.links = self.links, None
            self._shapes(group.shapes)
            self.links = links
            self.surface.end_content()
            self.surface.link(*self._area(group.rect), target, fonts.clean_line(group.label))
        self.surface.begin_content()


_PAINTERS: dict[type[Any], Callable[[Painter, Any], None]] = {
    display.Box: Painter.box,
    display.Ellipse: Painter.ellipse,
    display.Path: Painter.path,
    display.TextRun: Painter.text,
    display.Icon: Painter.icon,
    display.Group: Painter.group,
}
