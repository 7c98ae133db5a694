"""Random edits, undo, redo, failing edits, saving and loading: the laws of editing hold after every step."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from journeymap.editing.changes import ChangeSet, all_keys, apply, between
from journeymap.editing.clip import copy
from journeymap.editing.commands import (
    actions,
    copying,
    departments,
    elements,
    experience,
    links,
    metrics,
    ownership,
    parking,
    personas,
    placing,
    promises,
    scores,
    snapshots,
    stages,
    targets,
    touchpoints,
    typing_in,
    warnings,
)
from journeymap.editing.commands.settings import record_import, set_settings
from journeymap.editing.document import Document
from journeymap.editing.errors import EditError
from journeymap.editing.invariants import flaws_of_step, violations
from journeymap.i18n import msg
from journeymap.model import MAPPINGS, Journey, ScoreRecord
from journeymap.model.ids import ID_PATTERN
from journeymap.model.words import Answer, Kind, LinkKind, Moment, Role
from journeymap.storage.codec import dumps, loads
from tests import strategies as own

Pick = Callable[[str], str]
Verb = Callable[[st.DataObject, Document, Pick], object]
TITLES = st.sampled_from(("Check-in", "Pesan kamar", "Antre di meja depan", "", "  ", "2026", "Überweisung"))
SHARES = st.sampled_from((0.0, 0.14, 1.0, 1.5, -1.0, None))
MARKS = st.sampled_from((1, 3, 5, 0, 9))
PLACES = st.integers(-1, 2)


def some(data: st.DataObject, pick: Pick, mapping: str) -> tuple[str, ...]:
    return tuple(pick(mapping) for _ in range(data.draw(st.integers(0, 3))))


def a_score(data: st.DataObject, document: Document, pick: Pick) -> object:
    fields = data.draw(
        st.fixed_dictionaries(
            {"metric": st.sampled_from(("nps", "csat", "waiting-time", "clv", *document.journey.metrics, "nothing"))},
            optional={
                "counts": st.dictionaries(st.sampled_from((0, 1, 5, 10, 61, -3)), st.integers(-1, 9), max_size=3),
                "formula": st.sampled_from(("", "mean", "median", "nps")),
                "from_": st.just(date(2026, 1, 1)),
                "to": st.sampled_from((date(2025, 1, 1), date(2026, 6, 30))),
                "reported": st.builds(own.Reported, value=st.sampled_from((71.0, 500.0)), n=st.just(320)),
            },
        )
    )
    return scores.add_score(document, pick("touchpoints"), **fields)


def counts_added(data: st.DataObject, document: Document, pick: Pick) -> object:
    id = pick("touchpoints")
    held = document.journey.touchpoints[id].scores if id in document.journey.touchpoints else ()
    record = data.draw(st.sampled_from((*held, ScoreRecord(metric="nps", counts={9.0: 2}))))
    return scores.record_counts(document, id, record, add=data.draw(st.booleans()))


def a_delivery(data: st.DataObject, document: Document, pick: Pick) -> object:
    source, target = pick("touchpoints"), pick("touchpoints")
    promise = promises.make_promise(document, source, data.draw(TITLES))
    promises.deliver(document, target, promise)
    return promises.remove_promise(document, source, promise) if data.draw(st.booleans()) else None


def a_paste(data: st.DataObject, document: Document, pick: Pick) -> object:
    source = data.draw(st.sampled_from((document.journey, OTHER)))
    clip = copy(source, [*some(data, pick, "touchpoints"), *OTHER.touchpoints])
    return copying.paste(document, clip, data.draw(st.sampled_from((None, "", "nowhere"))))


OTHER = Journey(
    title="Elsewhere",
    departments={"it": own.Department(name="IT"), "a": own.Department(name="Operations")},
    metrics={"b": own.CustomMetric(name="Breakfast")},
    touchpoints={
        "a": own.Touchpoint(
            title="Sarapan",
            owners={"it": (Role.ACCOUNTABLE,), "a": (Role.INFORMED,)},
            scores=(ScoreRecord(metric="b", counts={4.0: 2}),),
            targets={"b/mean": 4.0},
            promises=(own.Promise(text="Hangat", made_at="a"),),
        )
    },
)

VERBS: dict[str, Verb] = {
    "add touchpoint": lambda d, doc, p: touchpoints.add_touchpoint(doc, d.draw(TITLES), stage=p("stages")),
    "add after": lambda d, doc, p: touchpoints.add_after(doc, p("touchpoints"), d.draw(TITLES)),
    "rename": lambda d, doc, p: touchpoints.rename_touchpoint(doc, p("touchpoints"), d.draw(TITLES)),
    "set": lambda d, doc, p: touchpoints.set_touchpoint(doc, p("touchpoints"), entry=d.draw(SHARES)),
    "set many": lambda d, doc, p: touchpoints.set_touchpoints(
        doc, some(d, p, "touchpoints"), kind=d.draw(st.sampled_from((*Kind, "sales", "no such")))
    ),
    "delete": lambda d, doc, p: touchpoints.delete_touchpoints(doc, some(d, p, "touchpoints")),
    "move": lambda d, doc, p: placing.move(doc, p("touchpoints"), (1.5, 2.0), p("stages")),
    "place": lambda d, doc, p: placing.place_many(
        doc, {p("touchpoints"): (0, 0)}, {p("stages"): d.draw(st.sampled_from((100, -1)))}
    ),
    "to stage": lambda d, doc, p: placing.move_to_stage(doc, some(d, p, "touchpoints"), p("stages")),
    "order": lambda d, doc, p: placing.reorder_touchpoints(doc, some(d, p, "touchpoints")),
    "connect": lambda d, doc, p: links.connect(
        doc, p("touchpoints"), p("touchpoints"), d.draw(st.sampled_from((None, *LinkKind))), share=d.draw(SHARES)
    ),
    "reconnect": lambda d, doc, p: links.reconnect(doc, p("links"), p("touchpoints"), p("touchpoints")),
    "turn": lambda d, doc, p: links.turn_round(doc, p("links")),
    "link owner": lambda d, doc, p: links.set_link(doc, p("links"), handoff_owner=p("departments")),
    "disconnect": lambda d, doc, p: links.disconnect(doc, p("links")),
    "add stage": lambda d, doc, p: stages.add_stage(doc, d.draw(TITLES), p("stages")),
    "stage place": lambda d, doc, p: stages.move_stage(doc, p("stages"), d.draw(PLACES)),
    "remove stage": lambda d, doc, p: stages.remove_stage(doc, p("stages"), p("stages")),
    "drop stage": lambda d, doc, p: stages.remove_stage(doc, p("stages")),
    "add department": lambda d, doc, p: departments.add_department(doc, d.draw(TITLES)),
    "trained": lambda d, doc, p: departments.set_department(doc, p("departments"), trained=d.draw(MARKS)),
    "remove department": lambda d, doc, p: departments.remove_department(doc, p("departments")),
    "role": lambda d, doc, p: ownership.toggle_role(
        doc, p("touchpoints"), p("departments"), d.draw(st.sampled_from((*Role, "consulted", "boss")))
    ),
    "accountable": lambda d, doc, p: ownership.make_accountable(doc, p("touchpoints"), p("departments")),
    "respond": lambda d, doc, p: ownership.respond(
        doc, p("touchpoints"), p("departments"), d.draw(st.sampled_from(Answer)), by="Sari", date=date(2026, 11, 3)
    ),
    "score": a_score,
    "counts": counts_added,
    "view": lambda d, doc, p: scores.cast_mark(doc, p("touchpoints"), p("departments"), "satisfaction", d.draw(MARKS)),
    "round": lambda d, doc, p: scores.cast_round(
        doc,
        p("departments"),
        {id: {"satisfaction": d.draw(MARKS), "importance": 5} for id in some(d, p, "touchpoints")},
    ),
    "no marks": lambda d, doc, p: scores.clear_all_views(doc),
    "target": lambda d, doc, p: targets.set_target(
        doc,
        p("touchpoints"),
        d.draw(st.sampled_from(("nps", "ces", "none"))),
        30,
        d.draw(st.sampled_from(("", "index"))),
    ),
    "deliver": a_delivery,
    "moment": lambda d, doc, p: experience.toggle_moment(
        doc, p("touchpoints"), d.draw(st.sampled_from((*Moment, "never")))
    ),
    "importance": lambda d, doc, p: experience.set_importance(doc, p("touchpoints"), customer=d.draw(MARKS)),
    "idea": lambda d, doc, p: experience.add_text(doc, p("touchpoints"), "ideas", d.draw(TITLES)),
    "no idea": lambda d, doc, p: experience.remove_text(doc, p("touchpoints"), "ideas", d.draw(PLACES)),
    "quote": lambda d, doc, p: experience.add_quote(doc, p("touchpoints"), d.draw(TITLES)),
    "comment": lambda d, doc, p: experience.add_comment(
        doc, p("touchpoints"), "Sari", d.draw(TITLES), department=p("departments")
    ),
    "action": lambda d, doc, p: actions.add_action(
        doc, d.draw(TITLES), some(d, p, "touchpoints"), department=p("departments"), cause=d.draw(MARKS)
    ),
    "about": lambda d, doc, p: actions.link_action(doc, p("actions"), p("touchpoints")),
    "persona": lambda d, doc, p: personas.add_persona(doc, d.draw(TITLES), share=d.draw(SHARES)),
    "no persona": lambda d, doc, p: personas.remove_persona(doc, p("personas")),
    "warning": lambda d, doc, p: warnings.add_warning(doc, p("touchpoints"), "nps", below=0, owner=p("departments")),
    "park": lambda d, doc, p: parking.park(doc, d.draw(TITLES)),
    "unpark": lambda d, doc, p: parking.place_parked(doc, d.draw(PLACES), stage=p("stages")),
    "vote": lambda d, doc, p: parking.vote(doc, "touchpoints", p("touchpoints"), d.draw(st.sampled_from((1, -1)))),
    "no votes": lambda d, doc, p: parking.clear_votes(doc),
    "metric": lambda d, doc, p: metrics.add_metric(
        doc, d.draw(TITLES), scale=d.draw(st.sampled_from(((1, 10), (5, 1))))
    ),
    "no metric": lambda d, doc, p: metrics.remove_metric(doc, p("metrics")),
    "snapshot": lambda d, doc, p: snapshots.take_snapshot(doc, d.draw(TITLES), date(2026, 7, 31)),
    "no snapshot": lambda d, doc, p: snapshots.remove_snapshot(doc, p("snapshots")),
    "duplicate": lambda d, doc, p: copying.duplicate(doc, some(d, p, "touchpoints")),
    "paste": a_paste,
    "paste text": lambda d, doc, p: typing_in.paste_text(doc, "- Datang\n- Bayar", p("stages"), p("touchpoints")),
    "paste table": lambda d, doc, p: typing_in.paste_text(doc, "Judul\tTahap\tPemilik\nDatang\tInap\tIT\nBayar\t\tIT"),
    "settings": lambda d, doc, p: set_settings(
        doc, confidence=d.draw(st.sampled_from((0.9, 2.0))), title=d.draw(TITLES)
    ),
    "import": lambda d, doc, p: record_import(doc, "9f2c", date(2026, 11, 2), "answers.csv"),
    "remove any": lambda d, doc, p: elements.remove(doc, m := d.draw(st.sampled_from(list(MAPPINGS))), p(m)),
}


class Editing(RuleBasedStateMachine):
    """A document beside the list of all journeys that its history leads through."""

    def __init__(self) -> None:
        super().__init__()
        self.document = Document(Journey(title="Hotel"))
        self.past: list[Journey] = []
        self.future: list[Journey] = []
        self.saved: int | None = 0
        self.mirror = self.before = self.now = self.document.journey

    @initialize(journey=own.journeys(most=3, nested=False))
    def open(self, journey: Journey) -> None:
        self.document = Document(journey)
        self.mirror = self.before = self.now = journey
        self.document.subscribe(self.hear)

    def hear(self, step: ChangeSet) -> None:
        assert flaws_of_step(step) == ()
        self.mirror = apply(self.mirror, step)
        self.before, self.now = self.now, self.document.journey

    @rule(data=st.data(), name=st.sampled_from(sorted(VERBS)))
    def edit(self, data: st.DataObject, name: str) -> None:
        before, depth = self.document.journey, len(self.past)

        def pick(mapping: str) -> str:
            return str(data.draw(st.sampled_from((*getattr(self.document.journey, mapping), "no-such"))))

        unsubscribe = self.document.subscribe(self.note)
        self.document.seal()
        with contextlib.suppress(EditError):
            VERBS[name](data, self.document, pick)
        unsubscribe()
        if len(self.past) == depth:
            assert self.document.journey is before

    def note(self, step: ChangeSet) -> None:
        for change in step.changes:
            if change.before is None:
                assert ID_PATTERN.fullmatch(change.key[1])
        self.past.append(self.before)
        self.future.clear()
        if self.saved is not None and self.saved >= len(self.past):
            self.saved = None

    @rule(data=st.data(), name=st.sampled_from(sorted(VERBS)))
    def fail(self, data: st.DataObject, name: str) -> None:
        """Whatever a verb did inside a step that fails, nothing of it stays."""
        before = self.document.journey

        def pick(mapping: str) -> str:
            return str(data.draw(st.sampled_from((*getattr(self.document.present, mapping), "no-such"))))

        def doomed() -> None:
            with self.document.edit(msg("Fail")):
                VERBS[name](data, self.document, pick)
                raise ZeroDivisionError

        with pytest.raises((ZeroDivisionError, EditError)):
            doomed()
        assert self.document.journey is before

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.future.append(self.document.journey)
        assert self.document.undo() is not None
        self.is_again(self.past.pop())

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.past.append(self.document.journey)
        assert self.document.redo() is not None
        self.is_again(self.future.pop())

    def is_again(self, journey: Journey) -> None:
        assert self.document.journey == journey
        assert orders(self.document.journey) == orders(journey)

    @rule()
    def all_the_way(self) -> None:
        """Undo everything, redo everything: the same journey, orders included."""
        now, count, ahead = self.document.journey, len(self.past), len(self.future)
        for _ in range(count):
            self.document.undo()
        assert not self.document.can_undo
        for _ in range(count + ahead):
            self.document.redo()
        assert not self.document.can_redo
        for _ in range(ahead):
            self.document.undo()
        assert self.document.journey == now
        assert orders(self.document.journey) == orders(now)

    @rule()
    def save(self) -> None:
        loaded = loads(dumps(self.document.journey), "machine.journey")
        assert loaded.problems == ()
        assert loaded.journey == self.document.journey
        assert orders(loaded.journey) == orders(self.document.journey)
        self.document.mark_saved()
        self.saved = len(self.past)

    @invariant()
    def laws(self) -> None:
        assert violations(self.document.journey) == ()
        assert self.mirror == self.document.journey
        assert orders(self.mirror) == orders(self.document.journey)
        assert self.document.modified == (self.saved != len(self.past))


def orders(journey: Journey) -> dict[str, list[str]]:
    return {name: list(getattr(journey, name)) for name in MAPPINGS}


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)


@given(own.journeys(most=3), own.journeys(most=3))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_difference_of_any_two_journeys_leads_there_and_back(one: Journey, other: Journey) -> None:
    step = ChangeSet(msg("Reload"), between(one, other, all_keys(one, other)))
    assert flaws_of_step(step) == ()
    there = apply(one, step)
    assert (there, orders(there)) == (other, orders(other))
    back = apply(there, step.inverse)
    assert (back, orders(back)) == (one, orders(one))
