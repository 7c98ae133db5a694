from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journeymap.editing.document import Document
from journeymap.editing.errors import EditError
from journeymap.feedback.applying import AnswerFile, apply_counts, preview
from journeymap.feedback.counting import TableEngine
from journeymap.feedback.counts import Counted
from journeymap.feedback.importing import count_in
from journeymap.feedback.plan import Measure, Plan
from journeymap.model import Journey, ScoreRecord
from journeymap.model.words import Evidence
from tests.feedback.tables import JOURNEY, table

DAY = date(2026, 11, 2)
PLAN = Plan(measures=(Measure(column="NPS", metric="nps", touchpoint="check-in"),), date="day", id="id")
ROWS = st.dictionaries(
    st.integers(0, 99).map(str),
    st.tuples(st.sampled_from(["2026-07-01", "2026-08-01"]), st.integers(0, 10).map(str)),
    min_size=1,
    max_size=20,
)


def answers(rows: dict[str, tuple[str, str]]) -> Counted:
    return TableEngine([held(rows)]).count(PLAN, JOURNEY)


def held(rows: dict[str, tuple[str, str]], sha256: str = "ab"):  # type: ignore[no-untyped-def]
    return table(("id", "day", "NPS"), *((id, *row) for id, row in rows.items()), sha256=sha256)


def with_scores(*records: ScoreRecord) -> Journey:
    touchpoint = replace(JOURNEY.touchpoints["check-in"], scores=records)
    return replace(JOURNEY, touchpoints={**JOURNEY.touchpoints, "check-in": touchpoint})


def scores(journey: Journey) -> dict[tuple[date | None, str], dict[float, int]]:
    return {(s.from_, s.source): dict(s.counts) for s in journey.touchpoints["check-in"].scores}


@given(ROWS)
def test_replaced_twice_is_replaced_once_and_undo_takes_all_back(rows: dict[str, tuple[str, str]]) -> None:
    document = Document(JOURNEY)
    apply_counts(document, answers(rows), PLAN, [AnswerFile("a.csv", "ab")], add=False, day=DAY)
    once = document.journey
    apply_counts(document, answers(rows), PLAN, [AnswerFile("a.csv", "ab")], add=False, day=DAY)
    assert document.journey == once
    document.undo()
    assert document.journey == JOURNEY
    assert not document.can_undo


@given(ROWS, ROWS)
def test_files_without_common_answers_added_are_their_union(
    one: dict[str, tuple[str, str]], other: dict[str, tuple[str, str]]
) -> None:
    other = {f"o{id}": row for id, row in other.items()}
    document = Document(JOURNEY)
    for rows in (one, other):
        apply_counts(document, answers(rows), PLAN, (), add=True, day=DAY)
    both = Document(JOURNEY)
    apply_counts(both, answers({**one, **other}), PLAN, (), add=True, day=DAY)
    assert scores(document.journey) == scores(both.journey)


def test_a_period_is_found_again_however_its_record_is_written() -> None:
    old = ScoreRecord(
        metric="nps",
        formula="nps",
        scale=(0, 10),
        counts={3: 5},
        from_=date(2026, 7, 1),
        to=date(2026, 7, 31),
        source="survey",
        evidence=Evidence.SURVEY,
    )
    other = replace(old, source="call centre")
    rows = {"1": ("2026-07-01", "9")}
    for add, expected in ((False, {9: 1}), (True, {3: 5, 9: 1})):
        document = Document(with_scores(old, other))
        apply_counts(document, answers(rows), PLAN, (), add=add, day=DAY)
        assert scores(document.journey) == {
            (date(2026, 7, 1), "survey"): expected,
            (date(2026, 7, 1), "call centre"): {3: 5},
        }


def test_unlike_scales_are_never_added_and_nothing_is_half_done() -> None:
    plan = Plan(measures=(Measure(column="NPS", metric="csat", touchpoint="check-in", scale=(1, 7)),), date="day")
    rows = {"1": ("2026-06-01", "5"), "2": ("2026-07-01", "5")}
    old = ScoreRecord(metric="csat", counts={5: 1}, from_=date(2026, 7, 1), to=date(2026, 7, 31), source="survey")
    document = Document(with_scores(old))
    found = TableEngine([held(rows)]).count(plan, JOURNEY)
    with pytest.raises(EditError):
        apply_counts(document, found, plan, (), add=True, day=DAY)
    assert document.journey == with_scores(old)


def test_a_preview_shows_both_scores_and_changes_nothing() -> None:
    old = ScoreRecord(metric="nps", counts={9: 9, 0: 9}, from_=date(2026, 6, 1), to=date(2026, 6, 30))
    journey = with_scores(old)
    (change,) = preview(journey, answers({"1": ("2026-07-01", "10"), "2": ("2026-07-01", "3")}), PLAN, add=False)
    assert change.touchpoint == "check-in"
    assert change.before is not None
    assert change.after is not None
    assert (change.before.value, change.before.n, change.after.value, change.after.n) == (0.0, 18, 0.0, 2)
    assert change.after.low is not None
    assert journey == with_scores(old)


def test_a_file_counts_once() -> None:
    one = held({"1": ("2026-07-01", "10")}, sha256="aa")
    outcome = count_in([one, one], JOURNEY, PLAN, add=True, day=DAY)
    assert outcome.after is not None
    assert [(file.sha256, file.date, file.source) for file in outcome.after.imports] == [("aa", DAY, "answers.csv")]
    assert scores(outcome.after) == {(date(2026, 7, 1), "survey"): {10: 1}}
    again = count_in([one], outcome.after, PLAN, add=True, day=DAY)
    assert again.all_before
    assert again.after is None


def test_only_counts_enter_the_journey() -> None:
    named = table(
        ("id", "day", "NPS", "name", "comment"), ("secret-1", "2026-07-01", "9", "Sari Dewi", "Call me 0812 3456 7890")
    )
    outcome = count_in([named], JOURNEY, PLAN, add=False, day=DAY)
    text = repr(outcome.after)
    assert not any(word in text for word in ("Sari", "0812", "secret"))
