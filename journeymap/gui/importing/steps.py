"""The steps of an import at the left of its dialog: where the person is, what is done, what needs them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.widgets.rows import Row, RowList

_OPEN, _DONE, _TO_DO = "next", "check", "warning"


class Step(msgspec.Struct, frozen=True):
    """A step in the words of the window: its title, a line of what was found there, whether nothing is missing in it,
    and whether one can go there."""

    title: str
    detail: str = ""
    complete: bool = False
    reachable: bool = True


class StepList(RowList):
    """`wanted(int)`: the person wants to go to a step."""

    wanted = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent=parent)
        self._steps: tuple[Step, ...] = ()
        self._at = 0
        self.current_row.connect(self._go)
        self.pressed_row.connect(self._go)

    def show_steps(self, steps: Sequence[Step], at: int) -> None:
        """Shows the steps with the one at a place as the current one."""
        self._steps, self._at = tuple(steps), at
        self.set_rows([_row(place, step, place == at) for place, step in enumerate(self._steps)])
        self.choose(str(at))

    @Slot(str)
    def _go(self, key: str) -> None:
        place = int(key)
        if place != self._at and self._steps[place].reachable:
            self.wanted.emit(place)
        else:
            self.choose(str(self._at))


def _row(place: int, step: Step, current: bool) -> Row:
    icon = _DONE if step.complete else _TO_DO if step.reachable and not current and step.detail else _OPEN
    return Row(str(place), step.title, step.detail, icon=icon, faded=not step.reachable)
