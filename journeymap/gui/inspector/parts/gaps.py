"""The gaps of what is selected, a sentence each, with what would close them; pressed, one lights up on the map.

Findings of the newest analysis stand before it.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from journeymap.analysis.results import LABELS, Finding
from journeymap.gui.inspector.parts.base import Part
from journeymap.gui.inspector.pool import Pool
from journeymap.gui.inspector.rows import RowButton
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.session.session import Session
from journeymap.i18n import Word, msg

_HELD = {"touchpoints": "touchpoints", "links": "links", "departments": "departments"}


class GapsPart(Part):
    """A row for each finding about the element, in their order."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self.pool: Pool[RowButton, Finding] = Pool(self.column, self._make, self._bind)

    def show_subject(self, subject: Subject) -> None:
        self.pool.show(findings_about(self.session, subject.mapping, subject.id))

    @property
    def remark(self) -> str:
        return self.session.text("{count}", count=len(self.pool.shown)) if self.pool.shown else ""

    @property
    def hollow(self) -> bool:
        return not self.pool.shown

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


def findings_about(session: Session, mapping: str, id: str) -> list[Finding]:
    """The findings of the newest analysis that are about an element."""
    held = _HELD.get(mapping, "")
    return [finding for finding in session.analysis.findings if held and id in getattr(finding, held)]
