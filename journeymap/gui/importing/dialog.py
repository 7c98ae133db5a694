"""The guided import of feedback: four steps at the left, the step at hand beside them, buttons below.

Files, pasted cells or nothing come in; the counts go into the session's document as one step. Pages show a `Guide`,
`reading` reads for it, `plans` keeps what was said for the next time, `taking_in` ends it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from journeymap.editing.errors import EditError
from journeymap.feedback.guide import Guide
from journeymap.gui.importing.drop_zone import dragged_files
from journeymap.gui.importing.file_page import FilePage
from journeymap.gui.importing.foot import Foot
from journeymap.gui.importing.picks import Picks
from journeymap.gui.importing.plans import Plans
from journeymap.gui.importing.reading import Reading
from journeymap.gui.importing.standing import many_unread
from journeymap.gui.importing.stations import FILE, FORMAT, MAPPING, PREVIEW, TITLES, stations
from journeymap.gui.importing.steps import StepList
from journeymap.gui.importing.tab_order import follow, to_the_end
from journeymap.gui.importing.taking_in import take_in
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import Hairline, PlainLabel
from journeymap.i18n import mark, msg_count

_SIZE, _LARGEST = (1180, 720), (1560, 980)
_OF_WINDOW = 0.94
_LEAST = (760, 480)
_STEPS_PX, _LEAST_STEPS_PX, _MOST_STEPS = 220, 150, 0.25
_BESIDE_PX = 40
_SHOW_AFTER_MS = 180
_AHEAD_MS = 150
"""After what was shown last the page of the next step is made, so that going there is quick."""


class ImportDialog(QDialog):
    """The import of one window. `begin` reads what it was opened with."""

    imported = Signal()

    def __init__(self, session: Session, parent: QWidget | None, *, picks: Picks, sources: Sequence[Path] = ()) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session = session
        self.guide = Guide(session.journey, day=session.today())
        self.reading = Reading(self.guide, session, self)
        self.plans = Plans(self.guide, session, picks, self)
        self.file_page = FilePage(self.guide, session, self, reading=self.reading, picks=picks)
        self._pages: dict[int, Any] = {FILE: self.file_page}  # the others are made when they are first shown
        self._sources = list(sources)
        self._hurrying = bool(sources)
        self._focused: QWidget | None = None
        self.step = FILE
        self._build()
        self._lay_out()
        self._wire()
        self._grow()
        self._show_step()

    # --- what it is made of

    def _build(self) -> None:
        session = self.session
        self.heading = PlainLabel("", "heading", parent=self)
        self.steps = StepList(session.look, self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.file_page)
        self.note = PlainLabel("", "quiet", parent=self)
        self.foot = Foot(self.plans.menu, session.speech, self)
        self.strip = self.foot.strip
        say = session.speech.say
        for setter in ("setWindowTitle", "setAccessibleName"):
            say(self, setter, mark("Import feedback"))
        say(self.heading, "setText", mark("Import feedback"))
        say(self.steps, "setAccessibleName", mark("Steps of the import"))

    def _lay_out(self) -> None:
        self._side = QWidget(self)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(16, 22, 8, 12)
        side.setSpacing(14)
        side.addWidget(self.heading)
        side.addWidget(self.steps, 1)
        right = QVBoxLayout()
        right.setContentsMargins(16, 22, 24, 8)
        right.setSpacing(8)
        right.addWidget(self.note)
        right.addWidget(self.stack, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._side)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(Hairline(self))
        column.addWidget(self.foot)
        self.file_page.after = self.steps
        follow(self.steps, self.file_page.zone.choosing, self.file_page.zone.pasting)

    def _wire(self) -> None:
        self.steps.wanted.connect(self.go)
        foot = self.foot
        foot.cancel.clicked.connect(self.reject)
        foot.back.clicked.connect(self.go_back)
        foot.next.clicked.connect(self.go_on)
        foot.take.clicked.connect(self.import_now)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SHOW_AFTER_MS)
        self._soon.timeout.connect(self._show_reading)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_AHEAD_MS)
        self._ahead.timeout.connect(self._make_next)
        self.strip.stopped.connect(self.reading.stop)
        self.strip.left.connect(self.leave)
        self.file_page.altered.connect(self._altered)
        self.reading.begun.connect(self._begun)
        self.reading.advanced.connect(self.strip.work)
        self.reading.ended.connect(self._read)
        self.plans.followed.connect(self._altered)
        self.plans.told.connect(self._say_note)
        self.session.changed.connect(self._journey_changed)
        self.session.speech.changed.connect(self._say)
        self.session.look.changed.connect(self._grow)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.hurry)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_back)
        QShortcut(QKeySequence("Alt+Right"), self).activated.connect(self.go_on)
        self.setAcceptDrops(True)

    @Slot()
    def _grow(self) -> None:
        """Nearly the size of the window below, for questions are long, and as large as the text needs."""
        room, look = self.screen().availableSize(), self.session.look
        most = room.width() - _BESIDE_PX, room.height() - _BESIDE_PX
        self.setMinimumSize(min(_LEAST[0], most[0]), min(_LEAST[1], most[1]))
        window = self.parentWidget()
        below = window.size() * _OF_WINDOW if window is not None else QSize()
        wanted = (
            min(max(side, look.px(least)), look.px(largest))
            for side, least, largest in zip((below.width(), below.height()), _SIZE, _LARGEST, strict=True)
        )
        self.resize(*map(min, wanted, most))
        self._share_width()

    def _share_width(self) -> None:
        """The steps as wide as their words need, within a quarter of the whole."""
        wide = min(self.session.look.px(_STEPS_PX), round(self.width() * _MOST_STEPS))
        self._side.setFixedWidth(max(wide, _LEAST_STEPS_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_width()

    # --- steps

    def begin(self, *, paste: bool = False) -> None:
        """Opens the dialog and reads what it was opened with, or what is on the clipboard."""
        self.open()
        self.file_page.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._sources:
            self.reading.put_files(self._sources)
        elif paste:
            self._hurrying = True
            self.file_page.paste()

    def page(self, step: int) -> Any:
        """The page of a step, made when it is first shown."""
        if step not in self._pages:
            made = self._made(step)
            made.altered.connect(self._altered)
            if step != FORMAT:
                made.grown.connect(self._buttons_last)
            self._pages[step] = made
            self.stack.addWidget(made)
            self._buttons_last()
        return self._pages[step]

    @Slot()
    def _make_next(self) -> None:
        """The next page that takes long to make: the format is looked at by few."""
        if not self.reading.busy and self.guide.sources:
            self.page(PREVIEW if self.step >= MAPPING else MAPPING)

    def _made(self, step: int) -> Any:
        """Every page has `altered`, its signal that the guide changed, and `show_now`, which shows what it says now;
        some have `grown`."""
        if step == FORMAT:
            from journeymap.gui.importing.format_page import FormatPage

            return FormatPage(self.guide, self.session, self.stack, reading=self.reading)
        if step == MAPPING:
            from journeymap.gui.importing.columns_page import ColumnsPage

            return ColumnsPage(self.guide, self.session, self.stack)
        from journeymap.gui.importing.preview_page import PreviewPage

        return PreviewPage(self.guide, self.session, self.stack)

    @Slot()
    def _buttons_last(self) -> None:
        """Tab comes to the buttons behind the page, also where the page made more of itself."""
        to_the_end(self, *self.foot.controls)

    @Slot(int)
    def go(self, step: int) -> None:
        """Goes to a step where that can be."""
        if not self.reading.busy and stations(self.guide, None)[step].reachable:
            self.step = step
            self._show_step()

    @Slot()
    def go_back(self) -> None:
        """One step back."""
        if self.step > FILE:
            self.go(self.step - 1)

    @Slot()
    def go_on(self) -> None:
        """One step on."""
        if self.step < PREVIEW:
            self.go(self.step + 1)

    @Slot()
    def hurry(self) -> None:
        """Imports from the preview; from elsewhere goes there as soon as it can be counted."""
        if self.step == PREVIEW:
            self.import_now()
        else:
            self.go(PREVIEW if self.guide.ready else MAPPING)

    def _show_step(self) -> None:
        page = self.page(self.step)
        self.stack.setCurrentWidget(page)
        page.show_now()
        self._say()
        self._ahead.start()
        if self.isVisible() and not self.steps.hasFocus():  # who walks the steps by keys goes on there
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _altered(self) -> None:
        """The guide changed: what is in front shows it, unless it said so itself."""
        if self.sender() is not self._pages.get(self.step):
            self.page(self.step).show_now()
        self._say()

    @Slot(object)
    def _journey_changed(self, _step: object) -> None:
        """The journey was changed under us, by its file or by what we took in."""
        self.guide.about(self.session.journey)
        self._altered()

    # --- what it says

    @Slot()
    def _say(self) -> None:
        outcome = getattr(self._pages.get(PREVIEW), "outcome", None)
        steps = stations(self.guide, outcome)
        texts = [step.told(title, self.session.speech) for step, title in zip(steps, TITLES, strict=True)]
        self.steps.show_steps(texts, self.step)
        busy = self.strip.working
        on = None if self.step == PREVIEW else steps[self.step + 1].reachable and not busy
        self.foot.allow(
            back=self.step > FILE and not busy,
            on=on,
            outcome=None if busy else outcome,
            plan=bool(self.guide.sources) and not busy,
        )
        self.steps.setEnabled(not busy)
        self.stack.setEnabled(not busy)
        self._say_note()

    @Slot()
    def _say_note(self) -> None:
        note = self.plans.note if self.step in (MAPPING, PREVIEW) else None
        self.session.speech.say(self.note, "setText", note or "")
        self.note.setVisible(note is not None)

    # --- reading

    @Slot()
    def _begun(self) -> None:
        """What is over in a moment shows nothing: a page that flashes grey is worse than none."""
        self._soon.start()

    @Slot()
    def _show_reading(self) -> None:
        self._focused = self.focusWidget()
        self.strip.show_work()
        self._say()

    @Slot(bool)
    def _read(self, taken: bool) -> None:
        self._soon.stop()
        self.strip.rest()
        if taken:
            self.plans.look_back()
        if taken and self._hurrying and not self.reading.refused:
            plain = self.guide.certain and not many_unread(self.guide)
            self.step = PREVIEW if self.plans.fits or plain else MAPPING
            self._show_step()
        self._hurrying = False
        self._altered()
        self._ahead.start()
        focused, self._focused = self._focused, None
        if focused is not None and isValid(focused) and focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if dragged_files(event.mimeData()) and not self.reading.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Files dropped anywhere are answers."""
        event.acceptProposedAction()
        self.go(FILE)
        self.file_page.put(dragged_files(event.mimeData()))

    # --- the end

    @Slot()
    def import_now(self) -> None:
        """Puts what was counted into the journey as one step, and goes."""
        page = self._pages.get(PREVIEW)
        outcome = getattr(page, "outcome", None)
        if page is None or outcome is None or outcome.after is None or self.reading.busy:
            return
        self.session.changed.disconnect(self._journey_changed)
        try:
            take_in(self.session.document, outcome, page.picked, add=self.guide.add, day=self.guide.day)
        except EditError as error:
            self.session.changed.connect(self._journey_changed)
            self.strip.say(error.message)
            return
        self.plans.keep(outcome.plan)
        said = msg_count("{count} answer was counted.", "{count} answers were counted.", outcome.counted.counted)
        self.session.notice(said, undo=True)
        self.accept()
        self.imported.emit()

    def reject(self) -> None:
        """Esc and *Cancel*: stop the reading, take a question back, ask before what was chosen is lost, or go."""
        if self.reading.busy:
            self.reading.stop()
        elif self.strip.asking:
            self.strip.stay_on()
            self._show_step()
        elif self.guide.by_hand:
            self.strip.ask()
        else:
            self.leave()

    @Slot()
    def leave(self) -> None:
        """Goes without importing."""
        super().reject()

    def done(self, result: int) -> None:
        """Whatever still runs is of no use any more."""
        self.reading.stop()
        self._ahead.stop()
        preview = self._pages.get(PREVIEW)
        if preview is not None:
            preview.stop()
        super().done(result)
