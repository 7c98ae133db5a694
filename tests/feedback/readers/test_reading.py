"""Separators, encodings, quotes, wrappings, lines, progress: what every reader must survive."""

from __future__ import annotations

import gzip
import hashlib
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from journeymap.feedback.readers.answers import answers_in, read_answers, read_head, read_text
from journeymap.feedback.readers.decoding import decode
from tests.feedback.readers.files import left_out, reasons, refusal, table, zipped

PLAIN = "Touchpoint,Score,Comment\nCheck-in,5,ok\nBreakfast,4,fine\n"
ROWS = (("Check-in", "5", "ok"), ("Breakfast", "4", "fine"))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_and_line_ends(tmp_path: Path, separator: str, ends: str) -> None:
    answers = table(tmp_path, PLAIN.replace(",", separator).replace("\n", ends))
    assert (answers.rows, answers.lines, answers.recognised.delimiter) == (ROWS, (2, 3), separator)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "Question,Réponse – été\nDonnées,Größe\n“café”,n’est\nnaïve,señor\n"
    answers = table(tmp_path, text.encode(encoding))
    assert answers.rows == (("Données", "Größe"), ("“café”", "n’est"), ("naïve", "señor"))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"knowledge\xcaof cuisines", "mac_roman"),
        (b"knowledge\xa0of cuisines", "cp1252"),
        (b"don\xd5t", "mac_roman"),
        (b"don\x92t", "cp1252"),
        (b"2010 \x97 2020", "cp1252"),
        (b"M\xfcnchen", "cp1252"),
        (b"M\x9fnchen", "mac_roman"),
        ("Ini “bagus” sekali – ya".encode() + b" \xff", "utf-8"),
    ],
)
def test_old_encodings_by_evidence(data: bytes, encoding: str) -> None:
    assert decode(data)[1] == encoding


def test_sep_line_names_the_separator_and_counts_as_a_line(tmp_path: Path) -> None:
    answers = table(tmp_path, "sep=;\r\nA, with comma;B, too\r\n1,5;2\r\n")
    assert answers.recognised.delimiter == ";"
    assert [column.name for column in answers.columns] == ["A, with comma", "B, too"]
    assert (answers.rows, answers.lines) == ((("1,5", "2"),), (3,))


def test_unquoted_commas_do_not_win_over_semicolons(tmp_path: Path) -> None:
    lines = ["Comment;Score;Rating", *(f"good, clean, quick, number {n};4,{n};5" for n in range(9))]
    assert len(table(tmp_path, "\n".join(lines)).columns) == 3


def test_text_with_commas_alone_is_one_column(tmp_path: Path) -> None:
    answers = table(tmp_path, "What did you like?\nThe pool, mostly\nNothing\nStaff\nAll, really, all\n")
    assert len(answers.columns) == 1
    assert answers.rows[0] == ("The pool, mostly",)


def test_headers_and_cells_over_several_lines(tmp_path: Path) -> None:
    answers = table(tmp_path, '"Your\nscore",Comment\n5,"two\r\nlines"\n\n\n4,one\n')
    assert answers.columns[0].label == "Your score"
    assert answers.rows == (("5", "two\r\nlines"), ("4", "one"))
    assert answers.lines == (3, 7)


def test_phantom_column_and_blank_last_line(tmp_path: Path) -> None:
    answers = table(tmp_path, "A,B,\n1,2,\n3,4,\n\n")
    assert (len(answers.columns), answers.rows) == (2, (("1", "2"), ("3", "4")))


def test_short_rows_are_filled_and_wide_ones_left_out(tmp_path: Path) -> None:
    answers = table(tmp_path, "A,B,C\n1,2,3\n1\n1,2,3,\n1,2,3,4\n,,\n")
    assert answers.rows == (("1", "2", "3"), ("1", "", ""), ("1", "2", "3"))
    assert left_out(answers) == [(5, "This row has more cells than the header; a separator may stand in its text.")]


def test_repeated_and_empty_headers_get_names(tmp_path: Path) -> None:
    answers = table(tmp_path, ",Other,Other,Other (2)\n1,a,b,c\n")
    assert [column.name for column in answers.columns] == ["A", "Other", "Other (3)", "Other (2)"]


def test_a_quote_that_is_never_closed_swallows_nothing(tmp_path: Path) -> None:
    answers = table(tmp_path, 'id,comment,score\n1,"open,4\n2,fine,5\n3,ok,3\n')
    assert answers.rows == (("1", '"open', "4"), ("2", "fine", "5"), ("3", "ok", "3"))
    assert "never closed" in reasons(answers)[-1]


def test_two_stray_quotes_swallow_nothing(tmp_path: Path) -> None:
    answers = table(tmp_path, 'id,comment,score\n1,"open,4\n2,fine,5\n3,"ok,3\n4,well,5\n')
    assert len(answers.rows) == 4


def test_an_unclosed_quote_beside_needed_ones_is_refused_with_its_line(tmp_path: Path) -> None:
    text = "id,comment\n" + '1,"a, b"\n' * 5 + '2,"open\n'
    assert refusal(tmp_path, text) == "A quote mark in line 7 is opened and never closed."


def test_quotes_inside_a_cell_stay(tmp_path: Path) -> None:
    assert table(tmp_path, 'size,score\n5" screen,4\n6\' 3",5\n').rows[0][0] == '5" screen'


def test_leading_noughts_and_bad_dates_stay(tmp_path: Path) -> None:
    assert table(tmp_path, "Code,Date\n0012,2026-99-99\n").rows == (("0012", "2026-99-99"),)


def test_hash_is_of_the_file_as_it_lies(tmp_path: Path) -> None:
    data = gzip.compress(PLAIN.encode())
    assert table(tmp_path, data).sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("wrap", [gzip.compress, lambda data: zipped({"in/x.csv": data, "__MACOSX/in/._x.csv": b"\0"})])
def test_wrapped_once(tmp_path: Path, wrap: object) -> None:
    assert callable(wrap)
    assert table(tmp_path, wrap(PLAIN.encode())).rows == ROWS


def test_gzip_of_several_members_is_one_file(tmp_path: Path) -> None:
    half = PLAIN.encode()
    assert table(tmp_path, gzip.compress(half[:30]) + gzip.compress(half[30:])).rows == ROWS


def test_a_zip_of_several_names_them(tmp_path: Path) -> None:
    data = zipped({"june.csv": PLAIN, "july.csv": PLAIN.replace("ok", "new"), "read me.html": "<html>"})
    assert "june.csv and july.csv" in refusal(tmp_path, data, "a.zip")
    assert answers_in(tmp_path / "a.zip") == ("june.csv", "july.csv")
    answers = table(tmp_path, data, "a.zip", sheet="july.csv")
    assert (answers.rows[0][2], answers.recognised.sheet) == ("new", "july.csv")


def _workbook(path: Path) -> None:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        book.add_worksheet("Empty")
        sheet = book.add_worksheet("Answers")
        sheet.write_row(2, 1, ["Code", "Score", "When", "Day", "Share", "Yes"])
        sheet.write_string(3, 1, "0012")
        sheet.write_number(3, 2, 9)
        sheet.write_datetime(3, 3, datetime(2026, 3, 4, 5, 6, 7), book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))
        sheet.write_datetime(3, 4, date(2026, 3, 4))
        sheet.write_number(3, 5, 4.9)
        sheet.write_boolean(3, 6, True)
        book.add_worksheet("Notes").write_row(0, 0, ["Remark"])


def test_values_of_a_workbook(tmp_path: Path) -> None:
    _workbook(tmp_path / "a.xlsx")
    answers = read_answers(tmp_path / "a.xlsx")
    assert answers.rows[0][:3] == ("0012", "9", "2026-03-04 05:06:07")
    assert answers.rows[0][3].startswith("2026-03-04")
    assert answers.rows[0][4:] == ("4.9", "TRUE")
    assert (answers.lines, answers.recognised.sheet) == ((4,), "Answers")
    assert answers_in(tmp_path / "a.xlsx") == ("Answers", "Notes")
    assert read_answers(tmp_path / "a.xlsx", sheet="Notes").columns[0].name == "Remark"
    assert "Answers is read" in reasons(answers)[-1]
    with pytest.raises(KeyError):
        read_answers(tmp_path / "a.xlsx", sheet="No")


def test_a_workbook_in_a_zip_or_gzip(tmp_path: Path) -> None:
    _workbook(tmp_path / "a.xlsx")
    data = (tmp_path / "a.xlsx").read_bytes()
    assert table(tmp_path, zipped({"a.xlsx": data})).rows == table(tmp_path, gzip.compress(data)).rows


def test_pasted_from_a_spreadsheet() -> None:
    answers = read_text("Touchpoint\tScore\r\nCheck-in\t5\r\n", "clipboard")
    assert (answers.source, answers.rows) == ("clipboard", (("Check-in", "5"),))


def test_progress_grows_to_one_and_can_stop(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("A,B\n" + "1,2\n" * 20_000)
    heard: list[float] = []
    read_answers(path, progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(heard) > 5

    def stop(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_answers(path, progress=stop)


def test_the_head_of_a_large_file_does_not_read_it_all(tmp_path: Path) -> None:
    text = "id,Score\n" + "".join(f"{n},{n % 5}\n" for n in range(900_000))
    (tmp_path / "a.csv").write_text(text)
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(text.encode(), 1))
    for name in ("a.csv", "a.csv.gz"):
        head = read_head(tmp_path / name, rows=10)
        assert head.rows[:2] == (("0", "0"), ("1", "1"))
        assert len(head.rows) <= 13
