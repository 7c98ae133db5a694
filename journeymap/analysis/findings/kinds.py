"""The table of everything that can be found: its title, the class of its cause, and who has to act.

`ground` fills findings from it; the glossary, the report and the window take titles from it. The kinds are the
public interface of `check --json`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from journeymap.i18n import mark

Acts = Literal["owner", "management", "named"]
"""`owner`: the department that is accountable at the touchpoint; `management`: nobody below it can; `named`: the rule
says which department."""


class Kind(msgspec.Struct, frozen=True):
    """One row: `title` for glossary and headings; `cause` 1 to 4 of the service-quality gaps model, None for what
    is wrong with the map and not with the service; `acts` who has to."""

    title: str
    cause: int | None
    acts: Acts = "owner"


KINDS: Mapping[str, Kind] = {
    "experience.gap": Kind(mark("Score below target"), 3),
    "experience.likely-gap": Kind(mark("Score probably below target"), 3),
    "experience.important-low": Kind(mark("Important, but low performance"), 3),
    "experience.fell": Kind(mark("Score fell since the last period"), 3),
    "experience.no-target": Kind(mark("Moment of truth without a target"), 2),
    "ownership.orphan": Kind(mark("Nobody accountable"), 2, "management"),
    "ownership.dispute": Kind(mark("More than one accountable"), 2, "management"),
    "ownership.no-responsible": Kind(mark("Nobody responsible"), 2),
    "ownership.not-accepted": Kind(mark("Accountability not accepted"), 2),
    "ownership.too-many": Kind(mark("Too many consulted or informed"), 2),
    "ownership.idle-department": Kind(mark("Department that owns nothing"), 2, "management"),
    "handoff.no-owner": Kind(mark("Hand-off without an owner"), 2),
    "handoff.score-drop": Kind(mark("Score drops across a link"), 3),
    "handoff.repeated-work": Kind(mark("Customers must repeat work"), 3),
    "evidence.none": Kind(mark("No feedback at all"), 1),
    "evidence.assumption-only": Kind(mark("Only assumptions"), 1),
    "evidence.too-few": Kind(mark("Too few answers"), 1),
    "evidence.stale": Kind(mark("Feedback out of date"), 1),
    "evidence.truth-without-score": Kind(mark("Moment of truth without a score"), 1),
    "evidence.believed-better": Kind(mark("Customers less satisfied than departments believe"), 1),
    "coverage.missing-kind": Kind(mark("Missing kind of touchpoint"), 2, "management"),
    "coverage.empty-stage": Kind(mark("Stage without touchpoints"), 2, "management"),
    "coverage.unreachable": Kind(mark("Touchpoint that cannot be reached"), 2),
    "coverage.dead-end": Kind(mark("Dead end"), 2),
    "coverage.no-recovery": Kind(mark("Complaint with no way back"), 2),
    "promise.unmet": Kind(mark("Promise not kept"), 4, "named"),
    "promise.undelivered": Kind(mark("Promise that nobody delivers"), 4),
    "human.none-in-stretch": Kind(mark("Long stretch without human contact"), 2),
    "human.machine-complaint": Kind(mark("Complaint handled by machines only"), 2),
    "delight.none": Kind(mark("No moment of delight"), 2, "management"),
    "delight.none-after-low": Kind(mark("No delight after the lowest point"), 2),
    "delight.ends-low": Kind(mark("Journey ends on its lowest score"), 3),
    "service.slow": Kind(mark("Response or waiting time over target"), 3),
    "service.unresolved": Kind(mark("Resolution under target"), 3),
    "service.reactive-only": Kind(mark("Only ever reactive"), 2),
    "people.untrained": Kind(mark("Staff not trained"), 3, "named"),
    "people.overdue": Kind(mark("Action overdue"), 3, "named"),
    "warning.fired": Kind(mark("Early warning"), 3, "named"),
    "flow.share-over-one": Kind(mark("Shares add up to more than all"), None),
    "flow.endless-loop": Kind(mark("Loop without a way out"), None),
}
"""Every kind of finding, by family."""
