"""How long `analyse` takes on journeys of 60, 1,000 and 10,000 touchpoints; prints one table.

Run as `python -m benchmarks.analysis_speed`. Imports are not counted; each figure is processor time, the best of three.
"""

from __future__ import annotations

import random
import time
from datetime import date
from itertools import pairwise

from journeymap.analysis.analyse import analyse
from journeymap.model import Department, Importance, Journey, Link, ScoreRecord, Stage, Touchpoint
from journeymap.model.words import SIX_KINDS, Contact, End, Evidence, LinkKind, Moment, Role

_SIZES = (60, 1_000, 10_000)
_QUARTERS = ((date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 6, 30)))


def synthetic_journey(size: int, seed: int = 1) -> Journey:
    """A journey of `size` touchpoints in eight stages, four score records each, three links for every two."""
    chance = random.Random(seed)
    ids = [f"t{number}" for number in range(size)]
    return Journey(
        title="Benchmark",
        as_of=date(2026, 7, 1),
        departments={f"d{at}": Department(name=f"Department {at}", staff=9, trained=at) for at in range(9)},
        stages={f"s{number}": Stage(title=f"Stage {number}") for number in range(8)},
        touchpoints={id: _touchpoint(chance, at, size) for at, id in enumerate(ids)},
        links=dict(_links(chance, ids)),
    )


def _touchpoint(chance: random.Random, at: int, size: int) -> Touchpoint:
    return Touchpoint(
        title=f"Touchpoint {at}",
        kind=chance.choice(SIX_KINDS),
        stage=f"s{at * 8 // size}",
        contact=chance.choice(list(Contact)),
        end=End.STAYS if at == size - 1 else End.LEAVES if at % 11 == 10 else None,
        importance=Importance(customer=chance.randint(1, 5)),
        moments=(Moment.TRUTH,) if at % 7 == 0 else (),
        owners={f"d{chance.randrange(9)}": (Role.ACCOUNTABLE,)},
        targets={"nps": 30, "csat": 80, "waiting-time": 300},
        scores=tuple(_scores(chance)),
    )


def _scores(chance: random.Random) -> list[ScoreRecord]:
    def answers(choices: tuple[float, ...]) -> dict[float, int]:
        return {answer: chance.randint(1, 40) for answer in choices}

    scales = (("nps", tuple(range(11))), ("nps", tuple(range(11))), ("csat", (1, 2, 3, 4, 5)), ("waiting-time", _WAITS))
    return [
        ScoreRecord(
            metric=metric,
            counts=answers(choices),
            from_=_QUARTERS[number != 0][0],
            to=_QUARTERS[number != 0][1],
            source="survey",
            evidence=Evidence.SURVEY,
        )
        for number, (metric, choices) in enumerate(scales)
    ]


_WAITS = (60.0, 120.0, 180.0, 240.0, 300.0, 420.0, 600.0, 900.0)


def _links(chance: random.Random, ids: list[str]) -> list[tuple[str, Link]]:
    pairs = [(a, b, LinkKind.PLANNED) for a, b in pairwise(ids)]
    for at in range(0, len(ids) - 12, 2):
        back = at % 20 == 10
        other = max(at - chance.randint(1, 9), 0) if back else at + chance.randint(2, 12)
        pairs.append((ids[at], ids[other], LinkKind.LOOP if back else LinkKind.ALTERNATIVE))
    return [(f"l{number}", Link(source=a, target=b, kind=kind)) for number, (a, b, kind) in enumerate(pairs)]


def _best_of_three(journey: Journey) -> tuple[float, int]:
    times, findings = [], 0
    for _ in range(3):
        begun = time.process_time()
        findings = len(analyse(journey).findings)
        times.append(time.process_time() - begun)
    return min(times), findings


def main() -> None:
    """Print the table."""
    analyse(synthetic_journey(2))
    print(f"{'touchpoints':>12} {'seconds':>9} {'findings':>9}")
    for size in _SIZES:
        seconds, findings = _best_of_three(synthetic_journey(size))
        print(f"{size:>12,} {seconds:>9.3f} {findings:>9,}")


if __name__ == "__main__":
    main()
