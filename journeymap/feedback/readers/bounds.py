"""How much a file of answers may hold before it is refused, so that no file can take the machine down."""

from __future__ import annotations

MAX_BYTES = 256 * 2**20
"""Of text after unpacking; beyond it the counting engine reads the file itself."""
MAX_ROWS = 2_000_000
MAX_CELLS = 50_000_000
MAX_COLUMNS = 16_384
"""As many as a spreadsheet has."""
MAX_CELL = 131_072
"""Characters of a cell; a spreadsheet holds a quarter of it. The CSV reader's own limit."""
MAX_SHEET_CELLS = 10_000_000
"""Rows times columns of a sheet, empty ones too: a workbook is read whole."""
MAX_MEMBERS = 1_000
"""Files in an archive."""
MAX_SHEETS = 500
HEAD_BYTES = 4 * 2**20
"""Of a large file, what is read to recognise it."""
SAMPLE_CHARACTERS = 2**17
"""Of a text, what is looked at to find its separator."""
