"""How long `analyse` takes on journeys of 60, 1,000 and 10,000 touchpoints; prints one table.

Run as `python -m benchmarks.analysis_speed`. Imports are not counted; each figure is processor time, the best of three.
"""

from __future__ import annotations

from benchmarks.journeys import synthetic_journey
from benchmarks.timing import least_cpu_s
from journeymap.analysis.analyse import analyse

_SIZES = (60, 1_000, 10_000)


def main() -> None:
    """Print the table."""
    analyse(synthetic_journey(2))
    print(f"{'touchpoints':>12} {'seconds':>9} {'findings':>9}")
    for size in _SIZES:
        journey = synthetic_journey(size)
        seconds = least_cpu_s(lambda journey=journey: analyse(journey))  # type: ignore[misc]
        print(f"{size:>12,} {seconds:>9.3f} {len(analyse(journey).findings):>9,}")


if __name__ == "__main__":
    main()
