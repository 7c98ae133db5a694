"""Counts into a journey as one step that undo takes back, and what the scores would be, changing nothing.

An engine's counts stand before it; the document, and through it file, map and analysis, after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from journeymap.analysis.results import Score
from journeymap.analysis.scores import score_all
from journeymap.editing.commands.scores import record_counts
from journeymap.editing.commands.settings import record_import
from journeymap.editing.document import Document
from journeymap.feedback.counts import Counted, Series
from journeymap.feedback.plan import Plan
from journeymap.i18n import Listing, msg
from journeymap.model import CountedFile, Journey, ScoreRecord
from journeymap.model.metrics import metric_table, scale_of

DEFAULT_SOURCE = "survey"
"""The source of records whose plan names none: the same every month, so that an old period is found again."""


class AnswerFile(msgspec.Struct, frozen=True):
    """A file whose answers are counted: its name and the hash of its bytes."""

    source: str
    sha256: str


class Changed(msgspec.Struct, frozen=True):
    """The current score of one series before and after an import; None where there was none."""

    touchpoint: str
    before: Score | None
    after: Score | None


def counted_before(journey: Journey, sha256: str) -> CountedFile | None:
    """The note that a file of this hash was counted; None where it was not."""
    return next((file for file in journey.imports if sha256 and file.sha256 == sha256), None)


def apply_counts(
    document: Document, counted: Counted, plan: Plan, files: Sequence[AnswerFile], *, add: bool, day: date
) -> tuple[ScoreRecord, ...]:
    """Puts counts into the journey as one step, and notes the files under `imports`; the records as they then stand.

    Records of the same series, period and source get the new counts instead of theirs, or, with `add`, besides them.
    Raises `EditError` where answers on different scales would be added up; then nothing is changed.
    """
    names = Listing(tuple(file.source for file in files))
    with document.edit(msg("Count {source}", source=names)):
        made = [
            record_counts(document, series.touchpoint, _record(document.present, series, counts, plan), add=add)
            for series, counts in counted.series.items()
        ]
        for file in files:
            record_import(document, file.sha256, day, file.source)
    return tuple(made)


def preview(journey: Journey, counted: Counted, plan: Plan, *, add: bool) -> tuple[Changed, ...]:
    """The scores that would change, before and after, with their intervals; the journey stays as it is.

    Raises `EditError` as `apply_counts` does.
    """
    document = Document(journey)
    apply_counts(document, counted, plan, (), add=add, day=date.min)
    return changed(journey, document.journey)


def changed(before: Journey, after: Journey) -> tuple[Changed, ...]:
    """The current scores that differ between two states of a journey, in file order."""
    old, new = _current(before), _current(after)
    keys = dict.fromkeys((*new, *old))
    pairs = [(key[0], old.get(key), new.get(key)) for key in keys]
    return tuple(Changed(id, one, other) for id, one, other in pairs if not _alike(one, other))


def _current(journey: Journey) -> Mapping[tuple[str, object], Score]:
    touched = score_all(journey).current
    return {(id, score.series): score for id, scores in touched.items() for score in scores}


def _alike(one: Score | None, other: Score | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.record == other.record and one.value == other.value


def _record(journey: Journey, series: Series, counts: Mapping[float, int], plan: Plan) -> ScoreRecord:
    """The record of a series, its formula and scale written as the record that stands there writes them."""
    metric = metric_table(journey.metrics)[series.metric]
    made = ScoreRecord(
        metric=series.metric,
        formula="" if series.formula == metric.formulas[0].id else series.formula,
        scale=None if series.scale == metric.scale else series.scale,
        counts=counts,
        from_=series.start,
        to=series.end,
        segment=series.segment,
        source=plan.source or DEFAULT_SOURCE,
        evidence=plan.evidence,
    )
    return next((_alike_written(made, old, journey) for old in _same(journey, series, made)), made)


def _same(journey: Journey, series: Series, made: ScoreRecord) -> list[ScoreRecord]:
    """The records that stand for the same series, period and source, however they write formula and scale."""
    metric = metric_table(journey.metrics)[series.metric]
    wanted = (made.metric, made.segment, made.from_, made.to, made.source)
    return [
        record
        for record in journey.touchpoints[series.touchpoint].scores
        if (record.metric, record.segment, record.from_, record.to, record.source) == wanted
        and (record.formula or metric.formulas[0].id) == series.formula
    ]


def _alike_written(made: ScoreRecord, old: ScoreRecord, journey: Journey) -> ScoreRecord:
    metric = metric_table(journey.metrics)[made.metric]
    same_scale = scale_of(old, metric) == scale_of(made, metric)
    scale = old.scale if same_scale else made.scale
    return msgspec.structs.replace(made, formula=old.formula, scale=scale)
