"""The sheet blocks draw on: page by page, y downward from the top, every mark tagged or an artifact.

Blocks draw through it into the content of its pages; reportlab's canvas keeps fonts and opacities. `sheets` closes the
pages, `tree_writer` writes the tags.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any, Literal

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfgen.canvas import Canvas

from journeymap.drawing.display import Stroke
from journeymap.report.pdf import fonts, outlines
from journeymap.report.pdf.operands import colour_operands, held
from journeymap.report.pdf.structure import Box, Content, Element, Link, StructureTree, Tag
from journeymap.report.pdf.style import PageStyle

_NO_ELEMENT = nullcontext()
_PAINTS = {(True, False): "f", (False, True): "S", (True, True): "B"}
"""The operator that paints an outline, by whether it is filled and stroked."""


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
        self._stamps: dict[Hashable, str] = {}
        self._shown: dict[tuple[fonts.Face, str], list[tuple[str, str]]] = {}
        self._write_to([], 0.0)

    def add_page(self, style: PageStyle) -> Page:
        """A new blank page; what is drawn next stands on it."""
        self.pages.append(Page(style, len(self.pages)))
        self.show(self.pages[-1])
        return self.pages[-1]

    def show(self, page: Page) -> None:
        """Makes a page the current one again, for what is drawn late (footers)."""
        self.page = page
        self._write_to(page.content, page.style.height_pt)

    def _write_to(self, content: list[str], height: float) -> None:
        """What is drawn next goes there, where no colour, line or font is set yet."""
        self._content = self.canvas._code = content  # all pages stay open: reportlab itself knows one at a time
        self._height = height
        self._fill: str | None = None
        self._stroke: tuple[str, float] | None = None
        self._font: tuple[str, float] | None = None

    # Tags

    def element(self, tag: Tag | None) -> AbstractContextManager[Element | None]:
        """An element of the structure tree around what is drawn inside; none for no tag and within artifacts."""
        return _NO_ELEMENT if tag is None or self._artifact_depth else self.structure.inside(tag)

    def begin_content(self) -> None:
        """Starts marked content of the current element; within an artifact nothing."""
        if not self._artifact_depth:
            owner, page = self.structure.current, self.page
            mcid = len(page.owners)
            page.owners.append(owner)
            owner.kids.append(Content(page.index, mcid))
            self._content.append(f"/{owner.role} <</MCID {mcid}>> BDC")

    def end_content(self) -> None:
        """Ends marked content; where nothing was drawn since it began, it never was."""
        if self._artifact_depth:
            return
        if self._content[-1].endswith("BDC"):
            self._content.pop()
            self.page.owners.pop().kids.pop()
        else:
            self._content.append("EMC")

    @contextmanager
    def artifact(self, repeated: Literal["Header", "Footer"] | None = None) -> Iterator[None]:
        """What is drawn inside is no content: rules, backgrounds, and what is `repeated` on each page."""
        if not self._artifact_depth:
            kind = f"<</Type /Pagination /Subtype /{repeated}>> BDC" if repeated else "BMC"
            self._content.append(f"/Artifact {kind}")
        self._artifact_depth += 1
        yield
        self._artifact_depth -= 1
        if not self._artifact_depth:
            self._content.append("EMC")

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
        parts = [f"BT {held(x)} {held(self._height - y)} Td"]
        for font, shown in self._shown.get((face, text)) or self._show(face, text):
            if (font, size_pt) != self._font:
                self._font = font, size_pt
                parts.append(f"{font} {held(size_pt)} Tf")
            parts.append(shown)
        self._content.append(" ".join([*parts, "ET"]))

    def _show(self, face: fonts.Face, text: str) -> list[tuple[str, str]]:
        """The subsets of a font and the operators that show a text in them, as reportlab's font module describes.

        6,000 lines: drawString 0.36 s, a text object's textLine 0.27 s, so 0.13 s; a report has thousands of cells, and
        half of them say what another has said.
        """
        document, font = self.canvas._doc, face.embedded
        shown = self._shown[face, text] = [
            (font.getSubsetInternalName(subset, document), f"({escapePDF(codes)}) Tj")
            for subset, codes in font.splitString(text, document)
        ]
        return shown

    def line(self, x0: float, y0: float, x1: float, y1: float, stroke: Stroke) -> None:
        """A straight line."""
        self.path([("m", (x0, y0)), ("l", (x1, y1))], None, stroke)

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
        left, bottom, right, top = area = self.pdf_box(x, y, width, height)
        radius_pt = min(radius_pt, (right - left) / 2, (top - bottom) / 2)
        outline = outlines.rounded(area, radius_pt, radius_pt) if radius_pt > 0 else outlines.rectangle(area)
        self._draw(outline, fill, stroke, opacity)

    def ellipse(self, x: float, y: float, width: float, height: float, fill: str | None, stroke: Stroke | None) -> None:
        """An ellipse inside a rectangle."""
        left, bottom, right, top = area = self.pdf_box(x, y, width, height)
        self._draw(outlines.rounded(area, (right - left) / 2, (top - bottom) / 2), fill, stroke)

    def path(
        self, steps: Sequence[outlines.Step], fill: str | None, stroke: Stroke | None, opacity: float = 1.0
    ) -> None:
        """A path of lines and curves that begins with a move."""
        if steps:
            self._draw(outlines.path(steps, self._height), fill, stroke, opacity)

    def stamp(self, key: Hashable, x: float, y: float, scale: float, draw: Callable[[], None]) -> None:
        """Draws at (x, y), scaled, what `draw` draws at the origin; for the same key it is made only once.

        A map of 300 cards has 840 icons of 30 curves and more.
        """
        if key not in self._stamps:
            self._stamps[key] = self._apart(draw)
        place = f"{scale:.5f} 0 0 {scale:.5f} {held(x)} {held(self._height - y)}"
        self._content.append(f"q {place} cm {self._stamps[key]} Q")

    def _apart(self, draw: Callable[[], None]) -> str:
        """The operators of what is drawn, apart from the page, the origin in its lower left corner."""
        page = self._content, self._height, self._fill, self._stroke, self._font
        self._write_to([], 0.0)
        draw()
        operators = " ".join(self._content)
        self._content, self._height, self._fill, self._stroke, self._font = page
        self.canvas._code = self._content
        return operators

    def _draw(self, outline: str, fill: str | None, stroke: Stroke | None, opacity: float = 1.0) -> None:
        """Fills and strokes an outline; what is special about it ends with it."""
        if fill is None and stroke is None:
            return
        special = opacity < 1 or (stroke is not None and (bool(stroke.dash_pt) or stroke.cap == "round"))
        before = self._fill, self._stroke
        if special:
            self.canvas.saveState()
            self._set_special(stroke, opacity)
        self._fill_colour(fill)
        self._stroke_style(stroke)
        self._content.append(f"{outline} {_PAINTS[fill is not None, stroke is not None]}")
        if special:
            self.canvas.restoreState()
            self._fill, self._stroke = before

    def _set_special(self, stroke: Stroke | None, opacity: float) -> None:
        if opacity < 1:
            self.canvas.setFillAlpha(held(max(opacity, 0.0)))
            self.canvas.setStrokeAlpha(held(max(opacity, 0.0)))
        if stroke is not None:
            self._content.append(f"{int(stroke.cap == 'round')} J")
            dash = [held(length) for length in stroke.dash_pt]
            if sum(dash) > 0:  # a dash too fine to be seen is a plain line
                self._content.append(f"[{' '.join(map(str, dash))}] 0 d")

    def _fill_colour(self, colour: str | None) -> None:
        if colour is not None and colour != self._fill:
            self._content.append(f"{colour_operands(colour)} rg")
            self._fill = colour

    def _stroke_style(self, stroke: Stroke | None) -> None:
        if stroke is not None and (stroke.colour, stroke.width_pt) != self._stroke:
            self._content.append(f"{colour_operands(stroke.colour)} RG {held(stroke.width_pt)} w")
            self._stroke = stroke.colour, stroke.width_pt
