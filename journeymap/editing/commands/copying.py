"""Verbs that bring touchpoints in from elsewhere: paste a clip, duplicate within the journey.

References are matched: a department, persona or stage of the clip is the journey's own of the same id and name, else
its own of the same name, else it is added. Touchpoints and links always get new ids where theirs are taken.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from journeymap.editing.clip import NEEDED, Clip, copy, unmeasured
from journeymap.editing.commands import elements
from journeymap.editing.document import Document
from journeymap.editing.draft import Draft
from journeymap.editing.references import held_by, rewritten
from journeymap.i18n import msg
from journeymap.model import Element, Journey, Touchpoint
from journeymap.model.ids import ID_PATTERN, link_id, new_id
from journeymap.model.metrics import BUILT_IN

OFFSET_PT = 24.0
"""How far right and down a copy stands from where its original stood."""

NewIds = Mapping[str, Mapping[str, str]]
"""From the clip's ids to the journey's, by mapping."""


def duplicate(document: Document, ids: str | Iterable[str]) -> tuple[str, ...]:
    """Copies touchpoints with the links among them, a little aside; the new ids.

    What was measured and said of the originals (scores, quotes, comments, answers, views, votes) stays with them.
    """
    chosen = (ids,) if isinstance(ids, str) else tuple(ids)
    name = elements.several(document, "touchpoints", chosen)
    for id in chosen:
        elements.element(document, "touchpoints", id)
    with document.edit(msg("Duplicate {name}", name=name)):
        return paste(document, copy(document.present, chosen), evidence=False)


def paste(
    document: Document, clip: Clip, stage: str | None = None, offset_pt: float = OFFSET_PT, *, evidence: bool = True
) -> tuple[str, ...]:
    """Adds the touchpoints of a clip with their links; the new ids.

    `stage` puts all of them into one stage of the journey. Without `evidence` nothing measured or said comes along.
    """
    if stage:
        elements.element(document, "stages", stage)
    with document.edit(msg("Paste")) as draft:
        source = clip.journey if stage is None else _staged(clip, stage)
        known: dict[str, Mapping[str, str]] = {name: _matched(draft, name, getattr(source, name)) for name in NEEDED}
        if stage is not None:
            known["stages"] = {stage: stage} if stage else {}
        metrics = _matched(draft, "metrics", source.metrics)
        taken = {**draft.mapping("touchpoints")}
        inside = _fresh(source.touchpoints, taken)
        known["touchpoints"] = {**_outside(draft, clip), **inside}
        for id, touchpoint in source.touchpoints.items():
            kept = touchpoint if evidence else unmeasured(touchpoint)
            draft.put("touchpoints", inside[id], _settled(_renamed(kept, metrics), known, offset_pt))
        for link in source.links.values():
            made = _rewritten("links", link, known)
            draft.put("links", link_id(made.source, made.target, draft.mapping("links")), made)
    return tuple(inside.values())


def _staged(clip: Clip, stage: str) -> Journey:
    touchpoints = {id: replace(t, stage=stage) for id, t in clip.journey.touchpoints.items()}
    return replace(clip.journey, touchpoints=touchpoints, stages={})


def _fresh(touchpoints: Mapping[str, Touchpoint], taken: dict[str, Any]) -> dict[str, str]:
    """A free id for each touchpoint: its own where nobody has it."""
    result: dict[str, str] = {}
    for id, touchpoint in touchpoints.items():
        result[id] = _free(id, touchpoint.title, taken, "touchpoint")
        taken[result[id]] = touchpoint
    return result


def _free(id: str, title: str, taken: Container[str], fallback: str) -> str:
    return id if id not in taken and ID_PATTERN.fullmatch(id) else new_id(title, taken, fallback)


def _outside(draft: Draft, clip: Clip) -> dict[str, str]:
    own = draft.mapping("touchpoints")
    return {id: id for id, title in clip.outside.items() if id in own and own[id].title == title}


def _matched(draft: Draft, mapping: str, wanted: Mapping[str, Element]) -> dict[str, str]:
    """From the clip's ids to the journey's own; what the journey lacks is added to the draft."""
    result: dict[str, str] = {}
    for id, element in wanted.items():
        found = _own(draft.mapping(mapping), mapping, id, element)
        if found is None:
            taken = {**BUILT_IN, **draft.mapping(mapping)} if mapping == "metrics" else draft.mapping(mapping)
            found = _free(id, _name(mapping, element), taken, elements.NOUNS[mapping])
            draft.put(mapping, found, element)
        result[id] = found
    return result


def _own(own: Mapping[str, Element], mapping: str, id: str, element: Element) -> str | None:
    alike = _ALIKE.get(mapping, lambda one, other: True)
    name = _name(mapping, element)
    found = [key for key, other in own.items() if _name(mapping, other) == name and alike(element, other)]
    return id if id in found else next(iter(found), None)


def _name(mapping: str, element: Element) -> str:
    name: str = getattr(element, elements.NAME_FIELDS[mapping])
    return name.strip().casefold()


def _same_metric(one: Any, other: Any) -> bool:
    fields = ("scale", "formula", "better")
    return all(getattr(one, field) == getattr(other, field) for field in fields)


_ALIKE: Mapping[str, Callable[[Any, Any], bool]] = {"metrics": _same_metric}
"""What must agree besides the name: scores may only join a metric of the same scale and formula."""


def _rewritten(mapping: str, element: Any, known: NewIds) -> Any:
    for reference in held_by(mapping):
        ids = known.get(reference.target, {})
        element = rewritten(element, reference, lambda id, ids=ids: ids.get(id, ""))  # type: ignore[misc]
    return element


def _settled(touchpoint: Touchpoint, known: NewIds, offset_pt: float) -> Touchpoint:
    made: Touchpoint = _rewritten("touchpoints", touchpoint, known)
    if made.position is None:
        return made
    return replace(made, position=(made.position[0] + offset_pt, made.position[1] + offset_pt))


def _renamed(touchpoint: Touchpoint, metrics: Mapping[str, str]) -> Touchpoint:
    """The touchpoint with the journey's ids of custom metrics in its scores and targets."""
    if all(old == new for old, new in metrics.items()):
        return touchpoint
    scores = tuple(replace(r, metric=metrics.get(r.metric, r.metric)) for r in touchpoint.scores)
    return replace(touchpoint, scores=scores, targets={_key(k, metrics): v for k, v in touchpoint.targets.items()})


def _key(key: str, metrics: Mapping[str, str]) -> str:
    metric, slash, formula = key.partition("/")
    return f"{metrics.get(metric, metric)}{slash}{formula}"
