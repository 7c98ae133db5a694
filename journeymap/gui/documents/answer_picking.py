"""Files of answers and plans for the guided import: its questions put to the system's file dialogs.

The window hands it to the import, which stands in a room of its own.
"""

from __future__ import annotations

from pathlib import Path

from journeymap.gui.documents.picking import Picking, Purpose
from journeymap.i18n import mark

ENDINGS = (
    ".csv",
    ".tsv",
    ".tab",
    ".txt",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".xlsb",
    ".ods",
    ".json",
    ".gz",
    ".zip",
    ".parquet",
)
"""What files of answers end in; what they are is told by their content."""
ANSWERS = Purpose("answers", mark("Files of answers"), mark("Answers"), ENDINGS)
_OPEN = Purpose("plan", mark("Open a plan"), mark("Plans"), (".yaml", ".yml"))
_SAVE = Purpose("plan", mark("Save the plan"), mark("Plans"), (".yaml",))


class AnswerPicking:
    """Asks for files near the window that `picking` is of."""

    def __init__(self, picking: Picking) -> None:
        self._picking = picking

    def answers(self) -> list[Path]:
        """Files of answers; empty where the person chose none."""
        return self._picking.to_open(ANSWERS)

    def plan_to_open(self) -> Path | None:
        """A plan file; None where the person chose none."""
        return next(iter(self._picking.to_open(_OPEN, several=False)), None)

    def plan_to_save(self, suggestion: str) -> Path | None:
        """Where a plan file goes; None where nowhere."""
        return self._picking.to_save(_SAVE, suggestion)
