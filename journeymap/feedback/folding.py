"""Text of cells and headers made comparable: letter case, white space and protecting apostrophes taken off.

Cells of an `AnswerTable` stand before it; values, dates, doubles and suggestions compare by it.
"""

from __future__ import annotations

import unicodedata


def bare(text: str) -> str:
    """A cell without white space around it and without the apostrophe that protects it from spreadsheets."""
    stripped = text.strip()
    return stripped[1:].lstrip() if stripped.startswith("'") else stripped


def folded(text: str) -> str:
    """A text for comparing: no outer apostrophe, single spaces, lower case, one spelling of each character."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text).replace("’", "'")
    return " ".join(bare(plain).split()).casefold()
