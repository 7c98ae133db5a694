"""The whole program with real windows off-screen; nothing asks the person, nothing is written outside the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from journeymap.editing.document import Document
from journeymap.gui.app import Program
from journeymap.gui.documents import asking
from journeymap.gui.session.preferences import Preferences
from journeymap.gui.window.window import Window
from journeymap.model import Journey
from journeymap.settings import Settings
from journeymap.storage.files import load
from tests.gui.conftest import DAY, SAMPLES, flush

OpenWindow = Callable[[Journey], Window]
MakeProgram = Callable[[Settings], Program]
PLAIN = Settings(language="en", appearance="light", motion=False, author="Sari")


@pytest.fixture(autouse=True)
def nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions are answered with *Discard* where that is an answer, file dialogs with nothing."""

    def discard(question: asking.Question, *_: object) -> str:
        answers = (*question.choices, question.last)
        return "discard" if any(choice.id == "discard" for choice in answers) else asking.CANCEL

    monkeypatch.setattr(asking, "ask", discard)
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 0)


@pytest.fixture
def make_program(qapp: QApplication) -> Iterator[MakeProgram]:
    """Makes programs with these settings; their windows are closed when the test ends."""
    made: list[Program] = []

    def make(settings: Settings = PLAIN) -> Program:
        made.append(Program(qapp, Preferences(settings)))
        return made[-1]

    yield make
    for program in made:
        program.quit()
        program.end()
        program.look.deleteLater()
        program.deleteLater()
    flush()


@pytest.fixture
def program(make_program: MakeProgram) -> Program:
    """The program, in English and light."""
    return make_program(PLAIN)


def opened(program: Program, journey: Journey, qtbot: QtBot, size: tuple[int, int] = (1440, 900)) -> Window:
    """A window with that journey, shown, and analysed."""
    window = program.open_document(Document(journey))
    assert isinstance(window, Window)
    window.session.today = lambda: DAY  # type: ignore[method-assign]
    window.resize(*size)
    qtbot.waitUntil(lambda: window.session.settled, timeout=20_000)
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def open_window(program: Program, qtbot: QtBot) -> OpenWindow:
    """Opens windows of the program."""

    def open_one(journey: Journey) -> Window:
        return opened(program, journey, qtbot)

    return open_one


@pytest.fixture
def hotel_journey() -> Journey:
    """The hotel sample."""
    return load(SAMPLES / "hotel-stay.journey").journey


@pytest.fixture
def window(open_window: OpenWindow, hotel_journey: Journey) -> Window:
    """A window with the hotel sample."""
    return open_window(hotel_journey)
