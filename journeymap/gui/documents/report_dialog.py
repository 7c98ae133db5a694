"""Writes the report: its options on the left, what it is going to say on the right, progress and the file below.

`report` stands before it and works off the GUI thread; organisation and confidentiality are settings of the journey.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QWidget

from journeymap.editing.commands.settings import set_settings
from journeymap.editing.errors import EditError
from journeymap.gui.documents.form_rows import Chooser, add_row
from journeymap.gui.documents.frame import Framed
from journeymap.gui.documents.output import Output
from journeymap.gui.documents.picking import REPORT, Picking, name_for
from journeymap.gui.documents.preview_sheet import PreviewSheet
from journeymap.gui.documents.report_preview import Preview, pages, preview
from journeymap.gui.session.background import Job, Progress
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.day_field import DayField
from journeymap.gui.widgets.field_error import FieldError
from journeymap.gui.widgets.fields import TextField
from journeymap.i18n import LANGUAGES, Day, mark, msg
from journeymap.model import Journey, Snapshot
from journeymap.model.problems import Problem
from journeymap.report.options import ReportOptions, ReportResult

PAPERS: Mapping[str, str] = {"a4": mark("A4"), "letter": mark("Letter")}
PREVIEW_AFTER_MS = 250
_SIZE = (980, 640)
_FORM_PX = 330


class ReportDialog(Framed):
    """The options of a report, live; it is written when its place is named."""

    def __init__(self, session: Session, picking: Picking, parent: QWidget, problems: Sequence[Problem] = ()) -> None:
        lead = mark("The verdict comes first, then what must be decided, then everything behind it.")
        super().__init__(mark("Report for management"), lead, session.speech, session.look, parent)
        self._session, self._picking, self._problems = session, picking, tuple(problems)
        self._job: Job | None = None
        self._make_fields()
        self.sheet = PreviewSheet(session.speech, self)
        self.output = Output(session, self)
        self._put_together()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PREVIEW_AFTER_MS)
        self._wire()
        self.size_up(*_SIZE)
        self._look_ahead()

    def _make_fields(self) -> None:
        journey, speech = self._session.journey, self.speech
        papers = {id: speech.text(words) for id, words in PAPERS.items()}
        self.language = Chooser(LANGUAGES, journey.language.value, self)
        self.paper = Chooser(papers, "a4", self)
        self.department = Chooser(_departments(journey, self._session), "", self)
        self.against = Chooser(_snapshots(journey, self._session), "", self)
        self.as_of = DayField(speech, self.look, today=self._session.today, parent=self)
        self.as_of.set_value(journey.as_of or self._session.today())
        self.organisation = _text(journey.organisation, self)
        self.confidentiality = _text(journey.confidentiality, self)
        self.error = FieldError(self.organisation, speech, self.look, self)

    def _put_together(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            (mark("Language"), self.language),
            (mark("Paper"), self.paper),
            (mark("For"), self.department),
            (mark("Compare with"), self.against),
            (mark("As of"), self.as_of),
            (mark("Organisation"), self.organisation),
            (mark("Confidentiality"), self.confidentiality),
        )
        for words, control in rows:
            add_row(form, words, control, self.speech)
        form.addRow(self.error)
        left = QWidget(self)
        left.setLayout(form)
        left.setFixedWidth(self.look.px(_FORM_PX))
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(left)
        columns.addWidget(self.sheet, 1)
        self.content.addLayout(columns, 1)
        self.add_unrevealed_note(self._session.unrevealed.touchpoints)
        self.content.addWidget(self.output)
        self.buttons.addStretch(1)
        self.add_button(mark("Close"), name="close").clicked.connect(self.reject)
        self.write: QPushButton = self.add_button(mark("Write the report…"), primary=True, name="write")

    def _wire(self) -> None:
        self._soon.timeout.connect(self._look_ahead)
        self.write.clicked.connect(self.write_report)
        self.output.busy_changed.connect(self._busy)
        self.output.written.connect(self._written)
        for chooser in (self.language, self.paper, self.department, self.against):
            chooser.currentIndexChanged.connect(self._soon.start)
        self.as_of.committed.connect(self._soon.start)
        for field in (self.organisation, self.confidentiality):
            field.committed.connect(self._soon.start)

    @property
    def options(self) -> ReportOptions:
        """What is asked for."""
        return ReportOptions(
            self.language.chosen, self.paper.chosen, self.department.chosen, self.against.chosen, self.as_of.value
        )

    @property
    def suggestion(self) -> str:
        """A name for the file: the journey's, with the department's where it is of one alone."""
        department = self._session.journey.departments.get(self.department.chosen)
        title = self._session.journey.title
        return name_for(f"{title} {department.name}" if department else title, ".pdf")

    def _journey(self) -> Journey:
        """The journey with the lines of the form, which are settings of its own."""
        lines = {"organisation": self.organisation.text(), "confidentiality": self.confidentiality.text()}
        return replace(self._session.shown, **lines)

    @Slot()
    def write_report(self) -> None:
        """Asks where the report goes, and writes it."""
        if not self._keep_lines():
            return
        path = self._picking.to_save(REPORT, self.suggestion)
        if path is not None:
            self._drop_preview()
            work = _Writing(self._session.shown, path, self.options, self._problems)
            self.output.run(work, path, msg("Writing {file} …", file=path.name))

    def _keep_lines(self) -> bool:
        """The two lines stay with the journey, as a step of its own; False where one cannot be."""
        lines = {"organisation": self.organisation.text(), "confidentiality": self.confidentiality.text()}
        changed = {name: text for name, text in lines.items() if text != getattr(self._session.journey, name)}
        try:
            if changed:
                set_settings(self._session.document, **changed)
        except EditError as error:
            self.error.show_error(error.message)
            return False
        self.error.show_error(None)
        return True

    @Slot()
    def _look_ahead(self) -> None:
        """Works out anew what the report says; an older preview that is still on its way is dropped."""
        self._drop_preview()
        self._job = self._session.jobs.start(_LookingAhead(self._journey(), self.options, self._problems))
        self._job.advanced.connect(self._previewed)
        self._job.done.connect(self._counted)

    def _drop_preview(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None

    @Slot(object, float)
    def _previewed(self, what: object, share: float) -> None:
        if isinstance(what, Preview) and self.sender() is self._job:
            self.sheet.show_preview(what)

    @Slot(object)
    def _counted(self, found: Mapping[str, int]) -> None:
        if self.sender() is self._job:
            self.sheet.show_pages(found)

    @Slot(object)
    def _written(self, result: ReportResult) -> None:
        self.speech.say(self.write, "setText", mark("Write it again…"))

    @Slot(bool)
    def _busy(self, busy: bool) -> None:
        self.write.setEnabled(not busy)

    def done(self, result: int) -> None:
        """Stops what is being written and previewed, and goes."""
        self.output.cancel()
        self._drop_preview()
        super().done(result)


def _text(value: str, parent: QWidget) -> TextField:
    field = TextField(parent)
    field.set_value(value)
    return field


def _departments(journey: Journey, session: Session) -> dict[str, str]:
    named = {id: department.name or id for id, department in journey.departments.items()}
    return {"": session.text(mark("Everybody")), **named}


def _snapshots(journey: Journey, session: Session) -> dict[str, str]:
    kept = {id: each for id, each in journey.snapshots.items() if each.journey is not None}
    return {
        "": session.text(mark("The latest snapshot") if kept else mark("No snapshot yet")),
        **{id: _named(id, each, session) for id, each in kept.items()},
    }


def _named(id: str, snapshot: Snapshot, session: Session) -> str:
    if snapshot.taken is None:
        return snapshot.label or id
    return session.text(msg("{label}, {day}", label=snapshot.label or id, day=Day(snapshot.taken)))


class _Writing:
    """The report as it was asked for."""

    def __init__(self, journey: Journey, path: Path, options: ReportOptions, problems: tuple[Problem, ...]) -> None:
        self._journey, self._path, self._options, self._problems = journey, path, options, problems

    def __call__(self, progress: Progress) -> ReportResult:
        from journeymap.report import write_report

        return write_report(self._journey, self._path, self._options, self._problems, progress.say)


class _LookingAhead:
    """First what the report says, then how many pages it has."""

    def __init__(self, journey: Journey, options: ReportOptions, problems: tuple[Problem, ...]) -> None:
        self._journey, self._options, self._problems = journey, options, problems

    def __call__(self, progress: Progress) -> Mapping[str, int]:
        progress.check()
        progress.say(preview(self._journey, self._options, self._problems))  # type: ignore[arg-type]
        return pages(self._journey, self._options, self._problems, progress.say)
