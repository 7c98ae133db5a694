"""What each column of a file is likely to be for, with how sure that is and why; nothing is counted by it alone.

An answer table and a journey stand before it; `planning` makes a plan of what is certain, people decide the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from enum import Enum

import msgspec

from journeymap.feedback.dates import NoDay, read_dates
from journeymap.feedback.folding import folded
from journeymap.feedback.headers import Said, close, likeliest, said, titles_by_text
from journeymap.feedback.meanings import meant
from journeymap.feedback.plan import Measure
from journeymap.feedback.scaling import Scaled, answers_of, reaches_the_top, scaled
from journeymap.feedback.table import AnswerTable, Column, Part
from journeymap.i18n import Message, Value, Word, msg
from journeymap.model.journey import Journey
from journeymap.model.metrics import Metric, metric_table


class Role(Enum):
    """What a column is for in a plan."""

    DATE = "date"
    ID = "id"
    TOUCHPOINT = "touchpoint"
    ANSWERS = "answers"


class Certainty(Enum):
    """How sure a suggestion is: only what is certain is applied without asking."""

    CERTAIN = "certain"
    LIKELY = "likely"
    NONE = "none"


class Suggestion(msgspec.Struct, frozen=True):
    """What a column is for. `measure` is what a plan would say of answers, None where nothing can be said.

    A measure without certainty lacks its touchpoint. `values` maps the cells of a touchpoint column to touchpoint ids.
    """

    column: Column
    role: Role
    certainty: Certainty
    reason: Message
    measure: Measure | None = None
    values: Mapping[str, str] = {}


Counting = Callable[[Column], Counter[str]]
"""How often each different answer stands in a column; cells that mean no answer are not among them."""


def suggest(table: AnswerTable, journey: Journey, counting: Counting | None = None) -> tuple[Suggestion, ...]:
    """A suggestion for every column that holds answers, days or ids, in the file's order. `counting` spares counting
    what was counted already."""
    seen = _Seen(table, counting)
    when, who, where = _date(seen), _id(seen), _touchpoint(seen, journey)
    special = {found.column.place: found for found in (*when, *who, *where)}
    questions = [c for c in table.columns if c.part is Part.QUESTION and c.place not in special]
    metrics = metric_table(journey.metrics)
    answers = [_answers(seen, column, journey, metrics, bool(where)) for column in questions]
    found = {**special, **{suggestion.column.place: suggestion for suggestion in _unrivalled(answers)}}
    return tuple(found[place] for place in sorted(found))


class _Seen:
    """The columns of a table and what was answered in each, counted once where there is not too much of it."""

    def __init__(self, table: AnswerTable, counting: Counting | None) -> None:
        self.columns = table.columns
        self._counting = counting or (lambda column: answers_of(table.cells(column)))
        self._known: dict[int, Counter[str]] = {}

    def answers(self, column: Column) -> Counter[str]:
        """How often each different answer stands in a column."""
        found = self._known.get(column.place)
        if found is None:
            found = self._counting(column)
            if len(found) <= _MOST_KEPT:
                self._known[column.place] = found
        return found


_MOST_KEPT = 20_000
_MOST_PLACES = 5_000
"""A column with more different cells than this names no touchpoints."""


def measured(answers: Counter[str], column: Column, journey: Journey, metric: str = "") -> Measure | None:
    """What a column measures where a person says that it holds answers: the metric they name, else the one its header
    names or its values fit, and the scale that fits; None where none fits."""
    metrics = metric_table(journey.metrics)
    header = said(_words_of(column), journey, metrics)
    wanted = [metrics[id] for id in ((metric,) if metric else (*header.metrics, *_BY_VALUES)) if id in metrics]
    fitting = ((kind, found) for kind in wanted if (found := scaled(answers, kind, header)))
    for kind, found in fitting:
        scale = None if found.scale == kind.scale else found.scale
        unit = header.unit if kind.scale is None else ""
        return Measure(column=column.name, metric=kind.id, scale=scale, unit=unit)
    return None


_DATE_WORDS = ("date", "time", "timestamp", "tanggal", "tgl", "waktu", "day", "hari")


def _date(table: _Seen) -> list[Suggestion]:
    """The tool's own time of answering; else the columns that are called a date and hold nothing but dates."""
    own = [column for column in table.columns if column.part is Part.TIME and _dated_share(table, column) > 0.0]
    if own:
        return [Suggestion(own[0], Role.DATE, Certainty.CERTAIN, msg("the tool writes the time of answering here"))]
    open_ = [column for column in table.columns if column.part in (Part.QUESTION, Part.META)]
    called = [column for column in open_ if any(word in column.name.casefold() for word in _DATE_WORDS)]
    found = [column for column in called if _dated_share(table, column) > 0.5]
    certainty = Certainty.CERTAIN if len(found) == 1 else Certainty.LIKELY
    return [Suggestion(column, Role.DATE, certainty, msg("nearly every cell is a date")) for column in found]


def _dated_share(table: _Seen, column: Column) -> float:
    """The part of the answered cells that are dates, also where day and month cannot be told apart."""
    answers = table.answers(column)
    days = read_dates(set(answers)).days
    dated = sum(n for cell, n in answers.items() if days[cell] not in (NoDay.NOT_A_DATE, NoDay.MISSING))
    return dated / answers.total() if answers else 0.0


_ID_WORDS = re.compile(
    r"(?:response|respondent|submission|answer|record|review|survey|form)[ _-]?(?:id|no\.?|number)"
    r"|(?:id|no\.?|nomor) (?:respon|respons|responden|jawaban|ulasan)|_?uuid"
)


def _id(table: _Seen) -> list[Suggestion]:
    """The tool's own column of ids; else the one that is called so, though some ids come again, and only some."""
    own = [column for column in table.columns if column.part is Part.ID]
    open_ = [column for column in table.columns if column.part in (Part.META, Part.QUESTION)]
    called = [c for c in open_ if _ID_WORDS.fullmatch(folded(c.name)) and _distinct_share(table, c) > 0.5]
    why = msg("each answer has a number of its own here")
    return [Suggestion(column, Role.ID, Certainty.CERTAIN, why) for column in (own or called)[:1]]


def _distinct_share(table: _Seen, column: Column) -> float:
    answers = table.answers(column)
    return len(answers) / answers.total() if answers else 0.0


def _touchpoint(table: _Seen, journey: Journey) -> list[Suggestion]:
    """The one column whose cells are titles of touchpoints; only likely, for a header alone is taken without asking."""
    titles = titles_by_text(journey)
    found = []
    for column in table.columns:
        if column.part in (Part.QUESTION, Part.META, Part.CHOICE):
            answers = table.answers(column)
            if len(answers) > _MOST_PLACES:
                continue
            values = {cell: titles[close(cell)] for cell in answers if close(cell) in titles}
            if sum(answers[cell] for cell in values) > 0.5 * answers.total():
                why = msg("its cells are titles of touchpoints")
                found.append(Suggestion(column, Role.TOUCHPOINT, Certainty.LIKELY, why, values=values))
    return found[:1] if len(found) == 1 else []


def _answers(
    table: _Seen, column: Column, journey: Journey, metrics: Mapping[str, Metric], by_column: bool
) -> Suggestion:
    header = said(_words_of(column), journey, metrics)
    answers = table.answers(column)
    if not answers:
        return _nothing(column, msg("nobody answered here"))
    if len(header.touchpoints) > 1:
        return _nothing(column, msg("several touchpoints' titles stand in it"))
    sure = len(header.touchpoints) == 1
    touchpoint = header.touchpoints[0] if sure else "" if by_column else _likely_place(column, header, journey)
    if not touchpoint and not by_column:
        return _unplaced(column, answers, header, metrics)
    return _measured(column, answers, header, metrics, touchpoint, sure, _title(journey, touchpoint))


def _likely_place(column: Column, header: Said, journey: Journey) -> str:
    """The touchpoint that a header means, in the other language or by words that are like its title; empty for none."""
    words = _words_of(column)
    return meant(words, journey, recommending="nps" in header.metrics) or likeliest(words, journey) or ""


def _unplaced(column: Column, answers: Counter[str], header: Said, metrics: Mapping[str, Metric]) -> Suggestion:
    """A question for a score without a touchpoint is not counted, but what it measures is there to take."""
    found = _measured(column, answers, header, metrics, "", sure=False, title="")
    if found.measure is None or not (len(header.metrics) == 1 or (header.scoring and not header.metrics)):
        return _nothing(column, msg("no touchpoint's title stands in it"))
    why = msg("it asks for a score, and no touchpoint's title stands in it")
    return Suggestion(column, Role.ANSWERS, Certainty.NONE, why, found.measure)


def _words_of(column: Column) -> str:
    """The words people were asked, and the short name where it says more than a number."""
    return column.label if column.name in column.label else f"{column.label} | {column.name}"


def _title(journey: Journey, id: str) -> str:
    return journey.touchpoints[id].title if id else ""


def _measured(
    column: Column,
    answers: Counter[str],
    header: Said,
    metrics: Mapping[str, Metric],
    touchpoint: str,
    sure: bool,
    title: str,
) -> Suggestion:
    """A suggestion for a column whose touchpoint is known or likely."""
    named = len(header.metrics) == 1
    by_values = () if header.scoreless else _BY_VALUES
    pairs = [(metrics[id], scaled(answers, metrics[id], header)) for id in header.metrics or by_values]
    fitting = [(metric, found) for metric, found in pairs if found and (named or reaches_the_top(answers, found.scale))]
    if not fitting:
        return _nothing(column, msg("its answers fit no metric that it names"))
    metric, found = fitting[0]
    measure = Measure(
        column=column.name,
        touchpoint=touchpoint,
        metric=metric.id,
        scale=None if found.scale == metric.scale else found.scale,
        unit=header.unit if metric.scale is None else "",
    )
    if sure and named and found.certain:
        why = msg("it names {touchpoint} and {metric}", touchpoint=title, metric=_name(metric))
        return Suggestion(column, Role.ANSWERS, Certainty.CERTAIN, why, measure)
    return Suggestion(column, Role.ANSWERS, Certainty.LIKELY, _doubt(sure, named, found), measure)


_BY_VALUES = ("csat", "nps")
"""What a column without a metric's name is tried as: the narrower scale first."""


def _doubt(sure: bool, named: bool, found: Scaled) -> Message:
    """Why a suggestion is only likely."""
    if not sure:
        return msg("which touchpoint it is about is not plain")
    if not named:
        return msg("which metric it is about is not plain")
    return msg("which scale it was answered on is not plain")


def _name(metric: Metric) -> Value:
    return metric.name if metric.custom else Word(metric.name)


def _nothing(column: Column, reason: Message) -> Suggestion:
    return Suggestion(column, Role.ANSWERS, Certainty.NONE, reason)


def _unrivalled(answers: list[Suggestion]) -> list[Suggestion]:
    """The suggestions with none certain that another column could take the place of: two questions of one metric at
    one touchpoint may both be meant, or only one of them. Where one is certain, the others are told to be rivals."""
    known = [(s.measure.touchpoint, s.measure.metric, s.certainty) for s in answers if s.measure is not None]
    sure = Counter((place, metric) for place, metric, certainty in known if certainty is Certainty.CERTAIN)
    every = Counter((place, metric) for place, metric, _ in known if place)
    return [_beside_rivals(s, sure, every) for s in answers]


def _beside_rivals(found: Suggestion, sure: Counter[tuple[str, str]], every: Counter[tuple[str, str]]) -> Suggestion:
    if found.measure is None or found.certainty is Certainty.NONE:
        return found
    rivals = sure if found.certainty is Certainty.CERTAIN else every
    if rivals[found.measure.touchpoint, found.measure.metric] < 2:
        return found
    return msgspec.structs.replace(found, certainty=Certainty.LIKELY, reason=msg("several columns name the same"))
