"""The same answers and plan on several engines."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from journeymap.feedback.counts import Counted
from journeymap.feedback.periods import Grain
from journeymap.feedback.plan import Doubled, Measure, Plan

HEADER = ("Response no.", "Asked on", "Where", "Group", "Q1", "Q2", "Wait")
PLACES = {"front desk": "check-in", "room": "room"}
NPS = Measure(column="Q1", metric="nps")
HERE = {"touchpoint_column": "Where", "touchpoint_values": PLACES}

PLANS = (
    Plan(measures=(NPS,), date="Asked on", id="Response no.", segment="Group", **HERE),
    Plan(
        measures=(
            Measure(column="Q1", metric="nps", touchpoint="room"),
            Measure(column="Q2", metric="csat", touchpoint="check-in", missing=("3",)),
            Measure(column="Wait", metric="waiting-time", touchpoint="check-in", unit="minutes"),
        ),
        date="Asked on",
        id="Response no.",
    ),
    Plan(measures=(NPS,), date="Asked on", period=Grain.WHOLE, **HERE),
    Plan(measures=(NPS,), date="Asked on", period=Grain.QUARTER, doubled=Doubled.COUNT, **HERE),
    Plan(measures=(Measure(column="Wait", metric="waiting-time", unit="seconds"),), date="Asked on", **HERE),
)

ROWS: Sequence[tuple[str, ...]] = (
    ("1", "2026-07-01 10:00:00", "Front desk", "a", "9", "Sangat puas", "5"),
    ("1", "2026-07-02", "room", "b", "3", "4", "10 min"),
    (" 1 ", "2026-08-02", "room", "b", "3", "4", "7"),
    ("'2", "2026-08-01T09:00:00Z", "room", "", "10 - likely", "1", "2 hours"),
    ("2", "2026-08-01", "room", "", "1", "1", ""),
    ("-", "13/07/2026 10:30 PM", "front  desk", "a", "7", "2", "-1"),
    ("", "13/07/2026 10:30 PM", "front  desk", "a", "7", "2", "-1"),
    ("", "13/07/2026 10:30 PM", "front  desk", "a", "7", "2", "-1"),
    ("n/a", "1 Jul 2026, 10:00", "spa", "a", "7", "2", "3"),
    ("3", "soon", "room", "x'y\\", "0", "5", "1,5"),
    ("4", "", "room", "a", "11", "6", "60"),
    ("5", "Jul 3, 2026 9:05 AM", "room", "a", "11", "6", "60"),
    ("6", "2026-02-31", "room", "a", "5", "5", "60"),
    ("7", "2026-07-04", "room", "ü, “q”", "", "", ""),
    ("8", "2026-07-04", "room", "-", "many", "3", "soon"),
    ("9", "2026-09-30T23:59:59+07:00", "Room", " a ", "0", "5", "3723"),
)


def written(path: Path, rows: Sequence[Sequence[str]] = ROWS, header: Sequence[str] = HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def alike(found: Counted, *, lines: bool = True) -> tuple[Any, ...]:
    """What engines must agree in; lines where they know them."""
    left = {
        (msgspec.json.encode(one.reason), one.file if lines else ""): one.lines if lines else one.count
        for one in found.left_out
    }
    return dict(found.series), found.rows, found.counted, left
