"""What one side deleted and the other changed or used anew: found before fields are merged, then put back or taken
away on all sides, so that the merge itself meets no half-deleted element.

Stands between `renaming` and `weaving`. Uses the same consequences as deleting in the editor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from journeymap.editing.changes import ElementKey
from journeymap.editing.consequences import GO_ALONG, consequences, without_metrics
from journeymap.editing.merging.sequences import inserted
from journeymap.editing.references import held_by, ids_in, rewritten
from journeymap.model import MAPPINGS, REFERENCES, Element, Journey, Reference, Touchpoint, WarningRule
from journeymap.model.metrics import BUILT_IN

Uses = dict[ElementKey, Any]
"""What an element names, with what it says of it."""


def contested(base: Journey, deleting: Journey, other: Journey) -> list[ElementKey]:
    """What `deleting` has no more and `other` changed, or names where it did not before."""
    gone = {key for key in deleted(base, deleting) if _get(other, key) is not None}
    if not gone:
        return []
    # What became of other elements when `other` deleted something is no wish of its own.
    image = without(base, deleted(base, other))
    wanted = {key for key in gone if _get(other, key) not in (_get(base, key), _get(image, key))}
    for mapping in MAPPINGS:
        before = getattr(base, mapping)
        for id, element in getattr(other, mapping).items():
            old = before.get(id)
            if element is not old and element != old:
                wanted |= _used_anew(mapping, old, element, gone - wanted)
    return [key for key in deleted(base, deleting) if key in wanted]


def deleted(base: Journey, side: Journey) -> list[ElementKey]:
    """What the side has no more, in file order."""
    return [(name, id) for name in MAPPINGS for id in getattr(base, name) if id not in getattr(side, name)]


def without(journey: Journey, keys: Iterable[ElementKey]) -> Journey:
    """The journey with these deleted. What cannot be without them stays: a side may have given it another end, and
    `mended` sees to the rest."""
    removed: dict[str, list[str]] = {}
    for mapping, id in keys:
        removed.setdefault(mapping, []).append(id)
    if not removed:
        return journey
    changes = consequences(journey, removed)
    return _changed(journey, {k: v for k, v in changes.items() if v is not None or k[1] in removed.get(k[0], ())})


def restored(side: Journey, base: Journey, keys: Iterable[ElementKey]) -> Journey:
    """The side with these as if it had not deleted them: they, what went along, and what they named."""
    back = _with_what_belongs(side, base, keys)
    if not back:
        return side
    fields: dict[str, Any] = {}
    for mapping in MAPPINGS:
        old, now = getattr(base, mapping), getattr(side, mapping)
        ids = {id for name, id in back if name == mapping}
        if ids:
            both = {**now, **{id: old[id] for id in ids}}
            fields[mapping] = {id: both[id] for id in inserted([*now], [*old], both)}
    return _with_names(replace(side, **fields), base, back)


def mended(journey: Journey, metrics: Iterable[str]) -> Journey:
    """The journey without what names nothing; `metrics` are those that there were on any side."""
    missing: dict[str, dict[str, None]] = {}
    for reference in REFERENCES:
        known = getattr(journey, reference.target)
        for element in getattr(journey, reference.holder).values():
            for id in ids_in(element, reference):
                if id not in known:
                    missing.setdefault(reference.target, {})[id] = None
    gone = [id for id in metrics if id not in journey.metrics and id not in BUILT_IN]
    if gone:
        missing["metrics"] = dict.fromkeys(gone)
    return _changed(journey, consequences(journey, missing)) if missing else journey


def _changed(journey: Journey, changes: Mapping[ElementKey, Element | None]) -> Journey:
    copies: dict[str, dict[str, Any]] = {}
    for (mapping, id), element in changes.items():
        copy = copies.setdefault(mapping, {**getattr(journey, mapping)})
        if element is None:
            copy.pop(id, None)
        else:
            copy[id] = element
    return replace(journey, **copies)


def _get(journey: Journey, key: ElementKey) -> Any:
    return getattr(journey, key[0]).get(key[1])


def _used_anew(mapping: str, old: Element | None, element: Element, gone: set[ElementKey]) -> set[ElementKey]:
    """Which of the gone the element names, and its old state did not, or said something else of."""
    now = {key: said for key, said in _uses(mapping, element) if key in gone}
    before: Uses = dict(_uses(mapping, old)) if now and old is not None else {}
    return {key for key, said in now.items() if key not in before or before[key] != said}


def _uses(mapping: str, element: Element) -> Iterator[tuple[ElementKey, Any]]:
    for reference in held_by(mapping):
        value = getattr(element, reference.field)
        for id in ids_in(element, reference):
            yield (reference.target, id), (reference.field, value[id] if reference.shape == "keys" else None)
    for metric in _metrics(element):
        yield ("metrics", metric), _measures(element, metric)


def _metrics(element: Element) -> set[str]:
    if isinstance(element, Touchpoint):
        return {record.metric for record in element.scores} | {key.split("/")[0] for key in element.targets}
    return {element.metric} if isinstance(element, WarningRule) else set()


def _measures(element: Element, metric: str) -> Any:
    """What the element holds of a metric."""
    if not isinstance(element, Touchpoint):
        return None
    scores = [record for record in element.scores if record.metric == metric]
    return scores, {key: value for key, value in element.targets.items() if key.split("/")[0] == metric}


def _with_what_belongs(side: Journey, base: Journey, keys: Iterable[ElementKey]) -> set[ElementKey]:
    """The keys, what these cannot be without, and what went along with them and can be again."""
    back: set[ElementKey] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key in back or _get(side, key) is not None or _get(base, key) is None:
            continue
        back.add(key)
        waiting += _needs(key[0], _get(base, key))
    for mapping in ("links", "warnings"):
        for id, element in getattr(base, mapping).items():
            if _get(side, (mapping, id)) is None:
                needs = {*_needs(mapping, element)}
                if needs & back and all(_get(side, need) is not None for need in needs - back):
                    back.add((mapping, id))
    return back


def _needs(mapping: str, element: Element) -> list[ElementKey]:
    """What the element goes along with."""
    going = [r for r in held_by(mapping) if r.shape == "required" or (r.holder, r.field) in GO_ALONG]
    needs = [(reference.target, id) for reference in going for id in ids_in(element, reference)]
    if isinstance(element, WarningRule) and element.metric and element.metric not in BUILT_IN:
        needs.append(("metrics", element.metric))
    return needs


def _with_names(side: Journey, base: Journey, back: set[ElementKey]) -> Journey:
    """The side with the names of what came back where they had been taken out."""
    changes: dict[ElementKey, Element | None] = {}
    for mapping in MAPPINGS:
        old = getattr(base, mapping)
        for id, element in getattr(side, mapping).items():
            if id in old and (now := _naming(mapping, old[id], element, back)) is not element:
                changes[mapping, id] = now
    return _changed(side, changes)


def _naming(mapping: str, old: Element, element: Element, back: set[ElementKey]) -> Element:
    for reference in held_by(mapping):
        lost = {id for id in ids_in(old, reference) if (reference.target, id) in back}
        if lost - {*ids_in(element, reference)}:
            element = _named_again(reference, old, element, lost)
    metrics = {name for name in _metrics(old) if ("metrics", name) in back}
    if metrics and isinstance(old, Touchpoint) and isinstance(element, Touchpoint):
        return _measured_again(old, element, metrics)
    return element


def _named_again(reference: Reference, old: Element, element: Any, lost: set[str]) -> Any:
    was, now = getattr(old, reference.field), getattr(element, reference.field)
    plain = getattr(rewritten(old, reference, lambda id: "" if id in lost else id), reference.field)
    if now == plain and list(now) == list(plain):
        value = was
    elif reference.shape == "many":
        value = (*now, *(id for id in was if id in lost and id not in now))
    elif reference.shape == "keys":
        value = {**now, **{id: item for id, item in was.items() if id in lost and id not in now}}
    elif reference.shape in ("one", "required"):
        value = now or was
    else:
        again = {_plain(item, reference.shape): item for item in was if getattr(item, reference.shape) in lost}
        value = tuple(again.get(item, item) if not getattr(item, reference.shape) else item for item in now)
    return replace(element, **{reference.field: value})


def _plain(item: Element, field: str) -> Element:
    return replace(item, **{field: ""})


def _measured_again(old: Touchpoint, element: Touchpoint, metrics: set[str]) -> Touchpoint:
    plain = without_metrics(old, metrics)
    has = {record.identity for record in element.scores}
    scores = (*element.scores, *(r for r in old.scores if r.metric in metrics and r.identity not in has))
    targets = {**{k: v for k, v in old.targets.items() if k.split("/")[0] in metrics}, **element.targets}
    return replace(
        element,
        scores=old.scores if element.scores == plain.scores else scores,
        targets=old.targets if element.targets == plain.targets else targets,
    )
