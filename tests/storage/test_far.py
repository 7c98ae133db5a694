"""A card that a file puts anywhere costs a map no more than any other: places are bounded where they are read."""

from __future__ import annotations

from journeymap.storage.codec import dumps, loads

FAR = """journeymap: 1
title: Far
stages:
  s: {title: S, width: 1e15}
touchpoints:
  a:
    title: A
    stage: s
    position: [1e15, -1e15]
"""


def test_a_place_beyond_every_map_is_not_used_and_comes_back() -> None:
    loaded = loads(FAR)
    assert [each.dotted for each in loaded.problems] == ["stages.s.width", "touchpoints.a.position.0"]
    assert loaded.journey.touchpoints["a"].position is None
    assert loaded.journey.stages["s"].width is None
    assert dumps(loaded.journey) == FAR
