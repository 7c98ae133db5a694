from __future__ import annotations

from datetime import date

import pytest

from journeymap.gui.widgets.reading import UnreadableError, read_day, read_number

TODAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("3.5", "en", 3.5),
        ("3,5", "en", 3.5),
        ("3.5", "id", 3.5),
        ("3,5", "id", 3.5),
        ("1,500", "en", 1500),
        ("1.500", "en", 1.5),
        ("1.500", "id", 1500),
        ("1,500", "id", 1.5),
        ("0,125", "en", 0.125),
        ("0.125", "id", 0.125),
        ("1.234.567", "en", 1234567),
        ("1,234.5", "id", 1234.5),
        ("1.234,5", "en", 1234.5),
        ("1 500", "en", 1500),
        ("−12", "en", -12),
        ("+30", "id", 30),
        ("85 %", "en", 85),
        (".5", "en", 0.5),
        ("7.", "en", 7),
    ],
)
def test_numbers(text: str, language: str, value: float) -> None:
    assert read_number(text, language) == value


@pytest.mark.parametrize("text", ["abc", "1.2.3", "1,23,456", "--3", "3e5", "nan", "inf", "12 apples", "."])
def test_no_numbers(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_number(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "15 Dec 2026",
        "15 December 2026",
        "15 Des 2026",
        "15 desember 2026",
        "15/12/2026",
        "15-12-2026",
        "15.12.26",
        "2026-12-15",
        "2026/12/15",
        "15 Dec",
        "15dec2026",
        "Dec 15, 2026",
        " 15  Dec.  2026 ",
    ],
)
def test_days(text: str) -> None:
    assert read_day(text, TODAY) == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("text", "month"), [("1 Agustus", 8), ("1 Agt", 8), ("1 Mei", 5), ("1 Okt", 10), ("1 Sept", 9)]
)
def test_months_in_indonesian(text: str, month: int) -> None:
    assert read_day(text, TODAY) == date(2026, month, 1)


@pytest.mark.parametrize("text", ["31 Feb 2026", "12/15/2026", "2026-13-01", "15 Marble 2026", "soon", "15", "1 d 26"])
def test_no_days(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_day(text, TODAY)
