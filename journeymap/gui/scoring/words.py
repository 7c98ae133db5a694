"""The sentences of the reveal: blind scores of a touchpoint in, messages for list, chart and screen readers out.

`analysis.blind` stands before it. No Qt in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from journeymap.analysis.blind import SIDES, Belief, Blind, Marks, Opinion, Side
from journeymap.analysis.results import LABELS
from journeymap.analysis.wording import answers
from journeymap.i18n import Listing, Message, Number, Value, Word, mark, msg, msg_count

NAMES: Mapping[Side, str] = {"satisfaction": mark("Satisfaction"), "importance": mark("Importance")}


def figure(value: float, *, signed: bool = False) -> Number:
    """A mean, or with `signed` a difference of means, as it is shown: one digit."""
    return Number(value, 1, fixed=True, signed=signed)


def people(n: int) -> Message:
    """How many people marked."""
    return msg_count("{count} person", "{count} people", n)


def apart(blind: Blind) -> Message:
    """The spreads of a touchpoint in one line."""
    satisfaction, importance = blind.satisfaction.spread, blind.importance.spread
    if satisfaction is None and importance is None:
        return msg("only one department scored")
    if importance is None and satisfaction is not None:
        return msg("satisfaction {a} apart", a=figure(satisfaction))
    if satisfaction is None and importance is not None:
        return msg("importance {a} apart", a=figure(importance))
    return msg("satisfaction {a}, importance {b} apart", a=figure(satisfaction or 0.0), b=figure(importance or 0.0))


def spread_words(opinion: Opinion) -> Message:
    """How far apart the departments are on one side, with how many people that rests on."""
    if opinion.spread is None:
        return msg("{people}; it takes two departments to disagree", people=people(opinion.n))
    return msg("departments {spread} apart, {people}", spread=figure(opinion.spread), people=people(opinion.n))


def mean_words(marks: Marks) -> Message:
    """The mean of a department with how many people it rests on."""
    return msg("{mean}, {people}", mean=figure(marks.mean), people=people(marks.n))


def belief_words(belief: Belief) -> Message:
    """What departments believe against what customers said, with the verdict of the method (gap 1)."""
    told: dict[str, Value] = {
        "said": figure(belief.said),
        "answers": answers(belief.n),
        "believed": figure(belief.believed),
        "people": people(belief.marks),
        "gap": figure(belief.gap, signed=True),
        "verdict": Word(LABELS[belief.verdict]),
    }
    if belief.low is None or belief.high is None:
        return msg(
            "Customers say {said} ({answers}), we believe {believed} ({people}): {gap}, {verdict}.",
            **told,
        )
    return msg(
        "Customers say {said} ({answers}, {low} to {high}), we believe {believed} ({people}): {gap}, {verdict}.",
        low=figure(belief.low),
        high=figure(belief.high),
        **told,
    )


NOT_ASKED = msg(
    "What customers say is not known on the scale from 1 to 5 (CSAT), so it cannot be held against what we believe."
)


def importance_words(blind: Blind) -> Message | None:
    """How much it matters to customers against what departments believe; None where one of both is not known."""
    believed, known = blind.importance.mean, blind.customers
    if believed is None or known is None:
        return None
    return msg(
        "For customers its importance is {known}, we believe {believed}: {gap}. One figure without its answers allows "
        "no verdict.",
        known=figure(known),
        believed=figure(believed),
        gap=figure(believed - known, signed=True),
    )


def spoken(blind: Blind, name_of: Callable[[str], str]) -> Iterator[Message]:
    """Everything the chart of a touchpoint shows, in sentences; `name_of` names departments."""
    for side in SIDES:
        opinion = blind.side(side)
        if opinion.n:
            each = Listing(tuple(_of_department(marks, name_of(marks.department)) for marks in opinion.marks))
            yield msg("{side}: {spread}. {each}.", side=Word(NAMES[side]), spread=spread_words(opinion), each=each)


def _of_department(marks: Marks, name: str) -> Message:
    given = Listing(tuple(msg("{count} × {mark}", count=count, mark=mark) for mark, count in marks.counts.items()))
    return msg("{department} {mean} ({marks})", department=name, mean=figure(marks.mean), marks=given)
