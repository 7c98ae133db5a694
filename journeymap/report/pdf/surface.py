"""The sheet blocks draw on: page by page, y downward from the top, every mark tagged or an artifact.

Blocks draw through it; `assembly` takes its pages, annotations and anchors and makes the file of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from journeymap.drawing.display import Stroke
from journeymap.report.pdf.fonts import Face
from journeymap.report.pdf.operators import bezier_ellipse, colour_operands, number, rounded_box, text_operand
from journeymap.report.pdf.structure import Annotated, Box, Content, Element, StructureTree, Tag
from journeymap.report.pdf.style import PageStyle


@dataclass(slots=True)
class Page:
    """A page being drawn: its content operators, the owners of its marked content by number, its annotations."""

    style: PageStyle
    index: int
    operators: list[str] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)
    annotations: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Annotation:
    """A link's rectangle on a page (PDF coordinates), where it leads (`#anchor` or an address), what it says."""

    page: int
    box: Box
    target: str
    words: str
    element: Element


@dataclass(slots=True)
class Bookmark:
    """An entry of the outline: words, level from 1, the anchor it leads to."""

    words: str
    level: int
    anchor: str


class Surface:
    """Draws text and shapes on the last page added; coordinates in points, origin top left."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.pages: list[Page] = []
        self.structure = StructureTree()
        self.annotations: list[Annotation] = []
        self.anchors: dict[str, tuple[int, float, float]] = {}
        self.bookmarks: list[Bookmark] = []
        self.opacities: dict[float, str] = {}
        self._artifact_depth = 0
        self._reset()

    def _reset(self) -> None:
        self._font = self._fill = self._stroke = ""

    def add_page(self, style: PageStyle) -> Page:
        """A new blank page; what is drawn next stands on it."""
        self.pages.append(Page(style, len(self.pages)))
        self.show(self.pages[-1])
        return self.pages[-1]

    def show(self, page: Page) -> None:
        """Makes a page the current one again, for what is drawn late (footers)."""
        self.page = page
        self._height = page.style.height_pt
        self._emit = page.operators.append
        self._reset()

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
            self._emit(f"/{owner.role} <</MCID {mcid}>> BDC")

    def end_content(self) -> None:
        """Ends marked content; where nothing was drawn since it began, it never was."""
        if self._artifact_depth:
            return
        if self.page.operators[-1].endswith("BDC"):
            self.page.operators.pop()
            self.page.owners.pop().kids.pop()
        else:
            self._emit("EMC")

    @contextmanager
    def artifact(self, properties: str = "") -> Iterator[None]:
        """What is drawn inside is no content: rules, backgrounds, footers, repeated table heads."""
        if not self._artifact_depth:
            self._emit(f"/Artifact <<{properties}>> BDC" if properties else "/Artifact BMC")
        self._artifact_depth += 1
        yield
        self._artifact_depth -= 1
        if not self._artifact_depth:
            self._emit("EMC")

    # Links and places

    def link(self, x: float, y: float, width: float, height: float, target: str, words: str) -> None:
        """A link rectangle that belongs to the current element, which must be a Link."""
        if not self._artifact_depth:
            element = self.structure.current
            element.kids.append(Annotated(len(self.annotations)))
            self.page.annotations.append(len(self.annotations))
            box = self.pdf_box(x, y, width, height)
            self.annotations.append(Annotation(self.page.index, box, target, words, element))

    def anchor(self, name: str, x: float, y: float) -> None:
        """Names a place of the current page; the first place of a name counts."""
        if name and not self._artifact_depth:
            self.anchors.setdefault(name, (self.page.index, x, self._height - y))

    def pdf_box(self, x: float, y: float, width: float, height: float) -> Box:
        """A rectangle in PDF coordinates: left, bottom, right, top."""
        return (x, self._height - y - height, x + width, self._height - y)

    # Marks

    def text(self, x: float, y: float, text: str, face: Face, size_pt: float, colour: str) -> None:
        """One run of cleaned text, from its left end on the baseline."""
        if not text:
            return
        self._fill_colour(colour)
        out = [f"BT 1 0 0 1 {number(x)} {number(self._height - y)} Tm"]
        for name, data in face.runs(text, self.document):
            font = f"{name} {number(size_pt)} Tf"
            if font != self._font:
                self._font = font
                out.append(font)
            out.append(f"{text_operand(data)} Tj")
        out.append("ET")
        self._emit(" ".join(out))

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
        radius_pt = min(radius_pt, width / 2, height / 2)
        self.path(rounded_box(x, y, width, height, radius_pt), fill, stroke, opacity)

    def ellipse(self, x: float, y: float, width: float, height: float, fill: str | None, stroke: Stroke | None) -> None:
        """An ellipse inside a rectangle."""
        self.path(bezier_ellipse(x, y, width, height), fill, stroke)

    def path(
        self,
        segments: list[tuple[str, tuple[float, ...]]],
        fill: str | None,
        stroke: Stroke | None,
        opacity: float = 1.0,
    ) -> None:
        """A path of PDF segments (`m`, `l`, `c`, `h`) with points in x, y pairs."""
        if (fill is None and stroke is None) or not segments:
            return
        special = opacity < 1 or (stroke is not None and (bool(stroke.dash_pt) or stroke.cap == "round"))
        if special:
            self._begin_special(stroke, opacity)
        self._fill_colour(fill)
        self._stroke_style(stroke)
        height = self._height
        for operator, points in segments:
            flipped = [height - value if at % 2 else value for at, value in enumerate(points)]
            self._emit(" ".join([*map(number, flipped), operator]))
        self._emit("B" if fill and stroke else "f" if fill else "S")
        if special:
            self._emit("Q")
            self._reset()

    def _begin_special(self, stroke: Stroke | None, opacity: float) -> None:
        self._emit("q")
        if opacity < 1:
            name = self.opacities.setdefault(round(opacity, 3), f"G{len(self.opacities)}")
            self._emit(f"/{name} gs")
        if stroke is not None:
            self._emit(f"{1 if stroke.cap == 'round' else 0} J")
            if stroke.dash_pt:
                self._emit(f"[{' '.join(map(number, stroke.dash_pt))}] 0 d")

    def _fill_colour(self, colour: str | None) -> None:
        if colour is not None and colour != self._fill:
            self._fill = colour
            self._emit(f"{colour_operands(colour)} rg")

    def _stroke_style(self, stroke: Stroke | None) -> None:
        if stroke is None:
            return
        style = f"{colour_operands(stroke.colour)} RG {number(stroke.width_pt)} w"
        if style != self._stroke:
            self._stroke = style
            self._emit(style)
