"""What every score rests on: answers, period, source and evidence of each record, and what weakens it.

The analysis stands before it; the page of method prints it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from journeymap.analysis.results import Score
from journeymap.i18n import Listing, Message, Word, msg, msg_count
from journeymap.model.words import LABELS, Evidence
from journeymap.report.content.phrases import column_measure
from journeymap.report.context import Context


class QualityRow(msgspec.Struct, frozen=True):
    """One score in words; `notes` say what weakens it; `current` where the report judges by it."""

    touchpoint: str
    measure: str
    n: str
    period: str
    source: str
    evidence: str
    notes: str
    current: bool


def quality_rows(context: Context) -> tuple[QualityRow, ...]:
    """Every score record in journey order, the current ones of a touchpoint first."""
    stale = {
        (finding.score.touchpoint, finding.score.series)
        for finding in context.analysis.findings
        if finding.kind == "evidence.stale" and finding.score is not None
    }
    place = {id: at for at, id in enumerate(context.analysis.order)}
    scores = sorted(context.analysis.scores, key=lambda score: (place[score.touchpoint], not score.current))
    return tuple(_row(context, score, (score.touchpoint, score.series) in stale) for score in scores)


def _row(context: Context, score: Score, stale: bool) -> QualityRow:
    t, record = context.t, score.record
    return QualityRow(
        touchpoint=context.title(score.touchpoint),
        measure=context.say(column_measure(score)),
        n=t.number(score.n) if score.n else t.text("not known"),
        period=t.period(record.from_, record.to),
        source=record.source or t.text("not given"),
        evidence=t.text(LABELS[record.evidence]) if record.evidence else t.text("not given"),
        notes=", ".join(_notes(context, score, stale)),
        current=score.current,
    )


def _notes(context: Context, score: Score, stale: bool) -> Iterator[str]:
    t = context.t
    if not score.current:
        yield t.text("earlier")
    elif stale:
        yield t.text("out of date")
    if score.value is None:
        yield t.text("no value")
    elif score.n < max(context.journey.minimum_answers, 1) and score.formula.unit != "money":
        yield t.text("too few")
    if score.widest_case:
        yield t.text("widest case")


def balance(context: Context) -> tuple[Message, ...]:
    """How many touchpoints have scores, how many answers these rest on, and how well they are founded."""
    current = [score for scores in context.analysis.current.values() for score in scores]
    scored = {score.touchpoint for score in current if score.value is not None}
    said = [
        msg_count(
            "{scored} of {count} touchpoint has a score.",
            "{scored} of {count} touchpoints have a score.",
            len(context.journey.touchpoints),
            scored=len(scored),
        )
    ]
    levels = tuple(_level(current, level) for level in reversed(Evidence) if _of(current, level))
    if levels:
        said.append(msg("Current scores by evidence, strongest first: {levels}.", levels=Listing(levels)))
    return tuple(said)


def _of(scores: list[Score], level: Evidence) -> int:
    return sum(score.evidence is level for score in scores)


def _level(scores: list[Score], level: Evidence) -> Message:
    return msg("{level} {count}", level=Word(LABELS[level]), count=_of(scores, level))
