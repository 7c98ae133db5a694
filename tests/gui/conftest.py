"""What holds for every test of the window: off-screen, no Qt message, no leaked window, timer or thread; one session.

Qt's own messages fail a test through the marker that every test here gets.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

import pytest
from PySide6.QtCore import QEvent, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymap.editing.document import Document
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.preferences import Preferences
from journeymap.gui.session.session import Session
from journeymap.model import Journey
from journeymap.settings import Settings
from journeymap.storage.files import load

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "sample_journeys"
DAY = date(2026, 11, 1)
PATIENCE_MS = 30_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # The platform without a screen says so of every window that has a least or fixed size, is raised or opened.
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


def pytest_sessionfinish() -> None:
    """Data of ours left on a clipboard without a screen would be let go of after Python has ended."""
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[object]:
    """Garbage goes in the thread of the window only, while nothing is painted.

    By itself the collector runs in any thread, also in the one in which a parallel run hears from its leader, and takes
    widgets away under the painter.
    """
    if HERE not in item.path.parents:
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()  # what pytest held of the test is let go only now
        gc.enable()


class PatientBot(QtBot):
    """Waits for what must come as long as a busy machine may need; nothing is proved by how soon it comes."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal: Any, *, timeout: int = 0, **how: Any) -> Any:  # noqa: N802
        # What must not come is not waited for: that is how a signal is shown not to be sent.
        patience = 0 if how.get("raising") is False else PATIENCE_MS
        return super().waitSignal(signal, timeout=max(timeout, patience), **how)

    def waitExposed(self, widget: QWidget, *, timeout: int = 0) -> Any:  # noqa: N802
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE_MS))

    def waitActive(self, widget: QWidget, *, timeout: int = 0) -> Any:  # noqa: N802
        return super().waitActive(widget, timeout=max(timeout, PATIENCE_MS))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["journeymap"]


def flush() -> None:
    """Lets go of everything that was to be deleted later."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.fixture(autouse=True)
def nothing_leaks(qapp: QApplication, own_folders: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A test that leaves a window open or work running fails.

    Garbage is looked for among what the test made, not in all that the thousands of tests before it left: that took
    seconds for each. So the program neither freezes nor thaws here.
    """
    before = set(map(id, QApplication.topLevelWidgets()))
    gc.freeze()
    monkeypatch.setattr(gc, "freeze", int)
    monkeypatch.setattr(gc, "unfreeze", int)
    yield
    flush()
    gc.collect()
    flush()
    left = [w for w in QApplication.topLevelWidgets() if id(w) not in before and w.isVisible()]
    assert not left, f"windows left open: {left}"
    assert QThreadPool.globalInstance().activeThreadCount() == 0


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and recovery files of a test stay in its own folder."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))


@pytest.fixture
def speech(qapp: QApplication) -> Iterator[Speech]:
    spoken = Speech("en")
    yield spoken
    spoken.deleteLater()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    worn = Look(qapp, "light", 1.0)
    yield worn
    worn.deleteLater()


@pytest.fixture
def preferences(qapp: QApplication) -> Iterator[Preferences]:
    kept = Preferences(Settings())
    yield kept
    kept.deleteLater()


MakeSession = Callable[[Journey], Session]


@pytest.fixture
def make_session(speech: Speech, look: Look, preferences: Preferences) -> Iterator[MakeSession]:
    """Makes sessions of journeys; closed when the test ends. Today is always the same day."""
    made: list[Session] = []

    def make(journey: Journey) -> Session:
        session = Session(Document(journey), speech, look, preferences)
        session.today = lambda: DAY  # type: ignore[method-assign]
        made.append(session)
        return session

    yield make
    for session in made:
        session.close()
        session.deleteLater()


@pytest.fixture
def hotel(make_session: MakeSession) -> Session:
    """The hotel sample."""
    return make_session(load(SAMPLES / "hotel-stay.journey").journey)


@pytest.fixture
def empty(make_session: MakeSession) -> Session:
    """A journey with nothing in it."""
    return make_session(Journey(title="New journey"))


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[Session], None]:
    """Waits until the analysis is of the journey as it is now."""

    def wait(session: Session) -> None:
        qtbot.waitUntil(lambda: session.settled, timeout=20_000)

    return wait
