from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from journeymap.gui.look.qt_words import WORDS, QtWords
from journeymap.gui.look.speech import Speech, plain_text, plain_tip
from journeymap.i18n import Percent, Translator, msg

GAP = "gap"


def test_texts_follow_the_language(qtbot: QtBot, speech: Speech) -> None:
    label, action = QLabel(), QAction()
    qtbot.addWidget(label)
    speech.say(label, "setText", GAP)
    speech.say(label, "setAccessibleName", msg("{share} of customers stay", share=Percent(71.5, 1)))
    speech.say(action, "setText", lambda: speech.translator.number(3.5, 1))
    with qtbot.waitSignal(speech.changed):
        speech.speak("id")
    assert label.text() == Translator("id").text(GAP) != GAP
    assert "71,5" in label.accessibleName()
    assert action.text() == "3,5"


def test_speaking_the_same_language_says_nothing(qtbot: QtBot, speech: Speech) -> None:
    with qtbot.assertNotEmitted(speech.changed):
        speech.speak("en")


def test_saying_again_takes_the_place(qtbot: QtBot, speech: Speech) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    speech.say(label, "setText", GAP)
    speech.say(label, "setText", "high")
    speech.speak("id")
    assert label.text() == Translator("id").text("high")


def test_gone_widgets_are_forgotten(qtbot: QtBot, speech: Speech) -> None:
    kept, gone, deleted = QLabel(), QLabel(), QLabel()
    qtbot.addWidget(kept)
    for label in (kept, gone, deleted):
        speech.say(label, "setText", GAP)
    del gone, label
    deleted.deleteLater()
    QCoreApplication.sendPostedEvents(deleted, 52)
    gc.collect()
    speech.speak("id")
    assert kept.text() == Translator("id").text(GAP)
    assert len(speech._said) == 1


def test_tooltips_show_what_looks_like_html_as_it_is(qtbot: QtBot, speech: Speech) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    speech.say(label, "setToolTip", msg("{name}", name="<img src='/etc/x.png'>"))
    assert "<img" not in label.toolTip()
    assert "&lt;img" in label.toolTip()


def test_qts_buttons_speak_with_the_window(qtbot: QtBot, speech: Speech) -> None:
    words = QtWords(speech)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    translated = {"Cancel": "Batal", "&Undo": "&Urungkan"}
    speech.text = lambda sentence, **_: translated.get(sentence, sentence)  # type: ignore[method-assign, assignment]
    speech.speak("id")
    QCoreApplication.processEvents()
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Batal"
    assert QCoreApplication.translate("nobody", "not a word of Qt") == "not a word of Qt"
    edit = QLineEdit()
    qtbot.addWidget(edit)
    assert any(action.text().startswith("&Urungkan") for action in edit.createStandardContextMenu().actions())
    QCoreApplication.removeTranslator(words)


def test_words_are_named_once() -> None:
    assert len(set(WORDS)) == len(WORDS)


@pytest.mark.parametrize("words", ["<img src='/etc/hostname'>", "&lt;b&gt; as typed", "long " * 40])
def test_a_tooltip_shows_its_words_as_they_are(qapp: QApplication, words: str) -> None:
    from PySide6.QtGui import QTextDocument

    document = QTextDocument()
    document.setHtml(plain_tip(words))
    assert document.toPlainText() == words
    assert plain_tip(words).startswith("<span")  # only so does Qt break it into lines


def test_an_endless_tooltip_ends() -> None:
    assert len(plain_tip("x" * 10_000)) < 2_000
    assert plain_tip("Check-in & key") == "Check-in & key"


def test_an_ampersand_in_a_button_is_no_key() -> None:
    assert plain_text("R&D") == "R&&D"
    assert plain_text("two\nlines") == "two lines"
    assert len(plain_text("x" * 10_000)) < 200
