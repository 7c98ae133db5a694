"""Choices that lie open: chips that are on or off, rows of them, and the switch between views.

Keys and sentences in, chosen keys out as signals; nothing is sent for what the program sets itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from journeymap.gui.look.icons import OutlineEngine
from journeymap.gui.look.speech import Sentence, Speech
from journeymap.gui.widgets.flow_layout import FlowLayout

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Chip(QPushButton):
    """A pill that is on or off; on, a check mark stands in it as well as the colour."""

    def __init__(self, speech: Speech, sentence: Sentence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "chip")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        speech.say(self, "setText", sentence)
        self._mark = QIcon(OutlineEngine("check", _accent))
        self.toggled.connect(self._marked)

    def _marked(self, checked: bool) -> None:
        self.setIcon(self._mark if checked else QIcon())
        self.updateGeometry()


class ChipRow(QWidget):
    """Chips by key, going on in the next line; with `exclusive` one at most is on (`chosen_changed(object)`: a tuple
    of the keys that are on, in the order of the row). Arrow keys move between them.
    """

    chosen_changed = Signal(object)

    def __init__(self, speech: Speech, *, exclusive: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._exclusive = exclusive
        self._chips: dict[str, Chip] = {}
        self._layout = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chips(self) -> Mapping[str, Chip]:
        """The chips by key."""
        return self._chips

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys that are on."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def set_choices(self, choices: Mapping[str, Sentence]) -> None:
        """Other chips in place of those there are; what was on and is still there stays on."""
        kept = self.chosen
        for chip in self._chips.values():
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {key: self._chip(sentence) for key, sentence in choices.items()}
        self.choose(kept)

    def choose(self, keys: Iterable[str]) -> None:
        """Sets which are on, without a signal."""
        wanted = set(keys)
        for key, chip in self._chips.items():
            chip.setChecked(key in wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys move between the chips."""
        _move_focus(event, list(self._chips.values())) or super().keyPressEvent(event)

    def _chip(self, sentence: Sentence) -> Chip:
        chip = Chip(self._speech, sentence, self)
        chip.clicked.connect(self._clicked)
        self._layout.addWidget(chip)
        chip.show()
        return chip

    def _clicked(self) -> None:
        pressed = self.sender()
        for chip in self._chips.values():
            if self._exclusive and chip is not pressed:
                chip.setChecked(False)
        self.chosen_changed.emit(self.chosen)


class Segmented(QWidget):
    """One of several views (`chosen_changed(str)`); arrow keys, Home and End move the choice, Tab goes past."""

    chosen_changed = Signal(str)

    def __init__(self, speech: Speech, choices: Mapping[str, Sentence], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._buttons = {key: self._button(speech, sentence) for key, sentence in choices.items()}
        for button in self._buttons.values():
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group.buttonClicked.connect(self._clicked)
        self.choose(next(iter(self._buttons), ""))

    @property
    def buttons(self) -> Mapping[str, QPushButton]:
        """The buttons by key."""
        return self._buttons

    @property
    def chosen(self) -> str:
        """The key of the view chosen now."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Sets the choice, without a signal; an unknown key changes nothing."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
        for name, button in self._buttons.items():
            # One stop for Tab, as for radio buttons: the chosen one.
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == self.chosen else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys choose the neighbour, Home the first, End the last."""
        keys = list(self._buttons)
        at = keys.index(self.chosen) if self.chosen else 0
        jumps = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(keys) - 1}
        key = Qt.Key(event.key())
        to = jumps.get(key, (at + _STEPS[key]) % len(keys) if key in _STEPS else None)
        if to is None:
            super().keyPressEvent(event)
            return
        self.choose(keys[to])
        self._buttons[keys[to]].setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen_changed.emit(keys[to])

    def _button(self, speech: Speech, sentence: Sentence) -> QPushButton:
        button = _SegmentButton(self)
        button.setProperty("look", "segment")
        button.setCheckable(True)
        speech.say(button, "setText", sentence)
        self._group.addButton(button)
        return button

    def _clicked(self, button: QAbstractButton) -> None:
        self.choose(self.chosen)
        self.chosen_changed.emit(self.chosen)


class _SegmentButton(QPushButton):
    """Leaves the arrow keys to the switch it stands in; Qt would move the focus without the choice."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
            return
        super().keyPressEvent(event)


def _accent(mode: QIcon.Mode, state: QIcon.State) -> str:
    return QGuiApplication.palette().color(QPalette.ColorRole.Accent).name()


def _move_focus(event: QKeyEvent, buttons: list[Chip]) -> bool:
    """Moves the focus from one button to its neighbour; False where the key or the focus is another."""
    step = _STEPS.get(Qt.Key(event.key()))
    at = next((i for i, button in enumerate(buttons) if button.hasFocus()), None)
    if step is None or at is None:
        return False
    buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
    return True
