"""Whether answers are older than the touchpoint's survey cadence: the one place that says so.

Scores and the touchpoint's plan stand before it; the finding, the card and the inspector say the same by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from journeymap.analysis.results import Overdue, Score
from journeymap.i18n import Message, msg_count
from journeymap.model.journey import Journey
from journeymap.model.touchpoints import Touchpoint


def overdue(touchpoint: Touchpoint, scores: Iterable[Score], as_of: date) -> tuple[Overdue, ...]:
    """Those of a touchpoint's current scores that are older than its cadence on that day, as they come.

    Older is: more days since the last day of the period than `survey_every_days`. A score without a day has no age,
    one without a value is nothing that could be old.
    """
    every = touchpoint.survey_every_days
    if every is None:
        return ()
    aged = ((score, (as_of - score.to).days) for score in scores if score.to and score.value is not None)
    return tuple(Overdue(score, days, every) for score, days in aged if days > every)


def overdue_of(journey: Journey, current: Mapping[str, Sequence[Score]], as_of: date) -> dict[str, Overdue]:
    """By touchpoint, which of its current scores waits longest for new answers; only where one is overdue."""
    found = ((id, oldest(overdue(journey.touchpoints[id], scores, as_of))) for id, scores in current.items())
    return {id: one for id, one in found if one is not None}


def oldest(found: Sequence[Overdue]) -> Overdue | None:
    """The one that waits longest, the first of several; None where nothing is overdue."""
    return max(found, key=_age, default=None)


def _age(one: Overdue) -> int:
    return one.age_days


def overdue_words(one: Overdue) -> Message:
    """How old it is and what was planned: `asked 214 days ago, every 90 planned`."""
    return msg_count(
        "asked {count} day ago, every {every} planned",
        "asked {count} days ago, every {every} planned",
        one.age_days,
        every=one.every_days,
    )
