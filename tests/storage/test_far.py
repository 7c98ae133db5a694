"""What a map and its words cost is bounded where a file is read: cards that lie anywhere, texts without an end."""

from __future__ import annotations

import pytest

from journeymap.storage.bounds import MAX_TEXT_CHARACTERS
from journeymap.storage.codec import dumps, loads
from tests.storage.test_codec import places

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


@pytest.mark.parametrize("again", ["", "b: 1\nb: 2\n"])
def test_a_text_without_an_end_is_refused_with_its_place(again: str) -> None:
    fine = f"journeymap: 1\ntitle: {'x' * MAX_TEXT_CHARACTERS}\n"
    assert len(loads(fine).journey.title) == MAX_TEXT_CHARACTERS
    said = "found a text of 250,001 characters, expected 250,000 at most; shorten it"
    assert places(fine.replace("xx", "xxx", 1) + again)[0] == (2, 8, "title", said)
