"""What is lit up on the map: cards and links that a finding is about go in, when it is over comes out.

The session has it; whoever shows the map follows `Session.lit`. A light ends with the next selection, with Escape, and
when the finding it was lit for is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot

from journeymap.analysis.results import Finding
from journeymap.gui.session.selection import Selection

Lit = tuple[frozenset[str], frozenset[str]]
_DARK: Lit = (frozenset(), frozenset())


class Light(QObject):
    """`show` says what is lit, to whoever shows it."""

    def __init__(self, selection: Selection, show: Callable[[Lit], None], parent: QObject) -> None:
        super().__init__(parent)
        self._selection, self._show = selection, show
        self._lit = _DARK
        self._during = ""
        self._found = False
        selection.changed.connect(self._selected)
        selection.let_go.connect(self.end)

    def up(self, lit: Lit, findings: Sequence[Finding], during: str) -> None:
        """Lights up these cards and links, in the place of others; selecting elements of the mapping `during` does not
        end it."""
        self._lit, self._during = lit, during
        self._found = _about(lit, findings)
        self._show(lit)

    @Slot()
    def end(self) -> None:
        """Nothing is lit any more."""
        if self._lit != _DARK:
            self.up(_DARK, (), "")

    def follow(self, findings: Sequence[Finding]) -> None:
        """Ends the light of a finding that is none of these."""
        if self._found and not _about(self._lit, findings):
            self.end()

    @Slot()
    def _selected(self) -> None:
        if not (self._during and self._selection.one(self._during)):
            self.end()


def _about(lit: Lit, findings: Sequence[Finding]) -> bool:
    """Whether a finding is about just what is lit."""
    cards, links = lit
    return any(cards == {*one.touchpoints} and links == {*one.links} for one in findings)
