"""Plans of imports kept from time to time: one file for each journey and set of columns, in the person's own folder.

Importing keeps the plan that counted, the next import of such a file follows it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from journeymap.feedback.plan import Plan
from journeymap.feedback.plan_errors import PlanError
from journeymap.feedback.plan_file import load_plan, save_plan
from journeymap.paths import make_private, state_dir

MOST_PLANS = 300


def remembered(journey: Path | None, fingerprint: str) -> tuple[Plan, date] | None:
    """The plan that counted such columns into the journey of a file the last time, and the day; None where none did or
    it cannot be read."""
    path = _place(journey, fingerprint)
    if path is None or not path.is_file():
        return None
    try:
        return load_plan(path), date.fromtimestamp(path.stat().st_mtime)
    except (PlanError, OSError):
        return None


def remember(journey: Path | None, fingerprint: str, plan: Plan) -> None:
    """Keeps a plan for the next time; a journey without a file has none. What cannot be written is forgotten."""
    path = _place(journey, fingerprint)
    if path is None:
        return
    with suppress(OSError):
        make_private(path.parent)
        save_plan(path, plan)
        _thin_out(path.parent)


def forget(journey: Path | None, fingerprint: str) -> None:
    """Forgets the plan of the last time."""
    path = _place(journey, fingerprint)
    if path is not None:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _place(journey: Path | None, fingerprint: str) -> Path | None:
    if journey is None:
        return None
    key = hashlib.sha256(str(journey.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return state_dir() / "plans" / f"{key}-{fingerprint}.yaml"


def _thin_out(folder: Path) -> None:
    """Only the latest plans stay."""
    for _, path in sorted(_aged(folder), reverse=True)[MOST_PLANS:]:
        path.unlink(missing_ok=True)


def _aged(folder: Path) -> Iterator[tuple[float, Path]]:
    return ((path.stat().st_mtime, path) for path in folder.glob("*.yaml"))
