"""How long a journey file of 1,000 touchpoints (about 1 MB) takes to load and save, beside PyYAML's C code.

Run with `python -m benchmarks.file_speed`; prints one table. Each figure is the best of several runs, in
milliseconds, and the share of PyYAML's time.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import yaml

from journeymap.model import (
    Comment,
    Department,
    Importance,
    Journey,
    Link,
    Promise,
    Quote,
    Response,
    ScoreRecord,
    Stage,
    Touchpoint,
    View,
)
from journeymap.model.words import Answer, Contact, Evidence, Kind, Moment, Role
from journeymap.storage import codec
from journeymap.storage.checking import faults
from journeymap.storage.yaml_read import parse

TOUCHPOINTS = 1000
RUNS = 7


def large_journey(touchpoints: int = TOUCHPOINTS) -> Journey:
    """A journey of so many touchpoints, each with owners, scores, quotes and a link to the next."""
    ids = [f"touchpoint-{number}" for number in range(touchpoints)]
    return Journey(
        title="Large journey",
        departments={f"d{number}": Department(name=f"Department {number}") for number in range(12)},
        stages={f"s{number}": Stage(title=f"Stage {number}") for number in range(8)},
        touchpoints={id: _touchpoint(number) for number, id in enumerate(ids)},
        links={
            f"{source}--{target}": Link(source=source, target=target, share=0.5) for source, target in pairwise(ids)
        },
    )


def _touchpoint(number: int) -> Touchpoint:
    owner, other = f"d{number % 12}", f"d{(number + 5) % 12}"
    return Touchpoint(
        title=f"Touchpoint {number}: what the customer meets",
        kind=list(Kind)[number % 7],
        stage=f"s{number % 8}",
        channel="front desk",
        contact=Contact.HUMAN,
        position=(120.0 + number, 210.5),
        importance=Importance(customer=5, organisation=4),
        moments=(Moment.TRUTH,),
        pain_points=("Waits although it was booked", "Nobody says how long"),
        promises=(Promise(text="Five minutes from door to key", made_at="touchpoint-0"),),
        owners={owner: (Role.ACCOUNTABLE,), other: (Role.CONSULTED,)},
        responses={owner: Response(answer=Answer.ACCEPTED, by="Sari", date=date(2026, 11, 3))},
        targets={"nps": 30, "waiting-time": 300},
        views={owner: View(satisfaction={3: 2, 4: 1}, importance={5: 3})},
        scores=(_record("nps", 11), _record("csat", 6)),
        quotes=(Quote(text="Antre 20 menit padahal sudah pesan", date=date(2026, 10, 2), source="survey"),),
        notes="Seen on two visits,\nonce at night.\n",
        comments=(Comment(by="Sari", department=owner, date=date(2026, 11, 3), text="One person short"),),
    )


def _record(metric: str, answers: int) -> ScoreRecord:
    return ScoreRecord(
        metric=metric,
        counts={float(answer): 10 + answer for answer in range(1, answers)},
        from_=date(2026, 7, 1),
        to=date(2026, 10, 31),
        source="post-stay survey",
        evidence=Evidence.SURVEY,
    )


def best_ms(work: Callable[[], object], runs: int = RUNS) -> float:
    """The shortest of several runs, in milliseconds."""
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    """Print the table."""
    journey = large_journey()
    text = codec.dumps(journey)
    unknown = text.replace("    kind: sales\n", "    kind: sales\n    future: 1\n", 1)
    tree = yaml.load(text, yaml.CSafeLoader)
    load_ms = best_ms(lambda: yaml.load(text, yaml.CSafeLoader), 3)
    dump_ms = best_ms(lambda: yaml.dump(tree, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True), 3)
    rows = [
        ("CSafeLoader", load_ms, load_ms),
        ("yaml_read.parse", best_ms(lambda: parse(text, "large")), load_ms),
        ("checks alone", best_ms(lambda: list(faults(journey))), load_ms),
        ("codec.loads", best_ms(lambda: codec.loads(text)), load_ms),
        ("codec.loads, one unknown key", best_ms(lambda: codec.loads(unknown), 3), load_ms),
        ("CSafeDumper", dump_ms, dump_ms),
        ("codec.dumps", best_ms(lambda: codec.dumps(journey)), dump_ms),
    ]
    print(f"{TOUCHPOINTS} touchpoints, {len(text.encode()) / 1e6:.2f} MB")
    for name, duration_ms, whole_ms in rows:
        print(f"{name:<30}{duration_ms:>10.1f} ms{duration_ms / whole_ms:>8.2f}")


if __name__ == "__main__":
    main()
