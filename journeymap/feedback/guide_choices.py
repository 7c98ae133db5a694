"""What a guided import uses each column for: preset by what was suggested, overruled by people or a plan.

`guide_read` stands before it; `guide` makes the plan of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from journeymap.feedback.folding import bare, folded
from journeymap.feedback.guide_read import Read
from journeymap.feedback.guide_values import SINGLE, Use
from journeymap.feedback.headers import close, titles_by_text
from journeymap.feedback.meanings import titles_meant
from journeymap.feedback.plan import Measure
from journeymap.feedback.planning import plan_of
from journeymap.feedback.suggesting import Certainty, measured
from journeymap.feedback.table import Column, Part
from journeymap.model.journey import Journey


class Choices:
    """Uses, measures and places by the names of columns, and which columns a person decided about."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forgets all of it."""
        self.uses: dict[str, Use] = {}
        self.measures: dict[str, Measure] = {}
        self.places: dict[str, dict[str, tuple[str, str]]] = {}
        self.chosen: set[str] = set()

    def take(self, before: Read, read: Read) -> None:
        """Presets what nobody decided about; where the columns are others now, all of it."""
        if {column.name for column in before.columns} != {column.name for column in read.columns}:
            self.clear()
        preset = _preset(read)
        kept = {name: use for name, use in self.uses.items() if name in self.chosen and _keeps(read, name)}
        taken = {use for use in kept.values() if use in SINGLE}
        free = {name: Use.NOTHING if use in taken else use for name, use in preset.items()}
        self.uses = {**free, **kept}
        for name, suggestion in read.suggestions.items():
            if suggestion.measure is not None and name not in self.chosen:
                self.measures[name] = suggestion.measure

    def column_for(self, use: Use) -> str:
        """The column that is used for what only one can be; empty where none is."""
        return next((name for name, known in self.uses.items() if known is use), "")

    @property
    def answers(self) -> tuple[str, ...]:
        """The columns of answers, in the file's order."""
        return tuple(name for name, use in self.uses.items() if use is Use.ANSWERS)

    def use(self, column: str, use: Use) -> None:
        """Uses a column for something; whatever was used for what only one can be is used for nothing."""
        former = self.column_for(use) if use in SINGLE else ""
        if former and former != column:
            self.uses[former] = Use.NOTHING
            self.chosen.add(former)
        self.uses[column] = use
        self.chosen.add(column)

    def measure(self, read: Read, journey: Journey, column: str, **fields: Any) -> None:
        """Says what a column of answers measures; another metric is asked on a scale of its own."""
        old = self.measures.get(column) or Measure(column=column, metric="")
        if fields.get("metric", old.metric) != old.metric:
            old = _of_metric(old, read, journey, fields["metric"])
        self.measures[column] = replace(old, **fields)
        self.use(column, Use.ANSWERS)

    def places_of(self, read: Read, journey: Journey, column: str) -> Mapping[str, tuple[str, str]]:
        """The touchpoint of each cell of a column, by its comparable text: how it is written, and the id."""
        found = {folded(cell): (bare(cell), id) for cell, id in _titles(read, journey, column).items()}
        return {**found, **self.places.get(column, {})}


def _preset(read: Read) -> dict[str, Use]:
    """What each column is used for where nobody decided; as a plan of all that is certain or likely would."""
    plan = plan_of(tuple(read.suggestions.values()), likely=True)
    single = {plan.date: Use.DATE, plan.id: Use.ID, plan.touchpoint_column: Use.TOUCHPOINT}
    answers = {measure.column for measure in plan.measures}
    return {
        column.name: _always(column)
        or single.get(column.name)
        or (Use.ANSWERS if column.name in answers else Use.NOTHING)
        for column in read.columns
    }


def _always(column: Column) -> Use | None:
    return {Part.PERSON: Use.PEOPLE, Part.TEXT: Use.TEXT}.get(column.part)


def _keeps(read: Read, name: str) -> bool:
    return all(column.part is not Part.PERSON for column in read.columns if column.name == name)


def _of_metric(old: Measure, read: Read, journey: Journey, metric: str) -> Measure:
    """A measure of another metric on the scale that the answers fit; only words that are no answer stay."""
    column = next(known for known in read.columns if known.name == old.column)
    found = measured(read.answers(old.column), column, journey, metric) if metric else None
    words = {word: None for word, number in old.words.items() if number is None}
    fresh = found or Measure(column=old.column, metric=metric)
    return replace(fresh, touchpoint=old.touchpoint, words=words, missing=old.missing)


def _titles(read: Read, journey: Journey, column: str) -> Mapping[str, str]:
    """The cells that are titles or ids of touchpoints, or mean a title in the other language."""
    titles = {**{close(id): id for id in journey.touchpoints}, **titles_by_text(journey)}
    cells = read.answers(column)
    meant = titles_meant(cells, journey) if len(cells) <= _MOST_PLACES else {}
    return {**meant, **{cell: titles[close(cell)] for cell in cells if close(cell) in titles}}


_MOST_PLACES = 5_000
"""A column of more different cells names no touchpoints that are worth looking for."""


def likely(read: Read, choices: Choices) -> bool:
    """Whether anything in use is only likely and nobody looked at it."""
    return any(
        suggestion.certainty is Certainty.LIKELY
        and name not in choices.chosen
        and choices.uses.get(name) is not Use.NOTHING
        for name, suggestion in read.suggestions.items()
    )
