"""How long the PDF engine takes for the tables and texts of a report, whole process: imports, setting, drawing, saving.

Run with `python -m benchmarks.report_speed`; prints one table. User CPU seconds, the least of several runs. The story
is as large as that of a report, but needs no journey: analysis and pages are not in it.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
from datetime import date

SIZES = (60, 300)
RUNS = 5
DEPARTMENTS = 8
WORDS = "The customer waits for an answer and nobody is accountable for it, so complaints pile up. "


def main() -> None:
    """Print the table."""
    print(f"{'touchpoints':>11} {'pages':>6} {'bytes':>8} {'user s':>7}")
    for touchpoints in SIZES:
        found = [measured(touchpoints) for _ in range(RUNS)]
        spent, pages, size = min(found)
        print(f"{touchpoints:>11} {pages:>6} {size:>8} {spent:>7.2f}", flush=True)


def measured(touchpoints: int) -> tuple[float, int, int]:
    """User CPU seconds of one process that makes the PDF, its pages and its bytes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [sys.executable, "-m", "benchmarks.report_speed", str(touchpoints)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    pages, size = map(int, said.split())
    return spent, pages, size


def make(touchpoints: int) -> tuple[int, int]:
    """The pages and bytes of the PDF."""
    from journeymap.report.pdf.document import DocumentInfo, build
    from journeymap.report.pdf.style import sheet

    out = io.BytesIO()
    info = DocumentInfo("Gap analysis", date(2026, 11, 22), page_words=lambda page, pages: f"{page} of {pages}")
    return build(story(touchpoints), out, info, sheet()), len(out.getvalue())


def story(touchpoints: int) -> list:
    """A table of scores with bars, a table of owners, and a few sentences on each touchpoint."""
    from journeymap.report.pdf import story as s

    titles = [f"Touchpoint number {at}" for at in range(touchpoints)]
    blocks = [
        s.heading("Gap analysis", 1),
        s.heading("Gaps", 2),
        scores(titles),
        s.heading("Owners", 2),
        owners(titles),
    ]
    for at, title in enumerate(titles):
        owner = [s.Span("Owner: "), s.Span("Operations", weight="semibold"), s.Span(". Target 80 %.")]
        blocks += [s.heading(title, 3, anchor=f"t{at}"), s.paragraph(WORDS * 3), s.rich(owner)]
    return blocks


def scores(titles: list[str]):
    """Every score against its target: linked title, text, a bar."""
    from journeymap.report.pdf import story as s

    columns = [s.Column("Touchpoint", share=1.4, weight="medium"), s.Column("Owner"), s.Column("Measure")]
    columns += [s.Column("Score", fit=True, align="end"), s.Column(width_pt=120), s.Column("n", fit=True, align="end")]
    rows = [
        (s.Cell(title, link=f"#t{at}"), "Operations", "CSAT", f"{at % 100} %", s.Cell(drawing=bar(at % 80)), str(at))
        for at, title in enumerate(titles)
    ]
    return s.table(columns, rows, row_header=True)


def owners(titles: list[str]):
    """Who is accountable or responsible for what."""
    from journeymap.report.pdf import story as s

    columns = [s.Column("Touchpoint", share=3), *(s.Column(f"D{at}", align="middle") for at in range(DEPARTMENTS))]
    rows = [(title, *("ARCI "[at * k % 5] for k in range(DEPARTMENTS))) for at, title in enumerate(titles)]
    return s.table(columns, rows, density="compact", row_header=True)


def bar(score: int):
    """A score with its interval on a track, and the target."""
    from journeymap.drawing.display import Box, DisplayList, Ellipse, Line, Move, Path, Point, Rect, Stroke
    from journeymap.report.pdf.style import INK, RED, TRACK

    track = Box(Rect(0, 3, 120, 4), fill=TRACK, radius_pt=2)
    interval = Box(Rect(score, 3, 24, 4), fill=RED, radius_pt=2, opacity=0.45)
    target = Path((Move(Point(60, 0)), Line(Point(60, 10))), stroke=Stroke(INK, 1.5))
    return DisplayList(
        120, 10, f"score {score} against 60", (track, interval, Ellipse(Rect(score + 8, 1, 8, 8), RED), target)
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*make(int(sys.argv[1])))
    else:
        main()
