"""The parts of the report in their order, as a table; `build` tells them one after another.

Each part is a module of `pages` with a function `blocks(context) -> Sequence[Block]`; it begins with its own heading
of level 2 (`context.part_anchor` of its id as anchor) and says nothing where it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import msgspec

from journeymap.i18n import mark
from journeymap.report.context import Context, part_anchor
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block

Applies = Callable[[Context], bool]


def always(context: Context) -> bool:
    """For parts that no report lacks."""
    return True


def has_touchpoints(context: Context) -> bool:
    """For parts that need something on the map."""
    return bool(context.journey.touchpoints)


def has_scores(context: Context) -> bool:
    """For parts about scores."""
    return any(context.analysis.current.values())


def has_departments(context: Context) -> bool:
    """For parts about departments."""
    return bool(context.journey.departments)


def has_snapshot(context: Context) -> bool:
    """For what changed since a snapshot."""
    return bool(context.snapshot)


class Part(msgspec.Struct, frozen=True):
    """A part: its id, its title, the module of `pages` that tells it, and whether this journey has it."""

    id: str
    title: str
    module: str
    applies: Applies = always


PARTS: tuple[Part, ...] = (
    Part("verdict", mark("Verdict"), "verdict"),
    Part("map", mark("The journey"), "map", has_touchpoints),
    Part("scores", mark("Scores against targets"), "scores", has_scores),
    Part("importance", mark("Importance and performance"), "importance", has_scores),
    Part("gaps", mark("Gaps by priority"), "gaps"),
    Part("ownership", mark("Who owns what"), "ownership", has_touchpoints),
    Part("warnings", mark("Early warnings and overdue actions"), "warnings"),
    Part("changes", mark("What changed"), "changes", has_snapshot),
    Part("departments", mark("Departments"), "departments", has_departments),
    Part("method", mark("Method and data quality"), "method"),
)
"""The ten parts of method.md, section 8, in its order."""


def tell(context: Context) -> list[Block]:
    """The story of the whole report."""
    return [block for part in PARTS if part.applies(context) for block in module_of(part).blocks(context)]


def tell_department(context: Context, id: str) -> list[Block]:
    """The story of one department's pages alone."""
    part = next(part for part in PARTS if part.id == "departments")
    return list(module_of(part).alone(context, id))


def module_of(part: Part) -> Any:
    """The module that tells a part, imported when it is first needed."""
    return import_module(f"journeymap.report.pages.{part.module}")


def part_title(id: str) -> str:
    """What a part is called, to be translated; sentences that point to it name it so."""
    return next(part.title for part in PARTS if part.id == id)


def part_heading(context: Context, id: str, aside: str = "") -> Block:
    """The heading that a part begins with."""
    return story.heading(context.t.text(part_title(id)), 2, part_anchor(id), aside=aside)
