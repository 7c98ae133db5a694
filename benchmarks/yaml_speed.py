"""Reading and writing a journey of 1,000 touchpoints, against PyYAML's C loader and dumper on the same text.

Prints one table. `journey_text` makes the journey and serves other benchmarks too.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from journeymap.model.kept import Verbatim
from journeymap.storage.yaml_exact import Raw
from journeymap.storage.yaml_read import parse, parse_exact
from journeymap.storage.yaml_write import entry, flow, item

_WORDS = (  # noqa: SIM905
    "tamu menunggu lama di depan meja karena antre kamar belum siap staff was friendly and helped with luggage "
    "lift broke again breakfast cold coffee good view pool password signal clean quiet night city front desk"
).split()
_FLOW = frozenset(
    {
        "personas",
        "moments",
        "position",
        "scale",
        "importance",
        "owners",
        "targets",
        "counts",
        "reported",
        "satisfaction",
        "promises",
        "quotes",
        "comments",
        "responses",
        "parking_lot",
    }
)


def _plain(value: float | str) -> Verbatim:
    return Verbatim(str(value))


def _sentence(dice: random.Random, least: int, most: int) -> str:
    return " ".join(dice.choices(_WORDS, k=dice.randint(least, most))).capitalize()


def _score(dice: random.Random, metric: str, scale: int) -> dict[str, Raw]:
    counts: dict[str, Raw] = {_plain(answer): _plain(dice.randint(1, 90)) for answer in range(1, scale + 1, 2)}
    return {
        "metric": metric,
        "counts": counts,
        "from": _plain("2026-07-01"),
        "to": _plain("2026-10-31"),
        "source": "post-stay survey",
        "evidence": "survey",
    }


def _touchpoint(dice: random.Random, index: int, many: int) -> dict[str, Raw]:
    made_at = f"check-in-{dice.randrange(many)}"
    date = _plain("2026-11-03")
    return {
        "title": f"{_sentence(dice, 2, 4)} {index}",
        "kind": "product-use",
        "stage": f"stage-{index % 8}",
        "personas": ["family"],
        "channel": "front desk",
        "contact": "human",
        "mode": "proactive",
        "position": [_plain(index % 40 * 160), _plain(index // 40 * 90)],
        "importance": {"customer": _plain(5), "organisation": _plain(4)},
        "moments": ["truth"],
        "thoughts": _sentence(dice, 6, 14),
        "pain_points": [_sentence(dice, 4, 9)],
        "promises": [{"text": f"Five minutes, {_sentence(dice, 2, 4)}", "made_at": made_at}],
        "owners": {"dept-1": "accountable", "dept-2": "consulted"},
        "responses": {"dept-1": {"answer": "accepted", "by": "Sari", "date": date}},
        "targets": {"nps": _plain(30), "waiting-time": _plain(300)},
        "views": {"dept-1": {"satisfaction": {_plain(3): _plain(2), _plain(4): _plain(1)}}},
        "scores": [_score(dice, "nps", 10), _score(dice, "csat", 5)],
        "quotes": [{"text": _sentence(dice, 4, 9), "date": date, "source": "post-stay survey"}],
        "comments": [{"by": "Sari", "department": "dept-3", "date": date, "text": _sentence(dice, 5, 9)}],
    }


def journey_tree(touchpoints: int = 1000, seed: int = 1) -> dict[str, Raw]:
    """A raw journey like those of a hotel, with scores, owners, promises and links; the same for the same seed."""
    dice = random.Random(seed)
    ids = [f"check-in-{index}" for index in range(touchpoints)]
    links: dict[str, Raw] = {
        f"{source}--{target}": {"source": source, "target": target, "share": _plain(0.14)}
        for source, target in pairwise(ids)
    }
    departments: dict[str, Raw] = {
        f"dept-{n}": {"name": f"Department {n}", "colour": "#5E7182", "staff": _plain(40)} for n in range(9)
    }
    return {
        "journeymap": _plain(1),
        "title": "Hotel stay, Yogyakarta",
        "language": "id",
        "departments": departments,
        "stages": {f"stage-{n}": {"title": f"Stage {n}"} for n in range(8)},
        "touchpoints": {name: _touchpoint(dice, index, touchpoints) for index, name in enumerate(ids)},
        "links": links,
    }


def written(tree: Mapping[str, Raw], indent: int = 0) -> str:
    """The tree in the form of a journey file: small mappings and lists on one line, the rest as blocks."""
    pad = " " * indent
    parts = []
    for name, value in tree.items():
        if not isinstance(value, (dict, list)):
            parts.append(entry(name, value, indent))
        elif isinstance(value, dict):
            short = name in _FLOW
            parts.append(f"{pad}{name}: {flow(value)}\n" if short else f"{pad}{name}:\n{written(value, indent + 2)}")
        else:
            parts.append(_list(name, value, indent))
    return "".join(parts)


def _list(name: str, values: list[Raw], indent: int) -> str:
    pad = " " * indent
    if name == "scores":
        blocks = [written(value, indent + 2) for value in values if isinstance(value, dict)]
        return f"{pad}{name}:\n" + "".join([f"{pad}- {block[indent + 2 :]}" for block in blocks])
    if name in _FLOW and values and isinstance(values[0], str):
        return f"{pad}{name}: {flow(values)}\n"
    lines = [item(v, indent) if isinstance(v, str) else f"{pad}- {flow(v)}\n" for v in values]
    return f"{pad}{name}:\n{''.join(lines)}"


def journey_text(touchpoints: int = 1000, seed: int = 1) -> str:
    """`journey_tree` as the text of a file; about 1 kB per touchpoint."""
    return written(journey_tree(touchpoints, seed))


def interleaved(runs: int, jobs: Mapping[str, Callable[[], Any]]) -> dict[str, float]:
    """The median seconds of each job, all taking turns so that a busy machine slows them alike."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, job in jobs.items():
            begun = time.perf_counter()
            job()
            times[name].append(time.perf_counter() - begun)
    return {name: median(taken) for name, taken in times.items()}


def main() -> None:
    """Print the table."""
    tree = journey_tree()
    text = written(tree)
    loaded = yaml.load(text, yaml.CSafeLoader)
    seconds = interleaved(
        5,
        {
            "CSafeLoader": lambda: yaml.load(text, yaml.CSafeLoader),
            "parse": lambda: parse(text, "journey"),
            "parse_exact": lambda: parse_exact(text, "journey"),
            "CSafeDumper": lambda: yaml.dump(loaded, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False),
            "write": lambda: written(tree),
        },
    )
    print(f"{len(text.encode()) / 1e6:.2f} MB, {len(tree['touchpoints'])} touchpoints, median of 5 runs in turn\n")
    print(f"{'':12}{'seconds':>9}{'ratio':>8}")
    for name, base in (
        ("CSafeLoader", "CSafeLoader"),
        ("parse", "CSafeLoader"),
        ("parse_exact", "CSafeLoader"),
        ("CSafeDumper", "CSafeDumper"),
        ("write", "CSafeDumper"),
    ):
        print(f"{name:12}{seconds[name]:9.3f}{seconds[name] / seconds[base]:8.3f}")


if __name__ == "__main__":
    main()
