from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.feedback.counting import TableEngine
from journeymap.feedback.counts import Counted, Engine
from journeymap.feedback.dates import Order
from journeymap.feedback.periods import Grain
from journeymap.feedback.plan import Doubled, Measure, Plan
from journeymap.feedback.plan_errors import PlanError
from journeymap.feedback.table import AnswerTable, LeftOut, Part
from journeymap.i18n import Translator, msg
from tests.feedback.tables import JOURNEY, table

HEADER = ("id", "day", "where", "NPS", "segment")
NPS = Measure(column="NPS", metric="nps", touchpoint="check-in")
PLAN = Plan(measures=(NPS,), date="day", id="id")


def counted(plan: Plan, *tables: AnswerTable) -> Counted:
    engine: Engine = TableEngine(tables)
    return engine.count(plan, JOURNEY)


def said(found: Counted) -> dict[str, tuple[int, ...]]:
    return {Translator("en").render(left.reason): left.lines for left in found.left_out}


def test_months_of_answers() -> None:
    rows = (("1", "2026-07-31", "", "9", ""), ("2", "2026-08-01", "", "9", ""), ("3", "2026-08-31", "", "9", ""))
    found = counted(PLAN, table(HEADER, *rows))
    assert {(s.start, s.end): counts for s, counts in found.series.items()} == {
        (date(2026, 7, 1), date(2026, 7, 31)): {9: 1},
        (date(2026, 8, 1), date(2026, 8, 31)): {9: 2},
    }
    assert (found.rows, found.counted, found.left_out) == (3, 3, ())


def test_everything_left_out_is_listed_with_its_lines() -> None:
    rows = (
        ("1", "2026-07-01", "", "9", ""),
        ("1", "2026-07-02", "", "3", ""),
        ("2", "", "", "9", ""),
        ("3", "soon", "", "9", ""),
        ("4", "2026-07-01", "", "11", ""),
        ("5", "2026-07-01", "", "many", ""),
        ("6", "2026-07-01", "", "", ""),
        ("7", "2026-07-01", "", "0", ""),
    )
    preview = LeftOut(99, msg("a preview"))
    found = counted(PLAN, table(HEADER, *rows, left_out=(preview,)))
    assert said(found) == {
        "a preview": (99,),
        "the same response id came before": (3,),
        "no date in “day”": (4,),
        "what stands in “day” is no date": (5,),
        "no number in “NPS”, and no words of one scale": (7,),
        "off the scale from 0 to 10 in “NPS”": (6,),
        "no answer to what is counted": (8,),
    }
    assert [dict(counts) for counts in found.series.values()] == [{0: 1, 9: 1}]
    assert (found.rows, found.counted) == (9, 2)


def test_without_an_id_whole_rows_are_compared() -> None:
    rows = (("", "2026-07-01", "a", "9", ""), ("", "2026-07-01", "a", "9", ""), ("", "2026-07-01", "b", "9", ""))
    for id in ("", "id"):
        found = counted(Plan(measures=(NPS,), date="day", id=id), table(HEADER, *rows))
        assert (found.counted, said(found)) == (2, {"every cell equals a row before": (3,)})
    plan = Plan(measures=(NPS,), date="day", doubled=Doubled.COUNT)
    assert counted(plan, table(HEADER, *rows)).counted == 3


def test_files_of_one_call_are_one_source() -> None:
    one = table(HEADER, ("1", "2026-07-01", "", "9", ""), source="one.csv")
    two = table(HEADER, ("1", "2026-07-01", "", "3", ""), ("2", "2026-07-01", "", "3", ""), source="two.csv")
    found = counted(PLAN, one, two)
    assert [dict(counts) for counts in found.series.values()] == [{3: 1, 9: 1}]
    assert [(left.file, left.lines) for left in found.left_out] == [("two.csv", (2,))]


def test_day_or_month_first_is_asked_for_and_can_be_said() -> None:
    held = table(HEADER, ("1", "6/10/2026", "", "9", ""))
    assert list(said(counted(PLAN, held))) == [
        "in “day” day or month may come first; say which as date_order in a plan"
    ]
    plan = Plan(measures=(NPS,), date="day", date_order=Order.DAY_FIRST)
    assert [series.start for series in counted(plan, held).series] == [date(2026, 10, 1)]


def test_a_column_says_the_touchpoint() -> None:
    rows = (
        ("1", "2026-07-01", "Front  Desk", "9", ""),
        ("2", "2026-07-01", "room", "3", ""),
        ("3", "2026-07-01", "spa", "3", ""),
    )
    plan = Plan(
        measures=(Measure(column="NPS", metric="nps"),),
        date="day",
        touchpoint_column="where",
        touchpoint_values={"front desk": "check-in", "room": "room"},
    )
    found = counted(plan, table(HEADER, *rows))
    assert {series.touchpoint: dict(counts) for series, counts in found.series.items()} == {
        "check-in": {9: 1},
        "room": {3: 1},
    }
    assert said(found) == {"“where” names no touchpoint of the plan": (4,)}


def test_segments_and_the_whole_time() -> None:
    rows = (
        ("1", "2026-07-05", "", "9", "NAM"),
        ("2", "2026-09-02", "", "3", " NAM "),
        ("3", "2026-08-02", "", "3", "-"),
    )
    plan = Plan(measures=(NPS,), date="day", period=Grain.WHOLE, segment="segment")
    found = counted(plan, table(HEADER, *rows)).series
    assert {s.segment: (s.start, s.end, dict(counts)) for s, counts in found.items()} == {
        "": (date(2026, 7, 5), date(2026, 9, 2), {3: 1}),
        "NAM": (date(2026, 7, 5), date(2026, 9, 2), {3: 1, 9: 1}),
    }
    narrow = Plan(measures=(NPS,), date="day", period=Grain.WHOLE, from_=date(2026, 8, 1), to=date(2026, 8, 31))
    found_narrow = counted(narrow, table(HEADER, *rows))
    assert said(found_narrow) == {"the day in “day” is outside the plan's period": (2, 3)}
    undated = counted(Plan(measures=(NPS,), period=Grain.WHOLE), table(HEADER, *rows)).series
    assert [(s.start, s.end) for s in undated] == [(None, None)]


def test_business_units_and_branches_are_no_persons() -> None:
    rows = [("1", "2026-07-01", "", "9", "BU Apples"), ("2", "2026-07-01", "", "9", "Jl. Malioboro No. 12")]
    found = counted(Plan(measures=(NPS,), date="day", segment="segment"), table(HEADER, *rows))
    assert {series.segment for series in found.series} == {"BU Apples", "Jl. Malioboro No. 12"}


def test_times_are_rounded_before_they_leave_the_table() -> None:
    plan = Plan(measures=(Measure(column="NPS", metric="waiting-time", touchpoint="room", unit="seconds"),), date="day")
    found = counted(plan, table(HEADER, ("1", "2026-07-01", "", "1234", ""), ("2", "2026-07-01", "", "2 min 3 s", "")))
    assert [dict(counts) for counts in found.series.values()] == [{120: 1, 1200: 1}]


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (Plan(measures=(NPS,)), "no column of dates"),
        (Plan(measures=(NPS,), date="when"), "there is no one column “when” in answers.csv"),
        (Plan(measures=(Measure(column="NPS", metric="nps", touchpoint="spa"),), date="day"), "no touchpoint “spa”"),
        (Plan(measures=(Measure(column="NPS", metric="pns", touchpoint="room"),), date="day"), "no metric “pns”"),
        (
            Plan(measures=(Measure(column="NPS", metric="nps", formula="mean", touchpoint="room"),), date="day"),
            "cannot",
        ),
        (
            Plan(measures=(Measure(column="NPS", metric="clv", touchpoint="room"),), date="day"),
            "worked out of its inputs",
        ),
        (Plan(measures=(Measure(column="NPS", metric="nps"),), date="day"), "neither the measure"),
        (Plan(measures=(NPS,), date="day", touchpoint_column="where"), "both the measure"),
        (Plan(measures=(NPS,), date="day", segment="person"), "tells who people are"),
        (Plan(measures=(NPS,), date="day", segment="where"), "may hold an e-mail address"),
        (Plan(measures=(NPS,), date="day", segment="many"), "more than 100 segments"),
        (Plan(measures=(NPS,), date="day", from_=date(2026, 2, 1), to=date(2026, 1, 1)), "ends before it begins"),
        (
            Plan(
                measures=(
                    Measure(column="NPS", metric="csat", touchpoint="room"),
                    Measure(column="NPS", metric="csat", touchpoint="room", scale=(1, 7)),
                ),
                date="day",
            ),
            "different scales",
        ),
    ],
)
def test_a_plan_that_does_not_fit_is_refused(plan: Plan, words: str) -> None:
    header = (*HEADER, "person", "many")
    rows = [(str(at), "2026-07-01", "sari@example.com", "9", "", "Sari", f"group {at}") for at in range(120)]
    with pytest.raises(PlanError) as caught:
        counted(plan, table(header, *rows, parts={"person": Part.PERSON}))
    assert any(words in Translator("en").render(fault.message) for fault in caught.value.faults)


ROWS = st.lists(
    st.tuples(
        st.integers(0, 30).map(str),
        st.sampled_from(["2026-07-01", "2026-07-15", "2026-08-01", "", "soon"]),
        st.just(""),
        st.sampled_from([*map(str, range(-1, 12)), "", "abc", "10 - very likely", "7,5"]),
        st.sampled_from(["", "a", "b"]),
    ),
    max_size=60,
)
SEGMENTED = Plan(measures=(NPS,), date="day", id="id", segment="segment")


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter_once_the_first_of_doubles_are_taken(rows: list, random: object) -> None:
    first = list({row[0]: row for row in reversed(rows)}.values())
    shuffled = list(first)
    random.shuffle(shuffled)
    assert counted(SEGMENTED, table(HEADER, *shuffled)).series == counted(SEGMENTED, table(HEADER, *rows)).series


@given(ROWS)
def test_every_row_is_counted_or_left_out(rows: list) -> None:
    found = counted(SEGMENTED, table(HEADER, *rows))
    lines = Counter(line for left in found.left_out for line in left.lines)
    assert set(lines.values()) <= {1}
    assert found.counted + len(lines) == found.rows == len(rows)
    assert sum(sum(counts.values()) for counts in found.series.values()) == found.counted


@given(ROWS)
def test_counts_equal_a_plain_loop(rows: list) -> None:
    expected: Counter[tuple[str, str, float]] = Counter()
    seen = set()
    for id, day, _, answer, segment in rows:
        number = "10" if answer.startswith("10 -") else answer
        if id not in seen and day.startswith("2026") and number.isdigit() and int(number) <= 10:
            expected[segment, day[:7], float(number)] += 1
        seen.add(id)
    found = counted(SEGMENTED, table(HEADER, *rows))
    counts = {
        (series.segment, f"{series.start:%Y-%m}", answer): n
        for series, answers in found.series.items()
        for answer, n in answers.items()
    }
    assert counts == expected
