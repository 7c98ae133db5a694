"""A column of text answers to numbers: the column's whole vocabulary decides, nothing is guessed word by word.

The cells of a column and the plan's own words stand before it; counting after it. The word table is `words`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum

import msgspec

from journeymap.feedback.durations import half_clock_seconds, is_half_clock, seconds_of, unit_seconds
from journeymap.feedback.folding import bare, folded
from journeymap.feedback.numerals import decimal_sign, is_number, labelled, read_number
from journeymap.feedback.scales import complete_group, fitting, nps_group
from journeymap.feedback.words import MISSING, NPS_NUMBERS
from journeymap.model.metrics import Metric
from journeymap.model.words import Better

Scale = tuple[float, float] | None
_DIGIT = re.compile(r"\d")
_LONGEST_SECONDS = 1e10
"""Three hundred years: what is longer is no time that somebody waited."""


class NoNumber(Enum):
    """Why a cell gives no number. `MISSING` means that nobody answered; everything else is listed as left out."""

    MISSING = "missing"
    OFF_SCALE = "off-scale"
    NOT_A_NUMBER = "not-a-number"
    UNCLEAR_SIGN = "unclear-sign"
    UNCLEAR_WORDS = "unclear-words"
    NO_UNIT = "no-unit"


Reading = float | NoNumber


class Asking(msgspec.Struct, frozen=True):
    """What a column was asked on: metric, formula (empty: the metric's default), scale, and what a person declared.

    `words` maps answers to numbers, None for no answer; `missing` are further marks of no answer. `unit` is the unit
    of bare numbers in a column of times: seconds, minutes, hours or days; empty where nobody knows it.
    """

    metric: Metric
    scale: Scale
    formula: str = ""
    words: Mapping[str, float | None] = {}
    missing: tuple[str, ...] = ()
    unit: str = ""


class Values(msgspec.Struct, frozen=True):
    """A column read: a number for each cell or None, and the places (from 0) of what gave none, by the reason."""

    numbers: tuple[float | None, ...]
    left_out: Mapping[NoNumber, tuple[int, ...]]


def read_values(
    cells: Sequence[str],
    metric: Metric,
    scale: Scale,
    words: Mapping[str, float | None] | None = None,
    *,
    formula: str = "",
    missing: tuple[str, ...] = (),
    unit: str = "",
) -> Values:
    """Every cell of a column as a number on the scale (times in seconds), or the reason why it is none."""
    known = read_vocabulary(set(cells), Asking(metric, scale, formula, words or {}, missing, unit))
    left_out: dict[NoNumber, list[int]] = {}
    for at, cell in enumerate(cells):
        if isinstance(found := known[cell], NoNumber):
            left_out.setdefault(found, []).append(at)
    numbers = tuple(None if isinstance(found := known[cell], NoNumber) else found for cell in cells)
    return Values(numbers, {reason: tuple(places) for reason, places in left_out.items()})


def read_vocabulary(cells: Collection[str], asking: Asking) -> Mapping[str, Reading]:
    """The different cells of a column, each with its number or the reason why it has none."""
    texts = {cell: folded(cell) for cell in cells}
    known = _declared(set(texts.values()), asking)
    open_ = {text: bare(cell) for cell, text in texts.items() if text not in known}
    known |= _times(open_, asking) if asking.scale is None else _answers(open_, asking, asking.scale)
    return {cell: known[text] for cell, text in texts.items()}


def is_missing(cell: str, declared: Iterable[str] = ()) -> bool:
    """Whether a cell means that nobody answered."""
    if not declared and _DIGIT.search(cell):  # no mark of ours holds one; this is asked of millions of cells
        return False
    text = folded(cell)
    return text in MISSING or text in {folded(mark) for mark in declared}


def _declared(texts: Collection[str], asking: Asking) -> dict[str, Reading]:
    """What the plan's words say of the texts, then what marks of no answer say."""
    own = {folded(word): number for word, number in asking.words.items()}
    missing = MISSING.union(map(folded, asking.missing))
    known: dict[str, Reading] = {text: NoNumber.MISSING for text in texts if text in missing}
    for text in texts:
        if text in own:
            number = own[text]
            known[text] = NoNumber.MISSING if number is None else _on_scale(float(number), asking)
    return known


def _on_scale(number: float, asking: Asking) -> Reading:
    if asking.scale is None:
        return number if number >= 0.0 else NoNumber.OFF_SCALE
    low, high = asking.scale
    whole = asking.metric.step is None or (number - low) % asking.metric.step == 0
    return number if whole and low <= number <= high else NoNumber.OFF_SCALE


def _answers(texts: Mapping[str, str], asking: Asking, scale: tuple[float, float]) -> dict[str, Reading]:
    """Answers on a scale: bare numbers, numbers beside a word, and what is left as words of one scale."""
    sign = decimal_sign(texts.values())
    known: dict[str, Reading] = {}
    for text, cell in texts.items():
        if is_number(cell):
            number = read_number(cell, sign or ".")
            known[text] = NoNumber.NOT_A_NUMBER if number is None else _on_scale(number, asking)
    known |= _labelled({text: cell for text, cell in texts.items() if text not in known}, asking, scale)
    words = [text for text in texts if text not in known]
    return known | _words(words, asking, scale)


def _labelled(texts: Mapping[str, str], asking: Asking, scale: tuple[float, float]) -> dict[str, Reading]:
    """Cells that name a number beside a word; one number under two words is nothing that can be relied on."""
    found = {text: pair for text, cell in texts.items() if (pair := labelled(cell, scale[1])) is not None}
    words: dict[float, set[str]] = {}
    for number, word in found.values():
        words.setdefault(number, set()).add(word)
    unclear = {number for number, several in words.items() if len(_singular(several)) > 1}
    return {
        text: NoNumber.UNCLEAR_WORDS if number in unclear else _on_scale(number, asking)
        for text, (number, _) in found.items()
    }


def _singular(words: Collection[str]) -> set[str]:
    """The words with `star` and `stars` as one."""
    return {word.rstrip("s") for word in words}


def _words(words: Sequence[str], asking: Asking, scale: tuple[float, float]) -> dict[str, Reading]:
    """Words by the one scale that holds all of them; all unclear where none does, or several that disagree."""
    if not words:
        return {}
    readings = _candidates(words, asking, scale)
    if not readings:
        return dict.fromkeys(words, NoNumber.NOT_A_NUMBER)
    if any(reading != readings[0] for reading in readings):
        return dict.fromkeys(words, NoNumber.UNCLEAR_WORDS)
    return {word: _on_scale(float(number), asking) for word, number in readings[0].items()}


def _candidates(words: Sequence[str], asking: Asking, scale: tuple[float, float]) -> list[dict[str, float]]:
    """Every way in which all the words are answers on the scale."""
    low, high = scale
    if asking.metric.id == "nps":
        group = nps_group(words)
        return [{word: NPS_NUMBERS[group.places[word]] for word in words}] if group else []
    if asking.metric.custom and asking.metric.better is Better.LOWER:
        return []
    group = complete_group(words) if _takes_groups(asking) else None
    if group is not None:
        step = (high - low) / (group.points - 1)
        return [{word: float(round(low + group.places[word] * step)) for word in words}]
    return [{word: low + kind.places[word] for word in words} for kind in fitting(words, round(high - low) + 1)]


def _takes_groups(asking: Asking) -> bool:
    """Whether only satisfied or not is asked, so that two or three words serve as well as the whole scale."""
    formula = asking.metric.formula(asking.formula)
    return formula is not None and formula.top > 0


def _times(texts: Mapping[str, str], asking: Asking) -> dict[str, Reading]:
    """Lengths of time in seconds; bare numbers count the declared unit."""
    unit = unit_seconds(asking.unit) if asking.unit else None
    sign = decimal_sign(texts.values())
    return {text: _believable(_time(cell, sign, unit)) for text, cell in texts.items()}


def _believable(reading: Reading) -> Reading:
    return NoNumber.NOT_A_NUMBER if isinstance(reading, float) and reading > _LONGEST_SECONDS else reading


def _time(cell: str, sign: str, unit: float | None) -> Reading:
    if is_half_clock(cell):
        return NoNumber.NO_UNIT if unit is None else half_clock_seconds(cell, unit)
    if is_number(cell):
        return _counted_units(cell, sign, unit)
    seconds = seconds_of(cell)
    return NoNumber.NOT_A_NUMBER if seconds is None else seconds


def _counted_units(cell: str, sign: str, unit: float | None) -> Reading:
    number = read_number(cell, sign)
    if number is None:
        return NoNumber.UNCLEAR_SIGN
    if number < 0.0:
        return NoNumber.OFF_SCALE
    return NoNumber.NO_UNIT if unit is None else number * unit
