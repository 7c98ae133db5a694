"""Export and report: options in, the file on the disk out; stopped and failed work says so and leaves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeymap.formats import formats
from journeymap.gui.documents.export_dialog import ABOUT, ExportDialog
from journeymap.gui.documents.picking import Picking
from journeymap.gui.documents.report_dialog import ReportDialog
from journeymap.gui.documents.report_preview import pages, preview
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.model import Journey
from journeymap.report.options import ReportOptions
from tests.gui.documents.conftest import Picked

LONG_MS = 30_000


@pytest.fixture
def window(qapp: object) -> Iterator[QWidget]:
    made = QWidget()
    yield made
    made.deleteLater()


@pytest.fixture
def picking(hotel: Session, window: QWidget) -> Picking:
    return Picking(hotel.speech, hotel.preferences, window)


@pytest.fixture
def export(hotel: Session, picking: Picking, window: QWidget) -> Iterator[ExportDialog]:
    made = ExportDialog(hotel, picking, window)
    made.show()
    yield made
    if isValid(made):
        made.close()


@pytest.fixture
def report(hotel: Session, picking: Picking, window: QWidget) -> Iterator[ReportDialog]:
    made = ReportDialog(hotel, picking, window)
    made.show()
    yield made
    if isValid(made):
        made.close()


def test_every_format_has_a_card_and_says_what_it_is_good_for(export: ExportDialog) -> None:
    assert list(export.cards) == [row.id for row in formats()]
    assert set(ABOUT) == set(export.cards)


@pytest.mark.parametrize("id", ["svg", "csv"])
def test_the_chosen_format_is_written(
    export: ExportDialog, picked: Picked, tmp_path: Path, qtbot: QtBot, id: str
) -> None:
    out = tmp_path / f"out.{id}"
    picked.paths = [out]
    export.cards[id].click()
    with qtbot.waitSignal(export.output.written, timeout=LONG_MS):
        qtbot.mouseClick(export.write, Qt.MouseButton.LeftButton)
    assert out.read_bytes()
    assert picked.suggestions == [f"hotel-stay-yogyakarta.{id}"]
    assert export.output.words.text() == f"Written: out.{id}"
    assert export.output.open_file.isVisible()


def test_an_export_that_fails_says_why(export: ExportDialog, picked: Picked, tmp_path: Path, qtbot: QtBot) -> None:
    picked.paths = [tmp_path / "no such folder" / "out.svg"]
    export.cards["svg"].click()
    export.write.click()
    qtbot.waitUntil(lambda: not export.output.busy, timeout=LONG_MS)
    assert export.output.words.text().startswith("Nothing was written: ")
    assert not export.output.open_file.isVisible()


def test_the_file_is_opened_only_when_asked(
    export: ExportDialog, picked: Picked, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    picked.paths = [tmp_path / "out.csv"]
    export.cards["csv"].click()
    with qtbot.waitSignal(export.output.written, timeout=LONG_MS):
        export.write.click()
    assert opened == []
    export.output.open_file.click()
    export.output.show_folder.click()
    assert opened == [str(tmp_path / "out.csv"), str(tmp_path)]


def test_the_preview_says_what_the_report_says(report: ReportDialog, qtbot: QtBot) -> None:
    def shown() -> list[str]:
        from journeymap.gui.widgets.labels import PlainLabel

        return [label.full_text for label in report.sheet.widget().findChildren(PlainLabel)]

    told = preview(report._journey(), report.options)
    qtbot.waitUntil(lambda: told.verdict[0] in shown(), timeout=LONG_MS)
    assert all(asked.what in shown() for asked in told.asked)
    qtbot.waitUntil(lambda: report.sheet._numbers["Verdict"].text() == "1", timeout=LONG_MS)
    gaps = int(report.sheet._numbers["Gaps by priority"].text())
    assert 1 < gaps < 40


def test_another_language_is_previewed_in_it(report: ReportDialog, qtbot: QtBot) -> None:
    report.language.setCurrentIndex(report.language.findData("id"))
    told = preview(report._journey(), ReportOptions("id", as_of=date(2026, 11, 1)))
    qtbot.waitUntil(lambda: told.asked_heading in _words(report), timeout=LONG_MS)
    assert told.asked_heading != "Decisions asked"


def _words(report: ReportDialog) -> list[str]:
    from journeymap.gui.widgets.labels import PlainLabel

    return [label.full_text for label in report.sheet.widget().findChildren(PlainLabel)]


def test_the_report_is_written(report: ReportDialog, picked: Picked, tmp_path: Path, qtbot: QtBot) -> None:
    import pikepdf

    out = tmp_path / "report.pdf"
    picked.paths = [out]
    report.paper.setCurrentIndex(report.paper.findData("letter"))
    report.confidentiality.setText("Only for the board")
    with qtbot.waitSignal(report.output.written, timeout=LONG_MS) as caught:
        report.write.click()
    assert caught.args is not None
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == caught.args[0].pages
        assert [round(float(side)) for side in pdf.pages[0].mediabox[2:4]] == [612, 792]  # type: ignore[arg-type]
    assert report._session.journey.confidentiality == "Only for the board"
    assert report._session.document.undo_label is not None
    assert report.output.words.text() == "Written: report.pdf"


def test_a_department_has_a_report_of_its_own(report: ReportDialog) -> None:
    report.department.setCurrentIndex(report.department.findData("it"))
    assert report.options.department == "it"
    assert report.suggestion == "hotel-stay-yogyakarta-it.pdf"


def test_stopped_work_leaves_the_file_as_it_was(
    report: ReportDialog, picked: Picked, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"the old report")
    picked.paths = [out]
    report.write.click()
    assert report.output.stop.isVisible()
    report.output.stop.click()
    qtbot.waitUntil(lambda: not report.output.busy, timeout=LONG_MS)
    assert report.output.words.text() == "Stopped. Nothing was written."
    assert out.read_bytes() == b"the old report"
    assert report.write.isEnabled()


def test_pages_can_be_stopped_between_steps() -> None:
    steps: list[str] = []

    def stop(step: str) -> None:
        steps.append(step)
        if len(steps) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        pages(Journey(title="T"), ReportOptions(), (), stop)


def test_a_journey_with_nothing_in_it_can_be_previewed(
    empty: Session, window: QWidget, qtbot: QtBot, picked: Picked
) -> None:
    report = ReportDialog(empty, Picking(empty.speech, empty.preferences, window), window)
    report.show()
    qtbot.waitUntil(lambda: "New journey" in _words(report), timeout=LONG_MS)
    report.close()


def test_the_latest_snapshot_is_offered_only_where_there_is_one(
    empty: Session, hotel: Session, picking: Picking, window: QWidget
) -> None:
    without, with_some = ReportDialog(empty, picking, window), ReportDialog(hotel, picking, window)
    assert without.against.itemText(0) == "No snapshot yet"
    assert with_some.against.itemText(0) == "The latest snapshot"
    without.close()
    with_some.close()


def test_what_was_not_revealed_is_written_nowhere_and_that_is_said(
    hotel: Session, picking: Picking, window: QWidget
) -> None:
    hotel.unrevealed.collect(hotel.journey.touchpoints)
    for dialog in (ReportDialog(hotel, picking, window), ExportDialog(hotel, picking, window)):
        assert "Blind scores that were not revealed yet are left out." in [
            label.full_text for label in dialog.findChildren(PlainLabel)
        ]
        dialog.close()
    assert not any(each.views for each in hotel.shown.touchpoints.values())
    assert any(each.views for each in hotel.journey.touchpoints.values())
