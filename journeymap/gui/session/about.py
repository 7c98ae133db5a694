"""The findings of one analysis by what they are about, so that a selection need not walk them all.

`Session` makes one for each analysis; inspector and panels ask it when something is selected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from journeymap.analysis.results import Finding

Held = Literal["touchpoints", "links", "departments"]
_HELD: tuple[Held, ...] = ("touchpoints", "links", "departments")


class About:
    """Looks findings up by element; the table is made when it is first asked."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._findings = findings
        self._made: Mapping[Held, Mapping[str, list[Finding]]] | None = None

    def __call__(self, mapping: str, id: str) -> list[Finding]:
        """The findings about an element, in their order; none for mappings that findings are not about."""
        made = self.prepare()
        return list(made[held].get(id, ())) if (held := _held(mapping)) else []

    def lists(self) -> list[list[Finding]]:
        """What the table holds; nothing where it was never made."""
        return [found for table in (self._made or {}).values() for found in table.values()]

    def prepare(self) -> Mapping[Held, Mapping[str, list[Finding]]]:
        """Makes the table now where it is not made; may be called in the thread that made the findings."""
        if self._made is None:
            self._made = {held: _by_id(self._findings, held) for held in _HELD}
        return self._made


def _held(mapping: str) -> Held | None:
    return next((held for held in _HELD if held == mapping), None)


def _by_id(findings: Iterable[Finding], held: Held) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for id in getattr(finding, held):
            found.setdefault(id, []).append(finding)
    return found
