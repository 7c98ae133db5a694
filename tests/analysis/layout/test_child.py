"""The wheel in a child process: same answer as inside, and nothing but None where it fails or takes too long."""

import random
import subprocess

import pytest

from journeymap.analysis.layout import child, composing, layered
from journeymap.analysis.layout.columns import Block, Skeleton


def ladder(count: int) -> Skeleton:
    rng = random.Random(5)
    blocks = tuple(Block((i,), i * 6 // count, 160, 72) for i in range(count))
    pairs = {tuple(sorted((rng.randrange(count), rng.randrange(count)))) for _ in range(count)}
    links = tuple((a, b) for a, b in sorted(pairs) if blocks[a].column < blocks[b].column)
    return Skeleton(blocks, links, tuple(range(6)), 32.0)


def test_the_child_answers_as_the_wheel_does_here() -> None:
    task = composing.task_of(ladder(30))
    assert child.centres_in_child(task, 30) == layered.centres(task)


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[str]] = []
    real = child._start

    def noted() -> "subprocess.Popen[str]":
        started.append(real())
        return started[-1]

    monkeypatch.setattr(child, "_start", noted)
    hub = Skeleton(
        tuple(Block((i,), min(i, 1), 160, 72) for i in range(1500)), tuple((0, i) for i in range(1, 1500)), (0, 1), 32.0
    )
    assert child.centres_in_child(composing.task_of(hub), 0.5) is None
    assert started[0].poll() is not None


@pytest.mark.parametrize("answer", ["", "nonsense", "[1, 2", "[1]", '{"a": 1}', '["a", "b"]', "null"])
def test_an_answer_that_is_no_list_of_heights_is_none(answer: str) -> None:
    assert child._heights(answer, 2) is None


def test_a_task_the_wheel_refuses_is_none() -> None:
    same_layer = Skeleton((Block((0,), 0, 9, 9), Block((1,), 0, 9, 9)), ((0, 1),), (0,), 32.0)
    assert child.centres_in_child(composing.task_of(same_layer), 30) is None


def test_large_maps_go_to_the_child() -> None:
    assert not composing.is_large(ladder(100))
    assert composing.is_large(ladder(600))
