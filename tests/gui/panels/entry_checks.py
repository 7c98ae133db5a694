"""What the tests of panels with lists share: how a panel is shown, pressed and looked at."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journeymap.gui.panels.entry_list import EntryList
from journeymap.gui.panels.entry_rows import Spot, spots
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel

LOOKS = [(theme, scale, language) for theme in ("light", "dark") for scale in (1.0, 2.0) for language in ("en", "id")]
NARROW_PX = 250

P = TypeVar("P", bound=QWidget)


def shown(panel: P, qtbot: QtBot, height: int = 800) -> P:
    """The panel on the screen, as narrow as the column gets."""
    qtbot.addWidget(panel)
    panel.resize(NARROW_PX, height)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    return panel


def keys(rows: EntryList) -> list[str]:
    """The keys of the rows shown."""
    return [row.key for row in rows.entries.entries]


def place(rows: EntryList, key: str) -> QPoint:
    """The middle of a row."""
    rows.scrollTo(rows.index_of(key))
    return rows.visualRect(rows.index_of(key)).center()


def click(rows: EntryList, key: str, spot: Spot | None = None) -> None:
    """Clicks a row, or a place in it that does something of its own."""
    at = place(rows, key)
    if spot is not None:
        entry = rows.entry(key)
        assert entry is not None
        rect = QRectF(rows.visualRect(rows.index_of(key)))
        at = spots(entry, rect, rows._look)[spot].center().toPoint()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def double_click(rows: EntryList, key: str) -> None:
    """Clicks a row twice."""
    at = place(rows, key)
    QTest.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def at_row(rows: EntryList, key: str) -> EntryList:
    """The list with the keyboard at a row."""
    rows.setFocus()
    rows.choose(key)
    return rows


def type_over(rows: EntryList, key: str, text: str) -> None:
    """F2, other words, Enter."""
    QTest.keyClick(at_row(rows, key), Qt.Key.Key_F2)
    assert rows.editor is not None
    QTest.keyClicks(rows.editor.edit, text)
    QTest.keyClick(rows.editor.edit, Qt.Key.Key_Return)


def fill(field: QLineEdit, text: str) -> None:
    """Types a text and Enter."""
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def wear(session: Session, theme: str, scale: float, language: str) -> None:
    """Another look and language for all that is shown."""
    session.look.wear(theme, scale)
    session.speech.speak(language)


def nothing_is_cut(panel: QWidget) -> None:
    """Every word of labels and buttons is seen, and nothing is wider than the column."""
    session = panel.session  # type: ignore[attr-defined]
    assert panel.minimumSizeHint().width() <= session.look.px(NARROW_PX)
    panel.resize(session.look.px(NARROW_PX), session.look.px(900))
    QTest.qWait(20)
    for widget in panel.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, PlainLabel):
            assert widget.text() == widget.full_text, widget.full_text
        if isinstance(widget, QLabel) and widget.wordWrap():
            assert widget.height() >= widget.heightForWidth(widget.width()), widget.text()
        elif isinstance(widget, QLabel) and widget.text():
            assert widget.width() >= widget.fontMetrics().horizontalAdvance(widget.text()), widget.text()
        if isinstance(widget, QAbstractButton) and widget.text():
            words = widget.text().replace("&&", "&")
            assert widget.width() >= widget.fontMetrics().horizontalAdvance(words), words
            assert widget.height() >= widget.fontMetrics().height(), words
        if isinstance(widget, QLineEdit):
            assert widget.height() >= widget.fontMetrics().height()
            words = widget.placeholderText()
            assert widget.fontMetrics().horizontalAdvance(words) <= widget.width(), words
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            named = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            own = type(widget).__module__.startswith("journeymap")
            assert named or not own, widget
