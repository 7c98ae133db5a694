"""Cards, links and their words as items of the scene: elements in, their display list drawn when seen.

`MapScene` makes and tells them; what they draw is the display list that report and SVG draw. The view asks
them to draw, below the zoom where `overview` takes over it does not.
"""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from journeymap.drawing.bands import ground
from journeymap.drawing.cards import draw_card
from journeymap.drawing.display import Close, Curve, Point, Rect, Segment, Shape
from journeymap.drawing.elements import BandElement, CardElement, LinkElement
from journeymap.drawing.labels import end
from journeymap.drawing.links import draw_link, draw_words
from journeymap.drawing.theme import Theme
from journeymap.gui.canvas.parts import HANDLE_ALONG_PX, Chain, chain
from journeymap.gui.painting import Ink, path_f, rect_f

LINK_LAYER, WORDS_LAYER, CARD_LAYER = 10.0, 20.0, 30.0
_ROOM_PT = 6.0
_REACH_PT = 24.0
_MOST_ALONG = 0.3


class Dress:
    """What all items of one scene share: the theme, and the bands on which words of links stand."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.bands: tuple[BandElement, ...] = ()


class ElementItem(QGraphicsItem):
    """An item that draws shapes, made ready when they are first painted."""

    def __init__(self, dress: Dress, layer: float) -> None:
        super().__init__()
        self.dress = dress
        self.layer = layer
        self.element: Any = None
        self._bounds = QRectF()
        self._ink: Ink | None = None
        # The view paints by itself; without this, every change walks all items of the scene.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)

    def stand_at(self, rank: float) -> None:
        """Takes its place among the items of its layer: a higher rank is drawn over a lower one."""
        self.setZValue(self.layer + rank / 1e6)

    def enter(self, scene: QGraphicsScene) -> None:
        """Becomes part of a scene."""
        scene.addItem(self)

    def leave(self, scene: QGraphicsScene) -> None:
        """Is no longer part of a scene."""
        scene.removeItem(self)

    def forget_ink(self) -> None:
        """Draws its shapes anew the next time it is seen."""
        self._ink = None

    def reach(self) -> QRectF:
        """What of the map the item may draw on at any zoom, signs and pens that keep their size included."""
        return self._bounds.translated(self.pos()).adjusted(-_REACH_PT, -_REACH_PT, _REACH_PT, _REACH_PT)

    def shapes(self) -> tuple[Shape, ...]:
        """What the item draws, in its own coordinates."""
        raise NotImplementedError

    def plain(self) -> tuple[Any, ...]:
        """What the item shows and where, as values that can be compared."""
        raise NotImplementedError

    def boundingRect(self) -> QRectF:  # noqa: N802
        """What the item may draw on."""
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draws the shapes; the view itself calls `draw`."""
        self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Draws the shapes on a painter in the item's coordinates."""
        ink = self._ink
        if ink is None:
            ink = self._ink = Ink(self.shapes())
        ink.play(painter)

    def _become(self, bounds: QRectF) -> None:
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self.forget_ink()


class CardItem(ElementItem):
    """A card; it stands at its top left corner, so that moving it draws nothing anew."""

    def __init__(self, dress: Dress, element: CardElement) -> None:
        super().__init__(dress, CARD_LAYER)
        self.element = element
        self._take(element)

    def show_element(self, element: CardElement) -> None:
        """Shows another state of its touchpoint."""
        before, self.element = self.element, element
        if _at_origin(before) == _at_origin(element):
            self.setPos(element.rect.x, element.rect.y)
        else:
            self._take(element)

    def shapes(self) -> tuple[Shape, ...]:
        """The card's shapes from its own corner."""
        return (draw_card(_at_origin(self.element), self.dress.theme),)

    def plain(self) -> tuple[Any, ...]:
        """Element, place, size and whether it is seen."""
        place = self.pos()
        return self.element, (place.x(), place.y()), self._bounds.getRect(), self.isVisible()

    @property
    def rect(self) -> QRectF:
        """The card in map coordinates."""
        return rect_f(self.element.rect)

    def _take(self, element: CardElement) -> None:
        self.setPos(element.rect.x, element.rect.y)
        self._become(QRectF(-1, -1, element.rect.width + 2, element.rect.height + 2))


class WordsItem(ElementItem):
    """What stands on a link; over every way, so that none runs through it."""

    def __init__(self, dress: Dress, element: LinkElement) -> None:
        super().__init__(dress, WORDS_LAYER)
        self.show_element(element)

    def show_element(self, element: LinkElement) -> None:
        """Shows the words of another state of its link, which must have some."""
        self.element = element
        assert element.text_rect is not None
        self._rect = element.text_rect
        self._become(rect_f(element.text_rect).adjusted(-1, -1, 1, 1))

    def shapes(self) -> tuple[Shape, ...]:
        """The words on their plate."""
        return draw_words(self.element, self.dress.theme, ground(self.dress.bands, self._rect, self.dress.theme))

    def plain(self) -> tuple[Any, ...]:
        """Words and place."""
        return self.element.text_lines, self.element.text_rect, self._bounds.getRect(), self.isVisible()


class LinkItem(ElementItem):
    """A link's way and arrow head; its words, where it has some, are an item of their own in a layer above."""

    def __init__(self, dress: Dress, element: LinkElement) -> None:
        super().__init__(dress, LINK_LAYER)
        self._chain: Chain | None = None
        self._path: QPainterPath | None = None
        self.words: WordsItem | None = None
        self.show_element(element)

    def show_element(self, element: LinkElement) -> None:
        """Shows another state of its link."""
        before, self.element = self.element, element
        if before is not None and (before.segments, before.tip) == (element.segments, element.tip):
            self.forget_ink()
        else:
            self._chain = self._path = None
            self._become(_room_of(element))
        self._show_words()

    @property
    def path(self) -> QPainterPath:
        """The way, made when it is first asked for: most links of a large map are never looked at."""
        if self._path is None:
            self._path = path_f(self.element.segments)
        return self._path

    def enter(self, scene: QGraphicsScene) -> None:
        """Becomes part of a scene, with its words."""
        super().enter(scene)
        if self.words is not None:
            self.words.enter(scene)

    def leave(self, scene: QGraphicsScene) -> None:
        """Is no longer part of a scene, nor are its words."""
        if self.words is not None:
            self.words.leave(scene)
        super().leave(scene)

    def reach(self) -> QRectF:
        """Way and words."""
        return super().reach() if self.words is None else super().reach().united(self.words.reach())

    def stand_at(self, rank: float) -> None:
        """Takes its place, and so do its words in their own layer."""
        super().stand_at(rank)
        if self.words is not None:
            self.words.stand_at(rank)

    def forget_ink(self) -> None:
        """Draws way and words anew."""
        super().forget_ink()
        if self.words is not None:
            self.words.forget_ink()

    def shapes(self) -> tuple[Shape, ...]:
        """The way and its arrow head."""
        return (draw_link(self.element, self.dress.theme),)

    def plain(self) -> tuple[Any, ...]:
        """Element, size, whether it is seen, and its words."""
        words = self.words.plain() if self.words is not None else None
        return self.element, self._bounds.getRect(), self.isVisible(), words

    @property
    def corners(self) -> Chain:
        """The way as straight lines, for measuring how near the pointer is."""
        if self._chain is None:
            self._chain = chain(self.path)
        return self._chain

    @property
    def ends(self) -> tuple[Point, Point]:
        """Where the link leaves its source and where its tip is."""
        return end(self.element.segments[0]), self.element.tip

    def handles(self, scale: float) -> tuple[QPointF, QPointF]:
        """Where its source and target are taken hold of: a little along the way, clear of the cards' own edges;
        `scale` is pixels per point."""
        length = self.path.length()
        share = min(HANDLE_ALONG_PX / scale / length, _MOST_ALONG) if length else 0.0
        return self.path.pointAtPercent(share), self.path.pointAtPercent(1.0 - share)

    def _show_words(self) -> None:
        if self.words is not None and self.element.text_rect is not None:
            self.words.show_element(self.element)
        elif self.words is not None:
            self._drop_words(self.words)
        elif self.element.text_rect is not None:
            self._add_words()

    def _add_words(self) -> None:
        self.words = WordsItem(self.dress, self.element)
        self.words.setZValue(self.zValue() - LINK_LAYER + WORDS_LAYER)
        if self.scene() is not None:
            self.words.enter(self.scene())

    def _drop_words(self, words: WordsItem) -> None:
        if words.scene() is not None:
            words.leave(words.scene())
        self.words = None


def _room_of(link: LinkElement) -> QRectF:
    """Around the way with its control points, the arrow's tip, and a little air."""
    xs, ys = [link.tip.x, link.tip.x + 0.01], [link.tip.y, link.tip.y + 0.01]
    for segment in link.segments:
        for point in _points_of(segment):
            xs.append(point.x)
            ys.append(point.y)
    left, top = min(xs) - _ROOM_PT, min(ys) - _ROOM_PT
    return QRectF(left, top, max(xs) + _ROOM_PT - left, max(ys) + _ROOM_PT - top)


def _points_of(segment: Segment) -> tuple[Point, ...]:
    """The points that a piece of a way is made of, those that only pull at it included."""
    if isinstance(segment, Curve):
        return segment.control1, segment.control2, segment.to
    return () if isinstance(segment, Close) else (segment.to,)


def _at_origin(card: CardElement) -> CardElement:
    return msgspec.structs.replace(card, rect=Rect(0.0, 0.0, card.rect.width, card.rect.height))
