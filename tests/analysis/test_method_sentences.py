"""Sentences of the method, each held by a journey written by hand as a file holds it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from journeymap.analysis.analyse import analyse
from journeymap.analysis.results import Analysis, Score
from journeymap.storage.codec import loads

DAY = date(2026, 11, 1)
SUMMER, SPRING = "from: 2026-07-01, to: 2026-09-30", "from: 2026-04-01, to: 2026-06-30"


def analysed(body: str, settings: str = "") -> Analysis:
    loaded = loads(f"journeymap: 1\ntitle: x\n{settings}\n{body}")
    assert not loaded.problems
    return analyse(loaded.journey, DAY)


def desk(scores: str, more: str = "", settings: str = "") -> Analysis:
    """One touchpoint with these records, each a mapping between braces."""
    return analysed(f"touchpoints:\n  desk: {{title: Desk, {more} scores: [{scores}]}}", settings)


def now(analysis: Analysis) -> Score:
    (score,) = analysis.current["desk"]
    return score


def interval(score: Score) -> list[float | None]:
    return [score.value, score.low, score.high]


def kinds(analysis: Analysis) -> list[str]:
    return sorted({finding.kind for finding in analysis.findings})


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("{metric: nps, counts: {9: 40, 8: 40, 0: 20}}", (20, 5.0, 33.9)),
        ("{metric: nps, counts: {10: 12, 7: 5, 6: 3}}", (45, 8.4, 69.8)),
        ("{metric: nps, counts: {10: 5}}", (100, 17.5, 100)),
        ("{metric: csat, counts: {5: 10, 4: 6, 3: 4}}", (80, 58.4, 91.9)),
        ("{metric: csat, scale: [1, 7], counts: {7: 10, 6: 6, 5: 4}}", (80, 58.4, 91.9)),
        ("{metric: csat, reported: {value: 80, n: 20}}", (80, 58.4, 91.9)),
        ("{metric: resolution, counts: {0: 5}}", (0, 0, 43.4)),
        ("{metric: retention, counts: {1: 8, 0: 2}}", (80, 49.0, 94.3)),
        ("{metric: ces, formula: positive, counts: {1: 80, 2: 210, 3: 140, 4: 110, 5: 160, 6: 180, 7: 120}}",
         (46, 42.9, 49.1)),
    ],
)  # fmt: skip
def test_the_vectors_of_section_2(record: str, expected: tuple[float, ...]) -> None:
    assert interval(now(desk(record))) == pytest.approx(expected, abs=0.05)


def test_ninety_percent_is_narrower_and_a_small_base_narrower_still() -> None:
    record = "{metric: nps, counts: {9: 40, 8: 40, 0: 20}}"
    widths = []
    for settings in ("", "confidence: 0.9", "population: 150", "population: 100"):
        score = now(desk(record, settings=settings))
        assert score.low is not None
        assert score.high is not None
        widths.append(score.high - score.low)
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == pytest.approx(0)


def test_only_value_and_n_of_an_nps_is_a_widest_case_and_of_a_percentage_is_not() -> None:
    score = now(desk("{metric: nps, reported: {value: 20, n: 100}}"))
    assert score.widest_case
    assert interval(score) == pytest.approx([20, 0.62, 38.22], abs=0.01)
    assert not now(desk("{metric: csat, reported: {value: 71, n: 320}}")).widest_case
    assert now(desk("{metric: ces, reported: {value: 4, n: 37}}")).widest_case
    assert not now(desk("{metric: ces, reported: {value: 4, n: 37, s: 1.5}}")).widest_case


def test_equal_answers_have_a_mean_without_interval_and_so_not_enough_data() -> None:
    score = now(desk("{metric: ces, counts: {5: 50}}", "targets: {ces: 4},"))
    assert (score.value, score.low, score.verdict.value) == (5, None, "not-enough-data")


@pytest.mark.parametrize(
    ("counts", "formula", "value", "low", "high"),
    [
        ("{60: 5, 120: 5}", "median", 90, 60, 120),
        ("{60: 6, 120: 5}", "median", 60, 60, 120),
        ("{60: 2, 120: 3}", "median", 120, None, None),
        ("{60: 90, 600: 10}", "p90", 60, 60, 600),
        ("{60: 89, 600: 11}", "p90", 600, 60, 600),
    ],
)
def test_medians_and_percentiles(counts: str, formula: str, value: float, low: float, high: float) -> None:
    score = now(desk(f"{{metric: waiting-time, formula: {formula}, counts: {counts}}}"))
    assert interval(score) == [value, low, high]


def test_lower_is_better_is_mirrored_and_a_shortfall_is_negative() -> None:
    late = desk("{metric: waiting-time, counts: {600: 40}}", "targets: {waiting-time: 300},")
    assert (now(late).gap, now(late).verdict.value) == (-300, "gap")
    assert "service.slow" in kinds(late)
    assert "experience.gap" not in kinds(late)
    quick = now(desk("{metric: waiting-time, counts: {300: 40}}", "targets: {waiting-time: 300},"))
    assert (quick.gap, quick.verdict.value) == (0, "no-gap")
    unsure = "{metric: waiting-time, counts: {200: 19, 300: 2, 600: 19}}"
    assert now(desk(unsure, "targets: {waiting-time: 300},")).verdict.value == "likely-no-gap"
    assert now(desk(unsure, "targets: {waiting-time: 299},")).verdict.value == "likely-gap"


def test_a_metric_of_our_own_where_less_is_better() -> None:
    own = "metrics: {pain: {name: Pain, scale: [0, 4], formula: top-2-box, better: lower}}"
    score = now(desk("{metric: pain, counts: {4: 30, 0: 10}}", "targets: {pain: 50},", own))
    assert (score.value, score.gap, score.verdict.value) == (75, -25, "gap")
    assert score.below_share == 0.75


@pytest.mark.parametrize(
    ("n", "setting", "verdict"),
    [(9, "", "not-enough-data"), (10, "", "gap"), (9, "minimum_answers: 9", "gap"),
     (29, "minimum_answers: 30", "not-enough-data")],
)  # fmt: skip
def test_the_threshold_of_answers_is_a_setting(n: int, setting: str, verdict: str) -> None:
    score = now(desk(f"{{metric: nps, counts: {{0: {n}}}}}", "targets: {nps: 50},", setting))
    assert score.verdict.value == verdict


def test_a_plain_target_means_the_only_formula_present_else_the_default() -> None:
    mean = f"{{metric: csat, formula: mean, counts: {{4: 20, 5: 1}}, {SUMMER}}}"
    alone = desk(mean, "targets: {csat: 4.5},")
    assert [s.target for s in alone.scores] == [4.5]
    both = desk(f"{mean}, {{metric: csat, counts: {{4: 20}}, {SUMMER}}}", "targets: {csat: 80},")
    assert {s.formula.id: s.target for s in both.scores} == {"mean": None, "top-2-box": 80}
    full = "targets: {csat: 80, csat/mean: 4.5},"
    assert [s.target for s in desk(mean, full).scores] == [4.5]
    index = "{metric: ces, formula: index, counts: {1: 80, 2: 210, 3: 140, 4: 110, 5: 160, 6: 180, 7: 120}}"
    score = now(desk(index, "targets: {ces/index: 20},"))
    assert (score.value, score.gap, score.verdict.value) == (-13, -33, "gap")


def counts_of(analysis: Analysis) -> dict[float, int]:
    return dict(now(analysis).record.counts)


@pytest.mark.parametrize(
    ("scores", "counts", "current"),
    [
        (f"{{metric: nps, counts: {{9: 1}}, {SUMMER}}}, {{metric: nps, counts: {{8: 1}}, {SPRING}}}", {9: 1}, [1, 0]),
        ("{metric: nps, counts: {9: 1}}, {metric: nps, counts: {8: 1}, to: 2020-01-01}", {8: 1}, [0, 1]),
        (f"{{metric: nps, counts: {{9: 1}}, source: a, {SUMMER}}}, {{metric: nps, counts: {{9: 2}}, {SUMMER}}}",
         {9: 3}, [1, 1]),
        (f"{{metric: nps, counts: {{9: 1}}, source: a, {SUMMER}}}, "
         f"{{metric: nps, reported: {{value: 5, n: 9}}, {SUMMER}}}", {}, [0, 1]),
        (f"{{metric: nps, reported: {{value: 5, n: 9}}, {SUMMER}}}, "
         f"{{metric: nps, counts: {{9: 1}}, source: a, {SUMMER}}}", {9: 1}, [0, 1]),
        ("{metric: nps, counts: {9: 1}, source: a, to: 2026-09-30}, "
         f"{{metric: nps, counts: {{8: 1}}, {SUMMER}}}", {8: 1}, [0, 1]),
    ],
    ids=["latest to", "undated is older", "two sources", "reported last", "reported first", "later from"],
)  # fmt: skip
def test_which_score_is_current(scores: str, counts: dict[float, int], current: list[int]) -> None:
    analysis = desk(scores)
    assert counts_of(analysis) == counts
    assert [int(score.current) for score in analysis.scores] == current


def test_counts_come_before_a_published_figure_and_none_gives_no_value() -> None:
    both = now(desk("{metric: nps, counts: {10: 20}, reported: {value: -50, n: 900}}"))
    assert (both.value, both.n) == (100, 20)
    nothing = now(desk("{metric: nps, counts: {}}", "targets: {nps: 10},"))
    assert (nothing.value, nothing.n, nothing.gap, nothing.verdict.value) == (None, 0, None, "not-enough-data")
    assert "evidence.none" in kinds(desk("{metric: nps, counts: {}}"))


def test_customer_lifetime_value() -> None:
    score = now(desk("{metric: clv, inputs: {margin: 400000, retention: 0.8, discount: 0.1}}"))
    assert interval(score) == [pytest.approx(400000 * 0.8 / 0.3), None, None]


def test_other_segments_and_scales_are_other_series() -> None:
    one = f"{{metric: csat, counts: {{5: 20}}, {SPRING}}}"
    other = f"{{metric: csat, counts: {{1: 20}}, segment: new, {SUMMER}}}"
    third = f"{{metric: csat, counts: {{1: 20}}, scale: [1, 7], {SUMMER}}}"
    analysis = desk(f"{one}, {other}, {third}")
    assert len(analysis.current["desk"]) == 3
    assert analysis.trends == ()


def test_the_vectors_of_two_periods() -> None:
    before, after = "{9: 50, 8: 35, 0: 15}", "{9: 40, 8: 40, 0: 20}"
    more = ("{9: 250, 8: 175, 0: 75}", "{9: 200, 8: 200, 0: 100}")
    for (earlier, later), z, fell in (((before, after), -1.42, False), (more, -3.21, True)):
        scores = f"{{metric: nps, counts: {later}, {SUMMER}}}, {{metric: nps, counts: {earlier}, {SPRING}}}"
        (trend,) = (analysis := desk(scores)).trends
        assert trend.statistic == pytest.approx(z, abs=0.005)
        assert ("experience.fell" in kinds(analysis)) is fell


def test_figures_that_are_the_same_are_no_change_however_unlike_their_numbers_of_answers() -> None:
    scores = f"{{metric: nps, counts: {{0: 54}}, {SUMMER}}}, {{metric: nps, counts: {{0: 2}}, {SPRING}}}"
    (trend,) = (analysis := desk(scores, settings="confidence: 0.9\nminimum_answers: 1")).trends
    assert trend.p is not None
    assert trend.p < 0.1
    assert not trend.real
    assert "experience.fell" not in kinds(analysis)


def path(links: str, touchpoints: str) -> Analysis:
    """`a>b 0.3` are links with their shares; touchpoints between braces."""
    lines = []
    for at, way in enumerate(filter(None, links.split(", "))):
        ends, _, share = way.partition(" ")
        source, target = ends.split(">")
        lines.append(f"  l{at}: {{source: {source}, target: {target}{f', share: {share}' if share else ''}}}")
    return analysed("\n".join(["touchpoints:", touchpoints, "links:" if lines else "", *lines]))


THREE = "  a: {title: A}\n  b: {title: B}\n  c: {title: C, end: stays}"


@pytest.mark.parametrize(
    ("links", "touchpoints", "visits", "stays"),
    [
        ("a>b 0.3, a>c", THREE, (1, 0.3, 0.7), 0.7),
        ("a>b, a>c", THREE, (1, 0.5, 0.5), 0.5),
        ("a>c 0.2, a>c 0.3, a>b", THREE, (1, 0.5, 0.5), 0.5),
        ("a>b 0.5, b>a 0.5, b>c", THREE.replace("title: A", "title: A, entry: 1"), (4 / 3, 2 / 3, 1 / 3), 1 / 3),
        ("a>a 0.2, a>c 0.8", THREE, (0.625, 0.5, 0.5), 0.5),
        ("a>b, b>c", THREE.replace("title: A", "title: A, entry: 0.4"), (0.4, 0.4, 0.4), 0.4),
        ("a>b, b>c", THREE.replace("title: A", "title: A, entry: 0"), (1, 1, 1), 1),
        ("a>b, b>c", THREE.replace("title: A", "title: A, end: leaves, end_share: 0.2"), (1, 0.8, 0.8), 0.8),
        ("a>b, b>c", THREE.replace("title: A", "title: A, end: stays, end_share: 0.2"), (1, 0.8, 0.8), 1),
        ("a>b 0.5, b>c", THREE.replace("title: A", "title: A, end: stays"), (1, 0.5, 0.5), 1),
        ("a>b, b>c", THREE.replace("end: stays", "end: stays, end_share: 0.6"), (1, 1, 1), 0.6),
        ("a>b, b>c", THREE.replace("end: stays", "end: leaves"), (1, 1, 1), None),
    ],
)
def test_visits_and_who_stays(links: str, touchpoints: str, visits: tuple[float, ...], stays: float | None) -> None:
    flow = path(links, touchpoints).flow
    assert tuple(flow.visits.values()) == pytest.approx(visits)
    assert flow.stays == (None if stays is None else pytest.approx(stays))


def test_removal_is_what_staying_loses_when_every_link_in_leaves() -> None:
    flow = path("a>b 0.4, a>c 0.5, b>c", THREE).flow
    assert flow.stays == pytest.approx(0.9)
    assert flow.removal == pytest.approx({"a": 0, "b": 0.4 / 0.9, "c": 1})


def test_entries_that_do_not_add_up_are_used_with_a_problem() -> None:
    analysis = path("a>b, b>c", THREE.replace("title: A", "title: A, entry: 0.4"))
    assert len(analysis.problems) == 1
    assert not path("a>b, b>c", THREE).problems


def test_shares_over_one_and_loops_without_a_way_out_are_findings() -> None:
    over = path("a>b 0.7, a>c 0.6", THREE)
    assert over.flow.overfull == ("a",)
    assert "flow.share-over-one" in kinds(over)
    assert "flow.share-over-one" not in kinds(path("a>b 0.7, a>c 0.3", THREE))
    loop = path("a>b, b>a, a>c 0", THREE)
    assert set(loop.flow.endless) == {"a", "b"}
    assert "flow.endless-loop" in kinds(loop)
    assert "flow.endless-loop" not in kinds(path("a>b, b>a, a>c", THREE))


def test_a_link_to_itself_does_not_keep_customers_from_beginning_there() -> None:
    analysis = path("a>a 0.2, a>b", THREE)
    assert analysis.flow.entries == pytest.approx({"a": 0.5, "c": 0.5})
    assert "coverage.unreachable" not in kinds(analysis)


def test_journey_order() -> None:
    body = (
        "stages: {late: {title: Late}, early: {title: Early}}\ntouchpoints:\n"
        "  none: {title: N}\n  e2: {title: E, stage: early}\n  e1: {title: E, stage: early}\n"
        "  l: {title: L, stage: late}\n"
        "links:\n  x: {source: e1, target: e2}\n  y: {source: e2, target: e1, kind: loop}\n"
    )
    assert analysed(body).order == ("l", "e1", "e2", "none")


OWNERS = "departments: {d1: {name: One}, d2: {name: Two}, d3: {}, d4: {}, d5: {}, d6: {}}\n"


@pytest.mark.parametrize(
    ("owners", "expected"),
    [
        ("", {"orphan", "no-responsible"}),
        ("d1: responsible", {"orphan"}),
        ("d1: accountable", {"not-accepted"}),
        ("d1: accountable, d2: responsible", {"not-accepted"}),
        ("d1: accountable, d2: accountable", {"dispute", "not-accepted"}),
        ("d1: consulted", {"orphan", "no-responsible"}),
        ("d1: consulted, d2: informed, d3: informed, d4: consulted", {"orphan", "no-responsible"}),
        ("d1: consulted, d2: informed, d3: informed, d4: consulted, d5: informed",
         {"orphan", "no-responsible", "too-many"}),
    ],
)  # fmt: skip
def test_owners(owners: str, expected: set[str]) -> None:
    analysis = analysed(f"{OWNERS}touchpoints: {{desk: {{title: Desk, owners: {{{owners}}}}}}}")
    found = {kind.split(".")[1] for kind in kinds(analysis) if kind.startswith("ownership.")}
    assert found - {"idle-department"} == expected


SCORE = "scores: [{metric: csat, counts: {5: 20}, to: 2026-10-02}]"
CASES: dict[str, tuple[str, str]] = {
    "evidence.stale": (f"{{title: X, survey_every_days: 29, {SCORE}}}",
                       f"{{title: X, survey_every_days: 30, {SCORE}}}"),
    "evidence.none": ("{title: X}", "{title: X, quotes: [{text: Nice}]}"),
    "evidence.truth-without-score": ("{title: X, moments: [truth]}", f"{{title: X, moments: [truth], {SCORE}}}"),
    "experience.no-target": (f"{{title: X, moments: [truth], {SCORE}}}",
                             f"{{title: X, moments: [truth], targets: {{csat: 9}}, {SCORE}}}"),
    "evidence.assumption-only": (f"{{title: X, {SCORE.replace('to:', 'evidence: assumption, to:')}}}",
                                 f"{{title: X, {SCORE.replace('to:', 'evidence: opinion, to:')}}}"),
    "evidence.too-few": (f"{{title: X, {SCORE.replace('20', '9', 1)}}}",
                         f"{{title: X, {SCORE.replace('20', '10', 1)}}}"),
    "service.reactive-only": ("{title: X, mode: reactive}", "{title: X, mode: proactive}"),
    "human.machine-complaint": ("{title: X, kind: complaint, contact: digital}",
                                "{title: X, kind: complaint, contact: mixed}"),
    "coverage.dead-end": ("{title: X}", "{title: X, end: leaves}"),
    "delight.none": ("{title: X}", "{title: X, moments: [delight]}"),
    "promise.undelivered": ("{title: X, promises: [{text: Quick, made_at: x}]}",
                            "{title: X, promises: []}"),
}  # fmt: skip


@pytest.mark.parametrize("kind", CASES)
def test_a_finding_and_its_near_miss(kind: str) -> None:
    hit, miss = (kinds(analysed(f"touchpoints:\n  x: {body}")) for body in CASES[kind])
    assert kind in hit
    assert kind not in miss


def promising(kind: str, target: int) -> Any:
    return kinds(
        analysed(
            "touchpoints:\n"
            f"  ad: {{title: Ad, kind: {kind}, promises: [{{text: Quick, made_at: ad}}]}}\n"
            f"  desk: {{title: Desk, promises: [{{text: Quick, made_at: ad}}], targets: {{csat: {target}}}, "
            "scores: [{metric: csat, counts: {5: 30, 1: 30}}]}\n"
        )
    )


def test_promises() -> None:
    assert "promise.unmet" in promising("advertising", 90)
    assert "promise.unmet" in promising("sales", 90)
    assert "promise.unmet" not in promising("website", 90)
    assert "promise.unmet" not in promising("sales", 40)
    assert "promise.undelivered" not in promising("sales", 90)


@pytest.mark.parametrize(("contacts", "found"), [("ddd", True), ("dd", False), ("ddmd", False), ("d-d", False)])
def test_three_digital_touchpoints_in_a_row(contacts: str, found: bool) -> None:
    names = {"d": ", contact: digital", "m": ", contact: mixed", "-": ""}
    touchpoints = "\n".join(f"  t{at}: {{title: T{names[contact]}}}" for at, contact in enumerate(contacts))
    links = ", ".join(f"t{at}>t{at + 1}" for at in range(len(contacts) - 1))
    assert ("human.none-in-stretch" in kinds(path(links, touchpoints))) is found


@pytest.mark.parametrize(
    ("due", "status", "found"),
    [("2026-10-31", "open", True), ("2026-11-01", "open", False), ("2026-10-31", "done", False),
     ("2026-10-31", "doing", True)],
)  # fmt: skip
def test_overdue(due: str, status: str, found: bool) -> None:
    body = f"touchpoints: {{x: {{title: X}}}}\nactions: {{a: {{title: Act, due: {due}, status: {status}}}}}"
    assert ("people.overdue" in kinds(analysed(body))) is found


@pytest.mark.parametrize(
    ("rule", "found"),
    [("below: 1", True), ("below: 0", False), ("above: 0", False), ("above: -1", True),
     ("below: 1, window_days: 32", True), ("below: 1, window_days: 31", False)],
)  # fmt: skip
def test_warnings_fire_beyond_their_threshold_inside_their_window(rule: str, found: bool) -> None:
    body = (
        f"touchpoints: {{x: {{title: X, scores: [{{metric: nps, counts: {{9: 10, 0: 10}}, {SUMMER}}}]}}}}\n"
        f"warnings: {{w: {{touchpoint: x, metric: nps, {rule}}}}}"
    )
    assert ("warning.fired" in kinds(analysed(body))) is found


def test_a_percentile_says_how_many_answers_it_needs() -> None:
    analysis = desk("{metric: waiting-time, formula: p90, counts: {60: 20, 600: 5}}")
    (found,) = [finding for finding in analysis.findings if finding.kind == "evidence.too-few"]
    assert found.remedy is not None
    assert found.remedy.values["minimum"] == 36


def test_what_gives_no_lifetime_value_is_a_problem_with_its_place() -> None:
    analysis = desk("{metric: clv, inputs: {margin: 5, retention: 1, discount: 0}}")
    assert now(analysis).value is None
    assert [problem.dotted for problem in analysis.problems] == ["touchpoints.desk.scores.0.inputs"]
