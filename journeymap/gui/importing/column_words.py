"""What can be chosen for a column, in words: uses, touchpoints, measures, scales and units of time.

The journey and a column's use stand before it; the tables of the columns page show the choices.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from journeymap.analysis.wording import measure as measure_words
from journeymap.feedback.guide_values import ColumnUse, Use
from journeymap.feedback.plan import Measure
from journeymap.gui.importing.choice_popup import Choice
from journeymap.gui.look.speech import Speech
from journeymap.i18n import Message, Number, mark, msg
from journeymap.model.journey import Journey
from journeymap.model.metrics import Metric, metric_table

USES: Mapping[Use, str] = {
    Use.ANSWERS: mark("Answers"),
    Use.DATE: mark("Day of the answer"),
    Use.ID: mark("Response id"),
    Use.TOUCHPOINT: mark("Touchpoint"),
    Use.SEGMENT: mark("Segment"),
    Use.TEXT: mark("Comments"),
    Use.NOTHING: mark("Not used"),
    Use.PEOPLE: mark("About people"),
}
_BESIDE: Mapping[Use, str] = {
    Use.ANSWERS: mark("counted"),
    Use.ID: mark("finds answers that come twice"),
    Use.TOUCHPOINT: mark("says what each row is about"),
    Use.TEXT: mark("for quotations"),
}
UNITS: Mapping[str, str] = {
    "": mark("as written"),
    "seconds": mark("seconds"),
    "minutes": mark("minutes"),
    "hours": mark("hours"),
    "days": mark("days"),
}
_SCALES: tuple[tuple[float, float], ...] = ((1, 3), (1, 4), (1, 5), (1, 6), (1, 7), (1, 10), (0, 10), (0, 100))
_TYPED = re.compile(r"\s*(\d{1,3})\s*(?:-|–|—|to|sampai|hingga|s/d)?\s*(\d{1,3})\s*")
_BETWEEN = "\n"
"""Parts a metric's id from its formula's in a key: no id holds it."""


def use_choices(speech: Speech) -> list[Choice]:
    """What a column can be used for; columns about people are not chosen."""
    return [
        Choice(use.value, speech.text(words), speech.text(_BESIDE.get(use, "")))
        for use, words in USES.items()
        if use is not Use.PEOPLE
    ]


def touchpoint_choices(journey: Journey, none: str = "") -> list[Choice]:
    """The journey's touchpoints with their stages; first `none`, where there is such a choice."""
    stages = {id: stage.title for id, stage in journey.stages.items()}
    first = [Choice("", none)] if none else []
    return first + [Choice(id, one.title or id, stages.get(one.stage, "")) for id, one in journey.touchpoints.items()]


def measure_choices(journey: Journey, speech: Speech) -> list[Choice]:
    """Every metric that answers can be counted for, by each of its formulas."""
    return [
        Choice(measure_key(metric.id, formula.id), speech.text(measure_words(metric, formula)))
        for metric in metric_table(journey.metrics).values()
        for formula in metric.formulas
        if formula.unit != "money"
    ]


def measure_key(metric: str, formula: str) -> str:
    """The key of a metric's formula."""
    return f"{metric}{_BETWEEN}{formula}"


def measured_as(key: str, journey: Journey, old: Measure | None) -> Mapping[str, Any]:
    """What a chosen metric and formula say of a column: the default formula is not named."""
    id, _, formula = key.partition(_BETWEEN)
    default = metric_table(journey.metrics)[id].formulas[0].id
    fields: dict[str, Any] = {"formula": "" if formula == default else formula}
    return fields if old is not None and old.metric == id else {"metric": id, **fields}


def key_of(measure: Measure | None, journey: Journey) -> str:
    """The key of what a column measures now; empty where that is not known."""
    metric = metric_of(measure, journey)
    if metric is None or measure is None:
        return ""
    return measure_key(metric.id, measure.formula or metric.formulas[0].id)


def metric_of(measure: Measure | None, journey: Journey) -> Metric | None:
    """The metric that a column measures; None where that is not known."""
    return metric_table(journey.metrics).get(measure.metric) if measure is not None else None


def measured(measure: Measure | None, journey: Journey) -> Message | None:
    """Metric and formula in words; None where they are not known."""
    metric = metric_of(measure, journey)
    formula = metric.formula(measure.formula) if metric is not None and measure is not None else None
    return measure_words(metric, formula) if metric is not None and formula is not None else None


def scale_words(scale: tuple[float, float]) -> Message:
    """A scale in words: `1 to 5`."""
    low, high = (Number(end, 2) for end in scale)
    return msg("{low} to {high}", low=low, high=high)


def asked_on(use: ColumnUse, journey: Journey) -> Message | None:
    """The scale of a column, or of times the unit of bare numbers; None where neither is known."""
    metric = metric_of(use.measure, journey)
    if metric is None or use.measure is None:
        return None
    if metric.scale is None:
        return Message(UNITS.get(use.measure.unit, UNITS[""]))
    return scale_words(use.measure.scale or metric.scale)


def scale_choices(metric: Metric, speech: Speech) -> list[Choice]:
    """The scales that answers to a metric may have been given on, its own first; of times the units."""
    if metric.scale is None:
        return [Choice(unit, speech.text(words)) for unit, words in UNITS.items()]
    own = speech.text(mark("usual"))
    first = [_scale_choice(metric.scale, speech, own)]
    if metric.scale == (0, 1) or metric.id == "nps":
        return first
    return first + [_scale_choice(scale, speech) for scale in _SCALES if scale != metric.scale]


def _scale_choice(scale: tuple[float, float], speech: Speech, aside: str = "") -> Choice:
    return Choice(f"{scale[0]:g}-{scale[1]:g}", speech.text(scale_words(scale)), aside)


def typed_scale(text: str, speech: Speech) -> Choice | None:
    """A scale as people type it, `1-9` or `1 to 9`; None where it is none."""
    found = _TYPED.fullmatch(text)
    if found is None or int(found[1]) >= int(found[2]):
        return None
    return _scale_choice((float(found[1]), float(found[2])), speech)


def scaled_as(key: str, metric: Metric) -> Mapping[str, Any]:
    """What a chosen scale or unit says of a column: the metric's own scale is not named."""
    if metric.scale is None:
        return {"unit": key}
    low, _, high = key.partition("-")
    scale = (float(low), float(high))
    return {"scale": None if scale == metric.scale else scale}


def scale_key(use: ColumnUse, journey: Journey) -> str:
    """The key of a column's scale or unit now."""
    metric = metric_of(use.measure, journey)
    if metric is None or use.measure is None:
        return ""
    if metric.scale is None:
        return use.measure.unit
    low, high = use.measure.scale or metric.scale
    return f"{low:g}-{high:g}"


def samples(cells: Sequence[str]) -> str:
    """A few cells of a column side by side, as they stand in the file."""
    return "  ·  ".join(" ".join(cell.split()) for cell in cells)


def can_be_answers(use: Use) -> bool:
    """Whether a touchpoint or a measure may be chosen for a column at once: what serves for days, ids or groups is
    first said to be used for something else."""
    return use in (Use.ANSWERS, Use.NOTHING, Use.TEXT)
