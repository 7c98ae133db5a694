"""What the departments said of their parts: how much they own and accepted, and both sides' words where one disputes.

The analysed journey stands before it; the pages of ownership and of departments come after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from journeymap.i18n import Day, Listing, Message, Word, mark, msg, msg_count
from journeymap.model.touchpoints import Response, Touchpoint
from journeymap.model.words import LABELS, Answer, Role
from journeymap.report.content.roles import letters_of
from journeymap.report.context import Context
from journeymap.report.registry import part_title

_ACCEPTED = mark("{count} accepted")
_DISPUTED = mark("{count} disputed")
_UNANSWERED = mark("{count} not given")


class Tally(msgspec.Struct, frozen=True):
    """A department: for how many touchpoints it is accountable, how it answered, its trained and all its people."""

    department: str
    accountable: int
    accepted: int
    disputed: int
    staff: int | None = None
    trained: int | None = None

    @property
    def unanswered(self) -> int:
        """For how many touchpoints it gave no answer."""
        return self.accountable - self.accepted - self.disputed


class Voice(msgspec.Struct, frozen=True):
    """One side of a dispute: department, the letters of its part, its answer, its words with who said them when."""

    department: str
    letters: str
    answer: str
    words: str


class Dispute(msgspec.Struct, frozen=True):
    """A touchpoint whose owner is contested, with everybody's side."""

    touchpoint: str
    voices: tuple[Voice, ...]


def tallies(context: Context) -> tuple[Tally, ...]:
    """Every department, in the order of the file."""
    return tuple(tally(context, id) for id in context.journey.departments)


def tally(context: Context, id: str) -> Tally:
    """One department's answers."""
    answers = [
        touchpoint.responses.get(id, Response()).answer
        for touchpoint in context.journey.touchpoints.values()
        if Role.ACCOUNTABLE in touchpoint.owners.get(id, ())
    ]
    department = context.journey.departments[id]
    return Tally(
        id,
        len(answers),
        answers.count(Answer.ACCEPTED),
        answers.count(Answer.DISPUTED),
        department.staff,
        department.trained,
    )


def answers_told(counted: Sequence[Tally]) -> Message:
    """How all departments together answered, in a sentence."""
    return msg_count(
        "Answers of the departments to being accountable, {count} in all: {accepted} accepted, {disputed} disputed, "
        "{unanswered} not given; by department under “{part}”.",
        "Answers of the departments to being accountable, {count} in all: {accepted} accepted, {disputed} disputed, "
        "{unanswered} not given; by department under “{part}”.",
        sum(each.accountable for each in counted),
        accepted=sum(each.accepted for each in counted),
        disputed=sum(each.disputed for each in counted),
        unanswered=sum(each.unanswered for each in counted),
        part=Word(part_title("departments")),
    )


def answers(each: Tally) -> Message | None:
    """How one department answered, as a cell says it; None where nothing was asked."""
    counts = ((each.accepted, _ACCEPTED), (each.disputed, _DISPUTED), (each.unanswered, _UNANSWERED))
    said = tuple(Message(words, {"count": count}) for count, words in counts if count)
    return msg("{answers}", answers=Listing(said)) if said else None


def disputes(context: Context) -> tuple[Dispute, ...]:
    """Touchpoints with more than one accountable department, or with one that disputes its part, in journey order."""
    places = ((id, context.journey.touchpoints[id]) for id in context.analysis.order)
    return tuple(Dispute(id, tuple(_voices(context, place))) for id, place in places if _contested(place))


def _contested(touchpoint: Touchpoint) -> bool:
    several = len(touchpoint.departments_with(Role.ACCOUNTABLE)) > 1
    return several or any(response.answer is Answer.DISPUTED for response in touchpoint.responses.values())


def _voices(context: Context, touchpoint: Touchpoint) -> Iterator[Voice]:
    for department in dict.fromkeys((*touchpoint.owners, *touchpoint.responses)):
        response = touchpoint.responses.get(department)
        roles = touchpoint.owners.get(department, ())
        if response is not None or _sides(touchpoint).intersection(roles):
            yield Voice(department, letters_of(roles), answer_of(context, response), words_of(context, response))


def _sides(touchpoint: Touchpoint) -> frozenset[Role]:
    """Whose silence counts too: every accountable department; beside a single one those that do the work."""
    alone = touchpoint.accountable is not None
    return frozenset({Role.ACCOUNTABLE, Role.RESPONSIBLE} if alone else {Role.ACCOUNTABLE})


def answer_of(context: Context, response: Response | None) -> str:
    """A department's answer in a word."""
    if response is None or response.answer is None:
        return context.t.text("no answer yet")
    return context.t.text(LABELS[response.answer])


def words_of(context: Context, response: Response | None) -> str:
    """A department's own words, with who said them and when."""
    if response is None:
        return ""
    said = [response.by, context.say(Day(response.date)) if response.date else ""]
    signed = ", ".join(part for part in said if part)
    if response.note and signed:
        return context.t.text("“{words}” ({signed})", words=response.note, signed=signed)
    return context.t.text("“{words}”", words=response.note) if response.note else signed
