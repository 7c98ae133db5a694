"""The map as one large page for a wall: the smallest paper from A3 to A0 on which all text is at least 8 pt.

A journey in, a PDF of one page out; the export to `.pdf` calls it. A map too large even for A0 gets a longer sheet of
A0's height, as plotters print from a roll.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from journeymap.i18n import Day
from journeymap.report.charts.extent import LEAST_SCALE
from journeymap.report.charts.legend import legend
from journeymap.report.context import Context, make_context
from journeymap.report.options import ReportOptions, ReportResult
from journeymap.report.pdf import story
from journeymap.report.pdf.metadata import DocumentInfo
from journeymap.report.pdf.style import LEAD, NOTE, PageStyle, sheet

if TYPE_CHECKING:
    from journeymap.drawing.display import DisplayList
    from journeymap.model.journey import Journey
    from journeymap.report.pdf.story import Block

PAPERS = ("a3", "a2", "a1", "a0")
_MARGIN_PT = 56.0
_LARGEST_SCALE = 1.6
_SLACK_PT = 2.0
_ABOVE = 0.35


def write_poster(journey: Journey, out: Path, language: str = "en", as_of: date | None = None) -> ReportResult:
    """Writes the map of a journey as a PDF of one page, tagged like the report. OSError when it cannot be written."""
    from journeymap.drawing.map import build_map
    from journeymap.report.pdf.document import build

    context = make_context(journey, ReportOptions(language, as_of=as_of))
    drawing = build_map(context.analysis, context.t, context.theme)
    style = poster_sheet(context, drawing)
    return ReportResult(build(poster_story(context, drawing, style), out, _info(context), style))


def poster_sheet(context: Context, drawing: DisplayList) -> PageStyle:
    """The smallest sheet, upright or across, on which the map is readable."""
    for paper in PAPERS:
        for style in map(_with_margins, (sheet(paper, "landscape"), sheet(paper))):
            if _scale(context, drawing, style) >= LEAST_SCALE:
                return style
    return _rolled(context, drawing)


def _with_margins(style: PageStyle) -> PageStyle:
    return msgspec.structs.replace(
        style, left_pt=_MARGIN_PT, right_pt=_MARGIN_PT, top_pt=_MARGIN_PT, bottom_pt=_MARGIN_PT
    )


def _scale(context: Context, drawing: DisplayList, style: PageStyle) -> float:
    """The largest scale at which the map fits on a sheet beside what else stands there."""
    room = style.body_height_pt - _rest_height(context, drawing, style)
    return min(style.body_width_pt / drawing.width_pt, room / drawing.height_pt)


def _rest_height(context: Context, drawing: DisplayList, style: PageStyle) -> float:
    """What title, legend and the spaces between take, in points."""
    told = poster_blocks(context, drawing, style, 1.0)
    whole = story.together(told).height(style.body_width_pt)
    return whole - min(drawing.height_pt, drawing.height_pt * style.body_width_pt / drawing.width_pt) + _SLACK_PT


def _rolled(context: Context, drawing: DisplayList) -> PageStyle:
    """A sheet as high or as wide as A0, and so long that the map fits at the least scale."""
    base = _with_margins(sheet("a0", "landscape"))
    width = max(base.width_pt, drawing.width_pt * LEAST_SCALE + 2 * _MARGIN_PT + _SLACK_PT)
    wide = msgspec.structs.replace(base, width_pt=width)
    needed = drawing.height_pt * LEAST_SCALE + _rest_height(context, drawing, wide) + 2 * _MARGIN_PT + _SLACK_PT
    return msgspec.structs.replace(wide, height_pt=max(base.height_pt, needed))


def poster_story(context: Context, drawing: DisplayList, style: PageStyle) -> list[Block]:
    """Title, map and legend, the map as large as the sheet allows."""
    scale = min(_LARGEST_SCALE, _scale(context, drawing, style))
    spare = style.body_height_pt - _rest_height(context, drawing, style) - drawing.height_pt * scale
    return poster_blocks(context, drawing, style, scale, max(spare * _ABOVE, 0.0))


def poster_blocks(
    context: Context, drawing: DisplayList, style: PageStyle, scale: float, above_pt: float = 0.0
) -> list[Block]:
    """The poster with the map at a scale, some empty height above it."""
    journey, t = context.journey, context.t
    day = t.text("As of {day}", day=Day(context.analysis.as_of))
    lines = [line for line in (journey.organisation, journey.vision, day) if line]
    size = max(10.0, style.height_pt / 110)
    return [
        story.heading(journey.title, 1),
        story.paragraph("\n".join(lines), LEAD.but(size_pt=size, leading_pt=size * 1.5)),
        story.space(above_pt),
        story.figure(drawing, width_pt=drawing.width_pt * scale, align="middle"),
        story.figure(legend(t, context.theme, style.body_width_pt * 10.0 / size), width_pt=style.body_width_pt),
        *([story.paragraph(journey.confidentiality, NOTE.but(size_pt=size * 0.8))] if journey.confidentiality else []),
    ]


def _info(context: Context) -> DocumentInfo:
    """What the file says about itself; the one page has no page number."""
    journey = context.journey
    return DocumentInfo(
        title=context.t.text("Map, {title}", title=journey.title),
        date=context.analysis.as_of,
        author=journey.author or journey.organisation,
        subject=journey.description,
        language=context.t.language,
        page_words=lambda page, pages: "",
    )
