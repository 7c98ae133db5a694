"""What a merge would add once more where the same return comes again: new elements, dots and blind marks.

`taking` asks here what is to be remembered of a return, and takes it in without that the second time.
"""

from __future__ import annotations

from msgspec.structs import replace

from journeymap.editing.changes import ElementKey
from journeymap.editing.merging.deletions import without
from journeymap.model import MAPPINGS, Action, Journey, ParkedIdea, Touchpoint


def adds(base: Journey, theirs: Journey) -> bool:
    """Whether a return adds what would be added again: counts add up, and we may have changed its new elements."""
    return bool(_new(base, theirs)) or _recounted(base, theirs) != theirs


def without_additions(base: Journey, theirs: Journey) -> Journey:
    """The return with nothing new in it and the counts it was sent with; all other changes are as they are."""
    return _recounted(base, without(theirs, _new(base, theirs)))


def _new(base: Journey, theirs: Journey) -> list[ElementKey]:
    return [(name, id) for name in MAPPINGS for id in getattr(theirs, name) if id not in getattr(base, name)]


def _recounted(base: Journey, theirs: Journey) -> Journey:
    """With dots and blind marks as they were sent."""
    ideas = {idea.text: idea.votes for idea in base.parking_lot}
    return replace(
        theirs,
        touchpoints={id: _as_sent(base.touchpoints.get(id), each) for id, each in theirs.touchpoints.items()},
        actions={id: _votes_of(base.actions.get(id), each) for id, each in theirs.actions.items()},
        parking_lot=tuple(_idea(idea, ideas) for idea in theirs.parking_lot),
    )


def _as_sent(before: Touchpoint | None, touchpoint: Touchpoint) -> Touchpoint:
    start = before or Touchpoint(title="")
    if (touchpoint.votes, touchpoint.views) == (start.votes, start.views):
        return touchpoint
    return replace(touchpoint, votes=start.votes, views=start.views)


def _votes_of(before: Action | None, action: Action) -> Action:
    votes = before.votes if before else 0
    return action if action.votes == votes else replace(action, votes=votes)


def _idea(idea: ParkedIdea, votes: dict[str, int]) -> ParkedIdea:
    sent = votes.get(idea.text, 0)
    return idea if idea.votes == sent else replace(idea, votes=sent)
