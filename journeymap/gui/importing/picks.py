"""Which files an import asks for; the window hands in what shows the system's file dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Picks(Protocol):
    """Asks for files near the window."""

    def answers(self) -> list[Path]:
        """Files of answers to be counted; empty where the person chose none."""

    def plan_to_open(self) -> Path | None:
        """A plan file; None where the person chose none."""

    def plan_to_save(self, suggestion: str) -> Path | None:
        """Where a plan file goes; None where nowhere."""
