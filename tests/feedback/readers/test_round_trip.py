"""Any table, written as any program would write it, reads back as it was."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from journeymap.feedback.readers.answers import read_answers, read_text
from journeymap.feedback.readers.errors import AnswersError
from journeymap.feedback.readers.splitting import split

# Control characters apart from line breaks and tabs are nothing that a survey tool exports.
LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff\U0010ffff")
CELLS = st.text(LETTERS | st.sampled_from(list("\n\t,;|\"'")), max_size=12)
LATIN = st.text(st.sampled_from('abc XYZ,;\n"éüñß–“”’ 019'), max_size=12)
OLD = {"cp1252", "mac_roman"}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman")


@st.composite
def tables(draw: st.DrawFn, cells: st.SearchStrategy[str] = CELLS) -> list[list[str]]:
    """At least two columns and two rows; no row is blank, and the header begins every column."""
    width = draw(st.integers(2, 6))
    header = [f"Question {place}" for place in range(width)]
    body = draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=12))
    return [header, *([f"row {n}", *row[1:]] for n, row in enumerate(body))]


def _written(rows: list[list[str]], separator: str, ends: str, quoting: int) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=ends, quoting=quoting).writerows(rows)
    return text.getvalue()


@given(
    tables(),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_every_dialect(rows: list[list[str]], separator: str, ends: str, quoting: int) -> None:
    # The separator is named: a text of three rows may be made to look like any other.
    grid = split(f"sep={separator}{ends}" + _written(rows, separator, ends, quoting))
    assert list(grid.rows) == rows
    assert grid.lines[:2] == [2, 3]


@given(tables(), st.sampled_from([",", ";", "\t", "|"]))
def test_the_separator_is_found(rows: list[list[str]], separator: str) -> None:
    plain = [[cell.translate({ord(sign): "" for sign in ',;|\t"\n'}) for cell in row] for row in rows]
    grid = split(_written(plain, separator, "\n", csv.QUOTE_MINIMAL))
    assert (grid.delimiter, list(grid.rows)) == (separator, plain)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding(tmp_path_factory: pytest.TempPathFactory, encoding: str) -> None:
    path = tmp_path_factory.mktemp("encodings") / "answers.csv"

    @given(tables(LATIN if encoding in OLD else CELLS))
    def reads_back(rows: list[list[str]]) -> None:
        # Words that each old encoding writes differently: without any, nobody can tell which it was.
        told = [*rows, ["überall schön, wie größer naïve señor", *(["“naïve” isn’t"] * (len(rows[0]) - 1))]]
        path.write_bytes(_written(told, ",", "\r\n", csv.QUOTE_MINIMAL).encode(encoding))
        table = read_answers(path, format="generic")
        assert [list(row) for row in table.rows] == told[1:]

    reads_back()


@given(tables())
def test_pasting(rows: list[list[str]]) -> None:
    table = read_text(_written(rows, "\t", "\r\n", csv.QUOTE_ALL), "clipboard")
    people = [column.place for column in table.columns if column.part.value == "person"]
    assert people == []
    assert [list(row) for row in table.rows] == rows[1:]


def test_workbooks(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("workbooks") / "answers.xlsx"

    @given(tables(), st.integers(0, 3), st.integers(0, 3))
    def reads_back(rows: list[list[str]], down: int, across: int) -> None:
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            for at, row in enumerate(rows):
                for place, cell in enumerate(row):
                    sheet.write_string(down + at, across + place, cell)
        table = read_answers(path, format="generic")
        assert [list(row) for row in table.rows] == rows[1:]
        assert table.lines == tuple(range(down + 2, down + 1 + len(rows)))

    reads_back()


def test_a_damaged_workbook_answers_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_column(0, 0, ["Score", 4, 5, "much text", "more text"])
    whole = path.read_bytes()

    @given(st.integers(0, len(whole) - 1), st.binary(max_size=20), st.integers(0, 40))
    def answers(at: int, instead: bytes, cut: int) -> None:
        path.write_bytes(whole[:at] + instead + whole[at + cut :])
        try:
            table = read_answers(path)
        except AnswersError as error:
            table = None
            words = str(error)
        assert words.endswith(".") if table is None else len(table.columns) > 0

    answers()


def test_numbers_of_a_workbook(tmp_path: Path) -> None:
    numbers = [0, 5, -1, 10, 4.9, 797.42, 0.1, 1e20, 123456789012]
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write_column(0, 0, ["Score", *numbers])
    table = read_answers(tmp_path / "a.xlsx")
    assert [row[0] for row in table.rows] == ["0", "5", "-1", "10", "4.9", "797.42", "0.1", "1e+20", "123456789012"]
