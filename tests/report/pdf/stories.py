"""A story with every kind of block in it, and a drawing with every kind of shape."""

from __future__ import annotations

from journeymap.drawing.display import (
    Box,
    Close,
    Curve,
    DisplayList,
    Ellipse,
    Group,
    Icon,
    Line,
    Move,
    Path,
    Point,
    Rect,
    Stroke,
    TextRun,
)
from journeymap.report.pdf import story as s
from journeymap.report.pdf.style import ACCENT, INK, RED, sheet

HOSTILE = "<b>x</b> & R&D <img src=/etc/passwd> <font color=red>y</font> a<b and c>d \x00\x07 你\nnext"


def drawing() -> DisplayList:
    """A small map of two groups."""
    triangle = (Move(Point(0, 0)), Line(Point(9, 0)), Curve(Point(9, 5), Point(5, 9), Point(0, 9)), Close())
    shapes = (
        Box(Rect(10, 10, 80, 30), fill="#ffffff", stroke=Stroke(INK, 1, (3.0, 2.0)), radius_pt=4, opacity=0.5),
        TextRun(Point(50, 30), "Check-in", 10, INK, "medium", "middle"),
    )
    return DisplayList(
        300,
        100,
        "Two touchpoints",
        (
            Group("touchpoints", "check-in", "Touchpoint Check-in", Rect(10, 10, 80, 30), shapes),
            Group("touchpoints", "room", "Touchpoint Room", Rect(110, 10, 80, 30), ()),
            Path(triangle, fill=RED, stroke=Stroke(ACCENT, 2, cap="round")),
            Ellipse(Rect(200, 20, 20, 10), fill=ACCENT),
            Icon("warning", Rect(250, 10, 20, 20), RED),
            TextRun(Point(290, 90), "right end", 9, INK, anchor="end"),
        ),
    )


def everything() -> list[s.Block]:
    """All blocks of the engine, hostile text among them, over several pages and papers."""
    return [
        s.heading("Gap analysis", 1, "top"),
        s.paragraph(HOSTILE),
        s.tiles([s.Tile("9", "gaps", "4 certain", RED), s.Tile("5", "without owner")], columns=5),
        s.heading("Rows", 2, "rows", aside="bar = interval"),
        s.table(
            [s.Column("Touchpoint"), s.Column("Score", fit=True, align="end"), s.Column("Bar", width_pt=150)],
            [
                s.Row((s.Cell("Check-in", link="#top"), s.Cell("-12", colour=RED), s.Cell(drawing=drawing()))),
                (s.Cell(spans=(s.Span("Room "), s.Span("disputed", size_pt=8, colour=RED))), "7", ""),
            ],
            row_header=True,
            summary="Scores",
        ),
        s.items(["one", [s.Span("two "), s.Span("bold", weight="semibold")]], numbered=True),
        s.note("After Reichheld.", "note-1"),
        s.rich(
            [s.Span("See "), s.Span("rows", link="#rows"), s.Span(" or "), s.Span("web", link="https://a.example/ü")]
        ),
        s.beside([[s.paragraph("left")], [s.paragraph("right")]]),
        s.rule(),
        s.space(12),
        s.page_break(sheet("a3", "landscape")),
        s.heading("Map", 2, "map"),
        s.figure(drawing(), links=lambda group: "#top" if group.id == "check-in" else None),
        s.page_break(sheet("letter")),
        s.together([s.heading("Last", 2), s.paragraph("words " * 2000)]),
        s.table([s.Column("A"), s.Column("B")], [(f"row {at}", "text " * (at % 40)) for at in range(120)]),
    ]
