from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from journeymap.analysis.analyse import analyse
from journeymap.analysis.results import Score, Verdict
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.score_bar import ScoreBar
from journeymap.gui.widgets.section import Section
from journeymap.gui.widgets.toast import Toast
from journeymap.paths import samples_dir
from journeymap.storage.files import load


def scores() -> dict[Verdict, Score]:
    """A score of the hotel for each verdict that it has."""
    found = analyse(load(samples_dir() / "hotel-stay.journey").journey, date(2026, 11, 1))
    return {score.verdict: score for scores in found.current.values() for score in scores}


def test_a_notice_offers_a_way_back_and_leaves_the_focus(qtbot: QtBot, speech: Speech, look: Look) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    field = QLineEdit()
    window.setCentralWidget(field)
    window.resize(700, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    undone: list[int] = []
    toast = Toast(speech, look, window)
    toast.tell("Three touchpoints deleted.", "Undo", lambda: undone.append(1))
    assert field.hasFocus()
    assert window.rect().contains(toast.geometry())
    window.resize(500, 300)
    qtbot.waitUntil(lambda: window.rect().contains(toast.geometry()))
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert not toast.isVisible()


def test_a_notice_goes_by_itself(qtbot: QtBot, speech: Speech, look: Look) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    toast = Toast(speech, look, window)
    toast.tell("Saved.")
    assert toast._timer.isActive()
    assert not toast.button.isVisible()
    toast._timer.timeout.emit()
    assert not toast.isVisible()


def test_a_section_folds_by_keyboard(qtbot: QtBot, speech: Speech, look: Look) -> None:
    section = Section(speech, look, "Feedback")
    section.add(QLineEdit())
    qtbot.addWidget(section)
    section.show()
    with qtbot.waitSignal(section.toggled) as toggled:
        qtbot.keyClick(section.header, Qt.Key.Key_Space)
    assert toggled.args == [False]
    assert not section.body.isVisible()


def test_labels_never_take_text_for_html(qtbot: QtBot, look: Look) -> None:
    label = PlainLabel("<img src='/etc/x.png'>", elide=True)
    qtbot.addWidget(label)
    label.resize(30, 20)
    label.show()
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text().endswith("…")
    assert "<img" not in label.toolTip()
    assert label.full_text == label.accessibleName() == "<img src='/etc/x.png'>"


def test_a_bar_says_its_score_and_verdict_in_both_languages(qtbot: QtBot, speech: Speech, look: Look) -> None:
    bar = ScoreBar(speech, look)
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "no data"
    bar.set_score(scores()[Verdict.GAP])
    english = bar.accessibleName()
    assert english.endswith(": gap")
    speech.speak("id")
    assert bar.accessibleName() != english


def test_bars_show_the_verdict_and_the_target(qtbot: QtBot, speech: Speech, look: Look) -> None:
    look.wear("light", 2.0)  # large enough that thin signs have a pixel in their full colour
    bar = ScoreBar(speech, look)
    qtbot.addWidget(bar)
    bar.resize(400, 48)
    for verdict, score in scores().items():
        if score.value is None or verdict is Verdict.NO_TARGET:
            continue
        bar.set_score(score)
        picture = bar.grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
        assert look.theme.verdict(verdict) in colours, verdict
        assert look.theme.ink in colours, verdict
