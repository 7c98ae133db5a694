"""Places that stay: where every card of an edited journey stands, from one edit to the next.

After each change of the journey, before the live map. A place that a person gave wins; then the place the card was
given here before; only a card that has neither is put in, near what it is linked with, and moves no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeymap.drawing.cards import WIDTH_PT, card_height
from journeymap.drawing.placing import Placement, band_width, laid_out, place
from journeymap.model.journey import Journey
from journeymap.model.touchpoints import Touchpoint

Place = tuple[float, float]
_NEAR_PT = 700.0
_FEW = 12
_MANY = 150


class StickyPlaces:
    """Positions by touchpoint and widths by stage; `places` are those given before, for instance by another view."""

    def __init__(self, journey: Journey, places: Mapping[str, Place] | None = None) -> None:
        self.positions: dict[str, Place] = {}
        self._stage: dict[str, str] = {}
        self._band: dict[str, dict[str, float]] = {}
        self._widths: dict[str, float] = {}
        self._given: dict[tuple[str, str], Place] = {
            (id, journey.touchpoints[id].stage): at for id, at in (places or {}).items() if id in journey.touchpoints
        }
        self.follow(journey, journey.touchpoints)

    def follow(self, journey: Journey, ids: Iterable[str]) -> None:
        """Takes in that these touchpoints came, changed or went."""
        new: list[str] = []
        for id in ids:
            touchpoint = journey.touchpoints.get(id)
            at = self._known(id, touchpoint) if touchpoint else None
            if touchpoint is None or at is None:
                self._leave(id)
            else:
                self._stand(id, touchpoint.stage, at)
            if touchpoint is not None and at is None:
                new.append(id)
        if new:
            self._insert(journey, new)

    def settled(self, journey: Journey) -> Mapping[str, Place]:
        """The places of touchpoints that the journey itself gives none."""
        return {id: self.positions[id] for id, t in journey.touchpoints.items() if t.position is None}

    def widths(self, journey: Journey) -> tuple[float, ...]:
        """How wide each band is, in points; one more than there are stages where the unnamed last band is needed."""
        found = [self._needed(id) if stage.width is None else stage.width for id, stage in journey.stages.items()]
        if self._band.get("") or not journey.stages:
            found.append(self._needed(""))
        return tuple(found)

    def _needed(self, stage: str) -> float:
        if stage not in self._widths:
            self._widths[stage] = band_width(self._band.get(stage, {}).values())
        return self._widths[stage]

    def placement(self, journey: Journey) -> Placement:
        """Everything as the map takes it."""
        return Placement({**self.positions}, self.widths(journey))

    def _known(self, id: str, touchpoint: Touchpoint) -> Place | None:
        return touchpoint.position or self._given.get((id, touchpoint.stage))

    def _stand(self, id: str, stage: str, at: Place) -> None:
        if self._stage.get(id, stage) != stage:
            self._leave(id)
        self.positions[id] = at
        self._stage[id] = stage
        self._band.setdefault(stage, {})[id] = at[0]
        self._widths.pop(stage, None)

    def _leave(self, id: str) -> None:
        self.positions.pop(id, None)
        stage = self._stage.pop(id, None)
        if stage is not None:
            del self._band[stage][id]
            self._widths.pop(stage, None)

    def _insert(self, journey: Journey, new: list[str]) -> None:
        for id, at in self._found(journey, new).items():
            self._given[id, journey.touchpoints[id].stage] = at
            self._stand(id, journey.touchpoints[id].stage, at)

    def _found(self, journey: Journey, new: list[str]) -> Mapping[str, Place]:
        """Places for new cards: looked for among the cards near their neighbours, else on the whole map."""
        if not self.positions:
            positions = place(journey).positions
            return {id: positions[id] for id in new}
        if len(new) <= _FEW and len(self.positions) > _MANY:
            near = self._near(journey, new)
            found = laid_out(journey, near, self.positions).positions
            if self._free(journey, {id: found[id] for id in new}):
                return {id: found[id] for id in new}
        positions = laid_out(journey, journey.touchpoints, self.positions).positions
        return {id: positions[id] for id in new}

    def _near(self, journey: Journey, new: list[str]) -> list[str]:
        """The new cards, what they are linked with and what stands in their bands not far from that; where nothing
        is linked, the lowest cards of the band."""
        chosen = set(new)
        linked = {
            other
            for link in journey.links.values()
            if link.source in chosen or link.target in chosen
            for other in (link.source, link.target)
            if other in self.positions
        }
        for stage in {journey.touchpoints[id].stage for id in new}:
            band = self._band.get(stage, {})
            heights = [self.positions[id][1] for id in linked]
            if not heights:
                heights = [max((self.positions[id][1] for id in band), default=0.0)]
            low, high = min(heights) - _NEAR_PT, max(heights) + _NEAR_PT
            chosen.update(id for id in band if low < self.positions[id][1] < high)
        chosen |= linked
        return [id for id in journey.touchpoints if id in chosen]

    def _free(self, journey: Journey, found: Mapping[str, Place]) -> bool:
        """Whether none of these places is taken by a card of the same band."""
        for id, (x, y) in found.items():
            touchpoint = journey.touchpoints[id]
            height = card_height(journey, touchpoint)
            for other in self._band.get(touchpoint.stage, {}):
                at = self.positions[other]
                if abs(at[0] - x) < WIDTH_PT and abs(at[1] - y) < _reach(height, journey, other):
                    return False
        return True


def _reach(height: float, journey: Journey, other: str) -> float:
    touchpoint = journey.touchpoints.get(other)
    return (height + card_height(journey, touchpoint)) / 2 if touchpoint else 0.0
