from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.feedback.dates import NoDay, Order, orders_said, read_dates
from journeymap.feedback.periods import Grain, period_of


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2019/10/13 11:50:46 PM GMT+5:30", date(2019, 10, 13)),
        ("2017-07-18 08:28:09", date(2017, 7, 18)),
        ("2026-11-02T23:30:00+07:00", date(2026, 11, 2)),
        ("2026-11-02T10:00:00Z", date(2026, 11, 2)),
        ("2014/10/22 11:15:41.000", date(2014, 10, 22)),
        ("2025-05-06 14:30:00 UTC", date(2025, 5, 6)),
        ("29-12-2018 23:46", date(2018, 12, 29)),
        ("7/27/26 19:06:23", date(2026, 7, 27)),
        ("05.10.2026", date(2026, 10, 5)),
        ("12 Agustus 2026", date(2026, 8, 12)),
        ("Nov 12, 2026 9:15 AM", date(2026, 11, 12)),
        ("Senin, 2 November 2026", date(2026, 11, 2)),
        ("2026-11", date(2026, 11, 1)),
        ("45000", date(2023, 3, 15)),
        ("45000.75", date(2023, 3, 15)),
        ("1700000000", date(2023, 11, 14)),
        ("1700000000000", date(2023, 11, 14)),
        ("20261102", date(2026, 11, 2)),
        ("5/5/2024", date(2024, 5, 5)),
        ("31/02/2024", NoDay.NOT_A_DATE),
        ("soon", NoDay.NOT_A_DATE),
        ("17", NoDay.NOT_A_DATE),
        ("2026-11-02 noon", NoDay.NOT_A_DATE),
        ("", NoDay.MISSING),
        ("N/A", NoDay.MISSING),
        ("6/10/2024", NoDay.UNCLEAR_ORDER),
    ],
)
def test_a_cell_by_itself(cell: str, day: date | NoDay) -> None:
    assert read_dates([cell]).days[cell] == day


def test_one_cell_above_twelve_decides_for_the_column() -> None:
    read = read_dates(["20/05/2024 17:54:58", "6/10/2024"])
    assert read.order is Order.DAY_FIRST
    assert read.days["6/10/2024"] == date(2024, 10, 6)
    assert read_dates(["5/20/2024", "6/10/2024"]).days["6/10/2024"] == date(2024, 6, 10)


def test_cells_that_contradict_decide_nothing() -> None:
    read = read_dates(["20/05/2024", "5/20/2024", "6/10/2024", "7/7/2024"])
    assert [day for day in read.days.values() if isinstance(day, date)] == [date(2024, 7, 7)]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["1/2/2026", "13/2/2026"], {Order.DAY_FIRST}),
        (["1/2/2026", "1/13/2026"], {Order.MONTH_FIRST}),
        (["1/2/2026"], set()),
        (["13/2/2026", "2/13/2026"], {Order.DAY_FIRST, Order.MONTH_FIRST}),
        (["2026-01-02"], None),
        (["soon"], None),
    ],
)
def test_the_order_that_a_column_tells(cells: list[str], said: set[Order] | None) -> None:
    assert orders_said(cells) == said


def test_a_declared_order_is_followed() -> None:
    assert read_dates(["6/10/2024"], Order.DAY_FIRST).days["6/10/2024"] == date(2024, 10, 6)
    assert read_dates(["6/10/2024"], Order.MONTH_FIRST).days["6/10/2024"] == date(2024, 6, 10)


def test_numbers_are_days_only_where_all_of_them_fit_one_way() -> None:
    assert set(read_dates(["45000", "1700000000"]).days.values()) == {NoDay.NOT_A_DATE}


@given(
    st.lists(st.dates(date(1980, 1, 1), date(2060, 12, 31)), min_size=1),
    st.sampled_from(["%d/%m/%Y", "%m-%d-%Y", "%Y-%m-%d", "%Y/%m/%d 10:30"]),
)
def test_a_day_is_read_right_or_not_at_all(days: list[date], form: str) -> None:
    read = read_dates([day.strftime(form) for day in days]).days
    assert all(read[day.strftime(form)] in (day, NoDay.UNCLEAR_ORDER) for day in days)


def test_periods() -> None:
    assert period_of(date(2024, 2, 10), Grain.MONTH) == (date(2024, 2, 1), date(2024, 2, 29))
    assert period_of(date(2024, 12, 31), Grain.MONTH) == (date(2024, 12, 1), date(2024, 12, 31))
    assert period_of(date(2024, 11, 10), Grain.QUARTER) == (date(2024, 10, 1), date(2024, 12, 31))


@given(st.lists(st.one_of(st.text(max_size=20), st.from_regex(r"[\d/.: -]{1,20}", fullmatch=True), st.just("9" * 400))))
def test_every_cell_gets_a_day_or_a_reason(cells: list[str]) -> None:
    read = read_dates(cells).days
    assert set(read) == set(cells)
    assert all(isinstance(day, date | NoDay) for day in read.values())
