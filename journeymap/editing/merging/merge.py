"""The three-way merge: a base and two journeys that grew out of it go in, one journey and its conflicts come out.

A file changed on the disk, and a department's returned copy, come in here; `Document.replace` makes the result one
step. Elements are told by id, entries by their identity, never by place. Both sides' dots count. Where nobody knows the
base, what both sides agree on stands in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from journeymap.collector import collector_paused
from journeymap.editing.changes import ORDER, SETTING, SETTING_FIELDS, ElementKey
from journeymap.editing.difference import changes_between
from journeymap.editing.merging.agreeing import agreed, one_journey
from journeymap.editing.merging.deletions import contested, deleted, mended, restored, without
from journeymap.editing.merging.outcome import Basis, Choice, Choices, Conflict, Merge, Side, Spot
from journeymap.editing.merging.plans import plans
from journeymap.editing.merging.renaming import told_apart
from journeymap.editing.merging.sequences import inserted, rearranged, together
from journeymap.editing.merging.weaving import Noted, Weaver
from journeymap.editing.merging.wording import title
from journeymap.model import MAPPINGS, Journey


class _Disputes(NamedTuple):
    """What we deleted and they changed or used, and the other way round."""

    by_us: list[ElementKey]
    by_them: list[ElementKey]


def merge(base: Journey | None, ours: Journey, theirs: Journey) -> Merge:
    """What both sides made of the base, put together; in a conflict our side holds, until `resolve` says otherwise.

    The journey is valid where the three are. `merge(b, b, t)` is `t`, `merge(b, o, b)` is `o`, `merge(b, o, o)` is
    `o`. No base, or an empty one, is one that nobody knows: of two states of one journey everything that one side has
    comes in, and two values of one place are a conflict; two different journeys are both kept whole.
    """
    with collector_paused():
        basis, base = _basis(base, ours, theirs)
        if ours == theirs and not _rearranged_anywhere(ours, theirs):
            return Merge(ours, (), (), base, ours, theirs, basis)
        other = told_apart(base, ours, theirs)
        disputes = _Disputes(contested(base, ours, other), contested(base, other, ours))
        weaver = Weaver({}, based=basis != "shared")
        woven = _woven(weaver, *_prepared(base, ours, other, disputes))
        if disputes.by_us or disputes.by_them:
            merged = _merged(base, ours, other, disputes, {})
        else:
            merged = _sound(woven, base, ours, other)
        conflicts = _conflicts(weaver, base, ours, other, disputes)
        return Merge(merged, conflicts, changes_between(ours, merged), base, ours, theirs, basis)


def _basis(base: Journey | None, ours: Journey, theirs: Journey) -> tuple[Basis, Journey]:
    if base is not None and base != Journey():
        return "known", base
    return ("shared", agreed(ours, theirs)) if one_journey(ours, theirs) else ("apart", Journey())


def resolve(merge: Merge, choices: Mapping[Choice, Side]) -> Journey:
    """The journey of the merge with these conflicts decided; those not named stay ours.

    Where a deletion is chosen, what needs the deleted goes with it. Raises `IndexError` for a place in the list that
    there is not.
    """
    chosen = {_conflict(merge, choice).spot: side for choice, side in choices.items()}
    if "theirs" not in chosen.values():
        return merge.journey
    with collector_paused():
        base, ours, other = merge.base, merge.ours, told_apart(merge.base, merge.ours, merge.theirs)
        disputes = _Disputes(contested(base, ours, other), contested(base, other, ours))
        return _merged(base, ours, other, disputes, chosen, based=merge.basis != "shared")


def _conflict(merge: Merge, choice: Choice) -> Conflict:
    return merge.conflicts[choice] if isinstance(choice, int) else choice


def _rearranged_anywhere(one: Journey, other: Journey) -> bool:
    return any([*getattr(one, name)] != [*getattr(other, name)] for name in MAPPINGS)


def _conflicts(
    weaver: Weaver, base: Journey, ours: Journey, theirs: Journey, disputes: _Disputes
) -> tuple[Conflict, ...]:
    """Every conflict there is, those over places on the map last. `weaver` has merged with all disputed elements kept,
    so that the list is the same from either side."""
    noted: dict[Spot, Noted] = {}
    for key in disputes.by_us:
        noted[Spot(key)] = (_element(base, key), None, _element(theirs, key), "delete-edit")
    for key in disputes.by_them:
        noted[Spot(key)] = (_element(base, key), _element(ours, key), None, "edit-delete")
    noted |= weaver.conflicts
    return tuple(
        Conflict(spot.key, spot.field, spot.entry, b, o, t, kind, title(spot, ours, theirs, base))
        for spot, (b, o, t, kind) in sorted(noted.items(), key=lambda each: each[0].field == "position")
    )


def _element(journey: Journey, key: ElementKey) -> Any:
    return getattr(journey, key[0]).get(key[1])


def _merged(
    base: Journey, ours: Journey, theirs: Journey, disputes: _Disputes, choices: Choices, *, based: bool = True
) -> Journey:
    """The merge under choices: disputed elements are put back first, or go on all three sides."""
    kept = _Disputes(
        [key for key in disputes.by_us if choices.get(Spot(key)) == "theirs"],
        [key for key in disputes.by_them if choices.get(Spot(key)) != "theirs"],
    )
    woven = _woven(Weaver(choices, based=based), *_prepared(base, ours, theirs, kept))
    return _sound(woven, base, ours, theirs)


def _sound(woven: Journey, *sides: Journey) -> Journey:
    return mended(woven, dict.fromkeys(metric for side in sides for metric in side.metrics))


def _prepared(base: Journey, ours: Journey, theirs: Journey, kept: _Disputes) -> tuple[Journey, ...]:
    return _freed(base, restored(ours, base, kept.by_us), restored(theirs, base, kept.by_them))


def _freed(base: Journey, *sides: Journey) -> tuple[Journey, ...]:
    """The three without what either side deleted, so that what followed from a deletion is no change of its own."""
    dropped = dict.fromkeys(key for side in sides for key in deleted(base, side))
    return tuple(without(journey, dropped) for journey in (base, *sides))


def _woven(weaver: Weaver, base: Journey, ours: Journey, theirs: Journey) -> Journey:
    fields = {name: _mapping(weaver, name, base, ours, theirs) for name in MAPPINGS}
    for name in SETTING_FIELDS:
        sides = (getattr(each, name) for each in (base, ours, theirs))
        fields[name] = weaver.field(Spot((SETTING, name)), plans(Journey)[name], *sides)
    return replace(ours, **fields)


def _mapping(weaver: Weaver, name: str, *journeys: Journey) -> Mapping[str, Any]:
    """The elements of both sides; those that one side deleted and the other left alone are gone."""
    base, ours, theirs = (getattr(each, name) for each in journeys)
    if ours is theirs:
        return dict(ours)
    found: dict[str, Any] = {}
    for id in {**ours, **theirs}:
        o, t, b = ours.get(id), theirs.get(id), base.get(id)
        if o is not None and t is not None:
            found[id] = o if b is None else weaver.element(Spot((name, id)), b, o, t)
        elif b is None:
            found[id] = t if o is None else o
    order = _order(weaver, name, [*base], [*ours], [*theirs], found)
    return {id: found[id] for id in order}


def _order(
    weaver: Weaver, name: str, base: list[str], ours: list[str], theirs: list[str], found: Mapping[str, Any]
) -> list[str]:
    both = {*base} & {*ours} & {*theirs}
    one_sided = weaver.based and not (rearranged(base, ours, both) and rearranged(base, theirs, both))
    if one_sided or not rearranged(ours, theirs, both):
        return together(base, ours, theirs, found)
    sides = (tuple(id for id in side if id in both) for side in (base, ours, theirs))
    chosen = weaver.choose(Spot((ORDER, name)), *sides)
    main, other = (ours, theirs) if chosen == tuple(id for id in ours if id in both) else (theirs, ours)
    return inserted(main, other, found)
