"""Whatever is edited, the journal leads to the very same journey."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.editing.changes import SETTING_FIELDS, ChangeSet, all_keys, apply, between
from journeymap.i18n import msg
from journeymap.model import MAPPINGS, Journey
from journeymap.storage.codec import dumps, loads
from journeymap.storage.recovery import Journal, recoverable
from journeymap.storage.recovery.replay import Replay
from journeymap.storage.recovery.values import decoded, encoded
from tests.effort import examples
from tests.storage.test_codec_properties import sound
from tests.storage.test_recovery import crash

RUNS = settings(max_examples=examples(12), deadline=None, suppress_health_check=list(HealthCheck))


def steps_through(journeys: list[Journey]) -> list[ChangeSet]:
    pairs = pairwise(journeys)
    return [ChangeSet(msg("Edit"), between(one, other, all_keys(one, other))) for one, other in pairs]


def orders(journey: Journey) -> list[list[str]]:
    return [list(getattr(journey, name)) for name in MAPPINGS]


@RUNS
@given(sound())
def test_values_come_back_letter_by_letter(journey: Journey) -> None:
    for mapping in MAPPINGS:
        for element in getattr(journey, mapping).values():
            assert repr(decoded(mapping, "x", encoded(element))) == repr(element)
    for name in SETTING_FIELDS:
        value = getattr(journey, name)
        assert repr(decoded("journey", name, encoded(value))) == repr(value)


@RUNS
@given(st.lists(sound(), min_size=2, max_size=3))
def test_replaying_is_applying(journeys: list[Journey]) -> None:
    replay, applied = Replay(journeys[0]), journeys[0]
    for step in steps_through(journeys):
        replay.take_step(step)
        applied = apply(applied, step)
    assert replay.journey == applied == journeys[-1]
    assert orders(replay.journey) == orders(applied)


@RUNS
@given(st.lists(sound(), min_size=2, max_size=3), st.data())
def test_a_crash_anywhere_gives_the_journey_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, journeys: list[Journey], data: st.DataObject
) -> None:
    folder: Path = tmp_path_factory.mktemp("r")
    start = loads(dumps(journeys[0])).journey
    journeys = [start, *journeys[1:]]
    journal = Journal.start(folder, None, start, "")
    for step in steps_through(journeys):
        journal.append(step)
        if data.draw(st.booleans()):
            journal.flush()
    journal.flush()
    assert journal.failure is None
    crash(journal)
    found = recoverable(folder)
    if not found:
        assert dumps(journeys[-1]) == dumps(start)
        return
    assert dumps(found[0].journey) == dumps(journeys[-1])
    assert found[0].edits == len(journeys) - 1
    assert found[0].lost is None
