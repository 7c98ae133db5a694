"""Tests of the workbook a department is sent: what is in it, what is locked, and that text is text."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from journeymap.departments.workbook_sheets import SHEETS, TABLES
from journeymap.departments.workbook_writing import workbook_bytes, write_workbook
from journeymap.editing.errors import EditError
from journeymap.i18n import Translator
from journeymap.model import Department, Journey, Promise, Response, Touchpoint
from journeymap.model.words import Role
from tests.departments.filling_in import SENT, FilledIn, hotel, said

GOLDEN = """
Start here | visible
Your touchpoints | visible | D6 | Stage, Touchpoint, How customers score it, Who else has a part, ✎ Your part, \
✎ Do you accept it?, ✎ Why, or what should change | C22:C27 F22:F27 F6:F20 G22:G27 G6:G20
Promises | visible | C6 | Touchpoint, ✎ Promise, ✎ Promised at | B9:B20 D6:D7 D9:D20
Targets | visible | C6 | Touchpoint, Measure, Score today, ✎ Target, Counted in | B28:B35 C28:C35
Scores you know | visible | C6 | ✎ Touchpoint, ✎ Measure, ✎ Value, ✎ Answers, ✎ From, ✎ To, ✎ Source, \
✎ How it is known | B6:B30 C6:C30 I6:I30
Comments | visible | C6 | ✎ Touchpoint, ✎ Comment | B6:B30
Missing touchpoints | visible | C6 | ✎ Touchpoint, ✎ Stage, ✎ Comes after, ✎ Your part, ✎ What happens there | \
C6:C20 D6:D20 E6:E20
Lists | hidden
journeymap | veryHidden
"""
"""Sheet, whether it is shown, the first cell that scrolls, headings, drop-downs."""


def described(page: Worksheet) -> str:
    parts = [page.title, page.sheet_state]
    if page.freeze_panes:
        headings = [str(cell.value) for cell in page[4][1:]]
        lists = sorted(str(each.sqref) for each in page.data_validations.dataValidation)
        parts += [page.freeze_panes, ", ".join(headings), " ".join(lists)]
    return " | ".join(parts)


def test_the_structure_of_a_workbook() -> None:
    book = FilledIn(hotel(), "operations")
    assert "\n".join(described(page) for page in book.book.worksheets) == GOLDEN.strip()
    assert book.cell("touchpoints", "check-in", "said").value == (
        "NPS: -12 (-22 to -2), 214 answers\nCES, mean: 4.1 (3.9 to 4.4), 198 answers\n"
        "Waiting time, median: 14~min (10~min to 14~min), 1,902 answers".replace("~", "\N{NO-BREAK SPACE}")
    )
    assert book.cell("touchpoints", "check-in", "others").value == (
        "You: the hand-off from Airport pick-up\nYou: the hand-off to Room\n"
        "IT: Consulted\nGuest service: Consulted\nMarketing: Informed"
    )


def test_only_what_may_be_filled_in_is_open_and_it_has_a_frame() -> None:
    book = FilledIn(hotel(), "operations", "id")
    for page in book.book.worksheets:
        assert page.protection.sheet
        assert not page.protection.password
    for sheet, page in book.pages.items():
        for row in page.iter_rows():
            for cell in row:
                assert (not cell.protection.locked) == (cell.border.left.style == "thin"), (sheet, cell.coordinate)
    assert not book.cell("touchpoints", "check-in", "roles").protection.locked
    assert book.cell("touchpoints", "check-in", "said").protection.locked
    assert book.pages["touchpoints"].column_dimensions["A"].hidden
    assert book.pages["touchpoints"].row_dimensions[1].hidden


@pytest.mark.parametrize("language", ["en", "id"])
def test_names_and_headings_can_be_told_apart(language: str) -> None:
    """A spreadsheet takes no longer names, and a sheet without its hidden names is known by its headings."""
    text = Translator(language).text
    names = [text(sheet.name) for sheet in SHEETS]
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    assert len({*map(str.casefold, names), "lists", "journeymap"}) == len(names) + 2
    for sheet in TABLES:
        headings = [text(column.heading) for column in sheet.columns]
        assert len({*headings}) == len(headings)


def test_hand_offs_of_the_department_are_shown() -> None:
    book = FilledIn(hotel(), "operations")
    assert str(book.cell("touchpoints", "confirmation-mail", "others").value).startswith("You: the hand-off to ")


def test_it_prints_on_landscape_pages_as_wide_as_they_are() -> None:
    for page in FilledIn(hotel(), "it").pages.values():
        assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage


def test_drop_downs_offer_the_words_of_the_language() -> None:
    book = FilledIn(hotel(), "operations", "id")
    lists = [[cell.value for cell in column if cell.value] for column in book.book["Lists"].columns]
    text = Translator("id").text
    assert lists[3][:4] == [text("Accountable"), text("Responsible"), text("Consulted"), text("Informed")]
    assert lists[4] == [text("Accepted"), text("Disputed")]
    assert len(lists[0]) == len(hotel().touchpoints)


WILD = "=1+1\n+62 812, -, @x <b>R&D</b> _x0041_ 'so' \U0001f600 ≠ \x07"


def test_text_is_text_both_ways() -> None:
    owners = {"it": (Role.ACCOUNTABLE,)}
    journey = Journey(
        title="=cmd()\x07 & co",
        departments={"it": Department(name="=IT\x07", duty=WILD)},
        touchpoints={
            "a": Touchpoint(
                title="=A1", owners=owners, responses={"it": Response(note=WILD)}, promises=(Promise(text="-"),)
            ),
            "b": Touchpoint(title="=a1 ", owners=owners),
        },
    )
    book = FilledIn(journey, "it")
    for page in book.book.worksheets:
        assert not [cell for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert book.cell("touchpoints", "b", "touchpoint").value == "=a1 (2)"
    found = book.back()
    assert said(found) == []
    assert found.theirs == found.base == journey
    book.add("comments", touchpoint="=a1 (2)", text="=2+2")
    assert book.back().theirs.touchpoints["b"].comments[0].text == "=2+2"


def test_a_department_without_touchpoints_can_say_so(tmp_path: Path) -> None:
    journey = Journey(title="Empty", departments={"it": Department()})
    write_workbook(journey, "it", tmp_path / "it.xlsx", language="en", day=SENT)
    page = load_workbook(tmp_path / "it.xlsx")["Your touchpoints"]
    assert page["B6"].value == "You have no part in any touchpoint yet."
    with pytest.raises(EditError, match="no department “sales”"):
        write_workbook(journey, "sales", tmp_path / "sales.xlsx", language="en", day=SENT)
    assert not (tmp_path / "sales.xlsx").exists()


def test_one_journey_and_day_make_one_workbook() -> None:
    first, second = (workbook_bytes(hotel(), "it", language="id", day=SENT) for _ in range(2))
    assert first == second
    assert load_workbook(BytesIO(first)).properties.created.date() == date(2026, 11, 3)


def test_a_number_with_more_digits_than_a_workbook_holds_is_not_changed() -> None:
    targets = {"nps": 28.466614221115123, "csat": 1157.0762358773738}
    owners = {"it": (Role.ACCOUNTABLE,)}
    journey = Journey(
        title="x",
        departments={"it": Department()},
        touchpoints={"a": Touchpoint(title="A", owners=owners, targets=targets)},
    )
    assert FilledIn(journey, "it").back().theirs == journey
