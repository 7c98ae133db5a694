"""The sheet blocks draw on: page by page, y downward from the top, every mark tagged or an artifact.

Blocks draw through it on reportlab's canvas; `sheets` closes the pages, `tree_writer` writes the tags.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfgen.canvas import FILL_NON_ZERO, Canvas

from journeymap.drawing.display import Stroke
from journeymap.report.pdf import fonts
from journeymap.report.pdf.operands import held, shares
from journeymap.report.pdf.structure import Box, Content, Element, Link, StructureTree, Tag
from journeymap.report.pdf.style import PageStyle

Step = tuple[Literal["moveTo", "lineTo", "curveTo", "close"], tuple[float, ...]]
"""A step of a path: a method of reportlab's path objects, and points in x, y pairs for it."""


@dataclass(slots=True)
class Page:
    """A page being drawn: its content, the owners of its marked content by number, its links, its named places."""

    style: PageStyle
    index: int
    content: list[str] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    places: list[tuple[str, float, float]] = field(default_factory=list)


@dataclass(slots=True)
class Bookmark:
    """An entry of the outline: words, level from 1, the anchor it leads to."""

    words: str
    level: int
    anchor: str


class Surface:
    """Draws text and shapes on the last page added; coordinates in points, origin top left."""

    def __init__(self) -> None:
        first = fonts.face("regular").embedded.fontName
        self.canvas: Any = Canvas("", initialFontName=first, invariant=1, pageCompression=0, pdfVersion=(1, 7))
        self.pages: list[Page] = []
        self.structure = StructureTree()
        self.anchors: set[str] = set()
        self.bookmarks: list[Bookmark] = []
        self._artifact_depth = 0
        self._fill: str | None = None
        self._stroke: tuple[str, float] | None = None
        self._stamps: dict[Hashable, str] = {}

    def add_page(self, style: PageStyle) -> Page:
        """A new blank page; what is drawn next stands on it."""
        self.pages.append(Page(style, len(self.pages)))
        self.show(self.pages[-1])
        return self.pages[-1]

    def show(self, page: Page) -> None:
        """Makes a page the current one again, for what is drawn late (footers)."""
        self.page = page
        self._height = page.style.height_pt
        self.canvas._code = page.content  # all pages stay open: reportlab itself knows one at a time
        self._fill = self._stroke = None

    # Tags

    @contextmanager
    def element(self, tag: Tag | None) -> Iterator[Element | None]:
        """An element of the structure tree around what is drawn inside; none for no tag and within artifacts."""
        if tag is None or self._artifact_depth:
            yield None
            return
        outer = self.structure.current
        element = self.structure.enter(tag)
        yield element
        self.structure.leave(element, outer)

    def begin_content(self) -> None:
        """Starts marked content of the current element; within an artifact nothing."""
        if not self._artifact_depth:
            owner, page = self.structure.current, self.page
            mcid = len(page.owners)
            page.owners.append(owner)
            owner.kids.append(Content(page.index, mcid))
            self.canvas.addLiteral(f"/{owner.role} <</MCID {mcid}>> BDC")

    def end_content(self) -> None:
        """Ends marked content; where nothing was drawn since it began, it never was."""
        if self._artifact_depth:
            return
        if self.page.content[-1].endswith("BDC"):
            self.page.content.pop()
            self.page.owners.pop().kids.pop()
        else:
            self.canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self, repeated: Literal["Header", "Footer"] | None = None) -> Iterator[None]:
        """What is drawn inside is no content: rules, backgrounds, and what is `repeated` on each page."""
        if not self._artifact_depth:
            kind = f"<</Type /Pagination /Subtype /{repeated}>> BDC" if repeated else "BMC"
            self.canvas.addLiteral(f"/Artifact {kind}")
        self._artifact_depth += 1
        yield
        self._artifact_depth -= 1
        if not self._artifact_depth:
            self.canvas.addLiteral("EMC")

    # Links and places

    def link(self, x: float, y: float, width: float, height: float, target: str, words: str) -> None:
        """A link rectangle that belongs to the current element, which must be a Link."""
        if not self._artifact_depth:
            element = self.structure.current
            link = Link(self.pdf_box(x, y, width, height), target, words, element)
            element.kids.append(link)
            self.page.links.append(link)

    def anchor(self, name: str, x: float, y: float) -> None:
        """Names a place of the current page; the first place of a name counts."""
        if name and name not in self.anchors and not self._artifact_depth:
            self.anchors.add(name)
            self.page.places.append((name, held(x), held(self._height - y)))

    def pdf_box(self, x: float, y: float, width: float, height: float) -> Box:
        """A rectangle in PDF coordinates: left, bottom, right, top."""
        return held(x), held(self._height - y - height), held(x + width), held(self._height - y)

    # Marks

    def text(self, x: float, y: float, text: str, face: fonts.Face, size_pt: float, colour: str) -> None:
        """One run of cleaned text, from its left end on the baseline."""
        if not text:
            return
        self._fill_colour(colour)
        self.canvas.addLiteral(self._line_of_text(held(x), held(self._height - y), text, face, held(size_pt)))

    def _line_of_text(self, x: float, y: float, text: str, face: fonts.Face, size_pt: float) -> str:
        """What a text object of reportlab would write, put together here as its font module describes.

        6,000 lines: drawString 0.36 s, a text object's textLine 0.27 s, so 0.13 s; a report has thousands of cells.
        """
        document, font = self.canvas._doc, face.embedded
        pieces = [
            f"{font.getSubsetInternalName(subset, document)} {size_pt} Tf ({escapePDF(codes)}) Tj"
            for subset, codes in font.splitString(text, document)
        ]
        return f"BT 1 0 0 1 {x} {y} Tm {' '.join(pieces)} ET"

    def line(self, x0: float, y0: float, x1: float, y1: float, stroke: Stroke) -> None:
        """A straight line."""
        self.path([("moveTo", (x0, y0)), ("lineTo", (x1, y1))], None, stroke)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None = None,
        stroke: Stroke | None = None,
        radius_pt: float = 0.0,
        opacity: float = 1.0,
    ) -> None:
        """A rectangle, with round corners where the radius is above 0."""
        outline = self.canvas.beginPath()
        left, bottom, right, top = self.pdf_box(x, y, width, height)
        radius_pt = min(radius_pt, width / 2, height / 2)
        if radius_pt > 0:
            outline.roundRect(left, bottom, right - left, top - bottom, radius_pt)
        else:
            outline.rect(left, bottom, right - left, top - bottom)
        self._draw(outline, fill, stroke, opacity)

    def ellipse(self, x: float, y: float, width: float, height: float, fill: str | None, stroke: Stroke | None) -> None:
        """An ellipse inside a rectangle."""
        outline = self.canvas.beginPath()
        left, bottom, right, top = self.pdf_box(x, y, width, height)
        outline.ellipse(left, bottom, right - left, top - bottom)
        self._draw(outline, fill, stroke)

    def path(self, steps: Sequence[Step], fill: str | None, stroke: Stroke | None, opacity: float = 1.0) -> None:
        """A path of lines and curves that begins with a `moveTo`."""
        height, outline = self._height, self.canvas.beginPath()
        for step, points in steps:
            getattr(outline, step)(*[held(height - at if odd % 2 else at) for odd, at in enumerate(points)])
        if steps:
            self._draw(outline, fill, stroke, opacity)

    def stamp(self, key: Hashable, x: float, y: float, scale: float, draw: Callable[[], None]) -> None:
        """Draws at (x, y), scaled, what `draw` draws at the origin; for the same key it is made only once.

        A map of 300 cards has 840 icons of 30 curves and more.
        """
        if key not in self._stamps:
            self._stamps[key] = self._apart(draw)
        place = f"{scale:.5f} 0 0 {scale:.5f} {x:.3f} {self._height - y:.3f}"
        self.canvas.addLiteral(f"q {place} cm {self._stamps[key]} Q")

    def _apart(self, draw: Callable[[], None]) -> str:
        """The operators of what is drawn, apart from the page, the origin in its lower left corner."""
        before = self.canvas._code, self._height, self._fill, self._stroke
        self.canvas._code, self._height, self._fill, self._stroke = [], 0.0, None, None
        draw()
        code = " ".join(self.canvas._code)
        self.canvas._code, self._height, self._fill, self._stroke = before
        return code

    def _draw(self, outline: Any, fill: str | None, stroke: Stroke | None, opacity: float = 1.0) -> None:
        """Fills and strokes a path of reportlab; what is special about it ends with it."""
        if fill is None and stroke is None:
            return
        special = opacity < 1 or (stroke is not None and (bool(stroke.dash_pt) or stroke.cap == "round"))
        before = self._fill, self._stroke
        if special:
            self.canvas.saveState()
            self._set_special(stroke, opacity)
        self._fill_colour(fill)
        self._stroke_style(stroke)
        self.canvas.drawPath(outline, stroke is not None, fill is not None, FILL_NON_ZERO)
        if special:
            self.canvas.restoreState()
            self._fill, self._stroke = before

    def _set_special(self, stroke: Stroke | None, opacity: float) -> None:
        if opacity < 1:
            self.canvas.setFillAlpha(held(max(opacity, 0.0)))
            self.canvas.setStrokeAlpha(held(max(opacity, 0.0)))
        if stroke is not None:
            self.canvas.setLineCap(1 if stroke.cap == "round" else 0)
            dash = [held(length) for length in stroke.dash_pt]
            if sum(dash) > 0:  # a dash too fine to be seen is a plain line
                self.canvas.setDash(dash)

    def _fill_colour(self, colour: str | None) -> None:
        if colour is not None and colour != self._fill:
            self.canvas.setFillColor(shares(colour))
            self._fill = colour

    def _stroke_style(self, stroke: Stroke | None) -> None:
        if stroke is not None and (stroke.colour, stroke.width_pt) != self._stroke:
            self.canvas.setStrokeColor(shares(stroke.colour))
            self.canvas.setLineWidth(held(stroke.width_pt))
            self._stroke = stroke.colour, stroke.width_pt
