"""Answers of hotel guests as files, and a dialog that is open on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journeymap.gui.importing.dialog import ImportDialog
from journeymap.gui.session.session import Session
from tests.gui.conftest import flush

CERTAIN = """Timestamp,Email Address,Check-in NPS,How was the weather?,What could we do better?
2026/10/01 10:00:00,budi@example.com,9,good,The queue in the lobby was much too long for us
2026/10/02 10:00:00,siti@example.com,10,bad,Pak Budi carried our bags to the room at once
2026/10/03 10:00:00,tono@example.com,3,good,Breakfast ended before we had even been woken
2026/10/04 10:00:00,joko@example.com,8,fair,Nobody at the desk could tell us about parking
2026/10/05 10:00:00,wati@example.com,11,good,All was as we had been told when we booked it
"""
"""Of which everything that is counted is certain."""
OPEN = "Day,How was it?\n2026-10-01,good\n2026-10-02,bad\n2026-10-03,fair\n"
"""Of which nobody knows what it is about."""


class Picked:
    """Answers to the questions for files."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.plan: Path | None = None

    def answers(self) -> list[Path]:
        return self.files

    def plan_to_open(self) -> Path | None:
        return self.plan

    def plan_to_save(self, suggestion: str) -> Path | None:
        return self.plan


@pytest.fixture
def picks() -> Picked:
    return Picked()


@pytest.fixture
def certain(tmp_path: Path) -> Path:
    """A file that can be counted at once."""
    path = tmp_path / "october.csv"
    path.write_text(CERTAIN)
    return path


@pytest.fixture
def unclear(tmp_path: Path) -> Path:
    """A file that needs a person."""
    path = tmp_path / "unclear.csv"
    path.write_text(OPEN)
    return path


OpenImport = Callable[..., ImportDialog]


@pytest.fixture
def open_import(hotel: Session, picks: Picked, qtbot: QtBot) -> Iterator[OpenImport]:
    """Opens the import on files, and waits until they are read."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 800)
    host.show()
    made: list[ImportDialog] = []

    def open_one(*files: Path) -> ImportDialog:
        dialog = ImportDialog(hotel, host, picks=picks, sources=files)
        made.append(dialog)
        dialog.begin()
        dialog.resize(1200, 740)
        read(dialog, qtbot)
        return dialog

    yield open_one
    for dialog in made:
        try:
            dialog.leave()
        except RuntimeError:
            continue  # gone already
    flush()


def read(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Waits until nothing is read any more."""
    qtbot.waitUntil(lambda: not dialog.reading.busy, timeout=20_000)


def counted(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Waits until the preview has its counts."""
    qtbot.waitUntil(lambda: dialog.page(3).outcome is not None, timeout=20_000)
