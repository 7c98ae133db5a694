from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.feedback.values import NoNumber, read_values
from journeymap.model.metrics import BUILT_IN, Metric, metric_table
from journeymap.model.scores import CustomMetric
from journeymap.model.words import Better

CSAT, CES, NPS, WAIT, SOLVED = (BUILT_IN[id] for id in ("csat", "ces", "nps", "waiting-time", "resolution"))


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        ("Very satisfied|Satisfied|Neutral|Dissatisfied|Very dissatisfied", (5, 4, 3, 2, 1)),
        ("very  SATISFIED|neither satisfied nor dissatisfied|somewhat satisfied", (5, 3, 4)),
        ("Sangat puas|Puas|Netral|Tidak puas|Sangat tidak puas", (5, 4, 3, 2, 1)),
        ("Sangat puas|Puas|Cukup puas|Kurang puas|Tidak puas", (5, 4, 3, 2, 1)),
        ("Strongly agree|Agree|Neither agree nor disagree|Disagree|Strongly disagree", (5, 4, 3, 2, 1)),
        ("Sangat setuju|Setuju|Kurang setuju|Tidak setuju|Sangat tidak setuju", (5, 4, 3, 2, 1)),
        ("SS|S|N|TS|STS", (5, 4, 3, 2, 1)),
        ("Excellent|Very good|Good|Fair|Poor", (5, 4, 3, 2, 1)),
        ("4 - Baik|5 - Sangat baik|1", (4, 5, 1)),
        ("5 stars|1 star|★★★|4 bintang", (5, 1, 3, 4)),
        ("4/5|5 out of 5|3 dari 5", (4, 5, 3)),
        ("4,0|3.0|'5| 2 ", (4, 3, 5, 2)),
        ("Sangat puas (5)|Cukup = 3", (5, 3)),
        ("good|bad|Good", (5, 1, 5)),
        ("Great|Okay|Bad", (5, 3, 1)),
    ],
)
def test_answers_of_five(cells: str, numbers: tuple[float, ...]) -> None:
    assert read_values(cells.split("|"), CSAT, (1, 5)).numbers == numbers


def test_the_scale_decides_what_a_word_means() -> None:
    words = ["Very easy", "Easy", "Somewhat easy", "Neutral", "Somewhat difficult", "Difficult", "Very difficult"]
    assert read_values(words, CES, (1, 7)).numbers == (7, 6, 5, 4, 3, 2, 1)
    assert read_values(["Very easy", "Easy"], CES, (1, 7)).numbers == (7, 6)
    assert read_values(["Very easy", "Easy"], CES, (1, 5)).numbers == (5, 4)
    assert read_values(words, CES, (1, 5)).numbers == (None,) * 7
    agak = ["Sangat mudah", "Mudah", "Agak mudah", "Netral", "Agak sulit", "Sulit", "Sangat sulit"]
    assert read_values(agak, CES, (1, 7)).numbers == (7, 6, 5, 4, 3, 2, 1)


def test_four_points_of_the_public_service_index() -> None:
    metric = metric_table({"u1": CustomMetric(scale=(1, 4))})["u1"]
    cells = ["Sangat baik", "Baik", "Kurang baik", "Tidak baik"]
    assert read_values(cells, metric, (1, 4)).numbers == (4, 3, 2, 1)


@pytest.mark.parametrize(
    "cells",
    [
        "Tidak puas|Cukup puas|Puas",  # the lowest or the second lowest of five
        "Satisfied|Somewhat satisfied",  # two words where five places have one
        "Good|Very good|Fantastic",  # one unknown word leaves the place of the others open
        "3 - Good|3 - Bad",  # one number under two words
    ],
)
def test_nothing_is_guessed_word_by_word(cells: str) -> None:
    read = read_values(cells.split("|"), CSAT, (1, 5), formula="mean")
    assert set(read.numbers) == {None}
    assert set(read.left_out) <= {NoNumber.NOT_A_NUMBER, NoNumber.UNCLEAR_WORDS}


def test_a_persons_words_come_first_and_may_mean_no_answer() -> None:
    words = {"Fantastic": 5.0, "Meh": 2.0, "Pass": None, "Broken": 9.0}
    read = read_values(["fantastic", " MEH", "Pass", "Broken", "3"], CSAT, (1, 5), words)
    assert read.numbers == (5, 2, None, None, 3)
    assert read.left_out == {NoNumber.MISSING: (2,), NoNumber.OFF_SCALE: (3,)}


def test_marks_of_no_answer_are_no_answers() -> None:
    marks = ["", " ", "N/A", "n/a", "NULL", "NIL", "-", "Not selected", "Tidak berlaku", "-99"]
    read = read_values([*marks, "4"], CSAT, (1, 5), missing=("-99",))
    assert read.left_out == {NoNumber.MISSING: tuple(range(len(marks)))}
    assert read_values(["-99"], CSAT, (1, 5)).left_out == {NoNumber.OFF_SCALE: (0,)}


def test_what_is_off_the_scale_or_no_number_is_told_apart() -> None:
    read = read_values(["11", "-1", "7.5", "10", "0", "abc", "12.11.2026", "8 / 100"], NPS, (0, 10))
    assert read.numbers == (None, None, None, 10, 0, None, None, None)
    assert read.left_out == {NoNumber.OFF_SCALE: (0, 1, 2), NoNumber.NOT_A_NUMBER: (5, 6, 7)}


def test_groups_of_the_recommendation_question() -> None:
    assert read_values(["Promoter", "passive", "DETRACTOR"], NPS, (0, 10)).numbers == (9, 7, 6)


def test_two_words_serve_a_share_and_no_mean() -> None:
    cells = ["unhappy", "happy", "neutral"]
    assert read_values(cells, CSAT, (1, 5)).numbers == (1, 5, 3)
    assert read_values(cells, CSAT, (1, 5), formula="mean").numbers == (2, 4, 3)


@pytest.mark.parametrize(
    "cells", ["Yes|No", "Ya|Tidak", "1|0", "TRUE|FALSE", "resolved|unresolved", "selesai|belum selesai"]
)
def test_yes_and_no(cells: str) -> None:
    assert read_values(cells.split("|"), SOLVED, (0, 1)).numbers == (1, 0)


def test_words_say_nothing_where_lower_is_better() -> None:
    metric = metric_table({"effort": CustomMetric(scale=(1, 5), better=Better.LOWER)})["effort"]
    assert read_values(["Good", "Bad"], metric, (1, 5)).numbers == (None, None)


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("00:05:30", 330),
        ("1 day, 02:00:00", 93600),
        ("5 min", 300),
        ("2 h 15 min", 8100),
        ("3 hari", 259200),
        ("1,5 jam", 5400),
        ("90 detik", 90),
        ("PT5M", 300),
        ("90", 90),
        ("5:30", 5.5),
    ],
)
def test_lengths_of_time(cell: str, seconds: float) -> None:
    assert read_values([cell], WAIT, None, unit="seconds").numbers == (seconds,)


def test_times_that_nobody_can_be_sure_of_are_left_out() -> None:
    assert read_values(["90", "5:30"], WAIT, None).left_out == {NoNumber.NO_UNIT: (0, 1)}
    assert read_values(["1,234"], WAIT, None, unit="seconds").left_out == {NoNumber.UNCLEAR_SIGN: (0,)}
    assert read_values(["1,234", "2.5"], WAIT, None, unit="seconds").numbers == (1234, 2.5)
    assert read_values(["1,234", "2,5"], WAIT, None, unit="seconds").numbers == (1.234, 2.5)
    assert read_values(["-3", "5 apples"], WAIT, None, unit="minutes").left_out == {
        NoNumber.OFF_SCALE: (0,),
        NoNumber.NOT_A_NUMBER: (1,),
    }


@pytest.mark.parametrize(
    "cell", ["9" * 400, "a" + " " * 50_000 + "b", "1 " * 20_000, "9" * 400 + ":30", "9" * 400 + " h"]
)
def test_cells_made_to_hurt_are_no_numbers(cell: str) -> None:
    for metric, scale in ((CSAT, (1.0, 5.0)), (WAIT, None)):
        assert read_values([cell], metric, scale, unit="minutes").numbers == (None,)


@given(st.lists(st.text(max_size=12)), st.sampled_from([(CSAT, (1.0, 5.0)), (NPS, (0.0, 10.0)), (WAIT, None)]))
def test_whatever_stands_in_a_cell_a_number_is_on_the_scale(
    cells: list[str], asked: tuple[Metric, tuple[float, float] | None]
) -> None:
    metric, scale = asked
    read = read_values(cells, metric, scale, unit="minutes")
    low, high = scale or (0.0, 1e10)
    assert all(number is None or low <= number <= high for number in read.numbers)
    assert sum(map(len, read.left_out.values())) == read.numbers.count(None)
