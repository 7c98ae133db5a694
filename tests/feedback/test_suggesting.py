from __future__ import annotations

import pytest

from journeymap.feedback.planning import plan_of, unmapped
from journeymap.feedback.suggesting import Certainty, Role, Suggestion, suggest
from journeymap.feedback.table import Part
from tests.feedback.tables import JOURNEY, table

DAY = {"When": Part.TIME}


def of(header: str, *answers: str) -> Suggestion:
    rows = [("2026-07-01", answer) for answer in answers]
    return next(s for s in suggest(table(["When", header], *rows, parts=DAY), JOURNEY) if s.column.name == header)


@pytest.mark.parametrize(
    ("header", "answers", "touchpoint", "metric", "scale"),
    [
        ("Check-in NPS", "0|10|9", "check-in", "nps", None),
        ("CHECK-\nIN: would you recommend us?", "3|7", "check-in", "nps", None),
        ("Seberapa besar Anda merekomendasikan check-in kami", "3|7", "check-in", "nps", None),
        ("roomservice_csat", "5|4|1", "room", "csat", None),
        ("Kepuasan terhadap Room Service", "Sangat puas|Puas|Netral|Tidak puas", "room", "csat", None),
        ("Satisfaction with room service", "7|6|1", "room", "csat", (1, 7)),
        ("Room service satisfaction (1-7)", "4|5", "room", "csat", (1, 7)),
        ("Room service: effort", "7|6|6", "room", "ces", None),
        ("Room service waiting time", "5 min|00:10:00", "room", "waiting-time", None),
        ("Was the problem at check-in resolved?", "Yes|No", "check-in", "resolution", None),
        ("Room service: breakfast rating", "10|3", "room", "breakfast", None),
    ],
)
def test_what_is_certain(
    header: str, answers: str, touchpoint: str, metric: str, scale: tuple[float, float] | None
) -> None:
    found = of(header, *answers.split("|"))
    assert found.certainty is Certainty.CERTAIN, found.reason
    assert found.measure is not None
    assert (found.measure.touchpoint, found.measure.metric, found.measure.scale) == (touchpoint, metric, scale)


@pytest.mark.parametrize(
    ("header", "answers", "certainty"),
    [
        ("Check-in and room service NPS", "9|10", Certainty.NONE),  # two touchpoints
        ("Overall NPS", "9|10", Certainty.NONE),  # none
        ("Check-ins NPS", "9|10", Certainty.LIKELY),  # nearly one
        ("Check-in", "9|10", Certainty.LIKELY),  # no metric
        ("Check-in satisfaction, was it easy?", "5|4", Certainty.LIKELY),  # two metrics
        ("Check-in satisfaction", "1|2|3", Certainty.LIKELY),  # of five or of seven
        ("Check-in effort", "1|5|3", Certainty.LIKELY),  # likewise
        ("Check-in satisfaction", "1|2|3|4|5|5|5|5|5|5|5|5|7", Certainty.LIKELY),  # a slip, or a seven
        ("Check-in NPS", "yes|no", Certainty.NONE),
        ("Check-in NPS", "|", Certainty.NONE),
        ("Check-in satisfaction (1-10)", "1|5|7", Certainty.NONE),  # a scale that the metric does not have
        ("Check-in satisfaction", "1|2|3|4|5|6|7|8|9|10", Certainty.LIKELY),  # likewise, unsaid
        ("Did you like check-in?", "0|1", Certainty.NONE),
        ("Recheck-in NPS", "9|10", Certainty.LIKELY),
    ],
)
def test_what_is_not(header: str, answers: str, certainty: Certainty) -> None:
    assert of(header, *answers.split("|")).certainty is certainty


def test_two_questions_of_one_metric_at_one_touchpoint_are_asked_about() -> None:
    found = suggest(table(["Check-in NPS", "Check-in: recommend?"], ("9", "8"), ("1", "2")), JOURNEY)
    assert {s.certainty for s in found if s.role is Role.ANSWERS} == {Certainty.LIKELY}


def test_date_and_id_are_found_by_what_they_hold() -> None:
    rows = [(str(at), "x", f"2026-07-0{at}", "9") for at in range(1, 9)]
    plan = plan_of(suggest(table(["Response ID", "Customer ID", "Date", "Check-in NPS"], *rows), JOURNEY))
    assert (plan.id, plan.date, len(plan.measures)) == ("Response ID", "Date", 1)


def test_of_two_dates_none_is_certain() -> None:
    rows = [(f"2026-07-0{at}", f"2026-08-0{at}", "9") for at in range(1, 9)]
    assert plan_of(suggest(table(["Start date", "End date", "Check-in NPS"], *rows), JOURNEY)).date == ""


def test_a_column_of_titles_is_likely_only() -> None:
    held = table(
        ["When", "Where", "NPS"], ("2026-07-01", "check-in", "9"), ("2026-07-01", "ROOM service", "3"), parts=DAY
    )
    found = suggest(held, JOURNEY)
    assert plan_of(found).measures == ()
    likely = plan_of(found, likely=True)
    assert likely.touchpoint_column == "Where"
    assert likely.touchpoint_values == {"check-in": "check-in", "ROOM service": "room"}
    assert [measure.metric for measure in likely.measures] == ["nps"]


def test_what_the_plan_does_not_use_is_named() -> None:
    held = table(
        ["When", "Check-in NPS", "Colour", "IP"], ("2026-07-01", "9", "red", ""), parts={**DAY, "IP": Part.PERSON}
    )
    assert [column.name for column in unmapped(held, plan_of(suggest(held, JOURNEY)))] == ["Colour"]


@pytest.mark.parametrize(
    ("header", "answers", "touchpoint", "metric", "unit"),
    [
        ("Seberapa puas Anda dengan layanan kamar?", "Puas|Sangat puas", "room", "csat", ""),
        ("Berapa menit Anda menunggu saat check-in?", "0|5|10|35", "check-in", "waiting-time", "minutes"),
        ("How many minutes did you wait at check-in?", "0|5|10", "check-in", "waiting-time", "minutes"),
        ("Lama menunggu check-in (menit)", "0|5|10", "check-in", "waiting-time", "minutes"),
    ],
)
def test_the_other_language_and_lengths_of_time(
    header: str, answers: str, touchpoint: str, metric: str, unit: str
) -> None:
    found = of(header, *answers.split("|")).measure
    assert found is not None
    assert (found.touchpoint, found.metric, found.unit) == (touchpoint, metric, unit)


def test_how_long_something_took_is_no_score() -> None:
    assert of("Berapa menit check-in Anda?", "0", "5", "10").certainty is Certainty.NONE
    assert of("Please rank in order of preference: check-in", "1", "5", "6").certainty is Certainty.NONE


def test_a_question_without_touchpoint_is_not_counted_but_says_what_it_measures() -> None:
    found = of("Seberapa besar Anda merekomendasikan kami kepada teman?", "9", "10")
    assert found.certainty is Certainty.NONE
    assert found.measure is not None
    assert (found.measure.touchpoint, found.measure.metric) == ("", "nps")
    assert plan_of((found,), likely=True).measures == ()
    rated, aged = of("Customer rating", "1", "4", "5"), of("Children", "1", "4", "5")
    assert rated.measure is not None
    assert aged.measure is None


def test_questions_that_mean_the_same_are_told_to_be_several() -> None:
    rows = [("2026-07-01", "Puas", "Sangat puas", "9")]
    header = ["When", "Kebersihan layanan kamar: puas?", "Kenyamanan layanan kamar: puas?", "Check-in NPS"]
    first, second, certain = suggest(table(header, *rows, parts=DAY), JOURNEY)[1:]
    assert first.reason.text == second.reason.text == "several columns name the same"
    assert certain.certainty is Certainty.CERTAIN
