"""The table of everything a journey can be exported to: rows of rooms that do not know each other, joined here.

Above `exchange` and `report`, below the command line and the window, which make choices and menus from it.
"""

from __future__ import annotations

from pathlib import Path

from journeymap.exchange.format import ExportFormat, ExportOptions
from journeymap.exchange.registry import EXCHANGE_FORMATS
from journeymap.i18n import mark
from journeymap.model.journey import Journey


def _poster(journey: Journey, out: Path, options: ExportOptions) -> None:
    from journeymap.report import write_poster

    write_poster(journey, out, options.language, options.as_of)


POSTER = ExportFormat("pdf", mark("Map as one poster page (PDF)"), (".pdf",), _poster)


def formats() -> tuple[ExportFormat, ...]:
    """Every format, in the order menus show them."""
    return (POSTER, *EXCHANGE_FORMATS)


def format_for(path: Path) -> ExportFormat | None:
    """The format that a file's ending asks for, None where none does."""
    ending = path.suffix.lower()
    return next((row for row in formats() if ending in row.endings), None)
