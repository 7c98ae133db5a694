"""How a benchmark takes the time: processor time of one job, and several jobs in turn."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from statistics import median


def least_cpu_s(work: Callable[[], object], runs: int = 3) -> float:
    """The least processor time of several runs, in seconds."""

    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(once() for _ in range(runs))


def interleaved(runs: int, jobs: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """The median seconds of each job, all taking turns so that a busy machine slows them alike."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, job in jobs.items():
            begun = time.perf_counter()
            job()
            times[name].append(time.perf_counter() - begun)
    return {name: median(taken) for name, taken in times.items()}
