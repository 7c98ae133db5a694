"""The way through the import by real keys and clicks: straight to the preview, step by step, out again, undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymap.gui.importing import remembering
from journeymap.gui.importing.dialog import ImportDialog
from journeymap.gui.importing.stations import FILE, FORMAT, MAPPING, PREVIEW
from journeymap.gui.session.session import Session
from tests.gui.importing.conftest import CERTAIN, OpenImport, Picked, counted, read


def test_what_is_certain_goes_straight_to_the_preview_and_in_by_one_key(
    open_import: OpenImport, certain: Path, hotel: Session, qtbot: QtBot
) -> None:
    said: list[str] = []
    hotel.noticed.connect(lambda message, undo: said.append(f"{hotel.text(message)} {undo}"))
    before = hotel.journey
    dialog = open_import(certain)
    assert dialog.step == PREVIEW
    counted(dialog, qtbot)
    assert hotel.journey is before, "a preview changes nothing"
    with qtbot.waitSignal(dialog.imported):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    scores = hotel.journey.touchpoints["check-in"].scores
    added = [score for score in scores if score.from_ == date(2026, 10, 1) and score.source == "survey"]
    assert [dict(score.counts) for score in added] == [{3.0: 1, 8.0: 1, 9.0: 1, 10.0: 1}]
    assert hotel.journey.imports[-1].source == "october.csv"
    assert said == ["4 answers were counted. True"]
    assert "example.com" not in str(hotel.journey)
    hotel.undo()
    assert hotel.journey == before
    assert not hotel.document.can_undo


def test_the_same_file_again_was_counted_before(
    open_import: OpenImport, certain: Path, hotel: Session, qtbot: QtBot
) -> None:
    dialog = open_import(certain)
    counted(dialog, qtbot)
    dialog.import_now()
    after = hotel.journey
    again = open_import(certain)
    counted(again, qtbot)
    assert again.page(PREVIEW).outcome.all_before
    assert not again.foot.take.isEnabled()
    again.hurry()
    assert hotel.journey is after
    again.go(FILE)
    assert "it is not counted again" in again.file_page.rows[0].line.full_text


def test_what_needs_a_person_stops_at_the_columns(open_import: OpenImport, unclear: Path, qtbot: QtBot) -> None:
    dialog = open_import(unclear)
    assert dialog.step == MAPPING
    assert not dialog.foot.next.isEnabled()
    dialog.guide.measure("How was it?", touchpoint="check-in", metric="csat")
    dialog.page(MAPPING).altered.emit()
    QTest.mouseClick(dialog.foot.next, Qt.MouseButton.LeftButton)
    assert dialog.step == PREVIEW
    counted(dialog, qtbot)
    qtbot.waitUntil(dialog.foot.take.isEnabled, timeout=20_000)
    QTest.mouseClick(dialog.foot.back, Qt.MouseButton.LeftButton)
    assert dialog.step == MAPPING


def test_steps_are_walked_by_keys_and_none_is_skipped(open_import: OpenImport, certain: Path, qtbot: QtBot) -> None:
    dialog = open_import()
    assert dialog.step == FILE
    for step in (FORMAT, MAPPING, PREVIEW):
        dialog.go(step)
        assert dialog.step == FILE, "there is nothing to show yet"
    dialog.file_page.put([certain])
    read(dialog, qtbot)
    assert dialog.step == FILE, "who chooses files by hand may choose more"
    assert dialog.focusWidget() is dialog.file_page.zone.choosing
    dialog.steps.setFocus()
    QTest.keyClick(dialog.steps, Qt.Key.Key_Down)
    assert dialog.step == FORMAT
    assert dialog.focusWidget() is dialog.steps
    QTest.keyClick(dialog, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert dialog.step == MAPPING


def test_tab_goes_from_the_steps_through_the_page_to_the_buttons(
    open_import: OpenImport, certain: Path, qtbot: QtBot
) -> None:
    dialog = open_import(certain)
    dialog.go(FILE)
    qtbot.waitUntil(lambda: dialog.file_page.rows[0].isVisible())
    assert _walk(dialog) == [
        dialog.steps,
        *_file_controls(dialog),
        dialog.foot.plan,
        dialog.foot.cancel,
        dialog.foot.next,
    ]
    dialog.go(FORMAT)
    page = dialog.page(FORMAT)
    foot = [dialog.foot.plan, dialog.foot.cancel, dialog.foot.back, dialog.foot.next]
    assert _walk(dialog) == [dialog.steps, page.format, page.rows, *foot]


def test_tab_comes_to_the_buttons_last_whatever_a_page_made_of_itself(
    open_import: OpenImport, certain: Path, qtbot: QtBot
) -> None:
    dialog = open_import(certain)
    buttons = [dialog.foot.plan, dialog.foot.cancel, dialog.foot.back]
    dialog.go(MAPPING)
    page = dialog.page(MAPPING)
    page.side.buttons["counting"].click()
    assert [at for at in _walk(dialog) if at in (page.table, page.options.period, *buttons)] == [
        page.table,
        page.options.period,
        *buttons,
    ]
    dialog.go(PREVIEW)
    counted(dialog, qtbot)
    tabs = dialog.page(PREVIEW).tabs
    tabs.setCurrentWidget(tabs.quotations)
    qtbot.waitUntil(lambda: bool(tabs.quotations.model.rows), timeout=20_000)
    assert [at for at in _walk(dialog) if at in (tabs.quotations.table, *buttons)] == [tabs.quotations.table, *buttons]


def _file_controls(dialog: ImportDialog) -> list[QWidget]:
    page = dialog.file_page
    away = page.rows[0].controls[-1]
    return [away, page.zone.choosing, page.zone.pasting]


def _walk(dialog: ImportDialog) -> list[QWidget]:
    """Where Tab goes, from the steps around."""
    dialog.steps.setFocus()
    met: list[QWidget] = []
    at: QWidget | None = dialog.steps
    while at is not None and at not in met:
        met.append(at)
        dialog.focusNextChild()
        at = dialog.focusWidget()
    return met


def test_escape_asks_only_where_something_would_be_lost(open_import: OpenImport, unclear: Path, qtbot: QtBot) -> None:
    dialog = open_import(unclear)
    dialog.guide.measure("How was it?", touchpoint="check-in", metric="csat")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.strip.asking
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.strip.asking
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    with qtbot.waitSignal(dialog.rejected):
        QTest.mouseClick(dialog.strip.leave, Qt.MouseButton.LeftButton)
    other = open_import(unclear)
    with qtbot.waitSignal(other.rejected):
        QTest.keyClick(other, Qt.Key.Key_Escape)


def test_what_was_said_the_last_time_is_followed_the_next(
    open_import: OpenImport, unclear: Path, hotel: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    hotel.document.path = tmp_path / "hotel.journey"
    dialog = open_import(unclear)
    dialog.guide.measure("How was it?", touchpoint="check-in", metric="csat")
    dialog.go(PREVIEW)
    counted(dialog, qtbot)
    dialog.import_now()
    november = tmp_path / "november.csv"
    november.write_text("Day,How was it?\n2026-11-01,good\n2026-11-02,bad\n")
    again = open_import(november)
    assert again.step == PREVIEW
    assert "Counted as on" in again.note.full_text
    counted(again, qtbot)
    again.plans.begin_anew()
    assert again.guide.plan.measures == ()
    assert remembering.remembered(tmp_path / "other.journey", again.guide.fingerprint) is None


def test_a_plan_is_saved_and_opened(
    open_import: OpenImport, unclear: Path, picks: Picked, tmp_path: Path, qtbot: QtBot
) -> None:
    picks.plan = tmp_path / "plan.yaml"
    dialog = open_import(unclear)
    dialog.guide.measure("How was it?", touchpoint="check-in", metric="csat", words={"fair": 3.0})
    dialog.plans.save()
    said = dialog.guide.plan
    dialog.plans.begin_anew()
    assert dialog.guide.plan != said
    dialog.plans.open()
    assert dialog.guide.plan == said
    picks.plan.write_text("plan: 1\nmeasures: yes\n")
    dialog.plans.open()
    assert dialog.guide.plan == said
    assert "plan.yaml, line 2" in dialog.note.full_text


def test_copied_cells_are_pasted(open_import: OpenImport, qtbot: QtBot) -> None:
    QApplication.clipboard().setText(CERTAIN.replace(",", "\t"))
    dialog = open_import()
    dialog.begin(paste=True)
    read(dialog, qtbot)
    assert dialog.step == PREVIEW
    assert dialog.guide.sources[0].name == "Pasted answers"


def test_files_dropped_anywhere_come_in(open_import: OpenImport, certain: Path, unclear: Path, qtbot: QtBot) -> None:
    dialog = open_import(unclear)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(certain))])
    nothing = Qt.KeyboardModifier.NoModifier
    middle = QPointF(QPoint(400, 300))
    dialog.dropEvent(QDropEvent(middle, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, nothing))
    read(dialog, qtbot)
    assert dialog.step == FILE
    assert [refused.name for refused in dialog.reading.refused] == ["october.csv"], "its columns are others"


def test_an_edit_of_the_journey_meanwhile_is_kept(
    open_import: OpenImport, certain: Path, hotel: Session, qtbot: QtBot
) -> None:
    from journeymap.editing.commands.settings import rename_journey

    dialog = open_import(certain)
    counted(dialog, qtbot)
    hotel.do(rename_journey, "Another name")
    counted(dialog, qtbot)
    dialog.import_now()
    assert hotel.journey.title == "Another name"
    assert hotel.journey.imports


def test_columns_whose_answers_do_not_fit_are_looked_at_before_the_preview(
    open_import: OpenImport, tmp_path: Path
) -> None:
    path = tmp_path / "slips.csv"
    rows = "".join(f"2026-10-{n:02},{5 if n % 2 else 9}\n" for n in range(1, 11))
    path.write_text(f"Date,Breakfast satisfaction (1-5)\n{rows}")
    dialog = open_import(path)
    assert dialog.guide.certain
    assert dialog.step == MAPPING
