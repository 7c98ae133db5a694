"""Part 10: a formula for everything that is measured, what each score rests on, lacking characters, problems, words."""

from __future__ import annotations

import re

import msgspec
import pytest

from journeymap.i18n import Translator, msg
from journeymap.model import CustomMetric, Inputs, Journey, Reported, ScoreRecord, Touchpoint
from journeymap.model.metrics import BUILT_IN
from journeymap.model.problems import Problem
from journeymap.report.content.data_quality import MOST_SOURCES, MOST_WEAK, source_rows, weak_rows
from journeymap.report.content.formulas import formula_rows
from journeymap.report.content.glossary import TERMS
from journeymap.report.content.printing import missing_characters
from tests.report.journeys import DAY, empty, many, record, scored
from tests.report.told import context_of, part, rows, words

BUILT_IN_FORMULAS = [(metric.id, formula.id) for metric in BUILT_IN.values() for formula in metric.formulas]


def measuring(*records: ScoreRecord, **fields: object) -> Journey:
    """One touchpoint with these records."""
    journey = Journey(title="J", as_of=DAY, touchpoints={"a": Touchpoint(title="A", scores=records)})
    return msgspec.structs.replace(journey, **fields)


@pytest.mark.parametrize(("metric", "formula"), BUILT_IN_FORMULAS)
def test_every_formula_has_its_words_and_its_interval(metric, formula):
    if metric == "clv":
        one = ScoreRecord(metric=metric, inputs=Inputs(margin=10.0, retention=0.8, discount=0.1))
    else:
        one = ScoreRecord(metric=metric, formula=formula, counts={1: 20})
    (row,) = formula_rows(context_of(measuring(one)))
    assert "{" not in row.made
    kind = BUILT_IN[metric].formula(formula).unit
    allowed = {
        "index": {"adjusted Wald (Rocks 2016)"},
        "percent": {"Wilson"},
        "scale": {"Student’s t, clipped to the scale"},
        "seconds": {"order statistics (binomial)"},
        "money": {"none"},
    }
    assert row.interval in allowed[kind]


def test_own_metrics_say_their_scale_and_boxes():
    metrics = {
        "breakfast": CustomMetric(name="Breakfast", scale=(1, 10)),
        "bed": CustomMetric(name="Bed", scale=(1, 7), formula="top-3-box"),
    }
    journey = measuring(
        ScoreRecord(metric="breakfast", counts={8: 20}), ScoreRecord(metric="bed", counts={7: 20}), metrics=metrics
    )
    found = {row.measure: row.made for row in formula_rows(context_of(journey))}
    assert found["Breakfast, answers 1 to 10"] == "sum of the answers / n"
    assert found["Bed, top boxes, answers 1 to 7"] == "100 × answers in the top 3 boxes of the scale / n"


def test_each_measure_stands_once():
    assert len(formula_rows(context_of(many(40, 3)))) == 2


def test_every_record_is_counted_in_the_row_of_what_it_rests_on():
    late = msgspec.structs.replace(record("nps", {0: 4, 10: 5}), source="")
    early = ScoreRecord(metric="nps", counts={0: 40, 10: 50}, to=DAY.replace(year=2025), source="old survey")
    figure = ScoreRecord(metric="ces", reported=Reported(value=4.0, n=50))
    context = context_of(measuring(late, early, figure))
    assert [(row.source, row.evidence, row.scores, row.touchpoints, row.n) for row in source_rows(context)] == [
        ("not given", "Survey", 1, 1, "9"),
        ("old survey", "not given", 1, 1, "90"),
        ("not given", "not given", 1, 1, "50"),
    ]
    assert [(row.measure, row.n, row.notes) for row in weak_rows(context)] == [
        ("NPS", "9", ("too few answers", "no source")),
        ("CES, mean", "50", ("widest case", "no period", "no source")),
    ]
    listed = rows(part(context, "method"), "Touchpoint and measure")
    assert ["A  NPS", "9", "July to September 2026, not given", "too few answers, no source"] in listed


def sources(count: int) -> Journey:
    """So many sources, each with one score more than the next."""
    places = {
        f"t-{n}-{at}": Touchpoint(title=f"T {n} {at}", scores=(record("nps", {10: 3 + n}, source=f"source {n}"),))
        for n in range(count)
        for at in range(count - n)
    }
    return Journey(title="Many sources", as_of=DAY, touchpoints=places)


@pytest.mark.parametrize("count", [3, MOST_SOURCES, MOST_SOURCES + 4])
def test_rows_and_rest_of_the_sources_add_up_to_all_scores(count):
    context = context_of(sources(count))
    data = part(context, "method")
    listed, said = rows(data, "Source"), words(data)
    rest = re.search(r"and (\d+) more sources? .*? with (\d+) scores", said)
    others = (int(rest[1]), int(rest[2])) if rest else (0, 0)
    assert len(listed) == min(count, MOST_SOURCES)
    assert len(listed) + others[0] == count
    assert sum(int(row[3]) for row in listed) + others[1] == len(context.analysis.scores)


def test_rows_and_rest_of_the_weak_scores_add_up():
    context = context_of(sources(8))
    weak = weak_rows(context)
    assert len(weak) > MOST_WEAK
    data = part(context, "method")
    listed = rows(data, "Touchpoint and measure")
    rest = re.search(r"and (\d+) more of the kind: too few answers \((\d+)\)", words(data))
    assert rest is not None
    assert len(listed) == MOST_WEAK
    assert len(listed) + int(rest[1]) == len(weak)
    assert rest[1] == rest[2]


def test_least_and_most_answers_of_a_source():
    journey = measuring(record("nps", {10: 12}), record("csat", {5: 1400}))
    assert source_rows(context_of(journey))[0].n == "12 to 1,400"


def test_the_balance_of_evidence():
    assert "1 of 1 touchpoint has a score. Current scores by evidence, strongest first: Survey 1." in words(
        part(context_of(scored()), "method")
    )


def test_lacking_characters_are_named_with_their_places():
    journey = Journey(title="One 你", as_of=DAY, touchpoints={"a": Touchpoint(title="你 é 😀", pain_points=("😀",))})
    found = {each.code: each for each in missing_characters(journey)}
    assert set(found) == {"U+4F60", "U+1F600"}
    assert found["U+4F60"].places == ("title", "touchpoints.a.title")
    assert found["U+1F600"].places == ("touchpoints.a.title", "touchpoints.a.pain_points.0")
    assert found["U+1F600"].name == "grinning face"
    said = words(part(context_of(journey), "method"))
    assert "U+1F600" in said
    assert "touchpoints.a.pain_points.0" in said


def test_nothing_is_lacking_where_all_can_be_printed():
    assert "could not be printed" not in words(part(context_of(scored("Größe “Ω” → ± №")), "method"))


def test_problems_of_the_file_and_of_the_analysis_are_listed():
    problem = Problem(("touchpoints", "a", "owners", "it"), msg("There is no department {id}.", id="it"), 17)
    journey = measuring(ScoreRecord(metric="unknown", counts={1: 3}))
    found = rows(part(context_of(journey, problems=[problem]), "method"), "Place")
    assert found[0] == ["touchpoints.a.owners.it", "17", "There is no department it."]
    assert found[1][0] == "touchpoints.a.scores.0.metric"


def test_settings_are_those_of_the_journey():
    journey = msgspec.structs.replace(scored(), confidence=0.9, minimum_answers=25, population=1200, currency="IDR")
    found = dict(rows(part(context_of(journey), "method"), "Setting"))
    assert found["Confidence of intervals"] == "90 %"
    assert found["Answers needed for a verdict"] == "25"
    assert found["Customer base (finite population correction)"] == "1,200"
    assert found["Currency"] == "IDR"


def test_method_and_glossary_stand_for_an_empty_journey_too():
    data = part(context_of(empty()), "method")
    assert len(rows(data, "Verdict")) == 6
    said = words(data)
    assert all(word in said for word, _ in TERMS)
    assert "In order of severity, then certainty" in said
    assert "v = s (I − Q)⁻¹" in said


def test_periods_and_numbers_in_indonesian():
    said = words(part(context_of(scored(counts={0: 700, 10: 900}), "id"), "method"))
    assert "1.600" in said
    assert Translator("id").period(record("nps", {}).from_, record("nps", {}).to) in said
