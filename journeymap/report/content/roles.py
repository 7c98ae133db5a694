"""Who has which part at which touchpoint, and what is wrong with that: the matrix of departments and touchpoints.

The analysed journey stands before it; the pages of ownership and of departments come after it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from journeymap.i18n import mark
from journeymap.model.touchpoints import Touchpoint
from journeymap.model.words import Role
from journeymap.report.context import Context

LETTERS: Mapping[Role, str] = {
    Role.ACCOUNTABLE: "A",
    Role.RESPONSIBLE: "R",
    Role.CONSULTED: "C",
    Role.INFORMED: "I",
}
KEY = mark("A accountable, R responsible, C consulted, I informed")


class RoleRow(msgspec.Struct, frozen=True):
    """A touchpoint: the letters of each department that has a part, and in words what is not settled."""

    touchpoint: str
    letters: Mapping[str, str]
    accountable: tuple[str, ...]
    remark: str

    @property
    def disputed(self) -> bool:
        """Whether more than one department is accountable."""
        return len(self.accountable) > 1


def role_rows(context: Context) -> tuple[RoleRow, ...]:
    """Every touchpoint, in journey order."""
    return tuple(_row(context, id) for id in context.analysis.order)


def _row(context: Context, id: str) -> RoleRow:
    touchpoint = context.journey.touchpoints[id]
    accountable = touchpoint.departments_with(Role.ACCOUNTABLE)
    letters = {department: letters_of(roles) for department, roles in touchpoint.owners.items()}
    return RoleRow(id, letters, accountable, _remark(context, touchpoint, len(accountable)))


def letters_of(roles: tuple[Role, ...]) -> str:
    """Roles as their letters in the order A, R, C, I: `A/R`."""
    return "/".join(letter for role, letter in LETTERS.items() if role in roles)


def _remark(context: Context, touchpoint: Touchpoint, accountable: int) -> str:
    if accountable > 1:
        return context.t.plural("disputed: {count} accountable", "disputed: {count} accountable", accountable)
    if accountable:
        return ""
    if touchpoint.departments_with(Role.RESPONSIBLE):
        return context.t.text("no one accountable")
    return context.t.text("no one accountable or responsible")


def summary(context: Context, rows: tuple[RoleRow, ...]) -> str:
    """How many touchpoints have one accountable department, in a sentence."""
    settled = sum(len(row.accountable) == 1 for row in rows)
    return context.t.plural(
        "{settled} of {count} touchpoint has exactly one accountable department; "
        "{orphans} without one, {disputes} with more than one.",
        "{settled} of {count} touchpoints have exactly one accountable department; "
        "{orphans} without one, {disputes} with more than one.",
        len(rows),
        settled=settled,
        orphans=sum(not row.accountable for row in rows),
        disputes=sum(row.disputed for row in rows),
    )
