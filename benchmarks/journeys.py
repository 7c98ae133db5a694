"""The journeys that every benchmark measures: made of numbers by chance, the same for the same seed."""

from __future__ import annotations

import random
from datetime import date
from itertools import pairwise
from typing import Any

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
from journeymap.model.words import SIX_KINDS, Answer, Contact, End, Evidence, LinkKind, Moment, Role

_DEPARTMENTS, _STAGES = 9, 8
_QUARTERS = ((date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 6, 30)))
_WAITS = (60.0, 120.0, 180.0, 240.0, 300.0, 420.0, 600.0, 900.0)
_DAY = date(2026, 6, 3)


def synthetic_journey(size: int, seed: int = 1, *, told: bool = False) -> Journey:
    """A journey of `size` touchpoints in eight stages, four score records each, three links for every two.

    `told` adds what people say of each: promises, quotes, answers and comments of departments, about 1 kB in a file.
    """
    chance = random.Random(seed)
    ids = [f"touchpoint-{number}" for number in range(size)]
    return Journey(
        title="Benchmark",
        as_of=date(2026, 7, 1),
        departments={f"d{at}": Department(name=f"Department {at}", staff=9, trained=at) for at in range(_DEPARTMENTS)},
        stages={f"s{number}": Stage(title=f"Stage {number}") for number in range(_STAGES)},
        touchpoints={id: _touchpoint(chance, at, size, told=told) for at, id in enumerate(ids)},
        links=dict(_links(chance, ids)),
    )


def _touchpoint(chance: random.Random, at: int, size: int, *, told: bool) -> Touchpoint:
    owner = f"d{chance.randrange(_DEPARTMENTS)}"
    return Touchpoint(
        title=f"Touchpoint {at}",
        kind=chance.choice(SIX_KINDS),
        stage=f"s{at * _STAGES // size}",
        contact=chance.choice(list(Contact)),
        end=End.STAYS if at == size - 1 else End.LEAVES if at % 11 == 10 else None,
        importance=Importance(customer=chance.randint(1, 5)),
        moments=(Moment.TRUTH,) if at % 7 == 0 else (),
        owners={owner: (Role.ACCOUNTABLE,)},
        targets={"nps": 30, "csat": 80, "waiting-time": 300},
        scores=tuple(_scores(chance)),
        **(_told(chance, owner) if told else {}),
    )


def _told(chance: random.Random, owner: str) -> dict[str, Any]:
    """Fields that hold people's words and marks."""
    return {
        "pain_points": ("Waits although it was booked", "Nobody says how long"),
        "promises": (Promise(text="Five minutes from door to key", made_at="touchpoint-0"),),
        "responses": {owner: Response(answer=Answer.ACCEPTED, by="Sari", date=_DAY)},
        "views": {owner: View(satisfaction={3: 2, 4: chance.randint(1, 9)}, importance={5: 3})},
        "quotes": (Quote(text="Antre 20 menit padahal sudah pesan", date=_DAY, source="survey"),),
        "notes": "Seen on two visits,\nonce at night.\n",
        "comments": (Comment(by="Sari", department=owner, date=_DAY, text="One person short"),),
    }


def _scores(chance: random.Random) -> list[ScoreRecord]:
    nps, csat = tuple(range(11)), (1, 2, 3, 4, 5)
    scales: tuple[tuple[str, tuple[float, ...]], ...] = (
        ("nps", nps),
        ("nps", nps),
        ("csat", csat),
        ("waiting-time", _WAITS),
    )
    return [
        ScoreRecord(
            metric=metric,
            counts={answer: chance.randint(1, 40) for answer in answers},
            from_=_QUARTERS[number != 0][0],
            to=_QUARTERS[number != 0][1],
            source="survey",
            evidence=Evidence.SURVEY,
        )
        for number, (metric, answers) in enumerate(scales)
    ]


def _links(chance: random.Random, ids: list[str]) -> list[tuple[str, Link]]:
    pairs = [(a, b, LinkKind.PLANNED) for a, b in pairwise(ids)]
    for at in range(0, len(ids) - 12, 2):
        back = at % 20 == 10
        other = max(at - chance.randint(1, 9), 0) if back else at + chance.randint(2, 12)
        pairs.append((ids[at], ids[other], LinkKind.LOOP if back else LinkKind.ALTERNATIVE))
    return [(f"l{number}", Link(source=a, target=b, kind=kind)) for number, (a, b, kind) in enumerate(pairs)]
