"""What is typed over a card or a row is never lost: neither by saving from a menu nor by closing the window."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.links import disconnect
from journeymap.gui.app import Program
from journeymap.gui.documents import asking
from journeymap.gui.panels.entry_list import EntryList
from journeymap.gui.panels.outline_view import OutlineView
from journeymap.gui.presenting.presentation import Presentation
from journeymap.gui.window.window import Window
from journeymap.model import Journey
from journeymap.storage.files import load, save
from tests.gui.conftest import SAMPLES
from tests.gui.window.conftest import OpenWindow

TYPED = "Typed and not ended"


def _over_a_card(window: Window) -> None:
    window.session.selection.pick("touchpoints", next(iter(window.session.journey.touchpoints)))
    window.canvas.name_current()


def _over_a_row(window: Window) -> None:
    window.show_panel("actions")
    rows = next(rows for rows in window.side.findChildren(EntryList) if rows.isVisible() and rows.entries.entries)
    rows.begin_rename(rows.entries.entries[0].key)


def _in_the_outline(window: Window) -> None:
    window.show_panel("outline")
    tree = next(tree for tree in window.side.findChildren(OutlineView) if tree.isVisible())
    tree.rename(tree.outline.index(0))


def _titles(window: Window) -> set[str]:
    journey = window.session.journey
    return {each.title for held in (journey.touchpoints, journey.actions, journey.stages) for each in held.values()}


PLACES = (_over_a_card, _over_a_row, _in_the_outline)


@pytest.mark.parametrize("begin", PLACES)
def test_closing_asks_about_what_is_being_typed(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, begin: Callable[[Window], None]
) -> None:
    asked: list[asking.Question] = []

    def stay(question: asking.Question, *_: object) -> str:
        asked.append(question)
        return asking.CANCEL

    monkeypatch.setattr(asking, "ask", stay)
    window = open_window(load(SAMPLES / "hotel-stay.journey").journey)
    _type(window, begin)
    assert not window.close()
    assert len(asked) == 1
    assert window.isVisible()
    assert TYPED in _titles(window)
    monkeypatch.setattr(asking, "ask", lambda *_: "discard")


@pytest.mark.parametrize("begin", PLACES)
def test_saving_saves_what_is_being_typed(
    open_window: OpenWindow, tmp_path: Path, begin: Callable[[Window], None]
) -> None:
    window = open_window(load(SAMPLES / "hotel-stay.journey").journey)
    window.session.document.path = tmp_path / "typed.journey"
    _type(window, begin)
    assert window.desk.save()
    assert TYPED in (tmp_path / "typed.journey").read_text(encoding="utf-8")
    assert not window.session.document.modified


def _type(window: Window, begin: Callable[[Window], None]) -> None:
    begin(window)
    field = QApplication.focusWidget()
    assert isinstance(field, QWidget)
    QTest.keyClicks(field, TYPED)
    assert TYPED not in _titles(window)


def test_one_file_has_one_window_whatever_leads_to_it(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "one.journey"
    save(file, load(SAMPLES / "hotel-stay.journey").journey)
    (tmp_path / "by-name.journey").symlink_to(file)
    os.link(file, tmp_path / "by-content.journey")
    (tmp_path / "ring.journey").symlink_to(tmp_path / "ring.journey")
    window = program.open_path(file)
    for other in (
        tmp_path / "by-name.journey",
        tmp_path / "by-content.journey",
        Path(os.path.relpath(file)),
        tmp_path / "a" / ".." / "one.journey",
    ):
        if other.parent.name == "..":
            (tmp_path / "a").mkdir()
        assert program.window_of(other) is window
    assert program.window_of(tmp_path / "ring.journey") is None
    assert program.window_of(tmp_path / "not-there.journey") is None


def test_a_link_that_goes_while_it_is_named_takes_the_field_along(open_window: OpenWindow) -> None:
    window = open_window(load(SAMPLES / "hotel-stay.journey").journey)
    session = window.session
    link = next(iter(session.journey.links))
    session.selection.pick("links", link)
    window.canvas.name_current()
    assert window.canvas.naming.active
    session.do(disconnect, [link])
    window.canvas.view.viewed.emit(window.canvas.view.visible_rect())
    assert not window.canvas.naming.active
    session.undo()
    assert link in session.journey.links


def test_a_second_presentation_is_the_first_one_again(open_window: OpenWindow) -> None:
    window = open_window(load(SAMPLES / "hotel-stay.journey").journey)
    window.present()
    window.present()
    shown = [each for each in window.findChildren(Presentation) if each.isVisible()]
    assert len(shown) == 1
    shown[0].close()
    window.present()
    assert len([each for each in window.findChildren(Presentation) if each.isVisible()]) == 1
    window.findChildren(Presentation)[-1].close()


def test_a_title_stands_in_the_frame_as_it_is(open_window: OpenWindow) -> None:
    """Qt takes `[*]` for the place of the modified mark."""
    window = open_window(Journey(title="Stars [*]\nand lines " + "x" * 5_000))
    assert window.windowTitle().startswith("Stars [*][*] and lines x")
    assert len(window.windowTitle()) < 300


def test_the_overview_map_has_a_name(open_window: OpenWindow) -> None:
    window = open_window(Journey(title="Empty"))
    assert window.canvas.minimap.accessibleName() == "Overview map"
