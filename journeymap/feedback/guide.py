"""One guided import on its way: answers in, how they are read, which column says what, what it would change.

`guide_read` reads, `guide_choices` presets; the window's import is built on this, `importing` counts what it says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec.structs import replace

from journeymap.feedback import guide_read
from journeymap.feedback.counting import Span
from journeymap.feedback.dates import Order
from journeymap.feedback.folding import bare, folded
from journeymap.feedback.guide_answers import comments_of, words_of
from journeymap.feedback.guide_choices import Choices, likely
from journeymap.feedback.guide_following import follow_plan
from journeymap.feedback.guide_missing import missing_of
from journeymap.feedback.guide_read import Glance, Progress, Read
from journeymap.feedback.guide_values import ColumnUse, Comment, GuideError, PlaceRow, Source, Use, WordRow
from journeymap.feedback.importing import Outcome
from journeymap.feedback.periods import Grain
from journeymap.feedback.plan import Doubled, Measure, Plan
from journeymap.feedback.suggesting import measured
from journeymap.feedback.table import Column, Part
from journeymap.i18n import Message, msg
from journeymap.model.journey import Journey
from journeymap.model.words import Evidence

if TYPE_CHECKING:
    from journeymap.feedback.guide_counting import Counting

__all__ = ["ColumnUse", "Comment", "Guide", "GuideError", "PlaceRow", "Source", "Use", "WordRow"]

T = TypeVar("T")


class _Option(Generic[T]):
    """A choice about the whole import; setting it makes what was counted stale."""

    def __init__(self, default: T) -> None:
        self._default = default

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_{name}"

    def __get__(self, guide: Guide, owner: type | None = None) -> T:
        found: T = getattr(guide, self._name, self._default)
        return found

    def __set__(self, guide: Guide, value: T) -> None:
        if value != self.__get__(guide):
            setattr(guide, self._name, value)
            guide._altered(by_hand=True)


class Guide:
    """One guided import. Nothing touches the journey; `outcome` says what it would become.

    `revision` grows with every change, so that whoever keeps an outcome knows when it is stale. `by_hand` says whether
    a person chose anything that would be lost. Slow are reading (`put_file`, `put_text`, `read_as`, `set_part`) and
    `outcome`: off the GUI thread, read with the functions of `guide_read` upon `guide.read`, then `take` what came.
    """

    period = _Option(Grain.MONTH)
    add = _Option(False)
    doubled = _Option(Doubled.LEAVE_OUT)
    date_order = _Option(Order.ASK)
    span: _Option[Span] = _Option((None, None))
    evidence = _Option(Evidence.SURVEY)
    source_name = _Option("")

    def __init__(self, journey: Journey, *, day: date) -> None:
        self.journey, self.day = journey, day
        self.read = Read()
        self.revision = 0
        self.by_hand = False
        self._choices = Choices()
        self._worked_out: dict[str, Any] = {}

    def about(self, journey: Journey) -> None:
        """The journey is another one now; what was chosen and suggested stays."""
        self.journey = journey
        self._altered(by_hand=False)

    # --- answers

    @property
    def sources(self) -> tuple[Source, ...]:
        """What was put in."""
        return self.read.sources

    def put_file(
        self, path: Path, *, sheet: str | None = None, format: str | None = None, progress: Progress | None = None
    ) -> None:
        """Puts a file in; slow. Raises `AnswersError`, and `GuideError` where it does not fit to the others."""
        source = guide_read.file_source(path, sheet=sheet, format=format, progress=progress)
        self.take(guide_read.joined(self.read, [source], self.journey))

    def put_text(self, text: str, source: str) -> None:
        """Puts pasted cells in, called `source`. Raises `AnswersError`, `GuideError`."""
        self.take(guide_read.joined(self.read, [guide_read.text_source(text, source)], self.journey))

    def take_away(self, at: int) -> None:
        """Takes the source at a place out again; slow where the first one goes."""
        self.take(guide_read.without(self.read, at, self.journey))

    def read_as(self, at: int, format: str | None, *, progress: Progress | None = None) -> None:
        """Reads the source at a place, and with it the others, as another format (None: recognised); slow. What was
        chosen stays where the columns do. Raises `AnswersError`, `GuideError`."""
        self.take(guide_read.read_again(self.read, format, self.journey, progress))
        self.by_hand = True

    def set_part(self, column: str, part: Part) -> None:
        """Says what a column is for in the tool; slow. Raises `GuideError` where it would show who people are."""
        self.take(guide_read.parted(self.read, column, part, self.journey))
        self.by_hand = True

    def take(self, read: Read) -> None:
        """Takes over what was read, and presets what nobody decided about."""
        before, self.read = self.read, read
        self._choices.take(before, read)
        self.by_hand = self.by_hand and bool(read.sources)
        self._altered(by_hand=False)

    # --- mapping

    @property
    def columns(self) -> tuple[ColumnUse, ...]:
        """The first source's columns and what each is used for."""
        return tuple(map(self._use_of, self.read.columns))

    def column(self, name: str) -> ColumnUse:
        """A column of the first source and what it is used for. Raises `KeyError`."""
        column = next((known for known in self.read.columns if known.name == name), None)
        if column is None:
            raise KeyError(name)
        return self._use_of(column)

    def _use_of(self, column: Column) -> ColumnUse:
        name = column.name
        use = self._choices.uses[name]
        glance = self.read.glances.get(name, Glance())
        return ColumnUse(
            column,
            use,
            self._measure(name) if use is Use.ANSWERS else None,
            self.read.suggestions.get(name),
            glance.samples,
            glance.answered,
            name in self._choices.chosen,
        )

    @property
    def by_column(self) -> bool:
        """Whether a column says which touchpoint each row is about, so that the measures need not."""
        return self._once("by_column", lambda: bool(self._choices.column_for(Use.TOUCHPOINT)))

    def use(self, column: str, use: Use) -> None:
        """Uses a column for something; at most one each for days, ids, touchpoints and segments: the former is used
        for nothing then. Raises `GuideError` where it would read who people are."""
        known = self.column(column)
        if (use is Use.PEOPLE) != (known.use is Use.PEOPLE):
            raise GuideError(msg("“{column}” tells who people are; it is not read.", column=column))
        if use is Use.ANSWERS and column not in self._choices.measures:
            found = measured(self.read.answers(column), known.column, self.journey)
            self._choices.measures[column] = found or Measure(column=column, metric="")
        self._choices.use(column, use)
        self._altered(by_hand=True)

    def measure(self, column: str, **fields: Any) -> None:
        """Says touchpoint, metric, formula, scale or unit of answers, and uses the column for answers. Another metric
        brings the scale that the answers fit. Raises `GuideError` as `use` does."""
        if self.column(column).use is not Use.ANSWERS:
            self.use(column, Use.ANSWERS)
        self._choices.measure(self.read, self.journey, column, **fields)
        self._altered(by_hand=True)

    def words(self, column: str) -> tuple[WordRow, ...]:
        """The different answers of a column: first what gives no number, then by number, last what is no answer."""
        measure = self._choices.measures.get(column) or Measure(column=column, metric="")
        return words_of(self.read.answers(column), measure, self.journey)

    def set_word(self, column: str, answer: str, number: float | None) -> None:
        """Says which number an answer counts as; None: it is no answer."""
        self._set_words(column, answer, {answer: number})

    def forget_word(self, column: str, answer: str) -> None:
        """Reads an answer as the program would."""
        self._set_words(column, answer, {})

    def places(self) -> tuple[PlaceRow, ...]:
        """The different cells of the touchpoint column, the most frequent first; none where there is no such column."""
        column = self._choices.column_for(Use.TOUCHPOINT)
        if not column:
            return ()
        known = self._choices.places_of(self.read, self.journey, column)
        return _place_rows(self.read.answers(column).most_common(), {key: id for key, (_, id) in known.items()})

    def set_place(self, value: str, touchpoint: str) -> None:
        """Says which touchpoint a cell of the touchpoint column means; empty: its rows are left out."""
        column = self._choices.column_for(Use.TOUCHPOINT)
        self._choices.places.setdefault(column, {})[folded(value)] = (value, touchpoint)
        self._choices.chosen.add(column)
        self._altered(by_hand=True)

    # --- plan

    @property
    def plan(self) -> Plan:
        """What it all says now."""
        return self._once("plan", self._make_plan)

    def _make_plan(self) -> Plan:
        choices = self._choices
        where = choices.column_for(Use.TOUCHPOINT)
        values = choices.places_of(self.read, self.journey, where).values() if where else ()
        measures = tuple(self._measure(name) for name in choices.answers)
        return Plan(
            measures=tuple(measure for measure in measures if measure.metric),
            date=choices.column_for(Use.DATE),
            date_order=self.date_order,
            period=self.period,
            from_=self.span[0],
            to=self.span[1],
            id=choices.column_for(Use.ID),
            doubled=self.doubled,
            touchpoint_column=where,
            touchpoint_values={value: id for value, id in values if id or value in choices.places.get(where, ())},
            segment=choices.column_for(Use.SEGMENT),
            source=self.source_name,
            evidence=self.evidence,
        )

    def follow(self, plan: Plan) -> tuple[Message, ...]:
        """Takes a plan over instead of all that was chosen; the sentences say what of it does not fit."""
        against = follow_plan(plan, self.read, self.journey, self._choices)
        self.period, self.doubled, self.date_order = plan.period, plan.doubled, plan.date_order
        self.span, self.evidence, self.source_name = (plan.from_, plan.to), plan.evidence, plan.source
        self.by_hand = False
        self._altered(by_hand=False)
        return against

    def suggest_again(self) -> None:
        """Forgets all that was chosen, and presets what is suggested."""
        self._choices.clear()
        self._choices.take(self.read, self.read)
        self._altered(by_hand=False)
        self.by_hand = False

    @property
    def fingerprint(self) -> str:
        """What tells files of the same columns: 16 hexadecimal digits, the same in whatever order the columns stand."""
        names = sorted(folded(column.name) for column in self.read.columns)
        return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]

    # --- outcome

    @property
    def missing(self) -> tuple[Message, ...]:
        """What still keeps it from counting."""
        return self._once("missing", lambda: missing_of(self.read, self._choices, self.plan, self.journey))

    @property
    def ready(self) -> bool:
        """Whether it can be counted."""
        return not self.missing

    @property
    def certain(self) -> bool:
        """Whether it can be counted, and nobody needs to look over anything that is only likely."""
        return self.ready and not likely(self.read, self._choices)

    def outcome(self) -> Outcome:
        """What it would change; may take a second. Raises `PlanError`, `EditError`."""
        return self.counting()()

    def counting(self) -> Counting:
        """What `outcome` does, of what is said now, to be called in any thread."""
        from journeymap.feedback.guide_counting import Counting

        return Counting(self.read.sources, self.journey, self.plan, add=self.add, day=self.day)

    def comments(self) -> tuple[Comment, ...]:
        """The texts that a person may pick quotations from, in the files' order, each text once; may take a second."""
        texts = tuple(name for name, use in self._choices.uses.items() if use is Use.TEXT)
        return comments_of(self.read, texts, self.plan, self.journey)

    def _measure(self, name: str) -> Measure:
        known = self._choices.measures[name]
        return replace(known, touchpoint="") if self.by_column else known

    def _set_words(self, column: str, answer: str, said: dict[str, float | None]) -> None:
        old = self.column(column).measure or self._choices.measures.get(column) or Measure(column=column, metric="")
        words = {word: number for word, number in old.words.items() if folded(word) != folded(answer)}
        self.measure(column, words={**words, **said})

    def _once(self, name: str, work: Callable[[], T]) -> T:
        """What was worked out since the last change, else worked out now."""
        if name not in self._worked_out:
            self._worked_out[name] = work()
        found: T = self._worked_out[name]
        return found

    def _altered(self, *, by_hand: bool) -> None:
        self._worked_out.clear()
        self.by_hand = self.by_hand or by_hand
        self.revision += 1


def _place_rows(cells: Sequence[tuple[str, int]], known: dict[str, str]) -> tuple[PlaceRow, ...]:
    """A row for each different text of the cells, as it is written most often."""
    rows: dict[str, PlaceRow] = {}
    for cell, count in cells:
        key = folded(cell)
        old = rows.get(key)
        rows[key] = replace(old, count=old.count + count) if old else PlaceRow(bare(cell), count, known.get(key, ""))
    return tuple(rows.values())
