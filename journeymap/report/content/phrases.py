"""Phrases that several parts of the report share: what was measured, what it rests on, who has to act.

Scores and findings of the analysis stand before it; sentences and cells of the other modules here are made of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from journeymap.analysis.findings.kinds import KINDS
from journeymap.analysis.results import Finding, Score
from journeymap.analysis.wording import amount, answers, interval, measure, score_value
from journeymap.i18n import Listing, Message, Number, Value, Word, msg, msg_count
from journeymap.report.context import Context

__all__ = ["amount", "answers", "interval", "measure", "score_value"]


def measured(score: Score) -> Message:
    """What was measured, in a sentence: `CSAT (top 2 boxes)`, with who was asked where that was not everybody."""
    metric, formula = score.metric, score.formula
    name: Value = metric.name if metric.custom else Word(metric.name)
    notes = [Word(formula.name)] if len(metric.formulas) > 1 else []
    details: Sequence[Value] = [*notes, score.record.segment] if score.record.segment else notes
    if not details:
        return msg("{metric}", metric=name)
    if len(details) == 1:
        return msg("{metric} ({detail})", metric=name, detail=details[0])
    return msg("{metric} ({formula}, {segment})", metric=name, formula=details[0], segment=details[1])


def column_measure(score: Score) -> Message:
    """What was measured, in a table: `CSAT, top 2 boxes`, with who was asked where that was not everybody."""
    name = measure(score.metric, score.formula)
    if not score.record.segment:
        return name
    return msg("{measure}, {segment}", measure=name, segment=score.record.segment)


def founded_on(score: Score, currency: str) -> Message:
    """What a score rests on, in brackets of a sentence: how many answered, and the interval where there is one."""
    asked = answers(score.n) if score.n else msg("number of answers not known")
    known = interval(score, currency)
    if known is None:
        return asked
    return msg("{answers}, interval {interval}", answers=asked, interval=known)


def counted(score: Score) -> Value:
    """How many answers a score rests on; a dash where that is not known, as for published values and customer value."""
    return score.n or "–"


def target_value(score: Score, currency: str) -> Value:
    """A score's target in its unit; words where none is set."""
    return msg("no target") if score.target is None else amount(score.target, score.formula, currency)


def actor(context: Context, finding: Finding) -> str:
    """Who has to act on a finding: a department's name, the management, or an empty text where nobody is named."""
    if finding.department:
        return context.department(finding.department)
    return context.t.text("Management") if KINDS[finding.kind].acts == "management" else ""


def other_findings(rest: Sequence[Finding]) -> Message | None:
    """Findings that have no row of their own, counted by kind, in a sentence; None where there are none."""
    counts = Counter(finding.kind for finding in rest)
    if not counts:
        return None
    kinds = tuple(
        msg("{kind} ({count})", kind=Word(KINDS[kind].title), count=count) for kind, count in counts.most_common()
    )
    return msg_count(
        "and {count} more finding: {kinds}.",
        "and {count} more findings: {kinds}.",
        counts.total(),
        kinds=Listing(kinds),
    )


def before_drop(context: Context, finding: Finding) -> Score | None:
    """The score at the source of a link across which a score drops."""
    if finding.score is None:
        return None
    source = context.analysis.current.get(finding.touchpoints[0], ())
    return next((score for score in source if score.series == finding.score.series), None)


def gap_value(score: Score, currency: str) -> Value:
    """What customers got minus what was aimed for, negative where it falls short; a dash where it is not known."""
    if score.gap is None:
        return "–"
    unit = score.formula.unit
    if unit == "index":
        return Number(score.gap, signed=True)
    if unit == "percent":
        return msg("{number} points", number=Number(score.gap, signed=True))
    if unit == "scale":
        return Number(score.gap, 1, signed=True, fixed=True)
    return amount(score.gap, score.formula, currency)
