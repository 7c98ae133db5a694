from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.feedback.dates import Order
from journeymap.feedback.periods import Grain
from journeymap.feedback.plan import Doubled, Measure, Plan
from journeymap.feedback.plan_errors import PlanError
from journeymap.feedback.plan_file import dump_plan, load_plan, loads_plan, save_plan
from journeymap.i18n import Translator
from journeymap.model.words import Evidence

TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "S")), min_size=1, max_size=20)
NUMBERS = st.integers(-1000, 1000).map(float)
MEASURES = st.builds(
    Measure,
    column=TEXT,
    metric=TEXT,
    touchpoint=st.one_of(st.just(""), TEXT),
    formula=st.sampled_from(["", "mean"]),
    scale=st.sampled_from([None, (1.0, 5.0), (0.0, 10.0)]),
    unit=st.sampled_from(["", "minutes"]),
    words=st.dictionaries(TEXT, st.none() | NUMBERS, max_size=3),
    missing=st.lists(TEXT, max_size=2).map(tuple),
)
PLANS = st.builds(
    Plan,
    measures=st.lists(MEASURES, min_size=1, max_size=3).map(tuple),
    date=st.one_of(st.just(""), TEXT),
    date_order=st.sampled_from(Order),
    period=st.sampled_from(Grain),
    from_=st.none() | st.dates(),
    to=st.none() | st.dates(),
    id=st.one_of(st.just(""), TEXT),
    doubled=st.sampled_from(Doubled),
    touchpoint_column=st.one_of(st.just(""), TEXT),
    touchpoint_values=st.dictionaries(TEXT, TEXT, max_size=3),
    segment=st.one_of(st.just(""), TEXT),
    source=st.one_of(st.just(""), TEXT),
    evidence=st.sampled_from(Evidence),
)


@given(PLANS)
def test_a_plan_written_is_the_plan_read(plan: Plan) -> None:
    assert loads_plan(dump_plan(plan).encode()) == plan


def test_a_plan_as_a_person_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "date: Timestamp\nperiod: quarter\nfrom: 2026-01-01\nmeasures:\n"
        "- {column: How was it?, touchpoint: room, metric: csat, scale: [1, 5], words: {Yes: 5, No: 1, Maybe: }}\n",
        encoding="utf-8",
    )
    measure = Measure(
        column="How was it?",
        touchpoint="room",
        metric="csat",
        scale=(1, 5),
        words={"Yes": 5, "No": 1, "Maybe": None},
    )
    expected = Plan(measures=(measure,), date="Timestamp", period=Grain.QUARTER, from_=date(2026, 1, 1))
    assert load_plan(path) == expected
    save_plan(path, expected)
    assert load_plan(path) == expected


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 0, "the file is empty"),
        ("a: [", 2, "this is not YAML"),
        ("measures: 3", 1, "found “3”, expected a list of mappings"),
        ("date: x", 1, "the key measures is missing"),
        ("measures:\n- {column: x}", 2, "the key metric is missing"),
        (
            "measures:\n- {column: x, metric: nps}\nperiod: year",
            3,
            "found “year”, expected one of month, quarter and whole",
        ),
        ("measures:\n- {column: x, metric: nps}\nfrom: 2026-13-01", 3, "expected a date like 2026-11-30"),
        ("measures:\n- {column: x, metric: nps, scale: [5, 1]}", 2, "expected two numbers like [1, 5]"),
        ("measures:\n- {column: x, metric: nps, words: {a: b}}", 2, "found “b”, expected a number"),
        ("measures:\n- {column: x, metric: nps, colour: red}", 2, "there is no such key; known are column"),
        ("a: &b 1", 1, "expected plain YAML"),
        ("a: !x 1", 1, "expected plain YAML"),
        ("a: 1\na: 2", 2, "comes twice"),
        ("plan: 2\nmeasures:\n- {column: x, metric: nps}", 1, "found “2”, expected 1"),
        ("a: " + "[" * 20 + "]" * 20, 1, "nested too deeply"),
        ("- a", 1, "expected a mapping"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, line: int, words: str) -> None:
    with pytest.raises(PlanError) as caught:
        loads_plan(text.encode(), "plan.yaml")
    assert caught.value.file == "plan.yaml"
    said = [(fault.line, Translator("en").render(fault.message)) for fault in caught.value.faults]
    assert any(at == line and words in sentence for at, sentence in said), said


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a: 1\n" * 300_000])
def test_what_is_no_plan_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(PlanError):
        loads_plan(data)


def test_the_plan_in_the_readme_can_be_read() -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    plan = loads_plan(text.partition("```yaml\n")[2].partition("```")[0].encode())
    assert [measure.touchpoint for measure in plan.measures] == ["check-in", "room"]
    assert plan.measures[1].words == {"Mantap": 5, "Lumayan": 3, "Tidak menginap": None}
