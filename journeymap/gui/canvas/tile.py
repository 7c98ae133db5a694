"""One square of the map made ready for the far view: its cards and links in, a few large paths and runs of letters out.

`overview` fills the squares, `far_painter` draws them. Everything of one colour is one path, drawn in one call,
because a call from Python per card is what makes a far view slow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGlyphRun, QPainterPath

from journeymap.analysis.results import Verdict
from journeymap.drawing import text
from journeymap.drawing.cards import owner_colour
from journeymap.drawing.display import Curve, Line, Move, Path, Point, Rect
from journeymap.drawing.elements import CardElement, LinkElement
from journeymap.drawing.labels import end
from journeymap.drawing.links import draw_link
from journeymap.drawing.theme import Theme
from journeymap.gui.painting import glyphs, path_f
from journeymap.model.words import BACKWARD_LINKS

BAR_PT = 8.0
_BLOCK_SHARE = 0.24
_PAD_PT = 5.0
_RADIUS_PT = 6.0

Paths = Mapping[str, QPainterPath]
"""One path for each colour."""
LinkPaths = Mapping[tuple[bool, bool], QPainterPath]
"""One path for links that are flagged or not, and lead back or not."""
V = TypeVar("V")


class Sign(msgspec.Struct, frozen=True):
    """A verdict, the middle of its sign on the map, and its size in points."""

    verdict: Verdict
    x: float
    y: float
    size_pt: float


class Tile:
    """The cards and links of one square; paths are made when they are first drawn, and forgotten on a change."""

    __slots__ = ("_made", "cards", "links")

    def __init__(self) -> None:
        self.cards: dict[str, CardElement] = {}
        self.links: dict[str, LinkElement] = {}
        self._made: dict[object, object] = {}

    def forget(self) -> None:
        """Something in the square changed, or its colours did."""
        self._made.clear()

    def has(self, key: object) -> bool:
        """Whether a part is made already, so that drawing it costs nothing more."""
        return key in self._made

    def _once(self, key: object, make: Callable[[], V]) -> V:
        if key not in self._made:
            self._made[key] = make()
        return cast(V, self._made[key])

    def card_bounds(self) -> QRectF:
        """Around all cards and their signs."""
        return self._once("card bounds", lambda: _around((self.frames(),)))

    def link_bounds(self) -> QRectF:
        """Around all links and their arrow heads."""
        return self._once("link bounds", lambda: _around(self.strokes().values()))

    def frames(self) -> QPainterPath:
        """The cards' outlines."""
        return self._once("frames", self._frames)

    def bars(self, theme: Theme) -> Paths:
        """Narrow bars in the owners' colours, for cards that show their titles."""
        return self._once("bars", lambda: self._owner_blocks(theme, narrow=True))

    def blocks(self, theme: Theme) -> Paths:
        """Broad blocks in the owners' colours, for cards too small for a title."""
        return self._once("blocks", lambda: self._owner_blocks(theme, narrow=False))

    def signs(self) -> list[Sign]:
        """Where large signs of the verdicts stand beside the blocks, and how large."""
        return self._once("signs", lambda: self._signs(_large))

    def badges(self) -> list[Sign]:
        """Where signs of the verdicts stand at the cards' top right corners; how large is up to the zoom."""
        return self._once("badges", lambda: self._signs(_corner))

    def ways(self) -> LinkPaths:
        """The links' ways as curves."""
        return self._once("ways", self._ways)

    def strokes(self) -> LinkPaths:
        """The links' ways as few straight lines, which far away look the same and cost a fifth."""
        return self._once("strokes", self._strokes)

    def arrows(self, theme: Theme) -> LinkPaths:
        """The links' arrow heads."""
        return self._once("arrows", lambda: self._arrows(theme))

    def titles(self, size_pt: float) -> QGlyphRun:
        """All titles in letters of one size, wrapped into their cards."""
        return self._once(("titles", size_pt), lambda: self._titles(size_pt))

    def _frames(self) -> QPainterPath:
        path = QPainterPath()
        for card in self.cards.values():
            rect = card.rect
            path.addRect(rect.x, rect.y, rect.width, rect.height)
        return path

    def _owner_blocks(self, theme: Theme, *, narrow: bool) -> Paths:
        paths: dict[str, QPainterPath] = {}
        for card in self.cards.values():
            rect = card.rect
            path = _of(paths, owner_colour(card, theme) or theme.unowned)
            path.addRect(rect.x, rect.y, BAR_PT if narrow else rect.width * _BLOCK_SHARE, rect.height)
        return paths

    def _signs(self, place: Callable[[Rect], tuple[float, float, float]]) -> list[Sign]:
        return [Sign(card.verdict, *place(card.rect)) for card in self.cards.values() if card.verdict is not None]

    def _ways(self) -> LinkPaths:
        paths: dict[tuple[bool, bool], QPainterPath] = {}
        for link in self.links.values():
            _of(paths, _kind(link)).addPath(path_f(link.segments))
        return paths

    def _strokes(self) -> LinkPaths:
        paths: dict[tuple[bool, bool], QPainterPath] = {}
        for link in self.links.values():
            _add_strokes(_of(paths, _kind(link)), link)
        return paths

    def _arrows(self, theme: Theme) -> LinkPaths:
        paths: dict[tuple[bool, bool], QPainterPath] = {}
        for link in self.links.values():
            head = draw_link(link, theme).shapes[-1]
            assert isinstance(head, Path)
            _of(paths, (link.flagged, False)).addPath(path_f(head.segments))
        return paths

    def _titles(self, size_pt: float) -> QGlyphRun:
        lines: list[tuple[str, QPointF]] = []
        for card in self.cards.values():
            lines += _title(card, size_pt)
        return glyphs(lines, "semibold", size_pt)


K = TypeVar("K")


def _around(paths: Iterable[QPainterPath]) -> QRectF:
    whole = QRectF()
    for path in paths:
        whole = whole.united(path.boundingRect())
    return whole.adjusted(-20, -20, 20, 20)


def _of(paths: dict[K, QPainterPath], key: K) -> QPainterPath:
    path = paths.get(key)
    if path is None:
        path = paths[key] = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _kind(link: LinkElement) -> tuple[bool, bool]:
    return link.flagged, link.kind in BACKWARD_LINKS


def _add_strokes(path: QPainterPath, link: LinkElement) -> None:
    last = Point(0.0, 0.0)
    for segment in link.segments:
        if isinstance(segment, Move):
            path.moveTo(segment.to.x, segment.to.y)
        elif isinstance(segment, Line):
            path.lineTo(segment.to.x, segment.to.y)
        elif isinstance(segment, Curve):
            one, two, to = segment.control1, segment.control2, segment.to
            for a, b, c, d in _CURVE_WEIGHTS:
                path.lineTo(
                    a * last.x + b * one.x + c * two.x + d * to.x, a * last.y + b * one.y + c * two.y + d * to.y
                )
        last = end(segment)


_CURVE_WEIGHTS = tuple(((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3) for t in (0.2, 0.5, 0.8, 1.0))


def _large(rect: Rect) -> tuple[float, float, float]:
    size = min(round(rect.height * 0.84 / 8) * 8, 64)
    return rect.x + rect.width * (1 + _BLOCK_SHARE) / 2, rect.y + rect.height / 2, float(size)


def _corner(rect: Rect) -> tuple[float, float, float]:
    return rect.right - 5, rect.y + 2, 0.0


def _title(card: CardElement, size_pt: float) -> list[tuple[str, QPointF]]:
    rect = card.rect
    room = rect.width - BAR_PT - 2 * _PAD_PT
    step = size_pt * 1.12
    most = max(int((rect.height - 2) / step), 1)
    lines = text.wrap(" ".join(card.title_lines), size_pt, "semibold", room, most, breaking=False)
    cap = text.cap_height(size_pt)
    first = rect.y + (rect.height - (len(lines) - 1) * step + cap) / 2
    left = rect.x + BAR_PT + _PAD_PT
    return [(line, QPointF(left, first + row * step)) for row, line in enumerate(lines)]
