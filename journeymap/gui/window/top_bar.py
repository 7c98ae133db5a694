"""The bar at the top of the window: whose journey, whether it is saved, the views, find, present, report.

The window connects its signals to actions of the table.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from journeymap.gui.look.speech import showable
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.choices import Segmented
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark

VIEWS: Mapping[str, str] = {
    "graph": mark("Graph"),
    "lanes": mark("Swimlanes"),
    "matrix": mark("Matrix"),
    "importance": mark("Importance"),
}


_FIND, _PRESENT, _REPORT = mark("Find or run a command"), mark("Present"), mark("Export report")
_FINDER_PX = 320
_STATES = (mark("Not saved yet"), mark("changes not saved"), mark("for reading only"), mark("saving…"))
"""The room of the longest is kept free, so that the views stay where they are when another is said."""
_LEVELS = 5
_OTHER_SIZES = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class TopBar(QWidget):
    """Title and saved mark on the left, views and find in the middle, presenting and report on the right."""

    view_chosen = Signal(str)
    find_wanted = Signal()
    present_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self._session = session
        speech = session.speech
        self.title = PlainLabel(role="title", elide=True, parent=self)
        self.saved = PlainLabel(role="muted", parent=self)
        self.views = Segmented(speech, VIEWS, self)
        speech.say(self.views, "setAccessibleName", mark("Views of the document"))
        self.finder = _Find(self)
        self.present = QPushButton(self)
        self.report = QPushButton(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fit)
        self._fill()
        self._speak()
        self.views.chosen_changed.connect(self.view_chosen)
        self.finder.clicked.connect(self.find_wanted)
        self.present.clicked.connect(self.present_wanted)
        self.report.clicked.connect(self.report_wanted)
        session.stored.connect(self.refresh)
        speech.changed.connect(self.refresh)
        speech.changed.connect(self._fit)
        session.look.changed.connect(self._fit_soon)
        self.refresh()

    def _speak(self) -> None:
        speech, look = self._session.speech, self._session.look
        for button, words in ((self.finder, _FIND), (self.present, _PRESENT), (self.report, _REPORT)):
            for setter in ("setAccessibleName", "setToolTip"):
                speech.say(button, setter, words)
        self.report.setProperty("look", "primary")
        look.icon_for(self.finder, "search")
        look.icon_for(self.present, "present")
        look.icon_for(self.report, "report", "strong_ink")
        self._shorten(0)

    def _fill(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self.title, 3)
        row.addWidget(self.saved)
        row.addStretch(1)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.finder, 2)
        row.addStretch(1)
        row.addWidget(self.present)
        row.addWidget(self.report)
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It shortens itself rather than widen the window."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another size of text or another style: what has room is asked anew."""
        super().changeEvent(event)
        if event.type() in _OTHER_SIZES:
            self._fit_soon()

    @Slot()
    def _fit_soon(self) -> None:
        """Only after the buttons have heard of their new font: until then they ask for the room of the old one."""
        self._soon.start()

    @Slot()
    def _fit(self) -> None:
        """As many words as there is room for: first the finder's go, then the saved mark, then those of the buttons."""
        self.saved.setMinimumWidth(self._room_for_states())
        self.finder.setMaximumWidth(self._session.look.px(_FINDER_PX))
        layout = self.layout()
        assert layout is not None
        for level in range(_LEVELS):
            self._shorten(level)
            layout.invalidate()
            if layout.minimumSize().width() <= self.width():
                return

    def _room_for_states(self) -> int:
        self.saved.ensurePolished()
        metrics = self.saved.fontMetrics()
        return max(metrics.horizontalAdvance(self._session.text(state)) for state in _STATES) + 2

    def _shorten(self, level: int) -> None:
        text = self._session.text
        self.finder.setText("" if level > 0 else text(mark("Find or run a command    Ctrl+K")))
        self.finder.setSizePolicy(
            QSizePolicy.Policy.Fixed if level > 0 else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        )
        self.saved.setVisible(level < 2)
        self.present.setText("" if level > 2 else text(_PRESENT))
        self.report.setText("" if level > 3 else text(_REPORT))

    def show_view(self, id: str) -> None:
        """Marks the view that is in front; the three kinds of swimlanes are one."""
        self.views.choose(id if id in VIEWS else "lanes")

    def show_saved(self, text: str) -> None:
        """What is known of the file: when it was saved, that it has changes."""
        self.saved.setText(text)

    @Slot()
    def refresh(self) -> None:
        """Says the journey's title anew, and the file it is in."""
        path = self._session.document.path
        self.title.setText(self._session.journey.title or self._session.text(mark("Journey without a title")))
        self.title.say_besides(showable(str(path)) if path else "")


class _Find(QPushButton):
    """Looks like a field, opens the palette."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "find")
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
