"""What is dropped on a window: other journeys are opened, copies of this one merged, nothing else is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from journeymap.departments.asking import touchpoints_of
from journeymap.departments.sending import sent_copy
from journeymap.editing.commands.settings import rename_journey
from journeymap.gui.documents.desk import Desk
from journeymap.model import Department, Journey, Touchpoint
from journeymap.storage.files import load, save
from tests.departments.filling_in import FilledIn
from tests.gui.conftest import DAY
from tests.gui.documents.conftest import Answers, FakeOpener, Picked


def _mime(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def _sent(path: Path, journey_file: Path, **fields: object) -> Path:
    """A department's copy with the values it was made from, changed there."""
    copy = sent_copy(load(journey_file).journey, "it", day=DAY)
    save(path, replace(copy, **fields))
    return path


@pytest.mark.parametrize("name", ["notes.md", "journey", "picture.png"])
def test_other_files_are_not_taken(desk: Desk, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Check-in\nBreakfast\n")
    assert not desk.takes(_mime(path))


def test_text_and_addresses_are_not_taken(desk: Desk) -> None:
    mime = QMimeData()
    mime.setText("somewhere.journey")
    assert not desk.takes(mime)
    mime.setUrls([QUrl("https://example.org/a.journey")])
    assert not desk.takes(mime)


def test_files_of_answers_are_handed_on_together(desk: Desk, tmp_path: Path, opener: FakeOpener, qtbot: QtBot) -> None:
    files = [tmp_path / "july.csv", tmp_path / "august.XLSX"]
    for file in files:
        file.write_text("Date,NPS\n")
    mime = _mime(*files, tmp_path / "gone.csv")
    assert desk.takes(mime)
    with qtbot.waitSignal(desk.dropping.answers_came) as came:
        desk.drop(mime)
    assert came.args == [files]
    assert not opener.paths


def test_another_journey_is_opened(desk: Desk, tmp_path: Path, opener: FakeOpener) -> None:
    path = tmp_path / "other.journey"
    save(path, Journey(title="Another"))
    assert desk.takes(_mime(path))
    desk.drop(_mime(path))
    assert opener.paths == [path]


def test_of_a_folder_full_of_files_only_some_are_opened(desk: Desk, tmp_path: Path, opener: FakeOpener) -> None:
    paths = [tmp_path / f"{number:02}.journey" for number in range(12)]
    for path in paths:
        save(path, Journey(title=path.stem))
    said: list[str] = []
    desk.session.noticed.connect(lambda message, _: said.append(desk.session.text(message)))
    desk.drop(_mime(*paths))
    assert opener.paths == paths[:10]
    assert said == ["Of 12 files that were dropped the first 10 were opened."]


def test_a_broken_file_is_said(desk: Desk, tmp_path: Path, opener: FakeOpener, answers: Answers) -> None:
    path = tmp_path / "broken.journey"
    path.write_text("journeymap: 1\ntitle: [\n")
    answers.will_be("cancel")
    desk.drop(_mime(path))
    assert "broken.journey:" in answers.seen[0]
    assert not opener.paths


def test_a_returned_copy_is_taken_in_by_its_own_base(
    desk: Desk, journey_file: Path, tmp_path: Path, answers: Answers
) -> None:
    path = _sent(tmp_path / "it.journey", journey_file, vision="From IT")
    desk.session.do(rename_journey, "Mine")
    answers.will_be("take")
    desk.drop(_mime(path))
    journey = desk.session.journey
    assert (journey.title, journey.vision) == ("Mine", "From IT")
    assert journey.sent is None
    desk.session.undo()
    assert desk.session.journey.vision != "From IT"
    assert desk.session.journey.title == "Mine"


def test_a_copy_whose_base_is_damaged_is_refused(
    desk: Desk, journey_file: Path, tmp_path: Path, answers: Answers, opener: FakeOpener
) -> None:
    path = _sent(tmp_path / "it.journey", journey_file, vision="From IT")
    path.write_text(path.read_text("utf-8").replace("fingerprint: ", "fingerprint: 0"), "utf-8")
    before = desk.session.journey
    answers.will_be("cancel", "cancel")
    desk.drop(_mime(path))
    desk.dropping.join(path)
    assert all("are damaged in it" in seen for seen in answers.seen)
    assert desk.session.journey is before
    assert not opener.paths


def test_the_copy_of_another_journey_is_opened(desk: Desk, tmp_path: Path, opener: FakeOpener) -> None:
    path = tmp_path / "other.journey"
    other = Journey(title="Another", departments={"it": Department(name="IT")})
    save(path, sent_copy(replace(other, touchpoints={"web": Touchpoint(title="Web")}), "it", day=DAY))
    desk.drop(_mime(path))
    assert opener.paths == [path]


def test_a_workbook_that_came_back_is_taken_in_and_answers_go_on(
    desk: Desk, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    book = FilledIn(desk.session.journey, "it")
    id = touchpoints_of(desk.session.journey, "it")[0]
    book.put("touchpoints", id, answer="Disputed", note="Ask the web agency")
    back, survey = tmp_path / "back.xlsx", tmp_path / "survey.csv"
    book.book.save(back)
    survey.write_text("Date,NPS\n")
    answers.will_be("take")
    with qtbot.waitSignal(desk.dropping.answers_came) as came:
        desk.drop(_mime(back, survey))
    assert came.args == [[survey]]
    assert desk.session.journey.touchpoints[id].responses["it"].note == "Ask the web agency"


def test_a_copy_without_a_base_asks_about_every_difference(
    desk: Desk, journey_file: Path, tmp_path: Path, answers: Answers
) -> None:
    path = tmp_path / "copy.journey"
    save(path, replace(load(journey_file).journey, vision="From a stick"))
    before = desk.session.journey
    answers.will_be("merge", "cancel")
    desk.drop(_mime(path))
    assert "Both versions differ in 1 place." in answers.seen[1]
    assert desk.session.journey is before


def test_a_copy_can_be_opened_beside(
    desk: Desk, journey_file: Path, tmp_path: Path, answers: Answers, opener: FakeOpener
) -> None:
    path = tmp_path / "copy.journey"
    save(path, replace(load(journey_file).journey, vision="From a stick"))
    answers.will_be("open")
    desk.drop(_mime(path))
    assert opener.paths == [path]


def test_a_copy_can_be_chosen_by_keyboard(
    desk: Desk, journey_file: Path, tmp_path: Path, picked: Picked, answers: Answers
) -> None:
    picked.paths = [_sent(tmp_path / "it.journey", journey_file, vision="From IT")]
    answers.will_be("take")
    desk.merge()
    assert desk.session.journey.vision == "From IT"
