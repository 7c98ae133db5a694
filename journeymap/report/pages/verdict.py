"""Part 1, the verdict page: what `content.verdict` says, as a title, three sentences, five tiles and two tables."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.report.context import Context
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block
from journeymap.report.registry import part_heading


def blocks(context: Context) -> Sequence[Block]:
    """The verdict page."""
    return [story.heading(context.t.text("Gap analysis"), 1), part_heading(context, "verdict")]
