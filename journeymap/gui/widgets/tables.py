"""Rows of tables as high as their text: Qt takes a fixed height from its style, which does not grow with the font."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from journeymap.gui.look.look import Look

ROW_PX = 30


class RowHeight(QObject):
    """Gives a table's rows the height of the look, now and whenever the scale changes; lives with the table."""

    def __init__(self, table: QTableView, look: Look) -> None:
        super().__init__(table)
        self._table, self._look = table, look
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._table.verticalHeader().setDefaultSectionSize(self._look.px(ROW_PX))
