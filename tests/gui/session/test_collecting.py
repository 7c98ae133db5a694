"""Garbage is let go of in the window's thread, whichever thread makes objects meanwhile."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

from journeymap.gui.session.collecting import Collecting


class Ring:
    """Garbage that only the collector finds, and says in which thread it did."""

    gone_in: list[threading.Thread]

    def __init__(self, gone_in: list[threading.Thread]) -> None:
        self.gone_in, self.me = gone_in, self

    def __del__(self) -> None:
        self.gone_in.append(threading.current_thread())


@pytest.fixture
def collecting(qapp: object) -> Iterator[Collecting]:
    gc.enable()
    made = Collecting()
    yield made
    made.deleteLater()


def make_many() -> None:
    kept = [[number] for number in range(gc.get_threshold()[0] * 50)]
    assert kept


def test_garbage_goes_in_the_thread_of_the_window(collecting: Collecting) -> None:
    gone_in: list[threading.Thread] = []
    Ring(gone_in)
    worker = threading.Thread(target=make_many)
    worker.start()
    worker.join()
    assert gone_in == []
    kept = [[number] for number in range(gc.get_threshold()[0] + 1)]
    collecting.look()
    assert gone_in == [threading.main_thread()]
    assert kept


def test_nothing_is_looked_through_before_it_is_due(collecting: Collecting, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    monkeypatch.setattr(gc, "collect", asked.append)
    collecting.look()
    assert asked == []
    monkeypatch.setattr(gc, "get_count", lambda: (10_000, 100, 0))
    collecting.look()
    assert asked == [1]
    monkeypatch.undo()
