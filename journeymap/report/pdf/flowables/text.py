"""Paragraphs: data or spans in, lines on the page out, one element however many pages they run over."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from journeymap.drawing.display import Anchor, Weight
from journeymap.report.pdf import fonts
from journeymap.report.pdf.addresses import safe_target
from journeymap.report.pdf.flowables.base import Block
from journeymap.report.pdf.structure import Tag
from journeymap.report.pdf.style import ACCENT, TextStyle
from journeymap.report.pdf.surface import Surface
from journeymap.report.pdf.typeset import Line, Look, Run, Span, break_lines

_SHARE: dict[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}


def looks(spans: Sequence[Span], style: TextStyle) -> list[tuple[str, Look]]:
    """Cleaned texts with what they are drawn with; line ends after the last text are dropped."""
    parts = [(fonts.clean(span.text), look_of(span, style)) for span in spans]
    if parts and parts[-1][0].endswith("\n"):
        parts[-1] = (parts[-1][0].rstrip("\n"), parts[-1][1])
    return parts


def look_of(span: Span, style: TextStyle) -> Look:
    """How a span is drawn: a link in the accent colour unless it has its own, plain where it may not be followed."""
    target = safe_target(span.link)
    if not target:
        return _plain_look(span.weight, span.size_pt, span.colour, style)
    face = fonts.face(span.weight or style.weight)
    return Look(face, span.size_pt or style.size_pt, span.colour or ACCENT, target, Tag("Link"))


@functools.lru_cache(maxsize=512)
def _plain_look(weight: Weight | None, size_pt: float | None, colour: str | None, style: TextStyle) -> Look:
    return Look(fonts.face(weight or style.weight), size_pt or style.size_pt, colour or style.colour)


def draw_lines(
    surface: Surface, lines: Sequence[Line], x: float, y: float, width: float, align: Anchor = "start"
) -> None:
    """Draws lines below one another as content of the current element; links become elements of their own."""
    if not any(line.runs for line in lines):
        return
    surface.begin_content()
    for line in lines:
        at = x + (width - line.width) * _SHARE[align]
        for run in line.runs:
            if run.look.tag is None:
                _draw_run(surface, run, at, y + line.baseline)
            else:
                _draw_link(surface, run, at, y, line)
            at += run.width
        y += line.height
    surface.end_content()


def _draw_run(surface: Surface, run: Run, x: float, baseline: float) -> None:
    surface.text(x, baseline, run.text, run.look.face, run.look.size_pt, run.look.colour)


def _draw_link(surface: Surface, run: Run, x: float, y: float, line: Line) -> None:
    surface.end_content()
    with surface.element(run.look.tag):
        surface.begin_content()
        _draw_run(surface, run, x, y + line.baseline)
        surface.end_content()
        surface.link(x, y, run.width, line.height, run.look.link, run.text.strip())
    surface.begin_content()


class Paragraph(Block):
    """Text in a style. Splits between lines and leaves two lines at least on both sides where it has four."""

    def __init__(
        self, spans: Sequence[Span], style: TextStyle, tag: Tag, anchor: str = "", keep_with_next: bool = False
    ) -> None:
        self.parts = looks(spans, style)
        self.style = style
        self.tag = tag
        self.anchor = anchor
        self.before_pt = style.before_pt
        self.after_pt = style.after_pt
        self.keep_with_next = keep_with_next
        self._set: tuple[float, Sequence[Line]] | None = None

    def lines(self, width: float) -> Sequence[Line]:
        """The lines for a width in points; kept for the width asked last."""
        if self._set is None or self._set[0] != width:
            self._set = (width, break_lines(self.parts, self.style, width))
        return self._set[1]

    def height(self, width: float) -> float:
        """The height of all lines."""
        return sum(line.height for line in self.lines(width))

    def least(self, width: float) -> float:
        """The first two lines, or all where fewer than four."""
        lines = self.lines(width)
        return sum(line.height for line in (lines if len(lines) < 4 else lines[:2]))

    def split(self, width: float, height: float, force: bool) -> tuple[Block | None, Block | None]:
        """As many lines as fit; single lines are not left alone, unless forced."""
        lines = self.lines(width)
        at = _fitting(lines, height)
        if at >= len(lines):
            return self, None
        if force:
            at = max(at, 1)
        elif len(lines) < 4:
            at = 0
        else:
            at = min(at, len(lines) - 2)
            at = 0 if at < 2 else at
        return (None, self) if at == 0 else (self._part(width, 0, at), self._part(width, at, len(lines)))

    def _part(self, width: float, start: int, end: int) -> Paragraph:
        part = Paragraph((), self.style, self.tag, self.anchor if start == 0 else "")
        part._set = (width, self.lines(width)[start:end])
        return part

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draws the lines inside the paragraph's element."""
        surface.anchor(self.anchor, x, y)
        with surface.element(self.tag):
            draw_lines(surface, self.lines(width), x, y, width, self.style.align)


def _fitting(lines: Sequence[Line], height: float) -> int:
    for at, line in enumerate(lines):
        height -= line.height
        if height < -0.01:
            return at
    return len(lines)
