"""The answers of a column with the numbers they count as, and the texts that quotations can be picked from.

`guide_read` stands before it; the window's import shows its rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from journeymap.feedback import reasons
from journeymap.feedback.checking import column_named
from journeymap.feedback.dates import read_dates
from journeymap.feedback.folding import bare, folded
from journeymap.feedback.guide_read import Read
from journeymap.feedback.guide_values import Comment, Source, WordRow
from journeymap.feedback.headers import said
from journeymap.feedback.plan import Measure, Plan
from journeymap.feedback.values import Asking, NoNumber, Reading, is_missing, read_vocabulary
from journeymap.i18n import Message, msg
from journeymap.model.journey import Journey
from journeymap.model.metrics import metric_table


def words_of(answers: Counter[str], measure: Measure, journey: Journey) -> tuple[WordRow, ...]:
    """A row for each different answer: first what gives no number, then by number, last what is no answer."""
    spelled, counts = _spellings(answers)
    edited = {folded(word) for word in measure.words}
    known = _readings(tuple(spelled.values()), measure, journey)
    rows = [_row(cell, counts[text], known[cell], text in edited) for text, cell in spelled.items()]
    return tuple(sorted(rows, key=_order))


def _spellings(answers: Counter[str]) -> tuple[dict[str, str], Counter[str]]:
    """Each different text as it is written most often, and how often it stands there in any way."""
    spelled: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for cell, count in answers.most_common():
        spelled.setdefault(folded(cell), cell)
        counts[folded(cell)] += count
    return spelled, counts


def _readings(cells: Sequence[str], measure: Measure, journey: Journey) -> Mapping[str, Reading | Message]:
    metric = metric_table(journey.metrics).get(measure.metric)
    if metric is None:
        return dict.fromkeys(cells, msg("choose first what the column measures"))
    scale = metric.scale if measure.scale is None else measure.scale
    formula = measure.formula or metric.formulas[0].id
    found = read_vocabulary(set(cells), Asking(metric, scale, formula, measure.words, measure.missing, measure.unit))
    return {cell: _told(reading, measure.column, scale) for cell, reading in found.items()}


def _told(reading: Reading, column: str, scale: tuple[float, float] | None) -> Reading | Message:
    if isinstance(reading, float) or reading is NoNumber.MISSING:
        return reading
    return reasons.no_number(reading, column, scale)


def _row(cell: str, count: int, reading: Reading | Message, edited: bool) -> WordRow:
    number = reading if isinstance(reading, float) else None
    return WordRow(bare(cell), count, number, reading if isinstance(reading, Message) else None, edited)


def _order(row: WordRow) -> tuple[int, float, int, str]:
    group = 0 if row.why is not None else 1 if row.number is not None else 2
    return group, row.number or 0.0, -row.count, row.text


def comments_of(read: Read, columns: Sequence[str], plan: Plan, journey: Journey) -> tuple[Comment, ...]:
    """The texts in these columns, each text once, with the day and the touchpoint of their row."""
    found: dict[tuple[str, str], Comment] = {}
    for source in read.sources:
        days, places = _days(source, plan), _places(source, plan)
        for name in columns:
            about = said(name, journey, metric_table(journey.metrics)).touchpoints
            for comment in _comments(source, name, days, places or {}, about[0] if len(about) == 1 else ""):
                found.setdefault((comment.column, folded(comment.text)), comment)
    return tuple(found.values())


def _comments(
    source: Source, name: str, days: Mapping[int, date], places: Mapping[int, str], about: str
) -> Iterator[Comment]:
    column = column_named(source.table.columns, name)
    if column is None:
        return
    for at, (row, line) in enumerate(zip(source.table.rows, source.table.lines, strict=True)):
        text = row[column.place].strip()
        if not is_missing(text):
            yield Comment(text, name, source.name, line, days.get(at), about or places.get(at, ""))


def _days(source: Source, plan: Plan) -> Mapping[int, date]:
    column = column_named(source.table.columns, plan.date) if plan.date else None
    if column is None:
        return {}
    cells = source.table.cells(column)
    known = read_dates(set(cells), plan.date_order).days
    return {at: day for at, cell in enumerate(cells) if isinstance(day := known[cell], date)}


def _places(source: Source, plan: Plan) -> Mapping[int, str]:
    """The touchpoint of each row: by the touchpoint column, or the only one that is measured."""
    column = column_named(source.table.columns, plan.touchpoint_column) if plan.touchpoint_column else None
    if column is None:
        only = {measure.touchpoint for measure in plan.measures}
        return dict.fromkeys(range(len(source.table.rows)), only.pop()) if len(only) == 1 else {}
    ids = {folded(value): id for value, id in plan.touchpoint_values.items()}
    return {at: ids.get(folded(cell), "") for at, cell in enumerate(source.table.cells(column))}
