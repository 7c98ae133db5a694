"""Every theme is readable, and its verdicts stay apart for people who see colours differently."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import get_args

import msgspec
import numpy as np
import pytest

from journeymap import paths
from journeymap.analysis.results import Verdict
from journeymap.drawing import theme
from journeymap.drawing.colour import AA_GRAPHICS, AA_TEXT, contrast
from journeymap.drawing.theme import Theme, ThemeName

NAMES: tuple[ThemeName, ...] = get_args(ThemeName)
APART = 12.0  # CIE 1976 colour distance; plain red, amber and green fall to 6

# Machado, Oliveira and Fernandes 2009, full severity.
SIGHTS = {
    "usual": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.95047, 1.0, 1.08883])


@pytest.fixture(params=NAMES)
def shown(request: pytest.FixtureRequest) -> Theme:
    return theme.load(request.param)


def lab(colour: str, sight: str) -> np.ndarray:
    share = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    x, y, z = np.cbrt(TO_XYZ @ np.clip(SIGHTS[sight] @ linear, 0, 1) / WHITE)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def grounds(shown: Theme) -> list[str]:
    own = [shown.window, shown.field, shown.hover, shown.selected]
    return [shown.background, shown.card, shown.accent_soft, *shown.bands, *own]


def test_every_file_is_a_theme_and_named_like_its_file() -> None:
    files = {path.stem for path in (paths.assets_dir() / "themes").glob("*.toml")}
    assert files == set(NAMES)
    assert all(theme.load(name).name == name for name in NAMES)


def test_text_is_readable_on_every_ground(shown: Theme) -> None:
    texts = [shown.ink, shown.muted, shown.accent, shown.alert, *shown.verdicts.values()]
    for ground in grounds(shown):
        assert [colour for colour in texts if contrast(colour, ground) < AA_TEXT] == []


def test_signs_and_lines_are_visible(shown: Theme) -> None:
    for ground in grounds(shown):
        assert contrast(shown.line, ground) >= AA_GRAPHICS
        assert contrast(shown.focus, ground) >= AA_GRAPHICS
        assert contrast(shown.field_border, ground) >= AA_GRAPHICS
    signs = [*shown.departments, shown.unowned]
    assert [colour for colour in signs if contrast(colour, shown.card) < AA_GRAPHICS] == []


def test_what_is_pressed_or_filled_with_the_accent_is_readable(shown: Theme) -> None:
    assert contrast(shown.ink, shown.pressed) >= AA_TEXT
    assert contrast(shown.accent_ink, shown.accent) >= AA_TEXT


def test_states_of_a_control_differ_from_its_ground(shown: Theme) -> None:
    states = [shown.window, shown.hover, shown.pressed]
    for one, other in combinations(states, 2):
        assert contrast(one, other) > 1.05, (one, other)
    assert contrast(shown.selected, shown.window) > 1.1


def test_a_card_is_told_from_its_band_by_ground_or_border(shown: Theme) -> None:
    for band in shown.bands:
        assert max(contrast(shown.card, band), contrast(shown.card_border, band)) > 1.15
    assert all(contrast(one, other) > 1.05 for one, other in pairwise(shown.bands))


def test_the_grid_is_faint_but_there(shown: Theme) -> None:
    for ground in (shown.background, *shown.bands):
        assert 1.1 < contrast(shown.grid, ground) < 1.6


def test_dark_is_dark_and_the_others_are_light() -> None:
    for name in NAMES:
        shown = theme.load(name)
        assert (contrast(shown.background, "#000000") < 2) == (name == "dark")


def test_a_projector_gets_ink_that_no_lamp_washes_out() -> None:
    shown, light = theme.load("presenting"), theme.load("light")
    for ground in grounds(shown):
        assert contrast(shown.ink, ground) >= 12
        assert contrast(shown.muted, ground) >= 7
    for verdict in Verdict:
        assert contrast(shown.verdict(verdict), shown.card) > contrast(light.verdict(verdict), light.card)
        assert contrast(shown.verdict(verdict), shown.card) >= 7


def test_paper_has_more_contrast_than_the_screen() -> None:
    light, paper = theme.load("light"), theme.load("paper")
    for field in ("ink", "muted", "line", "accent", "card_border", "hairline", "unowned"):
        assert contrast(getattr(paper, field), "#ffffff") > contrast(getattr(light, field), "#ffffff")


def test_every_verdict_has_a_colour(shown: Theme) -> None:
    assert {verdict: shown.verdict(verdict) for verdict in Verdict} == shown.verdicts


@pytest.mark.parametrize("sight", SIGHTS)
def test_verdicts_stay_apart_in_every_sight(shown: Theme, sight: str) -> None:
    for one, other in combinations(sorted(set(shown.verdicts.values())), 2):
        assert np.linalg.norm(lab(one, sight) - lab(other, sight)) >= APART, (one, other)


def test_departments_without_a_colour_differ_and_come_round(shown: Theme) -> None:
    count = len(shown.departments)
    assert count >= 8
    assert len({shown.department(index) for index in range(count)}) == count
    assert shown.department(count) == shown.department(0)


def test_a_soft_colour_lies_between_it_and_the_card(shown: Theme) -> None:
    for colour in shown.verdicts.values():
        assert 1 < contrast(shown.soft(colour), shown.card) < contrast(colour, shown.card)


def test_a_damaged_theme_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.toml.decode('name = "light"\nink = "black"', type=Theme)
