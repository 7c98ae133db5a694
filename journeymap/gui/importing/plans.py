"""The plan of an import: followed from the last time, opened from a file, saved for next month.

`remembering` and plan files stand before it, the guide after it; the dialog shows what it says.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from journeymap.feedback.guide import Guide
from journeymap.feedback.plan import Plan
from journeymap.feedback.plan_errors import PlanError
from journeymap.feedback.plan_file import load_plan, save_plan
from journeymap.gui.importing import remembering
from journeymap.gui.importing.picks import Picks
from journeymap.gui.session.session import Session
from journeymap.i18n import Day, Message, mark, msg
from journeymap.model.ids import slug
from journeymap.reasons import reason_of


class Plans(QObject):
    """`followed()`: the guide follows another plan now. `note` says which, or what of it does not fit."""

    followed = Signal()
    told = Signal()

    def __init__(self, guide: Guide, session: Session, picks: Picks, parent: QWidget) -> None:
        super().__init__(parent)
        self._guide, self._session, self._picks = guide, session, picks
        self._fingerprint = ""
        self.note: Message | None = None
        self.fits = False
        self.menu = QMenu(parent)
        self.opening = self.menu.addAction("")
        self.saving = self.menu.addAction("")
        self.afresh = self.menu.addAction("")
        say = session.speech.say
        say(self.opening, "setText", mark("Open a plan…"))
        say(self.saving, "setText", mark("Save this plan…"))
        say(self.afresh, "setText", mark("Begin anew with what is suggested"))
        self.opening.triggered.connect(self.open)
        self.saving.triggered.connect(self.save)
        self.afresh.triggered.connect(self.begin_anew)
        self.menu.aboutToShow.connect(self._enable)

    @property
    def _journey_file(self) -> Path | None:
        return self._session.document.path

    def look_back(self) -> None:
        """Follows the plan of the last time where such columns came another time; what a person chose stays."""
        fingerprint = self._guide.fingerprint if self._guide.sources else ""
        if fingerprint == self._fingerprint:
            return
        self._fingerprint, self.note, self.fits = fingerprint, None, False
        found = remembering.remembered(self._journey_file, fingerprint) if fingerprint else None
        if found is not None:
            self._follow_last(*found)

    def _follow_last(self, plan: Plan, day: date) -> None:
        against = self._guide.follow(plan)
        self.fits = not against and self._guide.ready
        self.note = against[0] if against else msg("Counted as on {day}: the same columns came then.", day=Day(day))
        self.followed.emit()

    def keep(self, plan: Plan) -> None:
        """Keeps the plan that counted for the next time."""
        remembering.remember(self._journey_file, self._guide.fingerprint, plan)

    @Slot()
    def begin_anew(self) -> None:
        """Forgets what was chosen and the plan that was followed."""
        self._guide.suggest_again()
        self.note = None
        self.followed.emit()

    @Slot()
    def open(self) -> None:
        """Follows a plan file that the person chooses."""
        path = self._picks.plan_to_open()
        if path is None:
            return
        try:
            plan = load_plan(path)
        except (PlanError, OSError) as error:
            self._tell(_unreadable(path, error))
            return
        against = self._guide.follow(plan)
        self._guide.by_hand = True
        self.note = against[0] if against else msg("Counted by the plan “{file}”.", file=path.name)
        self.followed.emit()

    @Slot()
    def save(self) -> None:
        """Writes a plan file where the person wants it."""
        name = self._guide.sources[0].name if self._guide.sources else self._session.journey.title
        path = self._picks.plan_to_save(f"{slug(Path(name).stem, 'plan')}.yaml")
        if path is None:
            return
        try:
            save_plan(path, self._guide.plan)
        except OSError as error:
            self._tell(msg("The plan was not saved: {reason}.", reason=reason_of(error)))
        else:
            self._tell(msg("The plan is saved as “{file}”.", file=path.name))

    def _tell(self, message: Message) -> None:
        self.note = message
        self.told.emit()

    @Slot()
    def _enable(self) -> None:
        self.opening.setEnabled(bool(self._guide.sources))
        self.afresh.setEnabled(bool(self._guide.sources))
        self.saving.setEnabled(bool(self._guide.plan.measures))


def _unreadable(path: Path, error: PlanError | OSError) -> Message:
    if isinstance(error, OSError):
        return msg("The plan cannot be opened: {reason}.", reason=reason_of(error))
    fault = error.faults[0]
    if fault.line:
        return msg("{file}, line {line}: {reason}", file=path.name, line=str(fault.line), reason=fault.message)
    return msg("{file}: {reason}", file=path.name, reason=fault.message)
