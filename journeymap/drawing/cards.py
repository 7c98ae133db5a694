"""A touchpoint's card: what it says, how large it is, and how it is drawn.

`card_size` stands before the layout (which must know how much room a card needs), `card_element` after it,
`draw_card` before the painters.
"""

from __future__ import annotations

from functools import cache, lru_cache

from msgspec.structs import replace

from journeymap.analysis.cadence import overdue_words
from journeymap.analysis.results import LABELS as RESULT_LABELS
from journeymap.analysis.results import Analysis, Overdue, Score, Verdict
from journeymap.analysis.wording import measure, score_value
from journeymap.drawing import text
from journeymap.drawing.display import (
    Box,
    Group,
    Icon,
    Point,
    Rect,
    Shape,
    Stroke,
    TextRun,
    Weight,
)
from journeymap.drawing.elements import CardElement
from journeymap.drawing.theme import Theme, readable_on
from journeymap.i18n import LANGUAGES, Translator, mark
from journeymap.model.journey import Journey
from journeymap.model.touchpoints import Touchpoint
from journeymap.model.words import LABELS, Moment, Role

WIDTH_PT = 172.0
TITLE_PT = 11.5
SMALL_PT = 9.5
TITLE_LINE_PT = 14.5
MOST_TITLE_LINES = 12
_BAR_PT = 4.5
_LEFT_PT = 15.0
_RIGHT_PT = 11.0
_TOP_PT = 10.0
_ROW_PT = 16.0
_SIGN_PT = 9.0
_ICON_PT = 11.0
_CORNER_PT = 9.0
_OWNER_PT = 80.0
_OWNER_LINE_PT = 12.0
_MOST_OWNER_LINES = 8
_MOMENT_ICONS = {Moment.TRUTH: "moment-of-truth", Moment.DELIGHT: "moment-of-delight"}

OVERDUE_ICON = "clock"
NO_OWNER = mark("No owner")
DISPUTED = mark("Disputed")
NO_DATA = mark("no data")


@lru_cache(maxsize=16384)
def title_lines(title: str) -> tuple[str, ...]:
    """The title as the card shows it: whole, in as many lines as it needs up to a dozen."""
    width = WIDTH_PT - _LEFT_PT - _RIGHT_PT
    return text.wrap(title, TITLE_PT, "semibold", width, MOST_TITLE_LINES) or ("–",)


@lru_cache(maxsize=1024)
def owner_lines(owner: str) -> tuple[str, ...]:
    """The owner as the card shows it beside the score: whole, in as many lines as it needs."""
    return text.wrap(owner, SMALL_PT, "medium", _OWNER_PT, _MOST_OWNER_LINES)


def card_height(journey: Journey, touchpoint: Touchpoint) -> float:
    """How high a touchpoint's card is, in points; the same in every language."""
    department = journey.departments.get(touchpoint.accountable or "")
    owner_rows = len(owner_lines(department.name or str(touchpoint.accountable))) if department else _unowned_rows()
    title_height = len(title_lines(touchpoint.title)) * TITLE_LINE_PT
    return 2 * _TOP_PT + title_height + 2 * _ROW_PT - 3 + (max(owner_rows, 1) - 1) * _OWNER_LINE_PT


@cache
def _unowned_rows() -> int:
    """How many lines the longest word for a missing owner takes in any language, so that no place hangs on one."""
    words = [Translator(language).text(word) for language in LANGUAGES for word in (NO_OWNER, DISPUTED)]
    return max(len(owner_lines(word)) for word in words)


def card_element(id: str, analysis: Analysis, centre: Point, translator: Translator) -> CardElement:
    """A touchpoint's card around its centre, in map coordinates."""
    touchpoint = analysis.journey.touchpoints[id]
    height = card_height(analysis.journey, touchpoint)
    score, late = analysis.main_score(id), _overdue(analysis.overdue.get(id), translator)
    owner, index, colour = _owner(analysis, touchpoint, translator)
    spoken = _spoken(touchpoint, owner, score, analysis, translator)
    return CardElement(
        id=id,
        rect=Rect(centre.x - WIDTH_PT / 2, centre.y - height / 2, WIDTH_PT, height),
        title_lines=title_lines(touchpoint.title),
        kind=touchpoint.kind,
        kind_text=translator.text(LABELS[touchpoint.kind]),
        owner_text=owner,
        owner_index=index,
        owner_colour=colour,
        score_text=_score_text(score, analysis, translator),
        verdict=score.verdict if score else None,
        contact=touchpoint.contact,
        moments=touchpoint.moments,
        label=f"{spoken} {late}" if late else spoken,
        overdue_text=late,
    )


def placed_card(card: CardElement, centre: Point) -> CardElement:
    """The same card around another centre, in map coordinates."""
    size = card.rect.width, card.rect.height
    return replace(card, rect=Rect(centre.x - size[0] / 2, centre.y - size[1] / 2, *size))


def _owner(analysis: Analysis, touchpoint: Touchpoint, translator: Translator) -> tuple[str, int | None, str]:
    accountable = touchpoint.departments_with(Role.ACCOUNTABLE)
    if len(accountable) != 1:
        return translator.text(DISPUTED if accountable else NO_OWNER), None, ""
    departments = analysis.journey.departments
    department = departments[accountable[0]]
    return department.name or accountable[0], list(departments).index(accountable[0]), department.colour


def _score_text(score: Score | None, analysis: Analysis, translator: Translator) -> str:
    if score is None:
        return translator.text(NO_DATA)
    return translator.render(score_value(score, analysis.journey.currency, short=True))


def _overdue(late: Overdue | None, translator: Translator) -> str:
    if late is None:
        return ""
    return translator.text("Its answers are older than planned: {words}.", words=overdue_words(late))


def _spoken(touchpoint: Touchpoint, owner: str, score: Score | None, analysis: Analysis, translator: Translator) -> str:
    kind = translator.text(LABELS[touchpoint.kind])
    if score is None:
        return translator.text("{title}. {kind}. {owner}. No score.", title=touchpoint.title, kind=kind, owner=owner)
    return translator.text(
        "{title}. {kind}. {owner}. {measure}: {value}, {verdict}.",
        title=touchpoint.title,
        kind=kind,
        owner=owner,
        measure=measure(score.metric, score.formula),
        value=score_value(score, analysis.journey.currency),
        verdict=translator.text(RESULT_LABELS[score.verdict]),
    )


def draw_card(card: CardElement, theme: Theme) -> Group:
    """The card as shapes: a bar in the owner's colour, title, kind with its icon, owner, score with its sign."""
    return Group("touchpoints", card.id, card.label, card.rect, (*_frame(card, theme), *_words(card, theme)))


def _frame(card: CardElement, theme: Theme) -> tuple[Shape, ...]:
    rect = card.rect
    bar = Rect(rect.x + 3, rect.y + 6, _BAR_PT, rect.height - 12)
    frame: tuple[Shape, ...] = (
        Box(rect, theme.card, Stroke(theme.card_border, 0.8), radius_pt=6),
        Box(bar, owner_colour(card, theme) or theme.unowned, radius_pt=_BAR_PT / 2),
    )
    return (*frame, overdue_sign(_corner(rect), theme)) if card.overdue_text else frame


def _corner(rect: Rect) -> Rect:
    """The upper right corner, where no title reaches: a mark that comes moves nothing."""
    return Rect(rect.right - _CORNER_PT - 2.0, rect.y + 2.5, _CORNER_PT, _CORNER_PT)


def overdue_sign(rect: Rect, theme: Theme) -> Icon:
    """The sign that answers are older than planned."""
    return Icon(OVERDUE_ICON, rect, theme.muted)


def _words(card: CardElement, theme: Theme) -> tuple[Shape, ...]:
    left, y = card.rect.x + _LEFT_PT, card.rect.y + _TOP_PT + text.ascent(TITLE_PT) * 0.92
    shapes: list[Shape] = []
    for line in card.title_lines:
        shapes.append(TextRun(Point(left, y), line, TITLE_PT, theme.ink, "semibold"))
        y += TITLE_LINE_PT
    y += 0.5
    shapes += _kind_row(card, theme, left, y)
    shapes += _owner_row(card, theme, left, y + _ROW_PT)
    return tuple(shapes)


def _kind_row(card: CardElement, theme: Theme, left: float, y: float) -> list[Shape]:
    top = y - text.cap_height(SMALL_PT) / 2 - _ICON_PT / 2
    shapes: list[Shape] = [
        Icon(card.kind.value, Rect(left, top, _ICON_PT, _ICON_PT), theme.muted),
        TextRun(Point(left + _ICON_PT + 4, y), card.kind_text, SMALL_PT, theme.muted),
    ]
    right = card.rect.right - _RIGHT_PT
    signs = [_MOMENT_ICONS[moment] for moment in card.moments]
    if card.contact:
        signs.append(f"contact-{card.contact.value}")
    for number, name in enumerate(reversed(signs)):
        box = Rect(right - (number + 1) * _ICON_PT - number * 3, top, _ICON_PT, _ICON_PT)
        shapes.append(Icon(name, box, theme.accent if name.startswith("moment") else theme.muted))
    return shapes


def _owner_row(card: CardElement, theme: Theme, left: float, y: float) -> list[Shape]:
    right = card.rect.right - _RIGHT_PT
    colour = theme.verdict(card.verdict) if card.verdict else theme.muted
    shown = bool(card.verdict)
    weight: Weight = "semibold" if shown else "regular"
    score_width = text.width(card.score_text, SMALL_PT + (1 if shown else 0), weight)
    sign_room = _SIGN_PT + 5 if shown else 0
    shapes: list[Shape] = [
        TextRun(Point(right, y), card.score_text, SMALL_PT + (1 if shown else 0), colour, weight, "end")
    ]
    if card.verdict:
        middle = y - text.cap_height(SMALL_PT) / 2
        sign_at = Point(right - score_width - 4 - _SIGN_PT / 2, middle)
        shapes.append(verdict_sign(card.verdict, sign_at, _SIGN_PT, theme))
    hue = owner_colour(card, theme)
    ink = readable_on(hue, theme.card) if hue else theme.alert
    for number, line in enumerate(_owner_beside(card.owner_text, score_width + sign_room + 8)):
        shapes.append(TextRun(Point(left, y + number * _OWNER_LINE_PT), line, SMALL_PT, ink, "medium"))
    return shapes


def _owner_beside(owner: str, taken_pt: float) -> tuple[str, ...]:
    """The owner on one line where the score leaves it room, else in the lines the card was made high enough for."""
    room = WIDTH_PT - _LEFT_PT - _RIGHT_PT - taken_pt
    return (owner,) if text.width(owner, SMALL_PT, "medium") <= room else owner_lines(owner)


def owner_colour(card: CardElement, theme: Theme) -> str:
    """The colour of a card's accountable department; empty where there is not just one."""
    if card.owner_index is None:
        return ""
    return card.owner_colour.lower() or theme.department(card.owner_index)


def verdict_sign(verdict: Verdict, centre: Point, size_pt: float, theme: Theme) -> Icon:
    """The sign beside a score, so that colour is never the only one: filled where the verdict is sure, hollow where
    it is not, a dash where there is no target."""
    rect = Rect(centre.x - size_pt / 2, centre.y - size_pt / 2, size_pt, size_pt)
    return Icon(f"verdict-{verdict.value}", rect, theme.verdict(verdict))
