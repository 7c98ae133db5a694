"""As much of a text as is shown where there is no room for a book: labels, rows, chips cut here before Qt measures.

A person's text stands before it; the form of its element shows the whole of it.
"""

from __future__ import annotations

MOST_LETTERS = 2000
_ELLIPSIS = "…"


def glimpse(text: str) -> str:
    """The text, or the beginning of a long one with … behind it: Qt breaks all of it into lines even to elide it."""
    return text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS].rstrip() + _ELLIPSIS
