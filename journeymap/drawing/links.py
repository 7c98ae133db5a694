"""Links between cards: their words, where those stand, and how a link is drawn.

After `drawing.routing`, before the painters.
"""

from __future__ import annotations

import msgspec

from journeymap.analysis.results import Analysis, Finding
from journeymap.drawing import text
from journeymap.drawing.display import (
    Box,
    Close,
    Group,
    Line,
    Move,
    Path,
    Point,
    Rect,
    Segment,
    Shape,
    Stroke,
    TextRun,
)
from journeymap.drawing.elements import LinkElement
from journeymap.drawing.labels import LINE_PT, TEXT_PT, Words, end
from journeymap.drawing.routing import Route
from journeymap.drawing.theme import Theme
from journeymap.drawing.ways import Ways, Wire
from journeymap.i18n import Percent, Translator
from journeymap.model.journey import Journey
from journeymap.model.touchpoints import Link
from journeymap.model.words import BACKWARD_LINKS, LABELS

_ARROW_PT = 7.0
_DIAMOND_PT = 4.5
_PLAIN_PT = 1.1
_CROSSING_PT = 1.5
_FLAGGED_PT = 1.7
_HANDOFF = "handoff"


def link_text(link: Link, translator: Translator) -> str:
    """What stands on a link: its label, its share of the customers, or both."""
    share = "" if link.share is None else translator.percent(link.share * 100)
    return " · ".join(part for part in (link.label, share) if part)


def link_label(link: Link, titles: tuple[str, str], translator: Translator) -> str:
    """A link in words, for those who do not see it."""
    source, target = titles
    kind = translator.text(LABELS[link.kind])
    if link.share is None:
        return translator.text("{kind} link from {source} to {target}", kind=kind, source=source, target=target)
    share = Percent(link.share * 100)
    return translator.text(
        "{kind} link from {source} to {target}, {share} of customers",
        kind=kind,
        source=source,
        target=target,
        share=share,
    )


def wire(link: Link, translator: Translator) -> Wire:
    """What the way of a link hangs on, its text in the translator's language."""
    return Wire(link.source, link.target, link_text(link, translator))


def link_element(id: str, journey: Journey, ways: Ways, translator: Translator, *, flagged: bool) -> LinkElement:
    """A link with its way and its words in place."""
    link, way, words = journey.links[id], ways.routes[id], ways.words[id]
    titles = (journey.touchpoints[link.source].title, journey.touchpoints[link.target].title)
    label = link_label(link, titles, translator)
    way_of = (way.segments, way.tip, way.before_tip)
    return LinkElement(id, link.kind, *way_of, words.lines, words.rect, flagged, label)


def rerouted(link: LinkElement, way: Route, words: Words) -> LinkElement:
    """The same link on another way, with its words elsewhere."""
    return msgspec.structs.replace(
        link,
        segments=way.segments,
        tip=way.tip,
        before_tip=way.before_tip,
        text_lines=words.lines,
        text_rect=words.rect,
    )


def flagged_links(analysis: Analysis) -> frozenset[str]:
    """The links that a hand-off finding is about."""
    return frozenset(id for finding in analysis.findings if finding.links for id in _handed_off(finding))


def _handed_off(finding: Finding) -> tuple[str, ...]:
    return finding.links if finding.family == _HANDOFF else ()


def draw_link(link: LinkElement, theme: Theme) -> Group:
    """The link's way (dashed where it leads back) and its arrow head.

    A flagged link is drawn in the alert colour and thicker, so that it stands out without colour too; one that crosses
    into another lane is thicker and darker, with a mark on the border.
    """
    colour = theme.alert if link.flagged else theme.muted if link.crossing else theme.line
    dash = (4.0, 3.0) if link.kind in BACKWARD_LINKS else ()
    stroke = Stroke(colour, _FLAGGED_PT if link.flagged else _CROSSING_PT if link.crossing else _PLAIN_PT, dash)
    mark = (_diamond(link.leaves_at, colour, theme),) if link.leaves_at else ()
    shapes = (Path(link.segments, stroke=stroke), _arrow(link, colour), *mark)
    return Group("links", link.id, link.label, _bounds(link), shapes)


def _diamond(at: Point, colour: str, theme: Theme) -> Path:
    """The mark of a hand-off, with a rim so that it stands clear of the line between the lanes."""
    reach = _DIAMOND_PT
    corners = (Point(at.x + reach, at.y), Point(at.x, at.y + reach), Point(at.x - reach, at.y))
    around: tuple[Segment, ...] = (Move(Point(at.x, at.y - reach)), *map(Line, corners), Close())
    return Path(around, fill=colour, stroke=Stroke(theme.card, 1.0))


def draw_words(link: LinkElement, theme: Theme, background: str) -> tuple[Shape, ...]:
    """The link's words on a plate; drawn after every way, so that none runs through them."""
    if link.text_rect is None:
        return ()
    rect = link.text_rect
    ink = theme.alert if link.flagged else theme.muted
    middle = rect.y + rect.height / 2 + text.cap_height(TEXT_PT) / 2
    first = middle - (len(link.text_lines) - 1) * LINE_PT / 2
    baselines = (Point(rect.x + rect.width / 2, first + row * LINE_PT) for row in range(len(link.text_lines)))
    runs = zip(baselines, link.text_lines, strict=True)
    return (
        Box(rect, background, radius_pt=3),
        *(TextRun(at, line, TEXT_PT, ink, "medium", "middle") for at, line in runs),
    )


def _arrow(link: LinkElement, colour: str) -> Path:
    tip, back = link.tip, link.before_tip
    length = max(((tip.x - back.x) ** 2 + (tip.y - back.y) ** 2) ** 0.5, 0.01)
    ux, uy = (tip.x - back.x) / length * _ARROW_PT, (tip.y - back.y) / length * _ARROW_PT
    left = Point(tip.x - ux - uy * 0.5, tip.y - uy + ux * 0.5)
    right = Point(tip.x - ux + uy * 0.5, tip.y - uy - ux * 0.5)
    return Path((Move(tip), Line(left), Line(right), Close()), fill=colour)


def _bounds(link: LinkElement) -> Rect:
    points = [end(segment) for segment in link.segments]
    left, top = min(p.x for p in points), min(p.y for p in points)
    return Rect(left, top, max(p.x for p in points) - left, max(p.y for p in points) - top)


def lowest(link: LinkElement) -> float:
    """How far down a link and its words reach, in points."""
    return max(_bounds(link).bottom, link.text_rect.bottom if link.text_rect else 0.0)
