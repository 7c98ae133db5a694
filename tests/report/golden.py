"""The words of the hotel's report, page by page, as they are kept in `tests/golden`.

`python -m tests.report.golden` writes them anew; look at what changed before you keep it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from journeymap.storage.codec import loads
from tests.report.pdf.reading import texts
from tests.report.recording import recorded

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "tests" / "golden"
LANGUAGES = ("en", "id")


def words(language: str) -> str:
    """The text of each page under a line with its number; runs of blanks are one space."""
    journey = loads((ROOT / "sample_journeys" / "hotel-stay.journey").read_bytes()).journey
    pages = texts(recorded(journey, language).data)
    blocks = (f"== {number}\n{_plain(page)}\n" for number, page in enumerate(pages, 1))
    return "".join(blocks)


def _plain(page: str) -> str:
    """One sentence or so a line, so that a difference is easy to see."""
    return re.sub(r"(?<=[.:;]) ", "\n", re.sub(r"\s+", " ", page).strip())


def path(language: str) -> Path:
    """Where the words of a language are kept."""
    return FOLDER / f"report-hotel-{language}.txt"


def main() -> int:
    """Writes the words of every language."""
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        path(language).write_text(words(language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
