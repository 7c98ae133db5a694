"""CSV and Excel: what other programs read back is what was meant, and nothing of it is a formula."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from journeymap.exchange.csv import guarded, write_csv
from journeymap.exchange.format import ExportOptions
from journeymap.exchange.xlsx import write_xlsx
from journeymap.model import Action, Department, Journey, Link, ScoreRecord, Touchpoint
from journeymap.model.words import Role

FORMULA = '=HYPERLINK("http://example.com")'


@pytest.fixture
def journey() -> Journey:
    score = ScoreRecord(
        metric="nps", counts={0: 40, 7: 40, 9: 20}, from_=date(2026, 7, 1), to=date(2026, 10, 31), source="+62812"
    )
    return Journey(
        title="Hotel",
        as_of=date(2026, 11, 1),
        departments={"it": Department(name="@IT")},
        touchpoints={
            "a": Touchpoint(title=FORMULA, owners={"it": (Role.ACCOUNTABLE, Role.RESPONSIBLE)}, scores=(score,)),
            "b": Touchpoint(title="B", notes="https://example.com"),
        },
        links={"a--b": Link(source="a", target="b", share=0.25)},
    )


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+62812",
        "-1",
        "@x",
        "\tx",
        "\0x",
        "\n=1+1",
        " =1+1",
        "\r\n \u3000+1",
        "\ufeff\u200b@x",
        "＝1+1",
        "＋1",
        " －1",
        "＠x",
    ],
)
def test_formula_like_text_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["a=1", "1 - 2", " Check-in", "\nB", "é@x", ""])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_numbers_stay_numbers() -> None:
    assert (guarded(-20.5), guarded(3), guarded(None), guarded(date(2026, 11, 1))) == (-20.5, 3, "", "2026-11-01")


def test_csv(journey: Journey, tmp_path: Path) -> None:
    out = tmp_path / "scores.csv"
    write_csv(journey, out, ExportOptions())
    (row,) = csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines())
    assert row["Touchpoint"] == f"'{FORMULA}"
    assert row["Source"] == "'+62812"
    assert (float(row["Score"]), row["From"], row["Verdict"]) == (-20, "2026-07-01", "no target")


def test_workbook(journey: Journey, tmp_path: Path) -> None:
    out = tmp_path / "tables.xlsx"
    write_xlsx(journey, out, ExportOptions())
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Touchpoints", "Links", "Scores", "Findings", "Ownership", "Actions"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert book["Touchpoints"]["B2"].value == FORMULA
    assert book["Links"]["E2"].value == 0.25
    assert book["Scores"]["E2"].value == -20
    assert book["Ownership"]["B2"].value == "A, R"
    assert book["Findings"].max_row > 3


def test_workbook_in_indonesian(journey: Journey, tmp_path: Path) -> None:
    out = tmp_path / "tables.xlsx"
    write_xlsx(journey, out, ExportOptions("id"))
    assert "Touchpoints" not in openpyxl.load_workbook(out).sheetnames


def test_same_journey_same_workbook(journey: Journey, tmp_path: Path) -> None:
    one, two = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    write_xlsx(journey, one, ExportOptions())
    write_xlsx(journey, two, ExportOptions())
    assert one.read_bytes() == two.read_bytes()


def test_days_that_a_spreadsheet_cannot_count_are_text(journey: Journey, tmp_path: Path) -> None:
    days = (date(1, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(9999, 12, 31))
    out = tmp_path / "tables.xlsx"
    write_xlsx(replace(journey, actions={str(day): Action(title="A", due=day) for day in days}), out, ExportOptions())
    found = [row[0].value for row in openpyxl.load_workbook(out)["Actions"]["E2:E5"]]
    assert found == ["0001-01-01", "1900-02-28", datetime(1900, 3, 1), datetime(9999, 12, 31)]
