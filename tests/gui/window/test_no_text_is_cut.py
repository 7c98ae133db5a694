"""Every panel, view, inspector and dialog, in both languages, light and dark, at 100 and 200 %, with long titles."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journeymap.gui.documents.desk import Desk
from journeymap.gui.panels.table import PANELS
from journeymap.gui.window.centre import MAPS
from journeymap.gui.window.window import Window
from journeymap.model import Journey
from tests.gui.conftest import flush
from tests.gui.window.conftest import PLAIN, MakeProgram, opened
from tests.gui.window.fitting import cut_texts

LONG = "A title so long that no workshop would ever settle on it, but a regulation prescribes it word by word"
LOOKS = [("en", "light", 1.0), ("id", "dark", 1.0), ("en", "dark", 2.0), ("id", "light", 2.0)]
SIZES = {1.0: (1280, 800), 2.0: (1920, 1080)}
SELECTED: Mapping[str, str] = {
    "touchpoints": "check-in",
    "links": "",
    "stages": "",
    "departments": "",
    "personas": "",
    "actions": "",
}
DIALOGS: Mapping[str, Callable[[Window], object]] = {
    "settings": lambda w: w.open_dialog("settings"),
    "keys": lambda w: w.open_dialog("keys"),
    "about": lambda w: w.open_dialog("about"),
    "palette": lambda w: w.open_palette(""),
    "report": lambda w: Desk.report(w.desk),
    "export": lambda w: w.desk.export(),
    "snapshot": lambda w: w.desk.snapshot(),
    "recent": lambda w: w.desk.open_recent(),
    "presentation": lambda w: w.present(),
    "welcome": lambda w: w.desk.welcome(),
}


def long_journey(journey: Journey) -> Journey:
    """The journey with titles and names that fill several lines."""

    def longer(mapping: str, field: str) -> dict[str, object]:
        found = getattr(journey, mapping)
        return {id: replace(each, **{field: f"{getattr(each, field)}: {LONG}"}) for id, each in found.items()}

    named = {"touchpoints": "title", "stages": "title", "departments": "name", "personas": "name"}
    more = {mapping: longer(mapping, field) for mapping, field in named.items()}
    return replace(journey, title=f"{journey.title}: {LONG}", **more)


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}-{look[2]:.0%}")
def dressed(request: pytest.FixtureRequest, make_program: MakeProgram, hotel_journey: Journey, qtbot: QtBot) -> Window:
    """A window with long titles in one language, look and size of text."""
    language, appearance, scale = request.param
    program = make_program(replace(PLAIN, language=language, appearance=appearance, text_scale=scale))
    return opened(program, long_journey(hotel_journey), qtbot, SIZES[scale])


def let_lay_out(qtbot: QtBot) -> None:
    """What is shown is laid out, also what waits for the next turn."""
    for _ in range(4):
        QApplication.processEvents()


def test_no_text_of_the_window_is_cut(dressed: Window, qtbot: QtBot) -> None:
    found: dict[str, list[str]] = {}
    for row in PANELS:
        dressed.show_panel(row.id)
        let_lay_out(qtbot)
        found[f"panel {row.id}"] = cut_texts(dressed.side)
    for view in (*MAPS, "matrix", "importance"):
        dressed.show_view(view)
        let_lay_out(qtbot)
        found[f"view {view}"] = cut_texts(dressed.centre)
    found["top bar"] = cut_texts(dressed.top)
    _say(found)


def test_no_text_of_the_inspector_is_cut(dressed: Window, qtbot: QtBot) -> None:
    found: dict[str, list[str]] = {}
    journey = dressed.session.journey
    for mapping, wanted in SELECTED.items():
        ids = list(getattr(journey, mapping))
        dressed.session.selection.pick(mapping, wanted or ids[0])
        let_lay_out(qtbot)
        found[mapping] = cut_texts(dressed.inspector)
    dressed.session.selection.choose(("touchpoints", id) for id in list(journey.touchpoints)[:4])
    let_lay_out(qtbot)
    found["several touchpoints"] = cut_texts(dressed.inspector)
    dressed.session.selection.clear()
    let_lay_out(qtbot)
    found["nothing"] = cut_texts(dressed.inspector)
    _say(found)


def test_no_text_of_the_dialogs_is_cut(dressed: Window, qtbot: QtBot) -> None:
    found: dict[str, list[str]] = {}
    for dialog, open_it in DIALOGS.items():
        before = QApplication.topLevelWidgets()
        open_it(dressed)
        let_lay_out(qtbot)
        shown = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()]
        assert shown, f"{dialog} was not opened"
        found |= {f"{dialog}: {type(top).__name__}": cut_texts(top) for top in shown}
        for top in shown:
            top.close()
        qtbot.waitUntil(lambda: not dressed.session.jobs.busy, timeout=20_000)
        flush()
    _say(found)


def _say(found: Mapping[str, list[str]]) -> None:
    """Fails with a line for each text that is cut, by where it is."""
    lines = [f"{where}: {line}" for where, troubles in found.items() for line in dict.fromkeys(troubles)]
    assert lines == [], "\n".join(("text is cut:", *lines))


def test_the_checker_sees_what_is_cut(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    row = QHBoxLayout(room)
    for made in (QLabel(LONG), QPushButton(LONG), QCheckBox(LONG), QLineEdit(placeholderText=LONG)):
        made.setFixedWidth(60)
        row.addWidget(made)
    room.show()
    assert len(cut_texts(room)) == 4
    for made in room.findChildren(QWidget):
        made.setFixedWidth(1500)
    room.adjustSize()
    assert cut_texts(room) == []
