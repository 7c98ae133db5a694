"""A round of dot-voting: whose turn it is, what is voted on, how many dots are left; votes go into the document.

Dots are the document's: a person's own are those that came since their turn began, so undo takes them back, and they
are left again. All dots of one person are one step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from journeymap.editing.commands.parking import vote, vote_parked
from journeymap.editing.document import Document
from journeymap.i18n import mark, msg
from journeymap.model import Journey, ParkedIdea

IDEAS = "parking_lot"
KINDS: Mapping[str, str] = {
    "touchpoints": mark("Touchpoints"),
    IDEAS: mark("Ideas"),
    "actions": mark("Actions"),
}
"""What can be voted on, in the order in which it is listed."""


class Candidate(msgspec.Struct, frozen=True):
    """Something that can get votes: its mapping, its id or place, its words and its votes. `key` tells it from all
    others, also when ideas before it come and go."""

    key: str
    mapping: str
    id: str
    title: str
    votes: int


def idea_keys(ideas: Sequence[ParkedIdea]) -> tuple[str, ...]:
    """A key for each parked idea, made of its words; the second one of the same words has another."""
    seen: Counter[str] = Counter()
    keys = []
    for idea in ideas:
        keys.append(f"{seen[idea.text]}/{idea.text}")
        seen[idea.text] += 1
    return tuple(keys)


def candidates(journey: Journey, kinds: Iterable[str]) -> Iterator[Candidate]:
    """What of a journey can get votes, kind after kind."""
    for kind in KINDS:
        if kind not in kinds:
            continue
        if kind == IDEAS:
            for place, (key, idea) in enumerate(zip(idea_keys(journey.parking_lot), journey.parking_lot, strict=True)):
                yield Candidate(f"{IDEAS}/{key}", IDEAS, str(place), idea.text, idea.votes)
        else:
            for id, element in getattr(journey, kind).items():
                yield Candidate(f"{kind}/{id}", kind, id, element.title.strip() or id, element.votes)


def results(journey: Journey) -> list[Candidate]:
    """Everything that has votes, the most first."""
    found = [candidate for candidate in candidates(journey, KINDS) if candidate.votes]
    return sorted(found, key=lambda candidate: -candidate.votes)


class Ballot:
    """One round: `each` votes for every person on elements of `kinds`."""

    def __init__(self, document: Document, kinds: Sequence[str], each: int) -> None:
        self._document = document
        self.kinds, self.each, self.person = tuple(kinds), each, 0
        self._before: dict[str, int] = {}
        self._listed: tuple[Journey | None, list[Candidate]] = (None, [])
        self.next_person()

    def next_person(self) -> None:
        """The next person's turn begins, with all their votes."""
        self._document.seal()
        self.person += 1
        self._before = {candidate.key: candidate.votes for candidate in self.candidates()}

    def candidates(self) -> list[Candidate]:
        """What can get votes now; gathered once for each state of the journey."""
        journey = self._document.journey
        if self._listed[0] is not journey:
            self._listed = (journey, list(candidates(journey, self.kinds)))
        return self._listed[1]

    def follow(self) -> None:
        """Forgets votes from before this turn that went since; what is new begins without own ones."""
        for candidate in self.candidates():
            self._before[candidate.key] = min(self._before.get(candidate.key, candidate.votes), candidate.votes)

    def given(self) -> Mapping[str, int]:
        """How many votes of this person each candidate has."""
        return {one.key: max(one.votes - self._before.get(one.key, one.votes), 0) for one in self.candidates()}

    @property
    def left(self) -> int:
        """How many votes this person has left."""
        return max(self.each - sum(self.given().values()), 0)

    def give(self, key: str, votes: int) -> bool:
        """Gives a candidate a vote of this person (1) or takes one back (-1); False where there is none to give or to
        take. All of one person's votes become one step."""
        candidate = next((one for one in self.candidates() if one.key == key), None)
        if candidate is None or (self.left < votes if votes > 0 else self.given()[key] < -votes):
            return False
        label = msg("Votes of person {number}", number=self.person)
        with self._document.edit(label, f"votes/{id(self)}/{self.person}"):
            if candidate.mapping == IDEAS:
                vote_parked(self._document, int(candidate.id), votes)
            else:
                vote(self._document, candidate.mapping, candidate.id, votes)
        return True
