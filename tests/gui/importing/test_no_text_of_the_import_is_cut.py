"""Every step of the import at large text on a small screen, in both languages: no words are cut, nothing overlaps."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.gui.importing.stations import FILE, PREVIEW
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from tests.gui.importing.conftest import CERTAIN, OpenImport, counted, read
from tests.gui.window.fitting import cut_texts

LONG = "Survei kepuasan tamu hotel Yogyakarta untuk bulan September sampai Oktober 2026 (ekspor terakhir).csv"


@pytest.mark.parametrize(("language", "scale"), [("en", 1.0), ("id", 1.5), ("en", 2.0)])
def test_no_text_of_the_import_is_cut(
    open_import: OpenImport, tmp_path: Path, look: Look, speech: Speech, qtbot: QtBot, language: str, scale: float
) -> None:
    look.wear("light", scale)
    speech.speak(language)
    file = tmp_path / LONG
    file.write_text(CERTAIN)
    dialog = open_import(file)
    dialog.resize(1240, 760)
    counted(dialog, qtbot)
    dialog.reading.put_files([tmp_path / "there is no such file, whatever it is called.csv"])
    read(dialog, qtbot)
    found: dict[str, list[str]] = {}
    for step in range(FILE, PREVIEW + 1):
        dialog.go(step)
        for _ in range(4):
            QApplication.processEvents()
        found[str(step)] = cut_texts(dialog)
    dialog.guide.by_hand = True
    dialog.reject()
    found["asking"] = cut_texts(dialog)
    assert {where: lines for where, lines in found.items() if lines} == {}
