"""What the departments said of their parts: how much they own and accepted, and both sides' words where one disputes.

The analysed journey stands before it; the pages of ownership and of departments come after it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from journeymap.analysis import agreement
from journeymap.analysis.agreement import Said
from journeymap.i18n import Day, Listing, Message, Word, mark, msg, msg_count
from journeymap.model.words import LABELS, Answer
from journeymap.report.content.roles import letters_of
from journeymap.report.context import Context
from journeymap.report.registry import part_title

_ACCEPTED = mark("{count} accepted")
_DISPUTED = mark("{count} disputed")
_UNANSWERED = mark("{count} not given")
_NONE = mark("no answer yet")


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
    places = context.journey.touchpoints
    owned = agreement.agreement_of(context.journey, id).owns
    answers = [agreement.answer_at(places[each], id) for each in owned]
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
    found = agreement.disputes(context.journey, context.analysis.order)
    return tuple(Dispute(each.touchpoint, tuple(_told(context, voice) for voice in each.voices)) for each in found)


def _told(context: Context, voice: agreement.Voice) -> Voice:
    """Its note, else the last of its comments; without either, who answered and when."""
    words = voice.said[0] if voice.answered and voice.answered.words else next(iter(voice.said[::-1]), voice.answered)
    return Voice(voice.department, letters_of(voice.roles), answer_of(context, voice.answer), words_of(context, words))


def answer_of(context: Context, answer: Answer | None) -> str:
    """A department's answer in a word."""
    return context.t.text(LABELS[answer] if answer else _NONE)


def words_of(context: Context, said: Said | None) -> str:
    """A department's own words, with who said them and when."""
    if said is None:
        return ""
    signed = ", ".join(part for part in (said.by, context.say(Day(said.day)) if said.day else "") if part)
    if said.words and signed:
        return context.t.text("“{words}” ({signed})", words=said.words, signed=signed)
    return context.t.text("“{words}”", words=said.words) if said.words else signed
