"""Every widget once, with long words, for tests that look at all of them."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journeymap.analysis.results import Severity, Verdict
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.choices import ChipRow, Segmented
from journeymap.gui.widgets.colour_swatch import ColourSwatch
from journeymap.gui.widgets.day_field import DayField
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.fields import LongTextField, TextField
from journeymap.gui.widgets.labels import Hairline, PlainLabel
from journeymap.gui.widgets.number_field import NumberField
from journeymap.gui.widgets.rows import Row, RowList
from journeymap.gui.widgets.score_bar import ScoreBar
from journeymap.gui.widgets.search_field import SearchField
from journeymap.gui.widgets.section import Section
from journeymap.gui.widgets.severity_bar import SeverityBar
from journeymap.gui.widgets.spin_field import SpinField

ROWS = (
    Row("a", "Check-in", "NPS -12 ±9, target +30", severity=Severity.HIGH, weight=0.8),
    Row("b", "Booking website", "CSAT 71 %", value="71 %", verdict=Verdict.LIKELY_GAP, colour="#2b8ac6"),
    Row("c", "Loyalty offer", "Only 14 answers", value="no data", icon="after-sales"),
)


def showcase(speech: Speech, look: Look) -> QWidget:
    """A window with all of them, one below the other."""
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in _widgets(speech, look):
        column.addWidget(widget)
    return window


def _widgets(speech: Speech, look: Look) -> list[QWidget]:
    chips = ChipRow(speech)
    chips.set_choices({"truth": "moment of truth", "delight": "moment of delight"})
    section = Section(speech, look, "high")
    wrong = NumberField(speech, look)
    wrong.edit.setText("many")
    wrong.edit.editingFinished.emit()
    section.add(wrong)
    rows = RowList(look)
    rows.set_rows(ROWS)
    rows.setMinimumHeight(rows.sizeHintForRow(0) * len(ROWS))
    day = DayField(speech, look)
    day.set_value(date(2026, 12, 15))
    primary = QPushButton("Export report")
    primary.setProperty("look", "primary")
    choice = QComboBox()
    choice.addItem("Operations")
    return [
        PlainLabel("Check-in at the reception desk", "heading"),
        PlainLabel("Product use, stage Stay, in person", "muted"),
        Segmented(speech, {"graph": "gap", "lanes": "likely gap", "matrix": "no gap"}),
        chips,
        SearchField(speech, look, "not enough data"),
        primary,
        choice,
        QCheckBox("Online check-in from booking mail"),
        QLineEdit("Operations"),
        SpinField(look, 0, 50),
        TextField(),
        LongTextField(),
        day,
        Hairline(),
        section,
        ScoreBar(speech, look),
        SeverityBar(speech, look),
        ColourSwatch(speech, look),
        EmptyState(speech, look, "no data", button="high"),
        rows,
    ]
