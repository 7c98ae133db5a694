"""Frames of the canvas: panning, zooming, dragging and edits at 5,000 and 20,000 cards, beside a bare view.

`python -m benchmarks.canvas` prints a table of the median of many frames, by the clock; QT_QPA_PLATFORM says where
(off-screen unless told). The bare view is Qt's own, with as many plain rectangles at the same places.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from statistics import median

import msgspec
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsRectItem, QGraphicsScene, QGraphicsView

from benchmarks.journeys import synthetic_journey
from journeymap.analysis.analyse import analyse
from journeymap.drawing.display import Close, Curve, Point, Rect, Segment
from journeymap.drawing.elements import BandElement, CardElement, LinkElement, MapElements
from journeymap.drawing.map import map_elements
from journeymap.drawing.placing import place
from journeymap.gui.canvas.scene import MapScene
from journeymap.gui.canvas.view import MapView
from journeymap.i18n import Translator

Row = tuple[str, str, str]
_PIECE = 50
_SIZE = (1440, 900)
_FRAMES = 40
_AIMS_MS = {5_000: 16.0, 20_000: 33.0}
_SHOW_AIM_MS = 3.0


def large_map(cards: int) -> MapElements:
    """A map of that many cards: copies of a laid-out piece of fifty, side by side and below each other."""
    journey = synthetic_journey(_PIECE)
    piece = map_elements(analyse(journey), place(journey), Translator("en"))
    copies = cards // _PIECE
    across = max(round((copies * piece.height_pt / piece.width_pt) ** 0.5 * 1.3), 1)
    spots = [(at % across * piece.width_pt, at // across * piece.height_pt) for at in range(copies)]
    height = (copies + across - 1) // across * piece.height_pt
    return MapElements(
        bands=tuple(_band(band, x, height, at) for at, (x, _) in enumerate(spots[:across]) for band in piece.bands),
        links=tuple(_link(link, x, y, at) for at, (x, y) in enumerate(spots) for link in piece.links),
        cards=tuple(_card(card, x, y, at) for at, (x, y) in enumerate(spots) for card in piece.cards),
        width_pt=across * piece.width_pt,
        height_pt=height,
        label="Benchmark",
    )


def _rect(rect: Rect, dx: float, dy: float) -> Rect:
    return Rect(rect.x + dx, rect.y + dy, rect.width, rect.height)


def _point(point: Point, dx: float, dy: float) -> Point:
    return Point(point.x + dx, point.y + dy)


def _segment(segment: Segment, dx: float, dy: float) -> Segment:
    if isinstance(segment, Close):
        return segment
    moved = msgspec.structs.replace(segment, to=_point(segment.to, dx, dy))
    if isinstance(moved, Curve):
        controls = {"control1": _point(moved.control1, dx, dy), "control2": _point(moved.control2, dx, dy)}
        return msgspec.structs.replace(moved, **controls)
    return moved


def _band(band: BandElement, dx: float, height: float, at: int) -> BandElement:
    rect = Rect(band.rect.x + dx, 0.0, band.rect.width, height)
    return msgspec.structs.replace(band, id=f"{band.id}-{at}", index=band.index + 8 * at, rect=rect)


def _card(card: CardElement, dx: float, dy: float, at: int) -> CardElement:
    return msgspec.structs.replace(card, id=f"{card.id}-{at}", rect=_rect(card.rect, dx, dy))


def _link(link: LinkElement, dx: float, dy: float, at: int) -> LinkElement:
    return msgspec.structs.replace(
        link,
        id=f"{link.id}-{at}",
        segments=tuple(_segment(segment, dx, dy) for segment in link.segments),
        tip=_point(link.tip, dx, dy),
        before_tip=_point(link.before_tip, dx, dy),
        text_rect=_rect(link.text_rect, dx, dy) if link.text_rect else None,
    )


def frame_ms(step: Callable[[], object], view: QGraphicsView, frames: int = _FRAMES) -> float:
    """The median time of a step and the frame it leads to, in milliseconds."""
    taken = []
    for _ in range(frames):
        QApplication.processEvents()
        begun = time.perf_counter()
        step()
        view.viewport().repaint()
        taken.append(time.perf_counter() - begun)
    return median(taken[2:]) * 1000


def bare_view(elements: MapElements) -> QGraphicsView:
    """Qt's own view of plain rectangles where the cards are."""
    scene = QGraphicsScene()
    for card in elements.cards:
        rect = card.rect
        item = QGraphicsRectItem(0, 0, rect.width, rect.height)
        item.setPos(rect.x, rect.y)
        item.setBrush(QColor("white"))
        scene.addItem(item)
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(*_SIZE)
    view.show()
    return view


def our_view(elements: MapElements) -> MapView:
    """The canvas with that map."""
    scene = MapScene()
    view = MapView(scene)
    scene.setParent(view)
    view.animate = False
    view.resize(*_SIZE)
    view.show()
    scene.show(elements)
    while scene.overview.warm():
        pass
    return view


def moved_card(elements: MapElements, card: CardElement, by: float) -> MapElements:
    """The map with one card moved to the right."""
    other = msgspec.structs.replace(card, rect=_rect(card.rect, by, 0.0))
    cards = tuple(other if each.id == card.id else each for each in elements.cards)
    return msgspec.structs.replace(elements, cards=cards)


def pan_rows(elements: MapElements, ours: MapView, bare: QGraphicsView) -> Iterator[Row]:
    """A step of a pan at several zooms."""
    count = len(elements.cards)
    for zoom in (1.0, 0.6, 0.4, 0.26, 0.15, 0.0):
        look_at(ours, bare, zoom)
        steps = cycle((QPoint(23, 17), QPoint(-23, -17)))
        mine = frame_ms(lambda steps=steps: ours.scroll_by(next(steps)), ours)  # type: ignore[misc]
        his = frame_ms(lambda steps=steps: _scroll(bare, next(steps)), bare)  # type: ignore[misc]
        name = f"{zoom:.0%}" if zoom else f"whole map ({ours.zoom():.1%})"
        yield f"pan, {count:,} cards, {name}", f"{mine:.1f} ms (bare {his:.1f})", f"{_AIMS_MS[count]:.0f} ms"


def look_at(ours: MapView, bare: QGraphicsView, zoom: float) -> None:
    """Both views at one zoom (0: the whole map) in the middle of the map."""
    ours.fit(animated=False)
    if zoom:
        ours.set_zoom(zoom)
    ours.finish_picture()
    bare.resetTransform()
    bare.scale(ours.zoom(), ours.zoom())
    bare.centerOn(ours.map.content_rect().center())


def _scroll(bare: QGraphicsView, step: QPoint) -> None:
    bare.horizontalScrollBar().setValue(bare.horizontalScrollBar().value() + step.x())
    bare.verticalScrollBar().setValue(bare.verticalScrollBar().value() + step.y())


def zoom_rows(elements: MapElements, ours: MapView, bare: QGraphicsView) -> Iterator[Row]:
    """Steps of zooming with the wheel, and the slowest of them."""
    count = len(elements.cards)
    for low, high in ((0.62, 1.6), (0.26, 0.6), (0.1, 0.24)):
        look_at(ours, bare, low)
        factors = cycle([(high / low) ** (1 / 10)] * 10 + [(low / high) ** (1 / 10)] * 10)
        mine = frame_ms(lambda factors=factors: ours.zoom_by(next(factors)), ours)  # type: ignore[misc]
        his = frame_ms(lambda factors=factors: _scale(bare, next(factors)), bare)  # type: ignore[misc]
        name = f"zoom, {count:,} cards, {low:.0%} to {high:.0%}"
        yield name, f"{mine:.1f} ms (bare {his:.1f})", f"{_AIMS_MS[count]:.0f} ms"


def _scale(bare: QGraphicsView, factor: float) -> None:
    bare.scale(factor, factor)


def drag_rows(elements: MapElements, ours: MapView, bare: QGraphicsView) -> Iterator[Row]:
    """A step of dragging one card."""
    count = len(elements.cards)
    for zoom in (1.0, 0.4, 0.0):
        look_at(ours, bare, zoom)
        ids = ours.map.cards_in(ours.visible_rect())
        card = ours.map.card(ids[len(ids) // 2])
        assert card is not None
        item = next(item for item in bare.items() if item.pos().x() == card.rect.x and item.pos().y() == card.rect.y)
        offsets = cycle((4.0, 8.0, 12.0))
        mine = frame_ms(lambda card=card, offsets=offsets: _drag(ours, card, next(offsets)), ours)  # type: ignore[misc]
        ours.map.end_preview()
        his = frame_ms(lambda item=item, offsets=offsets: item.moveBy(next(offsets) - 8, 0), bare)  # type: ignore[misc]
        name = f"{zoom:.0%}" if zoom else "whole map"
        yield f"drag one of {count:,} cards, {name}", f"{mine:.1f} ms (bare {his:.1f})", f"{_AIMS_MS[count]:.0f} ms"


def _drag(view: MapView, card: CardElement, by: float) -> None:
    view.map.preview([msgspec.structs.replace(card, rect=_rect(card.rect, by, by))])


def edit_rows(elements: MapElements, ours: MapView) -> Iterator[Row]:
    """An edit of one card until it is told, and until it is seen, at 100 % and over the whole map."""
    count = len(elements.cards)
    card = elements.cards[count // 2]
    states = cycle([moved_card(elements, card, by) for by in (5.0, 10.0)])
    taken = []
    for state in (next(states) for _ in range(_FRAMES)):
        begun = time.perf_counter()
        ours.map.show(state)
        taken.append(time.perf_counter() - begun)
    yield f"show() with one card changed, {count:,} cards", f"{median(taken) * 1000:.2f} ms", f"{_SHOW_AIM_MS:.0f} ms"
    for zoom in (1.0, 0.4, 0.0):
        ours.fit(animated=False)
        if zoom:
            ours.set_zoom(zoom)
        ours.finish_picture()
        name = f"{zoom:.0%}" if zoom else "whole map"
        seen = frame_ms(lambda: ours.map.show(next(states)), ours)
        yield f"edit until seen, {count:,} cards, {name}", f"{seen:.1f} ms", "10 ms"


def other_rows(elements: MapElements, ours: MapView) -> Iterator[Row]:
    """What happens once: the first look at the whole map, a hit test, the rubber band."""
    count = len(elements.cards)
    ours.map.overview.forget()
    ours.fit(animated=False)
    begun = time.perf_counter()
    ours.viewport().repaint()
    yield f"first look at the whole map, {count:,} cards", f"{(time.perf_counter() - begun) * 1000:.0f} ms", ""
    ours.set_zoom(1.0)
    middle = ours.rect().center()
    begun = time.perf_counter()
    for _ in range(100):
        ours.part_at(middle)
    yield f"hit test, {count:,} cards", f"{(time.perf_counter() - begun) * 10:.2f} ms", ""
    begun = time.perf_counter()
    ours.map.cards_in(QRectF(ours.map.content_rect()))
    yield f"rubber band around all {count:,} cards", f"{(time.perf_counter() - begun) * 1000:.0f} ms", ""


def rows() -> Iterator[Row]:
    """The whole table."""
    app = QApplication.instance() or QApplication([])
    for count in _AIMS_MS:
        elements = large_map(count)
        begun = time.perf_counter()
        ours = our_view(elements)
        yield f"open, {count:,} cards", f"{(time.perf_counter() - begun) * 1000:.0f} ms", ""
        bare = bare_view(elements)
        gc.collect()
        for part in (pan_rows(elements, ours, bare), zoom_rows(elements, ours, bare), drag_rows(elements, ours, bare)):
            yield from part
        yield from edit_rows(elements, ours)
        yield from other_rows(elements, ours)
        ours.close()
        bare.close()
    del app


def main() -> None:
    """Prints the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"{'what':<58} {'measured':>24}  aimed for")
    for name, measured, aim in rows():
        print(f"{name:<58} {measured:>24}  {aim}")


if __name__ == "__main__":
    main()
