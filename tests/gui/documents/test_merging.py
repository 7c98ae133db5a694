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
from journeymap.model import Journey, Touchpoint
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


def _asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, bool]]:
    """What the dialogs that open say: their lead, how many rows, and whether they show what stood before."""
    seen: list[tuple[str, int, bool]] = []

    def accept(dialog: ConflictsDialog) -> int:
        seen.append((dialog.lead.text(), dialog.table.rowCount(), not dialog.table.isColumnHidden(1)))
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(ConflictsDialog, "exec", accept)
    return seen


def test_a_copy_whose_base_nobody_knows_is_the_same_journey(
    desk: Desk, journey_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, said = _asked(monkeypatch), list[str]()
    desk.session.noticed.connect(lambda message, _: said.append(desk.session.text(message)))
    journey = load(journey_file).journey
    three = {id: replace(t, title=f"{t.title}!") for id, t in [*journey.touchpoints.items()][:3]}
    copy = tmp_path / "copy.journey"
    save(copy, replace(journey, touchpoints={**journey.touchpoints, **three}))
    assert desk.dropping.join(copy)
    (asked,) = seen
    assert asked[0].startswith("Both versions differ in 3 places.")
    assert asked[1:] == (3, False)
    assert desk.session.journey == journey
    assert said == ["copy.journey was merged; what only one of the two versions had is kept."]


def test_another_journey_is_added_and_that_is_said(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, said = _asked(monkeypatch), list[str]()
    desk.session.noticed.connect(lambda message, _: said.append(desk.session.text(message)))
    before = desk.session.journey
    other = tmp_path / "other.journey"
    same_id = next(iter(before.touchpoints))
    save(other, Journey(title="Another", touchpoints={same_id: Touchpoint(title="Quite another")}))
    assert desk.dropping.join(other)
    assert seen[0][0].startswith("This is another journey: all of it is added beside yours.")
    assert len(desk.session.journey.touchpoints) == len(before.touchpoints) + 1
    assert said == ["other.journey is another journey; all of it was added beside this one."]
    desk.session.undo()
    assert desk.session.journey == before
