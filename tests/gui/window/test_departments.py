"""The round trip with departments through real windows: a copy answered by keys and clicks, sent back, taken in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journeymap.departments.sending import sent_copy
from journeymap.editing.commands.departments import set_department
from journeymap.editing.commands.ownership import respond
from journeymap.gui.app import Program
from journeymap.gui.documents.bars import Bar
from journeymap.gui.documents.departments import returning
from journeymap.gui.documents.departments.own_copy import BACK, MATTER
from journeymap.gui.inspector.parts.answer import AnswerPart
from journeymap.gui.session.answering import asked, unanswered
from journeymap.gui.window.window import Window
from journeymap.model.words import Answer
from journeymap.storage.files import load, save
from tests.gui.conftest import DAY, SAMPLES
from tests.gui.window.conftest import OpenWindow


@pytest.fixture
def copy(program: Program, qtbot: QtBot, tmp_path: Path) -> Window:
    """The window of IT's copy of the hotel."""
    path = tmp_path / "hotel-it.journey"
    save(path, sent_copy(load(SAMPLES / "hotel-stay.journey").journey, "it", day=DAY))
    window = program.open_path(path)
    assert isinstance(window, Window)
    window.session.today = lambda: DAY  # type: ignore[method-assign]
    qtbot.waitUntil(lambda: window.session.settled)
    return window


def _bar(window: Window) -> Bar:
    bar = window.desk._bar.shown(MATTER)
    assert bar is not None
    return bar


def test_the_bar_says_for_whom_and_leads_on(copy: Window, qtbot: QtBot) -> None:
    session = copy.session
    count, left = len(asked(session)), unanswered(session)
    assert _bar(copy).label.full_text == (
        f"This copy is for IT: of {count} touchpoints of yours, {len(left)} ask for your answer."
    )
    assert copy.canvas.scene.marks.marked.lit_cards == frozenset(asked(session))
    qtbot.keyClick(copy.canvas, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert session.selection.one("touchpoints") == left[0]
    qtbot.mouseClick(_bar(copy).buttons[0], Qt.MouseButton.LeftButton)
    assert session.selection.one("touchpoints") == left[1]
    assert copy.canvas.scene.marks.marked.lit_cards == frozenset(asked(session))


def test_nothing_more_to_answer_leads_nowhere(copy: Window) -> None:
    session, onward = copy.session, _bar(copy).buttons[0]
    assert not onward.isHidden()
    for id in unanswered(session):
        respond(session.document, id, "it", Answer.ACCEPTED)
    assert _bar(copy).label.full_text == "This copy is for IT. All of it is answered."
    assert onward.isHidden()
    session.document.undo()
    assert not onward.isHidden()


def test_a_long_name_makes_the_bar_higher_and_is_not_cut(copy: Window, qtbot: QtBot) -> None:
    name = "Direktorat Layanan Pelanggan dan Pengalaman Tamu Terpadu Wilayah Indonesia Timur"
    copy.resize(900, 700)
    copy.session.do(set_department, "it", name=name)
    label = _bar(copy).label
    assert name in label.full_text
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()) > label.fontMetrics().height())


def test_a_part_is_accepted_by_key_and_disputed_with_words(copy: Window, qtbot: QtBot) -> None:
    session = copy.session
    first, second = unanswered(session)[:2]
    session.reveal("touchpoints", first)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(copy.canvas, Qt.Key.Key_Y, both)
    answered = session.journey.touchpoints[first].responses["it"]
    assert (answered.answer, answered.date, answered.by) == (Answer.ACCEPTED, session.today(), "Sari")
    session.reveal("touchpoints", second)
    part = next(each for each in copy.inspector.findChildren(AnswerPart) if each.isVisible())
    qtbot.mouseClick(part.chips.chips["disputed"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(part.note, "Not ours")
    response = session.journey.touchpoints[second].responses["it"]
    assert (response.answer, response.note) == (Answer.DISPUTED, "Not ours")
    session.undo()
    assert session.journey.touchpoints[second].responses["it"].note == ""
    qtbot.mouseClick(part.chips.chips["disputed"], Qt.MouseButton.LeftButton)
    assert "it" not in session.journey.touchpoints[second].responses
    assert second in unanswered(session)


def test_touchpoints_of_others_ask_nothing(copy: Window) -> None:
    other = next(id for id in copy.session.journey.touchpoints if id not in asked(copy.session))
    copy.session.reveal("touchpoints", other)
    assert not any(each.isVisible() for each in copy.inspector.findChildren(AnswerPart))
    assert not copy.menus.doings["answer.accept"].isEnabled()
    assert copy.menus.doings["answer.next"].isEnabled()


def test_any_other_journey_has_none_of_it(open_window: OpenWindow) -> None:
    window = open_window(load(SAMPLES / "hotel-stay.journey").journey)
    assert window.desk._bar.shown(MATTER) is None
    assert not any(
        doing.isEnabled() for id, doing in window.menus.doings.items() if id in ("answer.next", "answer.send-back")
    )


def test_what_is_saved_and_sent_back_is_taken_in_by_a_drop(
    copy: Window, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = unanswered(copy.session)[0]
    copy.session.reveal("touchpoints", id)
    copy.menus.doings["answer.accept"].trigger()
    copy.menus.doings["answer.send-back"].trigger()
    said = copy.desk._bar.shown(BACK)
    assert said is not None
    assert said.label.full_text == "Saved. Now send hotel-it.journey back to whoever sent it to you, as it is."
    path = copy.session.document.path
    assert path is not None
    back = tmp_path / "back.journey"
    back.write_bytes(path.read_bytes())
    ours = open_window(load(SAMPLES / "hotel-stay.journey").journey)
    before = ours.session.journey
    monkeypatch.setattr(returning.Returning, "_shown", lambda self, taken, wrong: taken)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(back))])
    modifiers, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    where, what = QPointF(5, 5), Qt.DropAction.CopyAction
    QApplication.sendEvent(ours, QDragEnterEvent(where.toPoint(), what, mime, buttons, modifiers))
    QApplication.sendEvent(ours, QDropEvent(where, what, mime, buttons, modifiers))
    assert ours.session.journey.touchpoints[id].responses["it"].answer is Answer.ACCEPTED
    assert ours.session.journey.sent is None
    assert ours.toast.words.full_text == "1 change from IT came in."
    qtbot.mouseClick(ours.toast.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert ours.session.journey == before
