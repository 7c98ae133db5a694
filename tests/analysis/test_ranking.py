"""The order of findings, what they weigh, whom they concern and what answers them."""

from __future__ import annotations

from datetime import date

import pytest

from journeymap.analysis.analyse import analyse
from journeymap.analysis.results import Finding, Severity, Verdict
from journeymap.i18n import Translator
from journeymap.model import Action, Importance, Journey, Promise
from journeymap.model.words import ActionStatus, Kind, Moment, Role
from tests.analysis.builders import TODAY, all_is_well, but, nps, only

WELL = all_is_well()


def gaps(of: Journey) -> list[str]:
    return [finding.touchpoints[0] for finding in analyse(of).findings if finding.kind == "experience.gap"]


def low(*rows: tuple[str, int, float | None]) -> Journey:
    """The journey with so many detractors in a hundred, and so much importance, at some touchpoints."""
    changed = WELL
    for id, detractors, importance in rows:
        changed = but(
            changed,
            id,
            scores=(nps(0, 100 - detractors, detractors),),
            importance=Importance(customer=importance) if importance else None,
        )
    return changed


def test_weight_is_importance_times_visits_times_gap_over_range() -> None:
    finding = only(low(("use", 50, 2)), "experience.gap")
    assert finding.weight == pytest.approx(2 / 5 * 1 * 80 / 200)
    assert finding.affected == pytest.approx(0.5)
    unset = only(low(("complain", 100, None)), "experience.gap")
    assert unset.weight == pytest.approx(3 / 5 * 0.5 * 130 / 200)
    assert unset.affected == pytest.approx(0.5)


def test_order_by_weight_then_id() -> None:
    assert gaps(low(("use", 50, 2), ("web", 50, 3), ("care", 60, 3))) == ["care", "web", "use"]
    assert gaps(low(("use", 50, 2), ("web", 50, 2), ("care", 50, 2))) == ["care", "use", "web"]


def test_severity_comes_before_weight_and_certainty_before_weight() -> None:
    important = low(("use", 50, 2), ("complain", 31, 4))
    assert gaps(important) == ["complain", "use"]
    likely = but(but(low(("use", 20, 2)), "web", targets={"nps": 85}, moments=(Moment.TRUTH,)), "web")
    ordered = [(f.severity, f.verdict) for f in analyse(likely).findings if f.family == "experience"]
    assert ordered == [(Severity.MEDIUM, Verdict.GAP), (Severity.MEDIUM, Verdict.LIKELY_GAP)]


def test_findings_are_in_order_of_severity() -> None:
    severities = [finding.severity for finding in analyse(but(low(("use", 50, 5)), departments={})).findings]
    assert severities == sorted(severities, key=list(Severity).index)


def test_who_must_act_and_what_answers_it() -> None:
    actions = {
        "a": Action(title="A", touchpoints=("web", "use")),
        "b": Action(title="B", touchpoints=("use",), status=ActionStatus.DONE),
        "c": Action(title="C", touchpoints=("use",), status=ActionStatus.DOING),
    }
    finding = only(but(low(("use", 50, 2)), actions=actions), "experience.gap")
    assert (finding.department, finding.cause, finding.actions) == ("ops", 3, ("a", "c"))


def test_a_broken_promise_is_for_who_made_it() -> None:
    broken = but(low(("use", 50, 2)), "use", promises=(Promise(text="Soon", made_at="ad"),))
    finding = only(but(broken, "ad", owners={"marketing": (Role.ACCOUNTABLE,)}), "promise.unmet")
    assert (finding.department, finding.cause, finding.touchpoints) == ("marketing", 4, ("use", "ad"))


def rendered(finding: Finding) -> tuple[str, str]:
    translator = Translator("en")
    assert finding.evidence is not None
    return translator.render(finding.message), translator.render(finding.evidence)


def test_the_sentence_and_its_evidence() -> None:
    message, evidence = rendered(only(low(("use", 50, 2)), "experience.gap"))
    assert message == "Use: NPS is -50 where +30 is aimed for, and the shortfall is certain."
    assert evidence.startswith("100 answers, 95\N{NO-BREAK SPACE}% interval -58 to -39; April to June 2026;")


def test_the_day_that_is_asked_for_goes_before_the_journeys_own() -> None:
    assert analyse(WELL).as_of == TODAY
    assert analyse(WELL, date(2027, 1, 1)).as_of == date(2027, 1, 1)
    assert analyse(but(WELL, as_of=None)).as_of == date.today()


def test_a_complaint_without_a_way_back_is_high() -> None:
    lost = but(but(WELL, "complain!care", target="complain"), "care", kind=Kind.AFTER_SALES)
    assert only(lost, "coverage.no-recovery").severity is Severity.HIGH
