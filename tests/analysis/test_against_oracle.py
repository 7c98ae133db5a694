"""The whole analysis of random small journeys, read from YAML text, against the independent `oracle`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from journeymap.analysis.analyse import analyse
from journeymap.analysis.results import Analysis, Score
from journeymap.storage.codec import loads
from tests.analysis import oracle, oracle_flow
from tests.analysis.oracle import Plain, Scored
from tests.analysis.oracle_findings import BY_DEPARTMENT, BY_LINK, BY_TOUCHPOINT, COUNTED, unmet_pairs
from tests.analysis.plain_journeys import DAY, journeys, people, said, two_periods, ways
from tests.effort import examples

CLOSE = {"rel": 1e-7, "abs": 1e-7}


class _Flat(yaml.SafeDumper):
    """Writes values that occur twice twice: a journey holds no references."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def read(plain: Plain) -> Analysis:
    """The program's analysis of a plain journey that went through YAML."""
    loaded = loads(yaml.dump(plain, Dumper=_Flat, sort_keys=False))
    assert not loaded.problems
    return analyse(loaded.journey, DAY)


def shown(score: Score | Scored) -> tuple[Any, ...]:
    """All that is not a measured figure."""
    ours = isinstance(score, Score)
    return (
        score.touchpoint, score.metric.id if isinstance(score, Score) else score.metric,
        score.formula.id if isinstance(score, Score) else score.formula, score.scale,
        score.record.segment if isinstance(score, Score) else score.segment, score.n, score.target,
        score.verdict.value if ours else score.verdict, score.current, score.widest_case,
    )  # fmt: skip


def figures(score: Score | Scored) -> list[float | None]:
    return [score.value, score.low, score.high, score.gap]


def is_known(score: Scored, plain: Plain) -> bool:
    """The documents do not say how a customer base that is known narrows the interval of a percentile."""
    return score.metric not in oracle.TIMES or "population" not in plain


def same(ours: Iterable[Score], theirs: Iterable[Scored], plain: Plain) -> None:
    for one, other in zip(ours, theirs, strict=True):
        if is_known(other, plain):
            assert shown(one) == shown(other)
            for got, expected in zip(figures(one), figures(other), strict=True):
                assert got == (expected if expected is None else pytest.approx(expected, **CLOSE))


def trying(number: int) -> settings:
    return settings(max_examples=examples(number), deadline=None, suppress_health_check=list(HealthCheck))


@given(journeys(said, most=1))
@trying(80)
def test_every_score_is_as_the_oracle_says(plain: Plain) -> None:
    analysis, expected = read(plain), oracle.scores(plain)
    same(analysis.scores, expected, plain)
    now = {score.series: score for score in oracle.current_scores(plain)}
    ours = [score for scores in analysis.current.values() for score in scores]
    assert len(ours) == len(now)
    same(ours, [now[score.series] for score in ours], plain)


@given(journeys(ways))
@trying(100)
def test_the_flow_is_as_the_oracle_says(plain: Plain) -> None:
    analysis, expected = read(plain), oracle_flow.flow(plain)
    ours = analysis.flow
    assert {id: ours.entries.get(id, 0.0) for id in expected.entries} == pytest.approx(expected.entries, **CLOSE)
    assert ours.shares == pytest.approx(expected.shares, **CLOSE)
    assert (set(ours.overfull), set(ours.endless)) == (expected.overfull, expected.endless)
    if expected.visits is not None and expected.removal is not None:
        assert ours.visits == pytest.approx(expected.visits, **CLOSE)
        assert ours.stays == (None if expected.stays is None else pytest.approx(expected.stays, **CLOSE))
        assert {id: part or 0.0 for id, part in ours.removal.items()} == pytest.approx(expected.removal, **CLOSE)
    assert oracle_flow.order(plain) in ([], list(analysis.order))


def about(analysis: Analysis, kind: str, field: str) -> set[str]:
    """The ids that the findings of a kind are about."""
    return {id for finding in analysis.findings if finding.kind == kind for id in getattr(finding, field)}


def check_findings(plain: Plain) -> None:
    analysis = read(plain)
    tables = {"touchpoints": BY_TOUCHPOINT, "links": BY_LINK, "departments": BY_DEPARTMENT}
    rules = [(kind, field, rule) for field, table in tables.items() for kind, rule in table.items()]
    expected = {kind: found for kind, _, rule in rules if (found := rule(plain, DAY)) is not None}
    ours = {kind: about(analysis, kind, field) for kind, field, _ in rules if kind in expected}
    expected["promise.unmet"] = unmet_pairs(plain, DAY)
    ours["promise.unmet"] = {
        f"{f.touchpoints[1]} {f.touchpoints[0]}" for f in analysis.findings if f.kind == "promise.unmet"
    }
    assert ours == expected
    kinds = [finding.kind for finding in analysis.findings]
    counted = {kind: len(rule(plain, DAY)) for kind, rule in COUNTED.items()}
    assert {kind: kinds.count(kind) for kind in COUNTED} == counted


@given(journeys(said, ways, people, most=3))
@trying(30)
def test_the_findings_are_as_the_oracle_says(plain: Plain) -> None:
    check_findings({key: value for key, value in plain.items() if key != "population"})


@given(journeys(two_periods, ways))
@trying(40)
def test_falls_and_drops_are_as_the_oracle_says(plain: Plain) -> None:
    check_findings(plain)
