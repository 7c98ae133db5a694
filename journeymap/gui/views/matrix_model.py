"""The matrix as a table: touchpoints in journey order down, departments across, what is wrong with each at the right.

The session's journey stands before it, `matrix` shows and edits it. A cell's value is the letters of its roles.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journeymap.editing.changes import ChangeSet
from journeymap.gui.look.speech import plain_tip
from journeymap.gui.session.session import Session
from journeymap.i18n import Listing, Word, mark
from journeymap.model.touchpoints import Touchpoint
from journeymap.model.words import LABELS, Answer, Role

LETTERS: Mapping[Role, str] = {
    Role.ACCOUNTABLE: "A",
    Role.RESPONSIBLE: "R",
    Role.CONSULTED: "C",
    Role.INFORMED: "I",
}
NO_OWNER = mark("Nobody is accountable")
SEVERAL_OWNERS = mark("Several are accountable")
DISPUTED = mark("Disputed")
IN_ORDER = ""
_ROOT = QModelIndex()
_GONE = Touchpoint(title="")
_Index = QModelIndex | QPersistentModelIndex


def trouble(touchpoint: Touchpoint) -> str:
    """What is wrong with the ownership of a touchpoint, as a marked word; empty where nothing is."""
    accountable = len(touchpoint.departments_with(Role.ACCOUNTABLE))
    if accountable != 1:
        return SEVERAL_OWNERS if accountable else NO_OWNER
    disputed = any(response.answer is Answer.DISPUTED for response in touchpoint.responses.values())
    return DISPUTED if disputed else IN_ORDER


class MatrixModel(QAbstractTableModel):
    """Rows are touchpoints, columns departments and, last, what is wrong. Follows the document."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.only_trouble = False
        self.touchpoints: tuple[str, ...] = ()
        self.departments: tuple[str, ...] = ()
        self.load()

    def load(self) -> None:
        """Takes over rows and columns of the journey; cells stay where neither changed."""
        touchpoints, departments = self._wanted(), tuple(self._session.journey.departments)
        if (touchpoints, departments) == (self.touchpoints, self.departments):
            self.redraw()
            return
        self.beginResetModel()
        self.touchpoints, self.departments = touchpoints, departments
        self.endResetModel()

    def _wanted(self) -> tuple[str, ...]:
        journey = self._session.journey
        known = [id for id in self._session.analysis.order if id in journey.touchpoints]
        order = (*known, *(id for id in journey.touchpoints if id not in set(known)))
        return tuple(id for id in order if not self.only_trouble or trouble(journey.touchpoints[id]))

    def redraw(self) -> None:
        """Says every cell and heading anew."""
        if self.touchpoints:
            last = self.index(len(self.touchpoints) - 1, len(self.departments))
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.touchpoints) - 1)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.departments))

    def follow(self, step: ChangeSet) -> None:
        """Follows a step of editing."""
        if any(kind in ("touchpoints", "departments", "order", "stages") for kind, _ in step.keys):
            self.load()

    def touchpoint(self, row: int) -> Touchpoint:
        """The touchpoint of a row; an empty one where it is just being taken away: views ask before they hear of it."""
        return self._session.journey.touchpoints.get(self.touchpoints[row], _GONE)

    def roles(self, row: int, column: int) -> tuple[Role, ...]:
        """The roles in a cell; none in the last column."""
        if column >= len(self.departments):
            return ()
        return self.touchpoint(row).owners.get(self.departments[column], ())

    def response(self, row: int, column: int) -> Answer | None:
        """What the department of a cell said of its part."""
        found = self.touchpoint(row).responses.get(self.departments[column])
        return found.answer if found else None

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.touchpoints)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.departments) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), index.column())
        return plain_tip(self._spoken(index.row(), index.column())) if role == Qt.ItemDataRole.ToolTipRole else None

    def _shown(self, row: int, column: int) -> str:
        if column == len(self.departments):
            return self._session.text(trouble(self.touchpoint(row)))
        return " ".join(LETTERS[role] for role in self.roles(row, column))

    def _spoken(self, row: int, column: int) -> str:
        """The cell in words: touchpoint, department, roles, what the department said of it."""
        text, title = self._session.text, self.touchpoint(row).title
        if column == len(self.departments):
            return ", ".join(filter(None, (title, self._shown(row, column))))
        roles = self.roles(row, column)
        words = (
            text("{roles}", roles=Listing(tuple(Word(LABELS[role]) for role in roles))) if roles else text("no role")
        )
        parts = [title, self._department(column), words]
        if (answer := self.response(row, column)) is not None:
            parts.append(text(LABELS[answer]))
        return ", ".join(parts)

    def _department(self, column: int) -> str:
        id = self.departments[column]
        department = self._session.journey.departments.get(id)
        return (department.name if department else "") or id

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._heading(section, orientation) or "")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._heading(section, orientation)
        return None

    def _heading(self, section: int, orientation: Qt.Orientation) -> str | None:
        if orientation is Qt.Orientation.Vertical:
            return self.touchpoint(section).title if section < len(self.touchpoints) else None
        if section == len(self.departments):
            return self._session.text(mark("Ownership"))
        return self._department(section) if section < len(self.departments) else None
