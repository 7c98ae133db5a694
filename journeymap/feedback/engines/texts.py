"""Columns of any type as the text that stands in a file, and text compared the way `folding` does, inside an engine."""

from __future__ import annotations

from typing import Any

from journeymap.feedback.words import MISSING

_BLANKS = " \\t\\n\\r\\f\\v\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_AROUND = f"^[{_BLANKS}]+|[{_BLANKS}]+$"
_BEFORE = f"^[{_BLANKS}]+"
_RUNS = f"[{_BLANKS}]+"
_SURE = r"^[A-Za-z_]*[0-9][-0-9A-Za-z_]*$"
"""An id that needs no second look: nothing to fold, and no mark of no answer holds a digit."""

_WHOLE_NUMBERS = 1e15
"""Up to here a floating-point number holds whole numbers exactly."""

BETWEEN = "\x1f"
"""What parts the cells of a row in its text; the unit separator stands in no answer."""


def text(column: Any) -> Any:
    """A column as text: nothing where there is no value, whole numbers without a point, days as 2026-07-01."""
    import ibis

    kind = column.type()
    if kind.is_string():
        return column.fill_null("")
    if kind.is_floating():
        whole = (column.abs() < _WHOLE_NUMBERS) & (column == column.round(0))
        number = ibis.ifelse(whole, column, 0.0).round(0).cast("int64").cast("string")
        return ibis.ifelse(whole, number, column.cast("string")).fill_null("")
    return column.cast("string").fill_null("")


def day_text(column: Any) -> Any:
    """Like `text`, of a column of dates: a moment is the day that it lies in, in UTC where it knows its zone."""
    return text(column.cast("date")) if column.type().is_timestamp() else text(column)


def trimmed(cell: Any) -> Any:
    """A text without white space around it."""
    return cell.re_replace(_AROUND, "")


def bare(cell: Any) -> Any:
    """What `folding.bare` makes of a cell."""
    import ibis

    inside = trimmed(cell)
    unquoted = inside.substr(1).re_replace(_BEFORE, "")
    return ibis.ifelse(inside.startswith("'"), unquoted, inside)


def is_sure(cell: Any) -> Any:
    """Whether a cell is an id just as it stands; nearly all are, and finding out costs a fifth of `own_id`."""
    return cell.re_search(_SURE)


def own_id(cell: Any) -> Any:
    """The response id as doubles are told by: empty where the cell means that there is none."""
    import ibis

    return ibis.ifelse(is_sure(cell), cell, unsure_id(cell))


def unsure_id(cell: Any) -> Any:
    """The same of a cell that needs a second look.

    The marks of no answer are one pattern: engines make a join of a list, and work out for every row what they join by.
    """
    import ibis

    id = bare(cell)
    missing = (id.length() <= max(map(len, MISSING))) & id.re_replace(_RUNS, " ").lower().re_search(_no_answer())
    return ibis.ifelse(missing, "", id)


def _no_answer() -> str:
    marks = ("".join(sign if sign.isalnum() or sign == " " else f"[{sign}]" for sign in mark) for mark in MISSING)
    return f"^({'|'.join(sorted(filter(None, marks)))})$"
