"""What every part of the report reads: the analysed journey, the reader's language, the colours of print.

`build` makes it once; `content`, `pages` and `charts` take their words, colours and link targets from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from journeymap.drawing.colour import readable_on
from journeymap.drawing.theme import Theme, load
from journeymap.i18n import Translator, Value
from journeymap.report.options import ReportOptions

if TYPE_CHECKING:
    from journeymap.analysis.results import Analysis, Score, Verdict
    from journeymap.model.journey import Journey
    from journeymap.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Context:
    """One report's ground. `snapshot` is the id of the snapshot to compare with, empty where there is none;
    `problems` are those of the file, not of the analysis."""

    journey: Journey
    analysis: Analysis
    t: Translator
    theme: Theme
    options: ReportOptions
    problems: tuple[Problem, ...] = ()
    snapshot: str = ""

    def say(self, value: Value) -> str:
        """Any value of a sentence in the reader's language."""
        return self.t.render(value)

    def title(self, touchpoint: str) -> str:
        """What people call a touchpoint."""
        return self.journey.touchpoints[touchpoint].title or touchpoint

    def scores_link(self, touchpoint: str) -> str | None:
        """Where a link to a touchpoint's scores leads; None where it has none."""
        scores = self.analysis.current.get(touchpoint, ())
        return f"#{touchpoint_anchor(touchpoint)}" if any(score.value is not None for score in scores) else None

    def department(self, id: str) -> str:
        """What people call a department; empty for an empty id."""
        known = self.journey.departments.get(id)
        name = known.name if known else ""
        return name if name.strip() else id

    def department_colour(self, id: str) -> str:
        """A department's colour, dark enough for text on white."""
        return readable_on(self.department_hue(id), self.theme.background)

    def department_hue(self, id: str) -> str:
        """A department's colour as it was chosen, for areas; the theme's where none was; grey for an unknown one."""
        if id not in self.journey.departments:
            return self.theme.unowned
        own = self.journey.departments[id].colour.lower()
        return own or self.theme.department(list(self.journey.departments).index(id))

    def colour(self, verdict: Verdict | None) -> str:
        """The colour of a verdict; its word or sign stands beside it."""
        return self.theme.verdict(verdict) if verdict else self.theme.ink

    def verdict(self, score: Score) -> str:
        """A score's verdict in a word."""
        from journeymap.analysis.results import LABELS

        return self.t.text(LABELS[score.verdict])


def make_context(journey: Journey, options: ReportOptions, problems: Sequence[Problem] = ()) -> Context:
    """The journey analysed as of the day asked for, with the snapshot to compare with."""
    from journeymap.analysis.analyse import analyse

    analysis = analyse(journey, options.as_of)
    return Context(
        journey=journey,
        analysis=analysis,
        t=Translator(options.language),
        theme=load("paper"),
        options=options,
        problems=tuple(problems),
        snapshot=_snapshot(journey, options.against, analysis.as_of),
    )


def _snapshot(journey: Journey, wanted: str, as_of: date) -> str:
    """The snapshot asked for, else the latest before the day the report speaks of, else the latest of all."""
    usable = [id for id, snapshot in journey.snapshots.items() if snapshot.journey is not None]
    if wanted:
        return wanted if wanted in usable else ""
    taken = {id: journey.snapshots[id].taken or date.min for id in usable}
    earlier = [id for id in usable if taken[id] < as_of]
    return max(earlier or usable, key=taken.__getitem__, default="")


def touchpoint_anchor(id: str) -> str:
    """Where a touchpoint's scores stand."""
    return f"tp-{id}"


def department_anchor(id: str) -> str:
    """Where a department's page begins."""
    return f"dep-{id}"


def gap_anchor(rank: int) -> str:
    """Where the finding of a rank (from 1) stands in the gaps by priority."""
    return f"gap-{rank}"


def part_anchor(id: str) -> str:
    """Where a part of the report begins; the id is the one of the registry."""
    return f"part-{id}"
