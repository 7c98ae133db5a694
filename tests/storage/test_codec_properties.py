"""Laws of the codec over arbitrary journeys and damaged files."""

from __future__ import annotations

import difflib
from datetime import date

import msgspec
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.model import Journey
from journeymap.model.words import Kind
from journeymap.storage import codec
from journeymap.storage.checking import faults
from journeymap.storage.errors import JourneyFileError
from journeymap.storage.reading import read_document
from journeymap.storage.yaml_exact import parse_exact
from tests.effort import examples
from tests.storage.test_codec import AS_WRITTEN, HOTEL
from tests.strategies import journeys, without_kept

RUNS = settings(
    max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
DAMAGE = st.sampled_from(
    [*"[]{}:,-#&*!|>'\"%@`\n\t ~?", "\0", "null", "nan", "1e999", "-1", "2026-99-99", "ghost", "- ", "  ", ": ", "<<: ",
     "\\uFFFE", "é", "\x85", "\u2028", "journeymap: 2\n", "x: [1, {a: b}]\n", "999999999999999999999999"]
)  # fmt: skip


def sound(kept: bool = True) -> st.SearchStrategy[Journey]:
    """Journeys without a fault: the copy is for a department that is there, published figures are in range."""
    return journeys(kept=kept).map(_for_a_known_department).filter(lambda journey: not [*faults(journey)])


def _for_a_known_department(journey: Journey) -> Journey:
    if journey.sent is None or journey.sent.department in journey.departments:
        return journey
    return msgspec.structs.replace(journey, sent=msgspec.structs.replace(journey.sent, department=""))


@RUNS
@given(sound())
def test_what_is_written_is_read_back(journey: Journey) -> None:
    text = codec.dumps(journey)
    loaded = codec.loads(text)
    assert loaded.journey == journey
    assert codec.dumps(loaded.journey) == text


@RUNS
@given(sound())
def test_quick_and_careful_reading_agree(journey: Journey) -> None:
    text = codec.dumps(journey)
    assert read_document(parse_exact(text, "x"), lenient=False).journey == codec.loads(text).journey


@RUNS
@given(sound(kept=False))
def test_other_readers_of_yaml_take_the_file_for_the_same(journey: Journey) -> None:
    """PyYAML resolves every scalar to the type the model has: texts are texts, numbers numbers, dates dates."""
    tree = yaml.safe_load(codec.dumps(journey))
    assert tree["journeymap"] == 1
    assert tree["title"] == journey.title
    for id, touchpoint in journey.touchpoints.items():
        raw = tree["touchpoints"][id]
        assert raw["title"] == touchpoint.title
        assert raw.get("notes", "") == touchpoint.notes
        assert raw.get("targets", {}) == dict(touchpoint.targets)
        assert raw.get("votes", 0) == touchpoint.votes
        for record, score in zip(raw.get("scores", ()), touchpoint.scores, strict=True):
            assert record.get("counts", {}) == dict(score.counts)
            assert record.get("from") == score.from_
            assert record.get("source", "") == score.source


def read_or_refused(data: str | bytes) -> codec.Loaded | None:
    """What was read, None where it was refused in at most six lines."""
    refusal = None
    try:
        return codec.loads(data)
    except JourneyFileError as error:
        refusal = str(error)
    assert 1 <= len(refusal.splitlines()) <= 6
    return None


def hunks(before: str, after: str) -> int:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return sum(line.startswith("@@") for line in lines)


@RUNS
@given(sound(), st.data())
def test_one_edit_changes_one_place(journey: Journey, data: st.DataObject) -> None:
    before = codec.dumps(journey)
    edits = [{"vision": "another vision"}, {"as_of": date(1999, 1, 2)}, {"confidence": 0.8125}]
    if journey.touchpoints:
        id = data.draw(st.sampled_from(list(journey.touchpoints)))
        for fields in ({"notes": "Seen\nat night"}, {"kind": Kind.OTHER}, {"votes": 4711}, {"position": (1.5, -2)}):
            touchpoint = msgspec.structs.replace(journey.touchpoints[id], **fields)
            edits.append({"touchpoints": {**journey.touchpoints, id: touchpoint}})
        edits.append({"touchpoints": {other: each for other, each in journey.touchpoints.items() if other != id}})
    fields = data.draw(st.sampled_from(edits))
    assert hunks(before, codec.dumps(msgspec.structs.replace(journey, **fields))) <= 1


@settings(max_examples=examples(100), deadline=None)
@given(
    st.sampled_from([AS_WRITTEN, HOTEL]), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), DAMAGE), max_size=4)
)
def test_a_damaged_file_is_read_or_refused(text: str, wounds: list[tuple[float, int, str]]) -> None:
    """Nothing but `JourneyFileError` is raised; what is read is sound, and stays so when it is saved."""
    for where, length, put in wounds:
        start = int(where * len(text))
        text = text[:start] + put + text[start + length :]
    loaded = read_or_refused(text)
    if loaded is None:
        return
    assert list(faults(loaded.journey)) == []
    if not loaded.read_only:
        saved = codec.dumps(loaded.journey)
        again = codec.loads(saved)
        assert codec.dumps(again.journey) == saved
        assert without_kept(again.journey) == without_kept(loaded.journey)
        assert sorted(problem.dotted for problem in again.problems) == sorted(
            problem.dotted for problem in loaded.problems
        )


@settings(max_examples=examples(60), deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)
