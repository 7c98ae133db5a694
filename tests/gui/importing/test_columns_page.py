"""The columns of an import by real keys: what is sure is quiet, what needs a look is one key away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journeymap.feedback.dates import Order
from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_values import Use
from journeymap.feedback.periods import Grain
from journeymap.gui.importing.columns_model import MEASURE, SCALE, TOUCHPOINT, USE, ColumnsModel
from journeymap.gui.importing.columns_page import ColumnsPage
from journeymap.gui.importing.standing import Standing
from journeymap.gui.session.session import Session

FILE = """Response ID,Date,Phone number,Check-in NPS,Satisfaction with Breakfast,How was it?,Mood,Room satisfaction,Parking,Laundry
1,2026-10-01,0812-1111-2222,9,5,good,5,Satisfied,5,4
2,2026-10-02,0812-1111-3333,10,4,bad,4,Splendid,4,5
3,2026-10-03,0812-1111-4444,3,2,good,1,Dissatisfied,3,2
4,2026-10-04,0812-1111-5555,8,5,fair,3,Satisfied,5,1
"""  # noqa: E501
BY_COLUMN = """Date,Where,NPS
2026-10-01,Check-in,9
2026-10-02,Breakfast,3
2026-10-02,Breakfast,7
2026-10-03,Buffet in the garden,10
"""


def opened(text: str, session: Session, tmp_path: Path, qtbot: QtBot, width: int = 1100) -> ColumnsPage:
    path = tmp_path / "answers.csv"
    path.write_text(text)
    guide = Guide(session.journey, day=session.today())
    guide.put_file(path)
    page = ColumnsPage(guide, session)
    qtbot.addWidget(page)
    page.resize(width, 680)
    page.show()
    page.show_now()
    page.table.setFocus()
    return page


@pytest.fixture
def page(hotel: Session, tmp_path: Path, qtbot: QtBot) -> ColumnsPage:
    return opened(FILE, hotel, tmp_path, qtbot)


def guide_of(page: ColumnsPage) -> Guide:
    return page.table._guide


def use_of(page: ColumnsPage, column: str) -> Use:
    return guide_of(page).column(column).use


def go(page: ColumnsPage, column: str, cell: int) -> None:
    page.table.go(page.table.columns.row_of(column), cell)


def standing(model: ColumnsModel, column: str) -> Standing:
    return next(row.standing for row in model.every if row.name == column)


def words(page: ColumnsPage, column: str, cell: int) -> str:
    return str(page.table.columns.index(page.table.columns.row_of(column), cell).data())


def test_what_is_certain_is_set_and_what_is_not_is_not_used(page: ColumnsPage) -> None:
    assert use_of(page, "Check-in NPS") is Use.ANSWERS
    assert standing(page.table.columns, "Check-in NPS") is Standing.SURE
    assert words(page, "Check-in NPS", TOUCHPOINT) == "Check-in"
    assert words(page, "Check-in NPS", SCALE) == "0 to 10"
    assert use_of(page, "Phone number") is Use.PEOPLE
    assert standing(page.table.columns, "Mood") is Standing.UNUSED
    assert page.complete


def test_a_column_of_people_shows_none_of_its_cells(page: ColumnsPage) -> None:
    go(page, "Phone number", 0)
    cells = [index.data() for index in (page.table.columns.index(page.table.currentIndex().row(), c) for c in range(5))]
    tip = page.table.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert not any("0812" in str(text) for text in (*cells, tip))
    assert not page.detail.stack.isVisible()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert not page.table.popup.isVisible()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert use_of(page, "Phone number") is Use.PEOPLE


def test_f8_goes_to_what_needs_a_look_and_space_says_that_it_is_right(page: ColumnsPage) -> None:
    open_ = [row.name for row in page.table.columns.every if row.standing is Standing.LOOK]
    assert open_
    go(page, "Date", USE)
    seen = []
    for _ in open_:
        QTest.keyClick(page.table, Qt.Key.Key_F8)
        assert page.table.current is not None
        seen.append(page.table.current.name)
        assert page.detail.right.isVisible()
        QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert seen == open_
    assert {standing(page.table.columns, name) for name in open_} == {Standing.CHOSEN}
    assert not page.next.isEnabled()


def test_a_touchpoint_is_found_by_typing(page: ColumnsPage) -> None:
    go(page, "Mood", TOUCHPOINT)
    QTest.keyClicks(page.table, "p")
    popup = page.table.popup
    assert popup.isVisible()
    QTest.keyClicks(popup.search, "arki")
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    assert not popup.isVisible()
    use = guide_of(page).column("Mood")
    assert use.use is Use.ANSWERS
    assert use.measure is not None
    assert use.measure.touchpoint == "parking"
    assert words(page, "Mood", TOUCHPOINT) == "Parking"
    assert page.table.hasFocus()


def test_several_columns_get_one_measure_and_one_scale_at_once(page: ColumnsPage) -> None:
    first, last = (page.table.columns.row_of(name) for name in ("How was it?", "Mood"))
    page.table.go(first, MEASURE)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.table.chosen_rows == (first, last)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    QTest.keyClicks(page.table.popup.search, "csat, mean")
    QTest.keyClick(page.table.popup.search, Qt.Key.Key_Return)
    guide = guide_of(page)
    for name in ("How was it?", "Mood"):
        found = guide.column(name).measure
        assert found is not None
        assert (found.metric, found.formula) == ("csat", "mean")
        assert standing(page.table.columns, name) is Standing.OPEN
    assert not page.complete
    page.table.setCurrentIndex(page.table.columns.index(last, SCALE))
    QTest.keyClicks(page.table, "1")
    assert page.table.popup.isVisible()
    QTest.keyClicks(page.table.popup.search, "-9")
    QTest.keyClick(page.table.popup.search, Qt.Key.Key_Return)
    assert words(page, "Mood", SCALE) == "1 to 9"


def test_escape_leaves_a_cell_as_it_was(page: ColumnsPage) -> None:
    go(page, "Check-in NPS", TOUCHPOINT)
    revision = guide_of(page).revision
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.table.popup.current == "check-in"
    QTest.keyClick(page.table.popup.search, Qt.Key.Key_Escape)
    assert not page.table.popup.isVisible()
    assert guide_of(page).revision == revision


def test_a_click_on_the_chevron_opens_the_list_and_a_click_takes(page: ColumnsPage) -> None:
    row = page.table.columns.row_of("Check-in NPS")
    cell = page.table.visualRect(page.table.columns.index(row, TOUCHPOINT))
    page.table.scrollTo(page.table.columns.index(row, TOUCHPOINT))
    inside = QPoint(cell.left() + 10, cell.center().y())
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert not page.table.popup.isVisible()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.right() - 12, cell.center().y()))
    popup = page.table.popup
    assert popup.isVisible()
    popup.search.setText("laundry")
    box = popup.list.visualRect(popup.model.index(0, 0))
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert words(page, "Check-in NPS", TOUCHPOINT) == "Laundry"


def test_delete_means_not_used(page: ColumnsPage, qtbot: QtBot) -> None:
    go(page, "Check-in NPS", USE)
    with qtbot.waitSignal(page.altered):
        QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert use_of(page, "Check-in NPS") is Use.NOTHING
    assert standing(page.table.columns, "Check-in NPS") is Standing.UNUSED


def test_a_number_is_typed_over_an_answer_and_taken_back(page: ColumnsPage, qtbot: QtBot) -> None:
    go(page, "Room satisfaction", USE)
    if use_of(page, "Room satisfaction") is not Use.ANSWERS:
        guide_of(page).measure("Room satisfaction", metric="csat", touchpoint="room")
        page.show_now()
    table = page.detail.answers
    rows = [row.text for row in table.answers.rows]
    assert "Splendid" in rows
    assert table.answers.rows[0].why is not None
    table.setFocus()
    table.go(rows.index("Splendid"), 0)
    assert page.detail.note.isVisible()
    QTest.keyClicks(table, "5")
    editor = table.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "5"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(row.edited for row in guide_of(page).words("Room satisfaction")), timeout=20_000)
    assert {row.text: row.number for row in guide_of(page).words("Room satisfaction")}["Splendid"] == 5
    table.go(rows.index("Splendid"), 0)
    page.detail.read.click()
    assert not any(row.edited for row in guide_of(page).words("Room satisfaction"))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    gone = {row.text: row for row in guide_of(page).words("Room satisfaction")}["Splendid"]
    assert (gone.number, gone.why, gone.edited) == (None, None, True)


def test_numbers_given_to_words_hold_in_every_column_with_the_same_answers(
    hotel: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = "".join(f"2026-10-{day:02d},{day % 5 + 1},{5 - day % 5},Mantap\n" for day in range(1, 20))
    text = f"Date,Room CSAT 1-5,Breakfast CSAT 1-5,Parking CSAT 1-5\n{rows}2026-10-21,Mantap,Mantap,5\n"
    page = opened(text, hotel, tmp_path, qtbot)
    guide = guide_of(page)
    for column, touchpoint in (("Room CSAT 1-5", "room"), ("Breakfast CSAT 1-5", "breakfast")):
        guide.measure(column, metric="csat", touchpoint=touchpoint, scale=None)
    page.show_now()
    go(page, "Room CSAT 1-5", USE)
    assert not page.detail.everywhere.isEnabled()
    guide.set_word("Room CSAT 1-5", "Mantap", 5)
    page.show_now()
    page.detail.everywhere.click()
    assert {row.text: row.number for row in guide.words("Breakfast CSAT 1-5")}["Mantap"] == 5


def test_what_is_no_number_is_refused_in_words(page: ColumnsPage, qtbot: QtBot) -> None:
    go(page, "Check-in NPS", USE)
    table = page.detail.answers
    table.setFocus()
    table.go(0, 0)
    before = guide_of(page).revision
    QTest.keyClick(table, Qt.Key.Key_Return)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("many")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "many" in page.detail.note.full_text, timeout=20_000)
    assert guide_of(page).revision == before


def test_the_words_of_a_touchpoint_column_get_their_touchpoints(hotel: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened(BY_COLUMN, hotel, tmp_path, qtbot)
    go(page, "Where", USE)
    assert use_of(page, "Where") is Use.TOUCHPOINT
    table = page.detail.places
    assert table.isVisible()
    values = [row.value for row in table.places.rows]
    assert values[0] == "Breakfast"
    table.setFocus()
    table.go(values.index("Buffet in the garden"), 0)
    assert table.places.index(table.currentIndex().row(), 2).data() == "left out"
    QTest.keyClicks(table, "b")
    QTest.keyClicks(table.popup.search, "reakfast")
    QTest.keyClick(table.popup.search, Qt.Key.Key_Return)
    assert {row.value: row.touchpoint for row in guide_of(page).places()}["Buffet in the garden"] == "breakfast"
    go(page, "NPS", TOUCHPOINT)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert not page.table.popup.isVisible()
    assert "Where" in page.note.full_text


def test_day_or_month_first_is_asked_where_the_dates_do_not_say(hotel: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened("Date,Check-in NPS\n05/10/2026,9\n06/10/2026,8\n07/10/2026,3\n", hotel, tmp_path, qtbot)
    assert standing(page.table.columns, "Date") is Standing.OPEN
    assert page.table.current is not None
    assert page.table.current.name == "Date"
    assert not page.complete
    page.detail.order.setFocus()
    QTest.keyClick(page.detail.order, Qt.Key.Key_Down)
    QTest.keyClick(page.detail.order, Qt.Key.Key_Down)
    assert guide_of(page).date_order is Order.MONTH_FIRST
    assert page.complete
    assert page.options.order.chosen is Order.MONTH_FIRST


def test_how_answers_are_counted(page: ColumnsPage) -> None:
    page.side.buttons["counting"].click()
    options, guide = page.options, guide_of(page)
    assert options.isVisible()
    QTest.keyClick(options.period, Qt.Key.Key_Down)
    assert guide.period is Grain.QUARTER
    QTest.keyClick(options.old, Qt.Key.Key_Down)
    assert guide.add
    options.source.setFocus()
    QTest.keyClicks(options.source, "post-stay survey")
    QTest.keyClick(options.source, Qt.Key.Key_Return)
    assert guide.source_name == "post-stay survey"
    options.first.edit.setText("2 Oct 2026")
    QTest.keyClick(options.first.edit, Qt.Key.Key_Return)
    span = guide.span
    options.last.edit.setText("1 Oct 2026")
    QTest.keyClick(options.last.edit, Qt.Key.Key_Return)
    assert options.error.isVisible()
    assert guide.span == span


def test_columns_are_narrowed_and_found(page: ColumnsPage) -> None:
    every = page.table.columns.count
    page.shown.buttons["used"].click()
    assert 0 < page.table.columns.count < every
    page.shown.buttons["all"].click()
    QTest.keyClicks(page.search, "breakfast")
    assert [row.name for row in page.table.columns.rows] == ["Satisfaction with Breakfast"]
    assert page.detail.header.full_text == "Satisfaction with Breakfast"
    QTest.keyClick(page.search, Qt.Key.Key_F8)
    assert page.table.columns.count == every or page.table.current is not None


def test_a_narrow_page_shows_the_table_or_the_column(hotel: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened(FILE, hotel, tmp_path, qtbot, width=640)
    assert page.table.isVisible()
    assert not page.detail.isVisible()
    page.side.buttons["column"].click()
    assert page.detail.isVisible()
    assert not page.table.isVisible()
    page.resize(1200, 680)
    assert page.table.isVisible()
    assert page.detail.isVisible()


def test_words_of_the_file_are_never_taken_for_html(hotel: Session, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened("Date,Food & drink\n2026-10-01,<img src='/etc/hostname'>\n", hotel, tmp_path, qtbot)
    page.table.go(1, 0)
    tip = str(page.table.currentIndex().data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;img" in tip
    assert "<img" not in tip
    assert page.detail.header.text() == "Food & drink"


def test_another_language_says_everything_anew(page: ColumnsPage, hotel: Session) -> None:
    page.side.buttons["counting"].click()
    before = words(page, "Check-in NPS", SCALE)
    hotel.speech.speak("id")
    assert words(page, "Check-in NPS", SCALE) != before
    QApplication.processEvents()


def test_three_hundred_columns_are_shown_and_walked(hotel: Session, tmp_path: Path, qtbot: QtBot) -> None:
    head = ",".join(["Date", "Check-in NPS", *(f"Question {n}" for n in range(298))])
    rows = "\n".join(",".join(["2026-10-01", "9", *("5" * 298)]) for _ in range(3))
    page = opened(f"{head}\n{rows}\n", hotel, tmp_path, qtbot)
    assert page.table.columns.count == 300
    QTest.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.table.current is not None
    assert page.table.current.name == "Question 297"


def test_tab_reaches_the_filter_the_table_and_the_column(page: ColumnsPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.table.hasFocus, timeout=20_000)
    walked = []
    for _ in range(9):
        at = QApplication.focusWidget()
        assert at is not None
        walked.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert {page.search, page.next, page.table, page.detail.answers} <= set(walked)
    assert walked.count(page.table) == 1 or walked.index(page.table) == 0


def test_a_question_without_touchpoint_asks_for_it_and_long_questions_are_read_in_two_lines(
    hotel: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    asked = "Seberapa besar kemungkinan Anda merekomendasikan hotel kami kepada teman atau keluarga Anda?"
    page = opened(f"Tanggal,{asked}\n2026-10-01,9\n2026-10-02,10\n", hotel, tmp_path, qtbot)
    row = page.table.columns.row_of(asked)
    assert page.table.currentIndex() == page.table.columns.index(row, TOUCHPOINT)
    assert page.table.rowHeight(row) > page.table.rowHeight(0)
    page.detail.right.click()
    assert use_of(page, asked) is Use.NOTHING
    assert page.table.columns.rows[row].standing is Standing.UNUSED
    guide_of(page).measure(asked, touchpoint="check-in")
    page.show_now()
    measure = guide_of(page).column(asked).measure
    assert measure is not None
    assert measure.metric == "nps"


def test_the_column_that_needs_a_look_is_whole_in_sight_at_first(hotel: Session, tmp_path: Path, qtbot: QtBot) -> None:
    asked = "Seberapa besar kemungkinan Anda merekomendasikan hotel kami kepada teman atau keluarga Anda?"
    others = [f"A much longer question that nobody has answered with a score {n}" for n in range(30)]
    head = ",".join(["Tanggal", *others[:20], asked, *others[20:]])
    rows = "\n".join(f"2026-10-0{day},{'x,' * 20}9{',y' * 10}" for day in (1, 2))
    page = opened(f"{head}\n{rows}\n", hotel, tmp_path, qtbot)
    table = page.table
    assert table.current is not None
    assert table.current.name == asked
    QApplication.processEvents()
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
