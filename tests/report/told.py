"""Parts of the report as the tests read them: a journey in, blocks set on pages and their words out."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from journeymap.model.journey import Journey
from journeymap.model.problems import Problem
from journeymap.report.build import document_info, tell_all
from journeymap.report.context import Context, make_context
from journeymap.report.options import ReportOptions
from journeymap.report.pdf.document import render
from journeymap.report.pdf.story import Block, heading
from journeymap.report.pdf.style import sheet
from tests.report.pdf.reading import Node, texts, tree


def context_of(journey: Journey, language: str = "en", problems: Sequence[Problem] = (), **options: str) -> Context:
    """A journey's context; `options` are those of the report."""
    return make_context(journey, ReportOptions(language=language, **options), problems)


def part(context: Context, module: str) -> bytes:
    """One part under a title, as a PDF."""
    blocks: list[Block] = [heading("Title", 1), *import_module(f"journeymap.report.pages.{module}").blocks(context)]
    return render(blocks, document_info(context), sheet(context.options.paper))[0]


def alone(context: Context) -> bytes:
    """The pages of the department asked for, as a PDF."""
    return render(tell_all(context), document_info(context), sheet(context.options.paper))[0]


def words(data: bytes) -> str:
    """The text of all pages; lines are joined as they were broken, no-break spaces are spaces."""
    return plain("".join(texts(data)))


def plain(text: str) -> str:
    """No-break spaces as spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def rows(data: bytes, head: str) -> list[list[str]]:
    """The rows, without the head, of every table whose first column's title is `head`."""
    tables = [table for table in tree(data).find("Table") if _first_title(table) == head]
    return [cells(row) for table in tables for body in table.find("TBody") for row in body.find("TR")]


def _first_title(table: Node) -> str:
    heads = [cell for row in table.find("THead") for cell in row.find("TR")[0].kids]
    return plain(heads[0].all_text()) if heads else ""


def cells(row: Node) -> list[str]:
    """The texts of a row's cells."""
    return [plain(cell.all_text()) for cell in row.kids]
