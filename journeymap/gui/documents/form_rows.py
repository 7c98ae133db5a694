"""Rows of a small form: words on the left, a control on the right, both named for screen readers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from journeymap.gui.look.speech import Sentence, Speech
from journeymap.gui.widgets.labels import PlainLabel


def add_row(form: QFormLayout, words: Sentence, control: QWidget, speech: Speech) -> None:
    """A row; the words are the control's name."""
    label = PlainLabel("", "section")
    label.setWordWrap(False)
    label.setBuddy(control)
    speech.say(label, "setText", words)
    speech.say(control, "setAccessibleName", words)
    form.addRow(label, control)


class Chooser(QComboBox):
    """One of several, each with an id; finished texts, so that people's own words are shown as they are."""

    def __init__(self, choices: Mapping[str, str], chosen: str, parent: QWidget) -> None:
        super().__init__(parent)
        for id, text in choices.items():
            self.addItem(text, id)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)

    @property
    def chosen(self) -> str:
        """The id of what is chosen."""
        return str(self.currentData() or "")
