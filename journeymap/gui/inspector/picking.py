"""Picking one thing out of many: a button that says what is chosen, and a popup with type-to-find.

Choices in, keys out as signals; editors of references, choices and owners stand on it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from journeymap.gui.inspector.swatches import SIDE_PX, swatch
from journeymap.gui.inspector.words import Choice
from journeymap.gui.look.glimpse import glimpse
from journeymap.gui.look.speech import plain_text, plain_tip
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.find_popup import FindPopup, found

_WIDTH_PX, _ROW_PX = 236, 30
_MOST_FOUND = 200
_KEY, _NEW = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class PickPopup(FindPopup):
    """Choices that can be found by typing. `picked(str)` gives a key, `added(str)` a name that nobody has yet.

    Up and Down walk the list while typing goes on, Enter takes, Escape closes.
    """

    picked = Signal(str)
    added = Signal(str)

    def __init__(self, session: Session, parent: QWidget, *, add: str = "") -> None:
        super().__init__(session.speech, parent)
        self.session = session
        self._add = add
        self._choices: Sequence[Choice] = ()
        self.list = QListWidget(self)
        self.hold(self.list, session.speech)
        self.search.textChanged.connect(self._fill)
        self.list.itemClicked.connect(self._take)

    def open_with(self, choices: Sequence[Choice], current: str, below: QWidget) -> None:
        """Opens below a widget with these choices, the current one marked."""
        # The current one comes first: of thousands only the first are listed until something is typed.
        self._choices = (
            sorted(choices, key=lambda choice: choice.key != current) if len(choices) > _MOST_FOUND else choices
        )
        side = self.session.look.px(SIDE_PX)
        self.list.setIconSize(QSize(side, side))
        self.search.clear()
        self._fill("")
        self._mark(current)
        corner = below.mapToGlobal(QPoint(0, 0))
        self.show_at(QRect(corner, below.size()), self.session.look.px(_WIDTH_PX))

    def take_current(self) -> None:
        """Takes the choice that is marked."""
        self._take(self.list.currentItem())

    @property
    def current(self) -> str:
        """The key of the marked choice; an empty text where there is none."""
        item = self.list.currentItem()
        return item.data(_KEY) if item else ""

    def _fill(self, text: str) -> None:
        self.list.clear()
        for choice in found(self._choices, text, _words)[:_MOST_FOUND]:
            item = QListWidgetItem(swatch(choice.colour), choice.words, self.list)
            item.setData(_KEY, choice.key)
        wanted = " ".join(text.split())
        if self._add and wanted and not any(c.words.casefold() == wanted.casefold() for c in self._choices):
            item = QListWidgetItem(self.session.text(self._add, name=wanted), self.list)
            item.setData(_NEW, wanted)
        self.list.setCurrentRow(0)
        self.as_high_as(self.list.count(), self.session.look.px(_ROW_PX))

    def _mark(self, key: str) -> None:
        rows = (row for row in range(self.list.count()) if self.list.item(row).data(_KEY) == key)
        self.list.setCurrentRow(next(rows, 0))

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        name, key = item.data(_NEW), item.data(_KEY)
        self.hide()
        if name:
            self.added.emit(name)
        else:
            self.picked.emit(key)


class PickButton(QPushButton):
    """Says what is chosen; pressed, or with a letter typed on it, it opens the popup. `picked(str)`, `added(str)`."""

    picked = Signal(str)
    added = Signal(str)

    def __init__(
        self,
        session: Session,
        choices: Callable[[], Sequence[Choice]],
        parent: QWidget,
        *,
        add: str = "",
        link: bool = False,
    ) -> None:
        super().__init__(parent)
        self._session, self._choices, self._add, self._link = session, choices, add, link
        self._popup: PickPopup | None = None
        self._full = ""
        self.current = ""
        self.setProperty("look", "flush" if link else "pick")
        wide = QSizePolicy.Policy.Maximum if link else QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_popup)

    @property
    def popup(self) -> PickPopup:
        """The popup, made when first asked for."""
        if self._popup is None:
            self._popup = self.make_popup()
            self._popup.picked.connect(self.picked)
            self._popup.added.connect(self.added)
        return self._popup

    def make_popup(self) -> PickPopup:
        """The popup of this button."""
        return PickPopup(self._session, self, add=self._add)

    def open_popup(self, typed: str = "") -> None:
        """Opens the popup, with what was typed already in it."""
        self.popup.open_with(self._choices(), self.current, self)
        if typed:
            self.popup.search.setText(typed)

    def show_choice(self, key: str, words: str, colour: str = "") -> None:
        """Shows what is chosen."""
        self.current, self._full = key, words
        side = self._session.look.px(SIDE_PX)
        self.setIconSize(QSize(side, side))
        self.setIcon(swatch(colour))
        self._fit()

    @property
    def words(self) -> str:
        """What is chosen, as people read it, also where less of it is shown."""
        return self._full

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Letters begin to find, Down opens, Backspace and Delete clear."""
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.picked.emit("")
        elif event.key() == Qt.Key.Key_Down:
            self.open_popup()
        elif event.text().strip() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.open_popup(event.text())
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A few letters: longer words are cut with an ellipsis and told in full by the tooltip; a link is never cut."""
        if self._link:
            return super().minimumSizeHint()
        return QSize(self._session.look.px(60), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._link:
            self.setText(plain_text(self._full))
            return
        room = self.width() - self._session.look.px(40 + (0 if self.icon().isNull() else 18))
        shown = self.fontMetrics().elidedText(glimpse(self._full), Qt.TextElideMode.ElideRight, max(room, 20))
        if plain_text(shown) != self.text():
            self.setText(plain_text(shown))
        self.setToolTip("" if shown == self._full else plain_tip(self._full))


def _words(choice: Choice) -> str:
    return choice.words
