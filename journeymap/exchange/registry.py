"""The table of other programs' formats; `journeymap.formats` joins it with what the report room can write."""

from __future__ import annotations

from journeymap.exchange.csv import write_csv
from journeymap.exchange.format import ExportFormat
from journeymap.exchange.svg import write_svg
from journeymap.exchange.xlsx import write_xlsx
from journeymap.i18n import mark

EXCHANGE_FORMATS: tuple[ExportFormat, ...] = (
    ExportFormat("svg", mark("Map as a picture (SVG)"), (".svg",), write_svg),
    ExportFormat("xlsx", mark("Tables (Excel workbook)"), (".xlsx",), write_xlsx),
    ExportFormat("csv", mark("Scores as a table (CSV)"), (".csv",), write_csv),
)
