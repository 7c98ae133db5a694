"""The strategies themselves: what they draw is a valid journey, and every part of one turns up."""

from __future__ import annotations

import msgspec
from hypothesis import HealthCheck, Phase, given, settings

from journeymap.model import MAPPINGS, Journey
from tests.effort import examples
from tests.strategies import journeys, without_kept


@given(journeys())
@settings(max_examples=examples(20), deadline=None, suppress_health_check=list(HealthCheck))
def test_a_journey_without_unread_data_converts_to_itself(journey: Journey) -> None:
    plain = without_kept(journey)
    assert msgspec.convert(msgspec.to_builtins(plain), Journey) == plain


def test_every_mapping_turns_up() -> None:
    seen: set[str] = set()

    @given(journeys())
    @settings(max_examples=60, deadline=None, phases=[Phase.generate], derandomize=True, database=None)
    def draw(journey: Journey) -> None:
        seen.update(name for name in MAPPINGS if getattr(journey, name))

    draw()
    assert seen == set(MAPPINGS)
