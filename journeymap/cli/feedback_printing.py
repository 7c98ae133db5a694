"""What `journeymap feedback` prints, sentences or one JSON document; an import's outcome stands before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeymap.analysis.results import Score
from journeymap.analysis.wording import interval, measure, score_value
from journeymap.cli.console import columns, say
from journeymap.feedback.applying import Changed
from journeymap.feedback.counts import LeftOutLines, Series
from journeymap.feedback.importing import Outcome
from journeymap.feedback.planning import unmapped
from journeymap.feedback.recognising.formats import format_of
from journeymap.feedback.suggesting import Certainty
from journeymap.i18n import Day, Listing, Message, Number, Period, Translator, Value, Word, msg, msg_count
from journeymap.model.journey import Journey

_LINES_SHOWN = 8


def as_json(outcome: Outcome, translator: Translator) -> dict[str, Any]:
    """The document of `feedback --json`; where several files were read, each reason names its file."""
    tables = outcome.tables or tuple(table for table, _ in outcome.before)
    several = len(tables) > 1
    return {
        "format": ", ".join(dict.fromkeys(table.recognised.format for table in tables)),
        "rows": outcome.counted.rows,
        "counted": outcome.counted.counted,
        "left_out": [_left_out(left, several, translator) for left in outcome.counted.left_out],
        "scores": [_score(series, counts) for series, counts in outcome.counted.series.items()],
        "unmapped": _unmapped(outcome),
    }


def _left_out(left: LeftOutLines, several: bool, translator: Translator) -> dict[str, Any]:
    file = {"file": left.file} if several else {}
    more = {"more": left.more} if left.more else {}
    return {**file, "reason": translator.render(left.reason), "lines": left.lines, **more}


def _score(series: Series, counts: Any) -> dict[str, Any]:
    more = {"segment": series.segment} if series.segment else {}
    return {
        "touchpoint": series.touchpoint,
        "metric": series.metric,
        **more,
        "from": series.start,
        "to": series.end,
        "counts": {f"{answer:g}" if abs(answer) < 1e5 else str(int(answer)): n for answer, n in counts.items()},
    }


def _unmapped(outcome: Outcome) -> list[str]:
    names = (column.name for table in outcome.tables for column in unmapped(table, outcome.plan))
    return list(dict.fromkeys(names))


def tell(outcome: Outcome, journey: Journey, into: str, dry_run: bool, translator: Translator) -> None:
    """Says what was read, left out, counted and not matched, and what became of the scores."""
    for line in _lines(outcome, journey):
        say(translator.render(line))
    rows = [_change(change, journey, translator) for change in outcome.changes]
    if rows:
        head = tuple(map(translator.text, ("Touchpoint", "Measure", "Period", "Before", "After")))
        for text in columns([head, *rows]):
            say(text)
    if outcome.counted.series:
        done = msg("Nothing was written.") if dry_run else msg("Counted into {file}", file=into)
        say(translator.render(done))


def _lines(outcome: Outcome, journey: Journey) -> Iterator[Message]:
    for table, earlier in outcome.before:
        yield _counted_before(table.source, earlier.date)
    if outcome.before:
        yield msg("To count a file anew, take its line out of imports in the journey file.")
    for table in outcome.tables:
        yield msg("{file}: read as {format}.", file=table.source, format=_format(table.recognised.format))
        yield from table.recognised.reasons
    if outcome.tables:
        rows, counted = Number(outcome.counted.rows), Number(outcome.counted.counted)
        yield msg("Rows: {rows}, of which counted: {counted}", rows=rows, counted=counted)
    for left in outcome.counted.left_out:
        yield _left_out_line(left, len(outcome.tables) > 1)
    yield from _unmatched(outcome)


def _format(id: str) -> Value:
    """A survey tool as people know it."""
    found = format_of(id)
    return Word(found.name) if found else id


def _counted_before(file: str, day: Any) -> Message:
    if day is None:
        return msg("{file} was counted before; it is not counted again.", file=file)
    return msg("{file} was counted on {day}; it is not counted again.", file=file, day=Day(day))


def _left_out_line(left: LeftOutLines, several: bool) -> Message:
    lines = Listing(tuple(str(line) for line in left.lines), _LINES_SHOWN)
    count = len(left.lines)
    if left.more:
        return _left_out_number(left, several)
    if several:
        return msg_count(
            "Left out of {file}, line {lines}: {reason}",
            "Left out of {file}, lines {lines}: {reason}",
            count,
            file=left.file,
            lines=lines,
            reason=left.reason,
        )
    return msg_count(
        "Left out, line {lines}: {reason}", "Left out, lines {lines}: {reason}", count, lines=lines, reason=left.reason
    )


def _left_out_number(left: LeftOutLines, several: bool) -> Message:
    """Of what has more lines than are known, the number and, where there are any, the first."""
    first = Listing(tuple(str(line) for line in left.lines[:_LINES_SHOWN]))
    said = msg("{reason} (first in lines {lines})", reason=left.reason, lines=first) if left.lines else left.reason
    if several:
        return msg_count(
            "{count} row left out of {file}: {reason}",
            "{count} rows left out of {file}: {reason}",
            left.count,
            file=left.file,
            reason=said,
        )
    return msg_count("{count} row left out: {reason}", "{count} rows left out: {reason}", left.count, reason=said)


def _unmatched(outcome: Outcome) -> Iterator[Message]:
    """Each column that no measure was made of; with the reason where the program itself looked."""
    if outcome.suggestions and not outcome.plan.date:
        yield msg("No one column of dates was found; a plan can name one, or count all in one with period: whole.")
    reasons = {s.column.name: s.reason for s in outcome.suggestions if s.certainty is not Certainty.CERTAIN}
    names = _unmapped(outcome)
    for name in names:
        if name in reasons:
            yield msg("Not counted: “{column}”: {reason}", column=name, reason=reasons[name])
    rest = tuple(name for name in names if name not in reasons)
    if rest:
        yield msg("Not in the plan: {columns}", columns=Listing(rest, _LINES_SHOWN))


def _change(change: Changed, journey: Journey, translator: Translator) -> tuple[str, ...]:
    score = change.after or change.before
    assert score is not None
    named = translator.render(measure(score.metric, score.formula))
    return (
        journey.touchpoints[change.touchpoint].title,
        f"{named} ({score.record.segment})" if score.record.segment else named,
        translator.render(Period(score.from_, score.to)),
        _shown(change.before, journey.currency, translator),
        _shown(change.after, journey.currency, translator),
    )


def _shown(score: Score | None, currency: str, translator: Translator) -> str:
    """A score with its interval and answers; a dash where there is none."""
    if score is None:
        return "–"
    value, within = score_value(score, currency), interval(score, currency)
    n = Number(score.n)
    if within is None:
        return translator.text("{value}, n = {n}", value=value, n=n)
    return translator.text("{value} ({interval}), n = {n}", value=value, interval=within, n=n)
