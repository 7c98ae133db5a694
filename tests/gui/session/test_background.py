"""What becomes of work off the GUI thread: its failure is always heard by somebody."""

from __future__ import annotations

import gc
import sys
import weakref

import pytest
from pytestqt.qtbot import QtBot

from journeymap.gui.session.background import Jobs, Progress


def _broken(progress: Progress) -> None:
    raise KeyError("gone")


@pytest.mark.parametrize("listens", [False, True])
def test_a_failure_that_nobody_listens_to_is_told_like_any_error(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, listens: bool
) -> None:
    told: list[type[BaseException]] = []
    heard: list[Exception] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: told.append(kind))
    jobs = Jobs()
    job = jobs.start(_broken)
    if listens:
        job.failed.connect(heard.append)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    jobs.close()
    assert (told, [type(each) for each in heard]) == (([], [KeyError]) if listens else ([KeyError], []))


class _Held:
    def __call__(self, progress: Progress) -> None:
        """Work that holds something large."""


def test_what_was_worked_on_is_let_go_of(qtbot: QtBot) -> None:
    jobs, held = Jobs(), []
    for _ in range(40):
        work = _Held()
        held.append(weakref.ref(work))
        jobs.start(work)
        del work
        qtbot.waitUntil(lambda: not jobs.busy)
    gc.collect()
    assert [each for each in held if each() is not None] == []
    jobs.close()
