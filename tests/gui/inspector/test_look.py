"""Nothing is cut: every form with long words, in both languages, light and dark, at 100 and 200 percent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from journeymap.editing.commands import departments, touchpoints
from journeymap.gui.inspector.editors.score_block import ScoreBlock
from journeymap.gui.inspector.inspector import Inspector
from journeymap.gui.session.session import Session
from tests.gui.inspector.conftest import Open

LONG = "Pemeriksaan kedatangan rombongan keluarga besar di meja depan setelah perjalanan malam"
SHOWN = [
    ("touchpoints", ("check-in",)),
    ("touchpoints", ("check-in", "room")),
    ("links", ("reservation-call--check-in",)),
    ("stages", ("stay",)),
    ("departments", ("operations",)),
    ("personas", ("family",)),
]


def cut(inspector: Inspector) -> list[str]:
    """Visible words that do not fit into their place, and controls that reach out of the column."""
    found: list[str] = []
    for widget in inspector.page.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton):
            continue
        left = widget.mapTo(inspector.page, widget.rect().topLeft()).x()
        if left < 0 or left + widget.width() > inspector.page.width():
            found.append(f"{widget} reaches out: {widget.text()!r}")
        if (
            isinstance(widget, QLabel)
            and widget.wordWrap()
            and widget.height() + 1 < widget.heightForWidth(widget.width())
        ):
            found.append(f"cut: {widget.text()!r}")
    return found


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_nothing_is_cut(appearance: str, language: str, scale: float, inspector: Inspector, opened: Open) -> None:
    session = inspector.session
    touchpoints.rename_touchpoint(session.document, "check-in", LONG)
    departments.rename_department(session.document, "operations", LONG)
    session.look.wear(appearance, scale)
    session.speech.speak(language)
    inspector.resize(round(300 * scale), 900)
    for mapping, ids in SHOWN:
        opened(mapping, *(id for id in ids if id in getattr(session.journey, mapping)))
        for _ in range(4):
            QApplication.processEvents()
        assert inspector.page.width() <= inspector.width()
        assert not cut(inspector), (mapping, ids)


def test_a_long_title_is_shown_whole(inspector: Inspector, opened: Open) -> None:
    touchpoints.rename_touchpoint(inspector.session.document, "check-in", LONG)
    title = opened("touchpoints", "check-in").head.title
    QApplication.processEvents()
    assert title.document().size().height() >= 3
    assert title.verticalScrollBar().maximum() == 0


def test_figures_wear_the_colour_of_their_verdict(
    hotel: Session, settled: Callable[[Session], None], inspector: Inspector, opened: Open
) -> None:
    settled(hotel)
    opened("touchpoints", "check-in")
    QApplication.processEvents()
    blocks = inspector.page.findChildren(ScoreBlock)
    assert blocks
    for block in blocks:
        worn = block.value.palette().windowText().color().name()
        assert worn == hotel.look.theme.verdict(block.key.verdict)
