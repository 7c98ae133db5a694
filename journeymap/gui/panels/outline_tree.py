"""The journey as a tree: a journey and its order in, the children of every branch by key out; no Qt here.

Stages hold touchpoints in journey order, touchpoints the links that leave them. `outline_model` shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from journeymap.analysis.ordering import journey_order
from journeymap.editing.changes import ElementKey
from journeymap.editing.commands import elements, links, placing, stages, touchpoints
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.i18n import Number, msg
from journeymap.model import Journey

ROOT: ElementKey = ("", "")
NO_STAGE: ElementKey = ("stages", "")
"""The branch of touchpoints that stand in no stage."""
Tree = Mapping[ElementKey, tuple[ElementKey, ...]]
ORDERED_AT_ONCE = 1000
"""Up to so many touchpoints the order is worked out at each step (12 ms); beyond, the next analysis brings it."""


def order_now(journey: Journey, known: Iterable[str]) -> tuple[str, ...]:
    """The touchpoints in journey order; in a large journey those of the order `known` first, then the new ones."""
    if len(journey.touchpoints) <= ORDERED_AT_ONCE:
        return journey_order(journey)
    kept = dict.fromkeys(id for id in known if id in journey.touchpoints)
    return (*kept, *(id for id in journey.touchpoints if id not in kept))


def tree_of(journey: Journey, order: Iterable[str], fits: Callable[[str], bool] | None = None) -> Tree:
    """The children of every branch; with `fits` only the touchpoints that do, and the stages that hold any."""
    stages_of: dict[str, list[ElementKey]] = {id: [] for id in journey.stages}
    for id in order:
        touchpoint = journey.touchpoints.get(id)
        if touchpoint is not None and (fits is None or fits(id)):
            stages_of.setdefault(touchpoint.stage, []).append(("touchpoints", id))
    shown = {("stages", id): tuple(found) for id, found in stages_of.items() if found or (fits is None and id)}
    if fits is None:
        shown |= {("stages", id): () for id in journey.stages if ("stages", id) not in shown}
    return {ROOT: tuple(shown), **shown, **_leaving(journey)}


def _leaving(journey: Journey) -> Tree:
    leaving: dict[ElementKey, list[ElementKey]] = {}
    for id, link in journey.links.items():
        leaving.setdefault(("touchpoints", link.source), []).append(("links", id))
    return {key: tuple(found) for key, found in leaving.items()}


def rename(document: Document, key: ElementKey, title: str) -> None:
    """Gives a stage or touchpoint another title; `EditError` for an empty one."""
    if not title.strip():
        raise refuse("A title needs at least one letter.")
    verb = stages.rename_stage if key[0] == "stages" else touchpoints.rename_touchpoint
    verb(document, key[1], title)


def delete(document: Document, keys: Iterable[ElementKey]) -> None:
    """Deletes stages, touchpoints and links in one step; the touchpoints of a deleted stage stay."""
    chosen = [key for key in dict.fromkeys(keys) if key[1]]
    if len(chosen) == 1:
        _delete(document, chosen[0])
    elif chosen:
        with document.edit(msg("Delete {name}", name=msg("{count} elements", count=Number(len(chosen))))):
            for key in chosen:
                if key[1] in getattr(document.present, key[0]):
                    _delete(document, key)


def _delete(document: Document, key: ElementKey) -> None:
    verbs: Mapping[str, Callable[[Document, str], None]] = {
        "stages": stages.remove_stage,
        "touchpoints": touchpoints.delete_touchpoints,
        "links": links.disconnect,
    }
    verbs[key[0]](document, key[1])


def move_to_stage(document: Document, ids: Iterable[str], stage: str) -> None:
    """Puts the touchpoints that stand elsewhere into a stage; nothing where all stand there already."""
    moved = [id for id in ids if elements.element(document, "touchpoints", id).stage != stage]
    if moved:
        placing.move_to_stage(document, moved, stage)


def shift(document: Document, key: ElementKey, step: int, order: Iterable[str]) -> None:
    """Moves a stage among the stages, or a touchpoint among those of its stage in the order shown, by one place.

    `EditError` where a link says which of two touchpoints comes first.
    """
    if key[0] == "stages":
        _shift_stage(document, key[1], step)
    elif key[0] == "touchpoints":
        _shift_touchpoint(document, key[1], step, order)


def _shift_stage(document: Document, id: str, step: int) -> None:
    place = list(document.present.stages).index(id) + step
    if 0 <= place < len(document.present.stages):
        stages.move_stage(document, id, place)


def _shift_touchpoint(document: Document, id: str, step: int, order: Iterable[str]) -> None:
    journey = document.present
    stage = journey.touchpoints[id].stage
    members = [other for other in order if journey.touchpoints[other].stage == stage]
    place = members.index(id)
    if not 0 <= place + step < len(members):
        return
    beside = members[place + step]
    members[place], members[place + step] = beside, id
    if _orders(journey, stage, members) != members:
        first, second = (beside, id) if step < 0 else (id, beside)
        titles = [journey.touchpoints[one].title for one in (first, second)]
        raise refuse("The links say that {first} comes before {second}.", first=titles[0], second=titles[1])
    placing.reorder_touchpoints(document, _filed(journey, members))


def _filed(journey: Journey, members: Iterable[str]) -> list[str]:
    """All touchpoints as they stand in the file, with these in this order in the places they have among them."""
    chosen, following = set(members), iter(members)
    return [next(following) if id in chosen else id for id in journey.touchpoints]


def _orders(journey: Journey, stage: str, members: list[str]) -> list[str]:
    """The journey order of one stage, were its touchpoints filed like this."""
    filed = {id: journey.touchpoints[id] for id in _filed(journey, members)}
    ordered = journey_order(replace(journey, touchpoints=filed))
    return [id for id in ordered if filed[id].stage == stage]
