"""Words that are only read: plain text whatever is in it, in one of the roles of the stylesheet.

Callers give finished text, or say a sentence through `Speech.say(label, "setText", …)`.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from journeymap.gui.look.glimpse import glimpse
from journeymap.gui.look.speech import plain_tip

Role = Literal["body", "strong", "heading", "title", "section", "small", "muted", "quiet", "alert", "large", "vast"]
"""`muted` is small and grey, `quiet` grey in the size of the body, `section` heads a group of fields; `large` and
`vast` are read across a table."""


class PlainLabel(QLabel):
    """A label that never takes its text for HTML; wraps, or with `elide` ends in … and shows all as its tooltip."""

    def __init__(self, text: str = "", role: Role = "body", *, elide: bool = False, parent: QWidget | None = None):
        super().__init__(parent)
        self._elide = elide
        self._full = self._besides = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(not elide)
        self.setProperty("role", role)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    @property
    def full_text(self) -> str:
        """The text as it was set, also where less of it is shown."""
        return self._full

    def set_role(self, role: Role) -> None:
        """Shows the label in another role."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
        self.updateGeometry()

    def setText(self, text: str) -> None:  # noqa: N802
        """Shows this text, as it is; of a very long one the beginning."""
        self._full = glimpse(text)
        self.setAccessibleName(self._full)
        self._fit()
        self.updateGeometry()

    def say_besides(self, words: str) -> None:
        """What the tooltip of a label that elides says besides, in a line of its own."""
        self._besides = words
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The size that shows everything."""
        hint = super().sizeHint()
        if not self._elide:
            return hint
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + self._beside() + 2, hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A few letters where the label elides, else Qt's own."""
        hint = super().minimumSizeHint()
        few = self.fontMetrics().averageCharWidth() * 4
        return QSize(min(few, self.sizeHint().width()), hint.height()) if self._elide else hint

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Elides anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self._shown() if self._elide else self._full
        if shown != self.text():
            super().setText(shown)
        if self._elide:
            tip = "\n".join(filter(None, ("" if shown == self._full else self._full, self._besides)))
            self.setToolTip(plain_tip(tip) if tip else "")

    def _shown(self) -> str:
        one_line = " ".join(self._full.split())
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized) and not self.isVisible():
            return one_line
        width = self.width() - self._beside()
        return self.fontMetrics().elidedText(one_line, Qt.TextElideMode.ElideRight, width)

    def _beside(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right() + 2 * self.margin()


class Hairline(QFrame):
    """The line of 1 px between parts of a panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "hairline")
        self.setFixedHeight(1)
