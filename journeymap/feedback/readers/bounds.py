"""How much a file of answers may hold before it is refused, so that no file can take the machine down."""

from __future__ import annotations

MAX_BYTES = 48 * 2**20
"""Of text after unpacking; beyond it the counting engine reads the file itself."""
MAX_ROWS = 500_000
MAX_CELLS = 4_000_000
"""A cell takes some sixty bytes, and is held twice for a moment: half a gigabyte in all."""
MAX_JSON_MARKS = 1_500_000
"""Colons and commas of a JSON text, each of which may make a value of a hundred bytes and more."""
MAX_WORKBOOK_BYTES = 192 * 2**20
"""Of a workbook's parts after unpacking; its XML says little with many letters."""
MAX_COLUMNS = 16_384
"""As many as a spreadsheet has."""
MAX_CELL = 131_072
"""Characters of a cell; a spreadsheet holds a quarter of it. The CSV reader's own limit."""
MAX_SHEET_CELLS = 10_000_000
"""Rows times columns of a sheet, empty ones too: a workbook is read whole."""
MAX_MEMBERS = 1_000
"""Files in an archive."""
MAX_SHEETS = 500
HEAD_BYTES = 1_000_000
"""Of a large file, what is read to recognise it; no more rows than `MAX_ROWS` fit in."""
SAMPLE_CHARACTERS = 2**17
"""Of a text, what is looked at to find its separator."""
