"""What lists of painted rows have in common: a model and a delegate in, a flat list that follows the look out."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate

from journeymap.gui.look.look import Look


class FlatList(QListView):
    """Rows of one height without a frame, scrolled by the pixel. Subclasses say what a click does."""

    def furnish(self, model: QAbstractItemModel, delegate: QStyledItemDelegate, look: Look) -> None:
        """Gives the list its rows and who paints them; called once."""
        self.setProperty("look", "flat")
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._clicked)
        look.changed.connect(self._dress)

    def _clicked(self, index: QModelIndex) -> None:
        raise NotImplementedError

    def _dress(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
