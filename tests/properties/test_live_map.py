"""The law of the live map: after any edits, undo and redo it says what a map made from nothing would say."""

from __future__ import annotations

import contextlib
from datetime import date
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from journeymap.analysis.analyse import analyse
from journeymap.drawing.elements import MapElements
from journeymap.drawing.lanes import LaneBy, LiveLanes, lane_elements
from journeymap.drawing.live import LiveMap
from journeymap.drawing.map import map_elements
from journeymap.drawing.placing import place
from journeymap.editing.changes import ChangeSet
from journeymap.editing.commands import departments, links, placing, stages, touchpoints
from journeymap.editing.document import Document
from journeymap.editing.errors import EditError
from journeymap.i18n import Translator, msg
from journeymap.model import Journey, Link, Stage, Touchpoint
from journeymap.model.words import LinkKind
from tests import strategies as own
from tests.effort import examples
from tests.properties.test_editing_machine import VERBS, Pick

DAY = date(2026, 11, 1)
SPOTS = st.tuples(st.sampled_from((86.0, 114.0, 150.3, 342.0, 570.1, -40.0)), st.integers(0, 8).map(lambda n: n * 57.7))
TITLES = st.sampled_from(("Check-in", "Pesan kamar lewat telepon di malam hari sebelum datang", "", "Antre"))
LABELS = st.sampled_from(("", "no room", "sesudah menunggu lama"))
BY: tuple[LaneBy, ...] = ("department", "channel", "side")


def move(data: st.DataObject, document: Document, pick: Pick) -> object:
    stage = data.draw(st.sampled_from((None, pick("stages"))))
    return placing.move(document, pick("touchpoints"), data.draw(SPOTS), stage)


def join(data: st.DataObject, document: Document, pick: Pick) -> object:
    kind = data.draw(st.sampled_from((None, *LinkKind)))
    return links.connect(document, pick("touchpoints"), pick("touchpoints"), kind, label=data.draw(LABELS))


def widen(data: st.DataObject, document: Document, pick: Pick) -> object:
    return stages.set_stage(document, pick("stages"), width=data.draw(st.sampled_from((None, 200.0, 333.3))))


def grow(data: st.DataObject, document: Document, pick: Pick) -> object:
    with document.edit(msg("Grow")):
        for _ in range(4):
            touchpoints.add_touchpoint(document, data.draw(TITLES), stage=pick("stages"))


ON_THE_MAP: dict[str, Any] = {
    "move on the map": move,
    "join": join,
    "widen": widen,
    "grow": grow,
    "name": lambda d, doc, p: touchpoints.rename_touchpoint(doc, p("touchpoints"), d.draw(TITLES)),
    "stage name": lambda d, doc, p: stages.set_stage(doc, p("stages"), title=d.draw(TITLES) or "S"),
    "name of a department": lambda d, doc, p: departments.set_department(doc, p("departments"), name=d.draw(TITLES)),
}
EDITS = {**VERBS, **ON_THE_MAP}
# The edits that change the map come up as often as all others together.
NAMES = st.one_of(*[st.sampled_from(sorted(ON_THE_MAP))] * 2, st.sampled_from(sorted(EDITS)))


@st.composite
def busy_journeys(draw: st.DrawFn) -> Journey:
    """Journeys whose cards, ways and words are in one another's way."""
    stage_ids = [f"s{number}" for number in range(draw(st.integers(1, 3)))]
    ids = [f"t{number}" for number in range(draw(st.integers(6, 14)))]
    made = {
        id: Touchpoint(title=draw(TITLES), stage=draw(st.sampled_from((*stage_ids, stage_ids[0], ""))), position=spot)
        for id in ids
        for spot in (draw(st.one_of(st.none(), SPOTS)),)
    }
    ends = draw(st.lists(st.tuples(*[st.sampled_from(ids)] * 2, st.sampled_from(LinkKind), LABELS), max_size=24))
    wired = {f"l{at}": Link(source=a, target=b, kind=kind, label=text) for at, (a, b, kind, text) in enumerate(ends)}
    named = {id: Stage(title=id, width=draw(st.sampled_from((None, None, 210.0)))) for id in stage_ids}
    return Journey(title="Busy", stages=named, touchpoints=made, links=wired)


class LiveViews(RuleBasedStateMachine):
    """A document, a live map and live lanes that hear of its steps."""

    def __init__(self) -> None:
        super().__init__()
        self.translator = Translator("en")
        self.start(Journey(title="Hotel"))

    @initialize(
        journey=st.one_of(busy_journeys(), own.journeys(most=4, nested=False), busy_journeys()), settle=st.booleans()
    )
    def open(self, journey: Journey, settle: bool) -> None:
        if settle:
            at = place(journey).positions
            spots = {id: replace(touchpoint, position=at[id]) for id, touchpoint in journey.touchpoints.items()}
            journey = replace(journey, touchpoints=spots)
        self.start(journey)

    def start(self, journey: Journey) -> None:
        self.document = Document(journey)
        self.analysis = analyse(journey, DAY)
        self.map = LiveMap(self.analysis, self.translator)
        self.lanes = {by: LiveLanes(self.analysis, by, self.translator) for by in BY}
        self.before = self.views()
        self.document.subscribe(self.hear)

    def hear(self, step: ChangeSet) -> None:
        for live in self.live():
            live.change(step, self.document.journey)

    @rule(data=st.data(), name=NAMES)
    def edit(self, data: st.DataObject, name: str) -> None:
        def pick(mapping: str) -> str:
            return str(data.draw(st.sampled_from((*getattr(self.document.journey, mapping), "no-such"))))

        self.document.seal()
        with contextlib.suppress(EditError):
            EDITS[name](data, self.document, pick)

    @precondition(lambda self: self.document.can_undo)
    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.document.undo()

    @precondition(lambda self: self.document.can_redo)
    @rule(steps=st.integers(1, 4))
    def redo(self, steps: int) -> None:
        for _ in range(steps):
            self.document.redo()

    @rule()
    def analyse(self) -> None:
        self.analysis = analyse(self.document.journey, DAY)
        for live in self.live():
            live.analysed(self.analysis)

    @rule(language=st.sampled_from(("en", "id")))
    def speak(self, language: str) -> None:
        self.translator = Translator(language)
        for live in self.live():
            live.speak(self.translator)

    @invariant()
    def says_what_a_new_map_would_say(self) -> None:
        now = replace(self.analysis, journey=self.document.journey)
        assert self.map.elements == map_elements(now, self.map.placement, self.translator)
        for by, lanes in self.lanes.items():
            assert lanes.elements == lane_elements(now, by, self.translator)

    @invariant()
    def keeps_places_and_widths_that_a_layout_would_keep(self) -> None:
        journey, placement = self.document.journey, self.map.placement
        spots = {id: replace(t, position=placement.positions[id]) for id, t in journey.touchpoints.items()}
        assert place(replace(journey, touchpoints=spots)) == placement
        assert self.map.settled().keys() == {id for id, t in journey.touchpoints.items() if t.position is None}

    @invariant()
    def keeps_what_did_not_change(self) -> None:
        now = self.views()
        assert [unkept(before, after) for before, after in zip(self.before, now, strict=True)] == [[]] * len(now)
        self.before = now

    def live(self) -> list[LiveMap | LiveLanes]:
        return [self.map, *self.lanes.values()]

    def views(self) -> list[MapElements]:
        return [live.elements for live in self.live()]


def unkept(before: MapElements, now: MapElements) -> list[str]:
    """Elements that are equal to those of the same name before and yet other objects."""
    held = named(before)
    return [id for (kind, id), new in named(now).items() if held.get((kind, id)) == new and held[kind, id] is not new]


def named(elements: MapElements) -> dict[tuple[str, str], object]:
    found: dict[tuple[str, str], object] = {("band", band.id): band for band in elements.bands}
    found |= {("lane", lane.id): lane for lane in elements.lanes}
    found |= {("card", card.id): card for card in elements.cards}
    return found | {("link", link.id): link for link in elements.links}


TestLiveViews = LiveViews.TestCase
TestLiveViews.settings = settings(
    max_examples=examples(30), stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
