"""Writes a report: a journey and what is asked for in, a PDF out; the command line and the window call it.

The parts of the `registry` stand before the PDF engine, which sets their story on pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.i18n import mark
from journeymap.report.context import Context, make_context
from journeymap.report.options import ReportOptions, ReportResult
from journeymap.report.pdf.metadata import DocumentInfo

if TYPE_CHECKING:
    from journeymap.i18n import Translator
    from journeymap.model.journey import Journey
    from journeymap.model.problems import Problem
    from journeymap.report.pdf.story import Block


def _quiet(step: str) -> None:
    """Says nothing of how far the work is."""


def write_report(
    journey: Journey,
    out: Path,
    options: ReportOptions,
    problems: Sequence[Problem] = (),
    step: Callable[[str], None] = _quiet,
) -> ReportResult:
    """Writes the gap analysis of a journey as a PDF.

    `problems` are those of its file; `step` is told, in a sentence to translate, which piece of work begins. A file
    that was there stays whole until the new one is complete. OSError when it cannot be written; KeyError for a paper
    that is none.
    """
    from journeymap.report.pdf.document import build
    from journeymap.report.pdf.style import sheet

    step(mark("Analysing the journey …"))
    context = make_context(journey, options, problems)
    step(mark("Putting the parts together …"))
    story = tell_all(context)
    step(mark("Setting the pages …"))
    return ReportResult(build(story, out, document_info(context), sheet(options.paper)))


def tell_all(context: Context) -> list[Block]:
    """The story asked for: of one department, or of everything."""
    from journeymap.report import registry

    if context.options.department:
        return registry.tell_department(context, context.options.department)
    return registry.tell(context)


def document_info(context: Context) -> DocumentInfo:
    """What the file says about itself, its footer and its page numbers."""
    journey, t = context.journey, context.t
    title = t.text("Gap analysis, {title}", title=journey.title)
    return DocumentInfo(
        title=title,
        date=context.analysis.as_of,
        author=journey.author or journey.organisation,
        subject=journey.description,
        language=t.language,
        footer=title,
        confidentiality=journey.confidentiality,
        page_words=page_words(t),
    )


def page_words(t: Translator) -> Callable[[int, int], str]:
    """How a page number is said."""
    return lambda page, pages: t.text("{page} of {pages}", page=page, pages=pages)
