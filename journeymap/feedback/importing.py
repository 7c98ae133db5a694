"""The whole way of an import: answer tables and a journey in, counts, scores before and after, and the journey out.

`readers` and, where there is one, a plan file stand before it; the command line and the window show its outcome.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from journeymap.collector import collector_paused
from journeymap.editing.document import Document
from journeymap.feedback.applying import AnswerFile, Changed, apply_counts, changed, counted_before
from journeymap.feedback.counting import TableEngine
from journeymap.feedback.counts import Counted
from journeymap.feedback.plan import Plan
from journeymap.feedback.planning import plan_of
from journeymap.feedback.suggesting import Suggestion, suggest
from journeymap.feedback.table import AnswerTable
from journeymap.model.journey import CountedFile, Journey


class Outcome(msgspec.Struct, frozen=True):
    """What an import did or would do.

    `before` are the files that were counted earlier and so are not again, `tables` the others. `after` is the journey
    with the counts, None where nothing was counted. `suggestions` are for the first table, where no plan was given.
    """

    tables: tuple[AnswerTable, ...]
    before: tuple[tuple[AnswerTable, CountedFile], ...]
    plan: Plan
    counted: Counted
    after: Journey | None
    changes: tuple[Changed, ...]
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def all_before(self) -> bool:
        """Whether every file had been counted before."""
        return bool(self.before) and not self.tables


def count_in(tables: Sequence[AnswerTable], journey: Journey, plan: Plan | None, *, add: bool, day: date) -> Outcome:
    """Counts tables into a journey by a plan, else by all that is certain; `day` is noted as the day of counting.

    A file that was counted before is not counted again, nor is one that comes twice. Raises `PlanError` where the
    plan does not fit, `EditError` where answers on different scales would be added up.
    """
    new, before = _told_apart(tables, journey)
    suggestions = suggest(new[0], journey) if plan is None and new else ()
    used = plan if plan is not None else plan_of(suggestions)
    with collector_paused():
        counted = TableEngine(new).count(used, journey) if new and _counts(used) else _nothing(new)
    if not counted.series:
        return Outcome(new, before, used, counted, None, (), suggestions)
    document = Document(journey)
    files = [AnswerFile(table.source, table.sha256) for table in new]
    apply_counts(document, counted, used, files, add=add, day=day)
    changes = changed(journey, document.journey)
    return Outcome(new, before, used, counted, document.journey, changes, suggestions)


def _told_apart(
    tables: Sequence[AnswerTable], journey: Journey
) -> tuple[tuple[AnswerTable, ...], tuple[tuple[AnswerTable, CountedFile], ...]]:
    """The files to be counted, each once, and those that were counted before."""
    new: dict[str, AnswerTable] = {}
    before: list[tuple[AnswerTable, CountedFile]] = []
    for at, table in enumerate(tables):
        earlier = counted_before(journey, table.sha256)
        if earlier is not None:
            before.append((table, earlier))
        else:
            new.setdefault(table.sha256 or str(at), table)
    return tuple(new.values()), tuple(before)


def _counts(plan: Plan) -> bool:
    """Whether a plan made of suggestions says enough to count by."""
    return bool(plan.measures) and (bool(plan.date) or plan.period.value == "whole")


def _nothing(tables: Sequence[AnswerTable]) -> Counted:
    return Counted({}, sum(len(table.rows) + len(table.left_out) for table in tables), 0)
