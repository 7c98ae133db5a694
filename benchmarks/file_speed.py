"""How long a journey file of 1,000 touchpoints takes to load and save, step by step, beside PyYAML's C code.

Run as `python -m benchmarks.file_speed`; prints one table. Each figure is the median of several runs in turn, in
milliseconds, and the part of PyYAML's time.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml

from benchmarks.journeys import synthetic_journey
from benchmarks.timing import interleaved
from journeymap.model import Journey
from journeymap.storage.checking import faults
from journeymap.storage.codec import dumps, loads
from journeymap.storage.yaml_exact import parse_exact
from journeymap.storage.yaml_read import parse
from journeymap.storage.yaml_write import write_raw

TOUCHPOINTS = 1000
RUNS = 5


def reading(text: str, journey: Journey) -> dict[str, Callable[[], object]]:
    """Every step from a text to a journey; PyYAML first."""
    unknown = text.replace("    kind: sales\n", "    kind: sales\n    future: 1\n", 1)
    return {
        "CSafeLoader": lambda: yaml.load(text, yaml.CSafeLoader),
        "parse": lambda: parse(text, "journey"),
        "parse_exact": lambda: parse_exact(text, "journey"),
        "checks alone": lambda: list(faults(journey)),
        "loads": lambda: loads(text),
        "loads, one unknown key": lambda: loads(unknown),
    }


def writing(text: str, journey: Journey) -> dict[str, Callable[[], object]]:
    """Every step from a journey to a text; PyYAML first."""
    tree = yaml.load(text, yaml.CSafeLoader)
    raw = parse_exact(text, "journey").tree
    return {
        "CSafeDumper": lambda: yaml.dump(tree, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True),
        "write_raw": lambda: write_raw(raw, 0),
        "dumps": lambda: dumps(journey),
    }


def main() -> None:
    """Print the table."""
    journey = synthetic_journey(TOUCHPOINTS, told=True)
    text = dumps(journey)
    print(f"{TOUCHPOINTS:,} touchpoints, {len(text.encode()) / 1e6:.2f} MB")
    for jobs in (reading(text, journey), writing(text, journey)):
        seconds = interleaved(RUNS, jobs)
        whole = next(iter(seconds.values()))
        for name, taken in seconds.items():
            print(f"{name:<30}{taken * 1000:>10.1f} ms{taken / whole:>8.2f}")


if __name__ == "__main__":
    main()
