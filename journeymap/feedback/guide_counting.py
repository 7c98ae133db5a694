"""Counts what a guided import says: in memory, or large files by an engine, stopped and asked how far it is meanwhile.

The guide makes one of what is said at that moment; the window calls it off the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import date
from pathlib import Path

import msgspec

from journeymap.feedback.engines.answers import LargeAnswers, open_files
from journeymap.feedback.guide_values import Source
from journeymap.feedback.importing import Outcome, count_in, count_source
from journeymap.feedback.plan import Plan
from journeymap.feedback.table import AnswerTable
from journeymap.model.journey import Journey

Heed = Callable[[float], None]
_LOOK_S = 0.1


class Counting:
    """What an import would do, to be called in any thread; what is chosen later changes nothing of it.

    `heed` hears how much of a large count is done (0 to 1) and may raise to stop it. Raises `PlanError`, `EditError`,
    and `AnswersError` where an engine cannot read a file.
    """

    def __init__(self, sources: Sequence[Source], journey: Journey, plan: Plan, *, add: bool, day: date) -> None:
        self._sources, self._journey, self._plan, self._add, self._day = tuple(sources), journey, plan, add, day

    def __call__(self, heed: Heed | None = None) -> Outcome:
        """What it would do."""
        if not any(source.large for source in self._sources):
            tables = [source.table for source in self._sources]
            return count_in(tables, self._journey, self._plan, add=self._add, day=self._day)
        with open_files(self._paths, self._sources[0].format) as answers, ThreadPoolExecutor(1) as threads:
            found = watched(threads.submit(self._count, answers), answers, heed)
        return msgspec.structs.replace(found, tables=tuple(map(self._hashed, found.tables)))

    @property
    def _paths(self) -> list[Path]:
        return [source.path for source in self._sources if source.path is not None]

    def _count(self, answers: LargeAnswers) -> Outcome:
        return count_source(answers, self._journey, self._plan, add=self._add, day=self._day)

    def _hashed(self, table: AnswerTable) -> AnswerTable:
        """A single file is counted without its hash being known; the guide knows it since it was put in."""
        return table if table.sha256 else self._sources[0].table


def watched(counting: Future[Outcome], answers: LargeAnswers, heed: Heed | None) -> Outcome:
    """What is counted in another thread, which is stopped where `heed` raises, or Ctrl+C is pressed."""
    try:
        while not counting.done():
            if heed is not None:
                heed(answers.progress)
            wait((counting,), timeout=_LOOK_S)
    except BaseException:
        answers.stop()
        raise
    return counting.result()
