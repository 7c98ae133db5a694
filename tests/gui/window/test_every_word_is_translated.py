"""The window in Indonesian, part by part: no sentence that it asks for is missing from the catalogue.

The other test of the catalogues reads the code; this one sees what only running code puts together.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap import i18n
from journeymap.gui.documents.desk import Desk
from journeymap.gui.panels.table import PANELS
from journeymap.gui.widgets.section import Section
from journeymap.gui.window.centre import MAPS
from journeymap.gui.window.window import Window
from journeymap.model import Journey
from tests.gui.conftest import flush
from tests.gui.window.conftest import PLAIN, MakeProgram, opened
from tests.test_translations import Listener, catalogue

MAPPINGS = ("touchpoints", "links", "stages", "departments", "personas", "actions", "metrics", "warnings", "snapshots")
DIALOGS: tuple[Callable[[Window], object], ...] = (
    lambda w: w.open_dialog("settings"),
    lambda w: w.open_dialog("keys"),
    lambda w: w.open_dialog("about"),
    lambda w: w.open_palette(""),
    lambda w: w.desk.export(),
    lambda w: w.desk.snapshot(),
    lambda w: w.desk.open_recent(),
    lambda w: w.desk.welcome(),
    lambda w: w.present(),
    lambda w: Desk.report(w.desk),
)


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Listener:
    """Stands where the Indonesian catalogue stands."""
    heard = Listener(catalogue("id"))
    monkeypatch.setattr(i18n, "_catalogue", lambda language: heard)
    return heard


@pytest.fixture
def window(listener: Listener, make_program: MakeProgram, hotel_journey: Journey, qtbot: QtBot) -> Window:
    """A window that speaks Indonesian."""
    return opened(make_program(replace(PLAIN, language="id")), hotel_journey, qtbot)


def test_panels_and_views(window: Window, listener: Listener) -> None:
    for row in PANELS:
        window.show_panel(row.id)
        QApplication.processEvents()
    for view in (*MAPS, "matrix", "importance"):
        window.show_view(view)
        QApplication.processEvents()
    assert listener.asked > 200
    assert not listener.missing


def test_inspector_with_all_sections_open(window: Window, listener: Listener) -> None:
    journey = window.session.journey
    for mapping in MAPPINGS:
        for id in list(getattr(journey, mapping))[:3]:
            window.session.selection.pick(mapping, id)
            for section in window.inspector.findChildren(Section):
                section.set_open(True)
            QApplication.processEvents()
    window.session.selection.choose((mapping, id) for mapping in MAPPINGS[:2] for id in getattr(journey, mapping))
    QApplication.processEvents()
    assert not listener.missing


@pytest.mark.parametrize("dialog", DIALOGS)
def test_dialogs(window: Window, listener: Listener, dialog: Callable[[Window], object], qtbot: QtBot) -> None:
    before = QApplication.topLevelWidgets()
    dialog(window)
    QApplication.processEvents()
    shown = [top for top in QApplication.topLevelWidgets() if top not in before and top.isVisible()]
    for top in shown:
        top.close()
    qtbot.waitUntil(lambda: not window.session.jobs.busy, timeout=20_000)
    flush()
    assert shown
    assert not listener.missing
