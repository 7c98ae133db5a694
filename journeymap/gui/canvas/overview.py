"""The far views of the map: below 60 % titles and signs, below 25 % only colours and signs, drawn from ready paths.

The layers of the scene stand before it; view and minimap draw with it. The map is cut into squares, so that an edit
makes one square anew and not the map.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from enum import Enum
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from journeymap.drawing.elements import CardElement, LinkElement
from journeymap.drawing.theme import Theme
from journeymap.gui.canvas.differing import Difference
from journeymap.gui.canvas.items import Dress
from journeymap.gui.canvas.layer import CardLayer, LinkLayer
from journeymap.gui.canvas.overlay import cosmetic
from journeymap.gui.canvas.sprites import sign, stamp
from journeymap.gui.canvas.tile import LinkPaths, Tile
from journeymap.gui.painting import NO_BRUSH, NO_PEN, brush, draw_glyphs

SIDE_PT = 768.0
_TITLES_FROM, _FULL_FROM = 0.25, 0.60
_TITLE_SIZES = ((0.45, 19.0), (0.335, 25.0), (0.0, 34.0))
_BORDER_FROM = 0.1
_BADGE_PX = 9

Spot = tuple[int, int]
Turn = Callable[[QPainter], None]


class Level(Enum):
    """How much of a card is shown."""

    FULL = "full"
    TITLES = "titles"
    SIGNS = "signs"


def level(scale: float) -> Level:
    """The level of detail at a zoom; `scale` is pixels per point."""
    if scale >= _FULL_FROM - 1e-9:
        return Level.FULL
    return Level.TITLES if scale >= _TITLES_FROM - 1e-9 else Level.SIGNS


def title_size(scale: float) -> float:
    """The size of titles in map points, which keeps them between 8 and 12 pixels on the screen."""
    return next(size for least, size in _TITLE_SIZES if scale >= least)


class Overview:
    """The whole map in squares."""

    def __init__(self, dress: Dress, cards: CardLayer, links: LinkLayer) -> None:
        self._dress, self._cards, self._links = dress, cards, links
        self._tiles: dict[Spot, Tile] = {}
        self._card_spots: dict[str, Spot] = {}
        self._link_spots: dict[str, Spot] = {}
        self._filled = False
        self._moving = Tile()
        self._held: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
        self.version = 0

    def follow(self, cards: Difference[CardElement], links: Difference[LinkElement]) -> None:
        """Follows what the layers did; nothing is made before it is first looked at."""
        self.version += 1
        if not self._filled:
            return
        for id in cards.removed:
            self._drop_card(id)
        for id in links.removed:
            self._drop_link(id)
        for card in (*cards.changed, *cards.added):
            self._put_card(card)
        for link in (*links.changed, *links.added):
            self._put_link(link)

    def forget(self) -> None:
        """Colours changed: everything is made anew."""
        self.version += 1
        for tile in self._tiles.values():
            tile.forget()
        self._moving.forget()

    def preview(self) -> None:
        """What gestures move is taken out of its squares and drawn by itself."""
        self._fill()
        cards, links = self._cards.previewed, self._links.previewed
        self._hold(frozenset(cards), frozenset(links))
        self._moving = Tile()
        self._moving.cards, self._moving.links = dict(cards), dict(links)

    def _hold(self, cards: frozenset[str], links: frozenset[str]) -> None:
        before_cards, before_links = self._held
        self._held = cards, links
        for id in cards - before_cards:
            self._drop_card(id)
        for id in links - before_links:
            self._drop_link(id)
        for id in before_cards - cards:
            if id in self._cards.by_id:
                self._put_card(self._cards.by_id[id])
        for id in before_links - links:
            if id in self._links.by_id:
                self._put_link(self._links.by_id[id])

    def warm(self) -> bool:
        """Makes one square ready in a spare moment; False when all are."""
        self._fill()
        tile = next((tile for tile in self._tiles.values() if not tile.has("card bounds")), None)
        if tile is None:
            return False
        tile.card_bounds()
        tile.link_bounds()
        tile.blocks(self._dress.theme)
        tile.signs()
        return True

    def draw(self, painter: QPainter, exposed: QRectF, scale: float) -> None:
        """Draws links and cards in map coordinates, but for those that are previewed."""
        for turn in self.turns(exposed, scale):
            turn(painter)

    def turns(self, exposed: QRectF, scale: float) -> Iterator[Turn]:
        """What `draw` does in short turns, each made ready when it is asked for: for pictures nobody waits for."""
        self._fill()
        return self._turns(tuple(self._tiles.values()), exposed, scale)

    def draw_moving(self, painter: QPainter, exposed: QRectF, scale: float) -> None:
        """Draws what is previewed."""
        if self._moving.cards or self._moving.links:
            for turn in self._turns([self._moving], exposed, scale):
                turn(painter)

    def _turns(self, tiles: Collection[Tile], exposed: QRectF, scale: float) -> Iterator[Turn]:
        titled = level(scale) is not Level.SIGNS
        for tile in tiles:
            if tile.links and tile.link_bounds().intersects(exposed):
                yield partial(self._draw_links, tile, titled)
        seen = [tile for tile in tiles if tile.cards and tile.card_bounds().intersects(exposed)]
        for tile in seen:
            yield partial(self._draw_cards, tile, scale, titled)
        for tile in seen:
            yield partial(self._stamp, tile, exposed, scale, titled)

    def _draw_links(self, tile: Tile, titled: bool, painter: QPainter) -> None:
        theme = self._dress.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, titled)
        _draw_ways(painter, tile.ways() if titled else tile.strokes(), theme)
        painter.setPen(NO_PEN)
        for (flagged, _), path in tile.arrows(theme).items() if titled else ():
            painter.setBrush(brush(theme.alert if flagged else theme.line))
            painter.drawPath(path)

    def _draw_cards(self, tile: Tile, scale: float, titled: bool, painter: QPainter) -> None:
        theme = self._dress.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(cosmetic(theme.card_border, 1.0) if scale >= _BORDER_FROM else NO_PEN)
        painter.setBrush(brush(theme.card))
        painter.drawPath(tile.frames())
        painter.setPen(NO_PEN)
        for colour, path in (tile.bars(theme) if titled else tile.blocks(theme)).items():
            painter.setBrush(brush(colour))
            painter.drawPath(path)
        if titled:
            painter.setPen(QPen(brush(theme.ink).color()))
            draw_glyphs(painter, QPointF(), tile.titles(title_size(scale)), title_size(scale))

    def _stamp(self, tile: Tile, exposed: QRectF, scale: float, titled: bool, painter: QPainter) -> None:
        theme, transform = self._dress.theme, painter.worldTransform()
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        painter.resetTransform()
        left, right, top, bottom = exposed.left() - 30, exposed.right() + 30, exposed.top() - 30, exposed.bottom() + 30
        for one in tile.badges() if titled else tile.signs():
            if left < one.x < right and top < one.y < bottom:
                plate, size = ("", one.size_pt * scale) if one.size_pt else (theme.card, _BADGE_PX)
                name = f"verdict-{one.verdict.value}"
                picture = sign(name, theme.verdict(one.verdict), plate, max(round(size), 2), ratio)
                stamp(painter, picture, transform.map(QPointF(one.x, one.y)))
        painter.setWorldTransform(transform)

    def _fill(self) -> None:
        if self._filled:
            return
        self._filled = True
        for card in self._cards.elements:
            self._put_card(card)
        for link in self._links.elements:
            self._put_link(link)

    def _put_card(self, card: CardElement) -> None:
        spot = _spot(card.rect.x, card.rect.y)
        if self._card_spots.get(card.id) != spot:
            self._drop_card(card.id)
        if card.id not in self._held[0]:
            self._card_spots[card.id] = spot
            self._tile(spot).cards[card.id] = card

    def _put_link(self, link: LinkElement) -> None:
        spot = _spot(link.tip.x, link.tip.y)
        if self._link_spots.get(link.id) != spot:
            self._drop_link(link.id)
        if link.id not in self._held[1]:
            self._link_spots[link.id] = spot
            self._tile(spot).links[link.id] = link

    def _drop_card(self, id: str) -> None:
        spot = self._card_spots.pop(id, None)
        if spot is not None:
            self._tile(spot).cards.pop(id, None)

    def _drop_link(self, id: str) -> None:
        spot = self._link_spots.pop(id, None)
        if spot is not None:
            self._tile(spot).links.pop(id, None)

    def _tile(self, spot: Spot) -> Tile:
        """The square, about to be changed."""
        tile = self._tiles.get(spot)
        if tile is None:
            tile = self._tiles[spot] = Tile()
        tile.forget()
        return tile


def _spot(x: float, y: float) -> Spot:
    return int(x // SIDE_PT), int(y // SIDE_PT)


def _draw_ways(painter: QPainter, paths: LinkPaths, theme: Theme) -> None:
    painter.setBrush(NO_BRUSH)
    for (flagged, back), path in paths.items():
        pen = cosmetic(theme.alert if flagged else theme.line, 1.6 if flagged else 1.0)
        if back:
            pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        painter.drawPath(path)
