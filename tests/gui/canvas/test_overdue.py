"""The tooltip of a card on the map says that its answers are older than planned, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.settings import set_settings
from journeymap.gui.canvas.canvas import Canvas
from journeymap.gui.session.session import Session


def test_a_card_says_why_it_wears_the_sign(hotel: Session, settled: Callable[[Session], None], qtbot: QtBot) -> None:
    set_settings(hotel.document, as_of=date(2027, 3, 1))
    settled(hotel)
    canvas = Canvas(hotel)
    qtbot.addWidget(canvas)
    canvas.resize(1200, 700)
    canvas.show()
    canvas.view.set_zoom(1.0)
    view = canvas.view
    for id, words in (("check-in", "asked 121 days ago, every 90 planned"), ("confirmation-mail", "")):
        card = view.map.card(id)
        assert card is not None
        view.centerOn(card.rect.x + card.rect.width / 2, card.rect.y + card.rect.height / 2)
        at = view.viewport().rect().center()
        QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
        assert words in QToolTip.text()
        assert bool(words) == bool(card.overdue_text)
    QToolTip.hideText()
