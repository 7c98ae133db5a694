"""What an import counts, leaves out, does not use and counted before, as rows of cells, and as text to take elsewhere.

An import's outcome stands before it; the preview page shows the rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from journeymap.analysis.wording import measure
from journeymap.feedback.counts import LeftOutLines, Series
from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_values import ColumnUse, Use
from journeymap.feedback.importing import Outcome
from journeymap.gui.importing.cells import Cell
from journeymap.gui.look.speech import Speech
from journeymap.i18n import Day, Listing, Message, Number, Period, Value, mark, msg, msg_count
from journeymap.model.journey import Journey
from journeymap.model.metrics import Metric, metric_table

LEFT_OUT = (mark("Why"), mark("How many"), mark("Lines in the file"))
LEFT_OUT_WIDTHS = ((240, 5), (90, 0), (180, 4))
UNUSED = (mark("Column"), mark("Why"))
UNUSED_WIDTHS = ((220, 3), (220, 3))
COUNTED = (mark("Touchpoint"), mark("Measure"), mark("Period"), mark("Answers"))
COUNTED_WIDTHS = ((130, 4), (120, 3), (120, 3), (100, 2))
BEFORE = (mark("File"), mark("When"))
BEFORE_WIDTHS = ((220, 3), (220, 3))
_LINES_SHOWN = 40

Cells = tuple[Cell, ...]


def left_out_rows(outcome: Outcome, speech: Speech) -> list[Cells]:
    """Each reason with how many lines it is, the most frequent first."""
    several = len(outcome.tables) > 1
    found = sorted(outcome.counted.left_out, key=lambda left: -left.count)
    return [
        (
            Cell(speech.text(left.reason), left.file if several else "", icon="remove"),
            Cell(speech.text(msg("{count}", count=Number(left.count))), right=True, strong=True),
            Cell(_lines(left, speech)),
        )
        for left in found
    ]


def _lines(left: LeftOutLines, speech: Speech) -> str:
    """The lines, or the first of them where only those are known."""
    known = tuple(map(str, left.lines))
    if not left.more:
        return speech.text(msg("{lines}", lines=Listing(known, _LINES_SHOWN)))
    return speech.text(msg("the first: {lines}", lines=Listing(known[:_LINES_SHOWN]))) if known else ""


def left_out_text(outcome: Outcome, speech: Speech) -> str:
    """Every line that is left out with its file and reason, as rows that a spreadsheet takes."""
    head = "\t".join(map(speech.text, (mark("File"), mark("Line"), mark("Why"))))
    rows = [
        f"{left.file}\t{line}\t{speech.text(left.reason)}" for left in outcome.counted.left_out for line in left.lines
    ]
    rest = [
        f"{left.file}\t{speech.text(msg('{count} more', count=Number(left.more)))}\t{speech.text(left.reason)}"
        for left in outcome.counted.left_out
        if left.more
    ]
    return "\n".join([head, *rows, *rest])


def unused(columns: Sequence[ColumnUse]) -> list[ColumnUse]:
    """The columns of which nothing is counted."""
    return [use for use in columns if use.use in (Use.NOTHING, Use.TEXT, Use.PEOPLE)]


def unused_rows(columns: Sequence[ColumnUse], speech: Speech) -> list[Cells]:
    """The columns of which nothing is counted, and why."""
    return [(Cell(use.column.name, _asked(use)), Cell(_why(use, speech), faded=True)) for use in unused(columns)]


def _asked(use: ColumnUse) -> str:
    return use.column.label if use.column.label != use.column.name else ""


def _why(use: ColumnUse, speech: Speech) -> str:
    if use.use is Use.PEOPLE:
        return speech.text(mark("it tells who people are"))
    if use.use is Use.TEXT:
        return speech.text(mark("free text: only for quotations that you pick"))
    if use.chosen or use.suggestion is None:
        return speech.text(mark("not used"))
    return speech.text(use.suggestion.reason)


def before_rows(outcome: Outcome, speech: Speech) -> list[Cells]:
    """The files that were counted earlier and so are not again."""
    return [
        (Cell(table.source), Cell(speech.text(msg("counted on {day}", day=Day(file.date)) if file.date else _EARLIER)))
        for table, file in outcome.before
    ]


_EARLIER = mark("counted before")


def headline(outcome: Outcome) -> Message:
    """How many rows there are and how many of them are counted."""
    if outcome.all_before:
        return msg("Counted before")
    rows, counted = Number(outcome.counted.rows), Number(outcome.counted.counted)
    return msg("{counted} of {rows} rows are counted", counted=counted, rows=rows)


def subline(outcome: Outcome) -> Message:
    """How many scores change, how many are new, and of which days the answers are."""
    if outcome.all_before:
        return _on_which_days(outcome)
    if outcome.after is None:
        return msg("No answer fits what was chosen, so nothing changes.")
    new = sum(change.before is None for change in outcome.changes)
    changed = len(outcome.changes) - new
    parts = (
        msg_count("{count} score changes", "{count} scores change", changed) if changed else None,
        msg_count("{count} score is new", "{count} scores are new", new) if new else None,
    )
    told: Value = Listing(tuple(part for part in parts if part)) if outcome.changes else msg("no current score changes")
    start, end = _days(outcome)
    if start is None and end is None:
        return msg("Of no known day: {scores}.", scores=told)
    return msg("Answers of {period}: {scores}.", period=Period(start, end), scores=told)


def _on_which_days(outcome: Outcome) -> Message:
    days = {file.date for _, file in outcome.before if file.date is not None}
    if len(days) != 1:
        return msg("Nothing changes.")
    return msg("They were counted on {day}. Nothing changes.", day=Day(days.pop()))


def _days(outcome: Outcome) -> tuple[date | None, date | None]:
    starts = [series.start for series in outcome.counted.series if series.start]
    ends = [series.end for series in outcome.counted.series if series.end]
    return min(starts, default=None), max(ends, default=None)


def records(outcome: Outcome, guide: Guide) -> Message | None:
    """What becomes of counts that stand in the journey already, and why no score changes; None where that is plain."""
    if outcome.after is None:
        return None
    old, new = guide.journey.touchpoints, outcome.after.touchpoints
    gone = sum(record not in new[id].scores for id, each in old.items() for record in each.scores)
    if gone:
        return _met(gone, add=guide.add)
    if outcome.changes:
        return None
    added = sum(record not in old[id].scores for id, each in new.items() if id in old for record in each.scores)
    if not added:
        return msg("The same counts stand in the journey already.")
    return msg("The journey has newer answers, so the current scores stay; what is counted here joins their history.")


def _met(count: int, *, add: bool) -> Message:
    if add:
        return msg_count(
            "Counts that stand in the journey get new answers besides: {count} record.",
            "Counts that stand in the journey get new answers besides: {count} records.",
            count,
        )
    return msg_count(
        "Counts that stand in the journey are replaced: {count} record.",
        "Counts that stand in the journey are replaced: {count} records.",
        count,
    )


def counted_rows(outcome: Outcome, journey: Journey, speech: Speech) -> list[Cells]:
    """Every series that is counted: touchpoint, measure, period and how many answers."""
    most = max((sum(counts.values()) for counts in outcome.counted.series.values()), default=1)
    metrics = metric_table(journey.metrics)
    return [
        (
            Cell(journey.touchpoints[series.touchpoint].title, strong=True),
            Cell(_measured(series, metrics, speech)),
            Cell(speech.text(msg("{period}", period=Period(series.start, series.end)))),
            Cell(speech.text(msg("{count}", count=Number(n))), right=True, share=n / most),
        )
        for series, counts in outcome.counted.series.items()
        if (n := sum(counts.values())) and series.touchpoint in journey.touchpoints
    ]


def _measured(series: Series, metrics: Mapping[str, Metric], speech: Speech) -> str:
    metric = metrics[series.metric]
    words = measure(metric, metric.formula(series.formula) or metric.formulas[0])
    if series.segment:
        return speech.text(msg("{segment}: {measure}", measure=words, segment=series.segment))
    return speech.text(words)


def texts(columns: Sequence[ColumnUse]) -> list[ColumnUse]:
    """The columns that quotations can be picked from."""
    return [use for use in columns if use.use is Use.TEXT]
