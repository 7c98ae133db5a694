"""The laws of merging, over random histories of two people."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.editing.changes import ChangeSet
from journeymap.editing.commands import elements
from journeymap.editing.consequences import consequences, without_metrics
from journeymap.editing.difference import FieldChange, changes_between
from journeymap.editing.document import Document
from journeymap.editing.errors import EditError
from journeymap.editing.invariants import flaws_of_step, violations
from journeymap.editing.merging import Merge, merge, resolve
from journeymap.editing.merging.outcome import Conflict
from journeymap.editing.merging.plans import by_identity, named
from journeymap.editing.merging.renaming import told_apart
from journeymap.editing.references import held_by, ids_in, rewritten
from journeymap.i18n import Translator, msg
from journeymap.model import MAPPINGS, Journey, Touchpoint
from journeymap.model.metrics import BUILT_IN
from tests import strategies as own
from tests.editing.hotel import hotel
from tests.effort import examples
from tests.properties.test_editing_machine import VERBS, orders
from tests.strategies import without_kept

RUNS = settings(max_examples=examples(25), deadline=None, suppress_health_check=list(HealthCheck))
TOLD = Translator()


def by_verb(data: st.DataObject, document: Document) -> None:
    """Any verb of the editor."""
    name = data.draw(st.sampled_from(sorted(VERBS)))

    def pick(mapping: str) -> str:
        return str(data.draw(st.sampled_from((*getattr(document.journey, mapping), "no-such"))))

    VERBS[name](data, document, pick)


def drawn(data: st.DataObject, journey: Journey, mapping: str) -> Any:
    """An element of a mapping with any fields, its references resolved."""
    known = {name: tuple(getattr(journey, name)) for name in MAPPINGS}
    plain = {
        "departments": own.DEPARTMENTS, "personas": own.PERSONAS, "stages": own.STAGES, "metrics": own.CUSTOM_METRICS,
        "actions": own.actions(known), "touchpoints": own.touchpoints(known, journey.metrics),
    }  # fmt: skip
    if journey.touchpoints:
        plain |= {"links": own.links(known), "warnings": own.warnings(known, journey.metrics)}
    return data.draw(plain[mapping]) if mapping in plain else None


def put(document: Document, mapping: str, id: str, element: Any) -> None:
    with document.edit(msg("Put")) as draft:
        draft.put(mapping, id, element)


def some_fields(data: st.DataObject, document: Document) -> None:
    """Some fields of an element that is there get other values."""
    mapping = data.draw(st.sampled_from([name for name in MAPPINGS if getattr(document.journey, name)] or ["stages"]))
    held = getattr(document.journey, mapping)
    other = drawn(data, document.journey, mapping) if held else None
    if other is None:
        return
    id = data.draw(st.sampled_from(list(held)))
    names = [name for name in other.__struct_fields__ if getattr(other, name) != getattr(held[id], name)]
    chosen = data.draw(st.lists(st.sampled_from(names), max_size=3, unique=True)) if names else []
    put(document, mapping, id, msgspec.structs.replace(held[id], **{name: getattr(other, name) for name in chosen}))


def an_entry(data: st.DataObject, document: Document) -> None:
    """An entry of the first touchpoint gets another value, appears or goes: where two people work on one card."""
    for id, touchpoint in [*document.journey.touchpoints.items()][:2][-1:]:
        other = drawn(data, document.journey, "touchpoints")
        fields: dict[str, Any] = {}
        for name in ("owners", "responses", "targets", "views"):
            keys = data.draw(st.sets(st.sampled_from([*getattr(touchpoint, name)] or ["none"])))
            left = {key: value for key, value in getattr(touchpoint, name).items() if key not in keys}
            fields[name] = {**left, **getattr(other, name)}
        scores = {record.identity: record for record in (*touchpoint.scores, *other.scores)}
        counts = data.draw(st.sampled_from(({}, None)))
        changed = (msgspec.structs.replace(r, counts=r.counts if counts is None else {}) for r in scores.values())
        fields["scores"] = tuple(changed)
        votes = touchpoint.votes + data.draw(st.integers(0, 2))
        put(document, "touchpoints", id, msgspec.structs.replace(touchpoint, votes=votes, **fields))


def a_word(data: st.DataObject, document: Document) -> None:
    """One of few words in one of few fields of the first card: where people contradict one another."""
    for id, touchpoint in [*document.journey.touchpoints.items()][:1]:
        field = data.draw(st.sampled_from(("title", "notes", "channel")))
        word = data.draw(st.sampled_from(("Satu", "Dua", "Tiga")))
        put(document, "touchpoints", id, msgspec.structs.replace(touchpoint, **{field: word}))


def a_deletion(data: st.DataObject, document: Document) -> None:
    mapping = data.draw(st.sampled_from([name for name in MAPPINGS if getattr(document.journey, name)] or ["stages"]))
    elements.remove(document, mapping, data.draw(st.sampled_from([*getattr(document.journey, mapping), "no-such"])))


def a_newcomer(data: st.DataObject, document: Document) -> None:
    """A new element, whose id the other side may give as well."""
    mapping = data.draw(st.sampled_from(list(MAPPINGS)))
    element = drawn(data, document.journey, mapping)
    id = data.draw(st.sampled_from(("new", "newer")))
    if element is not None and id not in getattr(document.journey, mapping):
        put(document, mapping, id, element)


def an_order(data: st.DataObject, document: Document) -> None:
    mapping = data.draw(st.sampled_from(("stages", "touchpoints", "departments")))
    with document.edit(msg("Order")) as draft:
        draft.reorder(mapping, data.draw(st.permutations(list(getattr(document.journey, mapping)))))


def a_setting(data: st.DataObject, document: Document) -> None:
    name = data.draw(st.sampled_from(sorted(own.SETTING_FIELDS)))
    with document.edit(msg("Set")) as draft:
        draft.set(name, data.draw(own.SETTING_FIELDS[name]))


EDITS = (by_verb, some_fields, a_word, a_word, an_entry, a_deletion, a_newcomer, an_order, a_setting)


def edited(data: st.DataObject, journey: Journey, most: int = 7) -> Journey:
    """The journey after a few random edits, so many at the same places that two people meet."""
    document = Document(journey)
    for edit in data.draw(st.lists(st.sampled_from(EDITS), min_size=2, max_size=most)):
        document.seal()
        with contextlib.suppress(EditError):
            edit(data, document)
    return document.journey


@st.composite
def histories(draw: st.DrawFn) -> tuple[Journey, Journey, Journey]:
    """A base and what two people made of it; now and then something wholly other."""
    data = draw(st.data())
    base = draw(st.just(hotel()) | own.journeys(most=2, nested=False))
    ours = edited(data, base)
    theirs = edited(data, base) if draw(st.integers(0, 9)) else draw(own.journeys(most=3, nested=False))
    return base, ours, theirs


def same(one: Journey, other: Journey) -> bool:
    return one == other and orders(one) == orders(other)


@RUNS
@given(histories())
def test_who_changed_nothing_takes_the_other(history: tuple[Journey, Journey, Journey]) -> None:
    base, ours, theirs = history
    for merged, expected in ((merge(base, base, theirs), theirs), (merge(base, ours, base), ours)):
        assert same(merged.journey, expected)
        assert merged.conflicts == ()


@RUNS
@given(histories())
def test_both_the_same_is_that(history: tuple[Journey, Journey, Journey]) -> None:
    base, ours, _ = history
    merged = merge(base, ours, ours)
    assert same(merged.journey, ours)
    assert (merged.conflicts, merged.taken) == ((), ())


@RUNS
@given(histories(), st.data())
def test_whatever_is_chosen_the_result_is_valid(history: tuple[Journey, Journey, Journey], data: st.DataObject) -> None:
    base, ours, theirs = history
    merged = merge(base, ours, theirs)
    choices = {place: data.draw(st.sampled_from(("ours", "theirs"))) for place in range(len(merged.conflicts))}
    for journey in (merged.journey, resolve(merged, choices)):
        assert violations(journey) == ()
        document = Document(ours)
        steps: list[ChangeSet] = []
        document.subscribe(steps.append)
        document.replace(journey, msg("Merge"))
        assert all(flaws_of_step(step) == () for step in steps)
        assert len(steps) <= 1
        document.undo()
        assert same(document.journey, ours)


@RUNS
@given(histories())
def test_as_many_conflicts_from_either_side(history: tuple[Journey, Journey, Journey]) -> None:
    base, ours, theirs = history
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert len(one.conflicts) == len(other.conflicts)
    assert len({conflict.spot for conflict in one.conflicts}) == len(one.conflicts)
    for conflict in one.conflicts:
        assert conflict.ours != conflict.theirs
        assert conflict.base not in (conflict.ours, conflict.theirs) or conflict.field == ""
        assert "{" not in conflict.title.text or TOLD.render(conflict.title)


@RUNS
@given(histories())
def test_our_side_holds_until_it_is_decided_otherwise(history: tuple[Journey, Journey, Journey]) -> None:
    merged = merge(*history)
    assert resolve(merged, {}) == merged.journey
    assert resolve(merged, dict.fromkeys(merged.conflicts, "ours")) == merged.journey
    for conflict in merged.conflicts:
        if not _stands_or_falls(merged, conflict, "ours"):
            expected = _naming_only_what_is_there(conflict, conflict.ours, merged.journey)
            assert _held(merged.journey, conflict) == expected


@RUNS
@given(histories())
def test_their_side_holds_when_all_is_decided_for_it(history: tuple[Journey, Journey, Journey]) -> None:
    merged = merge(*history)
    decided = resolve(merged, dict.fromkeys(merged.conflicts, "theirs"))
    for conflict in merged.conflicts:
        if not _stands_or_falls(merged, conflict, "theirs"):
            expected = _naming_only_what_is_there(conflict, conflict.theirs, decided)
            assert _held(decided, conflict) == expected


@RUNS
@given(histories())
def test_every_change_is_in_the_result_or_in_the_list(history: tuple[Journey, Journey, Journey]) -> None:
    base, ours, theirs = (without_kept(journey) for journey in history)
    merged = merge(base, ours, theirs)
    for side in (ours, told_apart(base, ours, theirs)):
        left = changes_between(merged.journey, side)
        for change in changes_between(base, side):
            for still in left:
                if _overlap(change.path, still.path):
                    assert _explained(merged, base, side, change), change


# --- an oracle of its own: what a conflict or a sum explains


def _overlap(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(a == b for a, b in zip(one, other, strict=False))


def _explained(merged: Merge, base: Journey, side: Journey, change: FieldChange) -> bool:
    return (
        any(_overlap(_path(conflict), change.path) for conflict in merged.conflicts)
        or _counted(change.path)
        or change in _followed(base, side)
        or _in_a_set(merged.journey, change)
        or _belongs_to_a_contested(merged, base, side, change)
        or _only_elsewhere_changed(merged.journey, side, change)
    )


def _followed(base: Journey, side: Journey) -> tuple[FieldChange, ...]:
    """What followed from deleting in the editor; who deletes a department does not decide about each of its cards."""
    gone = {name: [id for id in getattr(base, name) if id not in getattr(side, name)] for name in MAPPINGS}
    fields = {name: {**getattr(base, name)} for name in MAPPINGS}
    for (mapping, id), element in consequences(base, gone).items():
        fields[mapping][id] = element
    left = {name: {id: each for id, each in held.items() if each is not None} for name, held in fields.items()}
    return changes_between(base, msgspec.structs.replace(base, **left))


def _path(conflict: Conflict) -> tuple[str, ...]:
    field, _, inner = conflict.field.partition(".")
    name = conflict.key[1:] if conflict.key[0] == "journey" else conflict.key
    entry = conflict.entry if conflict.key != ("journey", "parking_lot") else ""
    return tuple(part for part in (*name, field, entry, inner) if part)


def _counted(path: tuple[str, ...]) -> bool:
    """Dots and marks are added up."""
    return path[-1] == "votes" or "views" in path


def _in_a_set(journey: Journey, change: FieldChange) -> bool:
    """Of an ordered set, each text that was added is there and each that was taken away is not."""
    if not isinstance(change.before, list) or not isinstance(change.after, list) or len(change.path) == 2:
        return change.path == ("parking_lot",)
    if change.path[0] not in MAPPINGS:
        return change.path == ("parking_lot",)
    element = getattr(journey, change.path[0]).get(change.path[1])
    if element is None or len(change.path) != 3:
        return False
    value = getattr(element, change.path[2], None)
    if not isinstance(value, tuple) or not all(isinstance(each, str) or hasattr(each, "value") for each in value):
        return False
    now = [getattr(each, "value", each) for each in value]
    added = [each for each in change.after if each not in change.before]
    gone = [each for each in change.before if each not in change.after]
    return all(each in now for each in added) and not any(each in now for each in gone)


def _belongs_to_a_contested(merged: Merge, base: Journey, side: Journey, change: FieldChange) -> bool:
    """What names an element that one deleted and the other used stands or falls with it."""
    contested = {conflict.key for conflict in merged.conflicts if not conflict.field and conflict.key[0] != "order"}
    mapping = change.path[0]
    if not contested or mapping not in MAPPINGS:
        return False
    found: set[Any] = set()
    for journey in (base, side):
        element = getattr(journey, mapping).get(change.path[1])
        if element is not None:
            found |= {(r.target, id) for r in held_by(mapping) for id in ids_in(element, r)}
            found |= {("metrics", name) for name in _metrics(element)}
    return bool(found & (contested | _ends_of_contested_links(contested, base)))


def _ends_of_contested_links(contested: set[Any], base: Journey) -> set[Any]:
    """A link that is kept keeps its ends."""
    links = [base.links[id] for mapping, id in contested if mapping == "links" and id in base.links]
    rules = [base.warnings[id] for mapping, id in contested if mapping == "warnings" and id in base.warnings]
    ends = {("touchpoints", end) for link in links for end in (link.source, link.target)}
    return ends | {("touchpoints", rule.touchpoint) for rule in rules} | {("metrics", rule.metric) for rule in rules}


def _metrics(element: Any) -> set[str]:
    scores = {record.metric for record in getattr(element, "scores", ())}
    targets = {key.split("/")[0] for key in getattr(element, "targets", {})}
    return scores | targets | {getattr(element, "metric", "")}


def _only_elsewhere_changed(journey: Journey, side: Journey, change: FieldChange) -> bool:
    """The change added or removed a whole part, inside which the other side changed something else as well."""
    if change.before is None or change.after is None:
        return False
    now = {each.path: each for each in changes_between(journey, side)}
    return change.path not in now and not any(
        _overlap(path, change.path) and len(path) <= len(change.path) for path in now
    )


def _naming_only_what_is_there(conflict: Conflict, chosen: Any, journey: Journey) -> Any:
    """An element that is kept names no more what the other side alone deleted, and nobody contested."""
    if conflict.field or conflict.key[0] not in MAPPINGS or chosen is None:
        return chosen
    for reference in held_by(conflict.key[0]):
        gone = set(ids_in(chosen, reference)) - set(getattr(journey, reference.target))
        chosen = rewritten(chosen, reference, partial(_unless, gone))
    metrics = _metrics(chosen) - {"", *journey.metrics, *BUILT_IN}
    return without_metrics(chosen, metrics) if isinstance(chosen, Touchpoint) and metrics else chosen


def _unless(gone: set[str], id: str) -> str:
    return "" if id in gone else id


def _stands_or_falls(merged: Merge, conflict: Conflict, side: str) -> bool:
    """Whether the place is bound to an element whose deletion was chosen."""
    went = {
        each.key
        for each in merged.conflicts
        if not each.field and each.key[0] != "order" and getattr(each, side) is None
    }
    return bool(went) and conflict.key not in went


def _held(journey: Journey, conflict: Conflict) -> Any:
    kind, name = conflict.key
    if kind == "order":
        wanted = conflict.ours
        return tuple(id for id in getattr(journey, name) if id in wanted)
    value = journey if kind == "journey" else getattr(journey, kind).get(name)
    if not conflict.field and kind != "journey":
        return value
    first, _, inner = conflict.field.partition(".")
    value = getattr(value, name if kind == "journey" else first)
    if kind == "journey":
        inner = conflict.field
    if conflict.entry:
        value = _entry(value, conflict.entry)
    return getattr(value, inner) if inner else value


def _entry(value: Any, entry: str) -> Any:
    if isinstance(value, dict):
        return value.get(entry)
    return next((item for key, item in by_identity(value).items() if named(item, key[1]) == entry), None)
