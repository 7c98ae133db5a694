"""The lists of a workbook's drop-downs, and their words read back in either language, in any case.

A journey and its translators stand before it; rows are written in these words and cells are understood by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cached_property
from typing import Any, TypeVar

from journeymap.analysis.wording import measure
from journeymap.feedback.folding import folded
from journeymap.i18n import LANGUAGES, Translator, mark
from journeymap.model.journey import Journey
from journeymap.model.metrics import Formula, Metric, metric_table
from journeymap.model.words import LABELS, Answer, Evidence, Role

E = TypeVar("E", bound=Enum)

NO_PART = mark("No part")
_AND = re.compile(r"\s*(?:[,;/+&\n]|\band\b|\bdan\b)\s*", re.IGNORECASE)
_BOTH = (Role.ACCOUNTABLE, Role.RESPONSIBLE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_MOST_CHARS = 32_767


def cell_text(text: str) -> str:
    """A text as a cell can hold it: without characters that no workbook can hold, at most 32,767 of them."""
    return _CONTROL.sub("", text)[:_MOST_CHARS]


def one_line(text: str) -> str:
    """A title as a list shows it."""
    return " ".join(cell_text(text).split())


class Words:
    """The lists of one workbook: what is shown, and what a cell means. Meanings are None for an unknown word."""

    def __init__(self, journey: Journey, department: str, language: str) -> None:
        self.journey = journey
        self.department = department
        self.translator = Translator(language)
        self._all = (self.translator, *(Translator(each) for each in LANGUAGES if each != language))

    # --- what is shown

    @cached_property
    def touchpoints(self) -> Mapping[str, str]:
        """Touchpoint to its title; titles that several have are numbered."""
        return _told_apart({id: each.title for id, each in self.journey.touchpoints.items()})

    @cached_property
    def stages(self) -> Mapping[str, str]:
        """Stage to its title."""
        return _told_apart({id: stage.title for id, stage in self.journey.stages.items()})

    @cached_property
    def metrics(self) -> Mapping[tuple[str, str], str]:
        """Metric and formula to words; the metric's usual formula is the empty one."""
        return self._metrics(self.translator)

    def _metrics(self, translator: Translator) -> Mapping[tuple[str, str], str]:
        table = metric_table(self.journey.metrics)
        return _told_apart({key: translator.render(measure(*of)) for key, of in _measures(table).items()})

    def formula(self, key: tuple[str, str]) -> Formula | None:
        """The formula that a metric's key stands for; None where the metric has none of that name."""
        metric = metric_table(self.journey.metrics).get(key[0])
        return metric.formula(key[1]) if metric else None

    def roles(self, roles: Iterable[Role]) -> str:
        """The roles as a cell shows them."""
        return ", ".join(self.translator.text(LABELS[role]) for role in roles)

    def word(self, value: Enum | None) -> str:
        """A word of a closed list; empty for None."""
        return "" if value is None else self.translator.text(LABELS[value])

    def choices(self, name: str) -> tuple[str, ...]:
        """What the drop-down of that name offers."""
        if name == "roles":
            return self._role_choices()
        if name in ("answers", "evidence"):
            return tuple(map(self.word, Answer if name == "answers" else Evidence))
        return tuple(getattr(self, name).values())

    def _role_choices(self) -> tuple[str, ...]:
        held = (each.owners.get(self.department, ()) for each in self.journey.touchpoints.values())
        several = dict.fromkeys(roles for roles in (_BOTH, *held) if len(roles) > 1)
        return (*map(self.word, Role), *map(self.roles, several), self.translator.text(NO_PART))

    # --- what a cell means

    def touchpoint_of(self, text: str) -> str | None:
        """The touchpoint a cell names."""
        return self._touchpoint_words.get(_key(text))

    def stage_of(self, text: str) -> str | None:
        """The stage a cell names."""
        return _meanings([self.stages]).get(_key(text))

    def metric_of(self, text: str) -> tuple[str, str] | None:
        """The metric and formula a cell names; the usual formula is the empty one."""
        return self._metric_words.get(_key(text))

    def roles_of(self, text: str) -> tuple[Role, ...] | None:
        """The roles a cell names, by whole words or RACI letters; none for *no part*."""
        if _key(text) in self._no_part:
            return ()
        roles = [self._role_words.get(_key(word)) for word in _AND.split(text.strip()) if word]
        known = [role for role in roles if role]
        return tuple(sorted(set(known), key=[*Role].index)) if known and len(known) == len(roles) else None

    def answer_of(self, text: str) -> Answer | None:
        """What a cell answers."""
        return self._enum(Answer).get(_key(text))

    def evidence_of(self, text: str) -> Evidence | None:
        """How a cell says it is known."""
        return self._enum(Evidence).get(_key(text))

    @cached_property
    def _touchpoint_words(self) -> Mapping[str, str]:
        return _meanings([self.touchpoints])

    @cached_property
    def _metric_words(self) -> Mapping[str, tuple[str, str]]:
        plain = {(id, ""): id for id in metric_table(self.journey.metrics)}
        return _meanings([*map(self._metrics, self._all), plain])

    @cached_property
    def _role_words(self) -> Mapping[str, Role]:
        return {**{role.value[0]: role for role in Role}, **self._enum(Role)}

    @cached_property
    def _no_part(self) -> set[str]:
        return {_key(translator.text(NO_PART)) for translator in self._all}

    def _enum(self, kind: type[E]) -> dict[str, E]:
        tables = [{each: translator.text(LABELS[each]) for each in kind} for translator in self._all]
        return _meanings([*tables, {each: each.value for each in kind}])


def _measures(table: Mapping[str, Metric]) -> dict[tuple[str, str], tuple[Metric, Formula]]:
    return {
        (metric.id, "" if formula is metric.formulas[0] else formula.id): (metric, formula)
        for metric in table.values()
        for formula in metric.formulas
    }


def _key(text: str) -> str:
    return folded(one_line(text))


def _told_apart(titles: Mapping[Any, str]) -> dict[Any, str]:
    """The titles on one line each, numbered where two of them would read the same."""
    taken: set[str] = set()
    told: dict[Any, str] = {}
    for key, title in titles.items():
        plain = one_line(title) or str(key)
        label, number = plain, 2
        while _key(label) in taken:
            label, number = f"{plain} ({number})", number + 1
        taken.add(_key(label))
        told[key] = label
    return told


def _meanings(tables: Iterable[Mapping[Any, str]]) -> dict[str, Any]:
    """Folded word to what it means; where languages disagree, the first table holds."""
    meanings: dict[str, Any] = {}
    for table in tables:
        for meaning, word in table.items():
            meanings.setdefault(_key(word), meaning)
    return meanings
