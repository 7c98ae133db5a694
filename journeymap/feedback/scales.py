"""Word scales, expanded from the table of words: which of them a column's words fit, and at which places.

`words` is the table below it; `values` reads columns by it, `suggesting` asks how long a fitting scale is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache

import msgspec

from journeymap.feedback import words


class WordScale(msgspec.Struct, frozen=True):
    """A scale of words, worst first: the place (from 0) of each folded word, and how many places there are."""

    places: Mapping[str, int]
    points: int

    def fits(self, vocabulary: Collection[str]) -> bool:
        """Whether all these words are of the scale, and no two of them mean the same place."""
        found = [self.places.get(word, -1) for word in vocabulary]
        return -1 not in found and len(set(found)) == len(found)


def fitting(vocabulary: Collection[str], points: int) -> tuple[WordScale, ...]:
    """The scales of that many places that hold all these folded words."""
    return tuple(scale for scale in _scales() if scale.points == points and scale.fits(vocabulary))


def lengths(vocabulary: Collection[str]) -> frozenset[int]:
    """How many places the scales have that hold all these folded words.

    Where the words are all places of a scale but one, or all of them, longer scales that hold them too are not meant.
    """
    found = {scale.points for scale in _scales() if scale.fits(vocabulary)}
    full = {points for points in found if points <= len(vocabulary) + 1}
    return frozenset(full or found)


def complete_group(vocabulary: Collection[str]) -> WordScale | None:
    """The scale of two or three groups whose words are exactly these; None where there is none."""
    return next((s for s in _of(words.GROUPS) if s.points == len(vocabulary) and s.fits(vocabulary)), None)


def nps_group(vocabulary: Collection[str]) -> WordScale | None:
    """The scale of promoters, passives and detractors, where all these words are of it."""
    return next((scale for scale in _of(words.NPS_GROUPS) if scale.fits(vocabulary)), None)


@cache
def _scales() -> tuple[WordScale, ...]:
    made = [scale_of(text) for text in words.WHOLE]
    made += _filled(words.ADJECTIVES, words.TEMPLATES)
    made += _filled(words.ADJECTIVES_INDONESIAN, words.TEMPLATES_INDONESIAN)
    return tuple(made)


@cache
def _of(table: tuple[str, ...]) -> tuple[WordScale, ...]:
    return tuple(map(scale_of, table))


def scale_of(text: str) -> WordScale:
    """The scale that a row of the table means: places parted by `|`, words for one place by `/`."""
    places = text.split("|")
    return WordScale({word: at for at, place in enumerate(places) for word in place.split("/")}, len(places))


def _filled(adjectives: tuple[tuple[str, str, str], ...], templates: tuple[str, ...]) -> Iterator[WordScale]:
    for worst, best, middle in adjectives:
        for template in templates:
            yield scale_of("|".join(_place(part, worst, best, middle) for part in template.split("|")))


def _place(part: str, worst: str, best: str, middle: str) -> str:
    """One place of a template: `very -` with `bad/poor` is `very bad/very poor`."""
    if part == "0":
        return middle
    chosen = worst if part.endswith("-") else best
    return "/".join(part[:-1] + word for word in chosen.split("/"))
