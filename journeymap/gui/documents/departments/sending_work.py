"""Writes the files for departments off the GUI thread, one after another, and notes each as sent.

The dialog of sending stands before it and tells what came of it; `departments.packing` writes.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from journeymap.departments.packing import pack
from journeymap.departments.sendings import note
from journeymap.editing.errors import EditError
from journeymap.gui.session.background import Progress
from journeymap.i18n import Message, msg
from journeymap.model import Journey
from journeymap.reasons import reason_of
from journeymap.storage.errors import JourneyFileError


class Parcel(msgspec.Struct, frozen=True):
    """What one department (by its id) is sent, and where that file goes."""

    department: str
    out: Path


class Sending:
    """The work; `written` are the parcels that are on the disk, also where it was stopped or failed half way,
    and `problem` says why it failed.

    `home` is the journey's own file, by which sendings are remembered; None where it was never saved.
    """

    def __init__(
        self, journey: Journey, parcels: tuple[Parcel, ...], home: Path | None, language: str, day: date
    ) -> None:
        self._journey, self._parcels, self._home = journey, parcels, home
        self._language, self._day = language, day
        self.wanted = len(parcels)
        self.written: tuple[Parcel, ...] = ()
        self.problem: Message | str = ""

    def __call__(self, progress: Progress) -> tuple[Parcel, ...]:
        for number, parcel in enumerate(self._parcels):
            words = msg("Writing {file} …", file=parcel.out.name)
            progress.say(words, number / len(self._parcels))
            self._write(parcel)
            self.written += (parcel,)
            if self._home is not None:
                note(self._home, parcel.department, self._day, parcel.out)
        return self.written

    def _write(self, parcel: Parcel) -> None:
        try:
            pack(self._journey, parcel.department, parcel.out, language=self._language, day=self._day)
        except (OSError, JourneyFileError, EditError) as error:
            self.problem = reason_of(error)
            raise
