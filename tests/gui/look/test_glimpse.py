"""Labels and rows hand Qt the beginning of a book, never the whole of it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from journeymap.gui.look.glimpse import MOST_LETTERS, glimpse
from journeymap.gui.widgets.labels import PlainLabel

BOOK = "word " * 50_000


def test_a_text_is_shown_whole_and_a_book_by_its_beginning() -> None:
    assert glimpse("A room with a view") == "A room with a view"
    assert glimpse(BOOK).endswith("word…")
    assert len(glimpse(BOOK)) <= MOST_LETTERS + 1


@pytest.mark.parametrize("elide", [True, False])
def test_a_label_measures_the_beginning_of_a_book(qtbot: QtBot, elide: bool) -> None:
    label = PlainLabel(BOOK, elide=elide)
    qtbot.addWidget(label)
    assert max(map(len, (label.text(), label.full_text, label.accessibleName()))) <= MOST_LETTERS + 1
