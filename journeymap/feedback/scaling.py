"""Which scale a column of answers was given on, and how sure that is, by all of its different cells.

The cells of a column and the metric that its header names stand before it; `suggesting` after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from journeymap.feedback.folding import bare, folded
from journeymap.feedback.headers import Said
from journeymap.feedback.numerals import is_number, read_number
from journeymap.feedback.scales import lengths
from journeymap.feedback.values import Asking, Scale, is_missing, read_vocabulary
from journeymap.model.metrics import Metric

READABLE = 0.5
"""The part of the answers that a scale must be able to hold to be the one they were given on."""
_TOP_PART = 0.1
_SCALES: Mapping[str, tuple[tuple[float, float], ...]] = {"csat": ((1, 5), (1, 7)), "ces": ((1, 5), (1, 7))}


class Scaled(msgspec.Struct, frozen=True):
    """The scale that answers fit, and whether no other is possible; `scale` is None for times."""

    scale: Scale
    certain: bool


def answers_of(cells: Sequence[str]) -> Counter[str]:
    """How often each different answer was given; cells that mean no answer are not among them."""
    return Counter({cell: n for cell, n in Counter(cells).items() if not is_missing(cell)})


def scaled(answers: Counter[str], metric: Metric, header: Said) -> Scaled | None:
    """The scale of a column's answers for a metric; None where they fit none of its scales."""
    if not answers:
        return None
    if metric.scale is None:
        return _fits(answers, Asking(metric, None, unit=header.unit), Scaled(None, certain=True))
    possible = _SCALES.get(metric.id, (metric.scale,))
    if header.scale is not None:
        possible = tuple(scale for scale in possible if scale == header.scale)
    if not possible:
        return None
    if len(possible) == 1:
        return _fits(answers, Asking(metric, possible[0]), Scaled(possible[0], certain=True))
    return _one_of(answers, metric, possible)


def _fits(answers: Counter[str], asking: Asking, found: Scaled) -> Scaled | None:
    """What was found, where at least half of the answers can be read so."""
    known = read_vocabulary(set(answers), asking)
    readable = sum(n for cell, n in answers.items() if isinstance(known[cell], float))
    return found if readable >= READABLE * answers.total() else None


def _one_of(answers: Counter[str], metric: Metric, possible: Sequence[tuple[float, float]]) -> Scaled | None:
    """Of several scales that begin alike: by words only one of them has, else by the highest answers given."""
    words = {folded(cell) for cell in answers if not is_number(bare(cell))}
    numbers = {cell: number for cell in answers if (number := _plain(cell)) is not None}
    if words and not numbers:
        long = lengths(words) & {round(high - low) + 1 for low, high in possible}
        fitting = [scale for scale in possible if round(scale[1] - scale[0]) + 1 in long]
        held = [found for scale in fitting if (found := _fits(answers, Asking(metric, scale), Scaled(scale, True)))]
        return Scaled(held[0].scale, len(fitting) == 1) if held else _labelled(answers, metric, possible)
    return _by_height(answers, numbers, metric, possible)


def _labelled(answers: Counter[str], metric: Metric, possible: Sequence[tuple[float, float]]) -> Scaled | None:
    """Numbers beside words: the shortest scale that holds all of them, for its ends are named."""
    for scale in possible:
        known = read_vocabulary(set(answers), Asking(metric, scale))
        if all(isinstance(known[cell], float) for cell in answers):
            return Scaled(scale, certain=scale[1] in known.values())
    return None


def _by_height(
    answers: Counter[str], numbers: Mapping[str, float], metric: Metric, possible: Sequence[tuple[float, float]]
) -> Scaled | None:
    """The short scale is certain where its highest answer was given and none above it, and it is the metric's own;
    the long one where its highest was given, and answers above the short one are no rare slips. Neither is, where
    different numbers lie beyond both: that is another scale, or none."""
    short, long = possible[0], possible[-1]
    above = sum(n for cell, n in answers.items() if short[1] < numbers.get(cell, 0.0) <= long[1])
    reached = set(numbers.values())
    slips_only = sum(not short[0] <= number <= long[1] for number in reached) <= 1
    if above == 0:
        found = Scaled(short, certain=slips_only and short[1] in reached and metric.scale == short)
    else:
        frequent = above >= _TOP_PART * answers.total()
        found = Scaled(long if frequent else short, certain=slips_only and frequent and long[1] in reached)
    return _fits(answers, Asking(metric, found.scale), found)


def _plain(cell: str) -> float | None:
    text = bare(cell)
    return read_number(text, ".") if is_number(text) else None


def reaches_the_top(answers: Counter[str], scale: Scale) -> bool:
    """Whether bare numbers come up to the end of a scale or nearly so; words do where they fit it at all."""
    numbers = [number for cell in answers if (number := _plain(cell)) is not None]
    return scale is None or not numbers or max(numbers) >= scale[1] - 1
