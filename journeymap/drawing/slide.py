"""One touchpoint as a slide for a room: what it is, its scores, its gaps, large enough for the last row.

An analysis stands before it; the presentation replays the display list, scaled to its screen. The sheet is 1280 by
800 units, and nothing on it is set smaller than 24.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from journeymap.analysis.results import LABELS as RESULT_LABELS
from journeymap.analysis.results import Analysis, Finding, Score, Severity
from journeymap.analysis.wording import amount, answers, interval, measure, score_value
from journeymap.drawing import text
from journeymap.drawing.cards import DISPUTED, NO_DATA, NO_OWNER, verdict_sign
from journeymap.drawing.display import Box, DisplayList, Icon, Point, Rect, Shape, TextRun, Weight
from journeymap.drawing.score_axis import bar_ends
from journeymap.drawing.theme import Theme, readable_on
from journeymap.i18n import Translator
from journeymap.model.touchpoints import Touchpoint
from journeymap.model.words import LABELS, Moment, Role

WIDTH, HEIGHT = 1280.0, 800.0
LEAST = 24.0
"""The smallest text of a slide, in units of the sheet."""
MOST_SCORES, MOST_GAPS = 3, 3
_LEFT, _RIGHT = 56.0, WIDTH - 56.0
_COLUMN = 640.0
_GUTTER = 48.0
_TITLES: tuple[tuple[float, int], ...] = ((60.0, 1), (52.0, 2), (42.0, 2), (34.0, 3))
_TOP_TITLE = 176.0
_FOOT = HEIGHT - 42.0
_LOWEST = _FOOT - 54.0
_MORE = 40.0
"""What the line takes that says how many gaps are not shown."""


class Slide(msgspec.Struct, frozen=True):
    """A slide and, in words, all it says."""

    drawing: DisplayList
    spoken: str


class _Sheet:
    """Where the next line goes, in one column."""

    def __init__(self, left: float, right: float, y: float, theme: Theme) -> None:
        self.left, self.right, self.y, self.theme = left, right, y, theme
        self.shapes: list[Shape] = []

    def lines(
        self, words: str, size: float, colour: str, weight: Weight = "regular", *, most: int = 3, indent: float = 0.0
    ) -> None:
        """Wrapped text under what is there."""
        room = self.right - self.left - indent
        for line in text.wrap(words, size, weight, room, most):
            self.y += size * 1.22
            self.shapes.append(TextRun(Point(self.left + indent, self.y), line, size, colour, weight))


def slide(analysis: Analysis, order: Sequence[str], id: str, translator: Translator, theme: Theme) -> Slide:
    """The slide of one touchpoint of `order`."""
    touchpoint = analysis.journey.touchpoints[id]
    shapes: list[Shape] = [Box(Rect(0, 0, WIDTH, HEIGHT), theme.background)]
    shapes += _head(analysis, order, id, translator, theme)
    y, named = _title(touchpoint, theme)
    shapes += named
    y, about = _about(analysis, touchpoint, translator, theme, y)
    shapes += about
    shapes += _scores(analysis, id, translator, theme, y + 30)
    shapes += _gaps(analysis, id, translator, theme, y + 30)
    shapes += _foot(analysis, order, id, translator, theme)
    return Slide(DisplayList(WIDTH, HEIGHT, touchpoint.title, tuple(shapes)), _spoken(shapes))


def _spoken(shapes: Iterable[Shape]) -> str:
    return ". ".join(shape.text for shape in shapes if isinstance(shape, TextRun))


def _head(analysis: Analysis, order: Sequence[str], id: str, translator: Translator, theme: Theme) -> list[Shape]:
    """Where in the journey this is: stage, number, and a sign for every touchpoint on the way."""
    journey = analysis.journey
    stage = journey.stages.get(journey.touchpoints[id].stage)
    count = translator.text("{number} of {count}", number=order.index(id) + 1, count=len(order))
    words = text.fit(stage.title if stage else journey.title, LEAST + 2, "medium", 700)
    shapes: list[Shape] = [
        TextRun(Point(_LEFT, 62), words, LEAST + 2, theme.muted, "medium"),
        TextRun(Point(_LEFT + text.width(words, LEAST + 2, "medium") + 28, 62), count, LEAST + 2, theme.muted),
    ]
    return shapes + _way(analysis, order, id, theme)


def _way(analysis: Analysis, order: Sequence[str], id: str, theme: Theme) -> list[Shape]:
    step = (_RIGHT - _LEFT) / max(len(order), 1)
    shapes: list[Shape] = []
    for number, each in enumerate(order):
        here = each == id
        height = 16.0 if here else 6.0
        score = analysis.main_score(each)
        colour = theme.verdict(score.verdict) if score else theme.track
        rect = Rect(_LEFT + number * step, 96 - height / 2, max(step - 4, 1.0), height)
        shapes.append(Box(rect, theme.accent if here else colour, radius_pt=min(3.0, rect.width / 2)))
    return shapes


def _title(touchpoint: Touchpoint, theme: Theme) -> tuple[float, list[Shape]]:
    room = _RIGHT - _LEFT
    sized = ((size, text.wrap(touchpoint.title, size, "semibold", room, most + 1), most) for size, most in _TITLES)
    size, lines = next(
        ((size, lines) for size, lines, most in sized if len(lines) <= most),
        (_TITLES[-1][0], text.wrap(touchpoint.title, _TITLES[-1][0], "semibold", room, _TITLES[-1][1])),
    )
    y, shapes = _TOP_TITLE, list[Shape]()
    for number, line in enumerate(lines):
        y = _TOP_TITLE + number * size * 1.15
        shapes.append(TextRun(Point(_LEFT, y), line, size, theme.ink, "semibold"))
    return y, shapes


def _about(
    analysis: Analysis, touchpoint: Touchpoint, translator: Translator, theme: Theme, y: float
) -> tuple[float, list[Shape]]:
    """Kind, owner in its colour, and what makes it special."""
    size, y, x = 28.0, y + 56, _LEFT
    owner, colour = _owner(analysis, touchpoint, translator, theme)
    kind = translator.text(LABELS[touchpoint.kind])
    shapes: list[Shape] = [
        Icon(touchpoint.kind.value, Rect(x, y - 24, 28, 28), theme.muted),
        TextRun(Point(x + 38, y), kind, size, theme.muted),
    ]
    x += 38 + text.width(kind, size, "regular") + 36
    owner = text.fit(owner, size, "semibold", 420)
    shapes.append(Box(Rect(x, y - 22, 8, 28), colour, radius_pt=4))
    shapes.append(TextRun(Point(x + 20, y), owner, size, readable_on(colour, theme.background, 7.0), "semibold"))
    x += 20 + text.width(owner, size, "semibold") + 36
    for moment in touchpoint.moments:
        icon = "moment-of-truth" if moment is Moment.TRUTH else "moment-of-delight"
        words = translator.text(LABELS[moment])
        if x + 38 + text.width(words, size, "regular") > _RIGHT:
            break
        shapes.append(Icon(icon, Rect(x, y - 24, 28, 28), theme.accent))
        shapes.append(TextRun(Point(x + 38, y), words, size, theme.accent))
        x += 38 + text.width(words, size, "regular") + 28
    return y, shapes


def _owner(analysis: Analysis, touchpoint: Touchpoint, translator: Translator, theme: Theme) -> tuple[str, str]:
    departments = analysis.journey.departments
    accountable = touchpoint.departments_with(Role.ACCOUNTABLE)
    if len(accountable) != 1:
        return translator.text(DISPUTED if accountable else NO_OWNER), theme.alert
    department = departments[accountable[0]]
    index = list(departments).index(accountable[0])
    return department.name or accountable[0], department.colour.lower() or theme.department(index)


def _scores(analysis: Analysis, id: str, translator: Translator, theme: Theme, top: float) -> list[Shape]:
    sheet = _Sheet(_LEFT, _LEFT + _COLUMN - _GUTTER, top, theme)
    scores = [score for score in analysis.current.get(id, ()) if score.value is not None]
    scores.sort(key=lambda score: (list(RESULT_LABELS).index(score.verdict), score.relative_gap or 0.0))
    if not scores:
        sheet.lines(translator.text(NO_DATA), 34, theme.muted)
    for score in scores[:MOST_SCORES]:
        _score(score, analysis, translator, sheet)
    return sheet.shapes


def _score(score: Score, analysis: Analysis, translator: Translator, sheet: _Sheet) -> None:
    theme, currency = sheet.theme, analysis.journey.currency
    colour = theme.verdict(score.verdict)
    value = translator.render(score_value(score, currency, short=True))
    sheet.y += 20
    top = sheet.y
    sheet.shapes.append(TextRun(Point(sheet.right, top + 46), value, 52, colour, "semibold", "end"))
    sign = Point(sheet.right - text.width(value, 52, "semibold") - 30, top + 27)
    sheet.shapes.append(verdict_sign(score.verdict, sign, 34, theme))
    name = text.fit(translator.render(measure(score.metric, score.formula)), 28, "medium", sign.x - 40 - sheet.left)
    sheet.shapes.append(TextRun(Point(sheet.left, top + 40), name, 28, theme.ink, "medium"))
    sheet.y = top + 66
    _bar(score, sheet, colour)
    told = [translator.text(RESULT_LABELS[score.verdict]), translator.render(answers(score.n))]
    if (found := interval(score, currency)) is not None:
        told.insert(1, translator.render(found))
    if score.target is not None:
        goal = translator.text("target {target}", target=amount(score.target, score.formula, currency))
        sheet.shapes.append(TextRun(Point(sheet.right, sheet.y + 42), goal, LEAST, theme.muted, "regular", "end"))
        room = sheet.right - sheet.left - text.width(goal, LEAST, "regular") - 20
    else:
        room = sheet.right - sheet.left
    # The sign beside the value says the verdict too; how many answered is never left out.
    shortened = (" · ".join(told[first:]) for first in range(len(told)))
    fitting = (words for words in shortened if text.width(words, LEAST, "regular") <= room)
    line = text.fit(next(fitting, told[-1]), LEAST, "regular", room)
    sheet.shapes.append(TextRun(Point(sheet.left, sheet.y + 42), line, LEAST, theme.muted))
    sheet.y += 50


def _bar(score: Score, sheet: _Sheet, colour: str) -> None:
    low, high = bar_ends(score)
    theme, width, y = sheet.theme, sheet.right - sheet.left, sheet.y + 4

    def x(value: float) -> float:
        return sheet.left + min(max((value - low) / ((high - low) or 1.0), 0.0), 1.0) * width

    sheet.shapes.append(Box(Rect(sheet.left, y - 3, width, 6), theme.track, radius_pt=3))
    if score.low is not None and score.high is not None:
        left = x(score.low)
        band = Rect(left, y - 7, max(x(score.high) - left, 4.0), 14)
        sheet.shapes.append(Box(band, theme.soft(colour), radius_pt=7))
    assert score.value is not None
    sheet.shapes.append(Box(Rect(x(score.value) - 9, y - 9, 18, 18), colour, radius_pt=9))
    if score.target is not None:
        sheet.shapes.append(Box(Rect(x(score.target) - 2, y - 16, 4, 32), theme.ink))


def _gaps(analysis: Analysis, id: str, translator: Translator, theme: Theme, top: float) -> list[Shape]:
    sheet = _Sheet(_LEFT + _COLUMN, _RIGHT, top, theme)
    findings = [finding for finding in analysis.findings if id in finding.touchpoints]
    if not findings:
        sheet.lines(translator.text("No gap found here."), 30, theme.muted)
    shown = 0
    for finding in findings[:MOST_GAPS]:
        tried = _Sheet(sheet.left, sheet.right, sheet.y, theme)
        _gap(finding, translator, tried)
        last = shown + 1 == len(findings)
        if tried.y > _LOWEST - (0.0 if last else _MORE) and shown:
            break
        sheet.shapes += tried.shapes
        sheet.y, shown = tried.y, shown + 1
    if len(findings) > shown:
        sheet.y += 10
        sheet.lines(translator.plural("{count} more", "{count} more", len(findings) - shown), LEAST, theme.muted)
    return sheet.shapes


def _gap(finding: Finding, translator: Translator, sheet: _Sheet) -> None:
    theme = sheet.theme
    sheet.y += 16
    ink = theme.alert if finding.severity is Severity.HIGH else theme.ink
    sheet.shapes.append(Icon("gap", Rect(sheet.left, sheet.y + 6, 26, 26), ink))
    sheet.lines(translator.render(finding.message), 27, ink, "medium", most=5, indent=40)
    if finding.remedy is not None:
        sheet.lines(translator.render(finding.remedy), LEAST, theme.muted, most=4, indent=40)


def _foot(analysis: Analysis, order: Sequence[str], id: str, translator: Translator, theme: Theme) -> list[Shape]:
    """What came before and what comes next."""
    place, touchpoints = order.index(id), analysis.journey.touchpoints
    shapes: list[Shape] = [Box(Rect(_LEFT, _FOOT - 40, _RIGHT - _LEFT, 1.5), theme.hairline)]
    if place:
        words = text.fit(touchpoints[order[place - 1]].title, LEAST, "regular", 480)
        shapes.append(Icon("previous", Rect(_LEFT, _FOOT - 22, 26, 26), theme.muted))
        shapes.append(TextRun(Point(_LEFT + 38, _FOOT), words, LEAST, theme.muted))
    if place + 1 < len(order):
        words = text.fit(touchpoints[order[place + 1]].title, LEAST, "regular", 480)
        shapes.append(Icon("next", Rect(_RIGHT - 26, _FOOT - 22, 26, 26), theme.muted))
        shapes.append(TextRun(Point(_RIGHT - 38, _FOOT), words, LEAST, theme.muted, "regular", "end"))
    return shapes
