"""Answer tables made by hand, and journeys to count them into."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.feedback.table import AnswerTable, Column, LeftOut, Part, Recognised
from journeymap.model import Journey, Touchpoint
from journeymap.model.scores import CustomMetric

JOURNEY = Journey(
    title="Hotel",
    touchpoints={"check-in": Touchpoint(title="Check-in"), "room": Touchpoint(title="Room service")},
    metrics={"breakfast": CustomMetric(name="Breakfast rating", scale=(1, 10))},
)


def table(
    header: Sequence[str],
    *rows: Sequence[str],
    parts: dict[str, Part] | None = None,
    source: str = "answers.csv",
    sha256: str = "ab",
    left_out: tuple[LeftOut, ...] = (),
) -> AnswerTable:
    columns = tuple(Column(at, name, name, (parts or {}).get(name, Part.QUESTION)) for at, name in enumerate(header))
    lines = tuple(range(2, len(rows) + 2))
    return AnswerTable(source, Recognised("generic", ()), columns, tuple(map(tuple, rows)), lines, left_out, sha256)
