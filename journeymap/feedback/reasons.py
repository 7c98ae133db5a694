"""Why an answer or a row is not counted, in sentences; counting makes them, command line and window show them."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.feedback.dates import NoDay
from journeymap.feedback.values import NoNumber
from journeymap.i18n import Message, Number, mark, msg

SAME_ID = msg("the same response id came before")
SAME_ROW = msg("every cell equals a row before")
NO_ANSWER = msg("no answer to what is counted")

_DAYS: Mapping[NoDay, str] = {
    NoDay.MISSING: mark("no date in “{column}”"),
    NoDay.NOT_A_DATE: mark("what stands in “{column}” is no date"),
    NoDay.UNCLEAR_ORDER: mark("in “{column}” day or month may come first; say which as date_order in a plan"),
}
_NUMBERS: Mapping[NoNumber, str] = {
    NoNumber.NOT_A_NUMBER: mark("no number in “{column}”, and no words of one scale"),
    NoNumber.UNCLEAR_SIGN: mark("a point or comma in “{column}” may part thousands or decimals"),
    NoNumber.UNCLEAR_WORDS: mark("the words in “{column}” fit several scales; say their numbers as words in a plan"),
    NoNumber.NO_UNIT: mark("no unit of time in “{column}”; say it as unit in a plan"),
}


def no_day(reason: NoDay, column: str) -> Message:
    """Why a row has no day."""
    return Message(_DAYS[reason], {"column": column})


def no_number(reason: NoNumber, column: str, scale: tuple[float, float] | None) -> Message:
    """Why an answer is no number on its scale; `scale` is None for times."""
    if reason is not NoNumber.OFF_SCALE:
        return Message(_NUMBERS[reason], {"column": column})
    if scale is None:
        return msg("a time below zero in “{column}”", column=column)
    low, high = (Number(end, 2) for end in scale)
    return msg("off the scale from {low} to {high} in “{column}”", low=low, high=high, column=column)


def no_touchpoint(column: str) -> Message:
    """Why nobody knows where a row's answers belong."""
    return msg("“{column}” names no touchpoint of the plan", column=column)


def outside(column: str) -> Message:
    """Why a row with a day is not counted."""
    return msg("the day in “{column}” is outside the plan's period", column=column)
