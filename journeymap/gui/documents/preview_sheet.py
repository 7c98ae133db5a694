"""The preview of a report on the screen: a sheet of paper with verdict, decisions and contents as plain words.

`report_preview` stands before it; the report dialog shows it and says which pages the parts begin on.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journeymap.gui.documents.report_preview import Preview
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.labels import Hairline, PlainLabel, Role
from journeymap.i18n import mark


class PreviewSheet(QScrollArea):
    """Scrolls; the keyboard reaches it, and screen readers read its words in order."""

    def __init__(self, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech = speech
        self._numbers: dict[str, PlainLabel] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speech.say(self, "setAccessibleName", mark("What the report says first"))
        self._put(None)

    def show_preview(self, preview: Preview) -> None:
        """Another preview in place of the one there is; the pages come later."""
        self._put(preview)

    def show_pages(self, pages: Mapping[str, int]) -> None:
        """The pages on which the parts begin."""
        for title, label in self._numbers.items():
            page = pages.get(title)
            label.setText(self._speech.translator.number(page) if page else "")

    def _put(self, preview: Preview | None) -> None:
        self._numbers = {}  # those there were go with their sheet
        sheet = QFrame(self)
        sheet.setProperty("look", "card")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(8)
        if preview is None:
            label = _label("", "quiet", sheet)
            self._speech.say(label, "setText", mark("Reading the journey …"))
            column.addWidget(label)
        else:
            self._fill(column, preview, sheet)
        column.addStretch(1)
        self.setWidget(sheet)

    def _fill(self, column: QVBoxLayout, preview: Preview, sheet: QWidget) -> None:
        column.addWidget(_label(preview.heading, "muted", sheet))
        column.addWidget(_label(preview.title, "heading", sheet))
        column.addWidget(_label(preview.basis, "muted", sheet))
        column.addWidget(Hairline(sheet))
        for number, sentence in enumerate(preview.verdict):
            column.addWidget(_label(sentence, "body" if number else "strong", sheet))
        if preview.asked:
            column.addSpacing(10)
            column.addWidget(_label(preview.asked_heading, "title", sheet))
            column.addLayout(self._asked(preview, sheet))
        column.addSpacing(10)
        column.addWidget(_label(preview.parts_heading, "title", sheet))
        for part in preview.parts:
            column.addLayout(self._part(part, sheet))

    def _asked(self, preview: Preview, sheet: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 1)
        for row, asked in enumerate(preview.asked):
            number = self._speech.translator.number(row + 1)
            texts: tuple[tuple[str, Role], ...] = (
                (number, "strong"),
                (asked.what, "body"),
                (asked.who, "quiet"),
                (asked.when, "quiet"),
            )
            for place, (text, role) in enumerate(texts):
                grid.addWidget(_label(text, role, sheet), row, place, Qt.AlignmentFlag.AlignTop)
        return grid

    def _part(self, title: str, sheet: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(_label(title, "body", sheet), 1)  # made first, for screen readers read in this order
        page = self._numbers[title] = _label("", "quiet", sheet)
        row.addWidget(page)
        return row


def _label(text: str, role: Role, parent: QWidget) -> PlainLabel:
    return PlainLabel(text, role, parent=parent)
