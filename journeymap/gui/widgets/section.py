"""A headed part of a form that can be folded away; the inspector and the settings are made of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Sentence, Speech
from journeymap.gui.widgets.labels import PlainLabel


class Section(QWidget):
    """A heading that opens and closes (`toggled(bool)`), a remark at its right end, and what is added below."""

    toggled = Signal(bool)

    def __init__(
        self, speech: Speech, look: Look, sentence: Sentence, *, opened: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.header = QPushButton(self)
        self.header.setProperty("look", "fold")
        self.header.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.header.setCheckable(True)
        speech.say(self.header, "setText", sentence)
        self.remark = PlainLabel(role="muted", elide=True, parent=self)
        self.remark.hide()
        self.body = QWidget(self)
        self.content = QVBoxLayout(self.body)
        self.content.setContentsMargins(0, 2, 0, 10)
        self.content.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.header, 1)
        head.addWidget(self.remark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.body)
        self.header.toggled.connect(self._toggled)
        self.header.setChecked(opened)
        self._toggled(opened)

    @property
    def opened(self) -> bool:
        """Whether the content is shown."""
        return self.header.isChecked()

    def set_open(self, opened: bool) -> None:
        """Opens or folds it."""
        self.header.setChecked(opened)

    def set_remark(self, text: str) -> None:
        """A few words at the right end of the heading, such as a period; an empty text takes them away."""
        self.remark.setText(text)
        self.remark.setVisible(bool(text))

    def add(self, widget: QWidget) -> None:
        """Adds a widget below the others."""
        self.content.addWidget(widget)

    def _toggled(self, opened: bool) -> None:
        self._look.icon_for(self.header, "chevron-down" if opened else "chevron-right", "muted")
        self.body.setVisible(opened)
        self.toggled.emit(opened)
