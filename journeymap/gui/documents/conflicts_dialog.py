"""Asks what is to stand where both sides changed the same place: a row for each, before, ours and theirs side by side.

A merge in, the person's choices out; everything that is no conflict is joined already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from PySide6.QtWidgets import QWidget

from journeymap.editing.merging import Choice, Merge
from journeymap.editing.merging.outcome import Conflict, Side
from journeymap.editing.value_words import moved_on_map
from journeymap.gui.documents.frame import Framed
from journeymap.gui.documents.sides_table import SidesTable
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, mark, msg_count

_BEFORE = 1
_SIZE = (920, 560)


class ConflictsDialog(Framed):
    """`choices` are the sides chosen, ours where nothing was chosen."""

    def __init__(self, merge: Merge, speech: Speech, look: Look, parent: QWidget | None) -> None:
        super().__init__(mark("Which version is to stand?"), _lead(merge), speech, look, parent)
        self._merge = merge
        self.table = SidesTable(speech, look, self)
        shown, self._standing_for = _summed(merge.conflicts)
        self.table.show_conflicts(shown, "ours")
        self.table.setColumnHidden(_BEFORE, merge.basis != "known")  # nobody knows what stood there
        self.content.addWidget(self.table, 1)
        self.add_sweeps(self.content, self._take_side)
        hint = PlainLabel("", "muted", parent=self)
        speech.say(
            hint,
            "setText",
            mark("Click the version that is to stand, or go there with the arrow keys and press Space."),
        )
        self.content.addWidget(hint)
        self.buttons.addStretch(1)
        self.add_button(mark("Cancel"), name="cancel").clicked.connect(self.reject)
        self.add_button(mark("Merge"), primary=True, name="merge").clicked.connect(self.accept)
        self.size_up(*_SIZE)

    @property
    def choices(self) -> Mapping[Choice, Side]:
        """The side of each conflict, by its place in the list."""
        return {each: side for row, side in self.table.choices.items() for each in self._standing_for[row]}

    def _take_side(self, side: Side) -> None:
        self.table.take_all(side)


def _summed(conflicts: Sequence[Conflict]) -> tuple[list[Conflict], list[list[int]]]:
    """The rows that are shown, and which conflicts each stands for: whose places on the map stand is one question."""
    rows = [[at] for at, each in enumerate(conflicts) if each.field != "position"]
    shown = [conflicts[at] for (at,) in rows]
    places = [at for at, each in enumerate(conflicts) if each.field == "position"]
    if len(places) == 1:
        shown.append(conflicts[places[0]])
    elif places:
        shown.append(msgspec.structs.replace(conflicts[places[0]], title=moved_on_map(len(places))))
    return shown, [*rows, places] if places else rows


def _lead(merge: Merge) -> Message:
    count = len(_summed(merge.conflicts)[0])
    if merge.basis == "shared":
        return msg_count(
            "Both versions differ in {count} place. All else is joined already; what only one of them has is kept.",
            "Both versions differ in {count} places. All else is joined already; what only one of them has is kept.",
            count,
        )
    if merge.basis == "apart":
        return msg_count(
            "This is another journey: all of it is added beside yours. In {count} place only one can stand.",
            "This is another journey: all of it is added beside yours. In {count} places only one can stand.",
            count,
        )
    return msg_count(
        "{count} place was changed on both sides. All else is joined already.",
        "{count} places were changed on both sides. All else is joined already.",
        count,
    )
