"""Tests of workbooks that come back: whatever became of rows, columns and sheets, and whatever people typed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl.utils import get_column_letter

from journeymap.departments.returns import Return
from journeymap.departments.workbook_sheets import TABLES
from journeymap.departments.workbook_values import CellError, Numbers
from journeymap.editing.merging import merge
from journeymap.i18n import Translator
from journeymap.model import Promise, Reported, Response
from journeymap.model.words import Answer, Role
from tests.departments.filling_in import SENT, FilledIn, hotel, said

OPERATIONS = "operations"


@pytest.fixture
def book() -> FilledIn:
    """What operations of the hotel is sent."""
    return FilledIn(hotel(), OPERATIONS)


def response(found: Return, touchpoint: str) -> Response | None:
    return found.theirs.touchpoints[touchpoint].responses.get(OPERATIONS)


def disputed(found: Return) -> None:
    """The dispute of parking is in, and nothing else."""
    assert said(found) == []
    assert response(found, "parking") == Response(answer=Answer.DISPUTED, date=SENT, note="The car park is leased")
    old = found.base.touchpoints["parking"]
    assert {**found.theirs.touchpoints, "parking": old} == found.base.touchpoints


def dispute(book: FilledIn) -> None:
    book.put("touchpoints", "parking", answer="Disputed", note="The car park is leased")


@pytest.mark.parametrize("language", ["en", "id"])
def test_nothing_filled_in_is_no_edit(language: str) -> None:
    found = FilledIn(hotel(), OPERATIONS, language).back()
    assert found.theirs == found.base
    assert (found.left_out, found.department, found.day, found.kind) == ((), OPERATIONS, SENT, "workbook")


def test_the_merge_brings_in_just_what_they_changed(book: FilledIn) -> None:
    dispute(book)
    found = book.back()
    merged = merge(found.base, hotel(), found.theirs)
    assert merged.conflicts == ()
    assert merged.journey == replace(
        hotel(), touchpoints={**hotel().touchpoints, "parking": found.theirs.touchpoints["parking"]}
    )


def test_answers_are_signed_as_the_first_page_says(book: FilledIn) -> None:
    dispute(book)
    book.put("start", "by", value="Sari")
    book.put("start", "day", value="5 November 2026")
    found = book.back()
    assert found.day == date(2026, 11, 5)
    signed = Response(answer=Answer.DISPUTED, by="Sari", date=date(2026, 11, 5), note="The car park is leased")
    assert response(found, "parking") == signed
    assert response(found, "check-in") == found.base.touchpoints["check-in"].responses[OPERATIONS]


# --- rows, columns and sheets


def test_sorted_rows(book: FilledIn) -> None:
    dispute(book)
    page = book.pages["touchpoints"]
    last = book.row("touchpoints", "lost-and-found")
    rows = [[cell.value for cell in row] for row in page.iter_rows(6, last)]
    for number, row in enumerate(sorted(rows, key=lambda row: str(row[2])), 6):
        for place, value in enumerate(row, 1):
            page.cell(number, place).value = value
    disputed(book.back())


def test_deleted_and_inserted_rows_and_columns(book: FilledIn) -> None:
    dispute(book)
    page = book.pages["touchpoints"]
    page.delete_rows(book.row("touchpoints", "room"), 2)
    page.insert_rows(3, 4)
    page.insert_rows(12)
    page.insert_cols(1, 2)
    page.insert_cols(6)
    page.cell(2, 1).value = "a remark of my own"
    disputed(book.back())


def test_moved_columns(book: FilledIn) -> None:
    dispute(book)
    page = book.pages["touchpoints"]
    width = page.max_column
    for row in range(1, page.max_row + 1):
        values = [page.cell(row, place).value for place in range(1, width + 1)]
        for place, value in enumerate(reversed(values), 1):
            page.cell(row, place).value = value
    disputed(book.back())


def test_renamed_added_copied_and_moved_sheets(book: FilledIn) -> None:
    book.book.copy_worksheet(book.pages["touchpoints"]).title = "Backup"
    dispute(book)
    book.book.create_sheet("My notes", 0)["B2"] = "=1+1"
    book.book.move_sheet(book.pages["targets"], -3)
    found = book.back()
    assert said(found) == ["“Backup” is a copy of “Your touchpoints”: only “Your touchpoints” was read."]
    book.book.remove(book.book["Backup"])
    book.pages["touchpoints"].title = "Titik sentuh kami"
    disputed(book.back())


def test_a_deleted_sheet_is_told(book: FilledIn) -> None:
    dispute(book)
    book.book.remove(book.pages["comments"])
    assert said(book.back()) == ["There is no sheet “Comments” any more: nothing was taken from it."]


@pytest.mark.parametrize("language", ["en", "id"])
def test_without_what_is_hidden_headings_and_titles_tell(language: str) -> None:
    book = FilledIn(hotel(), OPERATIONS, language)
    dispute(book)
    for page in book.pages.values():
        if page is not book.pages["start"]:
            page.delete_rows(1)
            page.delete_cols(1)
    disputed(book.back())


def test_a_row_copied_by_hand_counts_once(book: FilledIn) -> None:
    row = next(book.empty_rows("touchpoints"))
    book.put("touchpoints", row, key="parking", touchpoint="Parking", roles="Accountable", answer="Accepted")
    assert book.back().left_out == ()
    book.put("touchpoints", row, answer="Disputed")
    assert response(book.back(), "parking") == Response(answer=Answer.DISPUTED, date=SENT)
    book.put("touchpoints", "parking", note="Ours")
    found = book.back()
    assert response(found, "parking") == Response(answer=Answer.ACCEPTED, date=SENT, note="Ours")
    assert len(found.left_out) == 1
    assert "the same as row 9" in said(found)[0]


# --- what is taken away, what is added


def test_emptied_cells_take_away(book: FilledIn) -> None:
    book.put("touchpoints", "parking", roles=None, answer=None)
    book.put("targets", "parking|csat", target=None)
    book.put("promises", "check-in#0", text=None)
    book.put("start", "duty", value=None)
    found = book.back()
    parking = found.theirs.touchpoints["parking"]
    assert said(found) == []
    assert (parking.owners, parking.responses, parking.targets) == ({}, {}, {})
    assert found.theirs.touchpoints["check-in"].promises == ()
    assert found.theirs.touchpoints["instagram-ad"] == found.base.touchpoints["instagram-ad"]
    assert found.theirs.departments[OPERATIONS].duty == ""


def test_a_promise_reworded_where_it_is_made_is_reworded_where_it_is_kept() -> None:
    book = FilledIn(hotel(), "marketing")
    book.put("promises", "instagram-ad#0", text="Ten minutes from door to key")
    made = Promise(text="Ten minutes from door to key", made_at="instagram-ad")
    found = book.back()
    assert found.theirs.touchpoints["instagram-ad"].promises[0] == made
    assert found.theirs.touchpoints["check-in"].promises == (made,)


def test_a_claim_of_another_touchpoint(book: FilledIn) -> None:
    book.add("touchpoints", touchpoint="Booking website", roles="Consulted", note="We answer their questions")
    found = book.back()
    assert said(found) == []
    assert found.theirs.touchpoints["booking-website"].owners[OPERATIONS] == (Role.CONSULTED,)
    assert response(found, "booking-website") == Response(date=SENT, note="We answer their questions")


def test_scores_comments_promises_targets_and_touchpoints_are_added(book: FilledIn) -> None:
    book.put("start", "by", value="Sari")
    book.add(
        "scores", touchpoint="Parking", metric="CSAT, top 2 boxes", value="71,5", n="1.204", to="31/10/2026",
        source="=gate", evidence="system data",
    )  # fmt: skip
    book.add("targets", touchpoint="Parking", metric="Waiting time, median", target="5 min")
    book.add("promises", touchpoint="Parking", text="-")
    book.add("comments", touchpoint="Room", text="+62 812 is our number")
    book.add("comments", text="Thank you")
    book.add("missing", title="Valet parking", stage="Arrival", after="Parking", roles="A", notes="=SUM(A1)")
    found = book.back()
    parking, valet = found.theirs.touchpoints["parking"], found.theirs.touchpoints["valet-parking"]
    record = parking.scores[-1]
    assert said(found) == []
    assert record.reported == Reported(value=71.5, n=1204)
    assert (record.to, record.source, record.from_) == (date(2026, 10, 31), "=gate", None)
    assert parking.targets["waiting-time"] == 300
    assert parking.promises == (Promise(text="-", made_at="parking"),)
    assert found.theirs.touchpoints["room"].comments[-1].text == "+62 812 is our number"
    assert found.theirs.touchpoints["room"].comments[-1].by == "Sari"
    assert [idea.text for idea in found.theirs.parking_lot[len(found.base.parking_lot) :]] == ["Thank you"]
    assert (valet.stage, valet.owners, valet.notes) == ("arrival", {OPERATIONS: (Role.ACCOUNTABLE,)}, "=SUM(A1)")
    assert ("parking", "valet-parking") in {(link.source, link.target) for link in found.theirs.links.values()}


# --- what cannot be understood


_SCORE = {"touchpoint": "Parking", "metric": "CSAT, top 2 boxes", "value": 80}
ODD: tuple[tuple[str, dict[str, Any], str, str], ...] = (
    (
        "touchpoints",
        {"touchpoint": "Parking deck", "roles": "A"},
        "touchpoint",
        "“Parking deck” is none of the choices",
    ),
    ("touchpoints", {"key": "made-by-hand", "roles": "A"}, "touchpoint", "it is not told which touchpoint"),
    ("targets", {**_SCORE, "value": None, "target": "high"}, "target", "“high” is not a number; write only figures"),
    ("scores", {**_SCORE, "value": "many"}, "value", "“many” is not a number; write only figures"),
    ("scores", {**_SCORE, "value": None}, "value", "the value is missing; write a number"),
    ("scores", {**_SCORE, "value": 0.85}, "value", "this may be a hundredth of what is meant"),
    ("scores", {**_SCORE, "value": 850}, "value", "850 cannot be a value of CSAT."),
    ("scores", {**_SCORE, "n": "some"}, "n", "“some” is not a number; write only figures"),
    ("scores", {**_SCORE, "n": 1.5}, "n", "“1.5” is not a number of answers; write a whole number"),
    ("scores", {**_SCORE, "to": "31/31/2026"}, "to", "“31/31/2026” is not a date; write it like 3 Nov 2026"),
    ("scores", {**_SCORE, "from": SENT, "to": date(2026, 10, 1)}, "value", "The period ends before it begins."),
    ("scores", {**_SCORE, "metric": "Joy"}, "metric", "“Joy” is none of the choices; choose one from the list"),
    ("scores", {**_SCORE, "touchpoint": "Roof bar"}, "touchpoint", "“Roof bar” is none of the choices"),
    ("scores", {**_SCORE, "touchpoint": None}, "touchpoint", "it is not told which touchpoint this is about"),
    ("scores", {**_SCORE, "source": "#NAME?"}, "source", "the spreadsheet took this for a formula"),
    ("comments", {"touchpoint": "Roof bar", "text": "Cold"}, "touchpoint", "“Roof bar” is none of the choices"),
    ("missing", {"notes": "Cold"}, "title", "the touchpoint has no name; write one"),
)


def test_what_makes_no_sense_is_left_out_and_told(book: FilledIn) -> None:
    dispute(book)
    rows = [
        book.add(sheet, **{name: cell for name, cell in cells.items() if name in columns_of(sheet)})
        for sheet, cells, _, _ in ODD
    ]
    found = book.back()
    for told, row, (sheet, _, column, sentence) in zip(said(found), rows, ODD, strict=True):
        letters = get_column_letter(book.column(sheet, column))
        assert told.startswith(f"“{book.pages[sheet].title}”, {letters}{row}: {sentence}")
    assert response(found, "parking") == Response(answer=Answer.DISPUTED, date=SENT, note="The car park is leased")
    assert found.theirs == replace(
        found.base, touchpoints={**found.base.touchpoints, "parking": found.theirs.touchpoints["parking"]}
    )
    assert found.theirs.touchpoints["parking"].scores == found.base.touchpoints["parking"].scores


def columns_of(sheet: str) -> set[str]:
    found = next(each for each in TABLES if each.id == sheet)
    return {"key", *(column.id for column in found.columns)}


def test_an_unknown_word_leaves_what_was_there(book: FilledIn) -> None:
    book.put("touchpoints", "parking", roles="Boss", answer="Perhaps")
    found = book.back()
    assert found.theirs == found.base
    assert [sentence.split(":")[0] for sentence in said(found)] == [
        "“Your touchpoints”, F9",
        "“Your touchpoints”, G9",
    ]


# --- words, dates and numbers of two languages


@pytest.mark.parametrize("language", ["en", "id"])
def test_words_of_either_language_in_any_case(language: str) -> None:
    responsible, disputed = (Translator("id").text(word) for word in ("Responsible", "Disputed"))
    book = FilledIn(hotel(), OPERATIONS, language)
    book.put("touchpoints", "parking", roles="responsible", answer="DISPUTED ")
    book.put("touchpoints", "check-in", roles=responsible.upper(), answer=disputed.lower())
    book.put("touchpoints", "check-out", roles="R", answer="disputed")
    found = book.back()
    assert said(found) == []
    for id in ("parking", "check-in", "check-out"):
        assert found.theirs.touchpoints[id].owners[OPERATIONS] == (Role.RESPONSIBLE,)
        assert response(found, id) == Response(answer=Answer.DISPUTED, date=SENT)


def test_several_roles_and_none(book: FilledIn) -> None:
    book.put("touchpoints", "parking", roles="Responsible and accountable")
    book.put("touchpoints", "check-in", roles="no part")
    found = book.back()
    assert found.theirs.touchpoints["parking"].owners[OPERATIONS] == (Role.ACCOUNTABLE, Role.RESPONSIBLE)
    assert OPERATIONS not in found.theirs.touchpoints["check-in"].owners


def test_days_however_they_are_written(book: FilledIn) -> None:
    written = (
        SENT, datetime(2026, 11, 3, 14, 30), 46329, "3 Nov 2026", "03/11/2026", "3 November 2026", "2026-11-03",
        "3.11.2026", "Selasa, 3 November 2026", " 03-11-26 ", "3 Nopember 2026",
    )  # fmt: skip
    for number, each in enumerate(written):
        book.add("scores", touchpoint="Parking", metric="NPS", value=10, source=str(number), **{"from": each})
    found = book.back()
    assert said(found) == []
    assert [record.from_ for record in found.theirs.touchpoints["parking"].scores[1:]] == [SENT] * len(written)


def test_which_comes_first_the_other_dates_tell(book: FilledIn) -> None:
    book.add("scores", touchpoint="Parking", metric="NPS", value=10, to="17 Agustus 2026")
    book.add("scores", touchpoint="Parking", metric="NPS", value=10, **{"from": "05/06/2026", "to": "05/31/2026"})
    first, second = book.back().theirs.touchpoints["parking"].scores[-2:]
    assert first.to == date(2026, 8, 17)
    assert (second.from_, second.to) == (date(2026, 5, 6), date(2026, 5, 31))


def test_numbers_however_they_are_written() -> None:
    """A number that shows its own signs is read by them, one that may be read twice as the language writes it."""
    read = Numbers(["text", None, 4.5], "en")
    assert [read.figure(cell, "money") for cell in (15e5, "1,500,000", "$ 12.50", "12 USD")] == [15e5, 15e5, 12.5, 12]
    assert [read.figure(cell, "scale") for cell in ("1.500", "-12", "−12.5", "4,5")] == [1.5, -12, -12.5, 4.5]
    assert read.figure("", "scale") is read.figure(None, "scale") is None
    read = Numbers([], "id")
    assert [read.figure(cell, "money") for cell in ("1.500.000", "Rp 1.500.000,50", "1.500")] == [15e5, 1500000.5, 1500]
    lengths = ("5 menit", time(0, 5), timedelta(hours=30), 90)
    assert [read.figure(cell, "seconds") for cell in lengths] == [300, 300, 108000, 90]
    assert [read.count(cell) for cell in ("1.204", 12.0, "")] == [1204, 12, None]
    assert Numbers(["0.5"], "id").figure("1.500", "index") == 1.5


@pytest.mark.parametrize("cell", [float("inf"), float("nan"), "9" * 400, "-" + "9" * 400 + ".5"])
def test_numbers_beyond_all_counting_are_refused_in_words(cell: object) -> None:
    for read in (Numbers([], "en").count, lambda cell: Numbers([], "en").figure(cell, "scale")):
        with pytest.raises(CellError):
            read(cell)
