"""A desk with a plain widget for its window, an opener that notes what it is asked, and answers to questions by real
clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeymap.editing.document import Document
from journeymap.gui.documents.desk import Desk
from journeymap.gui.documents.origin import Origin
from journeymap.gui.documents.picking import Picking
from journeymap.gui.documents.reading import read_document
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.preferences import Preferences
from journeymap.gui.session.session import Session
from tests.gui.conftest import DAY, SAMPLES


class FakeOpener:
    """Notes what windows ask of the program."""

    def __init__(self) -> None:
        self.documents: list[tuple[Document, Origin]] = []
        self.paths: list[Path] = []
        self.elsewhere: dict[Path, QWidget] = {}
        self.welcomed = 0

    def open_document(self, document: Document, origin: Origin = Origin()) -> QWidget:
        self.documents.append((document, origin))
        return QWidget()

    def open_path(self, path: Path, near: QWidget | None = None) -> QWidget | None:
        self.paths.append(path)
        return None

    def window_of(self, path: Path) -> QWidget | None:
        return self.elsewhere.get(path)

    def welcome(self) -> QWidget:
        self.welcomed += 1
        return QWidget()

    def windows(self) -> Sequence[QWidget]:
        return ()

    def quit(self) -> None:
        raise AssertionError("nobody asked to quit")


class Answers(QObject):
    """Presses buttons of the boxes that open: by the id of the answer, or by the name of a dialog's button."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[str] = []
        self.seen: list[str] = []
        self._chosen: QPushButton | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(15)
        self._timer.timeout.connect(self._press)
        self._timer.start()

    def will_be(self, *names: str) -> None:
        self.waiting += names

    def _press(self) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QDialog) or not box.isVisible() or not self.waiting or self._chosen is not None:
            return
        name = self.waiting[0]
        shown = [button for button in box.findChildren(QPushButton) if button.isVisible()]  # not of a box that is gone
        found = [button for button in shown if button.objectName() in (name, f"answer.{name}")]
        if not found:
            return
        self.waiting.pop(0)
        self.seen.append(_words(box))
        self._chosen = found[0]  # on a busy machine the next look may come before the click, and is not its answer
        QTimer.singleShot(0, self, self._click)

    def _click(self) -> None:
        button, self._chosen = self._chosen, None
        if button is not None and isValid(button):
            button.click()


def _words(box: QDialog) -> str:
    from PySide6.QtWidgets import QLabel

    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in box.findChildren(QLabel) if label.text())
    assert isinstance(box, QDialog)
    return "\n".join(label.text() for label in box.findChildren(QLabel))


@pytest.fixture
def answers(qapp: QApplication) -> Iterator[Answers]:
    given = Answers()
    yield given
    assert not given.waiting, f"nobody asked for {given.waiting}"
    given.deleteLater()


class Picked:
    """What the person picks in file dialogs, one after another; None where they stop."""

    def __init__(self) -> None:
        self.paths: list[Path | None] = []
        self.suggestions: list[str] = []

    def take(self) -> Path | None:
        return self.paths.pop(0)


@pytest.fixture
def picked(monkeypatch: pytest.MonkeyPatch) -> Picked:
    chosen = Picked()

    def to_save(self: Picking, purpose: object, suggestion: str, folder: Path | None = None) -> Path | None:
        chosen.suggestions.append(suggestion)
        return chosen.take()

    def to_open(self: Picking, *_: object, **__: object) -> list[Path]:
        path = chosen.take()
        return [] if path is None else [path]

    monkeypatch.setattr(Picking, "to_save", to_save)
    monkeypatch.setattr(Picking, "to_open", to_open)
    return chosen


@pytest.fixture
def opener() -> FakeOpener:
    return FakeOpener()


@pytest.fixture
def journey_file(tmp_path: Path) -> Path:
    """A copy of the hotel sample."""
    path = tmp_path / "hotel.journey"
    path.write_bytes((SAMPLES / "hotel-stay.journey").read_bytes())
    return path


MakeDesk = Callable[..., Desk]


@pytest.fixture
def make_desk(
    qtbot: QtBot, speech: Speech, look: Look, preferences: Preferences, opener: FakeOpener
) -> Iterator[MakeDesk]:
    """Desks of documents, begun; closed when the test ends."""
    made: list[tuple[Desk, Session, QWidget]] = []

    def make(document: Document | Path, origin: Origin | None = None) -> Desk:
        if isinstance(document, Path):
            opened = read_document(document, speech, preferences)
            assert opened is not None
            document, origin = opened.document, opened.origin
        window = QWidget()
        window.resize(900, 300)
        session = Session(document, speech, look, preferences)
        session.today = lambda: DAY  # type: ignore[method-assign]
        desk = Desk(session, opener, window)
        desk.begin(origin)
        made.append((desk, session, window))
        return desk

    yield make
    for desk, session, window in made:
        desk.close()
        session.close()
        session.deleteLater()
        window.deleteLater()


@pytest.fixture
def desk(make_desk: MakeDesk, journey_file: Path) -> Desk:
    """The desk of a file."""
    return make_desk(journey_file)
