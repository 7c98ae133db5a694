from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QFontInfo, QImage, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journeymap.drawing.colour import AA_GRAPHICS, AA_TEXT, contrast
from journeymap.drawing.font import FAMILY
from journeymap.drawing.theme import load
from journeymap.gui.look.look import Look
from journeymap.gui.look.shades import shades
from journeymap.gui.look.signs import Signs
from journeymap.gui.look.style import stylesheet

THEMES = ("light", "dark")


@pytest.mark.parametrize("name", THEMES)
def test_words_are_readable_on_their_grounds(name: str) -> None:
    theme = load(name)  # type: ignore[arg-type]
    shade = shades(theme)
    plain = product((theme.ink, theme.muted), (theme.window, theme.field, theme.hover, theme.selected, theme.bands[1]))
    pairs = (
        *plain,
        *product((theme.ink,), (shade.button, shade.button_hover, theme.pressed, theme.accent_soft)),
        *product((theme.accent,), (theme.window, theme.accent_soft)),
        (theme.alert, theme.window),
        (theme.accent_ink, theme.accent),
        (shade.strong_ink, shade.strong),
        (shade.strong_ink, shade.strong_hover),
        (shade.tip_ink, shade.tip),
        (shade.tip_accent, shade.tip),
    )
    for ink, ground in pairs:
        assert contrast(ink, ground) >= AA_TEXT, (ink, ground)


@pytest.mark.parametrize("name", THEMES)
def test_frames_and_rings_are_seen(name: str) -> None:
    theme = load(name)  # type: ignore[arg-type]
    for ground in (theme.window, theme.field, theme.card):
        assert contrast(theme.field_border, ground) >= AA_GRAPHICS
        assert contrast(theme.focus, ground) >= AA_GRAPHICS
    assert contrast(theme.focus, shades(theme).button) >= AA_GRAPHICS


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("scale", [0.8, 1.0, 1.25, 2.0])
def test_the_sheet_is_filled(qapp: QApplication, name: str, scale: float) -> None:
    theme = load(name)  # type: ignore[arg-type]
    signs = Signs()
    sheet = stylesheet(theme, scale, signs.paint(theme, scale))
    assert not re.search(r"\$|\ddp", sheet)
    files = set(re.findall(r'url\("([^"]+)"\)', sheet))
    assert files
    for file in files:
        assert QImage(file).width() == round(12 * scale)


def test_two_themes_are_worn(look: Look, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for appearance in ("dark", "light"):
        with qtbot.waitSignal(look.changed):
            look.wear(appearance)
        assert look.dark == (appearance == "dark")
        assert app.palette().color(QPalette.ColorRole.Window) == QColor(look.theme.window)
        assert QFontInfo(app.font()).family() == FAMILY


def test_the_scale_is_kept_between_its_ends(look: Look) -> None:
    look.wear("light", 9.0)
    assert look.text_scale == 2.0
    assert look.font("heading").pixelSize() == 40
    look.wear("light", 0.1)
    assert look.text_scale == 0.8


def test_an_unknown_appearance_follows_the_system(look: Look) -> None:
    look.wear("sepia")
    assert look.appearance == "system"


def dominant(image: QImage) -> QColor:
    """The colour of the most opaque pixel."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=QColor.alpha)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_icons_are_crisp_and_follow_the_theme(look: Look, ratio: float) -> None:
    icon = look.icon("sales", "accent")
    for appearance in ("dark", "light"):
        look.wear(appearance)
        picture = icon.pixmap(QSize(16, 16), ratio)
        assert picture.width() == round(16 * ratio)
        assert picture.devicePixelRatio() == ratio
        assert dominant(picture.toImage()).name() == look.theme.accent


def test_disabled_icons_are_pale(look: Look) -> None:
    from PySide6.QtGui import QIcon

    picture = look.icon("sales").pixmap(QSize(32, 32), QIcon.Mode.Disabled)
    assert dominant(picture.toImage()).name() == look.shades.disabled


def test_icons_of_actions_are_given_again(look: Look, qtbot: QtBot) -> None:
    action, button = QAction(), QPushButton()
    qtbot.addWidget(button)
    look.icon_for(action, "undo")
    look.icon_for(button, "undo")
    look.icon_for(button, "redo")
    before = action.icon().cacheKey()
    look.wear("dark")
    assert action.icon().cacheKey() != before
    assert len(look._icons) == 2
