"""The area under the list of gaps: one finding in, why it is one, what would close it and who must act in words out.

`wanted` and `answered` are its buttons, `opened` an action that answers it, `closed` that it is in the way; the
panel of gaps carries them out.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymap.analysis.results import Finding
from journeymap.gui.look.glimpse import glimpse
from journeymap.gui.look.speech import Sentence, plain_tip
from journeymap.gui.panels.gap_words import GapWords, action_words, open_actions
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.flow_layout import FlowLayout
from journeymap.gui.widgets.labels import Hairline, PlainLabel, Role
from journeymap.i18n import mark


class GapDetail(QWidget):
    """What is known of one gap, scrolled where there is little room, and its buttons below."""

    wanted = Signal()
    answered = Signal()
    opened = Signal(str)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: list[ActionLine] = []
        self._height = 0
        self._scroll = QScrollArea(self)
        self._inside = QWidget(self._scroll)
        self._column = QVBoxLayout(self._inside)
        self.why = self._label("body")
        self.cross = QToolButton(self._inside)
        self.evidence = self._label("muted")
        self._heading(mark("What would close it"))
        self.remedy = self._label("body")
        self.facts = self._label("muted")
        self._answers = self._heading(mark("Actions that answer it"))
        self._actions = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        self._column.setContentsMargins(18, 10, 12, 6)
        self._column.setSpacing(6)
        self._actions.setSpacing(0)
        self._column.removeWidget(self.why)
        self._column.insertLayout(0, self._top())
        self._column.addLayout(self._actions)
        self._column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(self))
        column.addWidget(self._scroll, 1)
        self._row = self._buttons()
        column.addWidget(self._row)
        column.addWidget(Hairline(self))

    def _top(self) -> QHBoxLayout:
        """Why it is a gap, and the way to close the area."""
        for setter in ("setToolTip", "setAccessibleName"):
            self._session.speech.say(self.cross, setter, mark("Close the details (Esc)"))
        self._session.look.icon_for(self.cross, "close", "muted")
        self.cross.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.why, 1)
        top.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        return top

    def height_for(self, width: int) -> int:
        """How high it is where nothing has to be scrolled, in pixels."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return self._column.totalHeightForWidth(width - bar) + self._row.heightForWidth(width) + 2

    def _label(self, role: Role) -> PlainLabel:
        label = PlainLabel(role=role, parent=self._inside)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)
        return label

    def _heading(self, words: str) -> PlainLabel:
        label = self._label("section")
        self._session.speech.say(label, "setText", words)
        return label

    def _buttons(self) -> QWidget:
        row = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        flow = FlowLayout(row)
        row.setContentsMargins(18, 4, 18, 10)
        self.add = self._button(row, mark("Add action"), mark("Add an action that closes this gap (Ctrl+Enter)"), "add")
        self.go = self._button(row, mark("Go to"), mark("Go to what this gap is about (Enter)"), "fit")
        for button in (self.add, self.go):
            flow.addWidget(button)
        self.add.clicked.connect(self.answered)
        self.go.clicked.connect(self.wanted)
        return row

    def _button(self, parent: QWidget, words: Sentence, tip: Sentence, icon: str) -> QPushButton:
        button = QPushButton(parent)
        self._session.speech.say(button, "setText", words)
        self._session.speech.say(button, "setToolTip", tip)
        self._session.look.icon_for(button, icon)
        return button

    def show_finding(self, finding: Finding, words: GapWords) -> None:
        """Says everything about a finding, its actions as they are now."""
        self.why.setText(words.why(finding))
        self.evidence.setText(words.say(finding.evidence) if finding.evidence else "")
        self.evidence.setVisible(finding.evidence is not None)
        self.remedy.setText(words.closing(finding))
        self.facts.setText(words.facts(finding))
        self._show_actions(finding, words)

    def show_top(self) -> None:
        """Scrolls back to the first line."""
        self._scroll.verticalScrollBar().setValue(0)

    def _show_actions(self, finding: Finding, words: GapWords) -> None:
        actions = self._session.journey.actions
        ids = open_actions(finding, self._session.journey)
        while len(self._lines) < len(ids):
            line = ActionLine(self._inside)
            line.clicked.connect(self._pressed)
            self._lines.append(line)
            self._actions.addWidget(line)
        for line, id in zip(self._lines, ids, strict=False):
            line.set_words(id, words.say(action_words(id, actions[id], words)))
        for line in self._lines:
            line.setVisible(line.action in ids)
        self._answers.setVisible(bool(ids))

    @property
    def lines(self) -> list[ActionLine]:
        """The actions shown, as buttons."""
        return [line for line in self._lines if not line.isHidden()]

    @Slot()
    def _pressed(self) -> None:
        line = self.sender()
        if isinstance(line, ActionLine):
            self.opened.emit(line.action)

    def take_height(self, height: int) -> None:
        """Is so high, in pixels, and less where the window has too little room."""
        self._height = height
        self.setMaximumHeight(height)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """No: the height is said by `take_height`."""
        return False

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._session.look.px(220), self._height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._session.look.px(120), self._session.look.px(90))


class ActionLine(QPushButton):
    """An action to open: its words end in … where there is little room, the tooltip has them all."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.action = ""
        self._words = ""
        self.setProperty("look", "line")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_words(self, action: str, words: str) -> None:
        """Stands for another action."""
        self.action, self._words = action, words
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 6  # the border that shows the focus
        shown = self.fontMetrics().elidedText(glimpse(self._words), Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
