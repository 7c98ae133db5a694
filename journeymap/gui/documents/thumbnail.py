"""A map as small as a stamp: bands, ways and cards of the map's elements, without words nobody could read.

`drawing` works the elements out, off the GUI thread; the cards of the welcome screen paint them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from journeymap.drawing.theme import Theme
from journeymap.gui.look.icons import painter_path

if TYPE_CHECKING:
    from journeymap.drawing.elements import CardElement, MapElements

_LEAST_SCALE = 0.105
_LEAST_LINE_PX = 0.8
_CARD_RADIUS_PT = 14.0
_STRIPE_PT = 22.0


def elements_of(path: Path, language: str) -> MapElements:
    """What stands on the map of a file. Raises `JourneyFileError`."""
    from datetime import date

    from journeymap.analysis.unanalysed import unanalysed
    from journeymap.drawing.map import map_elements
    from journeymap.drawing.placing import place
    from journeymap.i18n import Translator
    from journeymap.storage.files import load

    journey = load(path).journey
    return map_elements(unanalysed(journey, date.today()), place(journey), Translator(language))


def paint_thumbnail(painter: QPainter, elements: MapElements, rect: QRectF, theme: Theme) -> None:
    """Draws the map in the middle of `rect`; of a long one the beginning, so that its cards can be told apart."""
    whole = min(rect.width() / elements.width_pt, rect.height() / elements.height_pt)
    scale = min(max(whole, _LEAST_SCALE), rect.height() / elements.height_pt)
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(max(rect.left(), rect.center().x() - elements.width_pt * scale / 2), rect.center().y())
    painter.scale(scale, scale)
    painter.translate(0, -elements.height_pt / 2)
    line = QPen(QColor(theme.line), max(1.0, _LEAST_LINE_PX / scale))
    for link in elements.links:
        painter.strokePath(painter_path(link.segments), line)
    border = QPen(QColor(theme.card_border), _LEAST_LINE_PX / scale)
    for card in elements.cards:
        _card(painter, card, theme, border)
    painter.restore()


def _card(painter: QPainter, card: CardElement, theme: Theme, border: QPen) -> None:
    """A card with its owner's stripe, and a grey line where its title would be."""
    from journeymap.drawing.cards import owner_colour

    box = QRectF(card.rect.x, card.rect.y, card.rect.width, card.rect.height)
    shape = QPainterPath()
    shape.addRoundedRect(box, _CARD_RADIUS_PT, _CARD_RADIUS_PT)
    painter.fillPath(shape, QColor(theme.card))
    stripe = QPainterPath()
    stripe.addRoundedRect(QRectF(box.left(), box.top(), _STRIPE_PT, box.height()), _STRIPE_PT / 2, _STRIPE_PT / 2)
    painter.fillPath(stripe, QColor(owner_colour(card, theme) or theme.unowned))
    title = QRectF(box.left() + 2 * _STRIPE_PT, box.center().y() - 6, box.width() * 0.55, 12)
    painter.fillRect(title, QColor(theme.track))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(border)
    painter.drawPath(shape)
