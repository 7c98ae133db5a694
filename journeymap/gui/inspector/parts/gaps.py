"""The gaps of what is selected, a sentence each, with what would close them; pressed, one lights up on the map.

Findings of the newest analysis stand before it.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journeymap.analysis.results import LABELS, Finding
from journeymap.gui.inspector.parts.base import Part
from journeymap.gui.inspector.pool import Pool
from journeymap.gui.inspector.rows import RowButton
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.session.session import Session
from journeymap.i18n import Word, mark, msg

_FIRST = 3
"""How many gaps are shown before the rest is asked for; they are in the order of what they weigh."""


class GapsPart(Part):
    """A row for each finding about the element, in their order."""

    watches = frozenset()
    judges = True

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._found: list[Finding] = []
        rows = QVBoxLayout()
        rows.setSpacing(2)
        self.column.addLayout(rows)
        self.pool: Pool[RowButton, Finding] = Pool(rows, self._make, self._bind)
        self.all = QPushButton(self)
        self.all.setProperty("look", "flush")
        self.all.setCheckable(True)
        self.all.toggled.connect(self.refresh)
        self.column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)

    def show_subject(self, subject: Subject) -> None:
        self._found = self.session.findings_about(subject.mapping, subject.id)
        self.pool.show(self._found if self.all.isChecked() else self._found[:_FIRST])
        self.all.setVisible(len(self._found) > _FIRST)
        words = mark("Show the first") if self.all.isChecked() else msg("All {count} gaps", count=len(self._found))
        self.all.setText(self.session.text(words))

    @property
    def remark(self) -> str:
        return self.session.text("{count}", count=len(self._found)) if self._found else ""

    @property
    def hollow(self) -> bool:
        return not self._found

    def _make(self) -> RowButton:
        row = RowButton(self.session.look, self)
        row.clicked.connect(partial(self._pressed, row))
        return row

    def _bind(self, row: RowButton, finding: Finding) -> None:
        text = self.session.text
        row.key = finding
        row.show_row(text(finding.message), text(finding.remedy) if finding.remedy else "")
        row.setAccessibleDescription(
            text(
                msg(
                    "Severity {severity}. {remedy}",
                    severity=Word(LABELS[finding.severity]),
                    remedy=finding.remedy or "",
                )
            )
        )

    def _pressed(self, row: RowButton) -> None:
        finding: Finding = row.key
        self.session.light_up(finding.touchpoints, finding.links)
