"""Actions as rows of a list: a journey, what is wanted and a day in, entries and sums out.

`ActionsPanel` stands after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from journeymap.gui.panels.entry_rows import Entry
from journeymap.i18n import Day, Message, Money, Translator, Value, Word, mark, msg, msg_count
from journeymap.model import Action, Journey
from journeymap.model.words import LABELS, ActionStatus

OPEN, OVERDUE, DONE = "open", "overdue", "done"
STATES: Mapping[str, str] = {OPEN: mark("Open"), OVERDUE: mark("Overdue"), DONE: mark("Done")}
Order = Literal["due", "votes", "department"]
ORDERS: Mapping[Order, str] = {
    "due": mark("By due day"),
    "votes": mark("By votes"),
    "department": mark("By department"),
}
_ENDED = frozenset({ActionStatus.DONE, ActionStatus.DROPPED})
Named = tuple[str, Action]


class ActionFilter(msgspec.Struct, frozen=True):
    """Which actions are wanted: any of these states, none of them for all; one department, empty for all."""

    states: tuple[str, ...] = ()
    department: str = ""
    order: Order = "due"

    def passes(self, action: Action, day: date) -> bool:
        """Whether an action is wanted on this day."""
        if self.department and action.department != self.department:
            return False
        return not self.states or any(_IN_STATE[state](action, day) for state in self.states)


def ended(action: Action) -> bool:
    """Whether nothing is left to be done."""
    return action.status in _ENDED


def overdue(action: Action, day: date) -> bool:
    """Whether it should have been done before this day."""
    return action.due is not None and action.due < day and not ended(action)


_IN_STATE: Mapping[str, Callable[[Action, date], bool]] = {
    OPEN: lambda action, day: not ended(action),
    OVERDUE: overdue,
    DONE: lambda action, day: ended(action),
}


def day_of(journey: Journey, today: date) -> date:
    """The day from which overdue is counted."""
    return journey.as_of or today


def wanted_actions(journey: Journey, wanted: ActionFilter, day: date) -> list[Named]:
    """The actions that pass, in their order: what is ended last, then what the order says, then by due day."""
    places = {id: place for place, id in enumerate(journey.departments)}
    first: Mapping[Order, Callable[[Action], int]] = {
        "due": lambda action: 0,
        "votes": lambda action: -action.votes,
        "department": lambda action: places.get(action.department, len(places)),
    }
    found = [named for named in journey.actions.items() if wanted.passes(named[1], day)]
    return sorted(found, key=lambda named: (ended(named[1]), first[wanted.order](named[1]), named[1].due or date.max))


def entry(named: Named, department: str, order: Order, day: date, translator: Translator) -> Entry:
    """An action as a row: due day and department under its title, what it is ordered by or how far it is beside."""
    id, action = named
    return Entry(
        id,
        action.title or id,
        translator.render(detail(action, department, day)),
        translator.render(_beside(action, order)),
        ticked=action.status is ActionStatus.DONE,
        late=overdue(action, day),
        faded=ended(action),
        wrap=True,
    )


def department_name(journey: Journey, id: str) -> str:
    """What people call a department; empty for none."""
    found = journey.departments.get(id)
    return (found.name.strip() or id) if found else ""


def detail(action: Action, department: str, day: date) -> Message:
    """When, and by whom: `Overdue since 3 Nov, Operations`."""
    when = _when(action, day)
    return msg("{when}, {department}", when=when, department=department) if department else when


def _when(action: Action, day: date) -> Message:
    if ended(action):
        return msg("{status}", status=Word(LABELS[action.status]))
    if action.due is None:
        return msg("No day set")
    due = Day(action.due, short=action.due.year == day.year)
    return msg("Overdue since {day}", day=due) if action.due < day else msg("Due {day}", day=due)


def _beside(action: Action, order: Order) -> Value:
    if order == "votes":
        return msg_count("{count} vote", "{count} votes", action.votes) if action.votes else ""
    return Word(LABELS[action.status]) if action.status is ActionStatus.DOING else ""


def sums(journey: Journey, actions: Sequence[Named]) -> Message | None:
    """What the actions shown cost and bring in, in the journey's currency; None where nobody says."""
    costs = [action.cost for _, action in actions if action.cost is not None]
    benefits = [action.benefit for _, action in actions if action.benefit is not None]
    cost, benefit = (Money(sum(values), journey.currency) for values in (costs, benefits))
    if costs and benefits:
        return msg("Cost {cost}, benefit {benefit}", cost=cost, benefit=benefit)
    if costs:
        return msg("Cost {cost}", cost=cost)
    return msg("Benefit {benefit}", benefit=benefit) if benefits else None


def counted(journey: Journey) -> Message:
    """How many are open."""
    return msg("{count} open", count=sum(not ended(action) for action in journey.actions.values()))
