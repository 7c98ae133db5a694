"""A journey file to call the program on, and the program called in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from journeymap.cli.app import run

HOTEL = """\
journeymap: 1
title: Hotel stay
as_of: 2026-11-01
departments:
  operations: {name: Operations}
  service: {name: Guest service}
stages:
  stay: {title: Stay}
touchpoints:
  check-in:
    title: Check-in
    kind: product-use
    stage: stay
    moments: [truth]
    owners: {operations: accountable}
    targets: {nps: 30}
    scores:
    - metric: nps
      counts: {0: 40, 7: 40, 9: 20}
      from: 2026-07-01
      to: 2026-10-31
      source: post-stay survey
      evidence: survey
  room:
    title: Room <b>&</b> breakfast
    stage: stay
    end: stays
links:
  check-in--room: {source: check-in, target: room, share: 0.9}
"""


class Answer(msgspec.Struct, frozen=True):
    """What a call gave: exit status and what stood on standard output and standard error."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, list[dict[str, object]]]:
        return msgspec.json.decode(self.out)


Call = Callable[..., Answer]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGUAGE", "en")

    def calling(*words: object) -> Answer:
        status = run([str(word) for word in words])
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return calling


@pytest.fixture
def hotel(tmp_path: Path) -> Path:
    path = tmp_path / "hotel.journey"
    path.write_text(HOTEL, encoding="utf-8")
    return path
