"""The comparison with a snapshot that is on, if any: two states of the journey in, what differs between them out.

The session has it, canvas and panel show it. What differs is worked out in a thread; nothing is kept and nothing
costs while it is off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from journeymap.analysis.results import Analysis
from journeymap.collector import collector_paused
from journeymap.editing.changes import ChangeSet
from journeymap.gui.session.background import Job, Jobs, Progress
from journeymap.gui.session.unrevealed import Unrevealed, without_marks
from journeymap.i18n import Message, msg
from journeymap.model import Journey

if TYPE_CHECKING:
    from journeymap.analysis.compare import SnapshotComparison
    from journeymap.analysis.structure import Structure

NOW = ""
"""Stands for the journey as it is now where the id of a snapshot may stand."""
Sign = Literal["added", "removed", "changed"]
SIGNS: Mapping[Sign, str] = {"added": "+", "removed": "−", "changed": "~"}
"""The sign of each, on the map and in words."""
Place = tuple[str, tuple[float, float]]
"""A stage, and a card's centre from its band's left edge and the map's top, in points."""


class Ghost(msgspec.Struct, frozen=True):
    """A touchpoint that is no longer there, and where it stood."""

    id: str
    title: str
    place: Place


class Compared(msgspec.Struct, frozen=True):
    """What differs from `before` to `after` (ids of snapshots, or `NOW`): by subject, and as signs of cards and links.

    `ghosts` are removed touchpoints whose old place is known, `hidden` those whose blind marks are left out.
    """

    before: str
    after: str
    found: SnapshotComparison
    structure: Structure
    cards: Mapping[str, Sign]
    links: Mapping[str, Sign]
    ghosts: tuple[Ghost, ...] = ()
    hidden: frozenset[str] = frozenset()


class Comparing(QObject):
    """`changed` when there is another comparison, or none any more; `ghost_wanted(str)`: whoever shows the map goes to
    the ghost of that touchpoint."""

    changed = Signal()
    ghost_wanted = Signal(str)

    def __init__(
        self,
        journey: Callable[[], Journey],
        analysis: Callable[[], Analysis],
        fresh: Callable[[], bool],
        unrevealed: Unrevealed,
        fail: Callable[[Message], None],
        jobs: Jobs,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._journey, self._analysis, self._fresh = journey, analysis, fresh
        self._unrevealed, self._fail, self._jobs = unrevealed, fail, jobs
        self._pair: tuple[str, str] | None = None
        self._job: Job | None = None
        self._places: dict[str, Place] = {}
        self.compared: Compared | None = None

    @property
    def pair(self) -> tuple[str, str] | None:
        """What is compared, or is about to be; None where nothing is."""
        return self._pair

    @property
    def busy(self) -> bool:
        """Whether a comparison is being worked out."""
        return self._job is not None

    def begin(self, before: str, after: str = NOW) -> None:
        """Compares two snapshots, or a snapshot with now; nothing for one that is not there or holds no journey."""
        if all(id == NOW or self._holds(id) for id in (before, after)) and before != after:
            self._pair = (before, after)
            if NOW not in self._pair or self._fresh():  # else the analysis of now is on its way
                self._work()

    @Slot()
    def end(self) -> None:
        """Compares nothing any more."""
        self._drop_job()
        if self._pair is not None or self.compared is not None:
            self._pair = self.compared = None
            self.changed.emit()

    def follow(self, step: ChangeSet) -> None:
        """Remembers where deleted cards stood, and ends where a snapshot that is compared was deleted."""
        for change in step.changes:
            if change.key[0] == "touchpoints" and change.after is None and change.before is not None:
                touchpoint = change.before
                if touchpoint.position is not None:
                    self._places[change.key[1]] = (touchpoint.stage, touchpoint.position)
        if self._pair is not None and not all(id == NOW or self._holds(id) for id in self._pair):
            self.end()

    @Slot(object)
    def analysed(self, analysis: Analysis) -> None:
        """Compares anew where one side is now."""
        if self._pair is not None and NOW in self._pair:
            self._work()

    def unveil(self) -> None:
        """Compares anew where other blind marks are hidden; where one side is now, its analysis comes first."""
        if self._pair is not None and NOW not in self._pair:
            self._work()

    def _holds(self, id: str) -> bool:
        snapshot = self._journey().snapshots.get(id)
        return snapshot is not None and snapshot.journey is not None

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _work(self) -> None:
        if self._pair is None:
            return
        self._drop_job()
        journey, analysis, pair, places = self._journey(), self._analysis(), self._pair, dict(self._places)
        done, hidden = self.compared, self._unrevealed.touchpoints
        known = (done.found.before, done.found.after) if done is not None and done.hidden == hidden else ()

        def work(progress: Progress) -> Compared:
            return compare_states(journey, analysis, pair, places, known, hidden)

        self._job = job = self._jobs.start(work)
        job.done.connect(self._take)
        job.failed.connect(self._failed)

    @Slot(object)
    def _take(self, compared: Compared) -> None:
        if self.sender() is self._job:
            self._job = None
            self.compared = compared
            self.changed.emit()

    @Slot(object)
    def _failed(self, error: object) -> None:
        if self.sender() is self._job:
            self.end()
            self._fail(msg("The comparison could not be worked out: {reason}.", reason=str(error)))


@collector_paused()
def compare_states(
    journey: Journey,
    analysis: Analysis,
    pair: tuple[str, str],
    places: Mapping[str, Place],
    known: Iterable[Analysis] = (),
    hidden: frozenset[str] = frozenset(),
) -> Compared:
    """What differs between two states; `analysis` is of the journey as it is now, `places` say where deleted cards
    stood, `known` are analyses that may serve again, `hidden` touchpoints whose blind marks are left out."""
    from journeymap.analysis.compare import compare_analyses
    from journeymap.analysis.structure import structure_between

    before, after = (_state(journey, analysis, id, known, hidden) for id in pair)
    found = compare_analyses(before, after)
    structure = structure_between(before.journey, after.journey)
    cards = _signs(structure, "touchpoints")
    cards |= {change.touchpoint: "changed" for change in found.owners if change.touchpoint not in cards}
    cards |= {
        each.after.touchpoint: "changed" for each in found.scores if each.real and each.after.touchpoint not in cards
    }
    gone = [id for id, sign in cards.items() if sign == "removed" and id not in journey.touchpoints]
    ghosts = tuple(_ghosts(before.journey, gone, places))
    return Compared(*pair, found, structure, cards, _signs(structure, "links"), ghosts, hidden)


def _state(
    journey: Journey, analysis: Analysis, id: str, known: Iterable[Analysis], hidden: frozenset[str]
) -> Analysis:
    from journeymap.analysis.analyse import analyse

    if id == NOW:
        return analysis
    snapshot = journey.snapshots[id]
    assert snapshot.journey is not None
    then: date = snapshot.taken or snapshot.journey.as_of or analysis.as_of
    same = (each for each in known if each.journey is snapshot.journey and each.as_of == then)
    found = next(same, None) or analyse(without_marks(snapshot.journey, hidden), then)
    return msgspec.structs.replace(found, journey=snapshot.journey)


def _signs(structure: Structure, mapping: str) -> dict[str, Sign]:
    added, removed, changed = structure.ids(mapping)
    signs: dict[str, Sign] = dict.fromkeys(changed, "changed")
    return {**signs, **dict.fromkeys(added, "added"), **dict.fromkeys(removed, "removed")}


def _ghosts(before: Journey, gone: list[str], places: Mapping[str, Place]) -> list[Ghost]:
    known = {id: before.touchpoints[id] for id in gone}
    stood = {id: (t.stage, t.position) if t.position is not None else places.get(id) for id, t in known.items()}
    return [Ghost(id, known[id].title, place) for id, place in stood.items() if place is not None]
