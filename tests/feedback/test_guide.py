from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.feedback.dates import Order
from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_values import GuideError, Use
from journeymap.feedback.importing import count_in
from journeymap.feedback.periods import Grain
from journeymap.feedback.plan import Measure, Plan
from journeymap.feedback.plan_file import dump_plan, loads_plan
from journeymap.feedback.readers.errors import AnswersError
from journeymap.feedback.table import Part
from tests.feedback.tables import JOURNEY

DAY = date(2026, 11, 2)
ANSWERS = """Response ID\tDate\tCheck-in NPS\tHow was your room\tE-mail\tComment
1\t2026-07-01\t9\tgood\tbudi@example.com\tThe queue in the lobby was much too long for us
2\t2026-07-02\t10\tbad\tsiti@example.com\tPak Budi carried our bags to the room at once
3\t2026-08-03\t3\tgood\ttono@example.com\tBreakfast ended before we had even been woken
3\t2026-08-03\t3\tgood\ttono@example.com\tBreakfast ended before we had even been woken
4\t2026-08-09\t11\tfair\tjoko@example.com\tNobody at the desk could tell us about parking
"""
BY_ROW = "Date\tWhere\tSatisfaction\n" + "".join(
    f"2026-07-0{at}\t{where}\t{score}\n"
    for at, (where, score) in enumerate([("Check-in", 5), ("room service ", 4), ("Pool", 1), ("Check-in", 3)], 1)
)


def guide_with(text: str = ANSWERS) -> Guide:
    guide = Guide(JOURNEY, day=DAY)
    guide.put_text(text, "pasted")
    return guide


def uses(guide: Guide) -> dict[str, Use]:
    return {known.column.name: known.use for known in guide.columns}


def test_what_was_suggested_is_preset_and_counts() -> None:
    guide = guide_with()
    assert uses(guide) == {
        "Response ID": Use.ID,
        "Date": Use.DATE,
        "Check-in NPS": Use.ANSWERS,
        "How was your room": Use.NOTHING,
        "E-mail": Use.PEOPLE,
        "Comment": Use.TEXT,
    }
    assert guide.ready
    assert guide.certain
    assert not guide.by_hand
    outcome = guide.outcome()
    assert [dict(counts) for counts in outcome.counted.series.values()] == [{9.0: 1, 10.0: 1}, {3.0: 1}]
    assert guide.journey is JOURNEY


def test_cells_of_people_are_not_shown_and_cannot_be_used() -> None:
    guide = guide_with()
    people = guide.column("E-mail")
    assert (people.samples, people.answered) == ((), 5)
    for use in (Use.SEGMENT, Use.ANSWERS, Use.NOTHING):
        with pytest.raises(GuideError):
            guide.use("E-mail", use)
    with pytest.raises(GuideError):
        guide.set_part("E-mail", Part.QUESTION)
    assert "example.com" not in str(guide.sources[0].table)


def test_a_column_that_a_person_says_is_of_people_is_blanked_at_once() -> None:
    guide = guide_with()
    guide.use("How was your room", Use.SEGMENT)
    guide.set_part("How was your room", Part.PERSON)
    assert guide.column("How was your room").use is Use.PEOPLE
    assert [row[3] for row in guide.sources[0].table.rows] == ["1", "2", "1", "1", "3"]
    assert guide.plan.segment == ""


def test_what_is_missing_is_said_until_it_is_there() -> None:
    guide = guide_with("Tanggal masuk,Kamar\n01/02/2026,good\n02/03/2026,bad\n")
    assert {message.text for message in guide.missing} >= {"Choose at least one column of answers."}
    guide.measure("Kamar", metric="csat")
    assert any(message.text == "Choose the touchpoint that “{column}” is about." for message in guide.missing)
    guide.measure("Kamar", touchpoint="room")
    guide.use("Tanggal masuk", Use.DATE)
    assert [message.text for message in guide.missing] == ["In “{column}” day or month may come first: say which."]
    guide.date_order = Order.DAY_FIRST
    assert guide.ready
    guide.use("Tanggal masuk", Use.NOTHING)
    assert [message.text for message in guide.missing] == ["Choose the column of dates, or count all in one period."]
    guide.period = Grain.WHOLE
    assert guide.ready


def test_words_get_numbers_by_hand() -> None:
    guide = guide_with()
    guide.measure("How was your room", touchpoint="room", metric="csat")
    rows = {row.text: row for row in guide.words("How was your room")}
    assert (rows["good"].number, rows["fair"].count) == (4.0, 1)
    guide.set_word("How was your room", "Good", 3.0)
    guide.set_word("How was your room", "fair", None)
    rows = {row.text: row for row in guide.words("How was your room")}
    assert (rows["good"].number, rows["good"].edited, rows["fair"].number, rows["fair"].why) == (3.0, True, None, None)
    guide.set_word("How was your room", "good", 9.0)
    assert guide.words("How was your room")[0].why is not None, "off the scale comes first"
    guide.forget_word("How was your room", "good")
    guide.forget_word("How was your room", "fair")
    assert {row.text: row.number for row in guide.words("How was your room")}["good"] == 4.0
    assert guide.by_hand


def test_another_metric_brings_its_scale_and_drops_numbers_of_the_old_one() -> None:
    guide = guide_with("Date\tRoom service satisfaction\n2026-07-01\t7\n2026-07-02\t6\n2026-07-03\t1\n")
    column = "Room service satisfaction"
    assert guide.plan.measures[0].scale == (1, 7)
    guide.set_word(column, "7", 6.0)
    guide.set_word(column, "6", None)
    guide.measure(column, metric="nps")
    assert guide.plan.measures == (Measure(column=column, metric="nps", touchpoint="room", words={"6": None}),)


def test_a_column_of_touchpoints_says_where_and_each_cell_can_be_told() -> None:
    guide = guide_with(BY_ROW)
    assert guide.by_column
    assert [(row.value, row.count, row.touchpoint) for row in guide.places()] == [
        ("Check-in", 2, "check-in"),
        ("room service", 1, "room"),
        ("Pool", 1, ""),
    ]
    guide.measure("Satisfaction", metric="csat", touchpoint="room")
    assert guide.plan.measures[0].touchpoint == "", "the column says it"
    assert guide.outcome().counted.counted == 3
    guide.set_place("Pool", "room")
    assert guide.outcome().counted.counted == 4
    guide.use("Where", Use.SEGMENT)
    assert guide.plan.measures[0].touchpoint == "room"


def test_only_one_column_each_says_the_day() -> None:
    guide = guide_with()
    guide.use("How was your room", Use.DATE)
    assert uses(guide)["Date"] is Use.NOTHING
    assert guide.plan.date == "How was your room"


def test_every_change_makes_what_was_counted_stale() -> None:
    guide = guide_with()
    seen = [guide.revision]
    changes: list[Callable[[], None]] = [
        lambda: guide.use("How was your room", Use.SEGMENT),
        lambda: setattr(guide, "add", True),
        lambda: guide.set_word("Check-in NPS", "11", 10.0),
        lambda: guide.take_away(0),
    ]
    for change in changes:
        change()
        assert guide.revision > seen[-1]
        seen.append(guide.revision)
    guide.add = True
    assert guide.revision == seen[-1], "nothing changed"


def test_files_have_the_same_columns(tmp_path: Path) -> None:
    july, august, other = (tmp_path / name for name in ("july.csv", "august.csv", "other.csv"))
    july.write_text("Date,Check-in NPS\n2026-07-01,9\n2026-07-02,8\n")
    august.write_text("Check-in NPS,Date\n7,2026-08-01\n7,2026-08-02\n")
    other.write_text("Date,Room service NPS\n2026-08-01,9\n2026-08-03,9\n")
    guide = Guide(JOURNEY, day=DAY)
    guide.put_file(july)
    guide.use("Check-in NPS", Use.NOTHING)
    guide.measure("Check-in NPS", touchpoint="room")
    guide.put_file(august)
    assert guide.plan.measures[0].touchpoint == "room", "what was chosen stays"
    assert [dict(counts) for counts in guide.outcome().counted.series.values()] == [{8.0: 1, 9.0: 1}, {7.0: 2}]
    for again in (other, august):
        with pytest.raises(GuideError):
            guide.put_file(again)
    with pytest.raises(AnswersError):
        guide.put_file(tmp_path / "none.csv")
    assert [source.name for source in guide.sources] == ["july.csv", "august.csv"]


def test_read_as_another_format_and_recognised_again() -> None:
    guide = guide_with()
    guide.read_as(0, "google-forms")
    assert guide.sources[0].table.recognised.format == "google-forms"
    assert guide.sources[0].format == "google-forms"
    guide.read_as(0, None)
    assert guide.sources[0].table.recognised.format == "generic"


def test_a_plan_comes_back_as_it_went() -> None:
    guide = guide_with()
    guide.measure("How was your room", touchpoint="room", metric="csat", words={"fair": 3.0})
    guide.period, guide.source_name = Grain.QUARTER, "front desk"
    plan = loads_plan(dump_plan(guide.plan).encode())
    again = guide_with()
    assert again.follow(plan) == ()
    assert again.plan == guide.plan
    assert not again.by_hand


def test_what_of_a_plan_does_not_fit_is_said_and_the_rest_followed() -> None:
    guide = guide_with()
    plan = Plan(
        measures=(
            Measure(column="check-in nps", metric="nps", touchpoint="gone"),
            Measure(column="Lobby", metric="nps", touchpoint="room"),
            Measure(column="How was your room", metric="glee", touchpoint="room"),
        ),
        date="Date",
        id="E-mail",
    )
    assert len(guide.follow(plan)) == 4
    assert guide.plan.date == "Date"
    assert guide.column("Check-in NPS").use is Use.ANSWERS
    assert len(guide.missing) == 2
    assert guide.fingerprint == guide_with(ANSWERS.replace("9", "8")).fingerprint
    assert guide.fingerprint != guide_with(BY_ROW).fingerprint


def test_texts_to_pick_from_come_once_with_day_and_touchpoint() -> None:
    found = guide_with().comments()
    assert [(comment.line, comment.day, comment.touchpoint) for comment in found] == [
        (2, date(2026, 7, 1), "check-in"),
        (3, date(2026, 7, 2), "check-in"),
        (4, date(2026, 8, 3), "check-in"),
        (6, date(2026, 8, 9), "check-in"),
    ]


COLUMNS = st.sampled_from(["Response ID", "Date", "Check-in NPS", "How was your room", "Comment"])
CHANGES = st.one_of(
    st.tuples(st.just("use"), COLUMNS, st.sampled_from([use for use in Use if use is not Use.PEOPLE])),
    st.tuples(st.just("touchpoint"), COLUMNS, st.sampled_from(["", "room", "check-in"])),
    st.tuples(st.just("metric"), COLUMNS, st.sampled_from(["nps", "csat", "waiting-time", "breakfast"])),
    st.tuples(st.just("word"), COLUMNS, st.sampled_from([None, 1.0, 5.0])),
    st.tuples(st.just("period"), COLUMNS, st.sampled_from(list(Grain))),
)


@settings(max_examples=25)
@given(st.lists(CHANGES, max_size=12))
def test_whatever_is_chosen_a_ready_guide_counts_as_its_plan_does(changes: list[tuple[str, str, object]]) -> None:
    guide = guide_with()
    for kind, column, value in changes:
        if kind == "use":
            guide.use(column, value)  # type: ignore[arg-type]
        elif kind == "word":
            guide.set_word(column, "good", value)  # type: ignore[arg-type]
        elif kind == "period":
            guide.period = value  # type: ignore[assignment]
        else:
            guide.measure(column, **{kind: value})
    assert uses(guide)["E-mail"] is Use.PEOPLE
    assert all(list(uses(guide).values()).count(use) <= 1 for use in (Use.DATE, Use.ID, Use.TOUCHPOINT, Use.SEGMENT))
    if guide.ready:
        plan = loads_plan(dump_plan(guide.plan).encode())
        expected = count_in(guide.read.tables, JOURNEY, plan, add=False, day=DAY)
        assert guide.outcome().counted == expected.counted
