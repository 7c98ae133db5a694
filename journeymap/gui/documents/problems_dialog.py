"""Lists the places of a file that could not be used, each with its line and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QWidget

from journeymap.gui.documents.frame import Framed
from journeymap.gui.documents.word_table import WordTable
from journeymap.gui.session.session import Session
from journeymap.i18n import mark
from journeymap.model.problems import Problem

COLUMNS = (mark("Line"), mark("Where"), mark("What is wrong"))


class ProblemsDialog(Framed):
    """Only to be read; what could not be used stays in the file as it is."""

    def __init__(self, problems: Sequence[Problem], session: Session, parent: QWidget) -> None:
        lead = mark("The program reads these places as empty, and writes them back as they are.")
        super().__init__(mark("Places that could not be used"), lead, session.speech, session.look, parent)
        self.table = WordTable(COLUMNS, mark("Places that could not be used"), session.speech, self)
        self.table.fill((_line(each), each.dotted, session.text(each.message)) for each in problems)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.content.addWidget(self.table, 1)
        self.buttons.addStretch(1)
        self.add_button(mark("Close"), primary=True, name="close").clicked.connect(self.accept)
        self.size_up(820, 460)


def _line(problem: Problem) -> str:
    return "" if problem.line is None else str(problem.line)
