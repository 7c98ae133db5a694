"""A department's part of a journey on paper: one touchpoint below the other, with boxes to tick and lines to write on.

`workbook_rows` says what stands on it, so that sheet and workbook agree; the report's PDF engine sets it. What comes
back on paper is typed in by a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from journeymap.analysis.analyse import analyse
from journeymap.analysis.wording import amount
from journeymap.departments.sending import base_for_sending, known_department
from journeymap.departments.sheet_pdf_boxes import boxes, writing_lines
from journeymap.departments.workbook_rows import Brief, Row, asked_in_order, rows_of
from journeymap.departments.workbook_sheets import COMMENTS, MISSING, PROMISES, SCORES, TARGETS, TOUCHPOINTS
from journeymap.departments.workbook_words import NO_PART, Words
from journeymap.drawing.theme import load
from journeymap.i18n import Day, mark
from journeymap.model import Journey
from journeymap.model.words import Answer, Role
from journeymap.report.build import page_words
from journeymap.report.pdf import story
from journeymap.report.pdf.document import DocumentInfo, build
from journeymap.report.pdf.story import Block, Column
from journeymap.report.pdf.style import BODY, LEAD, SMALL, sheet

_SMALL = SMALL.but(after_pt=2.0)


def write_sheet(journey: Journey, department: str, out: Path, *, language: str, day: date) -> int:
    """Writes the sheet of one department as a PDF, whole or not at all; the number of its pages.

    Raises `EditError` where the journey has no such department, `OSError` where the file cannot be written.
    """
    known_department(journey, department)
    base = base_for_sending(journey)
    brief = Brief(Words(base, department, language), analyse(base, base.as_of or day), day)
    page = sheet("a4")
    return build(_Sheet(brief, page.body_width_pt).blocks(), out, _info(brief, day), page)


def _info(brief: Brief, day: date) -> DocumentInfo:
    journey, t = brief.words.journey, brief.words.translator
    title = t.text("{department}: your part in “{title}”", department=_name(brief), title=journey.title)
    return DocumentInfo(
        title=title,
        date=day,
        author=journey.author or journey.organisation,
        language=t.language,
        footer=title,
        confidentiality=journey.confidentiality,
        page_words=page_words(t),
    )


def _name(brief: Brief) -> str:
    return brief.words.journey.departments[brief.words.department].name or brief.words.department


_HELLO = mark(
    "Hello, and thank you for helping. Here is your part of what customers go through with us, as we see it. You know "
    "it best: cross what is right, correct what is not, and write as much as you like."
)


class _Sheet:
    """One sheet being told."""

    def __init__(self, brief: Brief, width_pt: float) -> None:
        self.brief = brief
        self.width_pt = width_pt
        self.theme = load("paper")
        self.text = brief.words.translator.text
        self.by_touchpoint = {
            name: _grouped(rows_of(name, brief), sign) for name, sign in ((PROMISES.id, "#"), (TARGETS.id, "|"))
        }

    def blocks(self) -> list[Block]:
        """The whole sheet."""
        told = [*self._opening()]
        stage = ""
        for asked, row in zip(asked_in_order(self.brief), rows_of(TOUCHPOINTS.id, self.brief), strict=True):
            head = [story.heading(asked.stage, 2)] if asked.stage and asked.stage != stage else [story.space(10.0)]
            stage = asked.stage
            told.append(story.together([*head, *self._touchpoint(row, asked.roles)]))
        return [*told, *self._closing()]

    def _lines(self, label: str, count: int) -> Block:
        return story.figure(
            writing_lines(self.theme, label, count, self.width_pt), label or self.text("a line to write on")
        )

    def _boxes(self, label: str, choices: Sequence[str], ticked: Sequence[str]) -> Block:
        return story.figure(boxes(self.theme, label, choices, ticked, self.width_pt))

    def _opening(self) -> Iterator[Block]:
        journey, day = self.brief.words.journey, self.brief.day
        yield story.heading(_name(self.brief), 1)
        if day is not None:
            yield story.paragraph(self.text("Your part in “{title}”, {day}", title=journey.title, day=Day(day)), LEAD)
        yield story.paragraph(self.text(_HELLO))
        sender = journey.author or journey.organisation
        if sender:
            yield story.paragraph(self.text("Then give the sheet back to {sender}.", sender=sender))
        else:
            yield story.paragraph(self.text("Then give the sheet back to whoever gave it to you."))
        yield self._lines(self.text("Filled in by, and on"), 1)
        duty = journey.departments[self.brief.words.department].duty
        if duty:
            yield story.space(8.0)
            yield story.paragraph(self.text("What your department is there for: {duty}", duty=duty), BODY)
        yield self._lines(self.text("Better put") if duty else self.text("What your department is there for"), 1)

    def _touchpoint(self, row: Row, held: Sequence[Role]) -> Iterator[Block]:
        word, cells = self.brief.words.word, row.cells
        yield story.heading(str(cells["touchpoint"]), 3)
        if cells["others"]:
            yield story.paragraph(" · ".join(str(cells["others"]).splitlines()), _SMALL)
        for promise in self.by_touchpoint[PROMISES.id].get(row.key, ()):
            yield story.paragraph(self._promise(promise), _SMALL)
        targets = self.by_touchpoint[TARGETS.id].get(row.key, ())
        yield self._targets(targets) if targets else story.paragraph(str(cells["said"]), _SMALL)
        roles = [*map(word, Role), self.text(NO_PART)]
        yield self._boxes(self.text("Your part"), roles, [word(role) for role in held])
        answers = [word(answer) for answer in Answer]
        yield self._boxes(self.text("Do you accept it?"), answers, [str(cells["answer"])])
        if cells["note"]:
            yield story.paragraph(self.text("You said: {words}", words=str(cells["note"])), _SMALL)
        yield self._lines(self.text("Why, or what should change"), 2)

    def _promise(self, row: Row) -> str:
        promise, place = str(row.cells["text"]), str(row.cells["made_at"])
        if place and place != row.cells["touchpoint"]:
            return self.text("Promised at {touchpoint}: {promise}", touchpoint=place, promise=promise)
        return self.text("Promised here: {promise}", promise=promise)

    def _targets(self, rows: Sequence[Row]) -> Block:
        """What is measured, with room for what it should be."""
        columns = [
            Column(self.text("Measure")),
            Column(self.text("How customers score it")),
            Column(self.text("Target"), fit=True, align="end"),
            Column(self.text("It should be"), width_pt=90.0),
        ]
        told = [(str(row.cells["metric"]), str(row.cells["now"]) or "–", self._target(row), "") for row in rows]
        summary = self.text("Scores of the touchpoint with their targets.")
        return story.table(columns, told, density="compact", row_header=True, summary=summary)

    def _target(self, row: Row) -> str:
        value = row.cells["target"]
        metric, _, formula = row.key.partition("|")[2].partition("/")
        measured = self.brief.words.formula((metric, formula))
        if measured is None or not isinstance(value, (int, float)):
            return "–"
        return self.brief.words.translator.render(amount(value, measured, self.brief.words.journey.currency))

    def _closing(self) -> Iterator[Block]:
        for each, count in ((SCORES, 4), (COMMENTS, 6), (MISSING, 4)):
            head = story.heading(self.text(each.name), 2)
            purpose = story.paragraph(self.text(_PURPOSES[each.id]), _SMALL)
            yield story.together([head, purpose, self._lines("", count)])


_PURPOSES: Mapping[str, str] = {
    SCORES.id: mark("Figures of your own: touchpoint, measure, value, number of answers, period, source."),
    COMMENTS.id: mark("Whatever else we should know."),
    MISSING.id: mark("Contacts with our customers that we forgot, and what they come after."),
}


def _grouped(rows: Sequence[Row], sign: str) -> Mapping[str, list[Row]]:
    """Rows by the touchpoint in their key."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.key.partition(sign)[0], []).append(row)
    return groups
