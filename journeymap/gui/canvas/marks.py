"""What is selected, current, lit up or hovered, drawn around cards and along links; items themselves stay as they are.

`MapScene` tells it; it stands over the cards and under the overlay of gestures. Only what is in sight is drawn; where
much is marked and seen from far, all outlines are two calls from ready lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from journeymap.gui.canvas.items import CardItem, Dress, ElementItem, LinkItem
from journeymap.gui.canvas.overlay import cosmetic, tint
from journeymap.gui.canvas.parts import HANDLE_PX, handle_at
from journeymap.gui.painting import NO_BRUSH, NO_PEN

_RADIUS_PT = 6.0
_RING_PX = 4.0
_REACH_PX = 14.0
_FEW = 200
_FAR = 0.6
M = TypeVar("M", CardItem, LinkItem)


class Marked(msgspec.Struct, frozen=True):
    """Which elements are marked, by id; `current` is the one that keys mean, card or link or band, or None."""

    cards: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    bands: frozenset[str] = frozenset()
    current: str | None = None
    lit_cards: frozenset[str] = frozenset()
    lit_links: frozenset[str] = frozenset()
    hovered: str = ""


class Outlines(msgspec.Struct, frozen=True):
    """Much that is marked, ready for a far view: the cards' rectangles, and links from end to end."""

    cards: list[QRectF]
    links: list[QLineF]


class Marks:
    """The outlines; one item for all, so that marking costs what is marked and not what there is."""

    def __init__(
        self,
        dress: Dress,
        card: Callable[[str], CardItem | None],
        link: Callable[[str], LinkItem | None],
        near: Callable[[QRectF], Iterable[ElementItem]],
    ) -> None:
        self._dress, self._card, self._link, self._near = dress, card, link, near
        self.marked = Marked()
        self._seen = QRectF()
        self._state: object = None
        self._outlines: Outlines | None = None

    def _cards(self, ids: frozenset[str]) -> Iterator[CardItem]:
        return self._in_sight(ids, self._card, CardItem)

    def _links(self, ids: frozenset[str]) -> Iterator[LinkItem]:
        return self._in_sight(ids, self._link, LinkItem)

    def _in_sight(self, ids: frozenset[str], find: Callable[[str], M | None], kind: type[M]) -> Iterator[M]:
        if len(ids) <= _FEW:
            found = (item for id in ids if (item := find(id)) is not None)
            return (item for item in found if item.reach().intersects(self._seen))
        return (item for item in self._near(self._seen) if isinstance(item, kind) and item.element.id in ids)

    def draw(self, painter: QPainter, exposed: QRectF, state: object) -> None:
        """Draws the outlines in an exposed part on a painter in map coordinates; `state` is another object whenever
        cards or links stand elsewhere."""
        scale = painter.worldTransform().m11() or 1.0
        reach = _REACH_PX / scale
        self._seen = exposed.adjusted(-reach, -reach, reach, reach)
        if scale < _FAR and len(self.marked.cards) + len(self.marked.links) > _FEW:
            self._draw_far(painter, state)
        else:
            self._draw_lit(painter, scale)
            self._draw_links(painter)
            self._draw_cards(painter)
        self._draw_focus(painter, scale)
        self._draw_handle(painter, scale)

    def _draw_far(self, painter: QPainter, state: object) -> None:
        key = self.marked, state
        if self._outlines is None or key != self._state:
            self._outlines, self._state = self._traced(), key
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(NO_BRUSH)
        painter.setPen(cosmetic(self._dress.theme.accent, 1.0))
        painter.drawLines(self._outlines.links)
        painter.setPen(cosmetic(self._dress.theme.accent, 2.0))
        painter.drawRects(self._outlines.cards)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _traced(self) -> Outlines:
        marked = self.marked
        ends = (link.ends for id in marked.links | marked.lit_links if (link := self._link(id)) is not None)
        cards = (card for id in marked.cards | marked.lit_cards if (card := self._card(id)) is not None)
        return Outlines([card.rect for card in cards], [QLineF(a.x, a.y, b.x, b.y) for a, b in ends])

    def _draw_lit(self, painter: QPainter, scale: float) -> None:
        theme, marked = self._dress.theme, self.marked
        painter.setBrush(NO_BRUSH)
        for link in self._links(marked.lit_links):
            for width, opacity in ((9.0, 0.16), (5.0, 0.22)):
                pen = cosmetic(theme.accent, width)
                pen.setBrush(tint(theme.accent, opacity))
                painter.setPen(pen)
                painter.drawPath(link.path)
        for card in self._cards(marked.lit_cards):
            for reach_px, opacity in ((9.0, 0.10), (6.0, 0.14), (3.0, 0.20)):
                painter.setPen(NO_PEN)
                painter.fillPath(_ring(card.rect, reach_px / scale, 0.0), tint(theme.accent, opacity))
            painter.setPen(cosmetic(theme.accent, 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(card.rect, _RADIUS_PT, _RADIUS_PT)

    def _draw_links(self, painter: QPainter) -> None:
        theme, marked = self._dress.theme, self.marked
        painter.setBrush(NO_BRUSH)
        for link in self._links(marked.links):
            painter.setPen(cosmetic(theme.accent, 3.0 if link.element.id == marked.current else 2.0))
            painter.drawPath(link.path)
        painter.setBrush(tint(theme.card, 1.0))
        painter.setPen(cosmetic(theme.accent, 1.5))
        scale = painter.worldTransform().m11() or 1.0
        radius = 4.0 / scale
        for link in self._links(marked.links):
            for place in link.handles(scale):
                painter.drawEllipse(place, radius, radius)

    def _draw_cards(self, painter: QPainter) -> None:
        theme, marked = self._dress.theme, self.marked
        painter.setBrush(NO_BRUSH)
        painter.setPen(cosmetic(theme.accent, 2.0))
        for card in self._cards(marked.cards):
            painter.drawRoundedRect(card.rect, _RADIUS_PT, _RADIUS_PT)

    def _draw_focus(self, painter: QPainter, scale: float) -> None:
        focused = self._card(self.marked.current or "")
        if focused is not None:
            reach = _RING_PX / scale
            painter.setBrush(NO_BRUSH)
            painter.setPen(cosmetic(self._dress.theme.accent, 1.5))
            ring = focused.rect.adjusted(-reach, -reach, reach, reach)
            painter.drawRoundedRect(ring, _RADIUS_PT + reach, _RADIUS_PT + reach)

    def _draw_handle(self, painter: QPainter, scale: float) -> None:
        card = self._card(self.marked.hovered)
        if card is None:
            return
        radius = HANDLE_PX / scale
        painter.setPen(cosmetic(self._dress.theme.card, 1.5))
        painter.setBrush(tint(self._dress.theme.accent, 1.0))
        painter.drawEllipse(handle_at(card.rect), radius, radius)
        painter.setPen(cosmetic(self._dress.theme.card, 1.5))
        middle, arm = handle_at(card.rect), radius * 0.5
        painter.drawLine(QLineF(middle.x() - arm, middle.y(), middle.x() + arm, middle.y()))
        painter.drawLine(QLineF(middle.x(), middle.y() - arm, middle.x(), middle.y() + arm))


def _ring(rect: QRectF, outer: float, inner: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for reach in (outer, inner):
        radius = _RADIUS_PT + reach
        path.addRoundedRect(rect.adjusted(-reach, -reach, reach, reach), radius, radius)
    return path
