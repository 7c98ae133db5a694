"""An inspector on the hotel sample, shown, 300 px wide, with the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.gui.inspector.form import Form
from journeymap.gui.inspector.inspector import Inspector
from journeymap.gui.session.session import Session

Open = Callable[..., Form]


@pytest.fixture
def inspector(hotel: Session, qtbot: QtBot) -> Iterator[Inspector]:
    made = Inspector(hotel)
    made.resize(300, 900)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def opened(inspector: Inspector) -> Open:
    """Selects elements of one mapping and gives their form with every section unfolded."""

    def open_form(mapping: str, *ids: str) -> Form:
        inspector.session.selection.choose((mapping, id) for id in ids)
        assert inspector.form is not None
        inspector.form.open_all()
        if not inspector.form.head.fold.isHidden():
            inspector.form.head.fold.setChecked(True)
        QApplication.processEvents()
        return inspector.form

    return open_form
