"""Several returns taken into a journey: three-way merges one after another, and what people must decide of all of them.

`returns` reads the files before it; the window asks what is listed here, and puts the journey into the document as one
step. The order in which returns are named does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from journeymap.departments.additions import adds, without_additions
from journeymap.departments.returns import Return
from journeymap.drawing.clearing import cleared
from journeymap.editing.difference import FieldChange, changes_between
from journeymap.editing.merging import Conflict, Merge, merge, resolve
from journeymap.editing.merging.outcome import Side, Spot
from journeymap.editing.merging.wording import name_of
from journeymap.i18n import Message, msg
from journeymap.model import CountedFile, Journey

Decisions = Mapping[tuple[int, Spot], Side]
"""What was decided, by the step and the place."""


class ReturnConflict(Conflict, frozen=True):
    """A conflict with the return that brought it: its department in words, its day, its file.

    `rival` is the department whose return of the same call put there what stands as ours; empty where it is our own.
    `step` counts the returns from 0.
    """

    step: int
    department: str
    day: date | None
    file: str
    rival: str

    def __hash__(self) -> int:
        return hash((self.step, self.spot))


class Step(msgspec.Struct, frozen=True):
    """One return taken in: what merging it came to, what came in with what was decided, and what must be said of it."""

    returned: Return
    merge: Merge
    taken: tuple[FieldChange, ...]
    remarks: tuple[Message, ...] = ()


class TakenIn(msgspec.Struct, frozen=True):
    """Our journey with all returns in it; wherever something is to be decided, ours stands.

    `conflicts` are those that are not decided yet, `taken` the changes that came in.
    """

    ours: Journey
    journey: Journey
    steps: tuple[Step, ...]
    conflicts: tuple[ReturnConflict, ...]
    taken: tuple[FieldChange, ...]
    decided: Decisions


def take_in(ours: Journey, returns: Iterable[Return]) -> TakenIn:
    """Our journey with what the departments changed in theirs. A return that is in already changes nothing, and asks
    again what is still said differently."""
    return _taken(ours, _in_order(returns), {})


def decide(taken: TakenIn, choices: Mapping[int, Side]) -> TakenIn:
    """The same with some of its conflicts decided, by their place in the list; those not named are open as before.

    A choice can make another place contested (what one return brought back, a second one may have changed too), so
    whoever asks goes on until there are no conflicts. Where several returns are taken at one place, the last stands.
    Raises `IndexError` for a place that there is not.
    """
    chosen = {(taken.conflicts[at].step, taken.conflicts[at].spot): side for at, side in choices.items()}
    return _taken(taken.ours, [step.returned for step in taken.steps], {**taken.decided, **chosen})


def _in_order(returns: Iterable[Return]) -> list[Return]:
    """Always the same order, whichever way people dropped them; the same answer only once."""
    once = {each.digest: each for each in returns}
    return [once[digest] for digest in sorted(once, key=lambda digest: (once[digest].day or date.min, digest))]


def _taken(ours: Journey, returns: Iterable[Return], decided: Decisions) -> TakenIn:
    journey = ours
    steps: list[Step] = []
    conflicts: list[ReturnConflict] = []
    marks: list[CountedFile] = []
    for number, returned in enumerate(returns):
        digest = returned.digest
        known = any(each.sha256 == digest for each in ours.imports)
        merged = _merge(journey, returned, known=known)
        chosen = {at: decided.get((number, each.spot)) for at, each in enumerate(merged.conflicts)}
        conflicts += [
            _with_return(merged.conflicts[at], number, returned, ours, steps) for at in chosen if chosen[at] is None
        ]
        joined = resolve(merged, {at: side for at, side in chosen.items() if side is not None})
        before, journey = journey, cleared(journey, joined)
        came = merged.taken if journey is merged.journey else changes_between(before, journey)
        steps.append(Step(returned, merged, came, tuple(_remarks(ours, returned, known=known))))
        if not known and adds(returned.base, returned.theirs):
            marks.append(CountedFile(sha256=digest, date=returned.day, source=Path(returned.file).name))
    taken = changes_between(ours, journey)
    return TakenIn(ours, _marked(journey, marks), tuple(steps), tuple(conflicts), taken, decided)


def _merge(ours: Journey, returned: Return, *, known: bool) -> Merge:
    """For whom a copy was made is said of a file, and stays as it is with us."""
    base = replace(returned.base, sent=ours.sent)
    theirs = without_additions(base, returned.theirs) if known else returned.theirs
    return merge(base, ours, replace(theirs, sent=ours.sent))


def _marked(journey: Journey, marks: list[CountedFile]) -> Journey:
    """With the returns among the files that were counted, so that none counts twice; ordered alike in any order."""
    if not marks:
        return journey
    return replace(journey, imports=(*journey.imports, *sorted(marks, key=lambda each: each.sha256)))


def _remarks(ours: Journey, returned: Return, *, known: bool) -> Iterable[Message]:
    if known:
        yield msg("{file} was taken in before; what it added is not added again.", file=returned.file)
    elif returned.department and returned.department not in ours.departments:
        name = department_name(returned, ours)
        yield msg("{file}: the department “{department}” is not in this journey.", file=returned.file, department=name)
    yield from returned.left_out


def department_name(returned: Return, *journeys: Journey) -> str:
    """What people call the department of a return: its name here, else in the return."""
    return name_of(("departments", returned.department), *journeys, returned.theirs, returned.base)


def _with_return(
    conflict: Conflict, number: int, returned: Return, ours: Journey, before: list[Step]
) -> ReturnConflict:
    said = {name: getattr(conflict, name) for name in Conflict.__struct_fields__}
    return ReturnConflict(
        **said,
        step=number,
        department=department_name(returned, ours),
        day=returned.day,
        file=returned.file,
        rival=next((department_name(each.returned, ours) for each in reversed(before) if _put(each, conflict)), ""),
    )


def _put(step: Step, conflict: Conflict) -> bool:
    """Whether what stands at the conflict's place came in with this step."""
    place = conflict.path
    return any(
        path == place or path.startswith(f"{place}.") or place.startswith(f"{path}.")
        for path in (change.dotted for change in step.taken)
    )
