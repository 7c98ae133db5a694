"""Joining: what is typed or edited meanwhile stays, and what came in is said when it can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QDialog, QLineEdit

from journeymap.editing.commands.settings import rename_journey, set_settings
from journeymap.gui.documents.conflicts_dialog import ConflictsDialog
from journeymap.gui.documents.desk import Desk
from journeymap.i18n import Message
from journeymap.storage.files import load, save


def _others(path: Path, **fields: object) -> None:
    save(path, replace(load(path).journey, **fields))


def test_edits_while_conflicts_are_asked_about_stay(
    desk: Desk, journey_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _others(journey_file, title="Theirs", author="Somebody else")
    desk.session.do(rename_journey, "Mine")

    def meanwhile(dialog: ConflictsDialog) -> int:
        desk.session.do(set_settings, vision="Typed meanwhile")
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(ConflictsDialog, "exec", meanwhile)
    assert desk.foreign.merge()
    journey = desk.session.journey
    assert (journey.title, journey.author, journey.vision) == ("Mine", "Somebody else", "Typed meanwhile")


def test_what_is_being_typed_is_joined_as_well(desk: Desk, journey_file: Path) -> None:
    _others(journey_file, author="Somebody else")
    window = desk._window
    field = QLineEdit(window)
    field.editingFinished.connect(lambda: desk.session.do(rename_journey, field.text()))
    window.show()
    field.setFocus()
    field.setText("Still typing")
    assert desk.foreign.merge()
    assert (desk.session.journey.title, desk.session.journey.author) == ("Still typing", "Somebody else")
    window.hide()


def test_what_came_in_is_said_after_it_did(desk: Desk, journey_file: Path) -> None:
    _others(journey_file, author="Somebody else")
    said: list[tuple[str, bool, str]] = []

    def note(message: Message, undo: bool) -> None:
        said.append((desk.session.text(message), undo, desk.session.journey.author))

    desk.session.noticed.connect(note)
    assert desk.foreign.merge()
    assert said == [("1 change came in.", True, "Somebody else")]
    desk.session.noticed.disconnect(note)
