"""Large files of answers counted from the command line: whole processes by the clock, with the most memory they took.

`python -m benchmarks.feedback` makes files of ten and a hundred million rows in a temporary folder (8 GB) and removes
them again. Machines that do other work at the same time give other times; memory stays.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from journeymap import paths

Row = tuple[str, str, str]
_MILLION = 1_000_000
_PLACES = ("Check-in", "Room", "Breakfast", "Check-out", "Payment", "Parking")
_PLAN = """\
measures:
- {{column: NPS, metric: nps}}
date: Submitted at
touchpoint_column: Touchpoint
touchpoint_values: {{Check-in: check-in, Room: room, Breakfast: breakfast, Check-out: check-out, Payment: payment, Parking: parking}}
{more}
"""  # noqa: E501 - a plan's mapping stands in one line
_PEAK = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
_PEAK += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"


def _answers(rows: int, *, ids: bool) -> str:
    """A query that makes answers of half a year to the second, six touchpoints, four branches."""
    places = ", ".join(f"'{place}'" for place in _PLACES)
    id = "'R_' || (range * 7919 % 1000000007)::VARCHAR AS \"Response ID\", " if ids else ""
    return f"""
        SELECT {id}strftime(TIMESTAMP '2026-01-01' + to_seconds((random() * 15000000)::INT), '%Y-%m-%d %H:%M:%S')
            AS "Submitted at", [{places}][1 + floor(random() * {len(_PLACES)})::INT] AS "Touchpoint",
            ['Jakarta', 'Bandung', 'Surabaya', 'Medan'][1 + floor(random() * 4)::INT] AS "Branch",
            (floor(random() * 11)::INT)::VARCHAR AS "NPS"
        FROM range({rows})"""


def _made(path: Path, rows: int, *, ids: bool) -> None:
    import duckdb

    with duckdb.connect() as connection:
        connection.execute("SET memory_limit = '2GB'")
        form = "FORMAT parquet" if path.suffix == ".parquet" else "FORMAT csv, HEADER"
        connection.execute(f"COPY ({_answers(rows, ids=ids)}) TO '{path}' ({form})")


def _counted(answers: Path, plan: str) -> tuple[float, float, int]:
    """Wall time and processor time in seconds, and the most memory in MB, of one call that writes nothing."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    file = answers.with_name("plan.yaml")
    file.write_text(_PLAN.format(more=plan), encoding="utf-8")
    journey = paths.samples_dir() / "hotel-stay.journey"
    words = [sys.executable, "-m", "journeymap", "feedback", str(answers), "--into", str(journey)]
    words += ["--plan", str(file), "--dry-run"]
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = subprocess.run(
        [sys.executable, "-c", _PEAK, *words], check=True, capture_output=True, text=True, env=environment
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, cpu, int(peak.stdout) // 1024


_COUNT_ALL = "doubled: count"
_WITH_IDS = "id: Response ID"
_CASES: Sequence[tuple[str, str, int, bool, str, str]] = (
    ("10 M rows of CSV without ids, none compared", "plain.csv", 10, False, _COUNT_ALL, "5 s, 500 MB"),
    ("10 M rows of CSV without ids, whole rows compared", "plain.csv", 10, False, "", ""),
    ("10 M rows of CSV with ids", "ids.csv", 10, True, _WITH_IDS, "20 s, 500 MB"),
    ("10 M rows of Parquet, none compared", "plain.parquet", 10, False, _COUNT_ALL, "4 s, 500 MB"),
    ("10 M rows of Parquet, whole rows compared", "plain.parquet", 10, False, "", ""),
    ("100 M rows of Parquet, none compared", "large.parquet", 100, False, _COUNT_ALL, "30 s, 500 MB"),
)


def rows(most_millions: int = 100) -> Iterator[Row]:
    """A row for each case of up to so many million rows."""
    with tempfile.TemporaryDirectory() as folder:
        for name, file, millions, ids, plan, aim in _CASES:
            path = Path(folder) / file
            if millions > most_millions:
                continue
            if not path.exists():
                _made(path, millions * _MILLION, ids=ids)
            runs = [_counted(path, plan) for _ in range(2)]
            wall, cpu, memory = min(runs)
            yield name, f"{wall:.1f} s ({cpu:.1f} s cpu), {memory} MB", aim


def main() -> None:
    """Prints the table."""
    for name, measured, aim in rows(int(sys.argv[1]) if len(sys.argv) > 1 else 100):
        print(f"{name:<58} {measured:>30}  {aim}", flush=True)


if __name__ == "__main__":
    main()
