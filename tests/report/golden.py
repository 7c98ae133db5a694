"""The words of the hotel's report, page by page, as they are kept in `tests/golden`.

`python -m tests.report.golden` writes them anew; look at what changed before you keep it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from journeymap.storage.codec import loads
from tests.report.recording import Record, Run, recorded

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "tests" / "golden"
PAPERS = {"en": "a4", "id": "letter"}
"""The paper of each language's report: both are set."""


def words(record: Record) -> str:
    """What each page says, in the order it is drawn: a line for each paragraph or row, under the page's number."""
    pages: dict[int, list[Run]] = {}
    for run in record.runs:
        pages.setdefault(run.number, []).append(run)
    return "".join(f"== {number + 1}\n{_told(pages[number])}\n" for number in sorted(pages))


def _told(runs: list[Run]) -> str:
    """Broken lines are joined (they end in a blank), texts beside one another are parted by a bar."""
    said, before = "", None
    for run in runs:
        if before is not None and not before.text.endswith(" "):
            beside = abs(run.baseline - before.baseline) < 1.0
            said += "" if beside and abs(run.left - before.right) < 1.0 else " | " if beside else "\n"
        said += run.text
        before = run
    return said


def path(language: str) -> Path:
    """Where the words of a language are kept."""
    return FOLDER / f"report-hotel-{language}.txt"


def main() -> int:
    """Writes the words of every language."""
    FOLDER.mkdir(exist_ok=True)
    journey = loads((ROOT / "sample_journeys" / "hotel-stay.journey").read_bytes()).journey
    for language, paper in PAPERS.items():
        path(language).write_text(words(recorded(journey, language, paper)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
