"""The welcome screen: templates and samples as cards with a small map, recent files beside them, language and look.

The program shows it while no document is open; what is chosen is opened through the `Opener`.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journeymap.gui.documents.bars import Bars
from journeymap.gui.documents.beginnings import EMPTY, Beginning, samples, templates
from journeymap.gui.documents.opener import Opener
from journeymap.gui.documents.recent_list import RecentList
from journeymap.gui.documents.welcome_card import CardGrid
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.background import Jobs, Progress
from journeymap.gui.session.preferences import Preferences
from journeymap.gui.widgets.choices import Segmented
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import LANGUAGES, mark

if TYPE_CHECKING:
    from journeymap.drawing.elements import MapElements

_SIZE = (1280, 720)
_LEAST = (640, 480)
_SIDE_PX = 300
_MOST_SIDE_PX = 500
_PICTURES_AFTER_MS = 30
_LOGO_PX = 34


class Welcome(QWidget):
    """Everything a person can begin with; closed once they have."""

    def __init__(self, speech: Speech, look: Look, preferences: Preferences, opener: Opener) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._speech, self._look, self._preferences, self._opener = speech, look, preferences, opener
        self._jobs = Jobs(self)
        self._painted = False
        self._pictures = QTimer(self)
        self._pictures.setSingleShot(True)
        self._pictures.timeout.connect(self._work_out_maps)
        self.setWindowTitle("journeymap")
        self.setAcceptDrops(True)
        self.templates = CardGrid(templates(speech.language), speech, look, self)
        self.samples = CardGrid(samples(speech.language), speech, look, self)
        self.recent = RecentList(speech, look, preferences, self)
        self.open_files = QPushButton(self)
        self.open_files.setProperty("look", "primary")
        speech.say(self.open_files, "setText", mark("Open a file…"))
        look.icon_for(self.open_files, "open", "strong_ink")
        self.languages = Segmented(speech, {id: partial(str, name) for id, name in LANGUAGES.items()}, self)
        self.appearances = Segmented(speech, {"light": mark("Light"), "dark": mark("Dark")}, self)
        self._lay_out()
        self._wire()
        self._size_up()
        self.setMinimumSize(*_LEAST)
        self.templates.focus_card(0)

    def _size_up(self) -> None:
        """As large as the text needs, as far as the screen goes."""
        screen = self.screen().availableSize()
        width, height = (
            max(usual, min(self._look.px(usual), room))
            for usual, room in zip(_SIZE, (screen.width(), screen.height()), strict=True)
        )
        self.resize(width, height)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bars = Bars(self._speech, self._look, self)  # of the program as a whole: there is no document yet
        column.addWidget(self.bars)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._left(), 1)
        row.addWidget(self._right())
        column.addLayout(row, 1)

    def _left(self) -> QWidget:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 26, 32, 26)
        column.setSpacing(12)
        column.addLayout(self._head(inside))
        column.addSpacing(10)
        for words, grid in (
            (mark("Begin with a template"), self.templates),
            (mark("Look at an example"), self.samples),
        ):
            heading = PlainLabel("", "title", parent=inside)
            self._speech.say(heading, "setText", words)
            self._speech.say(grid, "setAccessibleName", words)
            column.addWidget(heading)
            column.addWidget(grid)
            column.addSpacing(8)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _head(self, parent: QWidget) -> QHBoxLayout:
        self._logo = QLabel(parent)
        name = PlainLabel("journeymap", "heading", parent=parent)
        line = PlainLabel("", "quiet", parent=parent)
        self._speech.say(line, "setText", mark("What customers live through, and who makes it better."))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._logo, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _right(self) -> QWidget:
        self._side = _Side(self._look, self)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(20, 26, 20, 20)
        column.setSpacing(10)
        column.addWidget(self.open_files)
        column.addSpacing(10)
        column.addWidget(self.recent, 1)
        column.addWidget(self.languages)
        column.addWidget(self.appearances)
        return self._side

    def _wire(self) -> None:
        self._speech.say(self.languages, "setAccessibleName", mark("Language of the window"))
        self._speech.say(self.appearances, "setAccessibleName", mark("Light or dark"))
        self.templates.pressed.connect(self._begin)
        self.samples.pressed.connect(self._begin)
        self.recent.pressed.connect(self._open)
        self.recent.earlier_wanted.connect(self._show_earlier)
        self.templates.left.connect(self._below_templates)
        self.samples.left.connect(self._above_samples)
        self.open_files.clicked.connect(self.choose_files)
        self.languages.chosen_changed.connect(self._speak)
        self.appearances.chosen_changed.connect(self._wear)
        self._look.changed.connect(self._dress)
        self._speech.changed.connect(self._follow_language)
        self._follow_language()
        self._dress()
        self._keys = [self._key(keys, do) for keys, do in self._doings().items()]

    def _doings(self) -> dict[str, object]:
        return {
            "Ctrl+N": self.begin_blank,
            "Ctrl+O": self.choose_files,
            "Ctrl+W": self.close,
            "Ctrl+Q": self._opener.quit,
            "Ctrl+Alt+E": self._speak_english,
            "Ctrl+Alt+I": self._speak_indonesian,
        }

    def _key(self, keys: str, do: object) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(do)
        self.addAction(action)
        return action

    @Slot()
    def begin_blank(self) -> None:
        """Opens a journey without anything in it."""
        from journeymap.gui.documents.starting import blank_document

        self._opener.open_document(blank_document(self._speech, self._preferences))

    @Slot()
    def choose_files(self) -> None:
        """Asks for files and opens them."""
        from journeymap.gui.documents.picking import Picking

        for path in Picking(self._speech, self._preferences, self).to_open():
            self._opener.open_path(path, self)

    @Slot(object)
    def _begin(self, beginning: Beginning) -> None:
        from journeymap.gui.documents.asking import tell
        from journeymap.gui.documents.starting import blank_document, sample_document, template_document
        from journeymap.storage.errors import JourneyFileError

        try:
            if beginning.id == EMPTY:
                document = blank_document(self._speech, self._preferences)
            elif beginning.kind == "template":
                document = template_document(beginning.id, self._speech, self._preferences)
            else:
                document = sample_document(beginning.id)
        except JourneyFileError as error:
            lines = error.lines(self._speech.translator)
            tell(mark("This file cannot be opened"), lines, self._speech, self._look, self)
            return
        self._opener.open_document(document)

    @Slot()
    def _show_earlier(self) -> None:
        from journeymap.gui.documents.earlier_dialog import show_kept

        show_kept(self._speech, self._look, self._opener, self)

    @Slot(object)
    def _open(self, path: Path) -> None:
        self._opener.open_path(path, self)

    @Slot(str)
    def _speak(self, language: str) -> None:
        self._preferences.put(language=language)

    @Slot()
    def _speak_english(self) -> None:
        self._speak("en")

    @Slot()
    def _speak_indonesian(self) -> None:
        self._speak("id")

    @Slot(str)
    def _wear(self, appearance: str) -> None:
        self._preferences.put(appearance=appearance)

    @Slot()
    def _follow_language(self) -> None:
        self.languages.choose(self._speech.language)

    @Slot()
    def _dress(self) -> None:
        side = self._look.px(_LOGO_PX)
        self._logo.setPixmap(
            self._look.icon("journeymap", "accent").pixmap(QSize(side, side), self.devicePixelRatioF())
        )
        self.appearances.choose("dark" if self._look.dark else "light")
        self._side.setFixedWidth(min(self._look.px(_SIDE_PX), _MOST_SIDE_PX))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if not self._painted:
            self._painted = True
            self._pictures.start(_PICTURES_AFTER_MS)  # the first picture of the window comes first

    @Slot()
    def _work_out_maps(self) -> None:
        self.recent.look()
        cards = [card.beginning for card in (*self.templates.cards, *self.samples.cards) if card.beginning.file]
        job = self._jobs.start(_Maps(cards, self._speech.language))
        job.advanced.connect(self._show_map)

    @Slot(object, float)
    def _show_map(self, found: tuple[Beginning, MapElements], share: float) -> None:
        beginning, elements = found
        for card in (*self.templates.cards, *self.samples.cards):
            if card.beginning is beginning:
                card.show_map(elements)

    @Slot(int)
    def _below_templates(self, direction: int) -> None:
        if direction > 0:
            self.samples.focus_card(0)

    @Slot(int)
    def _above_samples(self, direction: int) -> None:
        if direction < 0:
            self.templates.focus_card(0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), QColor(self._look.theme.window))
        finally:
            painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        from journeymap.gui.documents.dropping import journey_files

        if journey_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        from journeymap.gui.documents.dropping import MOST_AT_ONCE, journey_files

        event.acceptProposedAction()
        for path in journey_files(event.mimeData())[:MOST_AT_ONCE]:
            self._opener.open_path(path, self)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._pictures.stop()
        self._jobs.close()
        self.recent.close_down()
        super().closeEvent(event)


class _Side(QWidget):
    """The column at the right, on the ground of a band."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme, painter = self._look.theme, QPainter(self)
        try:
            painter.fillRect(self.rect(), QColor(theme.bands[1]))
            painter.fillRect(0, 0, 1, self.height(), QColor(theme.hairline))
        finally:
            painter.end()


class _Maps:
    """The maps of the cards, one after another, each shown when it is done; a damaged file has none."""

    def __init__(self, beginnings: list[Beginning], language: str) -> None:
        self._beginnings, self._language = beginnings, language

    def __call__(self, progress: Progress) -> None:
        from journeymap.gui.documents.thumbnail import elements_of
        from journeymap.storage.errors import JourneyFileError

        for beginning in self._beginnings:
            if beginning.file is None:
                continue
            try:
                found = elements_of(beginning.file, self._language)
            except JourneyFileError:
                continue
            progress.say((beginning, found))  # type: ignore[arg-type]
