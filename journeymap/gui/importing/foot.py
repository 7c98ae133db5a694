"""The lower edge of an import: the strip, the menu of plans, and the buttons that go on, back, in and away."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from journeymap.feedback.importing import Outcome
from journeymap.gui.importing.strip import Strip
from journeymap.gui.look.speech import Speech
from journeymap.i18n import mark


class Foot(QWidget):
    """The buttons of an import; the dialog says what can be pressed."""

    def __init__(self, plans: QMenu, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech = speech
        self.strip = Strip(speech, self)
        self.plan = self._button(mark("Plan"))
        self.plan.setMenu(plans)
        self.cancel = self._button(mark("Cancel"))
        self.back = self._button(mark("Back"))
        self.next = self._button(mark("Next"), primary=True)
        self.take = self._button(mark("Import"), primary=True)
        speech.say(self.plan, "setToolTip", mark("Which column says what, kept for the next file of this kind"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.plan)
        buttons.addStretch(1)
        for button in (self.cancel, self.back, self.next, self.take):
            buttons.addWidget(button)
        foot = QVBoxLayout(self)
        foot.setContentsMargins(24, 12, 24, 18)
        foot.setSpacing(10)
        foot.addWidget(self.strip)
        foot.addLayout(buttons)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, in order."""
        strip = (self.strip.stop, self.strip.leave, self.strip.stay)
        return (*strip, self.plan, self.cancel, self.back, self.next, self.take)

    def allow(self, *, back: bool, on: bool | None, outcome: Outcome | None, plan: bool) -> None:
        """What can be pressed; `on` is None at the last step, where *Import* takes the place of *Next*."""
        last = on is None
        self.back.setEnabled(back)
        self.next.setVisible(not last)
        self.next.setEnabled(bool(on))
        self.take.setVisible(last)
        self.take.setEnabled(last and outcome is not None and outcome.after is not None)
        self.plan.setEnabled(plan)
        (self.take if last else self.next).setDefault(True)

    def _button(self, words: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(primary)
        if primary:
            button.setProperty("look", "primary")
        self._speech.say(button, "setText", words)
        return button
