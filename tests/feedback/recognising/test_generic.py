"""Tables of no known tool: header rows by evidence, parts by name and values, people never read."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.feedback.recognising.dates import is_time
from journeymap.feedback.recognising.labels import clean_label, letters, unique_names
from journeymap.feedback.recognising.people import holds_people
from tests.feedback.readers.files import reasons, table


def test_one_header_row_unless_the_cells_say_more(tmp_path: Path) -> None:
    answers = table(tmp_path, "Branch,Score\nBali,4\nJakarta,5\nBali,3\nSolo,4\n")
    assert (answers.recognised.header_rows, len(answers.rows)) == (1, 4)


def test_two_header_rows(tmp_path: Path) -> None:
    answers = table(tmp_path, "Check-in,,Breakfast\nSpeed,Smile,Taste\n" + "4,5,3\n" * 5)
    assert [c.label for c in answers.columns] == ["Check-in – Speed", "Check-in – Smile", "Breakfast – Taste"]
    assert (answers.recognised.header_rows, len(answers.rows)) == (2, 5)
    assert "first 2 rows are headers" in reasons(answers)[1]


def test_three_header_rows(tmp_path: Path) -> None:
    answers = table(tmp_path, "Hotel,\nCheck-in,Breakfast\nscore,score\n" + "4,5\n" * 5)
    assert answers.recognised.header_rows == 3
    assert answers.columns[0].label == "Hotel – Check-in – score"


def test_groups_above_words(tmp_path: Path) -> None:
    answers = table(tmp_path, "Branch,Check-in,,Breakfast\n,Speed,Smile,\nBali,Good,Bad,Good\nSolo,Bad,Bad,Good\n")
    assert answers.recognised.format == "generic"
    assert [c.label for c in answers.columns] == ["Branch", "Check-in – Speed", "Check-in – Smile", "Breakfast"]
    assert len(answers.rows) == 2


def test_titles_above_the_header_are_not_read(tmp_path: Path) -> None:
    answers = table(tmp_path, "Guest survey 2026\n\nPrinted,,\nBranch,Date,Score\nBali,2026-01-02,4\n")
    assert [column.name for column in answers.columns] == ["Branch", "Date", "Score"]
    assert (answers.rows, answers.lines, answers.recognised.header_rows) == ((("Bali", "2026-01-02", "4"),), (5,), 3)
    assert reasons(answers)[-1] == "What stands above the header is not read: Guest survey 2026 and Printed."


def test_a_missing_value_in_the_first_answer_is_no_header(tmp_path: Path) -> None:
    answers = table(tmp_path, "Branch,Score,Smile\nBali,N/A,-\n" + "Solo,4,5\n" * 5)
    assert (answers.recognised.header_rows, len(answers.rows)) == (1, 6)


def test_parts_by_name_and_values(tmp_path: Path) -> None:
    text = "Review ID,Customer ID,Date,Checked,Branch,Rating,Remark\n" + "".join(
        f"{n},{n % 3},2026-01-{n + 1:02},1/2/2026,Bali,4,Some longer words about stay number {n}\n" for n in range(9)
    )
    parts = [column.part.value for column in table(tmp_path, text).columns]
    assert parts == ["id", "meta", "time", "meta", "question", "question", "text"]


def test_people_become_numbers_that_tell_only_who_is_the_same(tmp_path: Path) -> None:
    rows = "Budi,budi@x.id,4\nSari,sari@x.id,5\nBudi,budi@x.id,4\n,,3\n"
    answers = table(tmp_path, "Nama,Kontak,Nilai\n" + rows)
    assert answers.rows == (("1", "1", "4"), ("2", "2", "5"), ("1", "1", "4"), ("", "", "3"))


@pytest.mark.parametrize(
    ("header", "cells", "people"),
    [
        ("Email", ["a@b.id", "c@d.id"], True),
        ("Email", ["4", "5"], False),
        ("Contact", ["a@b.id", "c@d.id"], True),
        ("Phone", ["0812 3456 7890", "+62-812-345"], True),
        ("Phone", ["5", "3"], False),
        ("Kontak", ["081234567890", "082134567890"], True),
        ("Kontak", ["+62 812 3456 7890"], True),
        ("Name", ["Budi", "Sari"], True),
        ("Name", ["Check-in", "Breakfast"] * 20, False),
        ("Product Name", ["Soap", "Towel"], False),
        ("IP Address", ["1.2.3.4"], True),
        ("Where from", ["10.0.0.1", "10.0.0.2"], True),
        ("NIK", ["3171234567890123"], True),
        ("Order", ["1000234", "1000235"], False),
        ("How was our e-mail?", ["Good", "Bad"], False),
        ("Koordinat", ["-6.2 106.8"], True),
        ("Rating", ["4.5", "3.0"], False),
        ("First Name", [], True),
        ("Rating", [], False),
    ],
)
def test_who_is_a_person(header: str, cells: list[str], people: bool) -> None:
    assert holds_people(header, cells) is people


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("<strong>How</strong> was<br>it?", "How was it?"),
        ("R&amp;D\u00a0 team\n", "R&D team"),
        ("a < b > c", "a < b > c"),
        ("Hi {{field:0-a}}", "Hi …"),
        ("&lt;b&gt;", "<b>"),
    ],
)
def test_clean_labels(text: str, clean: str) -> None:
    assert clean_label(text) == clean


def test_unique_names() -> None:
    assert unique_names(["a", "a", "a (2)", "", "a"]) == ["a", "a (3)", "a (2)", "D", "a (4)"]
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize(
    "cell",
    ["2017-07-18 08:28:09", "5/10/18 4:01", "20/05/2024 17:54:58", "29-12-2018 23:46", "6/10/2024",
     "2019/10/13 11:50:46 PM GMT+5:30", "2014/10/22 11:15:41.000", "2026-01-01T10:00:00+07:00", "31.12.2025",
     "2026-01-01T03:01:00Z", "2025-05-06 14:30:00 UTC"],
)  # fmt: skip
def test_points_in_time(cell: str) -> None:
    assert is_time(cell)


@pytest.mark.parametrize("cell", ["", "4", "4.5", "1.2.3.4", "8 / 10", "12-17", "2026", "1/2", "2026-01-01 is late"])
def test_no_points_in_time(cell: str) -> None:
    assert not is_time(cell)
