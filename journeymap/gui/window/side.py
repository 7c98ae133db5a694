"""The left column: a row of signs for its panels, the panel in front, and the kinds of touchpoint to drag in.

Panels come from the table of panels; the window asks for one by its id.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from journeymap.gui.panels.kinds import KindPalette
from journeymap.gui.panels.table import PANELS, PanelRow
from journeymap.gui.session.session import Session


class SideColumn(QWidget):
    """The panels of the left column, one in front; each is made when it is first shown."""

    shown = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideColumn")
        self._session = session
        self._panels: dict[str, QWidget] = {}
        self._rows = {row.id: row for row in PANELS}
        self._stack = QStackedWidget(self)
        self._buttons = QButtonGroup(self)
        self.kinds = KindPalette(session, self)
        self._fill()
        self._buttons.buttonClicked.connect(self._clicked)
        self.show_panel(PANELS[0].id)

    def _fill(self) -> None:
        rail = QHBoxLayout()
        rail.setContentsMargins(8, 10, 8, 2)
        rail.setSpacing(1)
        for row in PANELS:
            rail.addWidget(self._button(row))
        rail.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(rail)
        column.addWidget(self._stack, 1)
        column.addWidget(self.kinds)

    def _button(self, row: PanelRow) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"panelButton.{row.id}")
        button.setCheckable(True)
        button.setProperty("look", "rail")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._session.look.icon_for(button, row.icon)
        for setter in ("setToolTip", "setAccessibleName"):
            self._session.speech.say(button, setter, row.text)
        self._buttons.addButton(button)
        return button

    @Slot(object)
    def _clicked(self, button: QWidget) -> None:
        self.show_panel(button.objectName().partition(".")[2])

    def show_panel(self, id: str) -> QWidget:
        """Brings a panel to the front, made now if nobody saw it yet; the panel."""
        panel = self._panels.get(id) or self._make(id)
        self._stack.setCurrentWidget(panel)
        for button in self._buttons.buttons():
            button.setChecked(button.objectName() == f"panelButton.{id}")
        self.shown.emit(id)
        return panel

    def _make(self, id: str) -> QWidget:
        panel = self._panels[id] = self._rows[id].make(self._session, self)
        self._stack.addWidget(panel)
        return panel

    @property
    def panel(self) -> str:
        """The id of the panel in front."""
        current = self._stack.currentWidget()
        return next((id for id, panel in self._panels.items() if panel is current), "")
