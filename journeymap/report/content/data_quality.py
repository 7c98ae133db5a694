"""What the scores rest on: sources with their answers, and one by one only the scores on which little can be built.

The analysis stands before it; the page of method prints it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from journeymap.analysis.results import Score
from journeymap.i18n import Listing, Message, Value, Word, msg, msg_count
from journeymap.model.words import LABELS, Evidence
from journeymap.report.content.phrases import column_measure, counted
from journeymap.report.context import Context

MOST_SOURCES = 12
MOST_WEAK = 25


class SourceRow(msgspec.Struct, frozen=True):
    """Scores of one source, evidence and period in words: how many, at how many touchpoints, `n` from least to most."""

    source: str
    evidence: str
    period: str
    scores: int
    touchpoints: int
    n: str


class WeakRow(msgspec.Struct, frozen=True):
    """A score on which little can be built, in words; `notes` say why, as words to translate."""

    touchpoint: str
    measure: str
    n: str
    period: str
    source: str
    notes: tuple[str, ...]


def source_rows(context: Context) -> tuple[SourceRow, ...]:
    """Every score in one row: by source, evidence and period, those with the most scores first."""
    groups: dict[tuple[str, str, str], list[Score]] = {}
    for score in context.analysis.scores:
        groups.setdefault(_foundation(context, score), []).append(score)
    rows = [
        SourceRow(*key, len(own), len({score.touchpoint for score in own}), _range(context, own))
        for key, own in groups.items()
    ]
    return tuple(sorted(rows, key=lambda row: -row.scores))


def _foundation(context: Context, score: Score) -> tuple[str, str, str]:
    t, record = context.t, score.record
    evidence = t.text(LABELS[record.evidence]) if record.evidence else t.text("not given")
    return _source(context, score), evidence, t.period(record.from_, record.to)


def _source(context: Context, score: Score) -> str:
    return score.record.source.strip() or context.t.text("not given")


def _range(context: Context, scores: Sequence[Score]) -> str:
    """The least and the most answers that these scores have; a dash where no number is known."""
    known = sorted(score.n for score in scores if score.n)
    if not known:
        return "–"
    least, most = known[0], known[-1]
    return context.t.number(least) if least == most else context.t.text("{least} to {most}", least=least, most=most)


def other_sources(rest: Sequence[SourceRow]) -> Message | None:
    """The sources and periods that have no row, in a sentence; None where there are none."""
    if not rest:
        return None
    return msg_count(
        "and {count} more source or period, with {scores} scores.",
        "and {count} more sources and periods, with {scores} scores.",
        len(rest),
        scores=sum(row.scores for row in rest),
    )


def weak_rows(context: Context) -> tuple[WeakRow, ...]:
    """The current scores on which little can be built, in journey order."""
    stale = _stale(context)
    place = {id: at for at, id in enumerate(context.analysis.order)}
    current = sorted((score for score in context.analysis.scores if score.current), key=lambda s: place[s.touchpoint])
    found = ((score, tuple(_notes(context, score, (score.touchpoint, score.series) in stale))) for score in current)
    return tuple(_weak(context, score, notes) for score, notes in found if notes)


def _stale(context: Context) -> frozenset[object]:
    findings = (finding for finding in context.analysis.findings if finding.kind == "evidence.stale")
    return frozenset((each.score.touchpoint, each.score.series) for each in findings if each.score is not None)


def _weak(context: Context, score: Score, notes: tuple[str, ...]) -> WeakRow:
    return WeakRow(
        touchpoint=context.title(score.touchpoint),
        measure=context.say(column_measure(score)),
        n=context.say(counted(score)),
        period=context.t.period(score.record.from_, score.record.to),
        source=_source(context, score),
        notes=notes,
    )


def _notes(context: Context, score: Score, stale: bool) -> Iterator[str]:
    """What weakens a score."""
    t, record = context.t, score.record
    if score.value is None:
        yield t.text("no value")
    elif score.n < max(context.journey.minimum_answers, 1) and score.formula.unit != "money":
        yield t.text("too few answers") if score.n else t.text("number of answers not known")
    if record.evidence is Evidence.ASSUMPTION:
        yield t.text("only assumed")
    if stale:
        yield t.text("out of date")
    if score.widest_case:
        yield t.text("widest case")
    if record.from_ is None and record.to is None:
        yield t.text("no period")
    if not record.source.strip():
        yield t.text("no source")


def other_weak(rest: Sequence[WeakRow]) -> Message | None:
    """The weak scores that have no row, counted by what weakens them; None where there are none."""
    if not rest:
        return None
    counts = Counter(note for row in rest for note in row.notes)
    notes = tuple(msg("{note} ({count})", note=note, count=count) for note, count in counts.most_common())
    return msg_count(
        "and {count} more of the kind: {notes}.", "and {count} more of the kind: {notes}.", len(rest),
        notes=Listing(notes),
    )  # fmt: skip


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
    levels: tuple[Value, ...] = tuple(_level(current, level) for level in reversed(Evidence) if _of(current, level))
    if levels:
        said.append(msg("Current scores by evidence, strongest first: {levels}.", levels=Listing(levels)))
    return tuple(said)


def _of(scores: list[Score], level: Evidence) -> int:
    return sum(score.evidence is level for score in scores)


def _level(scores: list[Score], level: Evidence) -> Message:
    return msg("{level} {count}", level=Word(LABELS[level]), count=_of(scores, level))
