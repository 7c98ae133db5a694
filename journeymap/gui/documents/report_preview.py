"""What a report is going to say, before it is written: its verdict, the decisions it asks for, its parts and pages.

`report.content` says it, in the language of the report; the report dialog shows it. Nothing here is of Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from journeymap.gui.documents.previews import preview_folder
from journeymap.model import Journey
from journeymap.model.problems import Problem
from journeymap.report.options import ReportOptions

Step = Callable[[str], None]


class Asked(msgspec.Struct, frozen=True):
    """A decision that the report asks for, in finished texts; `who` and `when` may say that nobody and no day is
    named."""

    what: str
    who: str
    when: str


class Preview(msgspec.Struct, frozen=True):
    """The first page of a report in finished texts, and the titles of its parts."""

    heading: str
    title: str
    basis: str
    verdict: tuple[str, ...]
    asked_heading: str
    asked: tuple[Asked, ...]
    parts_heading: str
    parts: tuple[str, ...]


def preview(journey: Journey, options: ReportOptions, problems: Sequence[Problem] = ()) -> Preview:
    """What the report of these options says first. Analyses the journey, so not for the GUI thread."""
    from journeymap.report.content.decisions import decisions
    from journeymap.report.content.opening import opening
    from journeymap.report.content.verdict import sentences
    from journeymap.report.context import make_context
    from journeymap.report.registry import PARTS

    context = make_context(journey, options, problems)
    t, told = context.t, opening(context)
    parts = tuple(t.text(part.title) for part in PARTS if part.applies(context))
    return Preview(
        heading=t.text("Gap analysis"),
        title=told.title,
        basis=context.say(told.basis),
        verdict=tuple(map(context.say, sentences(context))),
        asked_heading=t.text("Decisions asked"),
        asked=tuple(
            Asked(each.what, each.who or t.text("nobody yet"), context.say(each.when)) for each in decisions(context)
        ),
        parts_heading=t.text("Contents"),
        parts=(context.department(options.department),) if options.department else parts,
    )


def pages(journey: Journey, options: ReportOptions, problems: Sequence[Problem], step: Step) -> Mapping[str, int]:
    """The page on which each heading of the outline stands, from 1, and under an empty text how many there are.

    Writes the whole report to a private place that goes again, so it takes as long as the report. `step` may raise.
    """
    from journeymap.report import write_report

    with preview_folder() as folder:
        out = folder / "report.pdf"
        write_report(journey, out, options, problems, step)
        return _outline(out)


def _outline(path: Path) -> Mapping[str, int]:
    import pikepdf

    with pikepdf.open(path) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        found: dict[str, int] = {"": len(numbers)}
        with pdf.open_outline() as outline:
            _walk(outline.root, numbers, found)
        return found


def _walk(items: Any, numbers: Mapping[tuple[int, int], int], found: dict[str, int]) -> None:
    for item in items:
        target = item.destination[0] if item.destination is not None else None
        page = numbers.get(getattr(target, "objgen", (0, 0)))
        if page is not None:
            found.setdefault(str(item.title), page)
        _walk(item.children, numbers, found)
