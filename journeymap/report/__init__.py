"""The PDF: `content` says what is said, `pages` and `charts` how it looks. Its ways in are imported when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeymap.report.build import write_report
    from journeymap.report.options import ReportOptions, ReportResult
    from journeymap.report.poster import write_poster

__all__ = ["ReportOptions", "ReportResult", "write_poster", "write_report"]

_HOMES = {
    "ReportOptions": "options",
    "ReportResult": "options",
    "write_poster": "poster",
    "write_report": "build",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
