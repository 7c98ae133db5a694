"""Every file of answers in the corpus reads, and as what; its figures equal those other programs worked out."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from journeymap.feedback.readers.answers import answers_in, read_answers, read_head
from journeymap.feedback.readers.errors import AnswersError
from journeymap.feedback.table import AnswerTable, Part

FOLDERS = ("qualtrics", "surveymonkey", "typeform", "googleforms", "limesurvey", "kobo", "derived", "datasets")
QUALTRICS, MONKEY, OTHER, KOBO = "qualtrics", "surveymonkey", "generic", "kobo"

# Name (its end), format, header rows, encoding, separator, columns, rows, left out.
Expected = tuple[str, str, int, str, str, int, int, int]
EXPECTED: tuple[Expected, ...] = (
    ("__Better_Sample_Survey.csv", QUALTRICS, 3, "utf-8", ",", 59, 0, 10),
    ("__Long_Exhaustive_Sample_Survey.csv", QUALTRICS, 3, "utf-8", ",", 367, 0, 31),
    ("__Multiple_Answer_MC_Questions (Insights).csv", QUALTRICS, 3, "utf-8", ",", 36, 0, 5),
    ("__Multiple_Answer_Matrix_Questions (Insights).csv", QUALTRICS, 3, "utf-8", ",", 75, 0, 5),
    ("__No_Basis_for_Evaluation (Insights).csv", QUALTRICS, 3, "utf-8", ",", 49, 0, 15),
    ("__Notes_Survey.csv", QUALTRICS, 3, "utf-8", ",", 17, 0, 5),
    ("QualtricsTools__Sample_Survey.csv", QUALTRICS, 2, "utf-8-sig", ",", 189, 0, 5),
    ("__SidebySide_Questions (Insights).csv", QUALTRICS, 3, "utf-8", ",", 71, 0, 25),
    ("__Single_Answer_MC_Questions (Insights).csv", QUALTRICS, 3, "utf-8", ",", 20, 0, 5),
    ("__Single_Answer_Matrix_Questions (Insights).csv", QUALTRICS, 3, "utf-8", ",", 30, 0, 5),
    ("__Survey_Logic_EVERYWHERE.csv", QUALTRICS, 2, "utf-8-sig", ",", 20, 0, 10),
    ("qualtRics__sample.csv", QUALTRICS, 3, "utf-8", ",", 20, 1, 0),
    ("qualtRics__sample_legacy.csv", QUALTRICS, 2, "utf-8-sig", ",", 15, 1, 0),
    ("sample_utf16le.tsv", QUALTRICS, 3, "utf-16", "\t", 20, 1, 0),
    ("SOUTH.csv", MONKEY, 2, "utf-8", ",", 58, 2528, 0),
    ("StarWars.csv", MONKEY, 2, "mac_roman", ",", 38, 1186, 0),
    ("comma-survey.csv", MONKEY, 1, "utf-8", ",", 13, 1129, 0),
    ("flying-etiquette.csv", MONKEY, 1, "utf-8", ",", 27, 1040, 0),
    ("thanksgiving-2015-poll-data.csv", MONKEY, 1, "utf-8", ",", 65, 1058, 0),
    ("food_cp1252_semicolon.csv", MONKEY, 1, "cp1252", ";", 48, 199, 0),
    ("OSMI Mental Health in Tech Survey 2018.csv", "typeform", 1, "utf-8", ",", 123, 417, 0),
    ("Employee.xlsx", "google-forms", 1, "", "", 21, 83, 0),
    ("results-survey.csv", "limesurvey", 1, "utf-8", ",", 41, 53, 0),
    ("customer_satisfaction_labels.csv", KOBO, 1, "utf-8", ";", 2, 3, 0),
    ("customer_satisfaction_xml.csv", KOBO, 1, "utf-8", ";", 2, 3, 0),
    ("customer_satisfaction_labels.xlsx", OTHER, 1, "", "", 2, 3, 0),
    ("customer_satisfaction_xml.xlsx", OTHER, 1, "", "", 2, 3, 0),
    ("dietary_needs_labels.csv", KOBO, 1, "utf-8", ";", 6, 3, 0),
    ("dietary_needs_xml.csv", KOBO, 1, "utf-8", ";", 6, 3, 0),
    ("dietary_needs_labels.xlsx", KOBO, 1, "", "", 6, 3, 0),
    ("dietary_needs_xml.xlsx", KOBO, 1, "", "", 6, 3, 0),
    ("or_other_labels.csv", KOBO, 1, "utf-8", ";", 9, 3, 0),
    ("or_other_xml.csv", KOBO, 1, "utf-8", ";", 9, 3, 0),
    ("or_other_labels.xlsx", KOBO, 1, "", "", 9, 3, 0),
    ("or_other_xml.xlsx", KOBO, 1, "", "", 9, 3, 0),
    ("restaurant_profile_labels.csv", KOBO, 1, "utf-8", ";", 9, 8, 0),
    ("restaurant_profile_xml.csv", KOBO, 1, "utf-8", ";", 9, 8, 0),
    ("restaurant_profile_labels.xlsx", KOBO, 1, "", "", 9, 8, 0),
    ("restaurant_profile_xml.xlsx", KOBO, 1, "", "", 9, 8, 0),
    ("select_one_legacy_labels.csv", KOBO, 1, "utf-8", "", 1, 3, 0),
    ("select_one_legacy_xml.csv", KOBO, 1, "utf-8", "", 1, 3, 0),
    ("select_one_legacy_labels.xlsx", OTHER, 1, "", "", 1, 3, 0),
    ("select_one_legacy_xml.xlsx", OTHER, 1, "", "", 1, 3, 0),
    ("formpack__v1.json", KOBO, 1, "utf-8", "", 9, 3, 0),
    ("prdect_decimal_comma.csv", OTHER, 1, "utf-8-sig", ";", 11, 299, 0),
    ("PRDECT-ID Dataset.csv", OTHER, 1, "utf-8", ";", 11, 5400, 0),
    ("cran__NPS__testdata.csv", OTHER, 1, "utf-8", ",", 10, 1000, 0),
    ("customer_reviews.csv", OTHER, 1, "utf-8", ",", 6, 1363, 0),
)
REFUSED = (
    ("No_Basis_for_Evaluation.qsf", "questionnaire"),
    ("testdata.rda", "a file of R"),
    ("(oracle)__GOLDEN.open.json", "no table"),
)


def _named(corpus: Path, end: str) -> Path:
    found = [path for folder in FOLDERS for path in (corpus / folder).iterdir() if path.name.endswith(end)]
    assert len(found) == 1, found
    return found[0]


def _read(corpus: Path, end: str) -> AnswerTable:
    return read_answers(_named(corpus, end))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected[0])
def test_reads_as(corpus: Path, expected: Expected) -> None:
    table = _read(corpus, expected[0])
    known = table.recognised
    counts = (len(table.columns), len(table.rows), len(table.left_out))
    assert (known.format, known.header_rows, known.encoding, known.delimiter, *counts) == expected[1:]
    assert len({column.name for column in table.columns}) == len(table.columns)
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert all(column.label.strip() for column in table.columns)
    assert list(table.lines) == sorted(set(table.lines))


def test_every_file_of_the_folders_is_here(corpus: Path) -> None:
    ends = [row[0] for row in (*EXPECTED, *REFUSED)]
    files = [path.name for folder in FOLDERS for path in (corpus / folder).iterdir()]
    assert [name for name in files if not any(name.endswith(end) for end in ends)] == []


@pytest.mark.parametrize(("end", "words"), REFUSED)
def test_refused_with_the_reason(corpus: Path, end: str, words: str) -> None:
    with pytest.raises(AnswersError, match=words):
        _read(corpus, end)


@pytest.mark.parametrize("folder", ["drawio", "gexf", "graphml", "bpmn", "mermaid", "cjml", "ojf"])
def test_other_peoples_files_answer_with_a_sentence_or_a_table(corpus: Path, folder: str) -> None:
    for path in sorted((corpus / folder).iterdir()):
        try:
            read = str(len(read_answers(path).columns))
        except AnswersError as error:
            read = str(error)
        assert read.isdigit() or read.endswith(".")


def test_event_logs_are_refused_and_can_be_overruled(corpus: Path) -> None:
    path = corpus / "eventlog" / "pm4py__pm4py-core__running-example.csv"
    with pytest.raises(AnswersError, match="a log of what happened"):
        read_answers(path)
    assert len(read_answers(path, format="generic").rows) == 42
    for xes in (corpus / "eventlog").glob("*.xes*"):
        with pytest.raises(AnswersError):
            read_answers(xes)


@pytest.mark.parametrize("name", ["or_other_labels", "dietary_needs_xml", "restaurant_profile_xml"])
def test_a_workbook_holds_what_its_csv_twin_holds(corpus: Path, name: str) -> None:
    book, plain = _read(corpus, f"{name}.xlsx"), _read(corpus, f"{name}.csv")
    assert (book.columns, book.rows) == (plain.columns, plain.rows)


def test_a_workbook_equals_what_another_library_reads(corpus: Path) -> None:
    table = _read(corpus, "Employee.xlsx")
    sheet = openpyxl.load_workbook(_named(corpus, "Employee.xlsx")).active
    other = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert [list(row) for row in table.rows] == other[1:]
    assert table.lines == tuple(range(2, 85))


@pytest.mark.parametrize("end", ["SOUTH.csv", "comma-survey.csv", "flying-etiquette.csv", "2018.csv", "testdata.csv"])
def test_no_cell_is_lost(corpus: Path, end: str) -> None:
    table, path = _read(corpus, end), _named(corpus, end)
    with path.open(encoding="utf-8", newline="") as file:
        plain = list(csv.reader(file))[table.recognised.header_rows :]
    kept = [column.place for column in table.columns if column.part is not Part.PERSON]
    cleaned = [[cell[1:] if cell[:2] == "'+" else cell for cell in (row[place] for place in kept)] for row in plain]
    assert [[row[place] for place in kept] for row in table.rows] == cleaned


@pytest.mark.parametrize("end", ["SOUTH.csv", "PRDECT-ID Dataset.csv", "sample.csv", "Employee.xlsx", "v1.json"])
def test_the_head_tells_the_same(corpus: Path, end: str) -> None:
    whole, head = _read(corpus, end), read_head(_named(corpus, end), rows=60)
    assert [c.name for c in head.columns] == [c.name for c in whole.columns]
    assert head.recognised.format == whole.recognised.format
    assert head.lines == whole.lines[: len(head.lines)]
    assert head.sha256 == ""


def test_what_is_inside(corpus: Path) -> None:
    assert answers_in(_named(corpus, "Employee.xlsx")) == ("Employee",)
    assert answers_in(_named(corpus, "SOUTH.csv")) == ("fivethirtyeight__data__SOUTH.csv",)


# --- figures -------------------------------------------------------------------------------------


@pytest.fixture
def golden(corpus: Path) -> Mapping[str, Any]:
    return json.loads((corpus / "datasets" / "(oracle)__GOLDEN.open.json").read_text())


def _histogram(table: AnswerTable, name: str, group: tuple[str, str] | None = None) -> Counter[str]:
    by_name = {column.name: column for column in table.columns}
    cells = table.cells(by_name[name])
    if group is None:
        return Counter(cells)
    return Counter(cell for cell, of in zip(cells, table.cells(by_name[group[0]]), strict=True) if of == group[1])


@pytest.mark.parametrize("end", ["PRDECT-ID Dataset.csv", "customer_reviews.csv"])
def test_histograms_equal_the_oracle(corpus: Path, golden: Mapping[str, Any], end: str) -> None:
    table, truth = _read(corpus, end), golden[end]
    assert dict(_histogram(table, truth["column"])) == truth["overall"]["hist"]
    for by, groups in truth.items():
        if by.startswith("by "):
            column = by.removeprefix("by ").removesuffix(" (first 8)")
            for group, figures in groups.items():
                assert dict(_histogram(table, truth["column"], (column, group))) == figures["hist"], group


def test_nps_equals_the_oracle(corpus: Path, golden: Mapping[str, Any]) -> None:
    table, truth = _read(corpus, "cran__NPS__testdata.csv"), golden["cran__NPS__testdata.csv"]
    cases = [(None, truth["overall"])]
    cases += [((by, group), figures) for by in ("Region", "BU") for group, figures in truth[f"by {by}"].items()]
    for group, figures in cases:
        counts = _histogram(table, truth["column"], group)
        assert sum(counts.values()) == figures["n"]
        assert sum(n for score, n in counts.items() if int(score) >= 9) == figures["promoters"]
        assert sum(n for score, n in counts.items() if int(score) <= 6) == figures["detractors"]


def test_the_event_log_nearest_to_us_reads_too(corpus: Path, golden: Mapping[str, Any]) -> None:
    name = "krishnax704__Marketing-Analytics-SQL-Python-PowerBI__customer_journey.csv"
    table, truth = read_answers(corpus / "eventlog" / name), golden["customer_journey.csv (event log)"]
    assert len(table.rows) == truth["rows"]
    assert dict(_histogram(table, "Stage")) == truth["Stage values as written"]
    assert dict(_histogram(table, "Action")) == truth["Action values"]
    assert sum(n - 1 for n in Counter(table.rows).values()) == truth["duplicated full rows"]


# --- some cells ----------------------------------------------------------------------------------


def test_cells_of_qualtrics(corpus: Path) -> None:
    table = _read(corpus, "qualtRics__sample.csv")
    parts = {column.name: column.part for column in table.columns}
    assert (parts["EndDate"], parts["RecordedDate"], parts["ResponseId"]) == (Part.TIME, Part.META, Part.ID)
    assert all(parts[name] is Part.PERSON for name in ("IPAddress", "RecipientEmail", "LocationLatitude"))
    assert (
        next(column.label for column in table.columns if column.name == "Q1") == "This is a multiple choice question."
    )
    legacy = _read(corpus, "qualtRics__sample_legacy.csv")
    assert [column.name for column in legacy.columns][:10][7:] == ["StartDate", "EndDate", "Finished"]
    assert legacy.rows[0][0] == "R_2YPOQ602ER1jkf1"
    assert "130.92.34.66" not in str(legacy.rows)
    assert legacy.lines == (3,)


def test_repeated_names_of_qualtrics_stay_apart(corpus: Path) -> None:
    names = [column.name for column in _read(corpus, "__SidebySide_Questions (Insights).csv").columns]
    assert "Q6#2_Q6_1_2_TEXT" in names
    assert "Q6#2_Q6_1_2_TEXT (2)" in names


def test_cells_of_surveymonkey(corpus: Path) -> None:
    table = _read(corpus, "SOUTH.csv")
    assert table.columns[1].part is Part.TEXT
    assert table.columns[3].name == "How much, if at all, do you personally identify as a Southerner? – Some"
    assert table.columns[3].part is Part.CHOICE
    assert table.rows[0][:4] == ("3190851410", "The south.", "", "Some")
    ranks = _read(corpus, "StarWars.csv").columns[9]
    assert ranks.part is Part.QUESTION
    assert ranks.label.endswith("– Star Wars: Episode I The Phantom Menace")
    food = _read(corpus, "food_cp1252_semicolon.csv")
    assert food.columns[5].label == "Please rate how much you like the traditional cuisine of Australia."


def test_cells_of_the_others(corpus: Path) -> None:
    form = _read(corpus, "2018.csv")
    assert form.columns[1].label == "Are you self-employed?"
    assert {"Other", "Other (2)"} <= {column.name for column in form.columns}
    decimal = _read(corpus, "prdect_decimal_comma.csv")
    assert decimal.rows[0][4] == "4,9"
    assert decimal.rows[1][8] == "barang bagus dan respon cepat, harga bersaing dengan yg lain."
    kobo = _read(corpus, "formpack__v1.json")
    assert (kobo.columns[0].name, kobo.columns[0].label) == (
        "customer_enjoyment",
        "Did you enjoy your dining experience?",
    )
    assert [column.part for column in kobo.columns[2:4]] == [Part.ID, Part.TIME]
    place = _read(corpus, "restaurant_profile_xml.csv")
    assert "12.34" not in str(place.rows)
    assert [column.part for column in place.columns[1:6]] == [Part.PERSON] * 5
