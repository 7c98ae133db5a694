"""How the cells of the matrix look: a role as a letter on a plate in the department's colour, troubles with a sign.

`matrix_model` says what a cell holds.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymap.drawing.colour import readable_on
from journeymap.gui.session.session import Session
from journeymap.gui.views.matrix_model import LETTERS, MatrixModel, trouble
from journeymap.model.words import Answer, Role

ROW_PX = 34
COLUMN_PX = 96
_PLATE_PX = 22.0
_GAP_PX = 4.0
_Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """Paints the cells of a `MatrixModel`."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(self._session.look.px(COLUMN_PX), self._session.look.px(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, MatrixModel)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, QColor(self._session.look.colour("accent_soft")))
        if index.column() == len(model.departments):
            self._trouble(painter, box, model, index.row())
        else:
            self._roles(painter, box, model, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._session.look.colour("focus")), 2))
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.restore()

    def _roles(self, painter: QPainter, box: QRectF, model: MatrixModel, index: _Index) -> None:
        look = self._session.look
        roles = model.roles(index.row(), index.column())
        side, gap = look.px(_PLATE_PX), look.px(_GAP_PX)
        width = len(roles) * side + (len(roles) - 1) * gap
        x = box.center().x() - width / 2
        hue = self._hue(model.departments[index.column()])
        for role in roles:
            self._plate(painter, QRectF(x, box.center().y() - side / 2, side, side), role, hue)
            x += side + gap
        answer = model.response(index.row(), index.column())
        if answer is not None and roles:
            name, role_of_colour = ("check", "muted") if answer is Answer.ACCEPTED else ("gap", "alert")
            sign = look.px(13)
            at = QRectF(x, box.center().y() - sign / 2, sign, sign).toRect()
            look.icon(name, role_of_colour).paint(painter, at)

    def _hue(self, department: str) -> str:
        journey, theme = self._session.journey, self._session.look.theme
        colour = journey.departments[department].colour.lower()
        return colour or theme.department(list(journey.departments).index(department))

    def _plate(self, painter: QPainter, rect: QRectF, role: Role, hue: str) -> None:
        """Accountable is a filled plate, responsible an outlined one; consulted and informed are letters alone."""
        look, theme = self._session.look, self._session.look.theme
        filled = role is Role.ACCOUNTABLE
        painter.setBrush(QColor(hue) if filled else Qt.BrushStyle.NoBrush)
        outlined = role in (Role.ACCOUNTABLE, Role.RESPONSIBLE)
        ink = readable_on(hue, theme.background)
        painter.setPen(QPen(QColor(hue if filled else ink), 1.4) if outlined else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, 5, 5)
        painter.setFont(look.font("body", "semibold"))
        painter.setPen(QColor(_ink_on(hue) if filled else ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, LETTERS[role])

    def _trouble(self, painter: QPainter, box: QRectF, model: MatrixModel, row: int) -> None:
        look = self._session.look
        wrong = trouble(model.touchpoint(row))
        if not wrong:
            return
        side = look.px(15)
        at = QRectF(box.x() + 10, box.center().y() - side / 2, side, side).toRect()
        look.icon("gap", "alert").paint(painter, at)
        painter.setFont(look.font("small", "medium"))
        painter.setPen(QColor(look.colour("alert")))
        room = box.adjusted(16 + side, 0, -6, 0)
        words = QFontMetricsF(painter.font()).elidedText(
            self._session.text(wrong), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _ink_on(hue: str) -> str:
    """White or near-black letters, whichever is easier to read on a colour."""
    from journeymap.drawing.colour import contrast

    return max(("#ffffff", "#111827"), key=lambda ink: contrast(ink, hue))
