"""Colour arithmetic, against the numbers of WCAG 2.2."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.drawing.colour import AA_TEXT, contrast, mix, readable_on

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_of_known_pairs(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)


def test_mix_goes_from_one_to_the_other() -> None:
    assert [mix("#000000", "#ff8000", share) for share in (0, 0.5, 1)] == ["#000000", "#804000", "#ff8000"]


@given(COLOURS, COLOURS)
def test_readable_text_is_readable(colour: str, background: str) -> None:
    assert contrast(readable_on(colour, background), background) >= AA_TEXT


def test_a_readable_colour_stays_as_it_is() -> None:
    assert readable_on("#1f2733", "#ffffff") == "#1f2733"


def test_a_pale_colour_is_darkened_no_more_than_needed() -> None:
    darkened = readable_on("#ffd24d", "#ffffff")
    assert AA_TEXT <= contrast(darkened, "#ffffff") < AA_TEXT + 0.5


def test_on_a_dark_background_text_is_lightened() -> None:
    assert contrast(readable_on("#203040", "#10151d"), "#ffffff") < contrast("#203040", "#ffffff")


@pytest.mark.parametrize("wrong", ["red", "#fff", "#12345g", ""])
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        contrast(wrong, "#ffffff")
