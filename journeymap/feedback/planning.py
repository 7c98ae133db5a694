"""Suggestions to a plan: what is certain, or what a person chose, made into what engines count by.

`suggesting` stands before it, a plan file and counting after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.feedback.checking import column_named
from journeymap.feedback.plan import Plan
from journeymap.feedback.suggesting import Certainty, Role, Suggestion
from journeymap.feedback.table import AnswerTable, Column, Part


def plan_of(suggestions: Sequence[Suggestion], *, likely: bool = False) -> Plan:
    """A plan of all that is certain; with `likely`, of what is likely too, for a person to look over."""
    wanted = (Certainty.CERTAIN, Certainty.LIKELY) if likely else (Certainty.CERTAIN,)
    chosen = [suggestion for suggestion in suggestions if suggestion.certainty in wanted]
    names = {role: [s.column.name for s in chosen if s.role is role][:1] for role in Role}
    measures = [s.measure for s in chosen if s.measure is not None]
    by_name = [measure for measure in measures if measure.touchpoint]
    where = next((s for s in chosen if s.role is Role.TOUCHPOINT and not by_name), None)
    return Plan(
        measures=tuple(by_name or measures),
        date="".join(names[Role.DATE]),
        id="".join(names[Role.ID]),
        touchpoint_column=where.column.name if where else "",
        touchpoint_values=where.values if where else {},
    )


def unmapped(table: AnswerTable, plan: Plan) -> tuple[Column, ...]:
    """The columns that hold what people answered, and that the plan does not use."""
    used = {column for name in plan.columns if (column := column_named(table.columns, name)) is not None}
    return tuple(c for c in table.columns if c.part in (Part.QUESTION, Part.CHOICE, Part.TEXT) and c not in used)
