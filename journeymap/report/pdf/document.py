"""Builds a PDF: story, information and paper in, a complete file out, or none at all.

`report` calls `build`; after it stands only the reader's PDF program.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from journeymap.collector import collector_paused
from journeymap.replacing import replace_bytes
from journeymap.report.pdf.assembly import finished
from journeymap.report.pdf.flow import Flow
from journeymap.report.pdf.flowables.base import Block
from journeymap.report.pdf.footer import draw_footers
from journeymap.report.pdf.metadata import DocumentInfo
from journeymap.report.pdf.sheets import untagged
from journeymap.report.pdf.style import PageStyle
from journeymap.report.pdf.surface import Surface

__all__ = ["DocumentInfo", "build", "render"]


def build(story: Sequence[Block], out: Path | BinaryIO, info: DocumentInfo, page: PageStyle) -> int:
    """Writes the story as a PDF and returns the number of its pages.

    A path gets a whole new file or keeps its old one. OSError when it cannot be written.
    """
    data, pages = render(story, info, page)
    if isinstance(out, Path):
        replace_bytes(out, data)
    else:
        out.write(data)
    return pages


def render(story: Sequence[Block], info: DocumentInfo, page: PageStyle) -> tuple[bytes, int]:
    """The bytes of the PDF and the number of its pages; the same story and information give the same bytes.

    All that is made stays until the end: the collector would look through it again and again, a third of the time.
    """
    with collector_paused():
        surface = Surface()
        flow = Flow(surface, page)
        flow.set(story)
        flow.finish()
        draw_footers(surface, info)
        return finished(untagged(surface), surface, info), len(surface.pages)
