"""A comparison on the map: what was added, removed or changed since a snapshot, by sign and colour; removed as ghosts.

`Canvas` makes a `Differences` when a comparison is on, and the scene draws it under its marks; while none is on there
is nothing to draw and nothing to pay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

import msgspec
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from journeymap.analysis.results import Verdict
from journeymap.drawing.cards import WIDTH_PT
from journeymap.drawing.elements import BandElement
from journeymap.drawing.placing import centre
from journeymap.drawing.theme import Theme
from journeymap.gui.canvas.items import CardItem, Dress, ElementItem, LinkItem
from journeymap.gui.canvas.overlay import cosmetic, tint
from journeymap.gui.canvas.sprites import stamp
from journeymap.gui.look.fonts import ui_font
from journeymap.gui.look.glimpse import glimpse
from journeymap.gui.painting import NO_BRUSH
from journeymap.gui.session.comparing import Compared, Sign

GHOST_HEIGHT_PT = 56.0
_RADIUS_PT, _BADGE_PX, _LEAST_BADGE_PX = 6.0, 9.0, 6.0
_FAR, _NEAR = 0.25, 0.45
_REACH_PX = 14.0
_INKS: Mapping[Sign, Verdict] = {
    "added": Verdict.NO_GAP,
    "removed": Verdict.GAP,
    "changed": Verdict.LIKELY_GAP,
}
"""Colours that stay apart for everybody; the sign and the line say the same."""
_LINES: Mapping[Sign, Qt.PenStyle] = {
    "added": Qt.PenStyle.SolidLine,
    "removed": Qt.PenStyle.DashLine,
    "changed": Qt.PenStyle.DashDotLine,
}

_FILLED: Mapping[Sign, float] = {"added": 0.85, "removed": 0.0, "changed": 0.25}
"""How much of the colour fills a card from afar, where no sign can be read: all, none, some."""
M = TypeVar("M", CardItem, LinkItem)


class GhostCard(msgspec.Struct, frozen=True):
    """Where a removed card stood, in map coordinates, and its title."""

    rect: QRectF
    title: str


def ghost_cards(compared: Compared, bands: Iterable[BandElement]) -> dict[str, GhostCard]:
    """The ghosts of a comparison on the graph with these bands; a stage that is gone has no place for its ghosts."""
    lefts = {band.id: band.rect.x for band in bands}
    made = {}
    for ghost in compared.ghosts:
        stage, position = ghost.place
        if stage in lefts:
            at = centre(lefts[stage], position)
            corner = QPointF(at.x - WIDTH_PT / 2, at.y - GHOST_HEIGHT_PT / 2)
            made[ghost.id] = GhostCard(QRectF(corner.x(), corner.y(), WIDTH_PT, GHOST_HEIGHT_PT), ghost.title)
    return made


class Differences:
    """What one comparison shows; another comparison makes another one."""

    def __init__(
        self,
        compared: Compared,
        ghosts: Mapping[str, GhostCard],
        dress: Dress,
        card: Callable[[str], CardItem | None],
        near: Callable[[QRectF], Iterable[ElementItem]],
    ) -> None:
        self.cards, self.links, self.ghosts = compared.cards, compared.links, ghosts
        self._dress, self._card, self._near = dress, card, near
        self._far: dict[Sign, list[QRectF]] | None = None
        self._state: object = None

    def draw(self, painter: QPainter, exposed: QRectF, state: object) -> None:
        """Draws the signs in an exposed part on a painter in map coordinates; `state` is another object whenever cards
        stand elsewhere."""
        scale = painter.worldTransform().m11() or 1.0
        seen = exposed.adjusted(-_REACH_PX / scale, -_REACH_PX / scale, _REACH_PX / scale, _REACH_PX / scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if scale < _FAR:
            self._draw_far(painter, state)
        else:
            self._draw_near(painter, seen, scale)

    def _colour(self, sign: Sign) -> str:
        return self._dress.theme.verdict(_INKS[sign])

    def _draw_far(self, painter: QPainter, state: object) -> None:
        """From far all cards of one sign are one call."""
        if self._far is None or state != self._state:
            self._far, self._state = self._traced(), state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for sign, rects in self._far.items():  # dashes of thousands of lines would cost more than the map itself
            painter.setPen(cosmetic(self._colour(sign), 1.0 if sign == "removed" else 2.0))
            painter.setBrush(tint(self._colour(sign), _FILLED[sign]))
            painter.drawRects(rects)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _traced(self) -> dict[Sign, list[QRectF]]:
        rects: dict[Sign, list[QRectF]] = {"removed": [ghost.rect for ghost in self.ghosts.values()]}
        for id, sign in self.cards.items():
            card = self._card(id)
            if card is not None:
                rects.setdefault(sign, []).append(card.rect)
        return rects

    def _draw_near(self, painter: QPainter, seen: QRectF, scale: float) -> None:
        badges: list[tuple[QPointF, Sign]] = []
        for ghost in self.ghosts.values():
            if ghost.rect.intersects(seen):
                self._draw_ghost(painter, ghost, scale)
                badges.append((ghost.rect.topLeft(), "removed"))
        there = list(self._near(seen))
        for link in self._signed(there, LinkItem, self.links):
            sign = self.links[link.element.id]
            painter.setPen(self._pen(sign, scale))
            painter.setBrush(NO_BRUSH)
            painter.drawPath(link.path)
            badges.append((link.path.pointAtPercent(0.5), sign))
        for card in self._signed(there, CardItem, self.cards):
            sign = self.cards[card.element.id]
            painter.setPen(self._pen(sign, scale))
            painter.setBrush(NO_BRUSH)
            painter.drawRoundedRect(card.rect, _RADIUS_PT, _RADIUS_PT)
            badges.append((card.rect.topLeft(), sign))
        self._stamp(painter, badges, scale)

    def _pen(self, sign: Sign, scale: float) -> QPen:
        """Dashed where that can be seen: from farther away it would cost most of what is drawn."""
        return cosmetic(self._colour(sign), 2.5, _LINES[sign] if scale > _NEAR else Qt.PenStyle.SolidLine)

    def _stamp(self, painter: QPainter, badges: Iterable[tuple[QPointF, Sign]], scale: float) -> None:
        """The signs, as large at every zoom, a little smaller from afar; pictures, made once."""
        radius = round(max(_BADGE_PX * min(scale / _NEAR, 1.0), _LEAST_BADGE_PX))
        ratio, plate = painter.device().devicePixelRatioF(), self._dress.theme.card
        signs: tuple[Sign, ...] = ("added", "removed", "changed")
        pictures = {sign: badge(sign, self._colour(sign), plate, radius, ratio) for sign in signs}
        world = painter.worldTransform()
        painter.resetTransform()
        for at, sign in badges:
            stamp(painter, pictures[sign], world.map(at))
        painter.setWorldTransform(world)

    def _signed(self, there: list[ElementItem], kind: type[M], signs: Mapping[str, Sign]) -> Iterator[M]:
        return (item for item in there if isinstance(item, kind) and item.element.id in signs)

    def _draw_ghost(self, painter: QPainter, ghost: GhostCard, scale: float) -> None:
        theme = self._dress.theme
        painter.setPen(cosmetic(self._colour("removed"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(tint(theme.card, 0.55))
        painter.drawRoundedRect(ghost.rect, _RADIUS_PT, _RADIUS_PT)
        if scale > _NEAR:
            _write(painter, ghost, theme)


@lru_cache(maxsize=64)
def badge(sign: Sign, colour: str, plate: str, radius_px: int, ratio: float) -> QPixmap:
    """A disc with a sign, with a rim in the colour of what it stands on."""
    side = 2 * radius_px + 4
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    middle = QPointF(side / 2, side / 2)
    painter = QPainter(picture)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(plate), 1.5))
        painter.setBrush(QColor(colour))
        painter.drawEllipse(middle, radius_px, radius_px)
        painter.setPen(QPen(QColor(plate), 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(NO_BRUSH)
        _DRAWN[sign](painter, middle, radius_px * 0.5)
    finally:
        painter.end()
    return picture


def _write(painter: QPainter, ghost: GhostCard, theme: Theme) -> None:
    font = ui_font("body", "medium")
    room = ghost.rect.adjusted(14, 4, -10, -4)
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    line = " ".join(glimpse(ghost.title).split())
    shown = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, room.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(room, int(flags), shown)


def _plus(painter: QPainter, at: QPointF, arm: float) -> None:
    _minus(painter, at, arm)
    painter.drawLine(QLineF(at.x(), at.y() - arm, at.x(), at.y() + arm))


def _minus(painter: QPainter, at: QPointF, arm: float) -> None:
    painter.drawLine(QLineF(at.x() - arm, at.y(), at.x() + arm, at.y()))


def _wave(painter: QPainter, at: QPointF, arm: float) -> None:
    path = QPainterPath(QPointF(at.x() - arm, at.y() + arm * 0.2))
    lift = QPointF(0, arm * 1.1)
    third = QPointF(arm * 0.7, 0)
    path.cubicTo(at - third - lift, at + third + lift, QPointF(at.x() + arm, at.y() - arm * 0.2))
    painter.drawPath(path)


_DRAWN: Mapping[Sign, Callable[[QPainter, QPointF, float], None]] = {
    "added": _plus,
    "removed": _minus,
    "changed": _wave,
}
