"""Part 2, the journey drawn: on one page where its text stays readable, else in windows with an overview and locators.

The map of `drawing` stands before it. Nothing is drawn under 8 pt, no card is cut.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from journeymap.drawing.display import DisplayList, Group, Rect
from journeymap.drawing.elements import MapElements
from journeymap.drawing.map import draw_map, map_elements
from journeymap.drawing.placing import place
from journeymap.report.charts.extent import LEAST_SCALE, content_extent
from journeymap.report.charts.legend import legend
from journeymap.report.charts.locator import WINDOWS, Locator
from journeymap.report.charts.map_tiles import headings, highest_heading, map_tile
from journeymap.report.charts.map_windows import Window, windows
from journeymap.report.context import Context
from journeymap.report.pdf import story
from journeymap.report.pdf.painter import Links
from journeymap.report.pdf.story import Block
from journeymap.report.pdf.style import BODY, PageStyle, sheet
from journeymap.report.registry import part_heading

_HEAD_PT = 64.0
_LOCATOR_PT = (130.0, 34.0)
_WINDOW_TITLE = BODY.but(size_pt=9.0, leading_pt=13.0, weight="medium")
_OVERVIEW_PT = 300.0
_LEGEND_ROOM_PT = 90.0


class Sheet(msgspec.Struct, frozen=True):
    """The map parted for one paper."""

    style: PageStyle
    extent: Rect
    windows: tuple[Window, ...]
    scale: float


def blocks(context: Context) -> Sequence[Block]:
    """The map, whole or in windows, with its legend."""
    elements = map_elements(context.analysis, place(context.journey), context.t)
    page = sheet(context.options.paper)
    for style in (page, page.turned()):
        if _fits(elements, style):
            return _whole(context, elements, page, style)
    return _parted(context, elements, page)


def _fits(elements: MapElements, style: PageStyle) -> bool:
    room = style.body_height_pt - _HEAD_PT - _LEGEND_ROOM_PT
    return style.body_width_pt >= elements.width_pt * LEAST_SCALE and room >= elements.height_pt * LEAST_SCALE


def _whole(context: Context, elements: MapElements, page: PageStyle, style: PageStyle) -> list[Block]:
    room = style.body_height_pt - _HEAD_PT - _LEGEND_ROOM_PT
    scale = min(1.0, style.body_width_pt / elements.width_pt, room / elements.height_pt)
    drawing = draw_map(elements, context.theme)
    told = [
        part_heading(context, "map"),
        story.figure(drawing, width_pt=elements.width_pt * scale, links=_to_scores(context)),
        _legend(context, style),
    ]
    if style == page:
        return [story.together(told)]
    return [story.page_break(style), *told, story.page_break(page)]


def _to_scores(context: Context) -> Links:
    return lambda group: context.scores_link(group.id) if group.mapping == "touchpoints" else None


def _legend(context: Context, style: PageStyle) -> Block:
    return story.figure(legend(context.t, context.theme, style.body_width_pt))


def _parted(context: Context, elements: MapElements, page: PageStyle) -> list[Block]:
    parted = _sheet(elements, page)
    if len(parted.windows) == 1:
        tile = _tile(context, elements, parted, parted.windows[0], elements.label)
        return [story.together([part_heading(context, "map"), tile, _legend(context, page)])]
    return [_overview(context, elements, parted), *(_window(context, elements, parted, w) for w in parted.windows)]


def _sheet(elements: MapElements, style: PageStyle) -> Sheet:
    """The map parted for a paper, drawn as large as it then can be, no larger than on the screen."""
    width, height = style.body_width_pt, style.body_height_pt - _HEAD_PT
    cards = [(card.id, card.rect) for card in elements.cards]
    borders = [band.rect.right for band in elements.bands]
    words = [link.text_rect for link in elements.links if link.text_rect is not None]
    head = 0.0
    for _ in range(2):  # a second time with the room that the headings of the windows take
        room = (width / LEAST_SCALE, height / LEAST_SCALE - head)
        found = windows(cards, (0.0, elements.width_pt), room, borders, words)
        head = highest_heading(elements, found)
    widest = max(window.rect.width for window in found)
    highest = max(window.rect.height for window in found) + head
    return Sheet(style, content_extent(elements), found, min(1.0, width / widest, height / highest))


def _overview(context: Context, elements: MapElements, parted: Sheet) -> Block:
    t, page = context.t, parted.style
    count = len(parted.windows)
    said = t.plural(
        "The map is too large for one page in readable type, so it follows in {count} part.",
        "The map is too large for one page in readable type, so it follows in {count} parts; each number leads to its "
        "part.",
        count,
    )
    label = t.plural("The whole map and its one part", "The whole map and its {count} parts", count)
    whole = Locator(elements, parted.extent, page.body_width_pt, _OVERVIEW_PT, context.theme)
    drawing = whole.drawing(parted.windows, 0, label)
    picture = story.figure(_named(context, drawing, count), width_pt=drawing.width_pt, links=_to_window)
    return story.together([part_heading(context, "map"), story.paragraph(said), picture, _legend(context, page)])


def _named(context: Context, drawing: DisplayList, count: int) -> DisplayList:
    """The overview with its windows named for those who follow links by ear."""
    shapes = tuple(
        msgspec.structs.replace(shape, label=_window_title(context, int(shape.id), count))
        if isinstance(shape, Group) and shape.mapping == WINDOWS
        else shape
        for shape in drawing.shapes
    )
    return msgspec.structs.replace(drawing, shapes=shapes)


def _to_window(group: Group) -> str | None:
    return f"#{_window_anchor(int(group.id))}" if group.mapping == WINDOWS else None


def _window_anchor(number: int) -> str:
    return f"map-{number}"


def _window_title(context: Context, number: int, count: int) -> str:
    return context.t.text("Map, part {number} of {count}", number=number, count=count)


def _window(context: Context, elements: MapElements, parted: Sheet, window: Window) -> Block:
    title = _window_title(context, window.number, len(parted.windows))
    stages = headings(elements, window)
    named = context.t.text("{part}: {stages}", part=title, stages=context.t.listing(stages)) if stages else title
    names = context.t.listing(tuple(map(context.title, window.cards)))
    label = context.t.text("{part}. Touchpoints: {touchpoints}.", part=title, touchpoints=names)
    small = Locator(elements, parted.extent, *_LOCATOR_PT, context.theme).drawing(parted.windows, window.number, "")
    head = story.beside(
        [
            [story.paragraph(named, _WINDOW_TITLE, anchor=_window_anchor(window.number))],
            [story.figure(small, width_pt=small.width_pt, align="end")],
        ],
        (parted.style.body_width_pt - _LOCATOR_PT[0] - 24, _LOCATOR_PT[0]),
    )
    return story.together([head, _tile(context, elements, parted, window, label)])


def _tile(context: Context, elements: MapElements, parted: Sheet, window: Window, label: str) -> Block:
    elsewhere = {card: other.number for other in parted.windows for card in other.cards}
    drawing = map_tile(elements, window, context.theme, label, elsewhere)
    return story.figure(drawing, width_pt=drawing.width_pt * parted.scale, links=_to_scores(context))
