"""Where a department stands, in words: what it owns, how it answered, since when it has been silent.

`agreement` stands before it; the window's panel of departments and the inspector say the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.agreement import Voice
from journeymap.departments.agreement import Standing, silence
from journeymap.i18n import Day, Listing, Message, Value, Word, mark, msg, msg_count
from journeymap.model.words import LABELS, Answer

NOTHING_ASKED = mark("nothing to answer")
NO_ANSWER = mark("no answer yet")
_ANSWERED = {
    Answer.ACCEPTED: (mark("accepted"), mark("accepted {day}")),
    Answer.DISPUTED: (mark("disputed"), mark("disputed {day}")),
}


def in_short(standing: Standing) -> Message:
    """The weightiest first: silence, disputes, what it owns and accepted; for a line that may be cut."""
    return msg("{everything}", everything=Listing(tuple(_parts(standing)) or (Word(NOTHING_ASKED),)))


def _parts(standing: Standing) -> Iterator[Value]:
    agreement = standing.agreement
    if (silent := silence(standing)) is not None:
        yield silent
    if agreement.disputed:
        yield msg_count("{count} disputed", "{count} disputed", len(agreement.disputed))
    if agreement.owns:
        yield msg_count("owns {count}", "owns {count}", len(agreement.owns))
    if agreement.accepted:
        yield msg_count("{count} accepted", "{count} accepted", len(agreement.accepted))


def in_full(standing: Standing) -> Message:
    """Every count in a sentence."""
    agreement = standing.agreement
    if not (agreement.asked or agreement.disputed):
        return msg("It is asked nothing: it has no part in any touchpoint.")
    return msg(
        "Owns {owns}, asked about {asked}: {accepted} accepted, {disputed} disputed, {unanswered} without an answer.",
        owns=len(agreement.owns),
        asked=len(agreement.asked),
        accepted=len(agreement.accepted),
        disputed=len(agreement.disputed),
        unanswered=len(agreement.unanswered),
    )


def asked_when(standing: Standing) -> Message | None:
    """Since when it has been silent, else when it was last sent something; None where neither is known."""
    if standing.silent_since is not None:
        return msg("Silent since {day}.", day=Day(standing.silent_since))
    return msg("Last sent something on {day}.", day=Day(standing.sent)) if standing.sent else None


def answer_of(voice: Voice) -> Message:
    """What one department answered, with the day: `accepted 3 Nov`."""
    if voice.answer is None:
        return msg(NO_ANSWER)
    plain, dated = _ANSWERED[voice.answer]
    day = voice.answered.day if voice.answered else None
    return msg(plain) if day is None else msg(dated, day=Day(day, short=True))


def part_of(voice: Voice) -> Message:
    """The roles it has, and its answer: `Accountable: accepted 3 Nov`."""
    if not voice.roles:
        return msg("no part here: {answer}", answer=answer_of(voice))
    roles = Listing(tuple(Word(LABELS[role]) for role in voice.roles))
    return msg("{roles}: {answer}", roles=roles, answer=answer_of(voice))


def voice_line(department: str, voice: Voice) -> Message:
    """The same after the department's name."""
    return msg("{department}, {part}", department=department, part=part_of(voice))
