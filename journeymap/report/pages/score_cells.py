"""Cells that tables of scores share: touchpoint, owner, measure, value, bar and verdict.

Scores of the analysis in, cells of the PDF engine out; the verdict page, the tables of scores and gaps use them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymap.analysis.results import Score
from journeymap.analysis.wording import amount, interval, score_value
from journeymap.drawing import text
from journeymap.model.words import Role
from journeymap.report.charts.score_bar import WIDTH_PT, score_bar
from journeymap.report.content.phrases import column_measure
from journeymap.report.context import Context, touchpoint_anchor
from journeymap.report.pdf.story import Cell, Span
from journeymap.report.pdf.style import CELL, MUTED, SMALLEST_TEXT_PT


def touchpoint_cell(context: Context, score: Score) -> Cell:
    """The touchpoint's title, which leads to all its scores."""
    title = context.title(score.touchpoint)
    link = f"#{touchpoint_anchor(score.touchpoint)}"
    return Cell(spans=(Span(title, "medium", context.theme.ink, link=link),))


def owner_cell(context: Context, touchpoint: str) -> Cell:
    """The accountable department in its colour; in words where there is none or more than one."""
    found = context.journey.touchpoints[touchpoint].departments_with(Role.ACCOUNTABLE)
    if len(found) == 1:
        return Cell(context.department(found[0]), colour=context.department_colour(found[0]))
    word = context.t.text("Disputed") if found else context.t.text("Nobody")
    return Cell(word, colour=context.theme.alert, weight="medium")


def measure_text(context: Context, score: Score) -> str:
    """What was measured."""
    return context.say(column_measure(score))


def measured_cell(context: Context, score: Score, link: bool = False) -> Cell:
    """The touchpoint's title with what was measured beside it; the title may lead to all its scores."""
    target = f"#{touchpoint_anchor(score.touchpoint)}" if link else None
    title = Span(context.title(score.touchpoint), "medium", context.theme.ink, link=target)
    return Cell(spans=(title, Span(f"  {measure_text(context, score)}", colour=MUTED, size_pt=SMALLEST_TEXT_PT)))


def number_cell(context: Context, score: Score) -> Cell:
    """The score's value in the colour of its verdict."""
    value = context.say(score_value(score, context.journey.currency))
    return Cell(value, colour=context.colour(score.verdict), weight="semibold")


def value_with_interval(context: Context, score: Score) -> Cell:
    """The score's value, its interval below it."""
    known = interval(score, context.journey.currency)
    words = context.t.text("no interval") if known is None else context.say(known)
    value = context.say(score_value(score, context.journey.currency))
    return Cell(
        spans=(
            Span(value, "semibold", context.colour(score.verdict)),
            Span(f"\n{words}", colour=MUTED, size_pt=SMALLEST_TEXT_PT),
        )
    )


def target_text(context: Context, score: Score) -> str:
    """The score's target; a dash where none is set."""
    return "–" if score.target is None else context.say(amount(score.target, score.formula, context.journey.currency))


def bar_cell(context: Context, score: Score, width_pt: float = WIDTH_PT) -> Cell:
    """The score on its bar."""
    return Cell(drawing=score_bar(score, context, width_pt))


def verdict_cell(context: Context, score: Score) -> Cell:
    """The verdict in a word, in its colour."""
    return Cell(context.verdict(score), colour=context.colour(score.verdict))


def lines_width(cells: Iterable[Cell | str]) -> float:
    """The width that the longest line of these cells needs, in points; lines are parted by newlines."""
    return max((width for cell in cells for width in _line_widths(cell)), default=0.0) + 0.1


def _line_widths(cell: Cell | str) -> Iterator[float]:
    parts = (Span(cell),) if isinstance(cell, str) else cell.parts()
    for span in parts:
        for line in span.text.split("\n"):
            yield text.width(line, span.size_pt or CELL.size_pt, span.weight or CELL.weight)
