"""Every figure the project holds itself to, in one table: `python -m benchmarks`; `--no-window` leaves the window out.

Processor time of this process, or of a whole process where the row says so (user and system; wall time beside it).
Ratios are taken from runs in turn, so that a machine that is busy for a while does not favour one side.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import yaml

from benchmarks.journeys import synthetic_journey
from benchmarks.timing import interleaved, least_cpu_s
from journeymap import paths
from journeymap.analysis.analyse import analyse
from journeymap.drawing.placing import place
from journeymap.storage.codec import dumps, loads
from journeymap.storage.files import save

Row = tuple[str, str, str]
_RUNS = 5


def _process_s(words: list[str], runs: int = 3) -> tuple[float, float]:
    """Least processor time and least wall time of a whole process, with bytecode caches."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(runs + 1):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, capture_output=True, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        times.append((cpu, time.perf_counter() - start))
    return min(cpu for cpu, _ in times[1:]), min(wall for _, wall in times[1:])


def file_rows() -> Iterator[Row]:
    """Loading and saving a file of 1,000 touchpoints beside PyYAML's C code."""
    journey = synthetic_journey(1000, told=True)
    text = dumps(journey)
    tree = yaml.load(text, Loader=yaml.CSafeLoader)
    times = interleaved(
        _RUNS,
        {
            "load": lambda: loads(text),
            "C load": lambda: yaml.load(text, Loader=yaml.CSafeLoader),
            "save": lambda: dumps(journey),
            "C dump": lambda: yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False),
        },
    )
    size = len(text.encode()) / 1e6
    yield f"load {size:.1f} MB, part of CSafeLoader", f"{times['load'] / times['C load']:.2f}", "0.35"
    yield f"save {size:.1f} MB, part of CSafeDumper", f"{times['save'] / times['C dump']:.2f}", "0.3"


def analysis_rows() -> Iterator[Row]:
    """Analysis and layout after imports."""
    small, large = synthetic_journey(1000), synthetic_journey(10_000)
    analyse(synthetic_journey(60))
    yield "analyse 1,000 touchpoints, 4 scores each", f"{least_cpu_s(lambda: analyse(small)):.2f} s", "0.5 s"
    yield "analyse 10,000 touchpoints", f"{least_cpu_s(lambda: analyse(large), 1):.2f} s", "no blow-up"
    # By the clock: a child process lays large maps out, and its processor time is not that of this one.
    jobs = {count: synthetic_journey(count) for count in (30, 100)}
    seconds = interleaved(_RUNS, {str(n): lambda j=j: place(j, everything=True) for n, j in jobs.items()})  # type: ignore[misc]
    for count, taken in seconds.items():
        yield f"lay out {count} touchpoints (by the clock)", f"{taken * 1000:.0f} ms", ""


def process_rows(folder: Path) -> Iterator[Row]:
    """Whole processes, as people start them."""
    program = ["-m", "journeymap"]
    yield _process_row("journeymap --help", [*program, "--help"], "0.25 s")
    hotel = paths.samples_dir() / "hotel-stay.journey"
    out = str(folder / "out.pdf")
    yield _process_row("report, the sample hotel (27)", [*program, "report", str(hotel), "-o", out], "")
    for count, aim in ((60, "1.5 s"), (300, "4 s")):
        file = folder / f"j{count}.journey"
        save(file, synthetic_journey(count))
        yield _process_row(f"report, {count} touchpoints", [*program, "report", str(file), "-o", out], aim)


def _process_row(name: str, words: list[str], aim: str) -> Row:
    cpu, wall = _process_s(words)
    return f"{name} (whole process)", f"{cpu:.2f} s cpu, {wall:.2f} s wall", aim


def window_rows() -> Iterator[Row]:
    """The window and its canvas; nothing where their library is not installed."""
    if find_spec("PySide6") is None:
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from benchmarks import canvas, live_speed, window

    yield from window.rows()
    yield from live_speed.rows()
    yield from canvas.rows()


def main() -> None:
    """Prints the table."""
    print(f"{'what':<58} {'measured':>24}  aimed for")
    with tempfile.TemporaryDirectory() as folder:
        tables = [file_rows(), analysis_rows(), process_rows(Path(folder))]
        if "--no-window" not in sys.argv[1:]:
            tables.append(window_rows())
        for rows in tables:
            for name, measured, aim in rows:
                print(f"{name:<58} {measured:>24}  {aim}", flush=True)


if __name__ == "__main__":
    main()
