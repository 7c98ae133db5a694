"""What columns are for, overruled by a person: an answer table in, the same answers with other parts out.

`readers` stand before it, the guided import and its plan after it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from journeymap.feedback.table import AnswerTable, Column, Part


def with_parts(table: AnswerTable, parts: Mapping[str, Part]) -> AnswerTable:
    """The table with other parts for the columns of these names; columns of people stay that, for their cells are no
    longer there. A column that becomes one of people is blanked: equal cells get equal numbers."""
    columns = tuple(_parted(column, parts.get(column.name)) for column in table.columns)
    people = [
        now.place
        for was, now in zip(table.columns, columns, strict=True)
        if now.part is Part.PERSON and was.part is not Part.PERSON
    ]
    rows = _blanked(table.rows, people) if people else table.rows
    return msgspec.structs.replace(table, columns=columns, rows=rows)


def _parted(column: Column, part: Part | None) -> Column:
    if part is None or column.part is Part.PERSON:
        return column
    return msgspec.structs.replace(column, part=part)


def _blanked(rows: tuple[tuple[str, ...], ...], places: list[int]) -> tuple[tuple[str, ...], ...]:
    """The rows with the cells at these places as running numbers; empty cells stay empty."""
    numbers: dict[int, dict[str, str]] = {place: {"": ""} for place in places}
    made = []
    for row in rows:
        cells = list(row)
        for place, known in numbers.items():
            cells[place] = known.setdefault(cells[place], str(len(known)))
        made.append(tuple(cells))
    return tuple(made)
