"""The journey at a glance, shown while nothing is selected: title, counts, what to do next, gaps by severity.

Journey and analysis stand before it; it leads to the touchpoints it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.analysis.results import Finding, Severity
from journeymap.gui.inspector.head import Head
from journeymap.gui.inspector.lacking import BySeverity, Lacking
from journeymap.gui.inspector.pool import Pool
from journeymap.gui.inspector.rows import RowButton
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.inspector.words import counted
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import Hairline, PlainLabel
from journeymap.gui.widgets.severity_bar import severity_colour
from journeymap.i18n import Listing, Message, Value, mark, msg, msg_count

_SEVERITIES: Mapping[Severity, str] = {
    Severity.HIGH: mark("High severity"),
    Severity.MEDIUM: mark("Medium severity"),
    Severity.LOW: mark("Low severity"),
}
_COUNTED = ("touchpoints", "links", "stages", "departments")


class Step(msgspec.Struct, frozen=True):
    """Something to do next: a sentence, and the touchpoints it leads to."""

    words: Message
    below: Message | str = ""
    touchpoints: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class Glance(QWidget):
    """What a facilitator wants to know of the whole."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        self._unowned = Lacking(lambda touchpoint: touchpoint.accountable is None)
        self._unheard = Lacking(lambda touchpoint: not touchpoint.scores)
        self._by_severity = BySeverity()
        self.head = Head(session, "journey", self)
        self.counts = PlainLabel(role="quiet", parent=self)
        self.next_label, self.gaps_label = (
            PlainLabel(role="section", parent=self),
            PlainLabel(role="section", parent=self),
        )
        session.speech.say(self.next_label, "setText", mark("What to do next"))
        session.speech.say(self.gaps_label, "setText", mark("Gaps"))
        self._line = Hairline(self)
        steps, gaps = QVBoxLayout(), QVBoxLayout()
        for part in (self.counts, self.next_label, self.gaps_label, steps, gaps):
            part.setContentsMargins(2, 0, 2, 0)
        self.steps: Pool[RowButton, Step] = Pool(steps, self._make, self._bind_step)
        self.gaps: Pool[RowButton, tuple[Severity, tuple[Finding, ...]]] = Pool(gaps, self._make, self._bind_gap)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 20)
        column.setSpacing(8)
        for widget in (self.head, self.counts, Hairline(self), self.next_label):
            column.addWidget(widget)
        column.addLayout(steps)
        column.addWidget(self._line)
        column.addWidget(self.gaps_label)
        column.addLayout(gaps)
        column.addStretch(1)
        self.head.bind(Subject(session, "journey", ("",)))
        self.refresh()

    def refresh(self) -> None:
        """Shows the journey as it is now."""
        self.head.refresh()
        journey = self.session.journey
        held: tuple[Value, ...] = tuple(counted(name, len(getattr(journey, name))) for name in _COUNTED)
        self.counts.setText(self.session.text(msg("{everything}", everything=Listing(held))))
        touchpoints = journey.touchpoints
        self.steps.show(next_steps(self.session, self._unowned.of(touchpoints), self._unheard.of(touchpoints)))
        analysis = self.session.analysis
        # An empty journey lacks everything; counting that would not help whoever begins.
        gaps = self._by_severity.of(analysis.findings) if analysis.journey.touchpoints else []
        self.gaps.show(gaps)
        for widget in (self._line, self.gaps_label):
            widget.setVisible(bool(gaps))

    def _make(self) -> RowButton:
        row = RowButton(self.session.look, self)
        row.clicked.connect(partial(self._pressed, row))
        return row

    def _bind_step(self, row: RowButton, step: Step) -> None:
        row.key = (step,)
        row.setEnabled(bool(step.touchpoints or step.links))
        row.show_row(self.session.text(step.words), self.session.text(step.below))

    def _bind_gap(self, row: RowButton, gap: tuple[Severity, tuple[Finding, ...]]) -> None:
        severity, findings = gap
        row.key = findings
        words = self.session.text(_SEVERITIES[severity])
        colour = severity_colour(severity, self.session.look.theme)
        row.show_row(words, "", self.session.text("{count}", count=len(findings)), colour)

    def _pressed(self, row: RowButton) -> None:
        touchpoints, links = _meant(row.key)
        if len(touchpoints) == 1 and not links:
            self.session.reveal("touchpoints", touchpoints[0])
        self.session.light_up(touchpoints, links)


def _meant(about: Iterable[Finding | Step]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The touchpoints and links that findings or a step are about, each once."""
    held = tuple(about)
    touchpoints = dict.fromkeys(id for one in held for id in one.touchpoints)
    return tuple(touchpoints), tuple(dict.fromkeys(id for one in held for id in one.links))


def next_steps(session: Session, unowned: tuple[str, ...], unheard: tuple[str, ...]) -> list[Step]:
    """What to do next, in words, at most three things: the first that lacks, as a workshop goes on; `unowned` and
    `unheard` are the touchpoints without one accountable department and without feedback."""
    journey = session.journey
    if not journey.touchpoints:
        return [
            Step(
                msg("Add the first touchpoint: what do customers meet first?"),
                msg("Drag a kind in from the left, or press Enter on the map."),
            )
        ]
    found: list[Step] = []
    if not journey.links and len(journey.touchpoints) > 1:
        found.append(Step(msg("Link the touchpoints: where do customers go on to?")))
    found += _lacking(session, unowned, unheard)
    findings = session.analysis.findings
    first = next((one for one in findings if one.severity is Severity.HIGH and not one.actions), None)
    if first is not None:
        found.append(
            Step(
                msg("Decide on an action: {gap}", gap=first.message), first.remedy or "", first.touchpoints, first.links
            )
        )
    return found[:3] or [Step(msg("Nothing is open: every touchpoint has an owner and feedback."))]


def _lacking(session: Session, unowned: tuple[str, ...], unheard: tuple[str, ...]) -> list[Step]:
    found: list[Step] = []
    if unowned:
        words = msg_count(
            "Settle who is accountable for {count} touchpoint",
            "Settle who is accountable for {count} touchpoints",
            len(unowned),
        )
        found.append(Step(words, _names(session, unowned), unowned))
    if unheard:
        words = msg_count(
            "Ask customers about {count} touchpoint without feedback",
            "Ask customers about {count} touchpoints without feedback",
            len(unheard),
        )
        found.append(Step(words, _names(session, unheard), unheard))
    return found


def _names(session: Session, ids: tuple[str, ...]) -> Message:
    titles = tuple(session.journey.touchpoints[id].title for id in ids)
    return msg("{touchpoints}", touchpoints=Listing(titles, 3))
