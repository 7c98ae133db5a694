"""What stands in a workbook's rows: made from a journey when it is written, and again when it comes back, to know what
was there before.

A journey stands before it; `workbook_writing` draws the rows, `workbook_edits` compares cells with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import msgspec

from journeymap.analysis.results import Analysis, Score
from journeymap.analysis.wording import answers, interval, measure, score_value
from journeymap.departments.asking import Asked, asked_of
from journeymap.departments.workbook_words import Words, cell_text
from journeymap.i18n import Message, msg
from journeymap.model.metrics import Unit, metric_table
from journeymap.model.touchpoints import Touchpoint

Cell = str | float | date | None


class Row(msgspec.Struct, frozen=True):
    """One row that the journey fills: its hidden key, and its cells by column."""

    key: str
    cells: Mapping[str, Cell]


class Brief(msgspec.Struct, frozen=True):
    """What a workbook is made from; the analysis is as of the day it is sent, or empty where only keys are asked."""

    words: Words
    analysis: Analysis
    day: date | None = None


Rows = Callable[[Brief], Iterator[Row]]


def rows_of(sheet: str, brief: Brief) -> tuple[Row, ...]:
    """The rows of a sheet that the journey fills, in journey order; none for a sheet of empty rows."""
    make = _ROWS.get(sheet)
    return tuple(make(brief)) if make else ()


def asked_in_order(brief: Brief) -> list[Asked]:
    """What the department is asked, in journey order."""
    asked = {each.touchpoint: each for each in asked_of(brief.words.journey, brief.words.department)}
    return [asked[id] for id in brief.analysis.order if id in asked]


def _start(brief: Brief) -> Iterator[Row]:
    duty = brief.words.journey.departments[brief.words.department].duty
    text = brief.words.translator.text
    yield Row("by", {"label": text("Filled in by"), "value": ""})
    yield Row("day", {"label": text("Filled in on"), "value": None})
    yield Row("duty", {"label": text("What your department is there for"), "value": cell_text(duty)})


def _touchpoints(brief: Brief) -> Iterator[Row]:
    for asked in asked_in_order(brief):
        response = asked.response
        yield Row(
            asked.touchpoint,
            {
                "stage": cell_text(asked.stage),
                "touchpoint": brief.words.touchpoints[asked.touchpoint],
                "said": said(brief, asked.touchpoint),
                "others": _others(brief, asked),
                "roles": brief.words.roles(asked.roles),
                "answer": brief.words.word(response.answer) if response else "",
                "note": cell_text(response.note) if response else "",
            },
        )


def said(brief: Brief, touchpoint: str) -> str:
    """What customers say of a touchpoint: a line for each current score."""
    scores = [each for each in brief.analysis.current.get(touchpoint, ()) if each.value is not None]
    if not scores:
        return brief.words.translator.text("Nobody has asked them yet")
    return cell_text("\n".join(brief.words.translator.render(_line(brief, score)) for score in scores))


def _line(brief: Brief, score: Score) -> Message:
    name = measure(score.metric, score.formula)
    if score.record.segment:
        name = msg("{measure}, {segment}", measure=name, segment=score.record.segment)
    return msg("{measure}: {figure}", measure=name, figure=figure(brief, score))


def figure(brief: Brief, score: Score) -> Message:
    """A score with its interval and how many answered: `-12 (-21 to -3), 214 answers`."""
    currency = brief.words.journey.currency
    known = interval(score, currency)
    value, asked = score_value(score, currency), answers(score.n)
    if not score.n:
        return msg("{value}", value=value)
    if known is None:
        return msg("{value}, {answers}", value=value, answers=asked)
    return msg("{value} ({interval}), {answers}", value=value, interval=known, answers=asked)


def _others(brief: Brief, asked: Asked) -> str:
    """Who else holds which role, a line for each department; before it the hand-offs that are this department's."""
    departments = brief.words.journey.departments
    names = {id: departments[id].name or id for id in asked.others if id in departments}
    lines = (
        msg("{department}: {roles}", department=name, roles=brief.words.roles(asked.others[id]))
        for id, name in names.items()
    )
    return cell_text("\n".join(map(brief.words.translator.render, (*_hand_offs(brief, asked), *lines))))


def _hand_offs(brief: Brief, asked: Asked) -> Iterator[Message]:
    titles = brief.words.touchpoints
    for id in asked.hand_offs:
        link = brief.words.journey.links[id]
        if link.source == asked.touchpoint:
            yield msg("You: the hand-off to {touchpoint}", touchpoint=titles[link.target])
        else:
            yield msg("You: the hand-off from {touchpoint}", touchpoint=titles[link.source])


def _promises(brief: Brief) -> Iterator[Row]:
    titles = brief.words.touchpoints
    for asked in asked_in_order(brief):
        for place, promise in enumerate(brief.words.journey.touchpoints[asked.touchpoint].promises):
            cells = {
                "touchpoint": titles[asked.touchpoint],
                "text": cell_text(promise.text),
                "made_at": titles.get(promise.made_at, ""),
            }
            yield Row(f"{asked.touchpoint}#{place}", cells)


def _targets(brief: Brief) -> Iterator[Row]:
    for asked in asked_in_order(brief):
        touchpoint = brief.words.journey.touchpoints[asked.touchpoint]
        for key in _target_keys(brief, touchpoint):
            metric, _, formula = key.partition("/")
            measured = brief.words.formula((metric, formula))
            if measured is None:
                continue
            cells = {
                "touchpoint": brief.words.touchpoints[asked.touchpoint],
                "metric": brief.words.metrics[_usual(brief, metric, formula)],
                "now": _now(brief, asked.touchpoint, metric, measured.id),
                "target": touchpoint.targets.get(key),
                "unit": unit_words(brief, measured.unit, metric),
            }
            yield Row(f"{asked.touchpoint}|{key}", cells)


def _usual(brief: Brief, metric: str, formula: str) -> tuple[str, str]:
    """The key of a measure in the list of choices, where the usual formula is the empty one."""
    return (metric, formula) if (metric, formula) in brief.words.metrics else (metric, "")


def _target_keys(brief: Brief, touchpoint: Touchpoint) -> Iterator[str]:
    """The targets there are, then what is measured without one."""
    yield from touchpoint.targets
    covered = {(key.partition("/")[0], _formula_id(brief, key)) for key in touchpoint.targets}
    for record in touchpoint.scores:
        key = f"{record.metric}/{record.formula}" if record.formula else record.metric
        if (record.metric, _formula_id(brief, key)) not in covered:
            covered.add((record.metric, _formula_id(brief, key)))
            yield key


def _formula_id(brief: Brief, key: str) -> str:
    metric, _, formula = key.partition("/")
    found = brief.words.formula((metric, formula))
    return found.id if found else formula


def _now(brief: Brief, touchpoint: str, metric: str, formula: str) -> str:
    lines = (
        brief.words.translator.render(figure(brief, score))
        for score in brief.analysis.current.get(touchpoint, ())
        if score.value is not None and (score.metric.id, score.formula.id) == (metric, formula)
    )
    return "\n".join(lines)


def unit_words(brief: Brief, unit: Unit, metric: str) -> str:
    """What a figure of this unit is counted in."""
    text = brief.words.translator.text
    if unit == "index":
        return text("points, −100 to 100")
    if unit == "percent":
        return text("percent, 0 to 100")
    if unit == "seconds":
        return text("seconds, or for example 5 min")
    if unit == "money":
        return brief.words.journey.currency or text("money")
    scale = metric_table(brief.words.journey.metrics)[metric].scale
    number = brief.words.translator.number
    return text("points, {low} to {high}", low=number(scale[0], 2), high=number(scale[1], 2)) if scale else ""


_ROWS: Mapping[str, Rows] = {
    "start": _start,
    "touchpoints": _touchpoints,
    "promises": _promises,
    "targets": _targets,
}
