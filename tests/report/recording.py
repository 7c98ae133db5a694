"""Writes reports while noting every run of text, every link and every anchor, with its page and place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from journeymap.model import Journey
from journeymap.report.build import document_info, tell_all
from journeymap.report.context import make_context
from journeymap.report.options import ReportOptions
from journeymap.report.pdf.document import render
from journeymap.report.pdf.style import PageStyle, sheet
from journeymap.report.pdf.surface import Surface


@dataclass
class Run:
    """One run of text: its page (from 0) and that page's style, left and right end, baseline and size, in points from
    the page's top left corner."""

    number: int
    page: PageStyle
    left: float
    right: float
    baseline: float
    size_pt: float
    text: str


@dataclass
class Record:
    """A report's bytes, and what was drawn in it."""

    data: bytes = b""
    pages: int = 0
    runs: list[Run] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


def recorded(journey: Journey, language: str = "en", paper: str = "a4", **options: Any) -> Record:
    """The whole report of a journey."""
    context = make_context(journey, ReportOptions(language, paper, **options))
    record = Record()
    with _noting(record):
        record.data, record.pages = render(tell_all(context), document_info(context), sheet(paper))
    return record


@contextmanager
def _noting(record: Record) -> Iterator[None]:
    text, link, anchor = Surface.text, Surface.link, Surface.anchor

    def noted_text(self: Any, x: float, y: float, words: str, face: Any, size_pt: float, colour: str) -> None:
        record.runs.append(
            Run(self.page.index, self.page.style, x, x + face.width(words.rstrip(), size_pt), y, size_pt, words)
        )
        text(self, x, y, words, face, size_pt, colour)

    def noted_link(self: Any, x: float, y: float, width: float, height: float, target: str, words: str) -> None:
        record.targets.append(target)
        link(self, x, y, width, height, target, words)

    def noted_anchor(self: Any, name: str, x: float, y: float) -> None:
        record.anchors.add(name)
        anchor(self, name, x, y)

    with (
        patch.object(Surface, "text", noted_text),
        patch.object(Surface, "link", noted_link),
        patch.object(Surface, "anchor", noted_anchor),
    ):
        yield
