"""Lets go of what a large journey's last analysis held a little at a time, so that no frame waits for it.

`Session` hands over the analysis that a newer one replaced. Freeing some 28,000 findings in one go takes longer than
several frames, and no other thread could run meanwhile.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from journeymap.analysis.results import Analysis
from journeymap.gui.session.about import About

_AT_ONCE = 400
"""Findings or scores freed in one turn of the event loop: about a millisecond."""


class LettingGo(QObject):
    """Holds what is to be freed until its turn comes; whatever is left goes with it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[object] = []
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    @property
    def waiting(self) -> int:
        """How much is still held."""
        return len(self._left)

    def take(self, analysis: Analysis, about: About) -> None:
        """Takes over an analysis that nobody shows any more; call it before the newer one is handed out."""
        held = (analysis.scores, analysis.trends, analysis.current.values(), analysis.importance.points)
        for parts in (*held, analysis.findings, about.lists()):
            self._left += parts
        self._turn.start()

    @Slot()
    def _go_on(self) -> None:
        del self._left[-_AT_ONCE:]
        if not self._left:
            self._turn.stop()
