"""The scores of one touchpoint as the document has them this moment, without waiting for the analysis.

The journey stands before it; the editor of scores and the running result while answers are entered stand after it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from journeymap.analysis.cadence import overdue
from journeymap.analysis.results import Overdue, Score
from journeymap.analysis.scores import score_all
from journeymap.analysis.trend import Trend, touchpoint_trends
from journeymap.analysis.wording import answers, interval, score_value
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, Value, Word, msg
from journeymap.model import ScoreRecord, Touchpoint


class Shown(msgspec.Struct, frozen=True):
    """A current score with its trend, None where there is but one period, and how late new answers are, None where
    they are not."""

    score: Score
    trend: Trend | None
    late: Overdue | None


def scores_at(session: Session, touchpoint: Touchpoint) -> tuple[Sequence[Score], Sequence[Score]]:
    """The current scores of a touchpoint, and the scores of all its records in file order."""
    alone = replace(session.journey, touchpoints={"here": touchpoint})
    found = score_all(alone)
    return found.current.get("here", ()), found.every


def score_of(session: Session, touchpoint: Touchpoint, record: ScoreRecord) -> Score | None:
    """What a record alone gives, against the touchpoint's targets; None where it cannot be worked out."""
    return next(iter(scores_at(session, replace(touchpoint, scores=(record,)))[1]), None)


def founded(score: Score, currency: str) -> Message:
    """How many answered and the interval: `214 answers, -21 to -3`."""
    count: Value = answers(score.n) if score.n else msg("number of answers not known")
    known = interval(score, currency)
    return (
        msg("{answers}", answers=count)
        if known is None
        else msg("{answers}, {interval}", answers=count, interval=known)
    )


def with_trends(session: Session, id: str, scores: Sequence[Score]) -> list[Shown]:
    """Current scores of a touchpoint of the journey, each with its trend and how late new answers are."""
    journey = session.journey
    trends = {one.scores[-1].series: one for one in touchpoint_trends(journey, id, session.analysis.trends)}
    day = journey.as_of or session.today()
    late = {one.score.series: one for one in overdue(journey.touchpoints[id], scores, day)}
    return [Shown(score, trends.get(score.series), late.get(score.series)) for score in scores]


def figure(score: Score, currency: str) -> Value:
    """The value of a score in its unit."""
    return score_value(score, currency)


def named(score: Score) -> Value:
    """What was measured, with who was asked where that was not everybody."""
    metric, formula = score.metric, score.formula
    name: Value = metric.name if metric.custom else Word(metric.name)
    parts: list[Value] = [name]
    if len(metric.formulas) > 1:
        parts.append(Word(formula.name))
    if score.record.segment:
        parts.append(score.record.segment)
    if len(parts) == 1:
        return msg("{metric}", metric=name)
    if len(parts) == 2:
        return msg("{metric}, {formula}", metric=name, formula=parts[1])
    return msg("{metric}, {formula}, {segment}", metric=name, formula=parts[1], segment=parts[2])
