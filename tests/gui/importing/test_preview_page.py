"""The preview of an import: what will change before anything does, what stays out, and what is quoted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_values import Use
from journeymap.feedback.importing import count_in
from journeymap.feedback.periods import Grain
from journeymap.gui.importing.preview_page import PreviewPage
from journeymap.gui.importing.preview_rows import AFTER, BARS, BEFORE, MEANING, MEASURE, change_rows, meaning
from journeymap.gui.importing.preview_tabs import COUNTED, LEFT_OUT, UNUSED
from journeymap.gui.importing.quotation_rows import PICK, PLACE, WORDS
from journeymap.gui.session.session import Session

PHONE = "0812-3456-7890"
HEAD = "Response ID,Date,Email,Check-in NPS,Room NPS,What could we do better?\n"
DAYS = range(1, 29)
WHO = "budi@example.com"
ROWS = [f"{n},2026-11-{n:02d},{WHO},{9 if n % 3 else 2},{10 if n % 5 else 6},All was well on day {n}\n" for n in DAYS]
ODD = [
    "28,2026-11-28,budi@example.com,9,9,The same again\n",
    "30,,budi@example.com,9,9,No day here\n",
    "31,2026-11-30,budi@example.com,99,99,Off the scale\n",
    f"32,2026-11-30,budi@example.com,9,9,Pak Joko helped at once: call him on {PHONE}\n",
]


def opened(text: str, session: Session, tmp_path: Path, qtbot: QtBot) -> PreviewPage:
    path = tmp_path / "november.csv"
    path.write_text(text)
    guide = Guide(session.journey, day=session.today())
    guide.put_file(path)
    guide.use("What could we do better?", Use.TEXT)
    page = PreviewPage(guide, session)
    qtbot.addWidget(page)
    page.resize(1000, 680)
    page.show()
    counted(page, qtbot)
    return page


def counted(page: PreviewPage, qtbot: QtBot) -> None:
    page.show_now()
    qtbot.waitUntil(lambda: page.outcome is not None, timeout=20_000)


@pytest.fixture
def page(hotel: Session, tmp_path: Path, qtbot: QtBot) -> PreviewPage:
    return opened(HEAD + "".join((*ROWS, *ODD)), hotel, tmp_path, qtbot)


def row_of(page: PreviewPage, title: str) -> int:
    return next(at for at, row in enumerate(page.model.rows) if row.title == title)


def listed(page: PreviewPage, key: str, column: int) -> dict[str, str]:
    """The words of a column of a table below, by the first words of their rows."""
    rows = page.tabs.rows(key)
    return {rows.cell(row, 0).title: rows.cell(row, column).title for row in range(rows.count)}


def quoting(page: PreviewPage, qtbot: QtBot) -> None:
    """Opens the comments and waits until they are read."""
    page.tabs.setCurrentWidget(page.tabs.quotations)
    qtbot.waitUntil(lambda: bool(page.tabs.quotations.model.rows), timeout=20_000)


def test_scores_stand_before_and_after_with_interval_and_number(page: PreviewPage, hotel: Session) -> None:
    row = row_of(page, "Room")
    cells = [page.model.cell(row, column) for column in range(5)]
    assert cells[BEFORE].title
    assert cells[BEFORE].title != cells[AFTER].title
    assert cells[AFTER].aside == "n = 29"
    assert " to " in cells[AFTER].detail
    assert "November 2026" in cells[MEASURE].detail
    assert "before:" in cells[BARS].spoken
    assert cells[MEANING].icon.startswith("verdict-")
    assert page.complete
    assert not hotel.document.modified


def test_what_is_left_out_is_told_with_its_numbers_and_lines(page: PreviewPage) -> None:
    assert page.head.headline.full_text == "29 of 32 rows are counted"
    told = listed(page, LEFT_OUT, 2)
    assert told["the same response id came before"] == "30"
    assert told["no date in “Date”"] == "31"
    assert sum("off the scale" in reason for reason in told) == 2
    assert page.tabs.tabText(0) == "Left out (4)"
    page.tabs.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 5
    assert all(line.count("\t") == 2 for line in copied)


def test_older_answers_join_the_history_and_change_no_current_score(
    hotel: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    page = opened((HEAD + "".join(ROWS)).replace("2026-11", "2025-11"), hotel, tmp_path, qtbot)
    assert page.complete
    room = [row for row in page.model.rows if row.title == "Room"]
    assert not room
    told = {(page.tabs.rows(COUNTED).cell(row, 0).title, page.tabs.rows(COUNTED).cell(row, 2).title) for row in (0, 1)}
    assert told == {("Check-in", "November 2025"), ("Room", "November 2025")}
    assert page.tabs.currentWidget() is page.tabs.tables[COUNTED]
    page._guide.measure("Check-in NPS", touchpoint="check-out")
    counted(page, qtbot)
    assert not page.changes.isVisible()
    assert "no current score changes" in page.head.subline.full_text
    assert "history" in page.head.records.full_text


def test_columns_that_are_not_used_are_told_with_the_reason(page: PreviewPage) -> None:
    told = {
        page.tabs.rows(UNUSED).cell(row, 0).title: page.tabs.rows(UNUSED).cell(row, 1).title
        for row in range(page.tabs.rows(UNUSED).count)
    }
    assert told["Email"] == "it tells who people are"
    assert "quotations" in told["What could we do better?"]
    assert page.tabs.tabText(2) == "Not used (2)"
    assert not page.tabs.isTabVisible(3)


def test_it_counts_anew_only_where_the_guide_changed(page: PreviewPage, qtbot: QtBot) -> None:
    first = page.outcome
    page.show_now()
    assert page.outcome is first
    page._guide.measure("Room NPS", touchpoint="breakfast")
    counted(page, qtbot)
    assert page.outcome is not first
    assert {row.title for row in page.model.rows} == {"Check-in", "Breakfast"}


def test_what_cannot_be_counted_yet_is_said(page: PreviewPage) -> None:
    page._guide.use("Date", Use.NOTHING)
    page.show_now()
    assert page.outcome is None
    assert not page.complete
    assert "dates" in page.empty.words.full_text
    assert page.empty.isVisible()


def test_a_plan_that_does_not_fit_is_said(page: PreviewPage, qtbot: QtBot, tmp_path: Path) -> None:
    page._guide.use("Response ID", Use.SEGMENT)
    page._guide.period = Grain.WHOLE
    page._guide.measure("Room NPS", touchpoint="check-in")
    page._guide.measure("Check-in NPS", metric="nps", scale=(1.0, 7.0))
    page.show_now()
    qtbot.waitUntil(page.empty.isVisible, timeout=20_000)
    assert "scales" in page.empty.words.full_text


def test_a_file_that_was_counted_before_is_not_again(page: PreviewPage, hotel: Session, qtbot: QtBot) -> None:
    assert page.outcome is not None
    after = page.outcome.after
    assert after is not None
    guide = Guide(after, day=hotel.today())
    guide.take(page._guide.read)
    again = PreviewPage(guide, hotel)
    qtbot.addWidget(again)
    again.show()
    counted(again, qtbot)
    assert again.outcome is not None
    assert again.outcome.all_before
    assert again.empty.isVisible()
    assert again.head.headline.text() == "Counted before"
    assert "Nothing changes" in again.head.subline.text()
    assert not again.complete


def test_only_other_days_are_news(hotel: Session, page: PreviewPage) -> None:
    assert page.outcome is not None
    journey = page.outcome.after
    assert journey is not None
    room = next(row for row in page.model.rows if row.title == "Room")
    assert room.compared is not None
    text = (HEAD + "".join(ROWS[:20])).replace("Room NPS", "Room NPS ")
    path = Path(page._guide.sources[0].path or "").with_name("again.csv")
    path.write_text(text)
    guide = Guide(journey, day=date(2026, 12, 1))
    guide.put_file(path)
    again = count_in(guide.read.tables, journey, guide.plan, add=False, day=date(2026, 12, 1))
    rows = change_rows(again.changes, journey)
    assert rows
    assert all(row.compared is None for row in rows)
    assert {meaning(row).text for row in rows} == {"the same days, counted anew"}


def test_counts_that_are_replaced_are_told(page: PreviewPage, hotel: Session, qtbot: QtBot) -> None:
    assert not page.head.records.isVisible()
    assert page.outcome is not None
    assert page.outcome.after is not None
    guide = Guide(page.outcome.after, day=hotel.today())
    other = Path(page._guide.sources[0].path or "").with_name("other.csv")
    other.write_text(HEAD + "".join(ROWS[:12]))
    guide.put_file(other)
    again = PreviewPage(guide, hotel)
    qtbot.addWidget(again)
    again.show()
    counted(again, qtbot)
    assert again.head.records.isVisible()
    assert "replaced: 2 records" in again.head.records.full_text


def test_a_comment_is_quoted_by_keys_once_it_has_a_touchpoint(page: PreviewPage, qtbot: QtBot) -> None:
    quoting(page, qtbot)
    quotations = page.tabs.quotations
    quotations.table.setFocus()
    quotations.table.go(0, PICK)
    QTest.keyClick(quotations.table, Qt.Key.Key_Space)
    assert page.picked == ()
    assert quotations.popup.isVisible()
    QTest.keyClicks(quotations.popup.search, "check-in")
    QTest.keyClick(quotations.popup.search, Qt.Key.Key_Return)
    assert quotations.model.cell(0, PLACE).title == "Check-in"
    quotations.table.go(0, PICK)
    with qtbot.waitSignal(page.altered):
        QTest.keyClick(quotations.table, Qt.Key.Key_Space)
    assert [(each.touchpoint, each.text, each.day) for each in page.picked] == [
        ("check-in", "All was well on day 1", date(2026, 11, 1))
    ]
    assert page.tabs.tabText(4) == "Quotations (1)"
    QTest.keyClick(quotations.table, Qt.Key.Key_Delete)
    assert page.picked == ()


def test_what_tells_who_people_are_is_not_quoted_unasked(page: PreviewPage, qtbot: QtBot) -> None:
    quoting(page, qtbot)
    quotations = page.tabs.quotations
    QTest.keyClicks(quotations.search, "Joko")
    assert quotations.model.count == 1
    cell = quotations.model.cell(0, WORDS)
    assert cell.icon == "warning"
    quotations._placed("check-in")
    quotations.table.go(0, WORDS)
    QTest.keyClick(quotations.table, Qt.Key.Key_Space)
    assert page.picked == ()
    assert PHONE in quotations.note.full_text
    assert quotations.blot.isVisible()
    quotations.blot.click()
    (picked,) = page.picked
    assert PHONE not in picked.text
    assert "Joko" not in picked.text
    assert "helped at once" in picked.text


def test_a_name_written_into_a_quotation_takes_it_back(page: PreviewPage, qtbot: QtBot) -> None:
    quoting(page, qtbot)
    quotations = page.tabs.quotations
    quotations.table.go(1, WORDS)
    quotations._placed("room")
    quotations.toggle()
    assert len(page.picked) == 1
    quotations.text.setFocus()
    QTest.keyClick(quotations.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(quotations.text, f", said {PHONE}")
    assert page.picked == ()
    assert quotations.keep.isVisible()
    quotations.keep.click()
    assert PHONE in page.picked[0].text


def test_another_language_says_everything_anew(page: PreviewPage, hotel: Session) -> None:
    cell = page.model.cell(0, AFTER).detail
    hotel.speech.speak("id")
    assert page.model.cell(0, AFTER).detail != cell


def test_tab_goes_round_the_page(page: PreviewPage) -> None:
    page.activateWindow()
    page.setFocus()
    walked = []
    for _ in range(4):
        at = QApplication.focusWidget()
        assert at is not None
        walked.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert walked[:2] == [page.changes, page.tabs.tabBar()]
    assert set(walked[2:]) == {page.tabs.copy, page.tabs.tables[LEFT_OUT]}
    assert QApplication.focusWidget() is page.changes
