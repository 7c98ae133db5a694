"""The welcome screen: by mouse, by keys, by dropping; in both languages, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeymap.gui.documents.beginnings import TEMPLATES, samples, templates
from journeymap.gui.documents.welcome import Welcome
from journeymap.gui.documents.welcome_card import WelcomeCard
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.preferences import Preferences
from journeymap.settings import Settings
from journeymap.storage.codec import loads
from journeymap.storage.templates import template_names
from tests.gui.conftest import SAMPLES
from tests.gui.documents.conftest import FakeOpener, Picked


@pytest.fixture
def recent(preferences: Preferences, tmp_path: Path) -> list[Path]:
    there, gone = tmp_path / "there.journey", tmp_path / "gone.journey"
    there.write_text("journeymap: 1\ntitle: T\n")
    preferences.put(recent=(str(there), str(gone)))
    return [there, gone]


@pytest.fixture
def welcome(
    speech: Speech, look: Look, preferences: Preferences, opener: FakeOpener, recent: list[Path], qtbot: QtBot
) -> Iterator[Welcome]:
    made = Welcome(speech, look, preferences, opener)
    made.show()
    qtbot.waitExposed(made)
    yield made
    if isValid(made):
        made.close()


def _card(welcome: Welcome, id: str) -> WelcomeCard:
    return next(c for c in (*welcome.templates.cards, *welcome.samples.cards) if c.beginning.id == id)


def test_every_template_has_words() -> None:
    assert set(TEMPLATES) == set(template_names())


@pytest.mark.parametrize("language", ["en", "id"])
def test_titles_read_cheaply_are_those_of_the_files(language: str) -> None:
    for sample in samples(language):
        assert sample.file is not None
        journey = loads(sample.file.read_bytes()).journey
        assert (sample.title, sample.about) == (journey.title, journey.description)
    assert [each.id for each in templates(language)] == list(TEMPLATES)


def test_a_template_is_opened_in_the_language_of_the_window(
    welcome: Welcome, opener: FakeOpener, qtbot: QtBot, speech: Speech
) -> None:
    speech.speak("id")
    qtbot.mouseClick(_card(welcome, "hotel"), Qt.MouseButton.LeftButton)
    document, _ = opener.documents[0]
    assert document.journey.title == "Perjalanan tamu hotel baru"
    assert document.journey.language.value == "id"
    assert document.path is None
    assert not document.modified


def test_a_sample_is_opened_as_a_copy(welcome: Welcome, opener: FakeOpener, qtbot: QtBot) -> None:
    qtbot.mouseClick(_card(welcome, "hotel-stay"), Qt.MouseButton.LeftButton)
    document, _ = opener.documents[0]
    assert document.journey == loads((SAMPLES / "hotel-stay.journey").read_bytes()).journey
    assert document.path is None


def test_keys_alone_reach_every_card(welcome: Welcome, opener: FakeOpener, qtbot: QtBot) -> None:
    def focus() -> str:
        card = welcome.focusWidget()
        assert isinstance(card, WelcomeCard)
        return card.beginning.id

    order = list(TEMPLATES)
    assert focus() == order[0]
    for id in order[1:]:
        qtbot.keyClick(welcome.focusWidget(), Qt.Key.Key_Right)
        assert focus() == id
    qtbot.keyClick(welcome.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(welcome.focusWidget(), Qt.Key.Key_Right)
    assert focus() == welcome.samples.cards[1].beginning.id
    qtbot.keyClick(welcome.focusWidget(), Qt.Key.Key_Return)
    assert opener.documents[0][0].journey.title == welcome.samples.cards[1].beginning.title
    qtbot.keyClick(welcome.focusWidget(), Qt.Key.Key_Up)
    assert focus() == order[0]


def test_a_blank_journey_by_key(welcome: Welcome, opener: FakeOpener, qtbot: QtBot, preferences: Preferences) -> None:
    preferences.put(author="Sari", organisation="Hotel Melati")
    qtbot.keyClick(welcome, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    journey = opener.documents[0][0].journey
    assert not journey.touchpoints
    assert (journey.author, journey.organisation) == ("Sari", "Hotel Melati")


def test_files_are_opened(
    welcome: Welcome, opener: FakeOpener, picked: Picked, journey_file: Path, qtbot: QtBot
) -> None:
    picked.paths = [journey_file]
    qtbot.mouseClick(welcome.open_files, Qt.MouseButton.LeftButton)
    assert opener.paths == [journey_file]


def test_recent_files_that_are_gone_say_so(
    welcome: Welcome, recent: list[Path], opener: FakeOpener, qtbot: QtBot
) -> None:
    rows = welcome.recent.list.rows
    qtbot.waitUntil(lambda: rows.rows[1].faded)
    assert rows.rows[1].detail.startswith("not there any more: ")
    assert not rows.rows[0].faded
    welcome.recent.list.setFocus()
    qtbot.keyClick(welcome.recent.list, Qt.Key.Key_Return)
    assert opener.paths == [recent[0]]


def test_the_list_can_be_cleared(welcome: Welcome, preferences: Preferences, qtbot: QtBot) -> None:
    qtbot.mouseClick(welcome.recent.clear, Qt.MouseButton.LeftButton)
    assert preferences.settings.recent == ()
    assert welcome.recent.nothing.isVisible()
    assert not welcome.recent.list.isVisible()


def test_maps_come_after_the_window(welcome: Welcome, qtbot: QtBot) -> None:
    cards = [card for card in (*welcome.templates.cards, *welcome.samples.cards) if card.beginning.file]
    assert not any(card.has_map for card in cards)
    qtbot.waitUntil(lambda: all(card.has_map for card in cards), timeout=20_000)
    assert not _card(welcome, "empty").has_map


def test_language_and_look_right_there(
    welcome: Welcome, preferences: Preferences, speech: Speech, look: Look, qtbot: QtBot
) -> None:
    qtbot.mouseClick(welcome.languages.buttons["id"], Qt.MouseButton.LeftButton)
    assert preferences.settings.language == "id"
    qtbot.mouseClick(welcome.appearances.buttons["dark"], Qt.MouseButton.LeftButton)
    assert preferences.settings.appearance == "dark"
    look.wear("dark")
    assert welcome.appearances.chosen == "dark"
    assert [button.text() for button in welcome.languages.buttons.values()] == ["English", "Bahasa Indonesia"]


def test_a_file_dropped_is_opened(welcome: Welcome, opener: FakeOpener, journey_file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(journey_file)), QUrl.fromLocalFile("/x/notes.txt")])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    welcome.dropEvent(event)
    assert event.isAccepted()
    assert opener.paths == [journey_file]


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_cards_have_room_for_their_words(
    speech: Speech, look: Look, opener: FakeOpener, language: str, scale: float, qtbot: QtBot
) -> None:
    speech.speak(language)
    look.wear("dark", scale)
    made = Welcome(speech, look, Preferences(Settings()), opener)
    made.show()
    qtbot.waitUntil(lambda: made.templates.cards[0].width() >= made.templates.cards[0].sizeHint().width())
    for grid in (made.templates, made.samples):
        for card in grid.cards:
            assert card.width() >= card.minimumSizeHint().width()
            assert card.height() >= card.minimumSizeHint().height()
            assert card.accessibleName()
    assert made.languages.width() <= made._side.width()
    made.close()
    look.wear("light", 1.0)


def test_recent_files_show_name_and_folder(welcome: Welcome, recent: list[Path]) -> None:
    row = welcome.recent.list.rows.rows[0]
    assert row.title == recent[0].name
    assert recent[0].parent.name in row.detail
