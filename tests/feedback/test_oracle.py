"""Figures that independent programs made of real files, against the whole way: file, plan, counts, scores."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from journeymap.analysis.results import Score
from journeymap.analysis.scores import score_all
from journeymap.feedback.importing import Outcome, count_in
from journeymap.feedback.periods import Grain
from journeymap.feedback.plan import Doubled, Measure, Plan
from journeymap.feedback.readers.answers import read_answers
from journeymap.model import Journey, Touchpoint

JOURNEY = Journey(title="Shop", touchpoints={"shop": Touchpoint(title="Shop")})
NPS = (Measure(column="REC", metric="nps", touchpoint="shop"),)
RATING = (Measure(column="Customer Rating", metric="csat", touchpoint="shop"),)


@pytest.fixture(scope="module")
def golden(corpus: Path) -> Mapping[str, Any]:
    files = list((corpus / "datasets").glob("*GOLDEN.open.json"))
    if not files:
        pytest.skip("the figures of independent programs are not here")
    decoded: Mapping[str, Any] = msgspec.json.decode(files[0].read_bytes())
    return decoded


def imported(corpus: Path, name: str, plan: Plan) -> tuple[Outcome, Mapping[tuple[str, date | None], Score]]:
    (path,) = (corpus / "datasets").glob(f"*{name}")
    outcome = count_in([read_answers(path)], JOURNEY, plan, add=False, day=date(2026, 11, 2))
    assert outcome.after is not None
    return outcome, {(score.record.segment, score.from_): score for score in score_all(outcome.after).every}


def same_nps(score: Score, expected: Mapping[str, Any]) -> bool:
    groups = {"promoters": range(9, 11), "passives": range(7, 9), "detractors": range(7)}
    counts = {name: sum(score.record.counts.get(at, 0) for at in answers) for name, answers in groups.items()}
    assert counts == {name: expected[name] for name in groups}
    assert score.n == expected["n"]
    return score.value == pytest.approx(expected["nps"], abs=1e-9)


def test_nps_of_all_and_by_month(corpus: Path, golden: Mapping[str, Any]) -> None:
    figures = golden["cran__NPS__testdata.csv"]
    _, whole = imported(corpus, "testdata.csv", Plan(measures=NPS, date="date", period=Grain.WHOLE))
    (score,) = whole.values()
    assert same_nps(score, figures["overall"])
    _, months = imported(corpus, "testdata.csv", Plan(measures=NPS, date="date"))
    assert {f"{day:%Y-%m}" for _, day in months if day} == set(figures["by month"])
    assert all(same_nps(score, figures["by month"][f"{day:%Y-%m}"]) for (_, day), score in months.items() if day)


@pytest.mark.parametrize("column", ["Region", "BU"])
def test_nps_by_segment(corpus: Path, golden: Mapping[str, Any], column: str) -> None:
    figures = golden["cran__NPS__testdata.csv"][f"by {column}"]
    plan = Plan(measures=NPS, date="date", period=Grain.WHOLE, segment=column)
    _, scores = imported(corpus, "testdata.csv", plan)
    assert {segment for segment, _ in scores} == set(figures)
    assert all(same_nps(score, figures[segment]) for (segment, _), score in scores.items())


def same_satisfaction(score: Score, expected: Mapping[str, Any]) -> bool:
    assert {f"{answer:g}": n for answer, n in score.record.counts.items()} == expected["hist"]
    assert score.n == expected["n"]
    return score.value == pytest.approx(expected["csat_top2_pct"], abs=1e-9)


@pytest.mark.parametrize(("segment", "figures"), [("", "overall"), ("Category", "by Category (first 8)")])
def test_indonesian_product_reviews(corpus: Path, golden: Mapping[str, Any], segment: str, figures: str) -> None:
    plan = Plan(measures=RATING, period=Grain.WHOLE, doubled=Doubled.COUNT, segment=segment)
    _, scores = imported(corpus, "PRDECT-ID Dataset.csv", plan)
    expected = golden["PRDECT-ID Dataset.csv"][figures]
    found = {name: score for (name, _), score in scores.items()}
    if not segment:
        assert same_satisfaction(found[""], expected)
    else:
        assert all(same_satisfaction(found[name], figure) for name, figure in expected.items())


def test_equal_rows_of_a_file_without_ids_are_listed(corpus: Path) -> None:
    outcome, scores = imported(corpus, "PRDECT-ID Dataset.csv", Plan(measures=RATING, period=Grain.WHOLE))
    (left,) = outcome.counted.left_out
    assert (outcome.counted.rows, outcome.counted.counted, len(left.lines)) == (5400, 5393, 7)
    assert [score.n for score in scores.values()] == [5393]


def test_customer_reviews_with_american_dates(corpus: Path, golden: Mapping[str, Any]) -> None:
    measures = (Measure(column="Rating", metric="csat", touchpoint="shop"),)
    figures = golden["customer_reviews.csv"]
    plan = Plan(measures=measures, date="ReviewDate", id="ReviewID", period=Grain.WHOLE)
    _, whole = imported(corpus, "customer_reviews.csv", plan)
    (score,) = whole.values()
    assert same_satisfaction(score, figures["overall"])
    _, products = imported(corpus, "customer_reviews.csv", msgspec.structs.replace(plan, segment="ProductID"))
    assert all(same_satisfaction(score, figures["by ProductID"][name]) for (name, _), score in products.items())
    assert len(products) == len(figures["by ProductID"])
