"""What the signs of the map mean: verdict signs, kinds of link, moments and contact, as a drawing in rows.

The report's map pages and the poster set it under the map; words come from the same tables as on screen.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from journeymap.analysis.results import LABELS as RESULTS
from journeymap.analysis.results import Verdict
from journeymap.drawing import text
from journeymap.drawing.cards import OVERDUE_ICON, verdict_sign
from journeymap.drawing.display import DisplayList, Icon, Line, Move, Path, Point, Rect, Shape, Stroke, TextRun
from journeymap.drawing.theme import Theme
from journeymap.i18n import Translator, mark
from journeymap.model.words import LABELS, Contact, LinkKind, Moment

_SIGN_PT = 10.0
_LINE_PT = 22.0
_GAP_PT = 5.0
_BETWEEN_PT = 18.0
_ROW_PT = 16.0
_OVERDUE = mark("Answers older than planned")
_FLAGGED = mark("Hand-off with a finding")


class _Sign(msgspec.Struct, frozen=True):
    """A sign with its words; it is drawn from its left end on the row's middle."""

    name: str
    words: str
    colour: str
    stroke: Stroke | None = None

    def shapes(self, x: float, y: float) -> Iterator[Shape]:
        if self.stroke is None:
            yield Icon(self.name, Rect(x, y - _SIGN_PT / 2, _SIGN_PT, _SIGN_PT), self.colour)
        else:
            yield Path((Move(Point(x, y)), Line(Point(x + _LINE_PT, y))), stroke=self.stroke)

    @property
    def width_pt(self) -> float:
        return _SIGN_PT if self.stroke is None else _LINE_PT


def legend(t: Translator, theme: Theme, width_pt: float, size_pt: float = 8.0) -> DisplayList:
    """The legend in as many rows as it needs at a width; its label says what it is."""
    shapes: list[Shape] = []
    x, y = 0.0, _ROW_PT / 2
    for sign in _signs(t, theme):
        own = sign.width_pt + _GAP_PT + text.width(sign.words, size_pt, "regular")
        if x and x + own > width_pt:
            x, y = 0.0, y + _ROW_PT
        shapes += sign.shapes(x, y)
        at = Point(x + sign.width_pt + _GAP_PT, y + text.cap_height(size_pt) / 2)
        shapes.append(TextRun(at, sign.words, size_pt, theme.muted))
        x += own + _BETWEEN_PT
    words = t.text("Legend: {signs}", signs=t.listing(tuple(sign.words for sign in _signs(t, theme))))
    return DisplayList(width_pt, y + _ROW_PT / 2, words, tuple(shapes))


def _signs(t: Translator, theme: Theme) -> Iterator[_Sign]:
    for verdict in Verdict:
        icon = verdict_sign(verdict, Point(0, 0), _SIGN_PT, theme)
        yield _Sign(icon.name, t.text(RESULTS[verdict]), icon.colour)
    for moment, name in ((Moment.TRUTH, "moment-of-truth"), (Moment.DELIGHT, "moment-of-delight")):
        yield _Sign(name, t.text(LABELS[moment]), theme.accent)
    for contact in Contact:
        yield _Sign(f"contact-{contact.value}", t.text(LABELS[contact]), theme.muted)
    yield _Sign(OVERDUE_ICON, t.text(_OVERDUE), theme.muted)
    yield _Sign("", t.text(LABELS[LinkKind.PLANNED]), theme.line, Stroke(theme.line, 1.1))
    back = t.text(
        "{loop} or {recovery}", loop=t.text(LABELS[LinkKind.LOOP]), recovery=t.text(LABELS[LinkKind.RECOVERY])
    )
    yield _Sign("", back, theme.line, Stroke(theme.line, 1.1, (4.0, 3.0)))
    yield _Sign("", t.text(_FLAGGED), theme.alert, Stroke(theme.alert, 1.7))
