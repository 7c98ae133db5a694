"""The whole way of an import: answer tables and a journey in, counts, scores before and after, and the journey out.

`readers` and, where there is one, a plan file stand before it; the command line and the window show its outcome.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

import msgspec

from journeymap.collector import collector_paused
from journeymap.editing.document import Document
from journeymap.feedback.applying import AnswerFile, Changed, apply_counts, changed, counted_before
from journeymap.feedback.counting import TableEngine
from journeymap.feedback.counts import Counted
from journeymap.feedback.plan import Plan
from journeymap.feedback.planning import plan_of
from journeymap.feedback.readers.errors import AnswersError
from journeymap.feedback.suggesting import Suggestion, suggest
from journeymap.feedback.table import AnswerTable
from journeymap.i18n import msg
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


class LargeSource(Protocol):
    """Answers of any size that an engine counts: `engines.answers.LargeAnswers`."""

    @property
    def tables(self) -> tuple[AnswerTable, ...]:
        """The beginning of each source."""
        ...

    @property
    def hashed(self) -> tuple[AnswerTable, ...]:
        """The same with hashes, where they are known before anything is counted; may take a while."""
        ...

    def count(self, plan: Plan, journey: Journey, chosen: Sequence[int]) -> Counted:
        """The counts of the chosen sources."""
        ...

    def counted_as(self, counted: Counted, chosen: Sequence[int]) -> list[AnswerFile]:
        """How they are noted under `imports`."""
        ...


def count_source(source: LargeSource, journey: Journey, plan: Plan | None, *, add: bool, day: date) -> Outcome:
    """Like `count_in`, of sources that an engine counts; their tables in the outcome are only beginnings.

    Raises `PlanError` and `EditError` as that does, `AnswersError` where the engine cannot read them or where answers
    of a database that may have been counted would be added once more, `Stopped` where somebody ended it.
    """
    known = bool(journey.imports) or len(source.tables) > 1
    tables = source.hashed if known else source.tables
    chosen = [at for at, table in enumerate(tables) if not _is_known(table, journey, tables[:at])]
    before = _counted_before(tables, journey)
    suggestions = suggest(tables[chosen[0]], journey) if plan is None and chosen else ()
    used = plan if plan is not None else plan_of(suggestions)
    counted = source.count(used, journey, chosen) if chosen and _counts(used) else Counted({}, 0, 0)
    new = tuple(tables[at] for at in chosen)
    if not counted.series:
        return Outcome(new, before, used, counted, None, (), suggestions)
    files = source.counted_as(counted, chosen)
    again = [counted_before(journey, file.sha256) for file in files]
    if all(again):
        earlier = tuple((table, note) for table, note in zip(new, again, strict=True) if note is not None)
        return Outcome((), (*before, *earlier), used, Counted({}, 0, 0), None, (), suggestions)
    if add:
        _check_added(files, new, journey)
    document = Document(journey)
    apply_counts(document, counted, used, files, add=add, day=day)
    return Outcome(new, before, used, counted, document.journey, changed(journey, document.journey), suggestions)


def _is_known(table: AnswerTable, journey: Journey, earlier: Sequence[AnswerTable]) -> bool:
    """Whether a file was counted before or comes twice."""
    twice = bool(table.sha256) and table.sha256 in {other.sha256 for other in earlier}
    return twice or counted_before(journey, table.sha256) is not None


def _counted_before(tables: Sequence[AnswerTable], journey: Journey) -> tuple[tuple[AnswerTable, CountedFile], ...]:
    found = ((table, counted_before(journey, table.sha256)) for table in tables)
    return tuple((table, note) for table, note in found if note is not None)


def _check_added(files: Sequence[AnswerFile], tables: Sequence[AnswerTable], journey: Journey) -> None:
    """Raises `AnswersError` where a database's answers were counted in part: they cannot be told from the new ones."""
    for file, table in zip(files, tables, strict=True):
        if not table.sha256 and "://" in file.source and any(note.source == file.source for note in journey.imports):
            raise AnswersError(
                file.source,
                msg("Answers from here were counted before and would count twice. Replace them, or ask for new ones."),
            )


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
