"""The name of what is edited, kept at the top of the inspector while its title is scrolled away.

The inspector says when; it lies over the form and takes no room from it, and no key or click.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import Hairline, PlainLabel

_HEIGHT_PX = 34
_BESIDE_PX = 22


class StickyName(QFrame):
    """A line with a name; hidden without one."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = session.look
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.name = PlainLabel(role="strong", elide=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.name.setContentsMargins(_BESIDE_PX, 0, _BESIDE_PX, 0)
        column.addWidget(self.name, 1)
        column.addWidget(Hairline(self))
        self.hide()

    def show_name(self, name: str, width: int) -> None:
        """Shows this name at the top of its parent, `width` pixels wide; nothing for an empty one."""
        if name:
            self.setGeometry(0, 0, width, self._look.px(_HEIGHT_PX))
            self.name.setText(name)
            self.raise_()
        self.setVisible(bool(name))
