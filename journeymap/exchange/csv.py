"""Scores as CSV: a row per score record, for any program that reads tables. After `exchange.tables`."""

from __future__ import annotations

import csv
import re
from datetime import date
from io import StringIO
from pathlib import Path

from journeymap.exchange.format import ExportOptions
from journeymap.exchange.tables import Cell, scores
from journeymap.i18n import Translator
from journeymap.model.journey import Journey
from journeymap.replacing import replace_bytes

_FORMULA_LIKE = re.compile(r"[\t\r\0]|[\s\x00-\x1f\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]*[=+\-@＝＋－＠]")
"""Spreadsheets pass over blanks and invisible characters before a formula, and some take full-width signs as well."""


def write_csv(journey: Journey, out: Path, options: ExportOptions) -> None:
    """Writes every score of a journey: UTF-8 with a byte-order mark (so that Excel reads it), commas, decimal points.

    Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay numbers.
    """
    from journeymap.analysis.analyse import analyse

    table = scores(analyse(journey, options.as_of), Translator(options.language))
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(guarded, table.columns))
    writer.writerows([guarded(cell) for cell in row] for row in table.rows)
    replace_bytes(out, text.getvalue().encode("utf-8-sig"))


def guarded(cell: Cell) -> str | int | float:
    """A cell as it is written: dates as 2026-11-30, nothing for None, formula-like text with an apostrophe;
    numbers stay numbers, also those below zero."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return f"'{cell}" if _FORMULA_LIKE.match(cell) else cell
    return cell
