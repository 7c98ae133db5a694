"""One person's round of blind scoring: which question comes next, and what was answered so far. No Qt in it.

The order of the touchpoints stands before it; the page that asks walks it, and its marks end in one step of editing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymap.analysis.blind import SIDES, Side


class Round:
    """Two questions for each touchpoint, one after the other; `at` is the number of the question that is asked."""

    def __init__(self, department: str, order: Sequence[str]) -> None:
        self.department = department
        self.order = tuple(order)
        self.at = 0
        self._marks: dict[str, dict[str, int]] = {}

    @property
    def done(self) -> bool:
        """Whether every question was asked."""
        return self.at >= len(self.order) * len(SIDES)

    @property
    def place(self) -> int:
        """Where the touchpoint that is asked about stands in the order, from 0."""
        return self.at // len(SIDES)

    @property
    def touchpoint(self) -> str:
        """The touchpoint that is asked about; an empty text when all is asked."""
        return "" if self.done else self.order[self.place]

    @property
    def side(self) -> Side:
        """What is asked about it."""
        return SIDES[self.at % len(SIDES)]

    @property
    def marks(self) -> Mapping[str, Mapping[str, int]]:
        """What was answered: touchpoint to side to mark."""
        return self._marks

    @property
    def answers(self) -> int:
        """How many questions were answered."""
        return sum(map(len, self._marks.values()))

    def answered(self, side: Side) -> bool:
        """Whether this side of the touchpoint that is asked about was answered."""
        return side in self._marks.get(self.touchpoint, {})

    def turn_to(self, side: Side) -> None:
        """Asks about this side of the same touchpoint."""
        self.at = self.place * len(SIDES) + SIDES.index(side)

    def answer(self, mark: int) -> None:
        """Takes a mark from 1 to 5 and goes on; an earlier one of the same question is replaced."""
        if not self.done:
            self._marks.setdefault(self.touchpoint, {})[self.side] = mark
            self.at += 1

    def skip(self) -> None:
        """Goes on without an answer; what was answered here before is taken back."""
        if not self.done:
            given = self._marks.get(self.touchpoint, {})
            given.pop(self.side, None)
            if not given:
                self._marks.pop(self.touchpoint, None)
            self.at += 1

    def go_on(self) -> None:
        """Goes on and leaves the question as it is, answered or not."""
        self.at += not self.done

    def back(self) -> None:
        """The question before; at the first one nothing."""
        self.at = max(self.at - 1, 0)

    def follow(self, order: Sequence[str]) -> None:
        """Another order, because touchpoints came or went: the question asked stays where its touchpoint is there."""
        asked, side, before = self.touchpoint, self.side, self.done
        self.order = tuple(order)
        self._marks = {id: given for id, given in self._marks.items() if id in set(order)}
        if asked in self.order:
            self.at = self.order.index(asked) * len(SIDES) + SIDES.index(side)
        elif before:
            self.at = len(self.order) * len(SIDES)
        else:
            self.at = min(self.place, len(self.order)) * len(SIDES)
